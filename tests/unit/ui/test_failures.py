"""Every error has a sentence for the member, and none gives away what is the operator's."""

import re
from collections.abc import Iterator

import pytest

from bot import errors
from bot.domain.generation import Failure
from bot.ui import failures
from bot.ui.words import words

SAY = words("en-US")
SECRET = (
    "Bearer sk-SECRET-0123456789 https://internal.example/x?key=SECRET Traceback (most recent call last) KeyError('x')"
)
NASTY = "[free](https://evil.example) @everyone **x** <@123456789012345678> \u202e" * 40
#: Never told: the runner stops silently, the first delivery answers, and the process ends in words of its own.
SILENT = {errors.Superseded, errors.Duplicate, errors.SettingsError}
#: Bases, of which nothing is raised as such.
BASES = {errors.MemberError, errors.ProviderError}

FACTS: list[tuple[type[errors.EaselError], dict[str, object]]] = [
    (errors.InvalidPrompt, {"problem": "empty"}),
    (errors.InvalidPrompt, {"problem": "long", "length": 2001, "limit": 2000}),
    (errors.InvalidSize, {"problem": "form", "given": NASTY}),
    (errors.InvalidSize, {"problem": "pixels", "given": "99999x1", "least": 921_600, "most": 16_777_216}),
    (errors.InvalidSize, {"problem": "ratio", "given": "16000x999", "most": 16}),
    (errors.InvalidSize, {"problem": "side", "given": "1280x720", "least": 1024}),
    (errors.InvalidCount, {"problem": "pictures", "given": 16, "least": 1, "most": 15}),
    (errors.InvalidCount, {"problem": "series", "given": 1, "least": 2, "most": 15}),
    (errors.InvalidCount, {"problem": "total", "given": 16, "most": 15}),
    (errors.InvalidCount, {"problem": "references", "given": 11, "most": 10}),
    (errors.InvalidSeed, {"given": 2**31, "most": 2**31 - 1}),
    *(
        (errors.InvalidReference, {"problem": problem, "number": 2, "name": NASTY})
        for problem in (
            "type",
            "bytes",
            "pixels",
            "side",
            "ratio",
            "broken",
            "unreachable",
            "foreign",
            "gone",
            "missing",
        )
    ),
    (errors.InvalidSize, {"problem": "side-most", "given": "5000x3000", "most": 4096}),
    (errors.InvalidSize, {"problem": "largest", "given": "4096x4096"}),
    (errors.NotAllowed, {"right": "Manage Messages"}),
    (errors.Gone, {}),
    (errors.NotEnded, {}),
    (errors.NoSuchPicture, {"number": 16, "most": 15}),
    (errors.TrayFull, {"most": 10}),
    (errors.WaitTooLong, {"minutes": 17, "most": 13}),
    (errors.WaitTooLong, {"minutes": 17, "most": 13, "problem": "elsewhere"}),
    (errors.UnsupportedOption, {"option": "seed"}),
    (errors.UnsupportedOption, {"option": "provider", "provider": NASTY}),
    (errors.MissingPermissions, {"names": "Attach Files, Embed Links"}),
    (errors.LimitReached, {"limit": "daily", "left": 2, "most": 50, "asked": 4, "resets_at": 1_800_000_000.0}),
    (errors.LimitReached, {"limit": "daily", "left": 2, "most": 3, "asked": 4, "resets_at": None}),
    (errors.LimitReached, {"limit": "waiting", "left": 0, "most": 7, "asked": 1, "resets_at": None}),
    (errors.LimitReached, {"limit": "cooldown", "left": 0, "most": 30, "asked": 1, "resets_at": 1_800_000_000.0}),
    (errors.LimitReached, {"limit": "budget", "left": 0, "most": 9, "asked": 5, "resets_at": 1_800_000_000.0}),
    (errors.LimitReached, {"limit": "budget", "left": 0, "most": 1, "asked": 5, "resets_at": None}),
    *(
        (errors.LimitReached, {"limit": limit, "left": 2, "most": 9, "asked": 5, "resets_at": resets_at})
        for limit in ("channel-daily", "channel-total", "server-total", "studio-total", "server-budget")
        for resets_at in (1_800_000_000.0, None)
    ),
    *(
        (errors.LimitReached, {"limit": "daily", "left": 2, "most": 50, "asked": 4, "resets_at": 1.0, "scope": scope})
        for scope in ("server", "role", "channel", "member")
    ),
    (errors.RuledOut, {"problem": "series", "most": None, "scope": "operator"}),
    (errors.NotHere, {"problem": "channel", "channels": "<#1> <#2>"}),
    (errors.NotHere, {"problem": "role", "roles": "<@&1> <@&2>"}),
    *((errors.NotHere, {"problem": f"forbidden-{scope}"}) for scope in ("server", "role", "channel", "member")),
    (errors.RuledOut, {"problem": "quality", "most": "2K", "scope": "role"}),
    (errors.RuledOut, {"problem": "pictures", "most": 4, "scope": "server"}),
    (errors.RuledOut, {"problem": "series", "most": None, "scope": "channel"}),
    (errors.RuledOut, {"problem": "edits", "most": None, "scope": "member"}),
    *(
        (errors.Banned, {"reason": NASTY, "resets_at": resets_at, **problem})
        for resets_at in (1_800_000_000.0, None)
        for problem in ({}, {"problem": "everywhere"})
    ),
    (errors.Banned, {"reason": "", "resets_at": None}),
    (errors.PromptRefused, {}),
    (errors.PromptRefused, {"problem": "adult"}),
    (errors.PromptRefused, {"problem": "told", "found": NASTY}),
    (errors.PictureRefused, {"number": 2}),
    (errors.ReportsFull, {"most": 5}),
    (errors.StudioPaused, {"reason": ""}),
    (errors.StudioPaused, {"problem": "reason", "reason": NASTY}),
    (errors.ReviewRejected, {"reason": ""}),
    (errors.ReviewRejected, {"problem": "reason", "reason": NASTY}),
    (errors.NotHere, {"problem": "foreign"}),
    *(
        (errors.InvalidLimit, {"problem": problem, "given": NASTY, "least": 1, "most": 50})
        for problem in ("daily", "concurrent", "cooldown", "pictures", "total")
    ),
    (errors.InvalidLimit, {"problem": "zone", "given": NASTY, "near": "Europe/Kyiv, Europe/Kirov"}),
    (errors.InvalidLimit, {"problem": "twice"}),
    (errors.InvalidLimit, {"problem": "channel"}),
    (errors.InvalidLimit, {"problem": "many", "most": 20}),
    (errors.InvalidRule, {"problem": "empty"}),
    (errors.InvalidRule, {"problem": "long", "most": 200}),
    (errors.InvalidRule, {"problem": "wide"}),
    (errors.InvalidRule, {"problem": "pattern", "reason": NASTY}),
    (errors.RuleExists, {"text": NASTY}),
    *((errors.InvalidList, {"problem": problem, "most": 9}) for problem in ("bytes", "lines", "text", "unreachable")),
    (errors.InvalidScore, {"given": NASTY}),
    (errors.InvalidAmount, {"problem": "form", "given": NASTY}),
    (errors.InvalidAmount, {"problem": "size", "most": 9}),
]


