"""Owns handing over what was painted and Discord did not take, as often as its member asks; moves no row."""

from dataclasses import dataclass, replace

import structlog

from bot import errors, ports
from bot.domain.generation import Generation, Reply
from bot.pipeline import deliver

_log = structlog.get_logger()
#: Generations of one member that are looked through; more of them are not kept at a time.
_MOST = 50
#: Seconds between attempts: somebody is waiting, and may ask again.
_WAITS = (1.0, 2.0, 4.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """The last rung of delivery: pictures are kept until they are fetched, deleted, or too old."""

    clock: ports.Clock
    generations: ports.Generations
    pictures: ports.Pictures
    replies: ports.Replies

    async def ready(self, member_id: int) -> list[Generation]:
        """What the member may fetch, newest first; nothing whose originals are no longer kept."""
        return [each for each in await self.generations.undelivered(member_id, _MOST) if self._kept(each)]

    async def hand_over(self, generation: Generation, reply: Reply) -> None:
        """Deliver into a fresh reply, as into the first one; raises `Gone`, `DeliveryFailed`."""
        if not (generation.undelivered and self._kept(generation)):
            raise errors.Gone
        shown = replace(generation, reply=reply)
        paths = await deliver.fitting(self.pictures, shown)

        async def every_message() -> None:
            nonlocal shown
            async for delivered in self.replies.deliver(shown, paths):
                shown = replace(shown, reply=replace(shown.reply, posts=(*shown.reply.posts, delivered.post)))

        await deliver.insist(self.clock, _WAITS, every_message)
        _log.info("fetched", generation=generation.id, pictures=len(paths))

    def _kept(self, generation: Generation) -> bool:
        return any(map(self.pictures.present, generation.pictures))
