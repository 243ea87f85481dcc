"""Pages of prompt rules, trials and imports as moderators read them, at their longest and in every language."""

from dataclasses import replace

import pytest

from bot import errors
from bot.domain.prompt_rules import Judgement, Match, PromptRule, RuleAction, RuleKind
from bot.ui.moderation import words_file, words_list, words_trial
from bot.ui.moderation.words_list import Look
from bot.ui.words import LOCALES, words
from tests.unit.ui.samples import ID, NOW, WORST_PROMPTS, components, texts, within_limits

SAY = words("en-US")
RULE = PromptRule(
    id=ID, guild_id=1, kind=RuleKind.PHRASE, text="gore", action=RuleAction.ADULT, created_by=ID, created_at=NOW
)


def rules(count: int, text: str = "gore") -> list[PromptRule]:
    return [replace(RULE, text=text[:200]) for _ in range(count)]


def matched(prompt: str, start: int, end: int, **rule: object) -> Match:
    return Match(rule=replace(RULE, **rule), start=start, end=end, found=prompt[start:end])  # pyright: ignore[reportArgumentType]


def trial(prompt: str, *matches: Match, adult: bool = False) -> str:
    return "\n".join(texts(words_trial.view(prompt, Judgement(matches=matches), SAY, adult=adult)))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("text", WORST_PROMPTS)
def test_the_longest_page_fits(locale: str, text: str) -> None:
    """Twenty rules with the longest texts, in the midst of many, found by the longest search."""
    look = Look(search=(text * 30)[: words_list.SEARCH_MOST], action=RuleAction.ADULT, number=500)
    found = rules(20_000, (text * 200)[:200])
    within_limits(words_list.view(look, found, words(locale), tells=True, manages=True))
    within_limits(words_list.view(replace(look, everywhere=True, number=1), found, words(locale), tells=None))
    within_limits(words_list.view(replace(look, search="x" * 30), found, words(locale), tells=False))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("prompt", WORST_PROMPTS)
def test_the_longest_trial_fits(locale: str, prompt: str) -> None:
    """More matches than are told, each of the whole prompt or of one letter, by the longest rules."""
    for end in (1, len(prompt)):
        match = matched(prompt, 0, end, guild_id=None, text=(prompt * 200)[:200])
        judgement = Judgement(matches=(match,) * 30)
        within_limits(words_trial.view(prompt, judgement, words(locale), adult=False))


def test_the_place_of_a_match_is_marked() -> None:
    """With what stands around it, cut where there is more, and with nothing of it acting."""
    prompt = "x" * 40 + " a *big* gore, scene " + "y" * 40
    start = prompt.index("gore")
    assert f"> …{'x' * 21} a \\*big\\* **gore**, scene {'y' * 22}…" in trial(prompt, matched(prompt, start, start + 4))
    assert "> **gore**" in trial("gore", matched("gore", 0, 4))
    assert "> a**␣** b" in trial("a  b", matched("a  b", 1, 2))


@pytest.mark.parametrize(
    ("actions", "here", "there"),
    [
        (("block", "flag"), "refused", "refused"),
        (("adult",), "refused", "painted"),
        (("adult", "flag"), "refused", "flagged"),
        (("flag",), "flagged", "flagged"),
    ],
)
def test_what_follows_is_told_for_both_kinds_of_channels(actions: tuple[str, ...], here: str, there: str) -> None:
    """As the door would decide; tried in an age-restricted channel both are the same."""
    matches = [matched("gore", 0, 4, action=RuleAction(each)) for each in actions]
    sentences = {each: SAY(f"words-outcome-{each}") for each in (here, there)}
    told = trial("gore", *matches).splitlines()
    assert told[-2:] == [f"**Here:** {sentences[here]}", f"**In age-restricted channels:** {sentences[there]}"]
    assert trial("gore", *matches, adult=True).splitlines()[-2] == f"**Here:** {sentences[there]}"


def test_further_matches_are_counted() -> None:
    """Seven are told."""
    assert "… and 2 further matches" in trial("gore", *[matched("gore", 0, 4)] * 9)
    assert "further" not in trial("gore", *[matched("gore", 0, 4)] * 7)


def test_only_who_manages_the_server_is_offered_to_decide_what_is_told() -> None:
    """And nobody for the operators' rules, which are told as each server wants it."""

    def ids(tells: bool | None, manages: bool) -> list[str]:
        view = words_list.view(Look(search="go:re"), rules(1, "go:re"), SAY, tells=tells, manages=manages)
        return [each["custom_id"] for each in components(view) if "custom_id" in each]

    assert ids(tells=False, manages=True) == ["easel:rules-tell:on:here:-:1:go:re"]
    assert ids(tells=True, manages=True) == ["easel:rules-tell:off:here:-:1:go:re"]
    assert ids(tells=False, manages=False) == ids(tells=None, manages=True) == []


def test_a_page_beyond_the_last_is_the_last() -> None:
    """Rules may have been removed meanwhile."""
    view = words_list.view(Look(number=9), rules(21), SAY, tells=None)
    assert [each["label"] for each in components(view) if each["type"] == 2] == ["◀", "Page 2 of 2", "▶"]
    assert "\n".join(texts(view)).count("||gore||") == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_an_import_tells_the_first_lines_that_are_wrong(locale: str) -> None:
    """Five of them, with what is wrong, in one message."""
    wrong = {number: errors.InvalidRule(problem="long", most=200) for number in range(1, 20_001)}
    told = words_file.outcome(20_000, 20_000, wrong, words(locale))
    assert len(told.splitlines()) == 7
    assert len(told) <= 2000
    assert words_file.outcome(3, 1, {}, SAY) == "New rules: 3. There already: 1."
