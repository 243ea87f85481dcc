"""Owns how often members were refused before anything was reserved; knows no reason's words."""

from bot.storage.database import Database

COUNT = """
INSERT INTO refusals (guild_id, day, code, count) VALUES (:guild_id, :day, :code, 1)
ON CONFLICT (guild_id, day, code) DO UPDATE SET count = refusals.count + 1
RETURNING count
"""

SINCE = """
SELECT code, sum(count) FROM refusals WHERE guild_id = :guild_id AND day >= :day GROUP BY code
"""


class StoredRefusals:
    """`ports.Refusals` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, guild_id: int, day: str, code: str) -> None:
        """One more of that code on that day of UTC, such as `2026-11-21`."""
        await self._database.fetch(COUNT, {"guild_id": guild_id, "day": day, "code": code})

    async def since(self, guild_id: int, day: str) -> dict[str, int]:
        """By code, from that day on."""
        found = await self._database.fetch(SINCE, {"guild_id": guild_id, "day": day})
        return {code: int(count) for code, count in found}
