"""Owns whether painted pictures wait for a moderator, and what the decision does to them; knows ports only."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import structlog

from bot import errors, ports
from bot.domain.conduct import Deed, LogEntry, Review, Verdict
from bot.domain.generation import Generation, State
from bot.domain.picture_rules import Look
from bot.domain.policy import ReviewMode
from bot.pipeline.exhibits import exhibits
from bot.pipeline.workshop import Run, Workshop

_log = structlog.get_logger()
_DEEDS = {Verdict.APPROVED: Deed.APPROVED, Verdict.REJECTED: Deed.REJECTED}


async def passed(run: Run, cost_micros: int) -> bool:
    """Whether the pictures may go on their way; False while moderators look first, and nobody runs it then.

    `cost_micros` is what was spent on them. Raises `ReviewRejected`, `Cancelled` for what was decided.
    """
    state, reviews = run.generation.state, run.workshop.council.reviews
    if state is State.DELIVERING or not (state is State.REVIEWING or await _wanted(run)):
        return True
    review = await reviews.find(run.generation.id) if state is State.REVIEWING else None
    if review is not None and review.verdict is not Verdict.OPEN:
        await _conclude(run, review)
        return True
    await run.let_go(cost_micros=cost_micros)
    try:
        await _put(run.workshop, run.generation)
    except errors.StorageError as error:
        # It waits as it is written, and no fault of ours ends it: a later look puts it before its moderators.
        raise errors.DatabaseBusy(error.detail) from error
    return False


async def _wanted(run: Run) -> bool:
    generation = run.generation
    if generation.guild_id is None:
        return False
    policy = await run.workshop.council.policies.of(generation.guild_id)
    mode = policy.review_in(generation.conduct.places)
    if mode is ReviewMode.OFF:
        # Where nobody else decides, a picture rule does, if there is somebody to ask.
        looked_at = any(each.look is Look.REVIEW for each in generation.pictures)
        return looked_at and policy.moderators_channel_id is not None
    return mode is ReviewMode.ALL or bool(generation.flags)


async def _put(workshop: Workshop, generation: Generation) -> None:
    """Before its moderators, and tell its member so; all of it may be done again."""
    assert generation.guild_id is not None
    asked = Review(
        id=generation.id,
        guild_id=generation.guild_id,
        member_id=generation.member_id,
        asked_at=workshop.clock.time(),
        flags=generation.flags,
    )
    review = await workshop.council.reviews.open(asked)
    if review.verdict is not Verdict.OPEN:
        return
    policy = await workshop.council.policies.of(review.guild_id)
    if review.card is None and policy.moderators_channel_id is not None:
        # Said before it is so: a decision made at once must not be overwritten by these words.
        await workshop.replies.show(generation, _waiting(generation, carded=True))
        if await _carded(workshop, generation, review) is not None:
            return
    await workshop.replies.show(generation, _waiting(generation, carded=review.card is not None))


async def present(workshop: Workshop, generation: Generation, review: Review) -> None:
    """Give a review that has none its card, if there is a place for one now; then its member is told."""
    carded = await _carded(workshop, generation, review)
    if carded is not None and carded.verdict is Verdict.OPEN:
        await workshop.replies.show(generation, _waiting(generation, carded=True))


async def _carded(workshop: Workshop, generation: Generation, review: Review) -> Review | None:
    """What a review is once it has a card; None where it can have none now. What was decided meanwhile is on it."""
    council = workshop.council
    channel_id = (await council.policies.of(review.guild_id)).moderators_channel_id
    if channel_id is None:
        return None
    try:
        async with case(workshop, generation, review) as shown:
            card = await council.moderators.ask(channel_id, shown)
    except errors.DeliveryFailed as error:
        # It waits in the queue, and a card is tried again later.
        _log.warning("moderators could not be asked", generation=generation.id, detail=error.detail)
        return None
    await council.reviews.put_card(generation.id, card)
    _log.info("moderators were asked", generation=generation.id)
    carded = await council.reviews.find(generation.id) or review
    if carded.verdict is not Verdict.OPEN:
        await council.moderators.show_verdict(generation, carded)
    return carded


@asynccontextmanager
async def case(workshop: Workshop, generation: Generation, review: Review) -> AsyncGenerator[ports.Case]:
    """All that moderators see of it; its files may be gone afterwards."""
    record = await workshop.council.reviews.record(review.guild_id, review.member_id)
    async with exhibits(workshop.pictures, generation) as files:
        yield ports.Case(generation=generation, review=review, record=record, files=files)


def _waiting(generation: Generation, *, carded: bool) -> ports.Stage:
    came = len(generation.pictures)
    return ports.Stage(
        place=None,
        started_at=None,
        expected_at=None,
        fraction=1.0,
        arrived=came,
        total=came,
        note="reviewing" if carded else "queued-for-review",
    )


async def _conclude(run: Run, review: Review) -> None:
    """Write the decision into the log and onto the card, once more if need be; raises what it ends with."""
    council = run.workshop.council
    if review.verdict in _DEEDS:
        await council.log.note(_entry(review))
    await council.moderators.show_verdict(run.generation, review)
    if review.verdict is Verdict.WITHDRAWN:
        raise errors.Cancelled
    if review.verdict is Verdict.REJECTED:
        counts = (await council.policies.of(review.guild_id)).rejected_counts
        raise Rejected(review.reason, counted=len(run.generation.pictures) if counts else 0)


class Rejected(errors.ReviewRejected):
    """With what it counts against its member's limits: 0 is nothing."""

    def __init__(self, reason: str, *, counted: int) -> None:
        ways = [*(["counted"] if counted else []), *(["reason"] if reason else [])]
        told = {"problem": "-".join(ways)} if ways else {}
        super().__init__(reason=reason, **told)
        self.counted = counted


def _entry(review: Review) -> LogEntry:
    return LogEntry(
        guild_id=review.guild_id,
        at=review.decided_at or review.asked_at,
        by_id=review.by_id or 0,
        deed=_DEEDS[review.verdict],
        member_id=review.member_id,
        generation_id=review.id,
        reason=review.reason,
    )
