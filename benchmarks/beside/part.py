"""Owns this part's course: the floor, then Easel, under each loop; knows no way to measure them."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from benchmarks.beside import report
from benchmarks.beside.figures import Figures, figures
from benchmarks.beside.load import Bot, Observation, observe
from benchmarks.beside.promises import BURST, judged
from benchmarks.goals import Given, Goal, Result, say
from benchmarks.studio import Phase

_BOTS = ("floor", "easel")
_WHOLE = (Phase(name=BURST, count=1000, seconds=2.0), Phase(name="steady", count=600, seconds=30.0))
_QUICK = (Phase(name=BURST, count=100, seconds=0.2), Phase(name="steady", count=100, seconds=5.0))
#: How many times faster than life is painted: in the small form nobody wants to wait.
_SPEED, _QUICK_SPEED = 1.0, 5.0
#: Easel shows and plans by what it measured; the floor's polls learn from the same.
_WARM_UP = Phase(name="warm-up", count=60, seconds=3.0)

Measured = dict[str, dict[str, Figures]]


async def measure(given: Given) -> Result:
    """The floor and Easel in one run, as ratios."""
    phases = _QUICK if given.quick else _WHOLE
    goals: list[Goal] = []
    documents: list[dict[str, Any]] = []
    by_loop: dict[str, Measured] = {}
    for loop in given.loops:
        measured = by_loop[loop] = await _measured(loop, phases, _QUICK_SPEED if given.quick else _SPEED)
        _show(loop, phases, measured)
        found = [replace(each, name=f"{loop}: {each.name}") for each in judged(measured["easel"], measured["floor"])]
        goals += found
        documents.append(_document(loop, measured, found))
    if len(given.loops) > 1:
        gains = (report.gain(name, by_loop["asyncio"][name], by_loop["uvloop"][name]) for name in _BOTS)
        say("\n".join(["", *gains]))
    return Result(goals=tuple(goals), document=documents)


async def _measured(loop: str, phases: Sequence[Phase], speed: float) -> Measured:
    """Figures by bot and phase; the bots run one after the other."""
    measured: Measured = {}
    for name in _BOTS:
        say(f"{name} under {loop}: {_WARM_UP.count} generations to warm up, then {_planned(phases)} …")
        seen = await observe(Bot(name=name, loop=loop), _WARM_UP, phases, speed)
        measured[name] = {each.phase.name: figures(each.samples, each.effort) for each in seen}
        say("\n".join(_load(each) for each in seen))
    return measured


def _planned(phases: Sequence[Phase]) -> str:
    return ", ".join(f"{each.name} ({each.count:,} in {each.seconds:g} s)" for each in phases)


def _load(seen: Observation) -> str:
    before, after = seen.load
    return f"  {seen.phase.name}: load average of the machine {before:.2f} before, {after:.2f} after"


def _show(loop: str, phases: Sequence[Phase], measured: Measured) -> None:
    for phase in phases:
        title = f"{phase.name}: {phase.count:,} in {phase.seconds:g} s, {loop}"
        say("\n" + report.table(title, measured["floor"][phase.name], measured["easel"][phase.name]))


def _document(loop: str, measured: Measured, goals: Sequence[Goal]) -> dict[str, Any]:
    bots = {name: {phase: asdict(each) for phase, each in by_phase.items()} for name, by_phase in measured.items()}
    return {"loop": loop, "bots": bots, "goals": [asdict(goal) for goal in goals]}
