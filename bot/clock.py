"""Owns real time behind the clock port; refuses to know who waits."""

import asyncio
import time


class SystemClock:
    """The machine's own time."""

    def time(self) -> float:
        """Unix seconds."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
