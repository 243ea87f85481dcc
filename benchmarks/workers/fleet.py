"""Owns one gateway and so many workers around a database of their own, and what each part of them spends."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.processes import Process, running, spent
from benchmarks.studio import Studio, opened
from benchmarks.workers.database import Database, database
from benchmarks.workers.figures import Spending

#: What makes the twin's median of ten seconds one of two.
_SPEED = 5.0
_READY_SECONDS = 60.0
_LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """A fleet that is ready."""

    studio: Studio
    database: Database
    gateway: Process
    workers: tuple[Process, ...]

    def check(self) -> None:
        """Raise `Broken` when one of its processes has ended."""
        for each in (self.gateway, *self.workers):
            each.check()

    def tail(self) -> str:
        """The ends of all logs."""
        return "\n".join(each.tail() for each in (self.gateway, *self.workers))

    async def spent(self) -> Spending:
        """What everything has had of the CPU until now."""
        stage = self.studio.stage
        assert stage.discord is not None
        assert stage.gmi is not None
        times = psutil.cpu_times()
        return Spending(
            at=time.time(),
            gateway=spent(self.gateway.pid),
            workers=tuple(spent(each.pid) for each in self.workers),
            database=await self.database.spent(),
            discord=spent(stage.discord.process.pid),
            provider=spent(stage.gmi.process.pid),
            machine=sum(times) - times.idle - times.iowait - times.guest - times.guest_nice,
        )


@asynccontextmanager
async def fleet(directory: Path, workers: int) -> AsyncGenerator[Fleet]:
    """One gateway and so many workers, on twins and in a database of their own."""
    async with AsyncExitStack() as stack:
        own = await stack.enter_async_context(database())
        studio = await stack.enter_async_context(opened(directory / "data", _SPEED))
        environment = {
            **studio.stage.environment(),
            "EASEL_DATABASE_URL": own.url,
            "EASEL_LOG_FORMAT": "json",
        }
        names = ["gateway", *(f"worker-{number}" for number in range(1, workers + 1))]
        gateway, *rest = [
            await stack.enter_async_context(
                running(name, "-m", "bot", name.partition("-")[0], env=environment, log=directory / f"{name}.log")
            )
            for name in names
        ]
        made = Fleet(studio=studio, database=own, gateway=gateway, workers=tuple(rest))
        await _ready(made)
        yield made


async def _ready(made: Fleet) -> None:
    async with asyncio.timeout(_READY_SECONDS):
        await made.studio.online(made.check)
        while not all(each.said("ready") for each in made.workers):
            made.check()
            await asyncio.sleep(_LOOK_SECONDS)
