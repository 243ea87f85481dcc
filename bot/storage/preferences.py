"""Owns members' defaults, in memory as they are in the table; knows no command."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Self

from pydantic import TypeAdapter

from bot.domain.preferences import USUAL, Preferences
from bot.storage.database import Database

_VALUE = TypeAdapter(Preferences)

#: What is to be deleted holds no more, however far that has come.
READ = """
SELECT member_id, value FROM preferences
WHERE member_id NOT IN (SELECT member_id FROM erasures WHERE NOT books_erased)
"""

WRITE = """
INSERT INTO preferences (member_id, value) VALUES (:member_id, :value)
ON CONFLICT (member_id) DO UPDATE SET value = excluded.value
RETURNING member_id
"""

FORGET = "DELETE FROM preferences WHERE member_id = :member_id RETURNING member_id"


class StoredPreferences:
    """`ports.PreferenceBook` on a `Database`; another process's writes show after a `refresh`."""

    def __init__(self, database: Database, known: Mapping[int, Preferences]) -> None:
        self._database = database
        self._known = dict(known)
        self._writing = asyncio.Lock()

    @classmethod
    async def load(cls, database: Database) -> Self:
        """Read all that members chose."""
        book = cls(database, {})
        await book.refresh()
        return book

    async def refresh(self) -> None:
        """Read again what members chose, wherever it was written down."""
        async with self._writing:
            found = await self._database.fetch(READ, {})
            self._known = {member_id: _VALUE.validate_json(value) for member_id, value in found}

    def of(self, member_id: int) -> Preferences:
        """What the member chose, or what is usual."""
        return self._known.get(member_id, USUAL)

    async def change(self, member_id: int, change: Callable[[Preferences], Preferences]) -> None:
        """Write down, then remember; one change after the other, each upon the one before it."""
        async with self._writing:
            preferences = change(self.of(member_id))
            value = _VALUE.dump_json(preferences).decode()
            await self._database.fetch(WRITE, {"member_id": member_id, "value": value})
            self._known[member_id] = preferences

    async def forget(self, member_id: int) -> None:
        """Delete them; what is usual holds again."""
        async with self._writing:
            await self._database.fetch(FORGET, {"member_id": member_id})
            self._known.pop(member_id, None)
