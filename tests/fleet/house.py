"""A fleet under test: real gateways and workers around a database of their own, loopback Discord, provider twins."""

import asyncio
import itertools
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg.rows import dict_row

from bot.engine import queue
from playground.fake_discord import FakeDiscord
from playground.fake_providers.gmi import GmiTwin
from playground.fake_providers.ledger import Record
from tests.flows.studio import HELD, KEY

T = TypeVar("T")
Json = dict[str, Any]
_ROOT = Path(__file__).resolve().parents[2]
#: Seconds that anything at all may take.
PATIENCE = 20.0
#: Between two signs of life: the bound after which a process counts as dead is ten thirds of it.
HEARTBEAT = 0.6
#: How many times faster than life the provider paints.
SPEED = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One process of the fleet."""

    role: str
    process: asyncio.subprocess.Process
    log: Path

    @property
    def lines(self) -> list[Json]:
        """What it wrote into its log."""
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]

    def said(self, event: str) -> list[Json]:
        return [line for line in self.lines if line["event"] == event]

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    async def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal that ends it; the exit code."""
        with suppress(ProcessLookupError):
            self.send(number)
        return await asyncio.wait_for(self.process.wait(), PATIENCE)


class Fleet:
    """The twins, the database, and whichever processes live."""

    def __init__(self, directory: Path, database_url: str, discord: FakeDiscord, gmi: GmiTwin) -> None:
        self.directory = directory
        self.database_url = database_url
        self.discord = discord
        self.gmi = gmi
        self.processes: list[Process] = []
        self._numbers = itertools.count()

    # Processes

    async def start(self, role: str, before: Sequence[str] = (), **settings: object) -> Process:
        """Start `python -m bot <role>`; returns once it is ready."""
        process = await self.launch(role, before, **settings)
        await self.until(lambda: self._ready(process), process=process)
        return process

    def _ready(self, process: Process) -> bool:
        """Logged in; and heard by Discord, as many as there are."""
        assert process.process.returncode is None, process.log.read_text()
        if process.role == "worker":
            return bool(process.said("ready"))
        hearing = [each for each in self.processes if each.role != "worker" and each.process.returncode is None]
        return len(self.discord.gateway.sessions.wires()) >= len(hearing)

    async def opened(self, *roles: str, **settings: object) -> list[Process]:
        """Start several at once, on whatever database there is."""
        return list(await asyncio.gather(*(self.start(role, (), **settings) for role in roles)))

    async def launch(self, role: str, before: Sequence[str] = (), **settings: object) -> Process:
        """Start it, behind the words of another command where there is one, and wait for nothing."""
        log = self.directory / f"{next(self._numbers)}-{role}.log"
        data_dir = self.directory / "data"
        data_dir.mkdir(exist_ok=True)
        with log.open("wb") as out:
            process = await asyncio.create_subprocess_exec(
                *before, sys.executable, "-m", "bot", role,
                stdout=out, stderr=out, cwd=data_dir, env=self._environment(settings), start_new_session=True,
            )  # fmt: skip
        self.processes.append(Process(role=role, process=process, log=log))
        return self.processes[-1]

    async def stop(self) -> None:
        """Kill whatever lives: a test is over."""
        for each in self.processes:
            if each.process.returncode is None:
                await each.end(signal.SIGKILL)

    def _environment(self, settings: Json) -> dict[str, str]:
        made = {
            "EASEL_DISCORD_TOKEN": self.discord.token,
            "EASEL_DISCORD_API_URL": self.discord.api_url,
            "EASEL_DISCORD_GATEWAY_URL": self.discord.gateway_url,
            "EASEL_DISCORD_CDN_HOSTS": self.discord.url,
            "EASEL_GMI_API_KEY": KEY,
            "EASEL_GMI_BASE_URL": self.gmi.base_url,
            "EASEL_GMI_RESULT_HOSTS": self.gmi.base_url,
            "EASEL_DATA_DIR": str(self.directory / "data"),
            "EASEL_DATABASE_URL": self.database_url,
            "EASEL_LOG_FORMAT": "json",
            "EASEL_PICTURE_RULES": "false",
            "EASEL_HEARTBEAT_SECONDS": str(HEARTBEAT),
            "PYTHONPATH": str(_ROOT),
        }
        given = {f"EASEL_{name}".upper(): str(value) for name, value in settings.items()}
        return {"PATH": os.environ.get("PATH", "")} | made | given

    # The provider

    def hold(self) -> None:
        """From now on nothing is painted until `release`."""
        self.gmi.pace.speed = HELD

    def release(self) -> None:
        for record in self.records:
            self.gmi.ledger.end_now(record)
        self.gmi.pace.speed = SPEED

    @property
    def records(self) -> list[Record]:
        """What the provider accepted, in order."""
        return list(self.gmi.ledger.records.values())

    # The database

    def ask(self, statement: str, *values: object) -> list[Json]:
        with psycopg.connect(self.database_url) as connection, connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(statement.encode(), values).fetchall()

    def rows(self) -> list[Json]:
        """Every generation, oldest first."""
        return self.ask("SELECT * FROM generations ORDER BY created_at, id")

    def row(self, generation: str | int) -> Json:
        return next(row for row in self.rows() if row["id"] == int(generation))

    async def ended(self, generation: str | int) -> Json:
        """The row once it has ended and its end was told."""
        return await self.until(lambda: self._ended(generation))

    def _ended(self, generation: str | int) -> Json | None:
        row = self.row(generation)
        return row if row["ended_at"] is not None and not row["untold"] else None

    async def in_state(self, generation: str | int, *states: str) -> Json:
        return await self.until(lambda: self._found(generation, states))

    def _found(self, generation: str | int, states: tuple[str, ...]) -> Json | None:
        return next((row for row in self.rows() if row["id"] == int(generation) and row["state"] in states), None)

    def jobs(self) -> list[Json]:
        """What the queue holds."""
        return self.ask(f"SELECT * FROM {queue.SPACE}.procrastinate_jobs")

    def forget_jobs(self) -> int:
        """Lose every job; the number of those that there were."""
        with psycopg.connect(self.database_url, options=f"-c search_path={queue.SPACE}") as connection:
            return connection.execute("DELETE FROM procrastinate_jobs").rowcount

    def owner_of(self, generation: str | int) -> Process:
        """The process whose log tells that it claimed the generation last."""
        claims = [(line["timestamp"], n) for n, each in enumerate(self.processes) for line in each.said("claimed")
                  if line["generation"] == int(generation)]  # fmt: skip
        return self.processes[max(claims)[1]]

    async def until(self, look: Callable[[], T | None], seconds: float = PATIENCE, process: Process | None = None) -> T:
        """What `look` says, as soon as it is true."""
        try:
            async with asyncio.timeout(seconds):
                while not (found := look()):
                    await asyncio.sleep(0.03)
                return found
        except TimeoutError:
            for each in [process] if process else self.processes:
                print(f"--- {each.log.name}", *each.log.read_text().splitlines()[-25:], sep="\n")
            raise
