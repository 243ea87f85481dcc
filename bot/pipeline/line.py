"""Owns a generation's time in line: the places shown, and entering it; knows ports only."""

from contextlib import suppress

from bot.domain.generation import Generation, State
from bot.domain.quota import Limits
from bot.errors import Superseded
from bot.pipeline.workshop import Workshop, kind
from bot.ports import Stage


async def show_places(workshop: Workshop, member_id: int, limits: Limits, newest: int | None = None) -> None:
    """Edit place and expected wait into the replies of the member's waiting generations, or of the newest alone."""
    unfinished = await workshop.generations.unfinished(member_id)
    waiting = [each for each in unfinished if each.turn_at is None]
    # What is with the moderators holds nobody up.
    running = sum(each.turn_at is not None and each.state is not State.REVIEWING for each in unfinished)
    for ahead, generation in enumerate(waiting, start=running):
        if newest in (None, generation.id):
            await workshop.replies.show(generation, _stage(workshop, generation, ahead, limits))


def _stage(workshop: Workshop, generation: Generation, ahead: int, limits: Limits) -> Stage:
    expected = workshop.latencies.expected(kind(generation), generation.request.renders)
    rounds = ahead // (generation.concurrent or limits.concurrent) + 1
    now = workshop.clock.time()
    return Stage(
        place=ahead,
        started_at=None,
        expected_at=None if expected is None else now + rounds * expected,
        fraction=0.0,
        arrived=0,
        total=generation.request.pictures,
    )


async def enter(workshop: Workshop, admitted: Generation) -> None:
    """Write down the message of a generation that has to wait: when its turn comes, only the row is left of it."""
    with suppress(Superseded):
        await workshop.generations.move(admitted, admitted.moved(State.RESERVED))
