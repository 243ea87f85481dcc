"""The engine of one process: turns, the line, taking up what another process left, and stopping."""

import asyncio
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.generation import Failure, Generation, Picture, Render, Reservation, State
from bot.domain.quota import Limits
from tests.unit.pipeline.fakes import OWNER, Studio

PICTURE = Picture(digest="known", content_type="image/jpeg", size=1000, width=2048, height=2048)


async def settled(studio: Studio) -> None:
    """Let everything that goes on come to its end."""
    for _ in range(500):
        if all(row.state.terminal for row in studio.rows.rows.values()):
            break
        await studio.clock.sleep(1)
    await studio.clock.sleep(5)


async def admitted(studio: Studio, count: int, limits: Limits) -> list[Generation]:
    """So many generations of one member, through the rows' own door."""
    out: list[Generation] = []
    for number in range(1, count + 1):
        asked = replace(studio.admitted(number), turn_at=None, owner=OWNER, epoch=0)
        del studio.rows.rows[number]
        out.append(await studio.rows.admit(asked, limits))
    return out


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
    await settled(studio)
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
    await settled(studio)
    row = studio.rows.rows[1]
    assert studio.painter.posts == []
    assert len(studio.painter.looks) == (1 if was_accepted else 5)
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
    await settled(studio)
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
    await settled(studio)
    assert studio.rows.rows[1].state is State.DONE
    assert len(studio.painter.posts) == len(studio.wall.delivered) == 1
    await second.stop()


async def test_a_zombie_makes_no_move_once_another_has_taken_up(studio: Studio) -> None:
    """Two processes run one generation: one settles and delivers, the other falls silent."""
    first, second = studio.engine("first"), studio.engine("second")
    first.begin(studio.admitted(owner="first"))
    await studio.clock.sleep(3)
    await second.start()
    await settled(studio)
    assert studio.rows.ends[1] == [Reservation.SETTLED]
    assert len(studio.wall.delivered) == 1
    assert studio.wall.told == []
    assert len(studio.painter.posts) == 1
    await first.stop()
    await second.stop()


async def test_the_line_moves_up_as_turns_come_free(studio: Studio) -> None:
    """Five asked, two run at once: all are delivered in their order, never three at a time."""
    engine = studio.engine()
    for generation in await admitted(studio, 5, studio.limits):
        engine.begin(generation)
    for _ in range(60):
        running = [row for row in studio.rows.rows.values() if row.turn_at is not None and not row.state.terminal]
        assert len(running) <= 2
        await studio.clock.sleep(1)
    await settled(studio)
    assert {row.state for row in studio.rows.rows.values()} == {State.DONE}
    assert sorted(generation.id for _, generation, _ in studio.wall.delivered) == [1, 2, 3, 4, 5]
    assert studio.wall.delivered[-1][1].id == 5
    await engine.stop()


async def test_who_waits_sees_a_place_and_sees_it_shrink(studio: Studio) -> None:
    """The fifth of five has four before it, and then fewer."""
    studio.knows(10.0)
    engine = studio.engine()
    for generation in await admitted(studio, 5, studio.limits):
        engine.begin(generation)
    await settled(studio)
    places = [stage.place for _, row, stage in studio.wall.shown if row.id == 5 and stage.place is not None]
    assert places[0] == 4
    assert places == sorted(places, reverse=True)
    assert places[-1] <= 2
    waiting = [stage for _, row, stage in studio.wall.shown if row.id == 5 and stage.place is not None]
    assert all(stage.expected_at is not None for stage in waiting)
    assert (waiting[0].arrived, waiting[0].total, waiting[0].started_at) == (0, 1, None)
    await engine.stop()


async def test_a_failure_gives_its_turn_to_the_next(studio: Studio) -> None:
    """The line never stands still behind something that ended."""
    studio.limits = Limits(concurrent=1, waiting=5)
    studio.painter.refusals = [errors.NoCredits("empty")]
    engine = studio.engine()
    for generation in await admitted(studio, 2, studio.limits):
        engine.begin(generation)
    await settled(studio)
    assert [studio.rows.rows[number].state for number in (1, 2)] == [State.FAILED, State.DONE]
    await engine.stop()


