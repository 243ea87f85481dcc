"""Owns deleting what is stored about a member, at their wish; asks nobody whether they may.

The wish is written down first, and every step after it may be made again: whoever is stopped in the middle leaves the
rest to the next look.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import NoReturn

import structlog

from bot import errors, ports
from bot.domain.conduct import Deed, LogEntry
from bot.domain.erasure import COUNTED_SECONDS, Erasure, digests
from bot.domain.generation import Generation, Post

_log = structlog.get_logger()
#: Seconds for which somebody is at work on a wish without a sign of life, between two looks for one that was left, and
#: between two looks at what is to be forgotten.
_AT_WORK = 300.0
_EVERY = 30.0
_FORGET_EVERY = 600.0
#: Seconds after the wish for which messages that Discord does not let go are tried again.
_TRIED_FOR = 3600.0


@dataclass(slots=True, kw_only=True)
class Erased:
    """How far one round came."""

    generations: int = 0
    #: Messages that Discord did not let go, each with its generation.
    left: list[tuple[Generation, Post]] = field(default_factory=list[tuple[Generation, Post]])
    #: Whether nothing is left to be done.
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasing:
    """Preferences, marks, tray and words at once; then generation by generation."""

    clock: ports.Clock
    erasures: ports.Erasures
    pictures: ports.Pictures
    replies: ports.Replies
    log: ports.DecisionLog

    async def begin(self, member_id: int, *, messages: bool) -> Erasure | None:
        """Write the wish down, to be carried out at once; None while a generation of the member is on its way."""
        now = self.clock.time()
        erasure = Erasure(member_id=member_id, asked_at=now, messages=messages)
        return erasure if await self.erasures.begin(erasure, now + _AT_WORK) else None

    async def carry_out(self, erasure: Erasure, until: float) -> Erased:
        """As much of it as can be done until then (Unix seconds); a later look does the rest."""
        erased = Erased()
        if not erasure.books_erased:
            await self._erase_books(erasure)
        async for generation, veiled in self._generations(erasure):
            if self.clock.time() >= until:
                # Whoever looks next goes on.
                await self.erasures.hold(erasure.member_id, self.clock.time())
                return erased
            await self.erasures.hold(erasure.member_id, self.clock.time() + _AT_WORK)
            left = await self._retract(erasure, generation, veiled=veiled)
            erased.left += [(generation, post) for post in left]
            if left and self.clock.time() < erasure.asked_at + _TRIED_FOR:
                continue
            await self._remove(digests(generation), erasure)
            await self.erasures.erase(generation, erasure.asked_at)
            erased.generations += 1
        erased.complete = not await self.erasures.generations(erasure, 0)
        if erased.complete:
            await self.erasures.finish(erasure)
        _log.info("data of a member deleted", generations=erased.generations, messages_left=len(erased.left))
        return erased

    async def _erase_books(self, erasure: Erasure) -> None:
        for guild_id in await self.erasures.servers(erasure):
            await self.log.note(
                LogEntry(guild_id=guild_id, at=erasure.asked_at, by_id=erasure.member_id, deed=Deed.ERASED)
            )
        await self._remove(await self.erasures.tray_digests(erasure.member_id), erasure)
        await self.erasures.erase_books(erasure.member_id)

    async def _generations(self, erasure: Erasure) -> AsyncIterator[tuple[Generation, bool]]:
        after = 0
        while found := await self.erasures.generations(erasure, after):
            for each in found:
                yield each
            after = found[-1][0].id

    async def _retract(self, erasure: Erasure, generation: Generation, *, veiled: bool) -> tuple[Post, ...]:
        """Delete its messages where that was asked for, or where moderators had decided that nobody may see them."""
        if generation.reply.by_token_only or not (erasure.messages or veiled):
            # What only a token reaches was seen by nobody else, and no way leads there any more.
            return ()
        return await self.replies.retract(generation)

    async def _remove(self, kept: frozenset[str], erasure: Erasure) -> None:
        used = await self.erasures.used_by_others(tuple(kept), erasure)
        await self.pictures.remove(tuple(kept - used))

    async def keep_looking(self) -> NoReturn:
        """Carry out what others left, take ids off what counts no more, and blank tokens, again and again."""
        forget_at = self.clock.time()
        while True:
            try:
                await self.look()
                if self.clock.time() >= forget_at:
                    forget_at = self.clock.time() + _FORGET_EVERY
                    await self.forget()
            except (errors.StorageError, OSError) as error:
                _log.error("members' data could not be deleted", detail=str(error))
            await self.clock.sleep(_EVERY)

    async def look(self) -> None:
        """Carry out every wish that nobody is at work on."""
        now = self.clock.time()
        while (erasure := await self.erasures.take(now, now + _AT_WORK)) is not None:
            await self.carry_out(erasure, self.clock.time() + _TRIED_FOR)

    async def forget(self) -> None:
        """Whatever was kept for a while alone, and has served."""
        now = self.clock.time()
        faded = await self.erasures.fade(now - COUNTED_SECONDS)
        tokens = await self.erasures.forget_tokens(now)
        if faded or tokens:
            _log.info("forgotten", generations=faded, tokens=tokens)
