"""Owns asking for news of an accepted render at the right moments; knows no picture."""

import random

import structlog

from bot import errors
from bot.pipeline.workshop import Run
from bot.ports import Ticket, TicketStatus

_log = structlog.get_logger()
#: Share of each interval by which polls are spread, so that a burst does not ask in one voice.
_JITTER = 0.03
#: Polls in a row without an intelligible answer before a render is given up.
_SILENT_MOST = 6


async def painted(run: Run, index: int) -> Ticket:
    """The ticket with its pictures' addresses; raises what the provider says of a failed render."""
    render = run.generation.renders[index]
    assert render.request_id is not None
    begun = render.submitted_at or run.workshop.clock.time()
    silent = 0
    while True:
        elapsed = max(0.0, run.workshop.clock.time() - begun)
        interval = run.workshop.latencies.law(run.kind).next_poll(elapsed)
        await run.pause(interval * random.uniform(1 - _JITTER, 1 + _JITTER))  # noqa: S311 - jitter
        try:
            ticket = await run.provider.poll(render.request_id)
        except errors.ProviderError as error:
            silent += 1
            if not _passing(error) or silent >= _SILENT_MOST:
                raise
            _log.warning("no news of a render", code=error.code, detail=error.detail)
            continue
        silent = 0
        if ticket.status is TicketStatus.PAINTED:
            return ticket
        _refuse_endless_queue(run, ticket, begun)


def _passing(error: errors.ProviderError) -> bool:
    """Faults of the asking, not of the render: it may well be painted meanwhile."""
    return error.transient or isinstance(error, errors.UnintelligibleAnswer)


def _refuse_endless_queue(run: Run, ticket: Ticket, begun: float) -> None:
    waited = run.workshop.clock.time() - begun
    if ticket.status is TicketStatus.QUEUED and waited > run.workshop.patience.queued:
        raise errors.QueuedTooLong(f"still queued after {waited:.0f} s", seconds=round(waited))
