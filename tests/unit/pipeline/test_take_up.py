"""Taking up what another process left, in every state: delivered once, settled once, sent once."""

from dataclasses import replace

import pytest

from bot import errors
from bot.domain.generation import Failure, Generation, Picture, Render, Reservation, State
from tests.unit.pipeline.fakes import OWNER, Studio

PICTURE = Picture(digest="known", content_type="image/jpeg", size=1000, width=2048, height=2048)


def left_behind(studio: Studio, state: State, *, pictures: int = 1) -> Generation:
    """A generation as a killed process leaves it in that state."""
    generation = studio.admitted(pictures=pictures, owner="a killed process", state=state)
    now = studio.clock.time()
    orders = generation.request.orders()
    renders = tuple(Render(order=order, submitted_at=now) for order in orders)
    if state is State.RESERVED:
        renders = ()
    if state in (State.RENDERING, State.DELIVERING):
        for number, order in enumerate(orders):
            studio.painter.accepted[f"old{number}"] = (now, order)
        renders = tuple(replace(each, request_id=f"old{n}") for n, each in enumerate(renders))
    if state is State.DELIVERING:
        renders = tuple(replace(each, pictures=(PICTURE,), finished_at=now) for each in renders)
    studio.rows.rows[1] = replace(generation, renders=renders)
    return studio.rows.rows[1]


@pytest.mark.parametrize("state", [State.RESERVED, State.RENDERING, State.DELIVERING])
@pytest.mark.parametrize("pictures", [1, 3])
async def test_what_a_killed_process_left_is_taken_up(studio: Studio, state: State, pictures: int) -> None:
    """In each state: delivered once, settled once, sent only where nothing had been sent."""
    left_behind(studio, state, pictures=pictures)
    engine = studio.engine()
    await engine.start()
    await studio.settled()
    row = studio.rows.rows[1]
    assert (row.state, row.owner, row.epoch) == (State.DONE, OWNER, 2)
    assert studio.rows.ends[1] == [Reservation.SETTLED]
    assert row.counted == pictures
    assert len(studio.wall.delivered) == 1
    assert len(studio.painter.posts) == (pictures if state is State.RESERVED else 0)
    await engine.stop()


@pytest.mark.parametrize("was_accepted", [True, False])
async def test_a_render_found_submitting_is_looked_for_and_never_sent_again(studio: Studio, was_accepted: bool) -> None:
    """Found in the list it is painted; else it is unknown, told and released."""
    row = left_behind(studio, State.SUBMITTING)
    if was_accepted:
        studio.painter.accepted["old"] = (studio.clock.time(), row.renders[0].order)
    engine = studio.engine()
    await engine.start()
    await studio.settled()
    row = studio.rows.rows[1]
    assert studio.painter.posts == []
    assert len(studio.painter.looks) == (1 if was_accepted else 6)
    assert row.state is (State.DONE if was_accepted else State.FAILED)
    assert studio.rows.ends[1] == [Reservation.SETTLED if was_accepted else Reservation.RELEASED]
    await engine.stop()


async def test_a_fan_out_found_half_submitted_is_completed(studio: Studio) -> None:
    """One answered, one held back before the crash, one ended, one lost and found."""
    row = left_behind(studio, State.SUBMITTING, pictures=4)
    now = studio.clock.time()
    orders = [each.order for each in row.renders]
    studio.painter.accepted = {"a": (now, orders[0]), "d": (now, orders[3])}
    renders = (
        replace(row.renders[0], request_id="a"),
        replace(row.renders[1], submitted_at=None),
        replace(row.renders[2], failure=Failure(code="content-refused")),
        row.renders[3],
    )
    studio.rows.rows[1] = replace(row, renders=renders)
    engine = studio.engine()
    await engine.start()
    await studio.settled()
    row = studio.rows.rows[1]
    assert (row.state, row.counted) == (State.DONE, 3)
    assert [order.seed for _, order in studio.painter.posts] == [101]
    assert [each.request_id for each in row.renders] == ["a", "r3", None, "d"]
    await engine.stop()


async def test_ends_are_not_taken_up(studio: Studio) -> None:
    """Neither is what this process already runs."""
    spent = replace(studio.admitted().reply, token=None)
    for number, state in enumerate((State.DONE, State.FAILED, State.CANCELLED, State.REFUSED), start=1):
        studio.admitted(number, state=state, ended_at=1.0, reply=spent, owner="a killed process")
    engine = studio.engine()
    await engine.start()
    await studio.clock.sleep(60)
    assert studio.wall.shown == studio.wall.delivered == studio.wall.told == []
    await engine.stop()


