"""Reference pictures: in order, judged before anything is spent, and fetched from where they may lie."""

import dataclasses
import struct
import zlib
from collections.abc import AsyncIterator, Callable

import aiohttp
import pytest
from aiohttp import web

from playground.member import Member, NotSent, text_of
from tests.flows.studio import Studio, is_gallery, jpeg, painted, refused

DAY = "50 of 50 left"


async def _attached(member: Member, *files: bytes, name: str = "sketch") -> dict[str, str]:
    names = [f"{name}-{number}.jpg" for number in range(1, len(files) + 1)]
    ids = [await member.upload(data, name) for data, name in zip(files, names, strict=True)]
    return {f"image{number}": identity for number, identity in enumerate(ids, start=1)}


def _places(studio: Studio) -> list[str]:
    """Paths of the references that the provider was given, in order."""
    return [url.partition("?")[0].rpartition("/")[2] for url in studio.payloads[-1]["image"]]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
async def test_references_are_sent_in_order(studio: Studio, ada: Member, count: int) -> None:
    """One to four pictures reach the provider as a list, in the order of their numbers."""
    attached = await _attached(ada, *(jpeg(colour=colour) for colour in ("red", "green", "blue", "gold")[:count]))
    exchange, gallery = await painted(studio, ada, prompt="like these", **dict(reversed(attached.items())))
    assert _places(studio) == [f"sketch-{number}.jpg" for number in range(1, count + 1)]
    assert ("1 reference" if count == 1 else f"{count} references") in text_of(gallery)
    assert studio.row(exchange).ending == ("done", "settled", 1)
    assert studio.charged == 1


async def test_a_gap_in_the_numbers_does_not_matter(studio: Studio, ada: Member) -> None:
    """`image2` and `image4` alone are two references in that order."""
    four = await _attached(ada, *(jpeg() for _ in range(4)))
    await painted(studio, ada, prompt="like these", image4=four["image4"], image2=four["image2"])
    assert _places(studio) == ["sketch-2.jpg", "sketch-4.jpg"]


async def test_a_png_is_welcome(studio: Studio, ada: Member) -> None:
    """PNG is one of the two forms that the model reads."""
    image = await ada.upload(jpeg(form="PNG"), "drawing.png")
    await painted(studio, ada, prompt="like this", image1=image)
    assert _places(studio) == ["drawing.png"]


@pytest.mark.settings(rehost_references="always")
async def test_references_can_be_laid_at_the_provider(studio: Studio, ada: Member) -> None:
    """Re-hosted, in order, under addresses of the provider's own."""
    await painted(studio, ada, prompt="like these", **await _attached(ada, jpeg(), jpeg(form="PNG")))
    urls = studio.payloads[0]["image"]
    assert len(urls) == 2
    assert all(url.startswith(f"{studio.gmi.base_url}/uploads/") for url in urls)
    assert [url.rpartition(".")[2] for url in urls] == ["jpg", "png"]


async def test_references_and_pictures_are_at_most_fifteen(studio: Studio, ada: Member) -> None:
    """Four and twelve are refused before anything is spent; four and eleven are painted."""
    four = await _attached(ada, *(jpeg() for _ in range(4)))
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="x", pictures=12, **four))
    assert "at most 15" in sentence
    assert "16" in sentence
    assert studio.records == []
    await painted(studio, ada, prompt="x", pictures=11, **four)
    assert studio.charged == 11


async def test_there_is_no_fifth_reference(studio: Studio, ada: Member) -> None:
    """The command has four; a client cannot send more."""
    five = await _attached(ada, *(jpeg() for _ in range(5)))
    with pytest.raises(NotSent):
        await ada.slash("imagine", prompt="x", **five)


