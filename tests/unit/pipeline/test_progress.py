"""Progress: seldom, newest first, true, and never in the way of the end."""

import asyncio
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from bot import errors
from bot.domain.generation import Generation, State
from bot.pipeline.workshop import Run
from tests.unit.pipeline.fakes import Studio, moments, whole_story


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("pictures", [1, 3])
async def test_ten_seconds_of_painting_take_few_edits(studio: Studio, known: bool, pictures: int) -> None:
    """Four at the most for one picture, with or without measurements; one more for each that arrives alone."""
    if known:
        studio.knows(10.0)
    studio.painter.by_seed = {100: 10.0, 101: 8.0, 102: 10.0}
    await studio.paint(studio.admitted(pictures=pictures))
    assert 1 <= len(studio.wall.shown) <= (4 if pictures == 1 else 5)
    assert moments(at for at, _, _ in studio.wall.shown)[0] == 0.0


@pytest.mark.parametrize("show_seconds", [0.0, 0.4, 3.0])
async def test_two_edits_are_never_closer_than_two_seconds(studio: Studio, show_seconds: float) -> None:
    """However fast pictures arrive, and however long an edit takes."""
    studio.knows(10.0)
    studio.wall.show_seconds = show_seconds
    studio.painter.by_seed = {100 + step: 3.0 + 0.5 * step for step in range(15)}
    await studio.paint(studio.admitted(pictures=15))
    times = moments(at for at, _, _ in studio.wall.shown)
    assert len(times) >= 2
    assert all(later - sooner >= 2.0 for sooner, later in pairwise(times))


async def test_an_edit_tells_what_is_newest_when_it_is_made(studio: Studio) -> None:
    """Two pictures that arrived during a slow edit are told by the next one, together."""
    studio.knows(10.0)
    studio.wall.show_seconds = 8.0
    studio.painter.by_seed = {100: 2.0, 101: 4.0, 102: 40.0}
    await studio.paint(studio.admitted(pictures=3))
    arrived = [stage.arrived for _, _, stage in studio.wall.shown]
    assert arrived[:2] == [0, 2]
    assert arrived == sorted(arrived)


async def test_a_stage_is_true(studio: Studio) -> None:
    """Total, arrived, started, expected, a fraction that grows and is never full before the end."""
    studio.knows(10.0)
    studio.painter.by_seed = {100: 5.0, 101: 60.0}
    row = await studio.paint(studio.admitted(pictures=2))
    stages = [stage for _, _, stage in studio.wall.shown]
    assert {stage.total for stage in stages} == {2}
    assert {stage.started_at for stage in stages} == {row.created_at}
    assert stages[-1].arrived == 1
    assert all(stage.expected_at and 9 <= stage.expected_at - row.created_at <= 16 for stage in stages)
    fractions = [stage.fraction for stage in stages]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0.0
    assert fractions[-1] < 1.0
    assert all(stage.place is None for stage in stages)


async def test_nothing_is_expected_before_it_was_measured(studio: Studio) -> None:
    """No time is invented; the bar counts pictures alone."""
    studio.painter.by_seed = {100: 5.0, 101: 30.0}
    await studio.paint(studio.admitted(pictures=2))
    assert all(stage.expected_at is None for _, _, stage in studio.wall.shown)
    assert [stage.fraction for _, _, stage in studio.wall.shown][-1] == 0.5


async def test_long_waits_are_told_ever_more_rarely(studio: Studio) -> None:
    """Twenty minutes over the expected time: the edits thin out, and do not stop."""
    studio.knows(10.0)
    studio.painter.seconds = 1200.0
    await studio.paint()
    times = moments(at for at, _, _ in studio.wall.shown)
    gaps = [later - sooner for sooner, later in pairwise(times)]
    assert 8 <= len(times) <= 20
    assert gaps[-1] > gaps[1]


@pytest.mark.parametrize("fault", [ValueError("a defect"), errors.StorageError("a fault"), OSError("closed")])
async def test_an_edit_that_raises_fails_nothing(studio: Studio, fault: Exception) -> None:
    """The pictures come as if nothing had been."""
    studio.wall.show_fault = fault
    row = await studio.paint()
    assert row.state is State.DONE
    assert len(studio.wall.shown) >= 2


