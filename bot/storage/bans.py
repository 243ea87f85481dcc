"""Owns who may not paint; knows neither who decides that nor how it is told."""

from collections.abc import Mapping

from bot.domain.conduct import EVERYWHERE, Ban
from bot.storage.database import Database

_COLUMNS = "guild_id, member_id, by_id, at, until, reason"
_HOLDS = "(until IS NULL OR until > :now)"

#: The operators' ban comes first: it holds everywhere.
OF = f"""
SELECT {_COLUMNS} FROM bans
WHERE member_id = :member_id AND guild_id IN (:everywhere, :guild_id) AND {_HOLDS}
ORDER BY guild_id LIMIT 1
"""  # noqa: S608

BAN = f"""
INSERT INTO bans ({_COLUMNS}) VALUES (:guild_id, :member_id, :by_id, :at, :until, :reason)
ON CONFLICT (guild_id, member_id) DO UPDATE
SET by_id = excluded.by_id, at = excluded.at, until = excluded.until, reason = excluded.reason
RETURNING member_id
"""  # noqa: S608

UNBAN = "DELETE FROM bans WHERE guild_id = :guild_id AND member_id = :member_id RETURNING member_id"

ALL = f"SELECT {_COLUMNS} FROM bans WHERE guild_id = :guild_id AND {_HOLDS} ORDER BY at DESC, member_id"  # noqa: S608


class StoredBans:
    """`ports.Bans` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild_id: int | None, member_id: int, now: float) -> Ban | None:
        """The ban that holds now, the operators' first."""
        params = {"guild_id": guild_id or EVERYWHERE, "member_id": member_id, "everywhere": EVERYWHERE, "now": now}
        return next(iter(await self._bans(OF, params)), None)

    async def ban(self, ban: Ban) -> None:
        """Replaces an earlier one of the same place."""
        params = {
            "guild_id": ban.guild_id,
            "member_id": ban.member_id,
            "by_id": ban.by_id,
            "at": ban.at,
            "until": ban.until,
            "reason": ban.reason,
        }
        await self._database.fetch(BAN, params)

    async def unban(self, guild_id: int, member_id: int) -> bool:
        """False when there was no ban to lift."""
        return bool(await self._database.fetch(UNBAN, {"guild_id": guild_id, "member_id": member_id}))

    async def all(self, guild_id: int, now: float) -> list[Ban]:
        """Those that hold now, newest first."""
        return await self._bans(ALL, {"guild_id": guild_id, "now": now})

    async def _bans(self, statement: str, params: Mapping[str, object]) -> list[Ban]:
        return [
            Ban(guild_id=guild_id, member_id=member_id, by_id=by_id, at=at, until=until, reason=reason)
            for guild_id, member_id, by_id, at, until, reason in await self._database.fetch(statement, params)
        ]