def tree(base: type[errors.EaselError] = errors.EaselError) -> Iterator[type[errors.EaselError]]:
    """Every class that `bot.errors` draws."""
    for kind in base.__subclasses__():
        if kind.__module__.startswith("bot.errors."):
            yield kind
            yield from tree(kind)


KINDS = sorted(tree(), key=lambda kind: kind.__name__)
TOLD = [kind for kind in KINDS if kind not in SILENT | BASES]


def told(kind: type[errors.EaselError], **facts: object) -> str:
    return failures.for_member(Failure.of(kind(SECRET, **facts)), SAY)


def decent(sentence: str) -> None:
    """A sentence that may stand in a channel."""
    assert 10 < len(sentence) <= 2000
    assert not sentence[0].islower()
    assert sentence.rstrip("*`").endswith((".", "?", "!"))
    assert "None" not in sentence
    assert "SECRET" not in sentence
    assert "http" not in re.sub(r"\[|\]|\(.*?\)", "", sentence) or "evil.example" in sentence
    assert "Traceback" not in sentence
    assert "\u202e" not in sentence


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    """Each class is drawn once, under its own name."""
    drawn = re.findall(r"[A-Z]\w+(?=\s|$)", (errors.__doc__ or "").partition("::")[2])
    names = {kind.__name__ for kind in KINDS} | {"EaselError"}
    assert names <= set(drawn)
    assert len([name for name in drawn if name in names]) == len(names)


def test_codes_are_unique_and_speak_for_their_class() -> None:
    """A row that holds a code names one error."""
    own = {kind: kind.__dict__["code"] for kind in KINDS if "code" in kind.__dict__}
    assert len(set(own.values())) == len(own)
    for kind in set(KINDS) - {errors.MemberError}:
        assert kind in own, kind


@pytest.mark.parametrize("kind", TOLD)
def test_every_error_has_a_sentence_of_its_own(kind: type[errors.EaselError]) -> None:
    """None falls back to "something went wrong", which is for defects alone."""
    facts = next((facts for each, facts in FACTS if each is kind), {})
    sentence = told(kind, **facts)
    decent(sentence)
    assert sentence != told(errors.EaselError)


@pytest.mark.parametrize(("kind", "facts"), FACTS)
def test_every_problem_of_an_error_is_a_decent_sentence(
    kind: type[errors.EaselError], facts: dict[str, object]
) -> None:
    """With the worst that a member could have typed."""
    sentence = told(kind, **facts)
    decent(sentence)
    assert "@everyone" not in sentence
    assert "[free](" not in sentence


