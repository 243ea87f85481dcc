"""Runs the real bot as a process of its own with a probe in its event loop, which tells at the end what was blocked.

`python -m tests.flows.probed_bot`, with the bot's settings in the environment; on SIGTERM it prints one JSON line.
"""

import asyncio
import json
import time
from pathlib import Path

from bot import log, process, settings

#: Seconds between two looks at the clock, and of lateness from which on it is looked into.
STEP = 0.005
TOLD = 0.01


async def watch(late: list[tuple[float, float]]) -> None:
    """Note whenever the loop was blocked, and for how long: (Unix seconds, seconds)."""
    while True:
        idle, worked, began = _idle(), time.thread_time(), time.perf_counter()
        await asyncio.sleep(STEP)
        overshoot = time.perf_counter() - began - STEP
        if overshoot > TOLD:
            # The wall's clock alone would blame the bot for a machine whose processors are busy with others: what our
            # threads waited for a processor, ready to run, is no fault of theirs. What the loop's own thread worked
            # is, whatever others did meanwhile; and CPU time alone would not see a loop that waits for the disk.
            blocked = max(overshoot - (_idle() - idle), time.thread_time() - worked - STEP)
            late.append((time.time(), blocked))


def _idle() -> float:
    """Seconds that this process's threads were ready to run and had no processor; 0 where nobody counts them."""
    waited = 0
    for thread in Path("/proc/self/task").glob("*/schedstat"):
        try:
            waited += int(thread.read_text().split()[1])
        except OSError:
            continue
    return waited / 1e9


async def _run() -> None:
    late: list[tuple[float, float]] = []
    watching = asyncio.create_task(watch(late))
    await process.run(settings.load())
    watching.cancel()
    print(json.dumps(late), flush=True)


if __name__ == "__main__":
    log.configure("console", "warning")
    asyncio.run(_run())
