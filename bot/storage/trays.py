"""Owns the references that members keep at hand, in order; opens none of them."""

import hashlib

from pydantic import TypeAdapter

from bot import errors
from bot.domain.reference import Reference
from bot.storage.database import Database

TRAY_MOST = 10
_REFERENCE = TypeAdapter(Reference)

ADD = """
INSERT INTO trays (member_id, position, added_at, identity, digest, reference)
SELECT :member_id, tray.last + 1, :now, :identity, :digest, :reference
FROM (
    SELECT count(*) AS total, coalesce(max(position), 0) AS last FROM trays WHERE member_id = :member_id
) AS tray
WHERE tray.total < :most
ON CONFLICT (member_id, identity) DO NOTHING
RETURNING position
"""

READ = "SELECT identity, reference FROM trays WHERE member_id = :member_id ORDER BY position"

REMOVE = """
DELETE FROM trays
WHERE member_id = :member_id AND position = (
    SELECT position FROM trays WHERE member_id = :member_id ORDER BY position LIMIT 1 OFFSET :before
)
RETURNING position
"""

EMPTY = "DELETE FROM trays WHERE member_id = :member_id RETURNING position"


class StoredTrays:
    """`ports.Trays` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def references(self, member_id: int) -> tuple[Reference, ...]:
        """The member's tray."""
        return tuple((await self._read(member_id)).values())

    async def add(self, member_id: int, reference: Reference, now: float) -> tuple[Reference, ...]:
        """Put one at the end, unless it is there; returns the tray. Raises `TrayFull`."""
        identity = _identity(reference)
        params = {
            "member_id": member_id,
            "now": now,
            "identity": identity,
            "digest": reference.original and reference.original.digest,
            "reference": _REFERENCE.dump_json(reference).decode(),
            "most": TRAY_MOST,
        }
        # Why nothing was added is seen after the fact; when the reason has gone by then, it is tried again.
        for _ in range(2):
            added = await self._database.fetch(ADD, params, (member_id,))
            tray = await self._read(member_id)
            if added or identity in tray:
                return tuple(tray.values())
            if len(tray) >= TRAY_MOST:
                raise errors.TrayFull(most=TRAY_MOST)
        raise errors.DatabaseBusy(f"the tray of {member_id} changed twice meanwhile")

    async def remove(self, member_id: int, number: int) -> tuple[Reference, ...]:
        """Take out the one of that number, from 1, if there is one; returns the tray."""
        if number >= 1:
            await self._database.fetch(REMOVE, {"member_id": member_id, "before": number - 1}, (member_id,))
        return await self.references(member_id)

    async def empty(self, member_id: int) -> None:
        """Take out all."""
        await self._database.fetch(EMPTY, {"member_id": member_id}, (member_id,))

    async def _read(self, member_id: int) -> dict[str, Reference]:
        found = await self._database.fetch(READ, {"member_id": member_id})
        return {identity: _REFERENCE.validate_json(reference) for identity, reference in found}


def _identity(reference: Reference) -> str:
    """Equal for what is the same picture: by its bytes, or by its address when those are not kept."""
    if reference.original is not None:
        return reference.original.digest
    return f"url {hashlib.sha256(reference.url.encode()).hexdigest()}"
