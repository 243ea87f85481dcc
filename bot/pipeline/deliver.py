"""Owns bringing pictures and last words into the reply, again and again if need be; knows ports only."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import structlog
from structlog.contextvars import bound_contextvars

from bot import errors
from bot.domain.generation import Generation, Post, State
from bot.domain.picture import Picture
from bot.pipeline.workshop import Run, Workshop

_log = structlog.get_logger()
T = TypeVar("T")
#: Seconds between attempts to reach a database that is away.
_DATABASE_PAUSE = 3.0


async def pictures(run: Run) -> tuple[Post, ...]:
    """Deliver in order and return the messages; may be run again. Raises `DeliveryFailed`."""
    paths = [await _fitting(run, picture) for picture in run.generation.pictures]
    return await _insist(run.workshop, lambda: _every_message(run, paths))


async def _fitting(run: Run, picture: Picture) -> Path | None:
    """A file that may be sent, or None: then the picture is linked to."""
    try:
        return await run.workshop.pictures.fitting(picture, run.generation.reply.file_bytes_most)
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


async def words(workshop: Workshop, ended: Generation) -> None:
    """Tell operator and member how a generation ended without a picture; until then its row waits for it."""
    with bound_contextvars(generation=ended.id):
        workshop.replies.report(ended)
        try:
            await _insist(workshop, lambda: workshop.replies.tell(ended))
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


async def reached(workshop: Workshop, generation: Generation) -> int | None:
    """The message of a reply that nobody wrote down; None where nobody can be waiting for one."""
    with bound_contextvars(generation=generation.id):
        try:
            return await _insist(workshop, lambda: workshop.replies.reach(generation), workshop.patience.reach)
        except errors.DeliveryFailed as error:
            _log.warning("it can't be found out whether a request was acknowledged", detail=error.detail)
            return None


async def _insist(workshop: Workshop, work: Callable[[], Awaitable[T]], waits: Sequence[float] | None = None) -> T:
    for seconds in (*(workshop.patience.delivery if waits is None else waits), None):
        try:
            return await work()
        except errors.DeliveryFailed as error:
            if seconds is None or error.facts.get("final"):
                raise
            _log.warning("delivery failed, trying again", seconds=seconds, detail=error.detail)
            await workshop.clock.sleep(seconds)
    raise AssertionError("the last attempt returns or raises")
