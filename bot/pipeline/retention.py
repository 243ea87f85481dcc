"""Owns how long originals are kept, and looks through them now and then; knows ports only."""

from dataclasses import dataclass
from typing import NoReturn

import structlog

from bot import errors, ports

_log = structlog.get_logger()
_DAY = 86_400.0
#: Seconds between two looks, and before another try when one failed.
_EVERY = 6 * 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """As long as the operator says, and for less where a server says so."""

    clock: ports.Clock
    history: ports.History
    pictures: ports.Pictures
    policies: ports.Policies
    #: Of the operator; 0 is for good.
    days: float

    async def sweep(self) -> int:
        """Remove the originals that are older and that nobody marked or needs; returns how many."""
        removed = await self._sweep(self.days, None) if self.days else 0
        for policy in await self.policies.all():
            days = policy.retention_days
            if days is not None and (not self.days or days < self.days):
                removed += await self._sweep(days, policy.guild_id)
        return removed

    async def _sweep(self, days: float, guild_id: int | None) -> int:
        """In one server, or everywhere."""
        before = self.clock.time() - days * _DAY
        among = None if guild_id is None else await self.history.digests_of_guild(guild_id, before)
        # Last of all: what is marked meanwhile must stay.
        keep = await self.history.digests_to_keep()
        removed = await self.pictures.sweep(before, keep, among)
        if removed:
            _log.info("old originals removed", pictures=removed, days=days, guild=guild_id)
        return removed

    async def keep_sweeping(self) -> NoReturn:
        """Sweep at once, and again every few hours, whatever goes wrong."""
        while True:
            try:
                await self.sweep()
            except (errors.StorageError, OSError) as error:
                _log.error("old originals could not be removed", detail=str(error))
            await self.clock.sleep(_EVERY)
