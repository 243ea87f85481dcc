"""Owns taking a member's pictures out of sight together, and bringing them back; asks nobody whether they may."""

from dataclasses import dataclass
from typing import NoReturn

import structlog
from structlog.contextvars import bound_contextvars

from bot import errors, ports
from bot.domain.conduct import Deed, LogEntry, Purge, Veil
from bot.domain.generation import Generation
from bot.pipeline import deliver

_log = structlog.get_logger()
#: Seconds for which a purge can be undone.
REVERSIBLE = 7 * 86_400.0
#: Seconds between two looks at the messages, between two generations of one look, and between two looks at what has
#: become final.
_EVERY = 5.0
_PAUSE = 1.0
_FINAL_EVERY = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Purging:
    """The decision is made in the rows at once; messages follow one by one, by whichever process works."""

    clock: ports.Clock
    pictures: ports.Pictures
    history: ports.History
    purges: ports.Purges
    veils: ports.Veils
    log: ports.DecisionLog

    async def count(self, guild_id: int, member_id: int, since: float) -> int:
        """Generations that a purge would hide."""
        return await self.purges.count(guild_id, member_id, since)

    async def pending(self, guild_id: int) -> list[Purge]:
        """Purges that can be undone, newest first."""
        return await self.purges.all(guild_id, self.clock.time())

    async def purge(self, guild_id: int, member_id: int, since: float, by_id: int) -> Purge:
        """Hide what the member painted in the server since then (Unix seconds)."""
        now = self.clock.time()
        asked = Purge(
            id=0, guild_id=guild_id, member_id=member_id, since=since, by_id=by_id, at=now, until=now + REVERSIBLE
        )
        purge = await self.purges.purge(asked)
        _log.info("purged", guild=guild_id, member=member_id, generations=purge.hidden)
        await self._note(purge)
        return purge

    async def undo(self, guild_id: int, purge_id: int, by_id: int) -> Purge | None:
        """Show again what was hidden; None when that is not possible any more."""
        purge = await self.purges.undo(guild_id, purge_id, by_id, self.clock.time())
        if purge is not None:
            await self._note(purge)
        return purge

    async def keep_looking(self) -> NoReturn:
        """See to the messages, to what was left unnoted and to what has become final, again and again."""
        final_at = self.clock.time()
        while True:
            try:
                await self.look()
                if self.clock.time() >= final_at:
                    await self.finish()
                    final_at = self.clock.time() + _FINAL_EVERY
            except (errors.StorageError, OSError) as error:
                _log.error("could not look after the purges", detail=str(error))
            await self.clock.sleep(_EVERY)

    async def look(self) -> None:
        """Bring every message up to what was decided; what Discord doesn't take now is tried again in minutes."""
        while (taken := await self.purges.take(self.clock.time())) is not None:
            generation, veil = taken
            with bound_contextvars(generation=generation.id):
                try:
                    await self._see_to(generation, veil)
                except errors.DeliveryFailed as error:
                    _log.warning("a purged message could not be changed", detail=error.detail)
                else:
                    await self.purges.veiled(generation.id, veil)
            # Discord lets a bot change a few messages of a channel in a second.
            await self.clock.sleep(_PAUSE)

    async def _see_to(self, generation: Generation, veil: Veil) -> None:
        if generation.reply.by_token_only:
            # Nobody but its member ever saw it, and no way leads there any more.
            return
        if veil is Veil.HIDING:
            await self.veils.hide(generation)
        elif any(map(self.pictures.present, generation.pictures)):
            await self.veils.show(generation, await deliver.fitting(self.pictures, generation))

    async def finish(self) -> None:
        """Note what a stop left unnoted, and remove the originals of what nobody can bring back any more.

        Those that are needed elsewhere stay.
        """
        for purge in await self.purges.unnoted():
            await self._note(purge)
        now = self.clock.time()
        digests = await self.purges.expire(now)
        if digests:
            needed = await self.history.digests_in_use(digests, 0) | await self.history.digests_to_keep()
            await self.pictures.remove(tuple(set(digests) - needed))
            await self.purges.clear(now)
            _log.info("purged originals removed", pictures=len(set(digests) - needed))

    async def _note(self, purge: Purge) -> None:
        """Into the log; the same entry made again changes nothing."""
        await self.log.note(_entry(purge, Deed.PURGED, purge.at, purge.by_id))
        if purge.undone_at is not None:
            await self.log.note(_entry(purge, Deed.RESTORED, purge.undone_at, purge.undone_by or 0))
        await self.purges.noted(purge)


def _entry(purge: Purge, deed: Deed, at: float, by_id: int) -> LogEntry:
    return LogEntry(
        guild_id=purge.guild_id,
        at=at,
        by_id=by_id,
        deed=deed,
        member_id=purge.member_id,
        facts={"count": purge.hidden, "since": purge.since},
    )
