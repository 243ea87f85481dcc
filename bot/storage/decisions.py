"""Owns what hangs on submissions whose answer was lost, until the operator has decided; runs no statement."""

from dataclasses import replace

from bot import errors
from bot.domain.bill import CHARGED, DECIDED, FREE, unmeasured
from bot.domain.generation import Generation, Render


def at_stake(after: Generation) -> int | None:
    """Millionths of a dollar that an end counts for lost submissions; None when it has none that is undecided."""
    lost = sum(render.order.pictures for render in after.renders if _open(render))
    if not (lost and after.state.terminal):
        return None
    rest, pictures = unmeasured(after.cost_micros, after.renders)
    return rest * lost // max(lost, pictures)


def decided(generation: Generation, charged: bool) -> Generation:
    """The generation with the decision noted in the failure of each lost submission; its cost is left as it is."""
    renders = (_noted(render, CHARGED if charged else FREE) for render in generation.renders)
    return replace(generation, renders=tuple(renders))


def _noted(render: Render, decision: str) -> Render:
    if render.failure is None or not _open(render):
        return render
    return replace(render, failure=replace(render.failure, facts=render.failure.facts | {DECIDED: decision}))


def _open(render: Render) -> bool:
    failure = render.failure
    return failure is not None and failure.code == errors.SubmissionUnknown.code and DECIDED not in failure.facts
