"""Owns taking a generation's pictures out of the world at somebody's wish; asks nobody whether they may."""

from dataclasses import dataclass

import structlog

from bot import ports
from bot.domain.conduct import Deed, LogEntry
from bot.domain.generation import Generation, Post

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """From the channels, from the gallery and from the disk."""

    clock: ports.Clock
    generations: ports.Generations
    history: ports.History
    pictures: ports.Pictures
    replies: ports.Replies
    log: ports.DecisionLog

    async def remove(self, generation: Generation, by_id: int) -> tuple[Post, ...]:
        """Delete everywhere, and for good; returns the messages that Discord did not let go.

        Every step may be made again: after a stop in the middle, or for messages that were left.
        """
        if generation.guild_id is not None and by_id != generation.member_id:
            await self.log.note(
                LogEntry(
                    guild_id=generation.guild_id,
                    at=self.clock.time(),
                    by_id=by_id,
                    deed=Deed.DELETED,
                    member_id=generation.member_id,
                    generation_id=generation.id,
                )
            )
        await self.generations.delete(generation.id, self.clock.time())
        left = await self.replies.retract(generation)
        digests = {picture.digest for picture in generation.pictures}
        used = await self.history.digests_in_use(tuple(digests), generation.id)
        await self.pictures.remove(tuple(digests - used))
        _log.info("pictures deleted", generation=generation.id, messages_left=len(left))
        return left
