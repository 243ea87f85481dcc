"""Measured laws, when to ask for news under them, and what may be promised to a member."""

import math
import random
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from statistics import fmean, median

import pytest

from bot.domain.latency import Kind, Latencies, Law, Measurement

KIND = Kind(provider="gmi", megapixels=4, pictures=1, references=0)
#: As the waiting step spreads its polls.
JITTER = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """Many renders watched to their ends."""

    polls: list[int]
    delays: list[float]

    @property
    def delay(self) -> float:
        """Mean delay of noticing, as a share of the latency."""
        return fmean(self.delays)


def measured(mean: float, sigma: float, count: int, seed: int) -> Law:
    """The law after so many renders under lognormal(mean, sigma)."""
    dice = random.Random(seed)
    rows = (Measurement(kind=KIND, seconds=dice.lognormvariate(math.log(mean), sigma)) for _ in range(count))
    return Latencies(rows).law(KIND)


def watch(law: Law, mean: float, sigma: float, renders: int = 4000, seed: int = 7) -> Watched:
    """Ask at the law's moments until each render has ended."""
    dice = random.Random(seed)
    polls: list[int] = []
    delays: list[float] = []
    for _ in range(renders):
        ends = dice.lognormvariate(math.log(mean), sigma)
        now, asked = 0.0, 0
        while now < ends:
            now += law.next_poll(now) * dice.uniform(1 - JITTER, 1 + JITTER)
            asked += 1
        polls.append(asked)
        delays.append((now - ends) / ends)
    return Watched(polls=polls, delays=delays)


@pytest.mark.parametrize(("count", "seed"), [(400, 1), (400, 2), (800, 3)])
def test_a_measured_law_is_polled_seldom_and_noticed_soon(count: int, seed: int) -> None:
    """Median ≤ 4 and mean ≤ 5.5 polls, noticed ≤ 8 % late, under lognormal(10 s, 0.35)."""
    seen = watch(measured(10.0, 0.35, count, seed), 10.0, 0.35)
    figures = f"median {median(seen.polls)}, mean {fmean(seen.polls):.2f}, delay {seen.delay:.2%}"
    assert fmean(seen.polls) <= 5.5, figures
    assert seen.delay <= 0.08, figures
    assert median(seen.polls) <= 4, figures


@pytest.mark.parametrize(("mean", "sigma"), [(10.0, 1.0), (60.0, 0.8)])
def test_laws_much_wider_than_the_interval_are_watched_well(mean: float, sigma: float) -> None:
    """Where the end may be anywhere, a dozen polls notice it within a quarter of the latency."""
    seen = watch(measured(mean, sigma, 600, 5), mean, sigma)
    figures = f"mean {fmean(seen.polls):.2f}, delay {seen.delay:.2%}"
    assert fmean(seen.polls) <= 12, figures
    assert seen.delay <= 0.26, figures


def test_minutes_of_painting_are_asked_for_every_half_minute_at_the_least() -> None:
    """Under a law of hours nobody waits much longer than half a minute for finished pictures."""
    law = measured(300.0, 1.2, 600, 5)
    assert all(law.next_poll(float(elapsed)) <= 30.0 for elapsed in range(100, 7200, 7))


def test_before_anything_was_measured_a_render_is_still_noticed() -> None:
    """The wide prior costs more polls, and notices within a fifth of the latency in the mean."""
    seen = watch(Latencies().law(KIND), 10.0, 0.35)
    assert fmean(seen.polls) <= 15
    assert seen.delay <= 0.2


@pytest.mark.parametrize("elapsed", [0.0, 1e-6, 0.5, 5.0, 10.0, 60.0, 3600.0, 86_400.0])
@pytest.mark.parametrize(
    "law", [Law(math.log(10), 0.15), Law(math.log(10), 0.35), Law(math.log(40), 1.5), Law(-3.0, 0.15)]
)
def test_the_next_poll_is_always_a_sensible_pause(law: Law, elapsed: float) -> None:
    """A quarter of a second at the least, half a minute at the most, however late it is."""
    pause = law.next_poll(elapsed)
    assert pause >= 0.25
    assert pause <= max(30.0, law.quantile(0.2))


