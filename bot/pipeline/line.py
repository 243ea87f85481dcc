"""Owns a generation's time in line: the places shown, and leaving it; knows ports only."""

from dataclasses import replace

from bot.domain.generation import Failure, Generation, Reservation, State
from bot.domain.quota import Limits
from bot.errors import Cancelled
from bot.pipeline.workshop import Workshop, kind
from bot.ports import Stage


async def show_places(workshop: Workshop, member_id: int, limits: Limits) -> None:
    """Edit the place and the expected wait into each reply of the member's waiting generations."""
    unfinished = await workshop.generations.unfinished(member_id)
    waiting = [each for each in unfinished if each.turn_at is None]
    running = len(unfinished) - len(waiting)
    for ahead, generation in enumerate(waiting, start=running):
        await workshop.replies.show(generation, _stage(workshop, generation, ahead, limits))


def _stage(workshop: Workshop, generation: Generation, ahead: int, limits: Limits) -> Stage:
    expected = workshop.latencies.expected(kind(generation), generation.request.renders)
    rounds = ahead // limits.concurrent + 1
    now = workshop.clock.time()
    return Stage(
        place=ahead,
        started_at=None,
        expected_at=None if expected is None else now + rounds * expected,
        fraction=0.0,
        arrived=0,
        total=generation.request.pictures,
    )


async def leave(workshop: Workshop, generation: Generation) -> bool:
    """Cancel a generation that still waits; False when it does not (any more)."""
    withdrawn = await workshop.generations.withdraw(generation.id, workshop.clock.time())
    if withdrawn is None:
        return False
    ended = replace(
        generation,
        state=State.CANCELLED,
        reservation=Reservation.RELEASED,
        failure=Failure.of(Cancelled()),
    )
    await workshop.replies.tell(ended)
    return True
