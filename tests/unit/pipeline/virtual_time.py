"""An event loop whose time leaps to the next timer when nothing is left to do; it knows no port and opens no socket.

Everything that waits (the clock port, `asyncio.wait`, `asyncio.timeout`) waits in the same virtual seconds, so a
test of half an hour takes milliseconds, and always happens in the same order.
"""

import asyncio
import selectors

EPOCH = 1_800_000_000.0


class _Leaping(selectors.DefaultSelector):
    """Sleeps never: what would be slept is added to the virtual time."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise RuntimeError("every task waits for something that will never happen")
        if not ready:
            self.now += timeout or 0.0
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop on virtual time, beginning at 0."""

    def __init__(self) -> None:
        self._leaping = _Leaping()
        super().__init__(self._leaping)

    def time(self) -> float:
        return self._leaping.now


class VirtualClock:
    """The clock port on the running virtual loop."""

    def time(self) -> float:
        return EPOCH + asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
