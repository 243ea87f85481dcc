"""Operators' regular expressions: on the prompt as it is typed and as it looks, never slow, never crashing."""
# ruff: noqa: RUF001  # Look-alikes are what is tested.

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import errors
from bot.domain.prompt_rules import PromptRule, RuleAction, RuleKind
from bot.moderators.words import Matcher, checked


def rule(text: str, kind: RuleKind = RuleKind.PATTERN) -> PromptRule:
    """One of the operators' rules."""
    return PromptRule(guild_id=None, kind=kind, text=text, action=RuleAction.BLOCK, created_by=1, created_at=0.0)


def found(prompt: str, pattern: str) -> list[str]:
    """What of the prompt is matched."""
    return [each.found for each in Matcher([rule(pattern)]).judge(prompt).matches]


@pytest.mark.parametrize(
    ("pattern", "prompt", "expected"),
    [
        (r"blood(y|ied)?\b", "a BLOODY knife", "BLOODY"),
        (r"g[o0]re", "ｇ0rе here", "ｇ0rе"),
        (r"nudes?", "ÑÚDÉS", "ÑÚDÉS"),
        (r"кров\w*", "КРОВ", "КРОВ"),
        (r"^draw", "Draw a fox", "Draw"),
        (r"b.ood", "b\u200blood", "b\u200blood"),
        (r"\d{4}p", "in 1080p", "1080p"),
        (r"fi", "ﬁre", "ﬁ"),
    ],
)
def test_a_pattern_is_found_in_either_form(pattern: str, prompt: str, expected: str) -> None:
    """And told as it was typed."""
    assert found(prompt, pattern) == [expected]


@pytest.mark.parametrize(("pattern", "prompt"), [("gore", "a fox"), (r"\bass\b", "class"), ("blood$", "blood red")])
def test_what_does_not_match_is_left_alone(pattern: str, prompt: str) -> None:
    """A pattern means what it says."""
    assert found(prompt, pattern) == []


@pytest.mark.parametrize("text", ["(a", "a**", "[z-a]", r"(a)\1", "(?=a)", r"\p{Nothing}", "(((((a{1000}){1000})))))"])
def test_a_broken_pattern_is_refused_with_its_reason(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    """In RE2's own words, and in no other place."""
    with pytest.raises(errors.InvalidRule) as refused:
        checked(rule(text))
    assert refused.value.facts["problem"] == "pattern"
    assert refused.value.facts["reason"]
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("text", [".", ".*", "a*", r"\w", "[a-z]", "|", "", "(?i)[aeiou]", "x?", r"\b", "^", "^."])
def test_a_pattern_that_every_prompt_matches_is_refused(text: str) -> None:
    """So is one that matches nothing at all."""
    with pytest.raises(errors.InvalidRule) as refused:
        checked(rule(text))
    assert refused.value.facts["problem"] == ("wide" if text else "empty")


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        (" \n", RuleKind.WORD, "empty"),
        ("\u200b", RuleKind.WORD, "empty"),
        ("...", RuleKind.PHRASE, "empty"),
        ("a" * 201, RuleKind.WORD, "long"),
        ("a" * 201, RuleKind.PATTERN, "long"),
    ],
)
def test_a_text_that_is_no_rule_is_refused(text: str, kind: RuleKind, problem: str) -> None:
    """Nothing to look for, or too much."""
    with pytest.raises(errors.InvalidRule) as refused:
        checked(rule(text, kind))
    assert refused.value.facts["problem"] == problem


def test_a_rule_is_kept_tidy() -> None:
    """Words with single spaces; a pattern's spaces are its own."""
    assert checked(rule("  red \n blood\0", RuleKind.PHRASE)).text == "red blood"
    assert checked(rule(" red  blood ")).text == "red  blood"
    assert checked(rule("e\u0301pe\u0301e", RuleKind.WORD)).text == "épée"


def test_what_is_the_same_has_the_same_fold() -> None:
    """A word in any case and width; a pattern only as it is written."""
    assert rule("ＧＯＲＥ", RuleKind.WORD).folded == rule("gore", RuleKind.WORD).folded
    assert rule(r"\S").folded != rule(r"\s").folded


def test_a_stored_pattern_that_is_refused_stops_no_other_rule() -> None:
    """It may have been written by another version."""
    assert [each.found for each in Matcher([rule("(a"), rule("gore")]).judge("(a gore").matches] == ["gore"]


def test_a_pattern_that_ruins_others_takes_no_time() -> None:
    """What would take years by backtracking ends at once."""
    assert found("a" * 2000, "(a+)+$b|(a|aa)+c") == []


@given(st.text(max_size=200), st.text(max_size=30))
def test_no_prompt_and_no_pattern_crash(prompt: str, pattern: str) -> None:
    """Matches lie within the prompt."""
    for match in Matcher([rule(pattern), rule(r"[a-f]+\s?o")]).judge(prompt).matches:
        assert 0 <= match.start <= match.end <= len(prompt)
