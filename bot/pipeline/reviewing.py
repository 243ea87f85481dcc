"""Owns what moderators and members do with what waits for a decision, and the looks after it; knows no message."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from itertools import groupby
from typing import NoReturn

import structlog

from bot import errors, ports
from bot.domain.conduct import Deed, LogEntry, Review, Verdict
from bot.domain.generation import Generation, State
from bot.pipeline import review
from bot.pipeline.workshop import Workshop

_log = structlog.get_logger()
#: Seconds between two looks.
_EVERY = 60.0
#: Seconds after which moderators are reminded of what waits, and between two reminders of a server.
REMINDED_AFTER = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewing:
    """Everything about reviews but the run of a generation itself."""

    workshop: Workshop
    engine: ports.Engine

    async def pending(self, guild_id: int) -> list[Review]:
        """What waits in a server, oldest first."""
        return await self.workshop.council.reviews.pending(guild_id)

    async def of(self, generation: Generation) -> Review:
        """Raises `Gone` for what was never reviewed."""
        found = await self.workshop.council.reviews.find(generation.id)
        if found is None:
            raise errors.Gone
        return found

    def case(self, generation: Generation, found: Review) -> AbstractAsyncContextManager[ports.Case]:
        """All that moderators see of it; its files may be gone afterwards."""
        return review.case(self.workshop, generation, found)

    async def decide(self, generation: Generation, verdict: Verdict, by_id: int, reason: str = "") -> Review | None:
        """Decide, and have what follows done; None when it was decided before, or waits no more."""
        now = self.workshop.clock.time()
        decided = await self.workshop.council.reviews.decide(generation.id, verdict, by_id, reason, now)
        if decided is not None:
            _log.info("decided", generation=generation.id, verdict=verdict)
            self.engine.resume(generation)
        return decided

    async def time_out(self, found: Review, seconds: float) -> None:
        """Silence the member of what was rejected; raises `DeliveryFailed` where the bot can't."""
        until = self.workshop.clock.time() + seconds
        council = self.workshop.council
        await council.moderators.time_out(found.guild_id, found.member_id, until, found.reason)
        await council.log.note(
            LogEntry(
                guild_id=found.guild_id,
                at=self.workshop.clock.time(),
                by_id=found.by_id or 0,
                deed=Deed.TIMED_OUT,
                member_id=found.member_id,
                generation_id=found.id,
                reason=found.reason,
                facts={"until": until},
            )
        )

    async def keep_looking(self) -> NoReturn:
        """Look, again and again, after what nobody else does."""
        while True:
            await self.workshop.clock.sleep(_EVERY)
            try:
                await self.look()
            except errors.StorageError as error:
                _log.error("could not look after the reviews", code=error.code, detail=error.detail)

    async def look(self) -> None:
        """Go on with what was left, put up cards that are missing, and remind of what waits for long."""
        reviews = self.workshop.council.reviews
        for generation_id in await reviews.undone():
            generation = await self.workshop.generations.find(generation_id)
            # It may have ended since it was listed.
            if generation is not None and generation.state is State.REVIEWING:
                self.engine.resume(generation)
        for guild_id, channel_id in await reviews.desks():
            await self._follow(guild_id, channel_id)
        for each in await reviews.unseen():
            await self._present(each)
        now = self.workshop.clock.time()
        late = await reviews.remind(now - REMINDED_AFTER, now)
        for guild_id, together in groupby(sorted(late, key=lambda each: (each.guild_id, each.asked_at)), _guild):
            await self._remind(guild_id, list(together))

    async def _follow(self, guild_id: int, channel_id: int) -> None:
        """Cards move with the moderators; whoever presses one that was left behind decides as well."""
        policy = await self.workshop.council.policies.of(guild_id)
        if policy.moderators_channel_id not in (None, channel_id):
            await self.workshop.council.reviews.leave_desk(guild_id, channel_id)

    async def _present(self, found: Review) -> None:
        policy = await self.workshop.council.policies.of(found.guild_id)
        generation = await self.workshop.generations.find(found.id)
        latest = await self.workshop.council.reviews.find(found.id)
        open_ = latest is not None and latest.verdict is Verdict.OPEN
        if generation is not None and open_ and policy.moderators_channel_id is not None:
            await review.present(self.workshop, generation, found)

    async def _remind(self, guild_id: int, late: list[Review]) -> None:
        council = self.workshop.council
        channel_id = (await council.policies.of(guild_id)).moderators_channel_id
        first = await self.workshop.generations.find(late[0].id)
        if channel_id is None or first is None:
            return
        try:
            await council.moderators.remind(channel_id, late, first.reply.locale)
        except errors.DeliveryFailed as error:
            _log.warning("moderators could not be reminded", guild=guild_id, detail=error.detail)


def _guild(found: Review) -> int:
    return found.guild_id
