"""Owns which processes of a fleet live, and whose generations are whose; runs none of them.

A row without an owner that has its turn, or an end that was not told, belongs to whoever claims it first. Every claim
raises the epoch, so whatever an earlier owner still tries finds its move refused. Time here is the database's own:
the clocks of several machines differ.
"""
# ruff: noqa: S608  # Only constants of this package are spliced in; values travel as parameters.

from collections.abc import Sequence
from typing import Any

from bot.domain.generation import Generation
from bot.storage import rows
from bot.storage.database import Database
from bot.storage.statements import COLUMNS

#: Held while rows of the dead are freed, so that nobody frees what was claimed meanwhile. No member has this id.
_FREEING_LOCK = -3
#: Held by whoever joins, so that of two who may not share a database one comes first.
_JOINING_LOCK = -4
#: Seconds after which an end that nobody owns is told by whoever finds it; before, its teller is at work.
_TELLING_SECONDS = 60.0

#: Who may not share the database with whom: `run` shares it with nobody.
_RIVAL = "id <> :id AND (role = 'run' OR :role = 'run')"

JOIN = f"""
INSERT INTO owners (id, role, beat_at)
SELECT :id, :role, {{now}} WHERE NOT EXISTS (SELECT 1 FROM owners WHERE {_RIVAL})
ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at
RETURNING id
"""

RIVALS = f"SELECT id, role, beat_at FROM owners WHERE {_RIVAL} ORDER BY role"

BEAT = "UPDATE owners SET beat_at = {now} WHERE id = :id RETURNING id"

LEAVE = "DELETE FROM owners WHERE id = :id RETURNING id"

BURY = "DELETE FROM owners WHERE beat_at < {now} - :seconds RETURNING id"

FREE = """
UPDATE generations SET owner = ''
WHERE owner <> '' AND owner NOT IN (SELECT id FROM owners) AND id IN (
    SELECT id FROM generations WHERE ended_at IS NULL
    UNION ALL
    SELECT id FROM generations WHERE untold
)
RETURNING id
"""

RELEASE = """
UPDATE generations SET owner = ''
WHERE owner = :owner AND id IN (
    SELECT id FROM generations WHERE ended_at IS NULL
    UNION ALL
    SELECT id FROM generations WHERE untold
)
RETURNING id
"""

#: What waits for a moderator is nobody's matter until they have decided.
UNOWNED = """
SELECT id FROM generations WHERE ended_at IS NULL AND turn_at IS NOT NULL AND owner = ''
    AND (state <> 'reviewing' OR NOT EXISTS (
        SELECT 1 FROM reviews WHERE reviews.id = generations.id AND verdict = 'open'
    ))
UNION ALL
SELECT id FROM generations WHERE untold AND owner = '' AND ended_at < {now} - :seconds
"""

#: By a process that counts as living, and by nobody else.
CLAIM = f"""
UPDATE generations SET owner = :owner, epoch = epoch + 1
WHERE id = :id AND owner = '' AND ((ended_at IS NULL AND turn_at IS NOT NULL) OR untold)
    AND EXISTS (SELECT 1 FROM owners WHERE owners.id = :owner)
RETURNING {COLUMNS}
"""

#: Nothing was begun yet, so the first claim is the first epoch.
HAND_OVER = """
UPDATE generations SET reply = :reply, owner = '', epoch = epoch - 1
WHERE id = :id AND state = 'reserved' AND owner = :owner AND epoch = :epoch
RETURNING id
"""

WANT_STOP = """
UPDATE generations SET stop_wanted = TRUE
WHERE id = :id AND ended_at IS NULL AND state IN ('reserved', 'submitting', 'rendering')
RETURNING id
"""

TO_STOP = "SELECT id FROM generations WHERE stop_wanted AND ended_at IS NULL AND owner = :owner"

