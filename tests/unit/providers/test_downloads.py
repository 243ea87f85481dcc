"""Files that are fetched from elsewhere, well served or badly."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web

from bot import errors
from bot.providers import downloads
from bot.providers.downloads import Downloads
from bot.providers.hosts import Hosts
from bot.providers.http import Http

Serve = Callable[[Callable[[web.Request], Awaitable[web.StreamResponse]]], Awaitable[str]]
BODY = bytes(range(256)) * 600


async def fetch(http: Http, origin: str, path: str, into: Path, *, most: int = 1_000_000) -> None:
    await Downloads(http, Hosts([origin]), most=most).fetch(f"{origin}{path}", into)


async def test_a_file_arrives_whole_in_one_hop(
    http: Http, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """150 KB cost one hop into a thread, and come with no key."""
    hops: list[int] = []
    write = downloads._write  # pyright: ignore[reportPrivateUsage]

    def counted(into: Path, piece: bytes, at: int) -> None:
        hops.append(len(piece))
        write(into, piece, at)

    monkeypatch.setattr(downloads, "_write", counted)
    seen: list[web.Request] = []

    async def file(request: web.Request) -> web.Response:
        seen.append(request)
        return web.Response(body=BODY)

    await fetch(http, await serve(file), "/a.jpg?sig=a%2Fb", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == BODY
    assert hops == [len(BODY)]
    assert "Authorization" not in seen[0].headers
    assert seen[0].raw_path == "/a.jpg?sig=a%2Fb"


async def test_a_large_file_is_written_in_pieces(http: Http, serve: Serve, tmp_path: Path) -> None:
    """More than is gathered at once arrives in order."""

    async def file(_: web.Request) -> web.Response:
        return web.Response(body=BODY * 20)

    await fetch(http, await serve(file), "/", tmp_path / "a", most=10_000_000)
    assert (tmp_path / "a").read_bytes() == BODY * 20


async def test_redirects_are_followed_among_allowed_hosts(http: Http, serve: Serve, tmp_path: Path) -> None:
    """Relative and absolute targets, with queries that hold addresses."""
    targets = {"/first": "second?next=https://elsewhere.example/", "/second": "third", "/third": ""}

    async def file(request: web.Request) -> web.Response:
        target = targets[request.path]
        return web.Response(status=302, headers={"Location": target}) if target else web.Response(body=BODY)

    await fetch(http, await serve(file), "/first", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == BODY


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/a", "//elsewhere.example/a", "file:///etc/passwd", "http://[", "/again"]
)
async def test_redirects_elsewhere_and_for_ever_are_foreign(
    http: Http, serve: Serve, tmp_path: Path, target: str
) -> None:
    """Whoever is allowed may not send us to whoever is not, nor round in circles."""

    async def away(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": target})

    with pytest.raises(errors.ForeignHost):
        await fetch(http, await serve(away), "/first", tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (403, errors.BadPicture),
        (404, errors.BadPicture),
        (204, errors.BadPicture),
        (503, errors.Unreachable),
        (429, errors.Unreachable),
    ],
)
async def test_a_file_that_is_not_there(
    http: Http, serve: Serve, tmp_path: Path, status: int, error: type[errors.ProviderError]
) -> None:
    """What is gone is a bad picture, what may come back is not reachable."""

    async def gone(_: web.Request) -> web.Response:
        return web.Response(status=status)

    with pytest.raises(error):
        await fetch(http, await serve(gone), "/", tmp_path / "a")


async def test_an_empty_file_is_none(http: Http, serve: Serve, tmp_path: Path) -> None:
    """Success without a byte is a bad picture."""

    async def empty(_: web.Request) -> web.Response:
        return web.Response()

    with pytest.raises(errors.BadPicture):
        await fetch(http, await serve(empty), "/", tmp_path / "a")


@pytest.mark.parametrize("announced", [True, False])
async def test_a_file_that_is_too_large(http: Http, serve: Serve, tmp_path: Path, announced: bool) -> None:
    """The cap holds for what is announced and for what comes, and nothing is left behind."""

    async def large(request: web.Request) -> web.StreamResponse:
        if announced:
            return web.Response(body=BODY)
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(BODY)
        return response

    with pytest.raises(errors.BadPicture) as caught:
        await fetch(http, await serve(large), "/", tmp_path / "a", most=len(BODY) - 1)
    assert caught.value.facts["problem"] == "bytes"
    assert list(tmp_path.iterdir()) == []


async def test_a_transfer_that_breaks_is_begun_again(http: Http, serve: Serve, tmp_path: Path) -> None:
    """A picture that was paid for survives a dropped connection, without a trace of the first half."""
    times = 0

    async def fragile(request: web.Request) -> web.StreamResponse:
        nonlocal times
        times += 1
        response = web.StreamResponse(headers={"Content-Length": str(len(BODY))})
        await response.prepare(request)
        await response.write(BODY if times == 3 else b"half")
        if times < 3 and request.transport is not None:
            request.transport.close()
        return response

    await fetch(http, await serve(fragile), "/", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == BODY


def test_a_full_disk_is_told_as_such() -> None:
    """What the disk refuses is not blamed on the provider."""
    with pytest.raises(errors.DiskFull):
        downloads._write(Path("/dev/full"), b"x", 0)  # pyright: ignore[reportPrivateUsage]
