"""Owns the story of one generation from its turn to its end; every step may be killed and run again.

Read `generate` first. The steps lie beside it: `paint` (submit, wait, fetch), `looks`, `review`, `deliver`, `progress`.
"""

from dataclasses import replace

import structlog

from bot import errors
from bot.domain import bill, price
from bot.domain.generation import Failure, Generation, Post, Render, Reservation, State
from bot.pipeline import deliver, failover, looks, paint, review
from bot.pipeline.progress import Progress
from bot.pipeline.workshop import Run

_log = structlog.get_logger()


async def generate(run: Run) -> Generation | None:
    """Submit, wait, deliver, settle; or release, and return the generation whose end has still to be told.

    What waits for its moderators is left to them: once they have decided, it is run again.
    """
    try:
        if run.generation.state is not State.REVIEWING:
            async with Progress(run):
                await _paint_somewhere(run)
                await looks.judge(run)
            _require_pictures(run)
        if not await review.passed(run, _spent(run)):
            return None
        await run.move(State.DELIVERING)
        await _settle(run, await deliver.pictures(run))
    except errors.Superseded:
        _log.info("superseded")
    except errors.DatabaseBusy:
        # What could not be written down did not happen; whoever runs this runs it again from the row.
        raise
    except errors.EaselError as error:
        return await release(run, error)
    return None


async def _paint_somewhere(run: Run) -> None:
    """Bring every render to its end, at the next provider while the one before took none of them."""
    while True:
        try:
            await paint.prepare(run)
        except failover.NOT_TAKEN as refusal:
            if not await failover.moved_on(run, refusal):
                raise
            continue
        await paint.every_render(run)
        if not await failover.moved_on(run):
            return


def _require_pictures(run: Run) -> None:
    """Go on with whatever came; raise what went wrong when nothing did."""
    if run.generation.pictures:
        return
    failures = [render.failure for render in run.generation.renders if render.failure]
    if run.cancelled:
        raise errors.Cancelled
    raise RendersFailed(failures)


class RendersFailed(errors.ProviderError):
    """No render brought a picture; `failure` is the one to tell."""

    def __init__(self, failures: list[Failure]) -> None:
        super().__init__("; ".join(f"{each.code}: {each.detail}" for each in failures))
        faults = [each for each in failures if each.code != errors.ContentRefused.code]
        self.failure = (faults or failures)[0]


async def _settle(run: Run, posts: tuple[Post, ...]) -> None:
    came = len(run.generation.pictures)
    await run.move(
        State.DONE,
        reservation=Reservation.SETTLED,
        counted=came,
        cost_micros=_spent(run),
        reply=replace(run.without_token(), posts=posts),
        ended_at=run.workshop.clock.time(),
    )
    _log.info("done", pictures=came)


async def release(run: Run, error: errors.EaselError) -> Generation | None:
    """End without a picture; returns the generation to tell of."""
    failure = error.failure if isinstance(error, RendersFailed) else Failure.of(error)
    try:
        await end(run, failure, counted=error.counted if isinstance(error, review.Rejected) else 0)
    except errors.Superseded:
        _log.info("superseded")
        return None
    return run.generation


async def end(run: Run, failure: Failure, counted: int = 0) -> None:
    """Give the reservation back, unless some of it counts, and close the row; the token stays until that was told."""
    await run.move(
        _ending(failure),
        failure=failure,
        reservation=Reservation.SETTLED if counted else Reservation.RELEASED,
        counted=counted,
        cost_micros=_spent(run),
        ended_at=run.workshop.clock.time(),
    )


#: Ends by what is to be seen, or was asked for.
_REFUSALS = (errors.ContentRefused.code, errors.PictureBlocked.code, errors.ReviewRejected.code)


def _ending(failure: Failure) -> State:
    if failure.code == errors.Cancelled.code:
        return State.CANCELLED
    return State.REFUSED if failure.code in _REFUSALS else State.FAILED


def _spent(run: Run) -> int:
    """What the provider charges for all renders, in millionths of a dollar."""
    sent = (render for index, render in enumerate(run.generation.renders) if index not in run.unsent)
    return sum(bill.cost(each, _price(run, each)) for each in sent)


def _price(run: Run, render: Render) -> int:
    """Millionths of a dollar a picture; as reserved where the provider is no longer in the settings."""
    try:
        return price.of(run.provider.capabilities, render.order.size)
    except errors.UnknownModel:
        return run.generation.cost_micros // run.generation.request.pictures
