"""Owns what members reported; knows neither who is told nor what becomes of a picture."""

from collections.abc import Mapping
from dataclasses import replace

from bot import errors
from bot.domain.conduct import Card, Report, ReportState
from bot.storage.database import Database, Row

_COLUMNS = (
    "generation_id, reporter_id, guild_id, at, reason, card_channel_id, card_message_id, state, by_id, settled_at"
)

FILE = f"""
INSERT INTO reports ({_COLUMNS}, done)
SELECT :generation_id, :reporter_id, :guild_id, :at, :reason, NULL, NULL, 'open', NULL, NULL, FALSE
WHERE (SELECT count(*) FROM reports WHERE reporter_id = :reporter_id AND state = 'open') < :most
ON CONFLICT (generation_id, reporter_id) DO NOTHING
RETURNING generation_id
"""  # noqa: S608

OF = f"SELECT {_COLUMNS} FROM reports WHERE generation_id = :generation_id ORDER BY at, reporter_id"  # noqa: S608

PUT_CARD = """
UPDATE reports SET card_channel_id = :channel_id, card_message_id = :message_id
WHERE generation_id = :generation_id
RETURNING generation_id
"""

SETTLE = """
UPDATE reports SET state = :state, by_id = :by_id, settled_at = :now, done = FALSE
WHERE generation_id = :generation_id AND state = 'open'
RETURNING generation_id
"""

PENDING = f"""
SELECT {_COLUMNS} FROM reports WHERE guild_id = :guild_id AND state = 'open' ORDER BY at, generation_id, reporter_id
"""  # noqa: S608

UNSEEN = f"""
SELECT {_COLUMNS} FROM reports WHERE state = 'open' AND card_message_id IS NULL AND NOT EXISTS (
    SELECT 1 FROM reports AS other
    WHERE other.generation_id = reports.generation_id AND other.card_message_id IS NOT NULL
)
ORDER BY at, generation_id, reporter_id
"""  # noqa: S608

UNDONE = f"""
SELECT {_COLUMNS} FROM reports WHERE NOT done ORDER BY at, generation_id, reporter_id
"""  # noqa: S608

DONE = """
UPDATE reports SET done = TRUE
WHERE generation_id = :generation_id AND state = :state AND coalesce(settled_at, at) = :since
RETURNING generation_id
"""


class StoredReports:
    """`ports.Reports` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def file(self, report: Report, most: int) -> bool:
        """Write it down; False when this member reported this generation before. Raises `ReportsFull`."""
        params = {
            "generation_id": report.generation_id,
            "reporter_id": report.reporter_id,
            "guild_id": report.guild_id,
            "at": report.at,
            "reason": report.reason,
            "most": most,
        }
        if await self._database.fetch(FILE, params, (report.reporter_id,)):
            return True
        if any(each.reporter_id == report.reporter_id for each in await self.of(report.generation_id)):
            return False
        raise errors.ReportsFull(most=most)

    async def of(self, generation_id: int) -> list[Report]:
        """Oldest first; those that came after the card was made name it as well."""
        reports = [_report(row) for row in await self._database.fetch(OF, {"generation_id": generation_id})]
        card = next((each.card for each in reports if each.card is not None), None)
        return [_with_card(each, card) for each in reports]

    async def put_card(self, generation_id: int, card: Card) -> None:
        """Note where moderators see it."""
        params = {"generation_id": generation_id, "channel_id": card.channel_id, "message_id": card.message_id}
        await self._database.fetch(PUT_CARD, params)

    async def settle(self, generation_id: int, state: ReportState, by_id: int, now: float) -> bool:
        """End all open ones of a generation; False when none was open."""
        params = {"generation_id": generation_id, "state": state.value, "by_id": by_id, "now": now}
        return bool(await self._database.fetch(SETTLE, params))

    async def pending(self, guild_id: int) -> list[Report]:
        """The first open one of each generation, oldest first."""
        return await self._first(PENDING, {"guild_id": guild_id})

    async def unseen(self) -> list[Report]:
        """The first open one of each generation without a card, of all servers."""
        return await self._first(UNSEEN, {})

    async def undone(self) -> list[Report]:
        """Those of which not all is done yet that follows from how they are, oldest first."""
        return [_report(row) for row in await self._database.fetch(UNDONE, {})]

    async def done(self, report: Report) -> None:
        """Note that all is done, unless something else was decided since."""
        since = report.at if report.settled_at is None else report.settled_at
        params = {"generation_id": report.generation_id, "state": report.state.value, "since": since}
        await self._database.fetch(DONE, params)

    async def _first(self, statement: str, params: Mapping[str, object]) -> list[Report]:
        """One of each generation."""
        first: dict[int, Report] = {}
        for row in await self._database.fetch(statement, params):
            report = _report(row)
            first.setdefault(report.generation_id, report)
        return list(first.values())


def _report(row: Row) -> Report:
    generation_id, reporter_id, guild_id, at, reason, channel_id, message_id, state, by_id, settled_at = row
    return Report(
        generation_id=generation_id,
        reporter_id=reporter_id,
        guild_id=guild_id,
        at=at,
        reason=reason,
        card=None if message_id is None else Card(channel_id=channel_id, message_id=message_id),
        state=ReportState(state),
        by_id=by_id,
        settled_at=settled_at,
    )


def _with_card(report: Report, card: Card | None) -> Report:
    return replace(report, card=report.card or card)
