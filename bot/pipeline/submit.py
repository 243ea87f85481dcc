"""Owns the one submission of a render, and what to do when its answer is no or lost; never posts twice blindly."""

from dataclasses import replace
from functools import partial

import structlog

from bot import errors
from bot.domain.generation import Render
from bot.pipeline import failover
from bot.pipeline.workshop import Run
from bot.ports import Ticket, TicketStatus

_log = structlog.get_logger()
#: Seconds, by far more than two machines' clocks should differ.
_CLOCKS_DIFFER = 600.0


async def accepted(run: Run, index: int) -> Ticket:
    """The provider's ticket for a render: the known one, the one found again, or a new one."""
    render = run.generation.renders[index]
    if render.request_id:
        return Ticket(request_id=render.request_id, status=TicketStatus.QUEUED)
    if render.unanswered and index not in run.unsent:
        return await _lost(run, index)
    return await _submit(run, index)


async def _own(run: Run, index: int, ticket: Ticket) -> Ticket:
    if ticket.files:
        # There is nothing to ask for later: until the pictures are kept, a crash leaves the submission unknown.
        return ticket
    await run.note(index, replace(run.generation.renders[index], request_id=ticket.request_id))
    return ticket


async def _submit(run: Run, index: int) -> Ticket:
    """Submit until the provider accepts or refuses; only a plain "not accepted" is tried again."""
    waits = list(run.workshop.patience.capacity)
    while True:
        run.check()
        render = run.generation.renders[index]
        if render.submitted_at is None:
            render = replace(render, submitted_at=run.workshop.clock.time())
            await run.note(index, render)
        run.unsent.discard(index)
        try:
            return await _sent(run, index)
        except errors.SubmissionUnknown as lost:
            _log.warning("the answer to a submission was lost", render=index, detail=lost.detail)
            return await _lost(run, index)
        except errors.ProviderError as error:
            if isinstance(error, failover.NOT_TAKEN):
                run.keep(index, replace(render, submitted_at=None))
            if not error.transient or failover.possible(run):
                raise
            # Written down as not sent, so that a crash during the wait submits instead of searching.
            await run.note(index, replace(render, submitted_at=None))
            await run.pause(_backoff(error, waits))


async def _sent(run: Run, index: int) -> Ticket:
    """Submit once, and own the answer; until then nobody else may take it for a lost one."""
    order, sending = run.generation.renders[index].order, run.workshop.sending
    mark = run.generation.provider, order
    sending[mark] += 1
    try:
        return await _own(run, index, await run.unless_cancelled(partial(run.provider.submit, order)))
    finally:
        sending[mark] -= 1
        if not sending[mark]:
            del sending[mark]


def _backoff(error: errors.ProviderError, waits: list[float]) -> float:
    asked = error.facts.get("retry_after")
    planned = waits.pop(0) if len(waits) > 1 else waits[0]
    return max(planned, float(asked)) if isinstance(asked, int | float) else planned


async def _lost(run: Run, index: int) -> Ticket:
    """Find an accepted submission in the provider's list; raises `SubmissionUnknown` when it never shows up."""
    render = run.generation.renders[index]
    if not run.provider.capabilities.listed:
        raise errors.SubmissionUnknown(
            "the answer to the submission was lost, and the provider keeps no list to look at"
        )
    # After a restart the first look comes at once, and before any deadline counts.
    waits = run.workshop.patience.lost
    for seconds in (0.0, *waits) if run.generation.epoch > 1 else waits:
        if seconds:
            await run.pause(seconds)
        # One at a time, so that two equal orders cannot both take the same request for theirs.
        async with run.workshop.searching:
            ticket = await _look_for(run, render)
            if ticket is not None:
                _log.info("a lost submission was found", render=index, request=ticket.request_id)
                return await _own(run, index, ticket)
    raise errors.SubmissionUnknown("the answer to the submission was lost, and the provider's list does not show it")


async def _look_for(run: Run, render: Render) -> Ticket | None:
    """One look through the provider's list; a fault of the looking is no verdict."""
    since = render.submitted_at or run.generation.created_at
    if _also_sending(run, render):
        return None
    try:
        ticket = await run.provider.find(render.order, since, await _claimed(run, since))
    except errors.ProviderError as error:
        if not (error.transient or isinstance(error, errors.UnintelligibleAnswer)):
            raise
        _log.warning("could not look for a lost submission", code=error.code, detail=error.detail)
        return None
    # An equal order may have been sent, and even answered, while the list was read.
    if ticket is None or _also_sending(run, render) or ticket.request_id in await _claimed(run, since):
        return None
    return ticket


def _also_sending(run: Run, render: Render) -> bool:
    """Whether the answer to an equal order is still out: what the list shows may be that one."""
    return run.workshop.sending[run.generation.provider, render.order] > 0


async def _claimed(run: Run, since: float) -> frozenset[str]:
    """Requests that generations own; the provider's clock may differ, so the young enough include some older ones."""
    return await run.workshop.generations.claimed_requests(run.generation.provider, since - _CLOCKS_DIFFER)
