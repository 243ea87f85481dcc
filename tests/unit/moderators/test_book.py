"""The prompt rules at work: checked before they are written, and as new as any process wrote them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from bot import errors
from bot.domain.prompt_rules import PromptRule, RuleAction, RuleKind
from bot.moderators.book import FRESH_SECONDS, RuleBook

GUILD = 5


@dataclass
class Shelf:
    """`ports.PromptRules` in memory, which counts how often it is asked."""

    rules: list[PromptRule] = field(default_factory=list)
    changes: int = 0
    asked: list[str] = field(default_factory=list)

    async def add(self, rule: PromptRule) -> PromptRule:
        self.changes += 1
        self.rules.append(replace(rule, id=self.changes))
        return self.rules[-1]

    async def import_words(self, rules: Sequence[PromptRule]) -> int:
        for each in rules:
            await self.add(each)
        return len(rules)

    async def remove(self, guild_id: int | None, rule_id: int) -> PromptRule | None:
        gone = [each for each in self.rules if (each.guild_id, each.id) == (guild_id, rule_id)]
        self.rules = [each for each in self.rules if each not in gone]
        self.changes += len(gone)
        return gone[0] if gone else None

    async def all(self, guild_id: int | None) -> list[PromptRule]:
        self.asked.append(f"all {guild_id}")
        await asyncio.sleep(0)
        return [each for each in self.rules if each.guild_id == guild_id]

    async def version(self) -> int:
        self.asked.append("version")
        changes = self.changes
        await asyncio.sleep(0)
        return changes


class StillClock:
    """Time that passes when it is told to."""

    now = 1000.0

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def shelf() -> Shelf:
    """What every process sees."""
    return Shelf()


@pytest.fixture
def clock() -> StillClock:
    """The time."""
    return StillClock()


@pytest.fixture
def book(shelf: Shelf, clock: StillClock) -> RuleBook:
    """This process's own view of it."""
    return RuleBook(shelf, clock)


def rule(text: str, guild: int | None = GUILD, kind: RuleKind = RuleKind.WORD) -> PromptRule:
    """One that blocks."""
    return PromptRule(guild_id=guild, kind=kind, text=text, action=RuleAction.BLOCK, created_by=1, created_at=0.0)


async def found(book: RuleBook, prompt: str, guild: int | None = GUILD) -> list[str]:
    """The texts of the rules that match, in order."""
    return [each.rule.text for each in (await book.judge(guild, prompt)).matches]


async def test_a_server_has_its_own_rules_and_those_of_the_operators(book: RuleBook) -> None:
    """In the order of the prompt; nobody else's."""
    for each in (rule("gore"), rule("blood", None), rule("ass", 6), rule("r.d", kind=RuleKind.PATTERN)):
        await book.add(each)
    assert await found(book, "gore, blood, ass, red") == ["gore", "blood", "r.d"]
    assert await found(book, "gore, blood, ass, red", 6) == ["blood", "ass"]
    assert await found(book, "gore, blood, ass, red", None) == ["blood"]
    assert {each.text for each in await book.all(GUILD)} == {"gore", "r.d"}


async def test_an_own_change_counts_at_once(book: RuleBook) -> None:
    """Written, imported or removed."""
    assert await found(book, "gore and blood") == []
    kept = await book.add(rule("gore"))
    assert await found(book, "gore and blood") == ["gore"]
    assert await book.import_words([rule("  blood "), rule("ass")]) == 2
    assert await found(book, "gore and blood") == ["gore", "blood"]
    assert await book.remove(GUILD, kept.id) == kept
    assert await found(book, "gore and blood") == ["blood"]


async def test_another_process_is_heard_within_seconds(book: RuleBook, shelf: Shelf, clock: StillClock) -> None:
    """Not at every prompt."""
    assert await found(book, "gore") == []
    await shelf.add(rule("gore"))
    clock.now += FRESH_SECONDS - 0.1
    assert await found(book, "gore") == []
    assert shelf.asked.count("version") == 1
    clock.now += 0.1
    assert await found(book, "gore") == ["gore"]


async def test_a_clock_that_was_set_back_hides_nothing(book: RuleBook, shelf: Shelf, clock: StillClock) -> None:
    """The version is asked for again."""
    assert await found(book, "gore") == []
    await shelf.add(rule("gore"))
    clock.now -= 3600
    assert await found(book, "gore") == ["gore"]


async def test_rules_are_read_once_for_many_prompts(book: RuleBook, shelf: Shelf, clock: StillClock) -> None:
    """However many come at once, and not again while nothing changes."""
    await shelf.add(rule("gore"))
    outcomes = await asyncio.gather(*(found(book, "gore") for _ in range(20)))
    assert outcomes == [["gore"]] * 20
    clock.now += 2 * FRESH_SECONDS
    assert await found(book, "gore") == ["gore"]
    assert sorted(shelf.asked) == [f"all {GUILD}", "all None", "version", "version"]


async def test_a_change_during_a_question_is_not_missed(book: RuleBook) -> None:
    """What was asked before it is not kept as the answer."""
    asking = asyncio.create_task(found(book, "gore"))
    await asyncio.sleep(0)
    await book.add(rule("gore"))
    await asking
    assert await found(book, "gore") == ["gore"]


async def test_what_is_no_rule_is_never_written(book: RuleBook, shelf: Shelf) -> None:
    """One of many spoils them all."""
    with pytest.raises(errors.InvalidRule):
        await book.add(rule("...", kind=RuleKind.PHRASE))
    with pytest.raises(errors.InvalidRule):
        await book.import_words([rule("gore"), rule("a" * 300)])
    assert shelf.rules == []


async def test_what_is_wrong_is_told_of_each(book: RuleBook, shelf: Shelf) -> None:
    """The others as they would be kept; nothing is written."""
    first, second, third = await book.checked([rule(" gore  x "), rule("..."), rule("(", kind=RuleKind.PATTERN)])
    assert first == rule("gore x")
    assert isinstance(second, errors.InvalidRule)
    assert isinstance(third, errors.InvalidRule)
    assert (second.facts["problem"], third.facts["problem"]) == ("empty", "pattern")
    assert shelf.rules == []


async def test_a_store_that_fails_is_asked_again(book: RuleBook, shelf: Shelf) -> None:
    """A prompt is never let through unjudged."""

    async def broken() -> int:
        raise errors.DatabaseBusy

    await shelf.add(rule("gore"))
    working, shelf.version = shelf.version, broken
    with pytest.raises(errors.DatabaseBusy):
        await book.judge(GUILD, "gore")
    shelf.version = working
    assert await found(book, "gore") == ["gore"]
