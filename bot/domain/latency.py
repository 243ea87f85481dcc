"""Owns how long painting takes: the measured law of each kind of render, and when to ask for news; waits for nothing.

Times of a kind are taken as lognormal, and polls lie at its quantiles: none while nothing is due, a few up to the
moment by which a good half has ended, then closer, then ever rarer.
"""

import math
from collections import deque
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import NormalDist, fmean
from typing import Self

_NORMAL = NormalDist()
#: Renders remembered per kind, so that the law follows a provider's mood.
_MEMORY = 400
#: Renders on their way at once, per kind, before the oldest is no longer waited for.
_LINE_MOST = 2000
#: New measurements after which a law of many is fitted again.
_REFIT_EVERY = 10
#: Fewer measurements than this say nothing to a member, and are blended with the prior for polling.
_TELLING = 3
#: The share of generations that end within the time that members are told.
_USUALLY = 0.75
#: Before anything was measured: 10 s, give or take a factor of e. Used to poll, never shown.
_PRIOR_MU = math.log(10.0)
_PRIOR_SIGMA = 1.0
_SIGMA_LEAST = 0.15
#: The plan, chosen by simulation under lognormal(10 s, 0.35): 5.4 polls a render, median 4, noticed 7.2 % late.
_FIRST = 0.05
#: Even strides from the first poll to the moment by which a good half has ended.
_STRIDES = 3
_HALF = 0.54
#: After it, the interval in sigmas of the median.
_TAIL_STRIDE = 0.26
#: Where the law is wide, no interval is longer than this share of the time that has passed.
_SHARE_MOST = 0.3
_TAIL_SHARE_MOST = 0.15
#: From where hardly any render is left, each interval is this share of the time that has passed.
_LATE = 0.999
_LATE_STRIDE = 0.12
#: A moment this close before a planned poll belongs to it: intervals are jittered.
_NEAR = 0.95
_INTERVAL_LEAST = 0.25
_INTERVAL_MOST = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Renders that take alike: one provider, one class of size, one count of pictures and of references."""

    provider: str
    megapixels: int
    pictures: int
    references: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One finished render: its kind, and seconds from submission to the news that it was painted."""

    kind: Kind
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Seconds in which half, and 95 of a hundred, of so many renders were painted."""

    renders: int
    half: float
    late: float


@dataclass(frozen=True, slots=True)
class Law:
    """A lognormal of seconds."""

    mu: float
    sigma: float

    @classmethod
    def fit(cls, logarithms: Iterable[float]) -> Self:
        known = list(logarithms)
        if len(known) < _TELLING:
            known = [*known, _PRIOR_MU - _PRIOR_SIGMA, _PRIOR_MU + _PRIOR_SIGMA]
        mu = fmean(known)
        # The standard library's own deviation adds exact fractions: fifty times dearer, and no truer here.
        sigma = math.sqrt(math.fsum((each - mu) ** 2 for each in known) / len(known))
        return cls(mu, max(_SIGMA_LEAST, sigma))

    def quantile(self, share: float) -> float:
        """Seconds by which this share of renders has ended."""
        return math.exp(self.mu + self.sigma * _NORMAL.inv_cdf(share))

    def next_poll(self, elapsed: float) -> float:
        """Seconds from now to the best moment to ask for news, `elapsed` seconds after the submission."""
        return min(_INTERVAL_MOST, max(_INTERVAL_LEAST, self._stride(elapsed)))

    def _stride(self, elapsed: float) -> float:
        first, half = self.quantile(_FIRST), self.quantile(_HALF)
        if elapsed < first * _NEAR:
            return first - elapsed
        if elapsed < half * _NEAR:
            return min((half - first) / _STRIDES, _SHARE_MOST * elapsed)
        if elapsed < self.quantile(_LATE):
            return min(_TAIL_STRIDE * self.sigma * math.exp(self.mu), _TAIL_SHARE_MOST * elapsed)
        return _LATE_STRIDE * elapsed


class Watch:
    """One render on its way, holding its place in the order of submission until it ends."""

    __slots__ = ("over", "seconds")

    def __init__(self) -> None:
        self.over = False
        self.seconds: float | None = None

    def painted(self, seconds: float) -> None:
        """It took so long; to be called within `Latencies.watching`."""
        self.seconds = seconds


class Latencies:
    """What was measured, by kind, newest last; lives in memory and is refilled from the store at start.

    Renders count in the order in which they were submitted, not in which they ended: in a burst the quick ones
    end first, and a law of them alone would be wrong in both directions, one after the other.
    """

    def __init__(self, measurements: Iterable[Measurement] = ()) -> None:
        self._logarithms: dict[Kind, deque[float]] = {}
        self._laws: dict[Kind, Law] = {}
        self._on_the_way: dict[Kind, deque[Watch]] = {}
        for each in measurements:
            self.add(each)

    @contextmanager
    def watching(self, kind: Kind) -> Generator[Watch]:
        """Hold a place for a render; one that leaves without having been painted is forgotten."""
        line = self._on_the_way.setdefault(kind, deque())
        watch = Watch()
        line.append(watch)
        try:
            yield watch
        finally:
            watch.over = True
            # A render that never ends must not stop all learning.
            while line and (line[0].over or len(line) > _LINE_MOST):
                seconds = line.popleft().seconds
                if seconds is not None:
                    self.add(Measurement(kind=kind, seconds=seconds))

    def add(self, measurement: Measurement) -> None:
        known = self._logarithms.setdefault(measurement.kind, deque(maxlen=_MEMORY))
        known.append(math.log(max(0.001, measurement.seconds)))
        # A law of hundreds moves little with one more: refitting each time would cost more than it tells.
        if len(known) < _REFIT_EVERY or len(known) % _REFIT_EVERY == 0:
            self._laws[measurement.kind] = Law.fit(known)

    def relearn(self, measurements: Iterable[Measurement]) -> None:
        """Know these instead of what was known."""
        self._logarithms.clear()
        self._laws.clear()
        for each in measurements:
            self.add(each)

    def spread(self, provider: str) -> Spread | None:
        """How long a provider's renders of all kinds took of late; None while too little was measured."""
        known = sorted(each for kind, some in self._logarithms.items() if kind.provider == provider for each in some)
        if len(known) < _TELLING:
            return None
        half, late = (math.exp(known[math.ceil(share * len(known)) - 1]) for share in (0.5, 0.95))
        return Spread(renders=len(known), half=half, late=late)

    def law(self, kind: Kind) -> Law:
        return self._laws.get(kind) or Law.fit(())

    def expected(self, kind: Kind, renders: int = 1) -> float | None:
        """Seconds in which three of four such generations end, or None while too little was measured."""
        return self.by(_USUALLY, kind, renders)

    def by(self, share: float, kind: Kind, renders: int = 1) -> float | None:
        """Seconds in which this share of such generations ends, or None while too little was measured."""
        if len(self._logarithms.get(kind, ())) < _TELLING:
            return None
        return self.law(kind).quantile(share ** (1 / renders))
