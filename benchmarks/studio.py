"""Owns what a benchmark says to the twins and hears from them; starts no bot and computes no figure."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks.processes import Broken
from benchmarks.samples import Sample, joined
from playground.stage import Stage, StageOptions

#: Wide enough that no member meets a limit.
SETTINGS = {
    "EASEL_DAILY_PICTURES": "0",
    "EASEL_CONCURRENT_GENERATIONS": "1000",
    "EASEL_WAITING_GENERATIONS": "1000",
    "EASEL_COOLDOWN_SECONDS": "0",
    "EASEL_GLOBAL_MONTHLY_BUDGET_USD": "0",
    "EASEL_PROVIDERS": "gmi",
}
_CHANNEL = "studio"
_MEMBERS = 1000
_ONLINE_SECONDS = 30.0
#: Longest painting that is waited for after the last interaction.
_PATIENCE_SECONDS = 90.0
_LOOK_SECONDS = 0.2

Json = dict[str, Any]
#: Raises when who is measured has died.
Check = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """So many `/imagine`, evenly over so many seconds, each with another prompt."""

    name: str
    count: int
    seconds: float

    def prompt(self, number: object = "") -> str:
        """Equal for every bot, because the twin keys its waits by the prompt."""
        return f"{self.name}: a harbour in the morning, take {number}"


class Studio:
    """The loopback Discord and the twin of GMI Cloud."""

    def __init__(self, stage: Stage, session: aiohttp.ClientSession) -> None:
        self.stage = stage
        self._session = session

    @property
    def painter(self) -> str:
        """The address of the provider's twin."""
        assert self.stage.gmi is not None
        return str(self.stage.gmi.said["url"])

    async def online(self, check: Check) -> None:
        """Wait until the bot is connected."""
        async with asyncio.timeout(_ONLINE_SECONDS):
            while not (await self._get("/playground/world"))["bot_online"]:
                check()
                await asyncio.sleep(_LOOK_SECONDS)

    async def send(self, phase: Phase) -> str:
        """Begin a phase; returns the id of its volley."""
        channels = (await self._get("/playground/world"))["channels"]
        ask = {
            "command": "imagine",
            "options": {"prompt": phase.prompt("{number}")},
            "channel": next(each["id"] for each in channels if each["name"] == _CHANNEL),
            "members": _MEMBERS,
            "count": phase.count,
            "seconds": phase.seconds,
        }
        async with self._session.post(f"{self.stage.url}/playground/volleys", json=ask) as reply:
            answer = await reply.json()
        if "id" not in answer:
            raise Broken(answer["error"])
        return answer["id"]

    async def sent(self, volley: str, check: Check) -> None:
        """Wait until every command of a volley is on its way."""
        while (state := await self._state(volley))["created"] < state["count"]:
            check()
            await asyncio.sleep(_LOOK_SECONDS)

    async def settled(self, volley: str, check: Check) -> None:
        """Wait until every command of a volley has its pictures, or has failed, or patience ends."""
        await self.sent(volley, check)
        patience = _PATIENCE_SECONDS
        while (state := await self._state(volley))["delivered"] + state["failed"] < state["count"]:
            check()
            await asyncio.sleep(_LOOK_SECONDS)
            patience -= _LOOK_SECONDS
            if patience <= 0:
                return

    async def _state(self, volley: str) -> Json:
        state = await self._get(f"/playground/volleys/{volley}")
        if state["fault"]:
            raise Broken(state["fault"])
        return state

    async def requests(self) -> list[Json]:
        """What the provider accepted, in order, with the moments at which it was asked for news of it."""
        return (await self._get("/_twin/ledger", self.painter))["requests"]

    async def samples(self, phase: Phase) -> list[Sample]:
        """What both twins saw of a phase."""
        interactions = (await self._get("/playground/ledger"))["interactions"]
        return joined(interactions, await self.requests(), phase.prompt())

    async def paint_at(self, speed: float) -> None:
        """From now on the provider paints so many times faster than life."""
        async with self._session.put(f"{self.painter}/_twin/control", json={"speed": speed}) as reply:
            reply.raise_for_status()

    async def _get(self, path: str, url: str = "") -> Json:
        async with self._session.get(f"{url or self.stage.url}{path}") as reply:
            reply.raise_for_status()
            return await reply.json()


@asynccontextmanager
async def opened(directory: Path, speed: float = 1.0) -> AsyncGenerator[Studio]:
    """Fresh twins, whose provider paints so many times faster than life; `directory` is for the bot's data."""
    options = StageOptions(data_dir=directory, speed=speed, bench=True, settings=SETTINGS)
    async with Stage(options) as stage, aiohttp.ClientSession() as session:
        yield Studio(stage, session)
