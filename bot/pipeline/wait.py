"""Owns asking for news of an accepted render at the right moments; knows no picture."""

import random

import structlog

from bot import errors
from bot.pipeline.workshop import Run
from bot.ports import Ticket, TicketStatus

_log = structlog.get_logger()
#: Share of each interval by which polls are spread, so that a burst does not ask in one voice.
_JITTER = 0.03
#: Seconds without any intelligible news before a render is given up: a gateway's pages, and an outage.
_NONSENSE_MOST = 60.0
_OUTAGE_MOST = 300.0


async def painted(run: Run, index: int) -> Ticket:
    """The ticket with its pictures' addresses; raises what the provider says of a failed render."""
    render = run.generation.renders[index]
    assert render.request_id is not None
    begun = render.submitted_at or run.workshop.clock.time()
    # What is taken up again may have been painted long ago: it is asked for before any deadline counts.
    pause = 0.0 if run.generation.epoch > 1 else _interval(run, begun)
    heard = run.workshop.clock.time()
    while True:
        if pause:
            await run.pause(pause)
        pause = _interval(run, begun)
        try:
            ticket = await run.provider.poll(render.request_id)
        except errors.ProviderError as error:
            if not _passing(error, run.workshop.clock.time() - heard):
                raise
            _log.warning("no news of a render", code=error.code, detail=error.detail)
            asked = error.facts.get("retry_after")
            pause = max(pause, asked if isinstance(asked, float) else 0.0)
            continue
        heard = run.workshop.clock.time()
        if ticket.status is TicketStatus.PAINTED:
            return ticket
        _refuse_endless_queue(run, ticket, begun)


def _interval(run: Run, begun: float) -> float:
    elapsed = max(0.0, run.workshop.clock.time() - begun)
    interval = run.workshop.latencies.law(run.kind).next_poll(elapsed)
    return interval * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311 - jitter


def _passing(error: errors.ProviderError, silence: float) -> bool:
    """Faults of the asking, not of the render: it may well be painted meanwhile."""
    if isinstance(error, errors.UnintelligibleAnswer):
        return silence < _NONSENSE_MOST
    return error.transient and silence < _OUTAGE_MOST


def _refuse_endless_queue(run: Run, ticket: Ticket, begun: float) -> None:
    waited = run.workshop.clock.time() - begun
    if ticket.status is TicketStatus.QUEUED and waited > run.workshop.patience.queued:
        raise errors.QueuedTooLong(f"still queued after {waited:.0f} s", seconds=round(waited))
