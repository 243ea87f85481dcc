"""Owns moving a generation to another provider; never moves one of which anything was, or may have been, accepted."""

from dataclasses import replace

import structlog

from bot import errors
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


def possible(run: Run) -> bool:
    """Whether another provider may still be asked instead of waiting for this one."""
    accepted = any(each.request_id or each.pictures for each in run.generation.renders)
    return not accepted and _next(run) is not None


async def moved_on(run: Run) -> bool:
    """Turn to the next provider, or come back to this one for what it did not take; whether there is work again."""
    renders = run.generation.renders
    left = [index for index, each in enumerate(renders) if _not_taken(each)]
    if run.cancelled or (renders and not left):
        return False
    if len(left) < len(renders):
        return await _come_back(run, left)
    following = _next(run)
    if following is None:
        return False
    before = run.generation.provider
    name, cost = following
    run.refused_by.add(before)
    await run.move(run.generation.state, provider=name, cost_micros=cost, renders=())
    run.kind = kind(run.generation)
    _log.warning("moved on to another provider", before=before, now=name)
    return True


async def _come_back(run: Run, left: list[int]) -> bool:
    """Some renders were accepted here, so the others stay here as well, and wait for their turn."""
    if run.generation.provider in run.refused_by:
        return False
    run.refused_by.update(run.workshop.catalog.names)
    for index in left:
        run.keep(index, replace(run.generation.renders[index], failure=None))
    await run.move(run.generation.state)
    return True


def _not_taken(render: Render) -> bool:
    refused = render.failure is not None and render.failure.code in _CODES
    return refused and render.submitted_at is None and render.request_id is None


def _next(run: Run) -> tuple[str, int] | None:
    """The next provider's name and what the generation costs there; None when no other can paint it."""
    request, tried = run.generation.request, frozenset({*run.refused_by, run.generation.provider})
    try:
        provider, _ = run.workshop.catalog.choose(wished(request), request.seed, without=tried)
    except errors.MemberError:
        return None
    return provider.name, request.pictures * provider.capabilities.price_micros
