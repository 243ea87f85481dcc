"""Owns bringing kept pictures into the reply, again and again if need be; knows ports only."""

import structlog

from bot import errors
from bot.pipeline.workshop import Run

_log = structlog.get_logger()


async def pictures(run: Run) -> None:
    """Deliver in order; an edit of a known message, so it may be run again. Raises `DeliveryFailed`."""
    generation = run.generation
    most = generation.reply.file_bytes_most
    paths = [await run.workshop.pictures.fitting(picture, most) for picture in generation.pictures]
    for seconds in (*run.workshop.patience.delivery, None):
        try:
            await run.workshop.replies.deliver(generation, paths)
        except errors.DeliveryFailed as error:
            if seconds is None:
                raise
            _log.warning("delivery failed, trying again", seconds=seconds, detail=error.detail)
            await run.workshop.clock.sleep(seconds)
        else:
            return
