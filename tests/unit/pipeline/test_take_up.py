"""Taking up what another process left, in every state: delivered once, settled once, sent once."""

from dataclasses import replace

import pytest

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
    for number, state in enumerate((State.DONE, State.FAILED, State.CANCELLED, State.REFUSED), start=1):
        studio.admitted(number, state=state, ended_at=1.0, owner="a killed process")
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
