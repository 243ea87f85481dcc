"""Owns what was taken out of sight together, and how far its messages have come; edits no message."""
# ruff: noqa: S608  # Only constants of this package are spliced in; values travel as parameters.

from dataclasses import replace

from bot.domain.conduct import Purge, Veil
from bot.domain.generation import Generation
from bot.storage import rows
from bot.storage.database import Database, Row
from bot.storage.statements import COLUMNS

_PURGE = "id, guild_id, member_id, since, by_id, at, until, undone_at, undone_by"
#: Seconds for which a generation is whoever's took it to see to its messages.
_TAKEN_SECONDS = 300.0
_TO_HIDE = "guild_id = :guild_id AND member_id = :member_id AND created_at >= :since AND shown_at IS NOT NULL"

COUNT = f"SELECT count(*) FROM generations WHERE {_TO_HIDE}"

NOTE = """
INSERT INTO purges (guild_id, member_id, since, by_id, at, until, noted)
VALUES (:guild_id, :member_id, :since, :by_id, :at, :until, FALSE)
RETURNING id
"""

HIDE = f"""
UPDATE generations SET purge_id = :purge_id, deleted_at = :at, shown_at = NULL, veil = 'hiding'
WHERE {_TO_HIDE}
RETURNING id
"""

#: Once, and in time.
_OPEN = "guild_id = :guild_id AND undone_at IS NULL AND removed_at IS NULL AND until > :now"

#: Before the purge is marked as undone: cut short in between, it can be undone again. What was delivered is shown from
#: when it was.
SHOW = f"""
UPDATE generations SET purge_id = NULL, deleted_at = NULL, shown_at = ended_at, veil = 'showing'
WHERE purge_id = :id AND EXISTS (SELECT 1 FROM purges WHERE id = :id AND {_OPEN})
RETURNING id
"""

UNDO = f"""
UPDATE purges SET undone_at = :now, undone_by = :by_id, shown = :shown, noted = FALSE WHERE id = :id AND {_OPEN}
RETURNING {_PURGE}, shown
"""

ALL = f"""
SELECT {_PURGE}, hidden FROM (
    SELECT {_PURGE}, (SELECT count(*) FROM generations WHERE purge_id = purges.id) AS hidden
    FROM purges WHERE {_OPEN}
) AS counted
WHERE hidden > 0 ORDER BY id DESC
"""

UNNOTED = f"""
SELECT {_PURGE}, coalesce(shown, (SELECT count(*) FROM generations WHERE purge_id = purges.id))
FROM purges WHERE NOT noted ORDER BY id
"""

NOTED = """
UPDATE purges SET noted = TRUE WHERE id = :id AND (undone_at IS NULL) = CAST(:standing AS BOOLEAN) RETURNING id
"""

_FREE = "(veil_until IS NULL OR veil_until <= :now)"

TAKE = f"""
UPDATE generations SET veil_until = :until
WHERE id = (
    SELECT id FROM generations WHERE veil IN ('hiding', 'showing') AND {_FREE} ORDER BY id LIMIT 1
) AND {_FREE}
RETURNING veil, {COLUMNS}
"""

#: A decision that was made meanwhile stands, and is anybody's to see to.
VEILED = """
UPDATE generations SET veil = CASE WHEN veil = :before THEN CAST(:after AS TEXT) ELSE veil END, veil_until = NULL
WHERE id = :id
RETURNING id
"""

EXPIRE = """
UPDATE purges SET removed_at = :now WHERE until <= :now AND removed_at IS NULL AND undone_at IS NULL RETURNING id
"""

_FINAL = "purge_id IN (SELECT id FROM purges WHERE removed_at <= :now)"

FINAL = f"SELECT {COLUMNS} FROM generations WHERE {_FINAL}"

CLEAR = f"UPDATE generations SET purge_id = NULL WHERE {_FINAL} RETURNING id"


class StoredPurges:
    """`ports.Purges` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, guild_id: int, member_id: int, since: float) -> int:
        """Generations that a purge would hide."""
        params = {"guild_id": guild_id, "member_id": member_id, "since": since}
        return int((await self._database.fetch(COUNT, params))[0][0])

    async def purge(self, purge: Purge) -> Purge:
        """Hide what the member painted in the server since then; returns it with its id and how many it hid."""
        params = {
            "guild_id": purge.guild_id,
            "member_id": purge.member_id,
            "since": purge.since,
            "by_id": purge.by_id,
            "at": purge.at,
            "until": purge.until,
        }
        purge_id = int((await self._database.fetch(NOTE, params))[0][0])
        where = {name: params[name] for name in ("guild_id", "member_id", "since", "at")}
        hidden = len(await self._database.fetch(HIDE, {**where, "purge_id": purge_id}))
        return replace(purge, id=purge_id, hidden=hidden)

    async def undo(self, guild_id: int, purge_id: int, by_id: int, now: float) -> Purge | None:
        """Show again what was hidden; None when it is unknown, too late, or undone before."""
        params = {"id": purge_id, "guild_id": guild_id, "now": now}
        shown = len(await self._database.fetch(SHOW, params))
        found = await self._database.fetch(UNDO, {**params, "by_id": by_id, "shown": shown})
        return _purge(found[0]) if found else None

    async def all(self, guild_id: int, now: float) -> list[Purge]:
        """Those that can be undone, newest first."""
        return [_purge(row) for row in await self._database.fetch(ALL, {"guild_id": guild_id, "now": now})]

    async def take(self, now: float) -> tuple[Generation, Veil] | None:
        """A generation whose messages do not show yet what was decided; for a while nobody else is given it."""
        found = await self._database.fetch(TAKE, {"now": now, "until": now + _TAKEN_SECONDS})
        return next(((rows.generation(row), Veil(veil)) for veil, *row in found), None)

    async def veiled(self, generation_id: int, veil: Veil) -> None:
        """Note that its messages show what was asked for, unless something else was since."""
        after = Veil.HIDDEN.value if veil is Veil.HIDING else None
        await self._database.fetch(VEILED, {"id": generation_id, "before": veil.value, "after": after})

    async def expire(self, now: float) -> list[str]:
        """End those that can't be undone any more; returns the digests of pictures that were not cleared yet."""
        await self._database.fetch(EXPIRE, {"now": now})
        found = await self._database.fetch(FINAL, {"now": now})
        return sorted({picture.digest for row in found for picture in rows.generation(row).pictures})

    async def clear(self, now: float) -> None:
        """Note that the originals of what had ended by then are removed."""
        await self._database.fetch(CLEAR, {"now": now})

    async def unnoted(self) -> list[Purge]:
        """Those that the log does not tell of yet, or not of their undoing."""
        return [_purge(row) for row in await self._database.fetch(UNNOTED, {})]

    async def noted(self, purge: Purge) -> None:
        """Note that the log tells of it, unless it was undone since."""
        await self._database.fetch(NOTED, {"id": purge.id, "standing": purge.undone_at is None})


def _purge(row: Row) -> Purge:
    id_, guild_id, member_id, since, by_id, at, until, undone_at, undone_by, hidden = row
    return Purge(
        id=id_,
        guild_id=guild_id,
        member_id=member_id,
        since=since,
        by_id=by_id,
        at=at,
        until=until,
        hidden=hidden,
        undone_at=undone_at,
        undone_by=undone_by,
    )
