"""`make soak`: random traffic, faults and kills on real processes; at the end three ledgers have to agree.

Everything that is random is drawn from one seed, which is printed. How fast the machine is remains its own matter:
the same seed asks and breaks the same things, in about the same order.
"""

import argparse
import asyncio
import json
import secrets
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

import aiohttp

from playground.member import Member
from tests.crash import evidence
from tests.soak import company, keeper, plan, settling, verdict
from tests.soak.diary import Diary
from tests.soak.scenery import Scenery
from tests.soak.trouble import Switchboard

#: Seconds between two lines.
_LINE = 10.0
#: Seconds that the first bot gets to register its commands.
_OPENING = 30.0
#: Seconds that the bot gets to finish when nothing goes wrong any more.
_SETTLING = 240.0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="how long there is traffic; a few more settle it")
    parser.add_argument("--seed", type=int, default=None, help="of everything that is random; drawn when left out")
    parser.add_argument("--speed", type=float, default=40.0, help="how many times faster than life the twins paint")
    parser.add_argument("--lull", type=float, default=1.0, help="stretches the pauses between what members do")
    parser.add_argument(
        "--keep", type=Path, default=None, help="where logs and ledgers are kept, also of what balances"
    )
    return parser.parse_args()


async def _traffic(stage: Scenery, switches: Switchboard, given: argparse.Namespace, diary: Diary) -> None:
    """Members, faults and deaths, for the given time."""
    tasks = [asyncio.create_task(keeper.keep(stage, given.seed, diary))]
    try:
        await _opened(stage)
        busy = [
            *(company.visit(stage.url, given.seed, name, given.lull, diary) for name in company.NAMES),
            *(switches.trouble(given.seed, place, diary) for place in switches.places),
            _lines(stage, switches, diary),
        ]
        tasks += map(asyncio.create_task, busy)
        done, _ = await asyncio.wait(tasks, timeout=given.minutes * 60, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            # None of them ends by itself but by a fault of the soak.
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _opened(stage: Scenery) -> None:
    """Return once members find the commands; the first bot may have died over it, and the next one went on."""
    async with Member(stage.url, company.NAMES[0]) as member:
        await member.offered("imagine", _OPENING)


async def _lines(stage: Scenery, switches: Switchboard, diary: Diary) -> None:
    began = time.monotonic()
    while True:
        await asyncio.sleep(_LINE)
        _say(f"{time.monotonic() - began:5.0f} s", stage, diary, ", ".join(map(_named, sorted(switches.now.items()))))


def _named(fault: tuple[str, dict[str, object]]) -> str:
    place, document = fault
    return f"{place} {document.get('fault') or document.get('name')}"


def _say(when: str, stage: Scenery, diary: Diary, now: str = "") -> None:
    so_far, counts = settling.count(stage.database), diary.counts
    print(
        f"{when}  {so_far.asked} asked, {so_far.ended} ended; {counts['kills']} kills, {counts['stops']} stops,"
        f" {counts['ended by itself']} ended by themselves, {counts['faults']} faults{f' ({now})' if now else ''}",
        flush=True,
    )


async def _finish(stage: Scenery, switches: Switchboard, diary: Diary) -> bool:
    """Nothing fails any more, and the bot is left to finish; whether it did."""
    await switches.end()
    if stage.bot is None or stage.bot.process.returncode is not None:
        await stage.start_bot()
    _say("settling", stage, diary)
    if not await settling.settled(stage.database, _SETTLING):
        return False
    await company.tidy(stage.url)
    return await settling.settled(stage.database, _SETTLING)


async def _soak(given: argparse.Namespace, directory: Path) -> bool:
    """Whether everything balances."""
    settings = plan.settings(given.seed)
    print("Settings: " + ", ".join(f"{name}={value}" for name, value in settings.items()), flush=True)
    diary = Diary()
    stage = Scenery(directory, given.speed, settings)
    async with stage, aiohttp.ClientSession() as session:
        switches = Switchboard(stage.url, stage.twins, session)
        await _traffic(stage, switches, given, diary)
        began = time.monotonic()
        if not await _finish(stage, switches, diary):
            diary.strange.append(f"not everything had ended after {_SETTLING:.0f} s")
        _say(f"settled in {time.monotonic() - began:.0f} s", stage, diary)
        found = await evidence.gathered(stage.url, stage.twins, stage.database, stage.data_dir)
        judged = verdict.judge(found, diary, stage.log, stage.secrets)
    (directory / "evidence.json").write_text(json.dumps(asdict(found), default=sorted, indent=1))
    print(f"Met: {dict(diary.counts)}\n\n{judged}\n", flush=True)
    return not judged.off


async def _run(given: argparse.Namespace) -> bool:
    """The soak, broken off by SIGINT and SIGTERM; its processes end with it either way."""
    task = asyncio.current_task()
    assert task is not None
    _on_signals(partial(_break_off, task))
    with tempfile.TemporaryDirectory(prefix="easel-soak-") as scratch:
        balanced = await _soak(given, Path(scratch))
        if not balanced or given.keep is not None:
            _keep(Path(scratch), given)
        return balanced


def _keep(scratch: Path, given: argparse.Namespace) -> None:
    """The logs and the ledgers, without the pictures: the same seed need not go wrong again in the same place."""
    place = given.keep or Path(tempfile.mkdtemp(prefix=f"easel-soak-{given.seed}-"))
    shutil.copytree(scratch, place, dirs_exist_ok=True, ignore=shutil.ignore_patterns("pictures", "scratch"))
    print(f"Kept in {place}: the logs of the bots and of the twins, the database, and evidence.json.", flush=True)


def _break_off(task: asyncio.Task[bool]) -> None:
    # Once: a second signal must not break off what ends the processes.
    _on_signals(lambda: None)
    task.cancel()


def _on_signals(act: Callable[[], object]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, act)


def main() -> None:
    given = _arguments()
    if given.seed is None:
        given.seed = secrets.randbelow(1_000_000)
    print(f"A soak of {given.minutes:g} minutes from seed {given.seed}.", flush=True)
    try:
        balanced = asyncio.run(_run(given))
    except asyncio.CancelledError:
        sys.exit("Broken off; nothing was compared.")
    if not balanced:
        sys.exit(f"It does not balance. Once more: make soak MINUTES={given.minutes:g} SEED={given.seed}")
    print("It balances.", flush=True)


if __name__ == "__main__":
    main()
