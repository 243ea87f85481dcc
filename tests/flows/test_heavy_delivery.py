"""Fifteen pictures of 4K, each a PNG of 20 MB, through the real bot: in order, with little memory, nothing blocked."""

import asyncio
import io
import itertools
import json
import math
import os
import random
import signal
import struct
import sys
import time
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from playground.fake_discord import FakeDiscord, Options
from playground.fake_discord.state import Attachment
from playground.fake_providers import atelier
from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.fake_providers.pictures import Commission
from playground.member import Member
from tests.flows.probed_bot import watch

ROOT = Path(__file__).parents[2]
KEY = "a key"
COUNT, SIDE, SEED = 15, 4096, 100
#: Rows above the noise that tell a picture's number.
STRIPE = 128
MIB = 1024 * 1024
MEMORY_MOST = 120_000_000
BLOCKED_MOST = 0.05


@cache
def _noise() -> bytes:
    """Rows of noise in nine steps, so that 50 MB of them make a PNG of about 20 MB and a JPEG of several."""
    random.seed(7)
    steps = bytes(96 + 8 * (value % 9) for value in range(256))
    grain = random.randbytes(4 * MIB).translate(steps)
    starts = itertools.islice(itertools.cycle(range(0, len(grain) - 3 * SIDE, 4099)), SIDE - STRIPE)
    return b"".join(b"\0" + grain[start : start + 3 * SIDE] for start in starts)


@cache
def _packed_noise() -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, -15, strategy=zlib.Z_HUFFMAN_ONLY)
    return packer.compress(_noise()) + packer.flush()


def _heavy(commission: Commission) -> bytes:
    """A PNG whose stripe is as bright as its number says; the noise below it is packed once for all."""
    stripe = STRIPE * (b"\0" + 3 * SIDE * bytes([_brightness(commission.seed - SEED)]))
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    head = packer.compress(stripe) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = struct.pack(">I", zlib.adler32(_noise(), zlib.adler32(stripe)))
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    data = b"\x78\x01" + head + _packed_noise() + checksum
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(name)))


def _brightness(number: int) -> int:
    return 8 + 16 * number


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """The bot's process."""

    process: asyncio.subprocess.Process

    def memory(self, name: str) -> int:
        """Bytes that it has (`VmRSS`) or had at most (`VmHWM`)."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))

    async def end(self) -> list[tuple[float, float]]:
        """Stop it: when it was blocked (Unix seconds), and for how long."""
        self.process.send_signal(signal.SIGTERM)
        said, _ = await asyncio.wait_for(self.process.communicate(), 30)
        assert self.process.returncode == 0
        return [(when, seconds) for when, seconds in json.loads(said)]


@pytest.fixture
async def server() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord(Options(rate_limits=False)) as server:
        yield server


@pytest.fixture
async def bot(server: FakeDiscord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """The real bot in a process of its own; the twins stay in this one, where their memory does not count."""
    monkeypatch.setattr(atelier, "paint", _heavy)
    async with GmiTwin(GmiOptions(key=KEY, speed=20.0)) as gmi:
        given = {
            "EASEL_DISCORD_TOKEN": server.token,
            "EASEL_DISCORD_API_URL": server.api_url,
            "EASEL_DISCORD_GATEWAY_URL": server.gateway_url,
            "EASEL_DISCORD_CDN_HOSTS": server.url,
            "EASEL_GMI_API_KEY": KEY,
            "EASEL_GMI_BASE_URL": gmi.base_url,
            "EASEL_GMI_RESULT_HOSTS": gmi.base_url,
            "EASEL_DATA_DIR": str(tmp_path / "data"),
            # The model takes 113 MB for good with the first picture that it judges, however many there are.
            "EASEL_PICTURE_RULES": "false",
            "PYTHONPATH": str(ROOT),
        }
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("EASEL_")}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.flows.probed_bot",
            cwd=tmp_path, env=kept | given, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            yield Bot(process=process)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


def _delivered(server: FakeDiscord) -> list[list[Attachment]]:
    """The files of the bot's messages, in the order of the channel."""
    channels = server.world.channels.values()
    messages = [m for channel in channels for m in channel.messages.values() if m.payload["author"].get("bot")]
    messages.sort(key=lambda message: int(message.id))
    found = [[server.world.files[each["id"]] for each in message.payload["attachments"]] for message in messages]
    return [files for files in found if files]


