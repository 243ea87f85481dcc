"""One submission a render: tried again only where nothing was accepted, looked for where that is unknown."""

import asyncio
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.generation import Render, Reservation, State
from bot.pipeline.workshop import Run
from tests.unit.pipeline.fakes import Studio, moments, whole_story
from tests.unit.pipeline.painter import PRICE

LOST = errors.SubmissionUnknown("the connection dropped")


@pytest.mark.parametrize("kind", [errors.AtCapacity, errors.RateLimited, errors.Unreachable])
async def test_what_was_not_accepted_is_tried_again_ever_more_rarely(
    studio: Studio, kind: type[errors.ProviderError]
) -> None:
    """After 3, 8, 20, 45 and then 45 seconds again; charged once."""
    studio.painter.refusals = [kind("full")] * 5
    row = await studio.paint()
    assert moments(at for at, _ in studio.painter.posts) == [0, 3, 11, 31, 76, 121]
    assert row.state is State.DONE
    assert len(studio.painter.accepted) == 1
    assert row.cost_micros == PRICE


@pytest.mark.parametrize(("asked", "waited"), [(60, 60), (60.5, 60.5), (1, 3), (None, 3), ("soon", 3)])
async def test_a_provider_that_names_a_time_is_heard(studio: Studio, asked: object, waited: float) -> None:
    """Retry-After lengthens a wait, and never shortens it."""
    studio.painter.refusals = [errors.RateLimited("slow down", retry_after=asked)]
    await studio.paint()
    assert moments(at for at, _ in studio.painter.posts) == [0, waited]


async def test_capacity_for_ever_ends_at_the_deadline_without_a_price(studio: Studio) -> None:
    """Half an hour after its turn; nothing was ever accepted."""
    studio.painter.refusals = [errors.AtCapacity("full")] * 1000
    row = await studio.paint()
    assert row.failure is not None
    assert row.failure.code == "deadline-passed"
    assert 1800 <= (row.ended_at or 0) - row.created_at <= 1800 + 45
    assert (row.counted, row.cost_micros) == (0, 0)
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]


async def test_while_held_back_the_row_says_that_nothing_was_sent(studio: Studio) -> None:
    """So a crash in this pause submits, and looks for nothing."""
    studio.painter.refusals = [errors.AtCapacity("full")]
    story = asyncio.create_task(whole_story(Run(studio.workshop, studio.admitted())))
    await studio.clock.sleep(1)
    row = studio.rows.rows[1]
    assert (row.state, row.renders[0].submitted_at) == (State.SUBMITTING, None)
    await story
    assert studio.rows.rows[1].state is State.DONE


async def test_before_it_is_sent_the_row_says_so(studio: Studio) -> None:
    """A crash during a submission finds a render without an answer."""
    studio.painter.post_seconds = 30
    story = asyncio.create_task(whole_story(Run(studio.workshop, studio.admitted(pictures=2))))
    await studio.clock.sleep(1)
    row = studio.rows.rows[1]
    assert row.state is State.SUBMITTING
    assert all(each.unanswered for each in row.renders)
    await story


async def test_a_lost_submission_is_found_in_the_list_and_never_sent_again(studio: Studio) -> None:
    """Looked for after 1 and 5 s, adopted, painted, charged once."""
    studio.painter.refusals = [LOST]
    studio.painter.listed_after = 3.0
    row = await studio.paint()
    assert row.state is State.DONE
    assert moments(studio.painter.looks) == [1, 5]
    assert len(studio.painter.posts) == len(studio.painter.accepted) == 1
    assert (row.counted, row.cost_micros) == (1, PRICE)


async def test_a_lost_submission_that_never_shows_is_released_and_never_sent_again(studio: Studio) -> None:
    """Looked for five times over a minute, then told as unknown."""
    studio.painter.refusals = [LOST]
    studio.painter.lost_is_accepted = False
    row = await studio.paint()
    assert moments(studio.painter.looks) == [1, 5, 15, 35, 65]
    assert len(studio.painter.posts) == 1
    assert row.failure is not None
    assert row.failure.code == "submission-unknown"
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert len(studio.wall.told) == 1


@pytest.mark.parametrize(
    "kind", [errors.Unreachable, errors.RateLimited, errors.AtCapacity, errors.UnintelligibleAnswer]
)
async def test_a_fault_of_the_looking_is_no_verdict(studio: Studio, kind: type[errors.ProviderError]) -> None:
    """The next look finds it."""
    studio.painter.refusals = [LOST]
    studio.painter.find_faults = [kind("no list")]
    row = await studio.paint()
    assert row.state is State.DONE
    assert len(studio.painter.posts) == 1


async def test_a_key_that_is_refused_while_looking_ends_it(studio: Studio) -> None:
    """No further look would help; the operator's code is told."""
    studio.painter.refusals = [LOST]
    studio.painter.find_faults = [errors.BadKey("no")]
    row = await studio.paint()
    assert row.failure is not None
    assert row.failure.code == "bad-key"
    assert len(studio.painter.posts) == 1


async def test_two_equal_lost_orders_never_take_the_same_request(studio: Studio) -> None:
    """Two generations with the same seed and prompt, both lost, both painted from requests of their own."""
    studio.painter.refusals = [LOST, LOST]
    first, second = studio.admitted(1), studio.admitted(2)
    workshop = studio.workshop
    await asyncio.gather(whole_story(Run(workshop, first)), whole_story(Run(workshop, second)))
    rows = [studio.rows.rows[number] for number in (1, 2)]
    assert [row.state for row in rows] == [State.DONE, State.DONE]
    assert {row.renders[0].request_id for row in rows} == {"r1", "r2"}


async def test_a_lost_order_is_not_given_the_request_of_an_equal_one(studio: Studio) -> None:
    """The other generation got its answer; the lost one, never accepted, stays unknown."""
    workshop = studio.workshop
    await whole_story(Run(workshop, studio.admitted(1)))
    studio.painter.refusals = [LOST]
    studio.painter.lost_is_accepted = False
    await whole_story(Run(workshop, studio.admitted(2)))
    assert studio.rows.rows[2].state is State.FAILED


async def test_one_lost_render_of_a_fan_out_does_not_hold_up_the_rest(studio: Studio) -> None:
    """It is looked for while the others are painted."""
    studio.painter.refusals = [None, LOST, None]
    row = await studio.paint(studio.admitted(pictures=3))
    assert row.counted == 3
    assert len(studio.painter.posts) == 3
    assert (row.ended_at or 0) - row.created_at < 20


async def test_a_fan_out_where_one_is_held_back_still_ends(studio: Studio) -> None:
    """Two are painted at once, the third after the provider has room again."""
    studio.painter.refusals = [None, errors.AtCapacity("full"), None, errors.AtCapacity("full")]
    row = await studio.paint(studio.admitted(pictures=3))
    assert (row.state, row.counted) == (State.DONE, 3)
    assert len(studio.painter.accepted) == 3


async def test_no_render_is_sent_twice_whatever_happens_around_it(studio: Studio) -> None:
    """A found render keeps its id; taken up again it is only asked for news."""
    generation = studio.admitted(state=State.SUBMITTING, epoch=2)
    order = generation.request.orders()[0]
    studio.painter.accepted["known"] = (studio.clock.time(), order)
    generation = replace(
        generation, renders=(Render(order=order, submitted_at=studio.clock.time(), request_id="known"),)
    )
    studio.rows.rows[1] = generation
    row = await studio.paint(generation)
    assert row.state is State.DONE
    assert studio.painter.posts == []
    assert studio.painter.looks == []
