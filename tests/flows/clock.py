"""Time for the flows: faster than life, and it can jump."""

import asyncio
import time

#: Seconds of the bot and the twin in one real second.
SPEED = 100.0


class ScaledClock:
    """Time that runs `speed` times as fast as life, and can jump; whoever sleeps through a jump wakes."""

    def __init__(self, speed: float = SPEED) -> None:
        self._speed = speed
        self._began = time.time()
        self._mark = time.monotonic()
        self._sleepers: set[asyncio.Future[None]] = set()

    def time(self) -> float:
        return self._began + (time.monotonic() - self._mark) * self._speed

    @property
    def speed(self) -> float:
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._began, self._mark = self.time(), time.monotonic()
        self._speed = speed
        self.jump(0.0)

    async def sleep(self, seconds: float) -> None:
        until = self.time() + seconds
        await asyncio.sleep(0)
        while (left := until - self.time()) > 0:
            await self._nap(left / self._speed)

    async def _nap(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        alarm = loop.call_later(seconds, _wake, future)
        self._sleepers.add(future)
        try:
            await future
        finally:
            alarm.cancel()
            self._sleepers.discard(future)

    def jump(self, seconds: float) -> None:
        self._began += seconds
        for future in list(self._sleepers):
            _wake(future)


class Ahead:
    """Life's time, as far ahead as another clock was: for a Discord whose tokens are to last."""

    def __init__(self, clock: ScaledClock) -> None:
        self._ahead = clock.time() - time.time()

    def time(self) -> float:
        return time.time() + self._ahead


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
