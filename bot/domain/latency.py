"""Owns how long painting takes: the measured law of each kind of render, and when to ask for news; waits for nothing.

Times of a kind are taken as lognormal. Where h is the hazard rate at t, polls that trade their own number
best against the relative delay of noticing lie sqrt(t/h) apart, times a constant: dense where an end is likely.
"""

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist, fmean, pstdev
from typing import Self

_NORMAL = NormalDist()
#: Renders remembered per kind, so that the law follows a provider's mood.
_MEMORY = 400
#: Fewer measurements than this say nothing to a member, and are blended with the prior for polling.
_TELLING = 5
#: Before anything was measured: 10 s, give or take a factor of e. Used to poll, never shown.
_PRIOR_MU = math.log(10.0)
_PRIOR_SIGMA = 1.0
_SIGMA_LEAST = 0.15
#: Chosen by simulation under lognormal(10 s, 0.35): 5.3 polls a render, median 4 to 5, noticed 7.0 % late.
_FIRST_POLL = 0.08
_SPACING = 0.16
#: Survival below which its quotient is noise.
_TAIL = 1e-9
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
        return cls(fmean(known), max(_SIGMA_LEAST, pstdev(known)))

    def quantile(self, share: float) -> float:
        """Seconds by which this share of renders has ended."""
        return math.exp(self.mu + self.sigma * _NORMAL.inv_cdf(share))

    def next_poll(self, elapsed: float) -> float:
        """Seconds from now to the best moment to ask for news, `elapsed` seconds after the submission."""
        first = self.quantile(_FIRST_POLL)
        if elapsed < first * 0.9:
            return max(_INTERVAL_LEAST, first - elapsed)
        interval = _SPACING * math.sqrt(elapsed / self._hazard(elapsed))
        return min(_INTERVAL_MOST, max(_INTERVAL_LEAST, interval))

    def _hazard(self, elapsed: float) -> float:
        z = (math.log(elapsed) - self.mu) / self.sigma
        survival = 1.0 - _NORMAL.cdf(z)
        # Far out the normal tail thins as pdf/z, where the quotient below would be noise.
        ratio = _NORMAL.pdf(z) / survival if survival > _TAIL else z
        return ratio / (self.sigma * elapsed)


class Latencies:
    """What was measured, by kind, newest last; lives in memory and is refilled from the store at start."""

    def __init__(self, measurements: Iterable[Measurement] = ()) -> None:
        self._logarithms: dict[Kind, deque[float]] = {}
        self._laws: dict[Kind, Law] = {}
        for each in measurements:
            self.add(each)

    def add(self, measurement: Measurement) -> None:
        known = self._logarithms.setdefault(measurement.kind, deque(maxlen=_MEMORY))
        known.append(math.log(max(0.001, measurement.seconds)))
        # A law of hundreds moves little with one more: refitting each time would cost more than it tells.
        if len(known) < 2 * _TELLING or len(known) % 10 == 0:
            self._laws[measurement.kind] = Law.fit(known)

    def law(self, kind: Kind) -> Law:
        return self._laws.get(kind) or Law.fit(())

    def expected(self, kind: Kind, renders: int = 1) -> float | None:
        """Seconds in which three of four such generations end, or None while too little was measured."""
        if len(self._logarithms.get(kind, ())) < _TELLING:
            return None
        return self.law(kind).quantile(0.75 ** (1 / renders))
