"""Cancelling at every pause: stopped at once, told once, and what had come is delivered."""

import asyncio

import pytest

from bot import errors
from bot.domain.generation import Generation, Reservation, State
from bot.pipeline.workshop import Run
from tests.unit.pipeline.fakes import Studio, whole_story
from tests.unit.pipeline.painter import PRICE


async def cancelled(studio: Studio, generation: Generation, after: float, presses: int = 1) -> Generation:
    """Run it, press *Cancel* after so many seconds, and return the row."""
    run = Run(studio.workshop, generation)
    story = asyncio.create_task(whole_story(run))
    await studio.clock.sleep(after)
    for _ in range(presses):
        run.cancel()
    await story
    return studio.rows.rows[generation.id]


@pytest.mark.parametrize("after", [0.0, 0.3, 2.0, 5.0, 9.0])
@pytest.mark.parametrize("pictures", [1, 3])
async def test_while_painting(studio: Studio, after: float, pictures: int) -> None:
    """Ended within a second, released, told once; what was accepted stays in the budget."""
    row = await cancelled(studio, studio.admitted(pictures=pictures), after)
    assert row.state is State.CANCELLED
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert row.counted == 0
    assert (row.ended_at or 0) - row.created_at <= after + 1
    assert row.cost_micros == len(studio.painter.accepted) * PRICE
    assert len(studio.wall.told) == 1
    assert studio.wall.delivered == []


async def test_two_presses_are_one(studio: Studio) -> None:
    """Of two members at once, or of an impatient one."""
    row = await cancelled(studio, studio.admitted(pictures=2), 3.0, presses=3)
    assert row.state is State.CANCELLED
    assert len(studio.wall.told) == 1


async def test_a_member_who_cancels_leaves_no_cancelled_task_behind(studio: Studio) -> None:
    """The run's own task ends as usual, so whoever awaits it later is not told that it was stopped from outside."""
    run = Run(studio.workshop, studio.admitted())
    story = asyncio.create_task(whole_story(run))
    await studio.clock.sleep(3)
    run.cancel()
    await story
    assert not story.cancelled()
    assert story.cancelling() == 0


async def test_while_the_provider_is_full(studio: Studio) -> None:
    """Nothing was accepted, so nothing stays in the budget."""
    studio.painter.refusals = [errors.AtCapacity("full")] * 99
    row = await cancelled(studio, studio.admitted(), 5.0)
    assert (row.state, row.cost_micros) == (State.CANCELLED, 0)
    assert (row.ended_at or 0) - row.created_at <= 6


async def test_while_a_lost_submission_is_looked_for(studio: Studio) -> None:
    """The looking stops at once."""
    studio.painter.refusals = [errors.SubmissionUnknown("lost")]
    studio.painter.listed_after = 1e9
    row = await cancelled(studio, studio.admitted(), 7.0)
    assert row.state is State.CANCELLED
    assert (row.ended_at or 0) - row.created_at <= 8


async def test_during_a_submission_it_is_cut_short_and_stays_in_the_budget(studio: Studio) -> None:
    """The provider may have accepted it: nobody waits for the answer, but the month's budget keeps its price."""
    studio.painter.post_seconds = 20.0
    row = await cancelled(studio, studio.admitted(), 5.0)
    assert row.state is State.CANCELLED
    assert (row.ended_at or 0) - row.created_at <= 6
    assert (row.counted, row.cost_micros) == (0, PRICE)
    assert studio.painter.polls == []


async def test_before_anything_was_sent_nothing_is_sent_and_nothing_spent(studio: Studio) -> None:
    """While references are laid at the provider: neither a submission nor a price."""
    addresses = studio.bench.addresses

    async def slowly(references, provider):
        await studio.clock.sleep(10)
        return await addresses(references, provider)

    studio.bench.addresses = slowly
    row = await cancelled(studio, studio.admitted(), 5.0)
    assert row.state is State.CANCELLED
    assert studio.painter.posts == []
    assert (row.counted, row.cost_micros) == (0, 0)


async def test_what_had_come_is_delivered_and_settled(studio: Studio) -> None:
    """One of three was there: it is the member's, the others are cancelled."""
    studio.painter.by_seed = {100: 5.0, 101: 60.0, 102: 60.0}
    row = await cancelled(studio, studio.admitted(pictures=3), 20.0)
    assert (row.state, row.counted) == (State.DONE, 1)
    assert studio.rows.ends[row.id] == [Reservation.SETTLED]
    assert [each.failure.code for each in row.renders if each.failure] == ["cancelled", "cancelled"]
    assert (row.ended_at or 0) - row.created_at <= 21
    assert len(studio.wall.delivered) == 1
    assert studio.wall.told == []


async def test_what_was_accepted_stays_in_the_budget_beside_what_came(studio: Studio) -> None:
    """The provider paints, and charges for, the two that nobody waits for any more."""
    studio.painter.by_seed = {100: 5.0, 101: 60.0, 102: 60.0}
    row = await cancelled(studio, studio.admitted(pictures=3), 20.0)
    assert row.counted == 1
    assert row.cost_micros == 3 * PRICE


async def test_after_the_end_it_changes_nothing(studio: Studio) -> None:
    """Settled once, delivered once."""
    generation = studio.admitted()
    run = Run(studio.workshop, generation)
    await whole_story(run)
    run.cancel()
    await asyncio.sleep(0)
    assert studio.rows.rows[1].state is State.DONE
    assert studio.rows.ends[1] == [Reservation.SETTLED]


async def test_the_end_of_the_process_is_no_cancel(studio: Studio) -> None:
    """A task that is cancelled from outside leaves the row as it was written."""
    story = asyncio.create_task(whole_story(Run(studio.workshop, studio.admitted(pictures=2))))
    await studio.clock.sleep(5)
    story.cancel()
    with pytest.raises(asyncio.CancelledError):
        await story
    assert studio.rows.rows[1].state is State.RENDERING
    assert studio.rows.ends == {}
    assert studio.wall.told == []
