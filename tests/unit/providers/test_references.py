"""References that cannot be used, and where the provider finds those that can."""

import io
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from aiohttp import web
from PIL import Image

from bot import errors
from bot.domain.capability import Capabilities
from bot.domain.reference import REFERENCE_BYTES_MOST, Reference
from bot.domain.request import RenderOrder
from bot.ports import ModelCard, Ticket
from bot.providers.downloads import Downloads
from bot.providers.hosts import Hosts
from bot.providers.http import Http
from bot.providers.references import ReferenceFetcher, inspect
from bot.storage.pictures import PictureFiles

Serve = Callable[[Callable[[web.Request], Awaitable[web.StreamResponse]]], Awaitable[str]]


def picture(form: str, size: tuple[int, int] = (64, 48), mode: str = "RGB") -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise(size, 64).convert(mode).save(buffer, form)
    return buffer.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A png of a few bytes that announces any number of pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b"")]
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


JPEG, PNG = picture("JPEG"), picture("PNG")
FILES: dict[str, tuple[bytes, str | None]] = {
    "good.jpg": (JPEG, None),
    "good.png": (PNG, None),
    "grey.png": (picture("PNG", mode="L"), None),
    "palette.png": (picture("PNG", mode="P"), None),
    "cmyk.jpg": (picture("JPEG", mode="CMYK"), None),
    "text.png": (b"this is no picture", "type"),
    "empty-words.png": (b"\x00", "type"),
    "page.jpg": (b"<!doctype html><html></html>", "type"),
    "drawing.png": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "type"),
    "moving.gif": (picture("GIF", mode="P"), "type"),
    "modern.webp": (picture("WEBP"), "type"),
    "half.jpg": (JPEG[: len(JPEG) // 2], "broken"),
    "half.png": (PNG[: len(PNG) // 2], "broken"),
    "header.png": (PNG[:12], "broken"),
    "header.jpg": (JPEG[:4], "broken"),
    "spoilt.png": (PNG[:60] + bytes(40) + PNG[100:], "broken"),
    "bomb.png": (bomb(30_000, 30_000), "pixels"),
    "warned.png": (bomb(10_000, 10_000), "pixels"),
    "large.png": (bomb(6_001, 6_000), "pixels"),
    "tiny.png": (picture("PNG", (64, 14)), "side"),
    "narrow.png": (picture("PNG", (200, 60)), "ratio"),
}


@pytest.mark.parametrize("name", FILES)
def test_each_file_gets_its_verdict(name: str, tmp_path: Path) -> None:
    """Headers are judged before anything is decoded, and decoding shows damage."""
    content, problem = FILES[name]
    (tmp_path / name).write_bytes(content)
    look = inspect(tmp_path / name)
    assert look.problem == problem
    if problem is None:
        assert look.content_type == ("image/png" if name.endswith("png") else "image/jpeg")


class Keeper:
    """A provider that only hosts: it remembers what it was given."""

    name = "keeper"

    def __init__(self, *, uploads: bool = True) -> None:
        self.capabilities = Capabilities(references=10, uploads=uploads)
        self.hosted: list[tuple[bytes, str]] = []

    async def host(self, path: Path, content_type: str) -> str:
        self.hosted.append((path.read_bytes(), content_type))
        return f"https://kept.example/{len(path.read_bytes())}"

    async def submit(self, order: RenderOrder) -> Ticket:
        raise NotImplementedError

    async def poll(self, request_id: str) -> Ticket:
        raise NotImplementedError

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> Ticket | None:
        raise NotImplementedError

    async def download(self, url: str, into: Path) -> None:
        raise NotImplementedError

    async def models(self) -> tuple[str, ...]:
        raise NotImplementedError

    async def model(self, name: str) -> ModelCard:
        raise NotImplementedError

    async def credits(self) -> Decimal | None:
        raise NotImplementedError


@pytest.fixture
async def cdn(serve: Serve) -> str:
    async def show(request: web.Request) -> web.Response:
        name = request.path.rpartition("/")[2]
        if name == "huge.png":
            return web.Response(body=bytes(REFERENCE_BYTES_MOST + 1))
        return web.Response(body=FILES[name][0]) if name in FILES else web.Response(status=404)

    return await serve(show)


@pytest.fixture
def shelf(tmp_path: Path) -> PictureFiles:
    return PictureFiles.open(tmp_path)


@pytest.fixture
async def fetcher(http: Http, cdn: str, shelf: PictureFiles, tmp_path: Path) -> AsyncIterator[ReferenceFetcher]:
    files = Downloads(http, Hosts([cdn]), most=REFERENCE_BYTES_MOST)
    opened = ReferenceFetcher(files, shelf, lambda url: "good" in url, lambda url: "?ex=" in url)
    yield opened
    opened.close()
    assert list((tmp_path / "scratch").iterdir()) == [], "scratch files are left"


def references(cdn: str, *names: str) -> list[Reference]:
    return [Reference(url=name if "://" in name else f"{cdn}/{name}", name=name) for name in names]


async def test_usable_references_are_kept(fetcher: ReferenceFetcher, shelf: PictureFiles, cdn: str) -> None:
    """Several are looked at side by side, and come back in order with their originals."""
    found = await fetcher.examine(references(cdn, "good.jpg", "good.png", "grey.png"))
    originals = [each.original for each in found]
    assert [each.content_type for each in originals if each] == ["image/jpeg", "image/png", "image/png"]
    assert all(each is not None and shelf.present(each) for each in originals)
    assert [each.url for each in found] == [f"{cdn}/{name}" for name in ("good.jpg", "good.png", "grey.png")]
    assert await fetcher.examine([]) == ()


async def test_what_is_kept_is_not_fetched_again(fetcher: ReferenceFetcher, shelf: PictureFiles, cdn: str) -> None:
    """Its address may be out of date by then, or empty."""
    (kept,) = await fetcher.examine(references(cdn, "good.png"))
    without_address = replace(kept, url="")
    assert await fetcher.examine([without_address]) == (without_address,)
    assert kept.original is not None
    await shelf.remove([kept.original.digest])
    with pytest.raises(errors.InvalidReference) as caught:
        await fetcher.examine([without_address])
    assert caught.value.facts["problem"] == "gone"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("half.jpg", "broken"),
        ("bomb.png", "pixels"),
        ("huge.png", "bytes"),
        ("gone.png", "unreachable"),
        ("https://elsewhere.example/a.png", "foreign"),
        ("file:///etc/passwd", "foreign"),
    ],
)
async def test_an_unusable_reference_is_named(fetcher: ReferenceFetcher, cdn: str, name: str, problem: str) -> None:
    """The member hears what is wrong with which one."""
    with pytest.raises(errors.InvalidReference) as caught:
        await fetcher.examine(references(cdn, "good.png", name))
    assert caught.value.facts == {"problem": problem, "number": 2, "name": name}
    assert caught.value.detail


async def test_the_lowest_number_is_reported(fetcher: ReferenceFetcher, cdn: str) -> None:
    """Whichever fails first, the first one is named."""
    with pytest.raises(errors.InvalidReference) as caught:
        await fetcher.examine(references(cdn, "good.png", "half.png", "https://elsewhere.example/a.png", "text.png"))
    assert (caught.value.facts["number"], caught.value.facts["problem"]) == (2, "broken")


async def test_addresses_are_their_own_or_rehosted_in_order(fetcher: ReferenceFetcher, cdn: str) -> None:
    """Only what the provider cannot read is laid elsewhere, with the type that its bytes show."""
    keeper = Keeper()
    given = references(cdn, "https://discord.example/a.png", "good.png", "good.jpg")
    found = await fetcher.addresses(given, keeper)
    assert found == (
        "https://discord.example/a.png",
        f"https://kept.example/{len(PNG)}",
        f"https://kept.example/{len(JPEG)}",
    )
    assert sorted(keeper.hosted) == sorted([(PNG, "image/png"), (JPEG, "image/jpeg")])


async def test_an_original_stands_in_for_an_address(fetcher: ReferenceFetcher, cdn: str) -> None:
    """It is laid at the provider where it can be; where it can't, there must be an address."""
    (kept,) = await fetcher.examine(references(cdn, "good.png"))
    keeper = Keeper()
    assert await fetcher.addresses([replace(kept, url="")], keeper) == (f"https://kept.example/{len(PNG)}",)
    assert keeper.hosted == [(PNG, "image/png")]
    assert await fetcher.addresses([kept], Keeper(uploads=False)) == (kept.url,)
    for url in ("", f"{kept.url}?ex=1"):
        with pytest.raises(errors.InvalidReference) as caught:
            await fetcher.addresses([replace(kept, url=url)], Keeper(uploads=False))
        assert caught.value.facts == {"problem": "gone", "number": 1, "name": "good.png"}