def _png_header(width: int, height: int) -> bytes:
    """A PNG that claims to be huge and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 4096)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


_BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "text": (lambda: b"just words", "notes.txt", "is not a PNG or JPEG"),
    "text in disguise": (lambda: b"just words, again and again", "photo.jpg", "is not a PNG or JPEG"),
    "html in disguise": (lambda: b"<html><script>alert(1)</script></html>", "photo.png", "is not a PNG or JPEG"),
    "gif": (lambda: jpeg(form="GIF"), "moving.gif", "is not a PNG or JPEG"),
    "webp in disguise": (lambda: jpeg(form="WEBP"), "photo.png", "is not a PNG or JPEG"),
    "cut off": (lambda: jpeg(800, 800)[:2000], "photo.jpg", "damaged"),
    "empty": (lambda: b"", "photo.jpg", "reference 1"),
    "bomb": (lambda: _png_header(60_000, 60_000), "bomb.png", "36 megapixels"),
    "hidden bomb": (lambda: _png_header(30_000, 29_000), "photo.jpg", "36 megapixels"),
    "tiny": (lambda: jpeg(14, 14), "dot.jpg", "too small"),
    "narrow": (lambda: jpeg(1000, 100), "line.jpg", "too narrow"),
}


@pytest.mark.parametrize("case", _BAD)
async def test_a_bad_reference_is_refused_before_anything_is_spent(studio: Studio, ada: Member, case: str) -> None:
    """Which picture, and why, said to its member alone; nothing is asked of the provider."""
    make, name, words = _BAD[case]
    image = await ada.upload(make(), name)
    exchange = await ada.slash("imagine", prompt="like this", image1=image)
    sentence = await refused(studio, ada, exchange)
    assert words.lower() in sentence.lower()
    assert sentence.startswith("Reference 1 (")
    assert studio.records == []
    assert DAY in text_of(await ada.reply(await ada.slash("quota")))


async def test_the_first_bad_reference_is_named(studio: Studio, ada: Member) -> None:
    """Of two bad ones among four the member hears of the lower number, with its name defused."""
    good = jpeg()
    ids = [await ada.upload(data, name) for data, name in
           ((good, "a.jpg"), (b"no", "b_@everyone_.jpg"), (good, "c.jpg"), (b"no", "d.jpg"))]  # fmt: skip
    images = {f"image{number}": identity for number, identity in enumerate(ids, start=1)}
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="x", **images))
    assert sentence.startswith("Reference 2 (")
    assert "@everyone" not in sentence


async def test_a_reference_above_ten_megabytes(studio: Studio, ada: Member) -> None:
    """A boosted server takes larger files than the model does."""
    studio.discord.world.file_limit = 50 * 1024 * 1024
    image = await ada.upload(jpeg() + bytes(10 * 1024 * 1024), "huge.jpg")
    assert "10 MB" in await refused(studio, ada, await ada.slash("imagine", prompt="x", image1=image))
    assert studio.records == []


async def test_a_reference_that_is_gone(studio: Studio, ada: Member) -> None:
    """Discord no longer has it: the member is asked to attach it again."""
    image = await ada.upload(jpeg(), "lost.jpg")
    del studio.discord.world.files[image]
    assert "attach it again" in await refused(studio, ada, await ada.slash("imagine", prompt="x", image1=image))
    assert studio.records == []


@pytest.mark.settings(discord_cdn_hosts=("cdn.discordapp.com",))
async def test_a_reference_from_elsewhere_is_not_fetched(studio: Studio, ada: Member) -> None:
    """Only Discord's own hosts are asked, so nobody can make the bot fetch what they like."""
    image = await ada.upload(jpeg(), "elsewhere.jpg")
    assert "does not lie on Discord" in await refused(studio, ada, await ada.slash("imagine", prompt="x", image1=image))


class SlowHost:
    """A host of attachments that answers when told; `started` counts who waits."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._gates: list[web.Request] = []
        self.body = jpeg()
        self.open = False

    async def serve(self, request: web.Request) -> web.Response:
        self._gates.append(request)
        await self._studio.until(lambda: self.open)
        return web.Response(body=self.body, content_type="image/jpeg")

    @property
    def started(self) -> int:
        return len(self._gates)


@pytest.fixture
async def slow(twins: Studio) -> AsyncIterator[SlowHost]:
    """References now lie on a slow host, and the checks are given a tenth of a second before the defer."""
    host = SlowHost(twins)
    app = web.Application()
    app.router.add_get("/{tail:.*}", host.serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    await twins.start(discord_cdn_hosts=(twins.discord.url, address))
    assert twins.client is not None
    assert twins.client.services.race_seconds == 1.0
    twins.client.services = dataclasses.replace(twins.client.services, race_seconds=0.1)
    twins.discord.world.cdn_url = address
    yield host
    host.open = True
    await twins.stop()
    await runner.cleanup()


async def test_slow_checks_are_waited_for_behind_a_defer(
    slow: SlowHost, twins: Studio, session: aiohttp.ClientSession
) -> None:
    """Discord is answered in time, and the picture comes once the reference has been seen."""
    async with Member(twins.discord.url, "Ada", session=session) as ada:
        image = await ada.upload(jpeg(), "slow.jpg")
        exchange = await ada.slash("imagine", prompt="x", quality="1K", image1=image)
        await ada.acknowledged(exchange)
        assert twins.rows() == []
        slow.open = True
        await ada.reply(exchange, until=is_gallery)
        assert (await twins.ended(exchange)).ending == ("done", "settled", 1)
        assert twins.charged == 1


@pytest.mark.parametrize("private", [False, True])
async def test_a_late_refusal_takes_the_public_thinking_away(
    slow: SlowHost, twins: Studio, session: aiohttp.ClientSession, private: bool
) -> None:
    """What was deferred is deleted, and only its member reads why."""
    async with (
        Member(twins.discord.url, "Ada", session=session) as ada,
        Member(twins.discord.url, "Bruno", session=session) as bruno,
    ):
        image = await ada.upload(jpeg(), "slow.jpg")
        exchange = await ada.slash("imagine", prompt="x", image1=image, private=private)
        await ada.acknowledged(exchange)
        thinking = await ada.messages()
        assert len(thinking) == 1
        assert len(await bruno.messages()) == (0 if private else 1)
        slow.body, slow.open = b"no picture at all", True
        sentence = await refused(twins, ada, exchange)
        assert "is not a PNG or JPEG" in sentence
        assert await bruno.messages() == []
        assert [message["id"] for message in await ada.messages()] != [thinking[0]["id"]]
        assert len(await ada.messages()) == 1
        assert twins.records == []
