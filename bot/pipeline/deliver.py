"""Owns bringing pictures and last words into the reply, again and again if need be; knows ports only."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import structlog
from structlog.contextvars import bound_contextvars

from bot import errors, ports
from bot.domain.generation import Generation, Post, State
from bot.domain.picture import Picture
from bot.pipeline import progress
from bot.pipeline.workshop import Run, Workshop

_log = structlog.get_logger()
T = TypeVar("T")
#: Seconds that an attempt to deliver may take before it fails.
_ATTEMPT_SECONDS = 60.0
#: Seconds between attempts to reach a database that is away.
_DATABASE_PAUSE = 3.0


async def pictures(run: Run) -> tuple[Post, ...]:
    """Deliver in order and return the messages; may be run again. Raises `DeliveryFailed`."""
    paths = await fitting(run.workshop.pictures, run.generation)
    waits = run.workshop.patience.delivery
    return await insist(run.workshop.clock, waits, lambda: _every_message(run, paths), partial(_say_in_time, run))


async def fitting(pictures: ports.Pictures, generation: Generation) -> list[Path | None]:
    """For each picture a file that its reply takes, or None: then the picture is linked to."""
    return [await _fitting(pictures, each, generation.reply.file_bytes_most) for each in generation.pictures]


async def _fitting(pictures: ports.Pictures, picture: Picture, most: int) -> Path | None:
    try:
        return await pictures.fitting(picture, most)
    except errors.StorageError as error:
        _log.error("no smaller copy could be made", code=error.code, detail=error.detail)
        return None


async def _every_message(run: Run, paths: Sequence[Path | None]) -> tuple[Post, ...]:
    """Each message is written down before the next one is sent; the settlement writes down the last."""
    posts = run.generation.reply.posts
    async for delivered in run.workshop.replies.deliver(run.generation, paths):
        posts = (*posts, delivered.post)
        if not delivered.last:
            await run.move(State.DELIVERING, reply=replace(run.generation.reply, posts=posts))
    return posts


async def _say_in_time(run: Run, seconds: float) -> None:
    """Before a pause that its token does not outlive, have the reply say what may be the last that it says."""
    reply, now = run.generation.reply, run.workshop.clock.time()
    if not reply.posts and now < reply.trusted_until <= now + seconds + _ATTEMPT_SECONDS:
        await run.workshop.replies.show(run.generation, progress.kept(run))


async def words(workshop: Workshop, ended: Generation) -> None:
    """Tell operator and member how a generation ended without a picture; until then its row waits for it."""
    with bound_contextvars(generation=ended.id):
        workshop.replies.report(ended)
        try:
            await insist(workshop.clock, workshop.patience.delivery, lambda: workshop.replies.tell(ended))
        except errors.DeliveryFailed as error:
            _log.warning("the member could not be told", detail=error.detail)
        while not await _noted(workshop, ended):
            await workshop.clock.sleep(_DATABASE_PAUSE)


async def _noted(workshop: Workshop, ended: Generation) -> bool:
    try:
        await workshop.generations.told(ended)
    except errors.StorageError as error:
        _log.error("it could not be written down that the member was told", code=error.code, detail=error.detail)
        return False
    return True


async def insist(
    clock: ports.Clock,
    waits: Sequence[float],
    work: Callable[[], Awaitable[T]],
    before_pause: Callable[[float], Awaitable[None]] | None = None,
) -> T:
    """Work that may raise `DeliveryFailed`, again after each wait in seconds; raises the last fault, or a final one."""
    for seconds in (*waits, None):
        try:
            return await work()
        except errors.DeliveryFailed as error:
            if seconds is None or error.facts.get("final"):
                raise
            _log.warning("delivery failed, trying again", seconds=seconds, detail=error.detail)
            if before_pause is not None:
                await before_pause(seconds)
            await clock.sleep(seconds)
    raise AssertionError("the last attempt returns or raises")
