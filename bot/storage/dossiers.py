"""Owns reading all that is stored about one member, and that this is done once at a time; writes no file."""
# ruff: noqa: S608  # Only constants of this package are spliced in; values travel as parameters.

import json
from collections.abc import AsyncIterator, Sequence

from bot.domain.conduct import Ban, Deed, LogEntry, Report, ReportState, Review, Verdict
from bot.domain.dossier import Papers
from bot.domain.generation import Generation
from bot.domain.history import Favourite
from bot.storage import rows
from bot.storage.database import Database, Row
from bot.storage.statements import COLUMNS

_SOME = 100

CLAIM = """
INSERT INTO exports (member_id, until) VALUES (:member_id, :until)
ON CONFLICT (member_id) DO UPDATE SET until = excluded.until WHERE exports.until <= :now
RETURNING member_id
"""

RELEASE = "DELETE FROM exports WHERE member_id = :member_id RETURNING member_id"

#: Of the order in which an index has them.
GENERATIONS = f"""
SELECT {COLUMNS} FROM generations
WHERE member_id = :member_id AND erased_at IS NULL
    AND (created_at < :at OR (created_at = :at AND id <= :last))
ORDER BY created_at DESC, id DESC LIMIT :some
"""

START = "SELECT created_at FROM generations WHERE id = :id AND member_id = :member_id AND erased_at IS NULL"

FAVOURITES = """
SELECT generation_id, number, marked_at FROM favourites
WHERE member_id = :member_id AND marked_at IS NOT NULL ORDER BY marked_at, generation_id, number
"""

REPORTS = """
SELECT generation_id, guild_id, at, reason, state FROM reports
WHERE reporter_id = :member_id ORDER BY at, generation_id
"""

BANS = """
SELECT guild_id, by_id, at, until, reason FROM bans WHERE member_id = :member_id ORDER BY at, guild_id
"""

REVIEWS = """
SELECT id, guild_id, asked_at, verdict, decided_at, reason FROM reviews
WHERE member_id = :member_id ORDER BY asked_at, id
"""

DECISIONS = """
SELECT id, guild_id, at, by_id, deed, member_id, generation_id, reason, facts FROM decisions
WHERE member_id = :member_id OR by_id = :member_id ORDER BY id
"""


class StoredDossiers:
    """`ports.Dossiers` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, member_id: int, now: float, until: float) -> bool:
        """One statement: of two at once, one gathers."""
        return bool(await self._database.fetch(CLAIM, {"member_id": member_id, "now": now, "until": until}))

    async def release(self, member_id: int) -> None:
        """Let others gather it again."""
        await self._database.fetch(RELEASE, {"member_id": member_id})

    async def generations(self, member_id: int, start: int | None = None) -> AsyncIterator[Generation]:
        """Newest first, from that one on; none where that one is not the member's."""
        at, last = float("inf"), 0
        if start is not None:
            found = await self._database.fetch(START, {"id": start, "member_id": member_id})
            if not found:
                return
            at, last = found[0][0], start
        params: dict[str, object] = {"member_id": member_id, "some": _SOME, "at": at, "last": last}
        while found := await self._database.fetch(GENERATIONS, params):
            some = [rows.generation(row) for row in found]
            for each in some:
                yield each
            # Ids are whole numbers: what follows the last one has a smaller one, or is older.
            params |= {"at": some[-1].created_at, "last": some[-1].id - 1}

    async def papers(self, member_id: int) -> Papers:
        """Marks, reports, bans, reviews and decisions."""
        return Papers(
            favourites=tuple([_favourite(member_id, row) for row in await self._found(FAVOURITES, member_id)]),
            reports=tuple([_report(member_id, row) for row in await self._found(REPORTS, member_id)]),
            bans=tuple([_ban(member_id, row) for row in await self._found(BANS, member_id)]),
            reviews=tuple([_review(member_id, row) for row in await self._found(REVIEWS, member_id)]),
            decisions=tuple([_decision(row) for row in await self._found(DECISIONS, member_id)]),
        )

    async def _found(self, statement: str, member_id: int) -> Sequence[Row]:
        return await self._database.fetch(statement, {"member_id": member_id})


def _favourite(member_id: int, row: Row) -> Favourite:
    generation_id, number, marked_at = row
    return Favourite(member_id=member_id, generation_id=generation_id, number=number, marked_at=marked_at)


def _report(member_id: int, row: Row) -> Report:
    generation_id, guild_id, at, reason, state = row
    return Report(
        generation_id=generation_id,
        guild_id=guild_id,
        reporter_id=member_id,
        at=at,
        reason=reason,
        state=ReportState(state),
    )


def _ban(member_id: int, row: Row) -> Ban:
    guild_id, by_id, at, until, reason = row
    return Ban(guild_id=guild_id, member_id=member_id, by_id=by_id, at=at, until=until, reason=reason)


def _review(member_id: int, row: Row) -> Review:
    id_, guild_id, asked_at, verdict, decided_at, reason = row
    return Review(
        id=id_,
        guild_id=guild_id,
        member_id=member_id,
        asked_at=asked_at,
        verdict=Verdict(verdict),
        decided_at=decided_at,
        reason=reason,
    )


def _decision(row: Row) -> LogEntry:
    id_, guild_id, at, by_id, deed, member_id, generation_id, reason, facts = row
    return LogEntry(
        id=id_,
        guild_id=guild_id,
        at=at,
        by_id=by_id,
        deed=Deed(deed),
        member_id=member_id,
        generation_id=generation_id,
        reason=reason,
        facts=json.loads(facts),
    )