def test_every_problem_has_words_of_its_own() -> None:
    """No two problems of one error are told alike."""
    sentences = [told(kind, **facts) for kind, facts in FACTS]
    assert len(set(sentences)) == len(sentences)


def test_mentions_of_channels_and_roles_are_left_whole() -> None:
    """A name that Discord writes is worth more than a number."""
    assert "<#1> <#2>" in told(errors.NotHere, problem="channel", channels="<#1> <#2>")
    assert "<@&1> <@&2>" in told(errors.NotHere, problem="role", roles="<@&1> <@&2>")


def test_a_ban_is_told_with_its_reason_if_it_has_one() -> None:
    """And without a gap where there is none."""
    assert told(errors.Banned, reason="spam", resets_at=None).endswith(" any more. Reason: “spam”.")
    assert told(errors.Banned, reason="", resets_at=None).endswith(" any more.")


def test_a_rule_is_told_with_whose_it_is() -> None:
    """Whoever wants it changed knows where to ask."""
    assert "4K" not in told(errors.RuledOut, problem="quality", most="2K", scope="role")
    assert told(errors.RuledOut, problem="quality", most="2K", scope="role").endswith("the rule of your roles.")
    assert "rule" not in told(errors.LimitReached, limit="daily", left=0, most=5, asked=1, resets_at=1.0)


@pytest.mark.parametrize("kind", [each for each in TOLD if issubclass(each, errors.ProviderError)])
def test_a_providers_fault_says_that_nothing_was_counted(kind: type[errors.EaselError]) -> None:
    """The member need not ask for a picture back."""
    assert "othing was counted" in told(kind)


def test_a_defect_and_an_unknown_code_have_a_sentence_too() -> None:
    """A row of a later version is told as well."""
    decent(told(errors.EaselError))
    assert failures.for_member(Failure(code="from-a-later-version", detail=SECRET), SAY) == told(errors.EaselError)


def test_a_limit_says_what_is_left_and_when_more_comes() -> None:
    """In Discord's own live time; without a time where time alone does not help."""
    daily = told(errors.LimitReached, limit="daily", left=2, most=50, asked=4, resets_at=1_800_000_000.0)
    assert "2 of 50" in daily
    assert "<t:1800000000:R>" in daily
    assert "<t:" not in told(errors.LimitReached, limit="daily", left=2, most=3, asked=4, resets_at=None)


def test_a_request_dearer_than_the_whole_budget_is_not_told_to_wait() -> None:
    """Without a time it must not say that painting goes on."""
    sentence = told(errors.LimitReached, limit="budget", left=4, most=4, asked=5, resets_at=None)
    assert "goes on." not in sentence


def test_a_budget_that_pays_for_less_says_what_this_would_cost() -> None:
    """In dollars; where nothing is left there is nothing to be had for less."""
    for limit in ("budget", "server-budget"):
        facts = {"limit": limit, "most": 1_000_000, "asked": 450_000, "resets_at": 1_800_000_000.0}
        sentence = told(errors.LimitReached, left=100_000, **facts)
        assert "about $0.45" in sentence
        assert "<t:1800000000:R>" in sentence
        assert "is spent" in told(errors.LimitReached, left=0, **facts)


@pytest.mark.parametrize("kind", KINDS)
def test_the_operator_reads_what_to_do(kind: type[errors.EaselError]) -> None:
    """One line for the log, without the provider's words in it."""
    advice = failures.for_operator(Failure.of(kind(SECRET)))
    assert 0 < len(advice) <= 200
    assert "SECRET" not in advice


@pytest.mark.parametrize("kind", [errors.BadKey, errors.NoCredits, errors.UnknownModel, errors.ForeignHost])
def test_member_and_operator_read_different_words(kind: type[errors.EaselError]) -> None:
    """Keys, credits and models are none of the member's business."""
    sentence, advice = told(kind), failures.for_operator(Failure.of(kind()))
    assert "key" not in sentence.lower()
    assert "operator" in sentence
    assert advice != failures.for_operator(Failure(code="rate-limited"))


@pytest.mark.parametrize(
    ("codes", "expected", "came", "words"),
    [
        ((), 3, 3, ""),
        ((), 5, 3, "chose to paint 3 pictures instead of 5"),
        (("content-refused",), 3, 2, "refused for their content"),
        (("cancelled", "cancelled"), 3, 1, "cancelled"),
        (("content-refused", "render-failed"), 3, 1, "lost to a fault or refused for their content"),
    ],
)
def test_missing_pictures_are_explained(codes: tuple[str, ...], expected: int, came: int, words: str) -> None:
    """How many came, and why the others did not."""
    told = failures.missing(tuple(Failure(code=code, detail=SECRET) for code in codes), expected, came, SAY)
    assert words in told
    assert bool(told) == bool(words)
    assert "SECRET" not in told