def test_quantiles_are_those_of_the_lognormal() -> None:
    """Half before the median, 84 % within one sigma above it, and the fit finds the law again."""
    law = Law(math.log(10), 0.35)
    assert law.quantile(0.5) == pytest.approx(10)
    assert law.quantile(0.841345) == pytest.approx(10 * math.exp(0.35), rel=1e-4)
    found = measured(10.0, 0.35, 400, 11)
    assert found.mu == pytest.approx(math.log(10), abs=0.06)
    assert found.sigma == pytest.approx(0.35, abs=0.04)


def test_nothing_is_promised_before_three_renders_were_measured() -> None:
    """Expected times come from measurements, never from a constant."""
    latencies = Latencies()
    for number in range(3):
        assert latencies.expected(KIND) is None, number
        latencies.add(Measurement(kind=KIND, seconds=20.0 + number))
    expected = latencies.expected(KIND)
    assert expected is not None
    assert 20 <= expected <= 40


def test_what_is_promised_holds_for_three_of_four() -> None:
    """A single render, and the slowest of four side by side."""
    dice = random.Random(3)
    latencies = Latencies(Measurement(kind=KIND, seconds=dice.lognormvariate(math.log(10), 0.35)) for _ in range(400))
    for renders in (1, 4):
        expected = latencies.expected(KIND, renders)
        assert expected is not None
        draws = [max(dice.lognormvariate(math.log(10), 0.35) for _ in range(renders)) for _ in range(4000)]
        assert sum(each <= expected for each in draws) / len(draws) == pytest.approx(0.75, abs=0.05)


def test_kinds_are_measured_apart() -> None:
    """A 4K picture says nothing about a small one, nor one provider about another."""
    latencies = Latencies(Measurement(kind=KIND, seconds=40.0) for _ in range(20))
    for other in (replace(KIND, megapixels=17), replace(KIND, provider="segmind"), replace(KIND, pictures=4)):
        assert latencies.expected(other) is None
        assert latencies.law(other) == Latencies().law(other)


def test_the_law_follows_a_providers_new_mood() -> None:
    """After 400 slower renders the old ones are forgotten."""
    latencies = Latencies(Measurement(kind=KIND, seconds=10.0) for _ in range(1000))
    for _ in range(400):
        latencies.add(Measurement(kind=KIND, seconds=50.0))
    assert latencies.law(KIND).quantile(0.5) == pytest.approx(50.0)


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_a_render_that_took_no_time_is_measured_all_the_same(seconds: float) -> None:
    """A terminal answer inside the submission, or a clock set back, breaks no logarithm."""
    latencies = Latencies(Measurement(kind=KIND, seconds=seconds) for _ in range(6))
    assert latencies.law(KIND).next_poll(0.0) >= 0.25


def test_renders_are_learned_in_the_order_of_their_submission() -> None:
    """The quick ones of a burst say nothing before the slow ones that were sent earlier."""
    latencies = Latencies()
    with ExitStack() as slow:
        first = slow.enter_context(latencies.watching(KIND))
        for _ in range(9):
            with latencies.watching(KIND) as quick:
                quick.painted(5.0)
        assert latencies.expected(KIND) is None
        first.painted(60.0)
    assert latencies.law(KIND).mu == pytest.approx((math.log(60) + 9 * math.log(5)) / 10)


def test_a_render_that_was_not_painted_is_no_measurement() -> None:
    """Refused, failed or cancelled: its place is given free."""
    latencies = Latencies()
    for _ in range(10):
        with suppress(RuntimeError), latencies.watching(KIND):
            raise RuntimeError
    assert latencies.expected(KIND) is None
