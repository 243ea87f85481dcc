"""Owns driving one bot against fresh twins and watching it; computes no figure."""

import asyncio
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from benchmarks.processes import Broken, Effort, Process, metered, running
from benchmarks.samples import Sample
from benchmarks.studio import Phase, Studio, opened

#: The time for what follows a delivery.
_SETTLING_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """What is measured: "easel" or "floor", under "asyncio" or "uvloop"."""

    name: str
    loop: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What was seen of a bot in a phase; `load` is the machine's load average of a minute, before and after."""

    phase: Phase
    samples: tuple[Sample, ...]
    effort: Effort
    load: tuple[float, float]


async def observe(bot: Bot, warm_up: Phase, phases: Sequence[Phase], speed: float) -> list[Observation]:
    """Start the bot on a stage of its own, warm it up, and run the phases one after the other; raises `Broken`.

    The provider paints `speed` times faster than life.
    """
    arguments = "-m", "benchmarks.beside.runner", bot.name, bot.loop
    with tempfile.TemporaryDirectory(prefix="easel-bench-") as name:
        directory = Path(name)
        async with opened(directory / "data", speed) as studio:
            environment = studio.stage.environment()
            async with running(bot.name, *arguments, env=environment, log=directory / "bot.log") as process:
                try:
                    await studio.online(process.check)
                    await _run(studio, process, warm_up)
                    return [await _run(studio, process, phase) for phase in phases]
                except (TimeoutError, aiohttp.ClientError) as error:
                    raise Broken(f"{bot.name} under {bot.loop}: {error!r}\n{process.tail()}") from error


async def _run(studio: Studio, process: Process, phase: Phase) -> Observation:
    """Send a phase's commands and watch until all are delivered or given up."""
    before = os.getloadavg()[0]
    async with metered(process.pid) as meter:
        await studio.settled(await studio.send(phase), process.check)
        await asyncio.sleep(_SETTLING_SECONDS)
    after = os.getloadavg()[0]
    samples = tuple(await studio.samples(phase))
    return Observation(phase=phase, samples=samples, effort=meter.effort(), load=(before, after))
