"""Sizes: the model's table, what members type, and what they are offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import errors
from bot.domain.size import Quality, Shape, Size, parse, preset, suggestions

#: The model's own table; upright shapes are its rows swapped.
TABLE = {
    "1:1": ("1024x1024", "2048x2048", "4096x4096"),
    "4:3": ("1152x864", "2304x1728", "4096x3072"),
    "16:9": ("1280x720", "2560x1440", "4096x2304"),
    "3:2": ("1248x832", "2496x1664", "4096x2728"),
    "21:9": ("1512x648", "3024x1296", "4096x1752"),
}


def _swapped(text: str, mark: str) -> str:
    return mark.join(reversed(text.split(mark)))


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("quality", Quality)
def test_every_preset_is_the_models_own(shape: Shape, quality: Quality) -> None:
    """24 presets, each as the table has it."""
    column = ("1K", "2K", "4K").index(quality)
    lying = TABLE.get(shape.ratio)
    expected = lying[column] if lying else _swapped(TABLE[_swapped(shape.ratio, ":")][column], "x")
    assert str(preset(shape, quality)) == expected


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("quality", Quality)
def test_every_preset_can_be_painted(shape: Shape, quality: Quality) -> None:
    """Typed as WxH, a preset is accepted as the same size."""
    size = preset(shape, quality)
    assert parse(str(size)) == size


def test_shapes_carry_the_names_and_ratios_members_choose() -> None:
    """The eight shapes of the command."""
    assert {str(shape): shape.ratio for shape in Shape} == {
        "square": "1:1",
        "landscape": "4:3",
        "portrait": "3:4",
        "wide": "16:9",
        "tall": "9:16",
        "photo": "3:2",
        "photo-portrait": "2:3",
        "cinema": "21:9",
    }


@pytest.mark.parametrize("typed", ["2304x1728", " 2304 x 1728 ", "2304X1728", "2304×1728", "2304*1728", "02304x1728"])
def test_a_custom_size_may_be_written_in_several_ways(typed: str) -> None:
    """Spaces, capitals and the real multiplication sign are understood."""
    assert parse(typed) == Size(2304, 1728)


@pytest.mark.parametrize("typed", ["2k", " 2K ", "2K"])
def test_a_preset_takes_the_shape_that_was_chosen(typed: str) -> None:
    """`2K` overrides the quality alone."""
    assert parse(typed, Shape.TALL) == Size(1440, 2560)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "form"),
        ("12x", "form"),
        ("8K", "form"),
        ("2048", "form"),
        ("1024x1024x1024", "form"),
        ("-1024x1024", "form"),
        ("1024.5x1024", "form"),
        ("0x0", "pixels"),
        ("0x99999", "pixels"),
        ("959x960", "pixels"),
        ("4097x4096", "pixels"),
        ("99999x1", "pixels"),
        ("16000x999", "ratio"),
        ("999x16000", "ratio"),
        ("9999999x1", "form"),
    ],
)
def test_a_wrong_size_says_what_is_wrong(typed: str, problem: str) -> None:
    """The form, the pixels in all, or the ratio."""
    with pytest.raises(errors.InvalidSize) as refused:
        parse(typed)
    assert refused.value.facts["problem"] == problem


@pytest.mark.parametrize("size", [Size(960, 960), Size(4096, 4096), Size(16_384, 1024), Size(240, 3840)])
def test_the_bounds_themselves_are_allowed(size: Size) -> None:
    """921,600 and 16,777,216 pixels, and 1:16."""
    assert parse(str(size)) == size


typed_sizes = st.one_of(
    st.text(max_size=100),
    st.sampled_from(["", "2k", "16:9", "23", "wide", "4K portrait", "x", "1920×1080", "1920 x 1080", "1920*1080"]),
    st.builds("{}x{}".format, st.integers(0, 9999), st.integers(0, 9999)),
)


@given(typed=typed_sizes, shape=st.sampled_from(Shape))
def test_every_suggestion_can_be_sent(typed: str, shape: Shape) -> None:
    """Discord takes 100 characters a label; each value reads back as the size it names, and none comes twice."""
    rows = suggestions(typed, shape)
    for label, size in rows:
        assert 0 < len(label) <= 100
        assert str(size) in label
        assert parse(str(size), shape) == size
    assert len({str(size) for _, size in rows}) == len(rows)


def test_nothing_typed_offers_every_preset_with_the_chosen_shape_first() -> None:
    """24 rows fit into Discord's 25."""
    rows = suggestions("", Shape.TALL)
    assert [size for _, size in rows[:3]] == [preset(Shape.TALL, quality) for quality in Quality]
    assert len(rows) == 24


@pytest.mark.parametrize("typed", ["1920x1080", "1920×1080", "1920X1080", " 1920x1080 ", "1920 x 1080", "1920*1080"])
def test_a_custom_size_is_offered_however_it_was_written(typed: str) -> None:
    """What `parse` would accept on sending is offered while typing."""
    assert [size for _, size in suggestions(typed)] == [Size(1920, 1080)]


@pytest.mark.parametrize(
    ("typed", "found"), [("16:9", {"wide"}), ("cinema", {"cinema"}), ("photo-", {"photo-portrait"})]
)
def test_typing_narrows_the_offer(typed: str, found: set[str]) -> None:
    """By ratio or by name."""
    assert {label.split()[3] for label, _ in suggestions(typed)} == found
