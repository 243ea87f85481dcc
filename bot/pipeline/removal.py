"""Owns taking a generation's pictures out of the world at a member's wish; asks nobody whether they may."""

from dataclasses import dataclass

import structlog

from bot import ports
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

    async def remove(self, generation: Generation) -> tuple[Post, ...]:
        """Delete everywhere, and for good; returns the messages that Discord did not let go.

        Every step may be made again: after a stop in the middle, or for messages that were left.
        """
        await self.generations.delete(generation.id, self.clock.time())
        left = await self.replies.retract(generation)
        digests = {picture.digest for picture in generation.pictures}
        used = await self.history.digests_in_use(tuple(digests), generation.id)
        await self.pictures.remove(tuple(digests - used))
        _log.info("pictures deleted", generation=generation.id, messages_left=len(left))
        return left
