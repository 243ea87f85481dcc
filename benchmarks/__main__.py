"""`python -m benchmarks [part …]`: tables of what was measured, then every goal; exits 1 when one was missed."""

import argparse
import asyncio
import json
import os
import platform
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, replace
from importlib.util import find_spec
from pathlib import Path

from benchmarks.beside.part import measure as beside
from benchmarks.goals import Given, Result, say, verdict
from benchmarks.processes import Broken
from benchmarks.recovery.part import measure as recovery
from benchmarks.words.part import measure as words
from benchmarks.workers.part import measure as workers

Part = Callable[[Given], Awaitable[Result]]
PARTS: dict[str, Part] = {"beside": beside, "recovery": recovery, "workers": workers, "words": words}


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line, or these words in its place; no part named means all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", type=_part, metavar="part", help=f"{', '.join(PARTS)}; all by default")
    parser.add_argument("--quick", action="store_true", help="a small form, for development")
    parser.add_argument("--loop", choices=["asyncio", "uvloop", "both"], default="asyncio", help="of the part beside")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the results there as well")
    return parser.parse_args(given)


def _part(name: str) -> str:
    # What argparse itself offers for choices refuses an empty list of them.
    if name not in PARTS:
        raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(PARTS)}")
    return name


async def _run(parts: Sequence[str], given: Given) -> dict[str, Result]:
    """What each part found; one that could not be measured says why and is left out."""
    found: dict[str, Result] = {}
    for name in parts:
        say(f"\n== {name}")
        try:
            found[name] = await PARTS[name](given)
        except (Broken, ValueError) as broken:
            say(str(broken))
    return found


def main() -> int:
    """0 when every goal was met, 1 when one was missed, 2 when something could not be measured."""
    asked = arguments()
    loops = ("asyncio", "uvloop") if asked.loop == "both" else (asked.loop,)
    if "uvloop" in loops and find_spec("uvloop") is None:
        say("uvloop is not installed here.")
        return 2
    machine = f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {platform.system()}"
    say(f"{machine}. Twins and bot share this machine; compare within one run only.")
    parts = asked.parts or [*PARTS]
    found = asyncio.run(_run(parts, Given(quick=asked.quick, loops=loops)))
    goals = [replace(goal, name=f"{name}: {goal.name}") for name, each in found.items() for goal in each.goals]
    say(f"\n{verdict(goals)}")
    if asked.json:
        told = {"machine": machine, "parts": {name: each.document for name, each in found.items()}}
        asked.json.write_text(json.dumps(told | {"goals": [asdict(goal) for goal in goals]}, indent=2) + "\n")
    if len(found) < len(parts):
        return 2
    return 0 if all(goal.met for goal in goals) else 1


if __name__ == "__main__":
    sys.exit(main())
