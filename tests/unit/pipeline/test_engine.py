"""The engine of one process: turns, the line, cancelling, and faults that end one generation alone."""

import asyncio
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.generation import Generation, Picture, Reservation, State
from bot.domain.quota import Limits
from tests.unit.pipeline.fakes import OWNER, Studio

PICTURE = Picture(digest="known", content_type="image/jpeg", size=1000, width=2048, height=2048)


async def admitted(studio: Studio, count: int, limits: Limits) -> list[Generation]:
    """So many generations of one member, through the rows' own door."""
    out: list[Generation] = []
    for number in range(1, count + 1):
        asked = replace(studio.admitted(number), turn_at=None, owner=OWNER, epoch=0)
        del studio.rows.rows[number]
        out.append(await studio.rows.admit(asked, limits))
    return out


async def test_the_line_moves_up_as_turns_come_free(studio: Studio) -> None:
    """Five asked, two run at once: all are delivered in their order, never three at a time."""
    engine = studio.engine()
    for generation in await admitted(studio, 5, studio.limits):
        engine.begin(generation)
    for _ in range(60):
        running = [row for row in studio.rows.rows.values() if row.turn_at is not None and not row.state.terminal]
        assert len(running) <= 2
        await studio.clock.sleep(1)
    await studio.settled()
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
    await studio.settled()
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
    await studio.settled()
    assert [studio.rows.rows[number].state for number in (1, 2)] == [State.FAILED, State.DONE]
    await engine.stop()


async def test_a_reply_that_cannot_be_reached_holds_up_nobody(studio: Studio) -> None:
    """The first has failed and its words find no way; the second has its turn at once."""
    studio.limits = Limits(concurrent=1, waiting=5)
    studio.painter.refusals = [errors.NoCredits("empty")]
    studio.wall.tell_faults = [errors.DeliveryFailed("closed")] * 99
    engine = studio.engine()
    for generation in await admitted(studio, 2, studio.limits):
        engine.begin(generation)
    await studio.clock.sleep(25)
    assert [studio.rows.rows[number].state for number in (1, 2)] == [State.FAILED, State.DONE]
    await engine.stop()


async def test_stopping_takes_no_new_work(studio: Studio) -> None:
    """What is handed over too late stays as it was admitted, for the next start."""
    engine = studio.engine()
    assert not engine.stopping
    await engine.stop()
    assert engine.stopping
    engine.begin(studio.admitted())
    await studio.clock.sleep(60)
    assert studio.rows.rows[1].state is State.RESERVED
    assert studio.painter.posts == []


async def test_a_burst_is_run_to_its_end(studio: Studio) -> None:
    """Sixty members at once: all delivered, each settled once."""
    engine = studio.engine()
    for number in range(1, 61):
        engine.begin(studio.admitted(number, member_id=1000 + number))
    await studio.settled()
    assert {row.state for row in studio.rows.rows.values()} == {State.DONE}
    assert all(ends == [Reservation.SETTLED] for ends in studio.rows.ends.values())
    assert len(studio.wall.delivered) == len(studio.painter.posts) == 60
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
    await studio.settled()
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
    await studio.settled()
    assert studio.rows.rows[1].state is State.CANCELLED
    assert not await engine.cancel(generation)

    late = studio.admitted(2)
    studio.wall.delivery_faults = [errors.DeliveryFailed("closed")]
    engine.begin(late)
    while studio.rows.rows[2].state is not State.DELIVERING:
        await studio.clock.sleep(0.5)
    assert not await engine.cancel(late)
    await studio.settled()
    assert studio.rows.rows[2].state is State.DONE
    await engine.stop()


async def test_what_nobody_waits_for_is_released_before_it_ran(studio: Studio) -> None:
    """Its interaction could not be acknowledged: nothing sent, nothing spent, and the next has its turn."""
    studio.limits = Limits(concurrent=1, waiting=5)
    engine = studio.engine()
    first, second = await admitted(studio, 2, studio.limits)
    engine.begin(second)
    studio.wall.message_id = None
    await engine.abandon(first)
    await studio.settled()
    row = studio.rows.rows[1]
    assert (row.state, row.counted, row.cost_micros) == (State.CANCELLED, 0, 0)
    assert studio.rows.ends[1] == [Reservation.RELEASED]
    assert studio.rows.rows[2].state is State.DONE
    assert len(studio.painter.posts) == 1
    await engine.stop()


async def test_what_was_heard_of_after_all_is_painted(studio: Studio) -> None:
    """Both answers to the acknowledgement were lost, and Discord had taken the first."""
    engine = studio.engine()
    (first,) = await admitted(studio, 1, studio.limits)
    await engine.abandon(first)
    await studio.settled()
    assert studio.rows.rows[1].state is State.DONE
    await engine.stop()


async def test_a_stop_leaves_what_was_perhaps_not_heard_to_the_next_start(studio: Studio) -> None:
    """The connection that the answer came by may have been cut by the stop itself."""
    engine = studio.engine()
    (first,) = await admitted(studio, 1, studio.limits)
    await engine.stop()
    await engine.abandon(first)
    assert studio.rows.rows[1] == first
    assert studio.wall.reached == []


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
    await studio.settled()
    rows = [studio.rows.rows[number] for number in (1, 2)]
    assert sorted(row.state for row in rows) == [State.DONE, State.FAILED]
    (failed,) = [row for row in rows if row.state is State.FAILED]
    assert failed.failure is not None
    assert failed.failure.code == "internal"
    assert studio.rows.ends[failed.id] == [Reservation.RELEASED]
    await engine.stop()


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("times", [1, 4])
async def test_whichever_move_meets_a_busy_database_the_picture_comes(studio: Studio, number: int, times: int) -> None:
    """Once or for a while: painted once, delivered, settled exactly once."""
    engine = studio.engine()
    studio.rows.faults = [*([None] * number), *[errors.DatabaseBusy("busy")] * times]
    engine.begin(studio.admitted())
    await studio.settled()
    row = studio.rows.rows[1]
    assert row.state is State.DONE
    assert studio.rows.ends[1] == [Reservation.SETTLED]
    assert len(studio.painter.posts) == 1
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