async def test_leaving_the_line_is_told_and_lets_nobody_pass_twice(studio: Studio) -> None:
    """Withdrawn, released, never submitted; a second press says that it is too late."""
    studio.limits = Limits(concurrent=1, waiting=5)
    engine = studio.engine()
    rows = await admitted(studio, 3, studio.limits)
    for generation in rows:
        engine.begin(generation)
    await studio.clock.sleep(1)
    assert await engine.cancel(rows[1])
    assert not await engine.cancel(rows[1])
    await settled(studio)
    assert [studio.rows.rows[number].state for number in (1, 2, 3)] == [State.DONE, State.CANCELLED, State.DONE]
    assert studio.rows.ends[2] == [Reservation.RELEASED]
    ((_, told),) = studio.wall.told
    assert (told.id, told.reply.token) == (2, "spent")
    assert len(studio.painter.posts) == 2
    await engine.stop()


async def test_cancel_tells_whether_it_came_in_time(studio: Studio) -> None:
    """True while it is painted, False while it is delivered and after."""
    engine = studio.engine()
    generation = studio.admitted()
    engine.begin(generation)
    await studio.clock.sleep(3)
    assert await engine.cancel(generation)
    await settled(studio)
    assert studio.rows.rows[1].state is State.CANCELLED
    assert not await engine.cancel(generation)

    late = studio.admitted(2)
    studio.wall.delivery_faults = [errors.DeliveryFailed("closed")]
    engine.begin(late)
    while studio.rows.rows[2].state is not State.DELIVERING:
        await studio.clock.sleep(0.5)
    assert not await engine.cancel(late)
    await settled(studio)
    assert studio.rows.rows[2].state is State.DONE
    await engine.stop()


async def test_what_nobody_waits_for_is_released_before_it_ran(studio: Studio) -> None:
    """Its interaction could not be acknowledged: nothing sent, nothing spent, and the next has its turn."""
    studio.limits = Limits(concurrent=1, waiting=5)
    engine = studio.engine()
    first, second = await admitted(studio, 2, studio.limits)
    engine.begin(second)
    await engine.abandon(first)
    await settled(studio)
    row = studio.rows.rows[1]
    assert (row.state, row.counted, row.cost_micros) == (State.CANCELLED, 0, 0)
    assert studio.rows.ends[1] == [Reservation.RELEASED]
    assert studio.rows.rows[2].state is State.DONE
    assert len(studio.painter.posts) == 1
    await engine.stop()


async def test_a_bug_ends_its_own_generation_alone(studio: Studio) -> None:
    """Released as an internal fault; the other one is delivered."""
    engine = studio.engine()
    first, second = studio.admitted(1), studio.admitted(2)
    download = studio.painter.download
    broken = {"left": 1}

    async def buggy(url, into):
        if broken["left"]:
            broken["left"] -= 1
            raise ZeroDivisionError("a bug")
        await download(url, into)

    studio.painter.download = buggy
    engine.begin(first)
    engine.begin(second)
    await settled(studio)
    rows = [studio.rows.rows[number] for number in (1, 2)]
    assert sorted(row.state for row in rows) == [State.DONE, State.FAILED]
    (failed,) = [row for row in rows if row.state is State.FAILED]
    assert failed.failure is not None
    assert failed.failure.code == "internal"
    assert studio.rows.ends[failed.id] == [Reservation.RELEASED]
    await engine.stop()


async def test_a_database_that_stays_away_frees_the_turn_once_it_is_back(studio: Studio) -> None:
    """A generation whose end could not be written down does not hold the member's turns until the next start."""
    studio.limits = Limits(concurrent=1, waiting=5)
    engine = studio.engine()
    first, second = await admitted(studio, 2, studio.limits)
    engine.begin(first)
    engine.begin(second)
    await studio.clock.sleep(5)
    studio.rows.faults = [errors.DatabaseBusy("away")] * 2
    for _ in range(300):
        await studio.clock.sleep(1)
    assert studio.rows.rows[1].state.terminal
    assert studio.rows.rows[2].state.terminal
    await engine.stop()


async def test_a_failing_database_leaves_no_unheard_exception(studio: Studio) -> None:
    """Even where a place in line cannot be looked up, no task dies unheard."""
    unheard: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: unheard.append(context))
    studio.limits = Limits(concurrent=1, waiting=5)
    engine = studio.engine()
    _, second = await admitted(studio, 2, studio.limits)
    studio.rows.faults = [errors.DatabaseBusy("away")]
    engine.begin(second)
    await studio.clock.sleep(2)
    await engine.stop()
    del engine
    await studio.clock.sleep(1)
    assert unheard == []
