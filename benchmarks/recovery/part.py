"""Owns this part's course: many generations in flight, `kill -9`, a new start, and the provider's word on when each
was asked for news again; computes no figure."""

import asyncio
import os
import signal
import tempfile
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import aiohttp

from benchmarks.goals import Given, Result, say
from benchmarks.processes import Broken, Process, metered, running
from benchmarks.recovery.figures import Recovery, asked_since, judged, spread, table
from benchmarks.studio import Phase, Studio, opened

_WHOLE = Phase(name="in flight", count=1000, seconds=10.0)
_QUICK = Phase(name="in flight", count=100, seconds=1.0)
#: How fast the provider paints: as good as never, and quickly once the figures are taken.
_HELD, _RELEASED = 1e-6, 5.0
_PATIENCE_SECONDS = 90.0
_LOOK_SECONDS = 0.5


async def measure(given: Given) -> Result:
    """Kill the bot with everything in flight, start it again, and look after it until all is delivered."""
    phase = _QUICK if given.quick else _WHOLE
    say(f"{phase.count:,} generations in flight, kill -9, a new start …")
    with tempfile.TemporaryDirectory(prefix="easel-bench-") as name:
        directory = Path(name)
        async with opened(directory / "data") as studio:
            try:
                recovery = await _recovered(studio, directory, phase)
            except (TimeoutError, aiohttp.ClientError) as error:
                raise Broken(f"no recovery could be measured: {error!r}") from error
    say(table(recovery))
    return Result(goals=tuple(judged(recovery)), document=asdict(recovery))


async def _recovered(studio: Studio, directory: Path, phase: Phase) -> Recovery:
    async with _bot(studio, directory / "before.log") as bot:
        await studio.online(bot.check)
        await studio.paint_at(_HELD)
        volley = await studio.send(phase)
        # Who has been asked about is known to have been accepted, and that was written down.
        await _all_asked(studio, bot, phase.count, since=0.0)
        await bot.end(signal.SIGKILL)
    before = os.getloadavg()[0]
    async with _bot(studio, directory / "after.log") as bot:
        async with metered(bot.pid) as meter:
            asked = await _all_asked(studio, bot, phase.count, since=bot.born)
        after = os.getloadavg()[0]
        await studio.online(bot.check)
        await studio.paint_at(_RELEASED)
        await studio.settled(volley, bot.check)
        return Recovery(
            in_flight=phase.count,
            ready=_ready(bot),
            **spread(asked),
            cpu=meter.effort().cpu_seconds,
            peak_bytes=meter.effort().peak_bytes,
            submissions=len(await studio.requests()),
            delivered=sum(each.delivered is not None for each in await studio.samples(phase)),
            load=(before, after),
        )


def _bot(studio: Studio, log: Path) -> AbstractAsyncContextManager[Process]:
    environment = {**studio.stage.environment(), "EASEL_LOG_FORMAT": "json"}
    return running("easel", "-m", "bot", "run", env=environment, log=log)


async def _all_asked(studio: Studio, bot: Process, count: int, *, since: float) -> list[float]:
    """Seconds from a moment (Unix) until each of so many generations was asked about, once all of them were."""
    async with asyncio.timeout(_PATIENCE_SECONDS):
        while len(asked := asked_since(await studio.requests(), since)) < count:
            bot.check()
            await asyncio.sleep(_LOOK_SECONDS)
        return asked


def _ready(bot: Process) -> float:
    """Seconds from its start until Discord called it ready."""
    return datetime.fromisoformat(bot.said("ready")[0]["timestamp"]).timestamp() - bot.born
