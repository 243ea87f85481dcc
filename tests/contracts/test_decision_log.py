"""What `ports.DecisionLog` promises, shown on SQLite and on PostgreSQL."""

from dataclasses import replace

import pytest

from bot.domain.conduct import Deed, LogEntry, LogQuery
from bot.storage.database import Database
from bot.storage.decision_log import StoredDecisionLog
from tests.contracts.rows import ADA, BRUNO, NOW

GUILD, OTHER = 2**62 + 7, 2**62 + 8
ENTRY = LogEntry(
    guild_id=GUILD,
    at=NOW,
    by_id=BRUNO,
    deed=Deed.BANNED,
    member_id=ADA,
    generation_id=2**62,
    reason="“spam” 🦊",
    facts={"until": NOW + 60, "count": 3, "word": "fox", "none": None},
)


@pytest.fixture
def log(database: Database) -> StoredDecisionLog:
    return StoredDecisionLog(database)


async def test_what_was_noted_is_read_as_it_was(log: StoredDecisionLog) -> None:
    """With an id of its own, in its server alone."""
    await log.note(ENTRY)
    page = await log.page(LogQuery(guild_id=GUILD), 1, 10)
    assert page.total == 1
    assert page.entries == (replace(ENTRY, id=page.entries[0].id),)
    assert page.entries[0].id > 0
    assert (await log.page(LogQuery(guild_id=OTHER), 1, 10)).entries == ()


@pytest.mark.parametrize("deed", [Deed.REPORTED, Deed.DISMISSED, Deed.PURGED, Deed.RESTORED, Deed.ERASED])
async def test_what_is_noted_again_after_a_stop_is_there_once(log: StoredDecisionLog, deed: Deed) -> None:
    """Told by who, when and about what; another time is another decision."""
    entry = replace(ENTRY, deed=deed)
    bare = replace(entry, member_id=None, generation_id=None)
    for each in (entry, entry, replace(entry, at=NOW + 1), replace(entry, by_id=ADA), bare, bare):
        await log.note(each)
    told = (await log.page(LogQuery(guild_id=GUILD), 1, 10)).entries
    assert [(each.at, each.by_id, each.member_id) for each in reversed(told)] == [
        (NOW, BRUNO, ADA),
        (NOW + 1, BRUNO, ADA),
        (NOW, ADA, ADA),
        (NOW, BRUNO, None),
    ]


async def test_pages_are_newest_first_and_end_at_the_last(log: StoredDecisionLog) -> None:
    """A number beyond the last gives the last one, and one below the first the first."""
    for number in range(7):
        await log.note(replace(ENTRY, reason=str(number)))
    query = LogQuery(guild_id=GUILD)
    told = [[each.reason for each in (await log.page(query, number, 3)).entries] for number in (0, 1, 2, 3, 9)]
    assert told == [["6", "5", "4"], ["6", "5", "4"], ["3", "2", "1"], ["0"], ["0"]]


@pytest.mark.parametrize(
    ("query", "reasons"),
    [
        (LogQuery(guild_id=GUILD, deed=Deed.UNBANNED), ["second"]),
        (LogQuery(guild_id=GUILD, by_id=ADA), ["second"]),
        (LogQuery(guild_id=GUILD, member_id=BRUNO), ["second"]),
        (LogQuery(guild_id=GUILD, member_id=ADA, deed=Deed.BANNED, by_id=BRUNO), ["first"]),
        (LogQuery(guild_id=GUILD, member_id=ADA, deed=Deed.UNBANNED), []),
    ],
)
async def test_a_log_is_narrowed(log: StoredDecisionLog, query: LogQuery, reasons: list[str]) -> None:
    """By deed, by who decided, and by whom it was about."""
    await log.note(replace(ENTRY, reason="first"))
    await log.note(replace(ENTRY, reason="second", deed=Deed.UNBANNED, by_id=ADA, member_id=BRUNO))
    page = await log.page(query, 1, 10)
    assert ([each.reason for each in page.entries], page.total) == (reasons, len(reasons))


async def test_all_of_a_log_is_read_oldest_first(log: StoredDecisionLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are: some at a time."""
    monkeypatch.setattr("bot.storage.decision_log._SOME", 2)
    for number in range(5):
        await log.note(replace(ENTRY, reason=str(number)))
    assert [each.reason async for each in log.all(LogQuery(guild_id=GUILD))] == ["0", "1", "2", "3", "4"]
