"""Owns the processes that are measured: how one starts and ends, what it writes and spends; knows no twin."""

import asyncio
import contextlib
import json
import signal
import sys
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

_STOP_SECONDS = 15.0
_LOOK_SECONDS = 0.2
_TAIL_CHARACTERS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What a bot's processes spent over a phase: seconds of CPU, and the most resident bytes."""

    cpu_seconds: float
    peak_bytes: int


class Broken(Exception):
    """Something could not be measured; the text says why, with the end of a log where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A process of a bot; `born` is the Unix time right before it was started."""

    name: str
    process: asyncio.subprocess.Process
    log: Path
    born: float

    @property
    def pid(self) -> int:
        return self.process.pid

    def check(self) -> None:
        """Raise `Broken` when it has ended."""
        if self.process.returncode is not None:
            raise Broken(f"{self.name} ended with exit code {self.process.returncode}\n{self.tail()}")

    def tail(self) -> str:
        """The end of what it wrote."""
        return self.log.read_text(errors="replace")[-_TAIL_CHARACTERS:]

    def said(self, event: str) -> list[dict[str, Any]]:
        """The lines of its JSON log about an event."""
        # Only whole lines: the last one may be being written.
        lines = (line for line in self.log.read_text().splitlines(keepends=True) if line.endswith("}\n"))
        documents = (json.loads(line) for line in lines if line.startswith("{") and event in line)
        return [each for each in documents if each["event"] == event]

    async def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Send a signal that ends it, and insist."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(number)
        try:
            await asyncio.wait_for(self.process.wait(), _STOP_SECONDS)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()


@asynccontextmanager
async def running(name: str, *arguments: str, env: Mapping[str, str], log: Path) -> AsyncGenerator[Process]:
    """`python arguments…` for as long as this lasts, beside its log and away from a developer's `.env`."""
    with log.open("wb") as file:
        born = time.time()
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, env=dict(env), cwd=log.parent, stdout=file, stderr=file, start_new_session=True
        )
    started = Process(name=name, process=process, log=log, born=born)
    try:
        yield started
    finally:
        if process.returncode is None:
            await started.end()


def spent(pid: int) -> float:
    """Seconds of CPU that a process and its children have had."""
    times = [each.cpu_times() for each in _family(pid)]
    return sum(each.user + each.system for each in times)


def _family(pid: int) -> list[psutil.Process]:
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


class Meter:
    """CPU and memory of a process and its children."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._begun = spent(pid)
        self._ended = self._begun
        self._peak = 0

    async def watch(self) -> None:
        """Look at the memory a few times a second, until cancelled."""
        while True:
            self._peak = max(self._peak, sum(each.memory_info().rss for each in _family(self._pid)))
            await asyncio.sleep(_LOOK_SECONDS)

    def stop(self) -> None:
        self._ended = spent(self._pid)

    def effort(self) -> Effort:
        return Effort(cpu_seconds=self._ended - self._begun, peak_bytes=self._peak)


@asynccontextmanager
async def metered(pid: int) -> AsyncGenerator[Meter]:
    """A meter that runs for as long as this lasts."""
    meter = Meter(pid)
    watching = asyncio.create_task(meter.watch())
    try:
        yield meter
        meter.stop()
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching
