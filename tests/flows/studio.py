"""The studio under test: loopback Discord, provider twins and the real bot in one process, on real sockets.

The bot and the twins live on a clock that runs many times faster than life; Discord keeps real time. Only the
drawing is not real: pictures are plain colours of the true size, so that a test costs milliseconds.
"""

import asyncio
import contextlib
import io
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image

from bot.app import assembled
from bot.client import EaselClient
from bot.settings import Settings
from playground.fake_discord import FakeDiscord
from playground.fake_discord.composer import Composer, Place
from playground.fake_discord.state import Message
from playground.fake_providers.gmi import GmiTwin
from playground.fake_providers.ledger import Record
from playground.fake_providers.pictures import Commission
from playground.fake_providers.segmind import SegmindTwin
from playground.member import Exchange, Member, pictures, text_of
from tests.flows.clock import ScaledClock
from tests.flows.row import Row, read

T = TypeVar("T")
Json = dict[str, Any]

#: The provider's key, unlike any word.
KEY = "gmi-key-that-nobody-may-see"
#: Real seconds that a test waits for anything at all.
PATIENCE = 15.0
#: How many times faster than life the provider paints, in the bot's time.
PACE = 5.0
#: So slow that nothing is painted before the test says so.
HELD = 1e-6


class Studio:
    """Everything a story needs; the bot may be stopped and started again under the living twins."""

    def __init__(
        self, data_dir: Path, clock: ScaledClock, server: FakeDiscord, gmi: GmiTwin, segmind: SegmindTwin
    ) -> None:
        self.data_dir = data_dir
        self.clock = clock
        self.discord = server
        self.gmi = gmi
        self.segmind = segmind
        self.logs: list[Json] = []
        self.client: EaselClient | None = None
        self._given: Json = {}
        self._bot: AsyncExitStack | None = None
        self._running: asyncio.Task[None] | None = None

    # The bot

    async def start(self, **settings: Any) -> None:
        """Start the bot; settings given before stay given."""
        self._given |= settings
        self._bot = AsyncExitStack()
        self.client = await self._bot.enter_async_context(assembled(self._settings(), self.clock))
        self._running = asyncio.create_task(self.client.start(self.discord.token))
        await self.until(lambda: self.discord.gateway.sessions.online or self._failed())

    async def stop(self) -> None:
        """Stop it as `bot.app.run` does: Discord first, then whatever runs."""
        if self.client is None or self._bot is None or self._running is None:
            return
        await self.client.close()
        with contextlib.suppress(asyncio.CancelledError):
            await self._running
        await self._bot.aclose()
        self.client = self._bot = self._running = None

    async def restart(self, **settings: Any) -> None:
        await self.stop()
        await self.start(**settings)

    def _failed(self) -> None:
        if self._running is not None and self._running.done():
            self._running.result()

    def _settings(self) -> Settings:
        values: Json = {
            "discord_token": self.discord.token,
            "discord_api_url": self.discord.api_url,
            "discord_gateway_url": self.discord.gateway_url,
            "discord_cdn_hosts": (self.discord.url,),
            "gmi_api_key": KEY,
            "gmi_base_url": self.gmi.base_url,
            "gmi_result_hosts": (self.gmi.base_url,),
            "segmind_api_key": KEY,
            "segmind_base_url": self.segmind.base_url,
            "segmind_result_hosts": (self.segmind.base_url,),
            "data_dir": self.data_dir,
        }
        return Settings(_env_file=None, **(values | self._given))  # pyright: ignore[reportCallIssue]

    # The twins

    def gmi_faults(self, *faults: str | Json) -> None:
        """Exactly these faults at the provider; a name alone strikes once."""
        wanted = [{"name": each, "count": 1} if isinstance(each, str) else each for each in faults]
        self.gmi.script.replace(wanted)

    def segmind_faults(self, *faults: str | Json) -> None:
        """Exactly these faults at the second provider; a name alone strikes once."""
        wanted = [{"name": each, "count": 1} if isinstance(each, str) else each for each in faults]
        self.segmind.script.replace(wanted)

    def discord_faults(self, *faults: Json) -> None:
        """Exactly these faults at Discord."""
        self.discord.faults.set(list(faults))

    def hold(self) -> None:
        """From now on nothing is painted until `finish` or `release`."""
        for twin in (self.gmi, self.segmind):
            twin.pace.speed = HELD

    def release(self) -> None:
        """Whatever is being painted is done."""
        for record in (*self.records, *self.segmind_records):
            self.finish(record)
        for twin in (self.gmi, self.segmind):
            twin.pace.speed = PACE

    def finish(self, record: Record) -> None:
        """One render is done; the others go on."""
        twin = self.gmi if record.request_id in self.gmi.ledger.records else self.segmind
        twin.ledger.end_now(record)

    @property
    def records(self) -> list[Record]:
        """What the provider accepted, in order."""
        return list(self.gmi.ledger.records.values())

    @property
    def segmind_records(self) -> list[Record]:
        """What the second provider accepted, in order."""
        return list(self.segmind.ledger.records.values())

    @property
    def payloads(self) -> list[Json]:
        return [record.payload for record in self.records]

    @property
    def charged(self) -> int:
        """Pictures that the provider keeps the money of."""
        spent = 100_000 - self.gmi.ledger.balance_cents
        return spent // 3

    @property
    def segmind_charged(self) -> int:
        """Pictures that the second provider keeps the money of."""
        spent = 1_000_000_000 - self.segmind.ledger.balance_micros
        return spent // 30_000

    # What is written down

    def rows(self) -> list[Row]:
        """Every generation, oldest first."""
        return read(self.data_dir / "easel.sqlite")

    def row(self, exchange: Exchange) -> Row:
        return next(row for row in self.rows() if row.id == int(exchange.id))

    async def ended(self, exchange: Exchange) -> Row:
        """The row of an exchange once it is terminal."""
        await self.until(lambda: any(row.id == int(exchange.id) and row.ended_at for row in self.rows()))
        return self.row(exchange)

    async def given_up(self, exchange: Exchange) -> Row:
        """The row once the bot's patience is over, which time is hurried through."""

        def hurry() -> bool:
            self.clock.jump(5)
            return self.row(exchange).ended_at is not None

        await self.until(hurry)
        return self.row(exchange)

    async def in_state(self, exchange: Exchange, *states: str) -> Row:
        await self.until(lambda: any(r.id == int(exchange.id) and r.state in states for r in self.rows()))
        return self.row(exchange)

    def lines(self, exchange: Exchange, *levels: str) -> list[Json]:
        """Log lines with this generation's id, of these levels (default: all)."""
        return [
            line
            for line in self.logs
            if line.get("generation") == int(exchange.id) and (not levels or line["level"] in levels)
        ]

    def shown(self) -> list[Message]:
        """Every message that the bot wrote, wherever."""
        everywhere = (m for channel in self.discord.world.channels.values() for m in channel.messages.values())
        return [message for message in everywhere if message.payload["author"].get("bot")]

    def calls(self, exchange: Exchange) -> list[str]:
        """Calls that the bot made to Discord for an interaction: "METHOD route STATUS"."""
        return [call for _, call in self.discord.world.interactions[exchange.id].calls]

    async def until(self, look: Callable[[], T], seconds: float = PATIENCE) -> T:
        """What `look` says, as soon as it is true."""
        async with asyncio.timeout(seconds):
            while not (found := look()):
                await asyncio.sleep(0.004)
            return found

    def smuggle(self, member: Member, **options: Any) -> Exchange:
        """Send `/imagine` past the client's own checks, as a modified client would."""
        discord_, world = self.discord, self.discord.world
        place = Place(person=world.people[member.id], channel=world.channels[member.channel])
        request = Composer(world).slash(place, "imagine", {"prompt": "a boat"})
        kinds = {option["name"]: option["type"] for option in _imagine(world.commands)["options"]}
        values = {"prompt": "a boat", **options}
        request.data["options"] = [{"name": k, "type": kinds[k], "value": v} for k, v in values.items()]
        interaction = discord_._interactions.create(request)
        return member._watch.follow(Exchange(id=interaction.id, channel=member.channel))


def _imagine(commands: dict[str | None, list[Json]]) -> Json:
    return next(each for each in commands[None] if each["name"] == "imagine")


def plain_paint(commission: Commission) -> bytes:
    """A jpeg of the true size in one colour, which seed and number decide; no two of them have the same bytes."""
    key = commission.seed * 31 + commission.number * 7919
    colour = (key * 37 % 256, key * 101 % 256, key * 197 % 256)
    buffer = io.BytesIO()
    name = f"{commission.seed} {commission.number}"
    Image.new("RGB", (commission.width, commission.height), colour).save(buffer, "JPEG", quality=40, comment=name)
    return buffer.getvalue()


def jpeg(width: int = 320, height: int = 240, colour: str = "teal", form: str = "JPEG") -> bytes:
    """A reference picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, form)
    return buffer.getvalue()


def is_gallery(message: Json) -> bool:
    return bool(pictures(message))


def is_progress(message: Json) -> bool:
    return "**Painting**" in text_of(message)


def in_line(message: Json) -> bool:
    return "**In line**" in text_of(message)


def says(words: str) -> Callable[[Json], bool]:
    """Whether a message contains these words."""
    return lambda message: words in text_of(message)


async def painted(studio: Studio, member: Member, **options: Any) -> tuple[Exchange, Json]:
    """Ask for pictures and wait for them; small ones unless a size is named."""
    if not options.keys() & {"size", "quality"}:
        options["quality"] = "1K"
    exchange = await member.slash("imagine", **options)
    gallery = await member.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).state == "done"
    return exchange, gallery


async def asked(member: Member, **options: Any) -> tuple[Exchange, Json]:
    """Ask for pictures and wait for the first progress."""
    exchange = await member.slash("imagine", quality="1K", **options)
    return exchange, await member.reply(exchange, until=lambda m: is_progress(m) or in_line(m), timeout=PATIENCE)


async def refused(studio: Studio, member: Member, exchange: Exchange) -> str:
    """The private sentence of a refusal before anything was spent; nothing is written, nothing was asked for."""
    message = await member.reply(exchange, timeout=PATIENCE)
    assert message["flags"] & 64, "a refusal is private"
    assert not any(row.id == int(exchange.id) for row in studio.rows())
    others = [p for p in studio.discord.world.people.values() if p.id != member.id]
    seen = next(shown for shown in studio.shown() if shown.id == message["id"])
    assert not any(studio.discord.world.may_see(person, seen) for person in others)
    return text_of(message)


async def quota(member: Member) -> str:
    """What `/quota` says."""
    return text_of(await member.reply(await member.slash("quota")))
