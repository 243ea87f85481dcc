"""Rules of words and phrases against people who want them not to match, and against people who mean no harm."""
# ruff: noqa: RUF001  # Look-alikes are what is tested.

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.prompt_rules import PromptRule, RuleAction, RuleKind
from bot.moderators.words import Matcher
from tests.unit.moderators.cases import EVASIONS, INNOCENT


def ruling(*texts: str, kind: RuleKind = RuleKind.WORD, action: RuleAction = RuleAction.BLOCK) -> list[PromptRule]:
    """Rules of the operators."""
    return [
        PromptRule(id=number, guild_id=None, kind=kind, text=text, action=action, created_by=1, created_at=0.0)
        for number, text in enumerate(texts, 1)
    ]


EVASIVE = [(rule, prompt) for rule, prompts in EVASIONS.items() for prompt in prompts]
HARMLESS = [(rule, prompt) for rule, prompts in INNOCENT.items() for prompt in prompts]


def test_there_are_enough_cases() -> None:
    """No fewer than 200 of each, and none twice."""
    assert len(set(EVASIVE)) == len(EVASIVE) >= 200
    assert len(set(HARMLESS)) == len(HARMLESS) >= 200


@pytest.mark.parametrize(("rule", "prompt"), EVASIVE, ids=[f"{rule}: {prompt!a}" for rule, prompt in EVASIVE])
def test_a_disguised_word_is_found(rule: str, prompt: str) -> None:
    """However it is drawn, spaced, stretched or accented."""
    found = Matcher(ruling(rule)).judge(prompt).matches
    assert found
    assert all(prompt[each.start : each.end] == each.found for each in found)


@pytest.mark.parametrize(("rule", "prompt"), HARMLESS, ids=[f"{rule}: {prompt!a}" for rule, prompt in HARMLESS])
def test_an_innocent_word_is_left_alone(rule: str, prompt: str) -> None:
    """It holds a banned word, or looks like one, and is none."""
    assert Matcher(ruling(rule)).judge(prompt).matches == ()


def found(prompt: str, *rules: str) -> list[str]:
    """What of the prompt is matched, in order."""
    return [each.found for each in Matcher(ruling(*rules)).judge(prompt).matches]


def test_a_match_tells_where_it_stands() -> None:
    """In the prompt as it was typed, with all that was put between the letters."""
    prompt = "Ｐaint \u200bb\u200bl.0.o.d, then a g  o  r  e scene"
    assert found(prompt, "gore", "blood") == ["b\u200bl.0.o.d", "g  o  r  e"]
    (match, *_) = Matcher(ruling("gore")).judge(prompt).matches
    assert (match.rule.text, prompt[match.start : match.end]) == ("gore", match.found)


def test_every_place_is_told_once() -> None:
    """Also what can be read in several ways."""
    assert found("gore, g-o-r-e and gore!", "gore") == ["gore", "g-o-r-e", "gore"]
    assert found("red blood", "red blood", "blood", "red") == ["red", "red blood", "blood"]


def test_rules_that_sound_alike_are_told_apart() -> None:
    """One key, several rules: only the one that is spelled matches."""
    assert found("a ball", "bail", "ball") == ["ball"]
    assert found("god is good", "good") == ["good"]
    assert found("b@ll", "bail", "ball") == ["b@ll"]
    assert sorted(each.rule.text for each in Matcher(ruling("bail", "ball")).judge("ba1l").matches) == ["bail", "ball"]


def test_look_alikes_count_by_the_company_they_keep() -> None:
    """A word all in Cyrillic is a disguise among English, and itself among Ukrainian."""
    assert found("a photo of аѕѕ", "ass") == ["аѕѕ"]
    assert found("рис і сор, дощ іде", "cop") == []
    assert found("nice xep", "хер") == []
    assert found("який xep тут стоїть", "хер") == ["xep"]


def test_a_blocked_prompt_is_not_searched_to_its_end() -> None:
    """Flags are all found, for they alone don't tell what becomes of it."""
    prompt = "gore " * 300
    assert len(Matcher(ruling("gore")).judge(prompt).matches) == 20
    assert len(Matcher(ruling("gore", action=RuleAction.FLAG)).judge(prompt).matches) == 300


def test_a_rule_may_be_written_in_disguise() -> None:
    """As its writer saw it: with signs, spaces, other scripts or capitals."""
    for text in ("g0re", "G O R E", "gоrе", "ＧＯＲＥ", "gor€", "GORE!"):
        assert found("some gore, g.o.r.e", text) == ["gore", "g.o.r.e"]


def test_no_rules_say_nothing() -> None:
    """Nor does an empty prompt."""
    assert Matcher(()).judge("gore").matches == ()
    assert found("", "gore") == []


TEXTS = st.text(max_size=60) | st.text("аgоrеGORE0.- \u200bヌード血ー゛ﾞ'!$|1lIi\u0308ßﬁİı𝓰", max_size=40)


@given(TEXTS, st.lists(TEXTS, max_size=4))
@settings(max_examples=300)
def test_whatever_is_typed_is_read(prompt: str, texts: list[str]) -> None:
    """Nothing fails, every match lies in the prompt, and a rule of letters matches itself."""
    matches = Matcher(ruling("gore", "ヌード", "血", *texts, action=RuleAction.FLAG)).judge(prompt).matches
    assert all(0 <= each.start < each.end <= len(prompt) for each in matches)
    assert all(prompt[each.start : each.end] == each.found for each in matches)
    assert list(matches) == sorted(matches, key=lambda each: each.start)


@given(st.text("abcdeghiklmnoprstuvwyäéñßкровиязαβγ血裸ぬ", min_size=1, max_size=12))
def test_a_word_is_found_by_its_own_rule(word: str) -> None:
    """Whatever its letters, alone and among others."""
    for prompt in (word, f"({word})", f"fox {word} sky"):
        assert word in found(prompt, word)
