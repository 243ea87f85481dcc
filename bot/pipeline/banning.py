"""Owns keeping members from painting, and what that does to what they wait for; asks nobody whether they may."""

from dataclasses import dataclass

import structlog

from bot import ports
from bot.domain.conduct import EVERYWHERE, Ban, Deed, LogEntry

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Banning:
    """Bans of one server, or of all."""

    clock: ports.Clock
    bans: ports.Bans
    generations: ports.Generations
    engine: ports.Engine
    log: ports.DecisionLog

    async def ban(self, ban: Ban) -> int:
        """Write it down, and cancel what waits in line there; returns how many. What runs is finished."""
        # Noted first: nobody is kept from painting without it being in the log.
        await self._note(ban.guild_id, ban.member_id, Deed.BANNED, ban.by_id, ban.at, ban.reason, until=ban.until)
        await self.bans.ban(ban)
        _log.info("banned", guild=ban.guild_id, member=ban.member_id)
        unfinished = await self.generations.unfinished(ban.member_id)
        waiting = [e for e in unfinished if e.turn_at is None and ban.guild_id in (EVERYWHERE, e.guild_id)]
        return sum([await self.engine.cancel(each) for each in waiting])

    async def unban(self, guild_id: int, member_id: int, by_id: int) -> bool:
        """False when there was no ban."""
        now = self.clock.time()
        if not any(each.member_id == member_id for each in await self.bans.all(guild_id, now)):
            return False
        # Noted first, as a ban is.
        await self._note(guild_id, member_id, Deed.UNBANNED, by_id, now, "")
        return await self.bans.unban(guild_id, member_id)

    async def _note(
        self, guild_id: int, member_id: int, deed: Deed, by_id: int, at: float, reason: str, **facts: float | None
    ) -> None:
        await self.log.note(
            LogEntry(
                guild_id=guild_id,
                at=at,
                by_id=by_id,
                deed=deed,
                member_id=member_id,
                reason=reason,
                facts=facts,
            )
        )
