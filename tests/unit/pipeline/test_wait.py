"""Asking for news: silence is borne for a while, an endless queue and the deadline are not."""

import pytest

from bot import errors
from bot.domain.generation import Reservation, State
from tests.unit.pipeline.fakes import Studio
from tests.unit.pipeline.painter import PRICE

PASSING = [errors.Unreachable, errors.RateLimited, errors.AtCapacity, errors.UnintelligibleAnswer]


@pytest.mark.parametrize("kind", PASSING)
async def test_five_polls_without_news_are_borne(studio: Studio, kind: type[errors.ProviderError]) -> None:
    """It may well be painted meanwhile, and is."""
    studio.painter.poll_faults = [kind("no news")] * 5
    row = await studio.paint()
    assert row.state is State.DONE


@pytest.mark.parametrize("kind", PASSING)
async def test_a_long_silence_is_not(studio: Studio, kind: type[errors.ProviderError]) -> None:
    """An outage is sat out for minutes, nonsense for one; then it is given up with the fault's own code."""
    studio.painter.poll_faults = [kind("no news")] * 1000
    begun = studio.clock.time()
    row = await studio.paint()
    patience = 60 if kind is errors.UnintelligibleAnswer else 300
    assert patience <= studio.clock.time() - begun <= patience + 60
    assert row.failure is not None
    assert row.failure.code == kind.code
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]
    assert len(studio.painter.polls) > 6


async def test_news_in_between_begin_the_count_again(studio: Studio) -> None:
    """Five silent polls, one answer, five silent ones."""
    studio.painter.seconds = 200.0
    silent = [errors.Unreachable("no news")] * 5
    studio.painter.poll_faults = [*silent, None, *silent]
    assert (await studio.paint()).state is State.DONE


async def test_an_endless_queue_is_given_up_after_ten_minutes(studio: Studio) -> None:
    """A dead model accepts and stays queued; what was accepted stays in the budget."""
    studio.painter.queued = 1e9
    row = await studio.paint()
    assert row.failure is not None
    assert row.failure.code == "queued-too-long"
    assert 600 <= (row.ended_at or 0) - row.created_at <= 632
    assert (row.counted, row.cost_micros) == (0, PRICE)
    assert studio.rows.ends[row.id] == [Reservation.RELEASED]


async def test_nine_minutes_in_the_queue_are_waited_for(studio: Studio) -> None:
    """Long, and not endless."""
    studio.painter.queued = 540.0
    assert (await studio.paint()).state is State.DONE


async def test_the_deadline_ends_an_endless_painting(studio: Studio) -> None:
    """Half an hour after its turn; what was accepted stays in the budget."""
    studio.painter.seconds = 1e9
    row = await studio.paint()
    assert row.failure is not None
    assert row.failure.code == "deadline-passed"
    assert 1800 <= (row.ended_at or 0) - row.created_at <= 1832
    assert row.cost_micros == PRICE


async def test_at_the_deadline_what_is_there_is_delivered(studio: Studio) -> None:
    """Two of three came; the third is given up."""
    studio.painter.by_seed = {102: 1e9}
    row = await studio.paint(studio.admitted(pictures=3))
    assert (row.state, row.counted) == (State.DONE, 2)
    assert [each.failure.code for each in row.renders if each.failure] == ["deadline-passed"]


async def test_a_deadline_counts_from_the_turn_and_not_from_the_line(studio: Studio) -> None:
    """An hour in line takes nothing from the time to paint."""
    now = studio.clock.time()
    studio.painter.seconds = 900.0
    row = await studio.paint(studio.admitted(created_at=now - 3600, turn_at=now))
    assert row.state is State.DONE


async def test_polls_are_few_once_the_law_is_known(studio: Studio) -> None:
    """Ten seconds of painting, as measured fifty times: seldom asked, noticed within a second or two."""
    studio.knows(10.0)
    row = await studio.paint()
    assert len(studio.painter.polls) <= 6
    assert (row.ended_at or 0) - row.created_at <= 12


async def test_each_painted_render_is_measured(studio: Studio) -> None:
    """After five there is an expected time; a failed render says nothing about it."""
    studio.painter.fates[100] = errors.RenderFailed("no")
    for number in range(5):
        await studio.paint(studio.admitted(number))
    kind = next(iter(studio.latencies._logarithms), None)
    assert kind is None
    studio.painter.fates = {}
    for number in range(5):
        await studio.paint(studio.admitted(10 + number))
    (kind,) = studio.latencies._logarithms
    expected = studio.latencies.expected(kind)
    assert expected is not None
    assert 9 <= expected <= 16