#: Who waits though a turn is free: whoever should have given it died just then.
OVERLOOKED = """
SELECT mine.member_id FROM generations AS mine
WHERE mine.ended_at IS NULL AND mine.turn_at IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM generations AS earlier
        WHERE earlier.member_id = mine.member_id AND earlier.ended_at IS NULL AND earlier.turn_at IS NULL
            AND (earlier.created_at, earlier.id) < (mine.created_at, mine.id)
    )
    AND (
        SELECT count(other.turn_at) FROM generations AS other
        WHERE other.member_id = mine.member_id AND other.ended_at IS NULL AND other.state <> 'reviewing'
    ) < coalesce(mine.concurrent, :concurrent)
"""

#: The moment from which so many seconds are taken, seen from now.
METER = """
INSERT INTO meters (name, free_at) VALUES (:name, {now} + :seconds)
ON CONFLICT (name) DO UPDATE
SET free_at = CASE WHEN meters.free_at > {now} THEN meters.free_at ELSE {now} END + :seconds
RETURNING free_at - {now}
"""


class StoredOwners:
    """The processes of a fleet, and what passes between them, on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def join(self, owner: str, role: str, seconds: float) -> bool:
        """From now on this process counts as living, for as long as it beats; False while a rival has the database.

        Whoever has not been heard of for so long is declared dead before.
        """
        await self.bury(seconds)
        return bool(await self._ids(JOIN, (_JOINING_LOCK,), id=owner, role=role))

    async def rivals(self, owner: str, role: str) -> dict[str, tuple[str, float]]:
        """Those that share no database with a process of this role: role and last beat of each."""
        found = await self._database.fetch(RIVALS, {"id": owner, "role": role})
        return {row[0]: (row[1], row[2]) for row in found}

    async def beat(self, owner: str) -> bool:
        """Tell that it lives; False when it was declared dead before."""
        return bool(await self._ids(BEAT, id=owner))

    async def leave(self, owner: str) -> None:
        """It ends by itself."""
        await self._ids(LEAVE, id=owner)

    async def bury(self, seconds: float) -> list[str]:
        """Declare dead whoever has not been heard of for so long."""
        return await self._ids(BURY, seconds=seconds)

    async def free(self) -> list[int]:
        """Take from the dead what they owned; returns the generations."""
        return await self._ids(FREE, (_FREEING_LOCK,))

    async def release(self, owner: str) -> list[int]:
        """Give up all that an owner has, so that others go on with it at once; returns the generations."""
        return await self._ids(RELEASE, owner=owner)

    async def unowned(self) -> list[int]:
        """Generations that somebody should claim."""
        return await self._ids(UNOWNED, seconds=_TELLING_SECONDS)

    async def claim(self, generation_id: int, owner: str) -> Generation | None:
        """Own a generation that nobody owns; None when there is nothing to claim, or the claimer is not living."""
        found = await self._database.fetch(CLAIM, {"id": generation_id, "owner": owner})
        return rows.generation(found[0]) if found else None

    async def hand_over(self, generation: Generation) -> bool:
        """Let a generation go that was admitted and acknowledged; False when it is no longer its owner's."""
        params = {
            "id": generation.id,
            "reply": rows.reply_json(generation),
            "owner": generation.owner,
            "epoch": generation.epoch,
        }
        return bool(await self._database.fetch(HAND_OVER, params))

    async def want_stop(self, generation_id: int) -> bool:
        """Note for whoever runs it that it is to be cancelled; False when it is too late."""
        return bool(await self._ids(WANT_STOP, id=generation_id))

    async def to_stop(self, owner: str) -> list[int]:
        """Generations of an owner that are to be cancelled."""
        return await self._ids(TO_STOP, owner=owner)

    async def overlooked(self, concurrent: int) -> list[int]:
        """Members who wait in line though a turn of theirs is free."""
        return await self._ids(OVERLOOKED, concurrent=concurrent)

    async def take(self, name: str, seconds: float) -> float:
        """Take the next so many seconds of a meter that all share; returns when they end, in seconds from now."""
        return float((await self._ids(METER, name=name, seconds=seconds))[0])

    async def _ids(self, statement: str, locks: Sequence[int] = (), **params: object) -> list[Any]:
        found = await self._database.fetch(statement.replace("{now}", self._database.dialect.now), params, locks)
        return [row[0] for row in found]
