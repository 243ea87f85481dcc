"""The real bot between a recording loopback Discord and the provider twins, in one process and on real sockets."""

import asyncio
import contextlib
import io
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from bot.app import assembled
from bot.client import EaselClient
from bot.settings import Settings
from playground.fake_discord import FakeDiscord, Options
from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.fake_providers.segmind import SegmindOptions, SegmindTwin
from playground.member import Exchange, Member, buttons, pictures, text_of

Json = dict[str, Any]
#: Seconds of the bot and of the twin in one second of Discord.
SPEED = 20.0
PATIENCE = 20.0


class FastClock:
    """Time that begins now and runs `SPEED` times as fast as life."""

    def __init__(self) -> None:
        self._began = time.time()
        self._ahead = 0.0

    def time(self) -> float:
        return self._began + (time.time() - self._began) * SPEED + self._ahead

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / SPEED)

    def jump(self, seconds: float) -> None:
        self._ahead += seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """A running studio, and what its members do in it."""

    discord: FakeDiscord
    gmi: GmiTwin
    settings: Settings
    client: EaselClient
    clock: FastClock
    data_dir: Path

    @property
    def exchanges(self) -> list[Json]:
        """Every REST exchange between the bot and Discord so far."""
        return list(self.discord.ledger.exchanges)

    @property
    def heard(self) -> list[Json]:
        """Every interaction as the bot was told of it."""
        return [each.payload for each in self.discord.world.interactions.values()]

    @property
    def answered(self) -> list[Json]:
        """Those that it answered in time."""
        known = self.discord.world.interactions.values()
        return [each.payload for each in known if each.state == "acknowledged"]

    def member(self, name: str) -> Member:
        return Member(self.discord.url, name)

    def discord_fault(self, name: str, **options: Any) -> None:
        """Switch on one more fault of Discord."""
        active = [fault.shown() for fault in self.discord.faults.active]
        self.discord.faults.set([*active, {"fault": name, **options}])

    def gmi_fault(self, name: str) -> None:
        self.gmi.script.replace([{"name": name, "count": None, "match": None}])

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait for something that no member sees."""
        async with asyncio.timeout(PATIENCE):
            while not happened():
                await asyncio.sleep(0.005)


def painted(count: int = 1) -> Callable[[Json], bool]:
    """Whether a message shows `count` pictures."""
    return lambda message: len(pictures(message)) == count


def says(words: str) -> Callable[[Json], bool]:
    """Whether a message contains these words."""
    return lambda message: words in text_of(message)


def cancellable(message: Json) -> bool:
    return any(button["label"] == "Cancel" for button in buttons(message))


async def imagined(
    member: Member, *, until: Callable[[Json], bool] | None = None, **options: Any
) -> tuple[Exchange, Json]:
    """Send `/imagine` and wait for its message."""
    exchange = await member.slash("imagine", **{"prompt": "a lighthouse at dusk", "quality": "1K", **options})
    return exchange, await member.reply(exchange, until=until, timeout=PATIENCE)


async def opened(member: Member, message: Json, button: str, **until: Callable[[Json], bool]) -> Json:
    """Press a button, and wait for what it makes or changes."""
    return await member.reply(await member.press(message, button), timeout=PATIENCE, **until)


async def tray_of(member: Member, *names: str) -> Json:
    """Put pictures of these names into the tray, by the menu of a message that has them; the tray as it is shown."""
    colours = ("red", "green", "blue", "gold", "black", "white", "pink", "brown", "navy", "lime")
    files = [await member.upload(picture(colour=colours[n]), name) for n, name in enumerate(names)]
    sent = await member.menu("Use as reference", await member.say("look", *files))
    return await member.reply(sent, until=says("your tray"), timeout=PATIENCE)


def picture(width: int = 64, height: int = 48, colour: str = "teal") -> bytes:
    """A reference."""
    data = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(data, "PNG")
    return data.getvalue()


@asynccontextmanager
async def open_studio(data_dir: Path, **settings: Any) -> AsyncIterator[Studio]:
    """Start all of them; `settings` are the bot's."""
    clock = FastClock()
    async with (
        FakeDiscord(Options(recording=True)) as discord,
        GmiTwin(GmiOptions(bench=True), clock=clock, pause=clock.sleep) as gmi,
        SegmindTwin(SegmindOptions(bench=True), clock=clock, pause=clock.sleep) as segmind,
        assembled(chosen := _settings(discord, (gmi, segmind), data_dir, settings), clock) as client,
    ):
        running = asyncio.create_task(client.start(discord.token))
        try:
            await _online(discord, running)
            yield Studio(discord=discord, gmi=gmi, settings=chosen, client=client, clock=clock, data_dir=data_dir)
        finally:
            await client.close()
            with contextlib.suppress(asyncio.CancelledError):
                await running


async def _online(discord: FakeDiscord, running: asyncio.Task[None]) -> None:
    """Return once the bot hears of interactions, two seconds before discord.py calls itself ready."""
    async with asyncio.timeout(PATIENCE):
        while not discord.gateway.sessions.online:
            await asyncio.wait({running}, timeout=0.005)
            if running.done():
                await running


def _settings(
    discord: FakeDiscord, twins: tuple[GmiTwin, SegmindTwin], data_dir: Path, more: dict[str, Any]
) -> Settings:
    gmi, segmind = twins
    given = {
        "discord_token": discord.token,
        "discord_api_url": discord.api_url,
        "discord_gateway_url": discord.gateway_url,
        "discord_cdn_hosts": (discord.url,),
        "gmi_api_key": gmi.options.key,
        "gmi_base_url": gmi.base_url,
        "gmi_result_hosts": (gmi.base_url,),
        "segmind_api_key": segmind.options.key,
        "segmind_base_url": segmind.base_url,
        "segmind_result_hosts": (segmind.base_url,),
        "data_dir": data_dir,
    }
    return Settings(_env_file=None, **{**given, **more})  # pyright: ignore[reportCallIssue]  # BaseSettings takes it
