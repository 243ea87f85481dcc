"""What `ports.Dossiers` promises, shown on SQLite and on PostgreSQL."""

import asyncio

import pytest

from bot.domain.conduct import Ban, Deed, LogEntry, Report, Review, Verdict
from bot.domain.dossier import Papers
from bot.domain.history import Favourite
from bot.storage.bans import StoredBans
from bot.storage.database import Database
from bot.storage.decision_log import StoredDecisionLog
from bot.storage.dossiers import StoredDossiers
from bot.storage.erasures import StoredErasures
from bot.storage.favourites import StoredFavourites
from bot.storage.generations import StoredGenerations
from bot.storage.reports import StoredReports
from bot.storage.reviews import StoredReviews
from tests.contracts.rows import ADA, BRUNO, FREE, NOW, asked, delivered

GUILD = 5


@pytest.fixture
def dossiers(database: Database) -> StoredDossiers:
    return StoredDossiers(database)


async def seeds(dossiers: StoredDossiers, start: int | None = None, member: int = ADA) -> list[int]:
    return [each.request.seed async for each in dossiers.generations(member, start)]


async def test_one_gathers_at_a_time(dossiers: StoredDossiers) -> None:
    """For each member; until it is released, or the time is over."""
    claimed = await asyncio.gather(*(dossiers.claim(ADA, NOW, NOW + 900) for _ in range(3)))
    assert sorted(claimed) == [False, False, True]
    assert await dossiers.claim(BRUNO, NOW, NOW + 900) is True
    assert await dossiers.claim(ADA, NOW + 899, NOW + 1800) is False
    assert await dossiers.claim(ADA, NOW + 900, NOW + 1800) is True
    await dossiers.release(ADA)
    assert await dossiers.claim(ADA, NOW + 901, NOW + 1800) is True


async def test_generations_come_newest_first_and_go_on(
    dossiers: StoredDossiers, generations: StoredGenerations
) -> None:
    """All of the member's, whatever became of them, from any one of theirs; those asked for at once by their ids."""
    rows = {number: await delivered(generations, number) for number in (1, 2, 3)}
    await delivered(generations, 4, member=BRUNO)
    await generations.admit(asked(5, at=NOW + 10), FREE)
    assert await seeds(dossiers) == [5, 3, 2, 1]
    assert await seeds(dossiers, rows[2].id) == [2, 1]
    assert await seeds(dossiers, rows[2].id, BRUNO) == []
    assert await seeds(dossiers, 17) == []


async def test_however_many_there_are(dossiers: StoredDossiers, generations: StoredGenerations) -> None:
    """Each once."""
    for number in range(1, 231):
        await generations.admit(asked(number, at=NOW + number // 50), FREE)
    assert await seeds(dossiers) == list(range(230, 0, -1))


async def test_what_is_erased_is_nobodys(
    database: Database, dossiers: StoredDossiers, generations: StoredGenerations
) -> None:
    """Though it keeps the id for a while."""
    row = await delivered(generations, 1)
    await delivered(generations, 2)
    await StoredErasures(database).erase(row, NOW + 100)
    assert await seeds(dossiers) == [2]
    assert await seeds(dossiers, row.id) == []


async def test_papers_are_all_that_names_the_member(
    database: Database, dossiers: StoredDossiers, generations: StoredGenerations, favourites: StoredFavourites
) -> None:
    """And nothing of others."""
    row = await delivered(generations, 1)
    assert await dossiers.papers(ADA) == Papers()
    log = StoredDecisionLog(database)
    for member, other in ((ADA, BRUNO), (BRUNO, ADA)):
        await favourites.toggle(Favourite(member_id=member, generation_id=row.id, number=1, marked_at=NOW))
        report = Report(generation_id=row.id, guild_id=GUILD, reporter_id=member, at=NOW, reason="rude")
        await StoredReports(database).file(report, 5)
        await StoredBans(database).ban(Ban(guild_id=GUILD, member_id=member, by_id=other, at=NOW, reason="spam"))
        await StoredReviews(database).open(Review(id=member, guild_id=GUILD, member_id=member, asked_at=NOW))
        await log.note(LogEntry(guild_id=GUILD, at=NOW, by_id=9, deed=Deed.BANNED, member_id=member, reason="spam"))
    blocked = LogEntry(guild_id=GUILD, at=NOW, by_id=0, deed=Deed.BLOCKED, member_id=ADA, facts={"prompt": "gore"})
    await log.note(blocked)
    own = LogEntry(guild_id=GUILD, at=NOW, by_id=ADA, deed=Deed.ERASED)
    await log.note(own)
    found = await dossiers.papers(ADA)
    assert found.favourites == (Favourite(member_id=ADA, generation_id=row.id, number=1, marked_at=NOW),)
    assert [(each.reporter_id, each.reason) for each in found.reports] == [(ADA, "rude")]
    assert found.bans == (Ban(guild_id=GUILD, member_id=ADA, by_id=BRUNO, at=NOW, reason="spam"),)
    assert [(each.id, each.verdict) for each in found.reviews] == [(ADA, Verdict.OPEN)]
    assert [each.deed for each in found.decisions] == [Deed.BANNED, Deed.BLOCKED, Deed.ERASED]
    assert found.decisions[1].facts == {"prompt": "gore"}
