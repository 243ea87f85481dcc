"""`python -m benchmarks`: the floor and Easel in one run, as tables and goals; exits 1 when a goal was missed."""

import argparse
import asyncio
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.figures import Figures, figures
from benchmarks.goals import BURST, Goal, judged
from benchmarks.load import Bot, Broken, Observation, Phase, observe

_BOTS = ("floor", "easel")
_WHOLE = (Phase(name=BURST, count=1000, seconds=2.0), Phase(name="steady", count=600, seconds=30.0))
_QUICK = (Phase(name=BURST, count=100, seconds=0.2), Phase(name="steady", count=100, seconds=5.0))
#: Easel shows and plans by what it measured; the floor's polls learn from the same.
_WARM_UP = Phase(name="warm-up", count=60, seconds=3.0)

Measured = dict[str, dict[str, Figures]]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the load, for development")
    parser.add_argument("--loop", choices=["asyncio", "uvloop", "both"], default="asyncio", help="the event loop")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the results there as well")
    return parser.parse_args()


async def _measure(loop: str, phases: Sequence[Phase]) -> Measured:
    """Figures by bot and phase; the bots run one after the other."""
    measured: Measured = {}
    for name in _BOTS:
        _say(f"{name} under {loop}: {_WARM_UP.count} generations to warm up, then {_planned(phases)} …")
        seen = await observe(Bot(name=name, loop=loop), _WARM_UP, phases)
        measured[name] = {each.phase.name: figures(each.samples, each.effort) for each in seen}
        _say("\n".join(_load(each) for each in seen))
    return measured


def _planned(phases: Sequence[Phase]) -> str:
    return ", ".join(f"{each.name} ({each.count:,} in {each.seconds:g} s)" for each in phases)


def _load(seen: Observation) -> str:
    before, after = seen.load
    return f"  {seen.phase.name}: load average of the machine {before:.2f} before, {after:.2f} after"


def _show(loop: str, phases: Sequence[Phase], measured: Measured) -> list[Goal]:
    for phase in phases:
        title = f"{phase.name}: {phase.count:,} in {phase.seconds:g} s, {loop}"
        _say("\n" + report.table(title, measured["floor"][phase.name], measured["easel"][phase.name]))
    goals = judged(measured["easel"], measured["floor"])
    _say("\n" + report.verdict(goals))
    return goals


def _document(loop: str, measured: Measured, goals: Sequence[Goal]) -> dict[str, Any]:
    bots = {name: {phase: asdict(each) for phase, each in by_phase.items()} for name, by_phase in measured.items()}
    return {"loop": loop, "bots": bots, "goals": [asdict(goal) for goal in goals]}


async def _run(loops: Sequence[str], phases: Sequence[Phase]) -> list[dict[str, Any]]:
    documents: list[dict[str, Any]] = []
    by_loop: dict[str, Measured] = {}
    for loop in loops:
        measured = by_loop[loop] = await _measure(loop, phases)
        documents.append(_document(loop, measured, _show(loop, phases, measured)))
    if len(loops) > 1:
        _say("")
        for name in _BOTS:
            _say(report.gain(name, by_loop["asyncio"][name], by_loop["uvloop"][name]))
    return documents


def _say(text: str) -> None:
    print(text, flush=True)


def main() -> int:
    """0 when every goal was met, 1 when one was missed, 2 when nothing could be measured."""
    given = _arguments()
    loops = ("asyncio", "uvloop") if given.loop == "both" else (given.loop,)
    if "uvloop" in loops and find_spec("uvloop") is None:
        _say("uvloop is not installed here.")
        return 2
    machine = f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {platform.system()}"
    _say(f"{machine}. Twins and bot share this machine; compare within one run only.")
    try:
        documents = asyncio.run(_run(loops, _QUICK if given.quick else _WHOLE))
    except (Broken, ValueError) as broken:
        _say(str(broken))
        return 2
    if given.json:
        given.json.write_text(json.dumps({"machine": machine, "runs": documents}, indent=2) + "\n")
    return 0 if all(goal["met"] for document in documents for goal in document["goals"]) else 1


if __name__ == "__main__":
    sys.exit(main())
