"""Owns fetching public files into paths, from allowed hosts and never with a key; does not look into them."""

import asyncio
import errno
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from http import HTTPStatus
from pathlib import Path

import aiohttp
from yarl import URL

from bot import errors
from bot.providers.exchange import Call
from bot.providers.hosts import Hosts, address
from bot.providers.http import PASSING, Http

#: Bytes that are gathered before one hop into a thread; most pictures need a single one.
GATHERED = 1024 * 1024
#: Files fetched at once; it bounds the memory that a burst of results takes.
SIDE_BY_SIDE = 64
HOPS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class Downloads:
    """Fetches files of at most `most` bytes, in at most `seconds` each."""

    def __init__(self, http: Http, hosts: Hosts, *, most: int, seconds: float | None = None) -> None:
        self._http = http
        self._hosts = hosts
        self._most = most
        self._seconds = seconds
        self._turns = asyncio.Semaphore(SIDE_BY_SIDE)

    async def fetch(self, url: str, into: Path) -> None:
        """Stream to a path, which is gone again after an error.

        Raises `ForeignHost`, `Unreachable`, `DiskFull`, and `BadPicture` whose fact `problem` is "missing" or "bytes".
        """
        await self._http.persist(lambda: self._attempt(url, into))

    async def _attempt(self, url: str, into: Path) -> None:
        try:
            async with self._turns, self._found(url) as (call, response):
                await self.store(call, response, into)
        except BaseException:
            _discard(into)
            raise

    async def store(self, call: Call, response: aiohttp.ClientResponse, into: Path) -> None:
        """Stream an answer that is there already; after an error the path is the caller's to remove."""
        total = response.content_length or 0
        self._check_size(call, total)
        arrived = 0
        while piece := await self._http.gather(call, response, GATHERED):
            self._check_size(call, arrived + len(piece))
            await asyncio.to_thread(_write, into, piece, arrived)
            arrived += len(piece)
        if not arrived:
            raise errors.BadPicture(f"{call}: an empty file", problem="missing")

    def _check_size(self, call: Call, size: int) -> None:
        if size > self._most:
            raise errors.BadPicture(f"{call}: {size} bytes or more, of {self._most} allowed", problem="bytes")

    @asynccontextmanager
    async def _found(self, text: str) -> AsyncGenerator[tuple[Call, aiohttp.ClientResponse]]:
        """The answer with the file, after redirects among allowed hosts."""
        call = self._call(text)
        for _ in range(HOPS):
            async with await self._http.open(call) as response:
                if response.status not in REDIRECTS:
                    yield call, _checked(call, response)
                    return
                target = response.headers.get("Location", "")
            call = self._call(target, call.url)
        raise errors.ForeignHost(f"{call}: redirected more than {HOPS} times")

    def _call(self, text: str, base: URL | None = None) -> Call:
        try:
            url = address(text) if base is None else address(str(base.join(URL(text, encoded=True))))
        except ValueError as error:
            raise errors.ForeignHost(str(error)) from error
        return Call(method="GET", url=self._hosts.check(url), seconds=self._seconds)


def _checked(call: Call, response: aiohttp.ClientResponse) -> aiohttp.ClientResponse:
    status = response.status
    if status == HTTPStatus.OK:
        return response
    if status in PASSING:
        raise errors.Unreachable(f"{call}: HTTP {status}", status=status)
    raise errors.BadPicture(f"{call}: HTTP {status}", problem="missing", status=status)


def _discard(path: Path) -> None:
    path.unlink(missing_ok=True)


def _write(into: Path, piece: bytes, at: int) -> None:
    with room(), into.open("ab" if at else "wb") as file:
        file.write(piece)


@contextmanager
def room() -> Generator[None]:
    """Around writing to disk: raises `DiskFull` where there is none left."""
    try:
        yield
    except OSError as error:
        if error.errno in DISK_FULL:
            raise errors.DiskFull(str(error)) from error
        raise
