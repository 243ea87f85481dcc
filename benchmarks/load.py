"""Drives one bot against fresh twins and watches it; computes no figure."""

import asyncio
import contextlib
import os
import tempfile
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import psutil

from benchmarks.figures import Effort, Sample, joined
from playground.stage import Child, Stage, StageOptions

#: Wide enough that no member meets a limit.
_SETTINGS = {
    "EASEL_DAILY_PICTURES": "0",
    "EASEL_CONCURRENT_GENERATIONS": "1000",
    "EASEL_WAITING_GENERATIONS": "1000",
    "EASEL_COOLDOWN_SECONDS": "0",
    "EASEL_GLOBAL_MONTHLY_BUDGET_USD": "0",
    "EASEL_PROVIDERS": "gmi",
}
_STUDIO = "studio"
_MEMBERS = 1000
_ONLINE_SECONDS = 30.0
#: Longest painting that is waited for after the last interaction, and the time for what follows a delivery.
_PATIENCE_SECONDS = 90.0
_SETTLING_SECONDS = 1.0
_LOOK_SECONDS = 0.2


class Broken(Exception):
    """The bot could not be measured; the text says why, with the end of its log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """So many `/imagine`, evenly over so many seconds, each with another prompt."""

    name: str
    count: int
    seconds: float


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


async def observe(bot: Bot, warm_up: Phase, phases: Sequence[Phase]) -> list[Observation]:
    """Start the bot on a stage of its own, warm it up, and run the phases one after the other; raises `Broken`."""
    with tempfile.TemporaryDirectory(prefix="easel-bench-") as directory:
        log = Path(directory) / "bot.log"
        options = StageOptions(data_dir=Path(directory) / "data", bench=True, settings=_SETTINGS)
        async with Stage(options) as stage, aiohttp.ClientSession() as session:
            target = _Target(stage, session)
            try:
                await target.start(bot, log)
                await target.run(warm_up)
                return [await target.run(phase) for phase in phases]
            except (Broken, TimeoutError, aiohttp.ClientError) as error:
                tail = log.read_text()[-2000:] if log.exists() else ""
                raise Broken(f"{bot.name} under {bot.loop}: {error!r}\n{tail}") from error


class _Target:
    """One bot on its stage."""

    def __init__(self, stage: Stage, session: aiohttp.ClientSession) -> None:
        self._stage = stage
        self._session = session

    async def start(self, bot: Bot, log: Path) -> None:
        """Start it and wait until it is connected with its command."""
        module = ("-m", "benchmarks.runner", bot.name, bot.loop, str(log))
        self._stage.bot = await Child.start(*module, env=self._stage.environment(), speaks=False)
        async with asyncio.timeout(_ONLINE_SECONDS):
            while not (world := await self._get("/playground/world"))["bot_online"]:
                self._check_alive()
                await asyncio.sleep(_LOOK_SECONDS)
        self._channel = next(each["id"] for each in world["channels"] if each["name"] == _STUDIO)

    async def run(self, phase: Phase) -> Observation:
        """Send a phase's commands and watch until all are delivered or given up."""
        before = os.getloadavg()[0]
        async with _metered(self._pid) as meter:
            await self._settled(await self._sent(phase))
            await asyncio.sleep(_SETTLING_SECONDS)
        after = os.getloadavg()[0]
        interactions = (await self._get("/playground/ledger"))["interactions"]
        assert self._stage.gmi is not None
        audit = await self._get("/_twin/ledger", self._stage.gmi.said["url"])
        samples = joined(interactions, audit["requests"], _prompt(phase, ""))
        return Observation(phase=phase, samples=tuple(samples), effort=meter.effort(), load=(before, after))

    async def _sent(self, phase: Phase) -> str:
        ask = {
            "command": "imagine",
            "options": {"prompt": _prompt(phase, "{number}")},
            "channel": self._channel,
            "members": _MEMBERS,
            "count": phase.count,
            "seconds": phase.seconds,
        }
        async with self._session.post(f"{self._stage.url}/playground/volleys", json=ask) as reply:
            answer = await reply.json()
        if "id" not in answer:
            raise Broken(answer["error"])
        return answer["id"]

    async def _settled(self, volley: str) -> None:
        """Wait until every interaction has its pictures, or has failed, or patience ends."""
        patience = _PATIENCE_SECONDS
        while patience > 0:
            await asyncio.sleep(_LOOK_SECONDS)
            self._check_alive()
            state = await self._get(f"/playground/volleys/{volley}")
            if state["fault"]:
                raise Broken(state["fault"])
            if state["delivered"] + state["failed"] >= state["count"]:
                return
            if state["created"] == state["count"]:
                patience -= _LOOK_SECONDS

    @property
    def _pid(self) -> int:
        assert self._stage.bot is not None
        return self._stage.bot.process.pid

    def _check_alive(self) -> None:
        assert self._stage.bot is not None
        code = self._stage.bot.process.returncode
        if code is not None:
            raise Broken(f"it ended with exit code {code}")

    async def _get(self, path: str, url: str = "") -> dict[str, Any]:
        async with self._session.get(f"{url or self._stage.url}{path}") as reply:
            reply.raise_for_status()
            return await reply.json()


def _prompt(phase: Phase, number: str) -> str:
    """Equal for every bot, because the twin keys its waits by the prompt."""
    return f"{phase.name}: a harbour in the morning, take {number}"


class _Meter:
    """CPU and memory of a process and its children."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._begun = self._cpu()
        self._ended = self._begun
        self._peak = 0

    async def watch(self) -> None:
        """Look at the memory a few times a second, until cancelled."""
        while True:
            self._peak = max(self._peak, sum(each.memory_info().rss for each in self._all()))
            await asyncio.sleep(_LOOK_SECONDS)

    def stop(self) -> None:
        self._ended = self._cpu()

    def effort(self) -> Effort:
        return Effort(cpu_seconds=self._ended - self._begun, peak_bytes=self._peak)

    def _cpu(self) -> float:
        times = [each.cpu_times() for each in self._all()]
        return sum(each.user + each.system for each in times)

    def _all(self) -> list[psutil.Process]:
        return [self._process, *self._process.children(recursive=True)]


@asynccontextmanager
async def _metered(pid: int) -> AsyncGenerator[_Meter]:
    meter = _Meter(pid)
    watching = asyncio.create_task(meter.watch())
    try:
        yield meter
        meter.stop()
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching
