"""Owns moving a generation to another provider; never moves one of which anything was, or may have been, accepted."""

from dataclasses import replace

import structlog

from bot import errors
from bot.domain.breaker import Circuit
from bot.domain.generation import Render
from bot.domain.request import wished
from bot.pipeline.workshop import Run, kind

_log = structlog.get_logger()
#: A provider's plain "not now", "not you" or "not here": nothing of the render is with it.
NOT_TAKEN = (
    errors.BadKey,
    errors.NoCredits,
    errors.UnknownModel,
    errors.RateLimited,
    errors.AtCapacity,
    errors.Unreachable,
)
_CODES = frozenset(error.code for error in NOT_TAKEN)
_PASSING = frozenset(error.code for error in NOT_TAKEN if error.transient)


def possible(run: Run) -> bool:
    """Whether another provider may still be asked instead of waiting for this one."""
    accepted = any(each.request_id or each.pictures for each in run.generation.renders)
    return not accepted and (bool(run.busy) or _next(run, lasting=False) is not None)


async def moved_on(run: Run, refusal: errors.ProviderError | None = None) -> bool:
    """Turn to the next provider, or come back to this one for what it did not take; whether there is work again."""
    renders = run.generation.renders
    left = [index for index, each in enumerate(renders) if _not_taken(each)]
    if run.cancelled or (renders and not left):
        return False
    if len(left) < len(renders):
        return await _come_back(run, left)
    passing = refusal.transient if refusal else all(_passing(each) for each in renders)
    (run.busy if passing else run.refused_by).add(run.generation.provider)
    following = _next(run, lasting=not passing) or await _next_round(run)
    if following is None:
        return False
    before = run.generation.provider
    await run.move(run.generation.state, provider=following, renders=())
    run.kind = kind(run.generation)
    _log.warning("moved on to another provider", before=before, now=following)
    return True


async def _next_round(run: Run) -> str | None:
    """Wait, and begin again with those that only said "not now"; None when no other did."""
    if not run.busy - {run.generation.provider}:
        return None
    # Nothing of it is anywhere: whoever takes it up after a crash begins anew.
    await run.move(run.generation.state, renders=())
    waits = run.workshop.patience.capacity
    run.held_back = True
    await run.pause(waits[min(run.rounds, len(waits) - 1)])
    run.held_back = False
    run.rounds += 1
    run.busy.clear()
    return _choice(run, frozenset(run.refused_by))


async def _come_back(run: Run, left: list[int]) -> bool:
    """Some renders were accepted here, so the others stay here as well, and wait for their turn."""
    if run.generation.provider in run.refused_by:
        return False
    run.refused_by.update(run.workshop.catalog.names)
    run.busy.clear()
    for index in left:
        run.keep(index, replace(run.generation.renders[index], failure=None))
    await run.move(run.generation.state)
    return True


def _not_taken(render: Render) -> bool:
    refused = render.failure is not None and render.failure.code in _CODES
    return refused and render.submitted_at is None and render.request_id is None


def _passing(render: Render) -> bool:
    return render.failure is not None and render.failure.code in _PASSING


def _next(run: Run, *, lasting: bool) -> str | None:
    """A provider that was not asked yet; after a refusal that will pass, only one that is in good health."""
    avoided = {*run.refused_by, *run.busy, run.generation.provider}
    if not lasting:
        avoided |= {each.name for each in run.workshop.catalog.standings() if each.circuit is Circuit.OPEN}
    return _choice(run, frozenset(avoided))


def _choice(run: Run, without: frozenset[str]) -> str | None:
    """The best provider but those that can paint what was asked, from references that can be read there."""
    wish = wished(run.generation.request)
    wish = replace(wish, references=run.workshop.references.current(wish.references))
    try:
        return run.workshop.catalog.choose(wish, run.generation.request.seed, without=without)[0].name
    except errors.MemberError:
        return None