def _number(attachment: Attachment) -> int:
    """Which picture it is, told by its stripe; a copy has become a JPEG, and kept its size or its aspect."""
    with Image.open(io.BytesIO(attachment.data)) as image:
        assert image.format == "JPEG"
        assert image.width == image.height
        image.draft("RGB", (SIDE // 8, SIDE // 8))
        pixel = image.convert("RGB").getpixel((image.width // 2, image.height * STRIPE // SIDE // 2))
    assert isinstance(pixel, tuple)
    return round((pixel[1] - _brightness(0)) / 16)


async def _all_there(server: FakeDiscord) -> None:
    while sum(map(len, _delivered(server))) < COUNT:
        await asyncio.sleep(0.1)


def _hold_the_interpreter() -> None:
    """One call in C that lets no other thread have a turn."""
    math.factorial(100_000)


async def _in_a_thread() -> None:
    await asyncio.to_thread(_hold_the_interpreter)


async def _spin() -> None:
    began = time.thread_time()
    while time.thread_time() < began + 0.1:
        pass


async def _doze() -> None:
    time.sleep(0.1)  # noqa: ASYNC251 - what must not happen in a loop is what the probe is to see


@pytest.mark.parametrize("fault", [_in_a_thread, _spin, _doze])
async def test_the_probe_sees_a_blocked_loop(fault: Callable[[], Awaitable[None]]) -> None:
    """Whether the loop works, waits, or is kept from working by another thread; without a fault it sees nothing."""
    late: list[tuple[float, float]] = []
    watching = asyncio.create_task(watch(late))
    await asyncio.sleep(0.02)
    calm = max((seconds for _, seconds in late), default=0.0)
    # On a busy machine the wait for a processor may excuse one of them, but not each.
    for _ in range(5):
        await fault()
        await asyncio.sleep(0.02)
    watching.cancel()
    assert calm < BLOCKED_MOST
    assert max(seconds for _, seconds in late) > BLOCKED_MOST


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from Linux's /proc")
async def test_fifteen_heavy_pictures_arrive_in_order_lightly(server: FakeDiscord, bot: Bot) -> None:
    """From the provider over the disk into Discord, in no more than 120 MB, the loop never blocked for 50 ms."""
    assert 18_000_000 < len(_heavy(Commission(prompt="", seed=SEED))) < 22_000_000
    async with Member(server.url, "Ada") as ada:
        await ada.online(30)
        before, began = bot.memory("VmRSS"), time.time()
        options = {"pictures": COUNT, "seed": SEED, "size": f"{SIDE}x{SIDE}"}
        await ada.slash("imagine", prompt="a field of grain", **options)
        await asyncio.wait_for(_all_there(server), 90)
        took, extra = time.time() - began, bot.memory("VmHWM") - before
    late = [seconds for when, seconds in await bot.end() if when > began]

    attachments = [attachment for files in _delivered(server) for attachment in files]
    assert [each.payload["filename"] for each in attachments] == [f"easel-{n:02d}.jpg" for n in range(1, COUNT + 1)]
    assert [_number(each) for each in attachments] == list(range(COUNT))
    assert {each.payload["description"] for each in attachments} == {"a field of grain"}
    assert extra < MEMORY_MOST, f"{extra / 1e6:.0f} MB more than before, in {took:.1f} s"
    assert max(late, default=0.0) < BLOCKED_MOST, f"blocked for {sorted(late)[-5:]} s"
