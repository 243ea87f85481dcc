"""Owns bringing pictures and last words into the reply, again and again if need be; knows ports only."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from structlog.contextvars import bound_contextvars

from bot import errors
from bot.domain.generation import Generation, Post
from bot.pipeline.workshop import Run, Workshop

_log = structlog.get_logger()
T = TypeVar("T")


async def pictures(run: Run) -> tuple[Post, ...]:
    """Deliver in order; an edit of a known message, so it may be run again. Raises `DeliveryFailed`."""
    generation, workshop = run.generation, run.workshop
    most = generation.reply.file_bytes_most
    paths = [await workshop.pictures.fitting(picture, most) for picture in generation.pictures]
    return await _insist(workshop, lambda: workshop.replies.deliver(generation, paths))


async def words(workshop: Workshop, ended: Generation) -> None:
    """Tell operator and member how a generation ended without a picture."""
    with bound_contextvars(generation=ended.id):
        workshop.replies.report(ended)
        try:
            await _insist(workshop, lambda: workshop.replies.tell(ended))
        except errors.DeliveryFailed as error:
            _log.warning("the member could not be told", detail=error.detail)


async def _insist(workshop: Workshop, work: Callable[[], Awaitable[T]]) -> T:
    for seconds in (*workshop.patience.delivery, None):
        try:
            return await work()
        except errors.DeliveryFailed as error:
            if seconds is None:
                raise
            _log.warning("delivery failed, trying again", seconds=seconds, detail=error.detail)
            await workshop.clock.sleep(seconds)
    raise AssertionError("the last attempt returns or raises")
