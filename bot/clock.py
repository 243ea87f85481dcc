"""Owns the machine's time as the bot takes it: without jumps, whatever the machine's clock does meanwhile."""

import asyncio
import time
from collections.abc import Callable

#: Seconds a second by which the bot's time follows a machine's clock that was set while the bot ran.
_SLEW = 0.1


def _steady() -> float:
    """Seconds that only ever pass, also while the machine sleeps where the system counts that."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class SystemClock:
    """`ports.Clock` of the real world.

    A machine's clock that is set forward or back makes no deadline pass and none recede: time goes on as it
    was, a tenth faster or slower until it agrees with the machine's again.
    """

    def __init__(self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = _steady) -> None:
        self._wall = wall
        self._steady = steady
        self._now, self._seen = wall(), steady()

    def time(self) -> float:
        """Unix seconds; never less than before."""
        seen = self._steady()
        passed, self._seen = seen - self._seen, seen
        self._now += passed
        slewed = _SLEW * passed
        self._now += max(-slewed, min(slewed, self._wall() - self._now))
        return self._now

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
