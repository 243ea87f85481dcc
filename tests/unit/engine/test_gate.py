"""What a call to a provider waits for: its tempo, and the certainty that this process may still speak."""

import asyncio
from collections.abc import Awaitable

import pytest

from bot import errors
from bot.providers.gate import Gated, OwnMeter, Tempo
from tests.unit.pipeline.painter import Painter
from tests.unit.pipeline.virtual_time import VirtualClock

PER_MINUTE = 30.0


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


def gated(clock: VirtualClock, **per_minute: float) -> tuple[Gated, Tempo]:
    """The painter behind its gate."""
    tempo = Tempo(OwnMeter(clock), clock, per_minute)
    return Gated(inner=Painter(clock, {}), tempo=tempo), tempo


async def waited(clock: VirtualClock, *turns: Awaitable[None]) -> float:
    began = clock.time()
    await asyncio.gather(*turns)
    return clock.time() - began


async def test_requests_keep_their_distance(clock: VirtualClock) -> None:
    """Thirty a minute are one every two seconds, and the first goes at once."""
    _, tempo = gated(clock, gmi=PER_MINUTE)
    assert await waited(clock, *(tempo.turn("gmi") for _ in range(11))) == pytest.approx(20)


async def test_without_a_limit_nothing_waits(clock: VirtualClock) -> None:
    """Zero is none, and one provider's limit is not another's."""
    _, tempo = gated(clock, gmi=PER_MINUTE, segmind=0)
    assert await waited(clock, *(tempo.turn("segmind") for _ in range(50))) == 0


async def test_a_submission_that_waited_ahead_waits_no_more(clock: VirtualClock) -> None:
    """Three turns are taken before anything is marked as sent; a fourth submission and a poll wait for theirs."""
    _, tempo = gated(clock, gmi=PER_MINUTE)
    assert await waited(clock, tempo.ahead("gmi", 3)) == pytest.approx(4)
    assert await waited(clock, *(tempo.turn("gmi", submission=True) for _ in range(3))) == 0
    assert await waited(clock, tempo.turn("gmi")) == pytest.approx(2)
    assert await waited(clock, tempo.turn("gmi", submission=True)) == pytest.approx(2)


async def test_who_may_not_speak_submits_nothing(clock: VirtualClock) -> None:
    """The question comes last, right before the submission."""
    asked: list[float] = []

    async def no() -> None:
        asked.append(clock.time())
        raise errors.Superseded("declared dead")

    painter = Painter(clock, {})
    tempo = Tempo(OwnMeter(clock), clock, {painter.name: PER_MINUTE})
    gate = Gated(inner=painter, tempo=tempo, certain=no)
    await tempo.turn(painter.name)
    began = clock.time()
    with pytest.raises(errors.Superseded):
        await gate.submit(None)  # pyright: ignore[reportArgumentType]
    assert asked == [pytest.approx(began + 2)]
    assert painter.posts == []
