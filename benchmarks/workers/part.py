"""Owns this part's course: one gateway, one, two and four workers, and ever more generations; computes no figure."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import aiohttp

from benchmarks.goals import Given, Goal, Result, say
from benchmarks.processes import Broken
from benchmarks.studio import Phase
from benchmarks.workers.figures import Shares, Step, cost, judged, limit, step, table
from benchmarks.workers.fleet import Fleet, fleet
from bot.settings import Settings

_WORKERS, _QUICK_WORKERS = (1, 2, 4), (1, 2)
#: Generations a second, until one rate is not borne, and for how long each.
_RATES, _QUICK_RATES = (10, 20, 30, 40, 50, 60, 80), (10,)
_SECONDS, _QUICK_SECONDS = 12.0, 4.0
#: Workers plan their questions by what they measured.
_WARM_UP = Phase(name="warm-up", count=40, seconds=2.0)


async def measure(given: Given) -> Result:
    """What each number of workers bears of renders of two seconds."""
    goals: list[Goal] = []
    words: list[str] = []
    found: list[Step] = []
    seconds = _QUICK_SECONDS if given.quick else _SECONDS
    for workers in _QUICK_WORKERS if given.quick else _WORKERS:
        say(f"1 gateway and workers: {workers}; {seconds:g} s a rate …")
        steps = await _climbed(workers, _QUICK_RATES if given.quick else _RATES, seconds)
        say(table(steps))
        goals += judged(steps)
        words += [limit(steps), cost(steps)]
        found += steps
    say("\n".join(["", *words]))
    return Result(goals=tuple(goals), document={"steps": [asdict(each) for each in found], "words": words})


async def _climbed(workers: int, rates: Sequence[int], seconds: float) -> list[Step]:
    """One rate after the other, up to the first that is not borne."""
    steps: list[Step] = []
    with tempfile.TemporaryDirectory(prefix="easel-bench-") as directory:
        async with fleet(Path(directory), workers) as made:
            try:
                await made.studio.settled(await made.studio.send(_WARM_UP), made.check)
                for rate in rates:
                    phase = Phase(name=f"{rate} a second", count=round(rate * seconds), seconds=seconds)
                    steps.append(await _step(made, phase))
                    if not steps[-1].borne:
                        break
            except (TimeoutError, aiohttp.ClientError) as error:
                raise Broken(f"{workers} workers: {error!r}\n{made.tail()}") from error
    return steps


async def _step(made: Fleet, phase: Phase) -> Step:
    """One rate; its CPU is counted while it is asked for, its deliveries are waited for."""
    load, before = os.getloadavg()[0], await made.spent()
    volley = await made.studio.send(phase)
    await made.studio.sent(volley, made.check)
    shares = Shares.between(before, await made.spent(), os.cpu_count() or 1)
    await made.studio.settled(volley, made.check)
    slots = len(made.workers) * Settings.model_fields["worker_generations"].default
    return step(await made.studio.samples(phase), shares, slots, (load, os.getloadavg()[0]))
