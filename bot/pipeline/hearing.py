"""Owns finding out whether anybody waits for a generation whose reply nobody wrote down; knows ports only."""

import structlog
from structlog.contextvars import bound_contextvars

from bot import errors
from bot.domain.generation import Generation
from bot.pipeline.workshop import Workshop

_log = structlog.get_logger()
#: Seconds between two questions while Discord can't answer them.
_AWAY_PAUSE = 5.0


async def reached(workshop: Workshop, generation: Generation) -> int | None:
    """The message of its reply; None where nobody can be waiting for one.

    What this process is still answering is let be answered first. Discord's "no" is believed when it was repeated;
    while Discord is away it is asked again, at most until the reply's token ends.
    """
    denials = list(workshop.patience.reach)
    with bound_contextvars(generation=generation.id):
        await workshop.pace.after_answer(generation.id, workshop.clock)
        while True:
            try:
                return await workshop.replies.reach(generation)
            except errors.DeliveryFailed as error:
                denied = bool(error.facts.get("final"))
                _log.info("no reply was found", denied=denied, detail=error.detail)
            if denied and not denials:
                return None
            await workshop.clock.sleep(denials.pop(0) if denied else _AWAY_PAUSE)