async def test_an_edit_that_hangs_delays_the_end_by_no_more_than_the_grace(studio: Studio) -> None:
    """One second is given to an edit on its way, so that it cannot overtake the final one."""
    await studio.paint(studio.admitted(1))
    undisturbed = studio.wall.delivered[0][0] - studio.rows.rows[1].created_at
    studio.wall.show_seconds = 1e9
    await studio.paint(studio.admitted(2))
    disturbed = studio.wall.delivered[1][0] - studio.rows.rows[2].created_at
    # Polls are jittered, so two runs differ by a little of their own.
    assert disturbed <= undisturbed + 1.0 + 2.0
    assert studio.rows.rows[2].state is State.DONE


async def test_an_edit_on_its_way_is_let_through_before_the_final_one(studio: Studio) -> None:
    """It ends within the grace, so the gallery is what stays."""
    studio.wall.show_seconds = 0.6
    ended: list[float] = []
    show = studio.wall.show

    async def watched(generation, stage):
        await show(generation, stage)
        ended.append(studio.clock.time())

    studio.wall.show = watched
    await studio.paint()
    assert len(ended) == len(studio.wall.shown)
    assert ended[-1] <= studio.wall.attempts[0]


async def test_no_edit_follows_the_end(studio: Studio) -> None:
    """Nothing keeps telling once the pictures are there."""
    await studio.paint()
    before = len(studio.wall.shown)
    await studio.clock.sleep(120)
    assert len(studio.wall.shown) == before
    assert all(at <= studio.wall.delivered[0][0] for at, _, _ in studio.wall.shown)


async def test_being_held_back_and_cancelling_are_told_in_words(studio: Studio) -> None:
    """Keys of sentences for unusual moments."""
    studio.painter.refusals = [errors.AtCapacity("full")] * 3
    await studio.paint()
    notes = [stage.note for _, _, stage in studio.wall.shown]
    assert "held-back" in notes
    assert notes[-1] is None


async def test_a_generation_that_was_taken_up_says_so(studio: Studio) -> None:
    """Its member may have seen the bar stand still."""
    await studio.paint(studio.admitted(epoch=2))
    assert studio.wall.shown[0][2].note == "resumed"


async def test_a_failure_is_told_after_the_progress_has_stopped(studio: Studio) -> None:
    """The sentence is the last that is written to the reply."""
    studio.painter.fates[100] = errors.RenderFailed("no")
    run = Run(studio.workshop, studio.admitted())
    await asyncio.create_task(whole_story(run))
    assert studio.wall.told[0][0] >= studio.wall.shown[-1][0]
    await studio.clock.sleep(60)
    assert studio.wall.told[0][0] >= studio.wall.shown[-1][0]


def _private(studio: Studio, **changes: Any) -> Generation:
    """One whose reply nothing but its token reaches."""
    row = studio.admitted(**changes)
    return replace(row, reply=replace(row.reply, private=True, by_token_only=True))


@pytest.mark.parametrize("pictures", [1, 3])
async def test_a_reply_that_closes_says_so_while_it_can(studio: Studio, pictures: int) -> None:
    """A minute before its token is tried for the last time, however rare the edits are by then, and then again."""
    studio.knows(10.0)
    studio.painter.seconds = 1200.0
    await studio.paint(_private(studio, pictures=pictures))
    notes = [(at, stage.note) for at, (_, _, stage) in zip(_times(studio), studio.wall.shown, strict=True)]
    closing = [at for at, note in notes if note == "closing"]
    assert closing[0] == pytest.approx(780.0, abs=0.01)
    assert len([at for at in closing if at < 840.0]) >= 3
    assert {note for at, note in notes if at < 780.0} == {None}


def _times(studio: Studio) -> list[float]:
    return moments(at for at, _, _ in studio.wall.shown)


async def test_a_reply_with_other_ways_never_closes(studio: Studio) -> None:
    """The bot's own token goes on."""
    studio.painter.seconds = 1200.0
    await studio.paint()
    assert {stage.note for _, _, stage in studio.wall.shown} == {None}


async def test_a_reply_that_is_in_time_says_nothing_of_closing(studio: Studio) -> None:
    """Most private ones are."""
    studio.painter.seconds = 700.0
    await studio.paint(_private(studio))
    assert "closing" not in {stage.note for _, _, stage in studio.wall.shown}