async def test_a_stop_leaves_the_rows_and_a_start_goes_on(studio: Studio) -> None:
    """Stopped in the middle of a painting: delivered once by the next process, sent once in all."""
    studio.painter.seconds = 30.0
    first = studio.engine("first")
    first.begin(studio.admitted(owner="first"))
    await studio.clock.sleep(10)
    await first.stop()
    assert studio.rows.rows[1].state is State.RENDERING
    second = studio.engine("second")
    await second.start()
    await studio.settled()
    assert studio.rows.rows[1].state is State.DONE
    assert len(studio.painter.posts) == len(studio.wall.delivered) == 1
    await second.stop()


async def test_a_zombie_makes_no_move_once_another_has_taken_up(studio: Studio) -> None:
    """Two processes run one generation: one settles and delivers, the other falls silent."""
    first, second = studio.engine("first"), studio.engine("second")
    first.begin(studio.admitted(owner="first"))
    await studio.clock.sleep(3)
    await second.start()
    await studio.settled()
    assert studio.rows.ends[1] == [Reservation.SETTLED]
    assert len(studio.wall.delivered) == 1
    assert studio.wall.told == []
    assert len(studio.painter.posts) == 1
    await first.stop()
    await second.stop()


async def test_an_end_that_was_not_told_is_told_by_the_next_process(studio: Studio) -> None:
    """Once; from then on its token is gone."""
    failure = Failure(code="render-failed")
    for number in (1, 2):
        studio.admitted(number, state=State.FAILED, failure=failure, ended_at=1.0, owner="a killed process")
    studio.wall.tell_faults = [errors.DeliveryFailed("Discord is away for a moment")]
    for owner in ("the next process", "the one after it"):
        engine = studio.engine(owner)
        await engine.start()
        await studio.clock.sleep(60)
        await engine.stop()
    assert sorted(generation.id for _, generation in studio.wall.told) == [1, 2]
    assert [row.reply.token for row in studio.rows.rows.values()] == [None, None]
    assert studio.painter.posts == []


async def test_what_was_acknowledged_unseen_is_painted(studio: Studio) -> None:
    """The process died after Discord took its answer and before the message was written down."""
    reply = replace(studio.admitted().reply, message_id=None)
    studio.admitted(reply=reply, owner="a killed process", created_at=studio.clock.time() - 1)
    studio.wall.message_id = 99
    studio.wall.reach_faults = [errors.DeliveryFailed("away"), None]
    engine = studio.engine()
    await engine.start()
    await studio.settled()
    row = studio.rows.rows[1]
    assert (row.state, row.reply.message_id, len(row.pictures)) == (State.DONE, 99, 1)
    assert studio.wall.reached == [1, 1]
    await engine.stop()


async def test_what_was_never_acknowledged_is_never_painted(studio: Studio) -> None:
    """Its member read that the application did not respond; nothing counts, and nobody is told."""
    reply = replace(studio.admitted().reply, message_id=None)
    studio.admitted(reply=reply, owner="a killed process", created_at=studio.clock.time() - 1)
    studio.wall.message_id = None
    engine = studio.engine()
    await engine.start()
    await studio.settled()
    row = studio.rows.rows[1]
    assert (row.state, row.counted, row.cost_micros, row.reply.token) == (State.CANCELLED, 0, 0, None)
    assert studio.painter.posts == []
    assert studio.wall.told == []
    await engine.stop()


async def test_a_stop_says_that_the_work_rests(studio: Studio) -> None:
    """In the reply of whatever runs; pictures on their way into Discord are let in first."""
    studio.wall.delivery_faults = [errors.DeliveryFailed("a slow upload")]
    studio.painter.by_seed[100] = 5.0
    studio.painter.by_seed[200] = 500.0
    second = studio.admitted(2)
    studio.rows.rows[2] = replace(second, request=replace(second.request, seed=200))
    engine = studio.engine()
    for number in (1, 2):
        if number == 1:
            studio.admitted(1)
        engine.begin(studio.rows.rows[number])
    while studio.rows.rows[1].state is not State.DELIVERING:
        await studio.clock.sleep(0.5)
    await engine.stop()
    assert studio.rows.rows[1].state is State.DONE
    assert studio.rows.rows[2].state is State.RENDERING
    _, shown, stage = studio.wall.shown[-1]
    assert (shown.id, stage.note) == (2, "parked")


async def test_a_message_that_is_written_down_is_not_sent_again(studio: Studio) -> None:
    """Killed between the second message and the third: the next process sends the third alone."""
    studio.wall.messages = 3
    studio.wall.delivery_faults = [None, None, errors.Superseded("killed here")]
    row = await studio.paint(studio.admitted(pictures=2))
    assert row.state is State.DELIVERING
    assert [post.message_id for post in row.reply.posts] == [4, 5]
    engine = studio.engine("the next process")
    await engine.start()
    await studio.settled()
    assert [post.message_id for post in studio.rows.rows[1].reply.posts] == [4, 5, 3]
    assert len(studio.wall.delivered) == 1
    await engine.stop()
