"""What `ports.Reports` promises, shown on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.conduct import Card, Report, ReportState
from bot.storage.database import Database
from bot.storage.reports import StoredReports
from tests.contracts.rows import ADA, BRUNO, NOW

GUILD, OTHER = 2**62 + 7, 2**62 + 8
FIRST, SECOND = 2**61 + 1, 2**61 + 2
REPORT = Report(generation_id=FIRST, guild_id=GUILD, reporter_id=ADA, at=NOW, reason="“gore” 🦊")
CARD = Card(channel_id=2**62 + 9, message_id=2**62 + 10)
MOST = 5


@pytest.fixture
def reports(database: Database) -> StoredReports:
    return StoredReports(database)


async def test_a_member_reports_a_generation_once(reports: StoredReports) -> None:
    """Another member may as well."""
    assert await reports.file(REPORT, MOST) is True
    assert await reports.file(replace(REPORT, reason="again", at=NOW + 1), MOST) is False
    other = replace(REPORT, reporter_id=BRUNO, at=NOW + 2)
    assert await reports.file(other, MOST) is True
    assert await reports.of(FIRST) == [REPORT, other]
    assert await reports.of(SECOND) == []


async def test_a_card_is_of_all_reports_of_a_generation(reports: StoredReports) -> None:
    """Also of those that come after it."""
    await reports.file(REPORT, MOST)
    await reports.put_card(FIRST, CARD)
    await reports.file(replace(REPORT, reporter_id=BRUNO, at=NOW + 1), MOST)
    await reports.file(replace(REPORT, generation_id=SECOND), MOST)
    assert [each.card for each in await reports.of(FIRST)] == [CARD, CARD]
    assert [each.card for each in await reports.of(SECOND)] == [None]


async def test_a_report_is_settled_once(reports: StoredReports) -> None:
    """Of two moderators at once, one decides."""
    await reports.file(REPORT, MOST)
    await reports.file(replace(REPORT, reporter_id=BRUNO), MOST)
    settled = await asyncio.gather(
        reports.settle(FIRST, ReportState.DISMISSED, 1, NOW), reports.settle(FIRST, ReportState.DELETED, 2, NOW)
    )
    assert sorted(settled) == [False, True]
    (state,) = {each.state for each in await reports.of(FIRST)}
    assert state is (ReportState.DISMISSED if settled[0] else ReportState.DELETED)
    assert {each.by_id for each in await reports.of(FIRST)} == {1 if settled[0] else 2}


async def test_open_reports_of_a_member_are_bounded(reports: StoredReports) -> None:
    """Settled ones make room; what was reported before is no further one."""
    for number in range(MOST):
        assert await reports.file(replace(REPORT, generation_id=FIRST + number), MOST)
    assert await reports.file(REPORT, MOST) is False
    with pytest.raises(errors.ReportsFull) as refused:
        await reports.file(replace(REPORT, generation_id=FIRST + MOST), MOST)
    assert refused.value.facts == {"most": MOST}
    await reports.settle(FIRST, ReportState.DISMISSED, 1, NOW)
    assert await reports.file(replace(REPORT, generation_id=FIRST + MOST), MOST) is True


async def test_what_is_pending_is_told_once_a_generation(reports: StoredReports) -> None:
    """Oldest first, in its server alone."""
    await reports.file(replace(REPORT, generation_id=SECOND, at=NOW - 1), MOST)
    await reports.file(REPORT, MOST)
    await reports.file(replace(REPORT, reporter_id=BRUNO, at=NOW + 1), MOST)
    assert [each.generation_id for each in await reports.pending(GUILD)] == [SECOND, FIRST]
    assert await reports.pending(OTHER) == []
    await reports.settle(SECOND, ReportState.DELETED, 1, NOW)
    assert await reports.pending(GUILD) == [REPORT]


async def test_reports_without_a_card_are_told(reports: StoredReports) -> None:
    """Of all servers, once a generation, until there is a card or a decision."""
    await reports.file(REPORT, MOST)
    await reports.file(replace(REPORT, generation_id=SECOND, guild_id=OTHER, at=NOW + 1), MOST)
    await reports.file(replace(REPORT, generation_id=SECOND + 1, at=NOW + 2), MOST)
    assert [each.generation_id for each in await reports.unseen()] == [FIRST, SECOND, SECOND + 1]
    await reports.put_card(FIRST, CARD)
    await reports.file(replace(REPORT, reporter_id=BRUNO, at=NOW + 3), MOST)
    await reports.settle(SECOND, ReportState.DISMISSED, 1, NOW)
    assert [each.generation_id for each in await reports.unseen()] == [SECOND + 1]


async def test_what_was_cut_short_is_told(reports: StoredReports) -> None:
    """A report until it is brought before moderators, a decision until it is carried out; a later one begins anew."""
    other = replace(REPORT, reporter_id=BRUNO, at=NOW + 1)
    await reports.file(REPORT, MOST)
    await reports.file(other, MOST)
    assert await reports.undone() == [REPORT, other]
    await reports.done(REPORT)
    assert await reports.undone() == [other]
    await reports.settle(FIRST, ReportState.DELETED, 1, NOW + 2)
    decision = {"state": ReportState.DELETED, "by_id": 1, "settled_at": NOW + 2}
    settled = [replace(each, **decision) for each in (REPORT, other)]
    await reports.done(other)
    assert await reports.undone() == settled
    await reports.done(settled[1])
    assert await reports.undone() == []
