"""What `ports.PromptRules` promises, shown on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace
from typing import cast

import pytest

from bot import errors
from bot.domain.prompt_rules import PromptRule, RuleAction, RuleKind
from bot.storage.database import Database
from bot.storage.prompt_rules import StoredPromptRules
from tests.contracts.conftest import Opening
from tests.contracts.rows import ADA, NOW

GUILD, OTHER = 2**62 + 5, 2**62 + 6


@pytest.fixture
def rules(database: Database) -> StoredPromptRules:
    """The prompt rules in it."""
    return StoredPromptRules(database)


def rule(text: str = "gore", guild: int | None = GUILD, kind: RuleKind = RuleKind.WORD) -> PromptRule:
    """One that is not written yet."""
    return PromptRule(guild_id=guild, kind=kind, text=text, action=RuleAction.FLAG, created_by=ADA, created_at=NOW)


async def test_a_rule_is_kept_as_it_was_written(rules: StoredPromptRules) -> None:
    """With an id of its own, for the server or for everywhere, oldest first."""
    texts = ["gore", "血まみれ “quoted” 100%", r"b(l|1)o+d :name {0} $1", "'; DROP TABLE prompt_rules --"]
    kept = [await rules.add(rule(text, kind=RuleKind.PATTERN)) for text in texts]
    everywhere = await rules.add(replace(rule(guild=None), action=RuleAction.ADULT))
    assert await rules.all(GUILD) == kept
    assert await rules.all(None) == [everywhere]
    assert await rules.all(OTHER) == []
    assert [replace(each, id=0) for each in kept] == [rule(text, kind=RuleKind.PATTERN) for text in texts]
    assert len({each.id for each in (*kept, everywhere)} - {0}) == 5


async def test_the_same_rule_is_there_once(rules: StoredPromptRules) -> None:
    """By server and kind, whatever its case and action; a pattern's case counts."""
    await rules.add(rule("Straße"))
    with pytest.raises(errors.RuleExists) as refused:
        await rules.add(replace(rule("STRASSE"), action=RuleAction.BLOCK))
    assert refused.value.facts == {"text": "STRASSE"}
    for each in (rule("Straße", OTHER), rule("Straße", None), rule("Straße", kind=RuleKind.PHRASE)):
        await rules.add(each)
    for text in (r"\s+x", r"\S+x"):
        await rules.add(rule(text, kind=RuleKind.PATTERN))
    assert len(await rules.all(GUILD)) == 4


async def test_of_racing_writers_one_wins(rules: StoredPromptRules) -> None:
    """The others are told."""
    outcomes = await asyncio.gather(*(rules.add(rule()) for _ in range(8)), return_exceptions=True)
    assert sum(isinstance(each, PromptRule) for each in outcomes) == 1
    assert sum(isinstance(each, errors.RuleExists) for each in outcomes) == 7


async def test_a_rule_is_removed_by_its_own_server(rules: StoredPromptRules) -> None:
    """Nobody else's id works, and nothing can be removed twice."""
    kept, global_ = await rules.add(rule()), await rules.add(rule(guild=None))
    assert await rules.remove(OTHER, kept.id) is None
    assert await rules.remove(None, kept.id) is None
    assert await rules.remove(GUILD, global_.id) is None
    assert await rules.remove(GUILD, kept.id) == kept
    assert await rules.remove(GUILD, kept.id) is None
    assert await rules.remove(None, global_.id) == global_
    assert [await rules.all(None), await rules.all(GUILD)] == [[], []]


async def test_many_words_are_written_at_once(rules: StoredPromptRules) -> None:
    """What is there already, or twice among them, is not new."""
    await rules.add(rule("word 7"))
    words = [*(rule(f"word {number}") for number in range(20_000)), rule("WORD 8"), rule("“血”", None)]
    assert await rules.import_words(words) == 20_000
    assert await rules.import_words(words) == 0
    assert await rules.import_words([]) == 0
    kept = await rules.all(GUILD)
    assert [kept[0].text, kept[1].text, kept[-1].text, len(kept)] == ["word 7", "word 0", "word 19999", 20_000]
    assert replace(kept[1], id=0) == rule("word 0")
    assert [replace(each, id=0) for each in await rules.all(None)] == [rule("“血”", None)]


async def test_a_broken_import_writes_nothing(rules: StoredPromptRules) -> None:
    """All or none."""
    with pytest.raises(errors.StorageError):
        await rules.import_words([rule(), replace(rule("blood"), action=cast(RuleAction, None))])
    assert await rules.all(GUILD) == []


async def test_every_change_has_another_version(opened: Opening) -> None:
    """Seen by every process, also when what was removed last is written again; what changes nothing leaves it."""
    here, there = StoredPromptRules(await opened()), StoredPromptRules(await opened())
    seen = [await here.version()]

    async def changed() -> bool:
        seen.append(await there.version())
        return seen[-1] not in seen[:-1]

    first = await here.add(rule())
    assert await changed()
    await here.import_words([rule("blood"), rule("ass")])
    assert await changed()
    for _ in range(2):
        await here.remove(GUILD, first.id)
        assert await changed()
        first = await here.add(rule())
        assert await changed()
    with pytest.raises(errors.RuleExists):
        await here.add(rule())
    assert await here.remove(OTHER, first.id) is None
    assert await here.import_words([rule()]) == 0
    assert not await changed()


async def test_a_change_shows_though_it_was_not_counted(database: Database, rules: StoredPromptRules) -> None:
    """A crash between the change and its count leaves no process with old rules."""
    kept = await rules.add(rule())
    before = await rules.version()
    await database.fetch("DELETE FROM prompt_rules WHERE id = :id RETURNING id", {"id": kept.id})
    assert await rules.version() != before
