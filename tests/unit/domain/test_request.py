"""Validation: what passes obeys every bound of the provider, what does not is the member's to mend."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from bot import errors
from bot.domain.capability import Capabilities
from bot.domain.reference import Reference
from bot.domain.request import PaintRequest, validate
from bot.domain.size import Quality, Shape, preset_of
from bot.domain.wish import Wish

GMI = Capabilities(references=10, total=15)
SEGMIND = Capabilities(
    references=3, total=15, seeds=False, watermark=False, side_least=1024, side_most=4096, side_step=64
)
#: Bidirectional and zero-width marks, fillers, NUL, look-alikes of spaces, accents, emoji of four bytes and of several.
ODD = "\0\u061c\u200b\u200d\u200e\u200f\u202e\u2060\u2066\u2069\u3164\ufeff\u00a0\u00ad\u0301@<>*_`~|#éßשلا🦊👩‍🎨🏳️‍🌈"
SEED_MOST = 2147483647

prompts = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.sampled_from(ODD), max_size=60),
    st.builds(
        lambda unit, times: unit * times,
        st.sampled_from(["a", "🦊", " ", "\u200b", "\0", "é"]),
        st.integers(1995, 2005),
    ),
)
sides = st.one_of(st.integers(0, 20_000), st.sampled_from([959, 960, 1024, 4095, 4096, 4097, 16_384, 99_999]))
sizes = st.one_of(
    st.none(),
    st.builds("{}{}{}".format, sides, st.sampled_from(["x", "X", "×", " x ", "*", "by", ""]), sides),
    st.sampled_from(
        [
            "",
            " ",
            "1K",
            "2k",
            " 4K ",
            "8K",
            "12x",
            "x12",
            "0x0",
            "99999x1",
            "-5x5",
            "1e3x1e3",
            "\u0662\u0660\u0664\u0668x\u0662\u0660\u0664\u0668",
        ]
    ),
    st.text(max_size=12),
)
references = st.lists(
    st.builds(
        Reference,
        url=st.just("https://cdn.discordapp.com/a.png"),
        name=st.text(max_size=20),
        content_type=st.sampled_from(
            ["", "image/png", "image/jpeg", "IMAGE/PNG; charset=x", "image/gif", "text/html", "image/"]
        ),
        size=st.sampled_from([0, 1, 10 * 1024**2, 10 * 1024**2 + 1]),
        width=st.sampled_from([0, 14, 15, 1000, 3001, 6000, 6001]),
        height=st.sampled_from([0, 14, 15, 1000, 3001, 6000, 6001]),
    ),
    max_size=12,
).map(tuple)
seeds = st.one_of(st.none(), st.integers(-3, 20), st.sampled_from([SEED_MOST, SEED_MOST + 1, 2**63]), st.integers())
#: Mostly good, at and around the bounds, so that many of them pass.
likely = st.builds(
    Wish,
    prompt=st.text(min_size=1, max_size=40),
    shape=st.sampled_from(Shape),
    quality=st.sampled_from(Quality),
    size=st.sampled_from([None, "", "1K", "1920x1080", "16384x1024", "960x960", "2048 × 4096"]),
    pictures=st.integers(1, 15),
    series=st.booleans(),
    seed=st.sampled_from([None, -1, 0, 1, SEED_MOST]),
    references=st.lists(st.builds(Reference, url=st.text(), name=st.text()), max_size=5).map(tuple),
    spoiler=st.booleans(),
    private=st.booleans(),
)
hostile = st.builds(
    Wish,
    prompt=prompts,
    shape=st.sampled_from(Shape),
    quality=st.sampled_from(Quality),
    size=sizes,
    pictures=st.one_of(st.integers(1, 15), st.integers()),
    series=st.booleans(),
    seed=seeds,
    references=references,
    watermark=st.booleans(),
)
wishes = st.one_of(likely, hostile)


def obeys_every_bound(request: PaintRequest, capabilities: Capabilities) -> None:
    """The tables of the provider and of the model, in numbers of their own."""
    assert request.prompt.strip()
    assert "\0" not in request.prompt
    assert 921_600 <= request.size.width * request.size.height <= 16_777_216
    assert Fraction(1, 16) <= Fraction(request.size.width, request.size.height) <= 16
    sides = (request.size.width, request.size.height)
    if preset_of(request.size) is None:
        assert min(sides) >= capabilities.side_least
        assert max(sides) <= (capabilities.side_most or max(sides))
        assert all(side % capabilities.side_step == 0 for side in sides)
    assert request.pictures >= 1
    assert len(request.references) <= capabilities.references
    assert len(request.references) + request.pictures <= 15
    assert 0 <= request.seed <= SEED_MOST
    for reference in request.references:
        assert reference.size <= 10 * 1024**2
        if reference.width and reference.height:
            assert min(reference.width, reference.height) > 14
            assert reference.width * reference.height <= 36_000_000
            assert Fraction(1, 3) <= Fraction(reference.width, reference.height) <= 3


@given(wish=wishes, capabilities=st.sampled_from([GMI, SEGMIND]), drawn=st.integers(0, SEED_MOST))
def test_a_wish_is_within_every_bound_or_the_members_to_mend(
    wish: Wish, capabilities: Capabilities, drawn: int
) -> None:
    """No wish makes anything but a payload that the provider documents, or a `MemberError`."""
    try:
        request = validate(wish, capabilities, drawn)
    except errors.MemberError:
        event("refused")
        return
    event("passed")
    obeys_every_bound(request, capabilities)
    orders = request.orders()
    assert len(orders) == request.renders == (1 if request.series else request.pictures)
    assert sum(order.pictures for order in orders) == request.pictures
    assert len({order.seed for order in orders}) == len(orders)
    for order in orders:
        assert 0 <= order.seed <= SEED_MOST
        assert 0 < len(order.prompt) <= 2000
        assert order.size == request.size
        assert order.references == tuple(each.url for each in request.references)
        assert order.watermark == bool(wish.watermark)


@given(wish=likely, drawn=st.integers(0, SEED_MOST))
def test_a_good_prompt_is_never_blamed(wish: Wish, drawn: int) -> None:
    """Whatever else is wrong, the refusal names that."""
    with pytest.raises(errors.InvalidCount) as refused:
        validate(replace(wish, prompt="a fox", pictures=16), GMI, drawn)
    assert refused.value.facts["given"] == 16


@given(seed=st.integers(0, SEED_MOST), pictures=st.integers(1, 15))
def test_a_fan_out_counts_its_seeds_up(seed: int, pictures: int) -> None:
    """s, s + 1, …, beginning again at 0 behind the last seed there is."""
    orders = validate(Wish(prompt="a fox", seed=seed, pictures=pictures), GMI, 1).orders()
    assert [order.seed for order in orders] == [(seed + step) % 2**31 for step in range(pictures)]


@pytest.mark.parametrize(
    "prompt",
    ["", " \n\t", "\0", "\u200b\u200b", "\u202e\u202c", "\ufeff", "\u2066\u2069", "\u061c", "\u3164", "\u2063\u180e"],
)
def test_a_prompt_without_a_visible_character_is_empty(prompt: str) -> None:
    """What would show as nothing asks for nothing."""
    with pytest.raises(errors.InvalidPrompt) as refused:
        validate(Wish(prompt=prompt), GMI, 1)
    assert refused.value.facts["problem"] == "empty"


def test_a_prompt_may_have_2000_characters_of_four_bytes_and_no_more() -> None:
    """Characters are counted, not bytes."""
    assert len(validate(Wish(prompt="🦊" * 2000), GMI, 1).prompt) == 2000
    with pytest.raises(errors.InvalidPrompt) as refused:
        validate(Wish(prompt="🦊" * 2001), GMI, 1)
    assert refused.value.facts == {"problem": "long", "length": 2001, "limit": 2000}


def test_words_that_run_from_right_to_left_and_joined_emoji_stay_as_they_were() -> None:
    """A prompt in any language reaches the provider unchanged."""
    prompt = "ציפור 🏳️‍🌈 لوحة 👩‍🎨 \u202babc\u202c"
    assert validate(Wish(prompt=prompt), GMI, 1).orders()[0].prompt == prompt


@pytest.mark.parametrize(
    ("wish", "error", "facts"),
    [
        (Wish(prompt="a", pictures=0), errors.InvalidCount, {"problem": "pictures", "given": 0, "least": 1}),
        (Wish(prompt="a", pictures=16), errors.InvalidCount, {"problem": "pictures", "given": 16, "most": 15}),
        (Wish(prompt="a", series=True), errors.InvalidCount, {"problem": "series", "least": 2}),
        (Wish(prompt="a", seed=2**31), errors.InvalidSeed, {"given": 2**31, "most": SEED_MOST}),
        (Wish(prompt="a", seed=-2), errors.InvalidSeed, {"given": -2}),
        (Wish(prompt="a", size="0x0"), errors.InvalidSize, {"problem": "pixels"}),
        (Wish(prompt="a", size="99999x1"), errors.InvalidSize, {"given": "99999x1"}),
        (Wish(prompt="a", size="12x"), errors.InvalidSize, {"problem": "form", "given": "12x"}),
    ],
)
def test_a_refusal_carries_what_its_sentence_needs(
    wish: Wish, error: type[errors.MemberError], facts: dict[str, object]
) -> None:
    """Each names the problem and the bound."""
    with pytest.raises(error) as refused:
        validate(wish, GMI, 1)
    assert facts.items() <= refused.value.facts.items()


@pytest.mark.parametrize("option", ["seed", "watermark"])
def test_an_option_that_the_provider_lacks_is_never_promised(option: str) -> None:
    """Segmind has no seed and no watermark: asking for one is refused, not forgotten."""
    wish = Wish(prompt="a", seed=7) if option == "seed" else Wish(prompt="a", watermark=True)
    with pytest.raises(errors.UnsupportedOption) as refused:
        validate(wish, SEGMIND, 1)
    assert refused.value.facts["option"] == option


def test_the_models_own_sizes_need_no_rounding() -> None:
    """They go by their names, even where a custom side needs 1,024 pixels."""
    wide = Wish(prompt="a", quality=Quality.K1, shape=Shape.WIDE)
    assert str(validate(wide, SEGMIND, 1).size) == "1280x720"


@pytest.mark.parametrize(("given", "rounded"), [("1920x1080", "1920x1088"), ("1055x1056", "1024x1088")])
def test_custom_sides_are_rounded_to_what_the_provider_paints(given: str, rounded: str) -> None:
    """The half upwards; another provider takes them as they are."""
    assert str(validate(Wish(prompt="a", size=given), SEGMIND, 1).size) == rounded
    assert str(validate(Wish(prompt="a", size=given), GMI, 1).size) == given


@pytest.mark.parametrize(
    ("given", "facts"),
    [
        ("900x1300", {"problem": "side", "least": 1024}),
        ("980x980", {"problem": "side", "least": 1024}),
        ("4200x1024", {"problem": "side-most", "most": 4096}),
    ],
)
def test_custom_sides_beyond_the_providers_own_bounds_are_refused(given: str, facts: dict[str, object]) -> None:
    """The refusal says which bound it is, of the size as it was typed."""
    with pytest.raises(errors.InvalidSize) as refused:
        validate(Wish(prompt="a", size=given), SEGMIND, 1)
    assert refused.value.facts == {**facts, "given": given}


@pytest.mark.parametrize("given", [None, -1])
def test_a_random_seed_is_drawn_and_zero_is_a_real_one(given: int | None) -> None:
    """Every payload is a fingerprint."""
    assert validate(Wish(prompt="a", seed=given), GMI, 4711).seed == 4711
    assert validate(Wish(prompt="a", seed=0), GMI, 4711).seed == 0


@given(prompt=st.text(alphabet="a🦊", min_size=1, max_size=2000), pictures=st.integers(2, 15))
def test_a_series_says_its_number_where_there_is_room(prompt: str, pictures: int) -> None:
    """One render of all pictures; the prompt names the number unless it would grow too long."""
    (order,) = validate(Wish(prompt=prompt, series=True, pictures=pictures), GMI, 1).orders()
    assert order.pictures == pictures
    assert order.prompt == prompt or (order.prompt.startswith(prompt) and str(pictures) in order.prompt)
    assert len(order.prompt) <= 2000
