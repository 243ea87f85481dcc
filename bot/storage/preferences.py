"""Owns members' defaults, in memory as they are in the table; knows no command."""

import asyncio
from collections.abc import Mapping
from typing import Self

from pydantic import TypeAdapter

from bot.domain.preferences import USUAL, Preferences
from bot.storage.database import Database

_VALUE = TypeAdapter(Preferences)

READ = "SELECT member_id, value FROM preferences"

WRITE = """
INSERT INTO preferences (member_id, value) VALUES (:member_id, :value)
ON CONFLICT (member_id) DO UPDATE SET value = excluded.value
RETURNING member_id
"""


class StoredPreferences:
    """`ports.PreferenceBook` on a `Database`, read once: another process's writes show after a restart."""

    def __init__(self, database: Database, known: Mapping[int, Preferences]) -> None:
        self._database = database
        self._known = dict(known)
        self._writing = asyncio.Lock()

    @classmethod
    async def load(cls, database: Database) -> Self:
        """Read all that members chose."""
        found = await database.fetch(READ, {})
        return cls(database, {member_id: _VALUE.validate_json(value) for member_id, value in found})

    def of(self, member_id: int) -> Preferences:
        """What the member chose, or what is usual."""
        return self._known.get(member_id, USUAL)

    async def save(self, member_id: int, preferences: Preferences) -> None:
        """Write down, then remember; one after the other, so that both agree on which came last."""
        value = _VALUE.dump_json(preferences).decode()
        async with self._writing:
            await self._database.fetch(WRITE, {"member_id": member_id, "value": value})
            self._known[member_id] = preferences
