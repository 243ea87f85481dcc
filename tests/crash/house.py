"""The studio whose bot is a process of its own, which may be killed: the twins, the members, and the bot's births.

The twins live in the test's process, on a clock that the bot shares and that runs many times faster than life.
"""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from playground.fake_discord import FakeDiscord
from playground.fake_providers.gmi import GmiTwin
from playground.fake_providers.segmind import SegmindTwin
from tests.crash import evidence, points
from tests.crash.births import Bot, Nursery
from tests.crash.evidence import Evidence
from tests.crash.nursery import SET_BY, SharedClock
from tests.crash.saboteur import Plan
from tests.flows.studio import HELD, KEY, PACE

T = TypeVar("T")
Json = dict[str, Any]
#: Real seconds that anything at all may take.
PATIENCE = 15.0
#: Real seconds for which nothing may happen before a studio counts as at rest.
_QUIET = 0.06
_KILLED = -signal.SIGKILL


class House:
    """The twins and whichever bot lives now."""

    def __init__(
        self,
        directory: Path,
        nursery: Nursery,
        clock: SharedClock,
        server: FakeDiscord,
        gmi: GmiTwin,
        segmind: SegmindTwin,
    ) -> None:
        self.directory = directory
        self.data_dir = directory / "data"
        self.database = self.data_dir / "easel.sqlite"
        self.nursery = nursery
        self.clock = clock
        self.discord = server
        self.gmi = gmi
        self.segmind = segmind
        self.bots: list[Bot] = []
        self.settings: dict[str, str] = {}
        #: Of the checks before an acknowledgement, and of SQLite's patience; None for the product's own.
        self.race_seconds: float | None = None
        self.busy_milliseconds: int | None = None
        self._machine = directory / "machine"
        self.set_machine(0.0)

    # The bot

    @property
    def bot(self) -> Bot:
        return self.bots[-1]

    async def start(self, plan: Plan | None = None) -> Bot:
        """Start a bot; returns once it hears Discord, or died as planned."""
        self.data_dir.mkdir(exist_ok=True)
        bot = await self._bear(plan)
        online = self.discord.gateway.sessions
        await self.until(lambda: self.died() is not None or online.online)
        if self.died() is not None:
            assert bot.struck, f"the bot died by itself, with code {self.died()}:\n{self.last_words()}"
        return bot

    async def _bear(self, plan: Plan | None, decide: tuple[int, bool] | None = None) -> Bot:
        trace, log = (self.directory / f"{len(self.bots)}.{kind}" for kind in ("trace", "log"))
        number = self.nursery.order(
            environment=self.environment(),
            directory=str(self.data_dir),
            clock=self.clock.shared(),
            machine=str(self._machine),
            race_seconds=self.race_seconds,
            busy_milliseconds=self.busy_milliseconds,
            plan=None if plan is None else asdict(plan),
            decide=decide,
            trace=str(trace),
            log=str(log),
        )
        pid = await self.until(lambda: self.nursery.born(number) or 0)
        self.bots.append(Bot(pid=pid, plan=plan, trace=trace, log=log))
        return self.bot

    async def decide(self, generation: int, *, charged: bool, plan: Plan | None = None) -> int:
        """The operator decides from a shell about a lost submission; returns the exit code."""
        await self._bear(plan, (generation, charged))
        return await self.dead()

    def died(self) -> int | None:
        """The exit code of the bot; None while it lives."""
        return self.nursery.died(self.bot.pid)

    async def dead(self, seconds: float = PATIENCE) -> int:
        """The exit code, once there is one."""
        await self.until(lambda: self.died() is not None, seconds)
        code = self.died()
        assert code is not None
        return code

    async def killed(self) -> None:
        """Wait until the bot has killed itself where it was told to."""
        code = await self.dead()
        assert self.bot.struck, f"it died elsewhere, with code {code}:\n{self.last_words()}"
        assert code == _KILLED
        await self.until(lambda: not self.discord.gateway.sessions.online)

    def send(self, number: signal.Signals) -> None:
        os.kill(self.bot.pid, number)

    async def stop(self) -> None:
        """Kill whatever lives: a test is over."""
        if self.bots and self.died() is None:
            with suppress(ProcessLookupError):
                os.kill(self.bot.pid, signal.SIGKILL)
            await self.dead()

    def last_words(self) -> str:
        """The end of the log, for whoever wonders why."""
        return "\n".join(self.bot.log.read_text().splitlines()[-30:])

    def use_disk(self, *, pictures: Path | None = None, database: Path | None = None) -> None:
        """Keep the one or the other on a disk of their own, before the first start."""
        self.data_dir = pictures or self.data_dir
        self.database = (database or self.directory) / "easel.sqlite"

    def set_machine(self, seconds: float) -> None:
        """Set the clock of the bot's machine so far ahead of the true time, while the bot runs or before."""
        with self._machine.open("r+b" if self._machine.exists() else "wb", buffering=0) as file:
            file.write(SET_BY.pack(seconds))

    def environment(self) -> dict[str, str]:
        """The whole environment of a bot; nothing else tells it apart from real life."""
        made = {
            "EASEL_DISCORD_TOKEN": self.discord.token,
            "EASEL_DISCORD_API_URL": self.discord.api_url,
            "EASEL_DISCORD_GATEWAY_URL": self.discord.gateway_url,
            "EASEL_DISCORD_CDN_HOSTS": self.discord.url,
            "EASEL_GMI_API_KEY": KEY,
            "EASEL_GMI_BASE_URL": self.gmi.base_url,
            "EASEL_GMI_RESULT_HOSTS": self.gmi.base_url,
            "EASEL_SEGMIND_API_KEY": KEY,
            "EASEL_SEGMIND_BASE_URL": self.segmind.base_url,
            "EASEL_SEGMIND_RESULT_HOSTS": self.segmind.base_url,
            "EASEL_DATA_DIR": str(self.data_dir),
            "EASEL_DATABASE_URL": f"sqlite:///{self.database}",
            "EASEL_LOG_FORMAT": "json",
            "EASEL_PICTURE_RULES": "false",
        }
        return {"PATH": os.environ.get("PATH", "")} | made | self.settings

    # The twins

    def hold(self) -> None:
        """From now on nothing is painted until `release`."""
        for twin in (self.gmi, self.segmind):
            twin.pace.speed = HELD

    def release(self) -> None:
        """Whatever is being painted is done, and the twins paint on."""
        for twin in (self.gmi, self.segmind):
            for record in twin.ledger.records.values():
                twin.ledger.end_now(record)
            twin.pace.speed = PACE

    # What is written down

    def rows(self) -> list[Json]:
        return evidence.rows(self.database)

    async def at_rest(self) -> Evidence:
        """The three books once everything has ended, has been told, and nothing happens any more."""
        quiet = await self.until(self._quiet)
        while True:
            await asyncio.sleep(_QUIET)
            if (again := await self.until(self._quiet)) == quiet:
                break
            quiet = again
        twins = {"gmi": self.gmi.base_url, "segmind": self.segmind.base_url}
        return await evidence.gathered(self.discord.url, twins, self.database, self.data_dir)

    def _quiet(self) -> int | None:
        """How many effects the bot has met, when none is on its way and nothing is left to do."""
        assert self.died() is None, f"the bot died by itself, with code {self.died()}:\n{self.last_words()}"
        lines = [line for line in self.bot.lines if line.partition(" ")[2] not in points.POLLS]
        under_way = sum({"before": 1, "after": -1}.get(line.partition(" ")[0], 0) for line in lines)
        rows = self.rows()
        ended = all(row["ended_at"] is not None and row["reply"]["token"] is None for row in rows)
        return len(lines) + 1 if ended and not under_way and not evidence.left(self.database) else None

    async def until(self, look: Callable[[], T], seconds: float = PATIENCE) -> T:
        """What `look` says, as soon as it is true."""
        try:
            async with asyncio.timeout(seconds):
                while not (found := look()):
                    await asyncio.sleep(0.004)
                return found
        except TimeoutError:
            if self.bots:
                print(self.last_words(), *self.bot.lines[-30:], sep="\n")
            raise
