"""How long a twin takes: the laws of waiting and the pace of its time. It knows no HTTP and runs no task."""

import hashlib
import math
import random
from dataclasses import dataclass
from statistics import NormalDist
from typing import Protocol

SIGMA = 0.35
QUEUE_SECONDS = (0.3, 3.0)
REFERENCE_SECONDS = 1.5
TAIL_SHARE = 0.02
TAIL_FACTOR = 4.0
BENCH_MEDIAN = 10.0
#: Largest picture in pixels of a size class, and its median seconds a picture.
SIZE_CLASSES = ((1_100_000, 8.0), (4_300_000, 15.0))
LARGEST_MEDIAN = 30.0

_NORMAL = NormalDist()


class Clock(Protocol):
    """Where the twin reads the time."""

    def time(self) -> float:
        """Unix seconds."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be painted, as far as time is concerned; equal fingerprints take equally long."""

    prompt: str
    pixels: int
    pictures: int
    references: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds in the queue and seconds of painting, before the speed factor."""

    queue: float
    render: float


class Law(Protocol):
    """A law of waiting: a pure function of the work."""

    def wait(self, work: Work) -> Wait:
        """How long this work takes."""
        ...


class RealisticLaw:
    """The published latencies: lognormal pictures by size class, a queue, and a rare long tail."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def wait(self, work: Work) -> Wait:
        rng = random.Random(f"{self._seed}:{work.fingerprint}")
        queue = rng.uniform(*QUEUE_SECONDS)
        tail = TAIL_FACTOR if rng.random() < TAIL_SHARE else 1.0
        median = median_seconds(work.pixels)
        pictures = sum(median * rng.lognormvariate(0.0, SIGMA) for _ in range(work.pictures))
        return Wait(queue, tail * pictures + REFERENCE_SECONDS * work.references)


class BenchLaw:
    """Lognormal seconds keyed by the prompt alone, so that two bots given the same prompts wait equally long."""

    def wait(self, work: Work) -> Wait:
        digest = hashlib.blake2b(work.prompt.encode(), digest_size=7).digest()
        share = (int.from_bytes(digest) + 0.5) / 2**56
        return Wait(0.0, BENCH_MEDIAN * math.exp(SIGMA * _NORMAL.inv_cdf(share)))


def median_seconds(pixels: int) -> float:
    """Median seconds of one picture of this many pixels."""
    return next((median for limit, median in SIZE_CLASSES if pixels <= limit), LARGEST_MEDIAN)


class Pace:
    """The twin's own time, which runs ``speed`` times as fast as the clock; a change of speed never jumps it."""

    def __init__(self, clock: Clock, speed: float) -> None:
        self._clock = clock
        self._marks = [(clock.time(), 0.0, speed)]

    @property
    def speed(self) -> float:
        """Twin seconds per second."""
        return self._marks[-1][2]

    @speed.setter
    def speed(self, speed: float) -> None:
        if speed != self.speed:
            self._marks.append((self._clock.time(), self.now(), speed))

    def now(self) -> float:
        """Twin seconds since the twin began."""
        began, twin, speed = self._marks[-1]
        return twin + (self._clock.time() - began) * speed

    def unix(self, moment: float) -> float:
        """The Unix time at which the twin's time was, or will be, ``moment``."""
        began, twin, speed = next(mark for mark in reversed(self._marks) if mark[1] <= moment or mark[1] == 0.0)
        return began + (moment - twin) / speed
