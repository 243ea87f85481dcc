"""Owns the bytes of references: fetching, judging and re-hosting them; paints nothing and stores nothing."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PIL import Image

from bot import errors
from bot.domain.request import Reference, pixel_problem
from bot.ports import Provider
from bot.providers.downloads import Downloads

T = TypeVar("T")

#: Decoding 36 megapixels takes some 140 MB, so few are decoded at once.
DECODERS = 2
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg"}
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a file is, and what is wrong with it: a `problem` of `InvalidReference`, or None."""

    content_type: str = ""
    problem: str | None = None
    detail: str = ""


class ReferenceFetcher:
    """`ports.References` over HTTP; `scratch` gives fresh paths, `rehost` tells addresses no provider can read."""

    def __init__(self, downloads: Downloads, scratch: Callable[[], Path], rehost: Callable[[str], bool]) -> None:
        self._downloads = downloads
        self._scratch = scratch
        self._rehost = rehost
        self._pool = ThreadPoolExecutor(DECODERS, thread_name_prefix="references")

    def close(self) -> None:
        """Let the decoders go."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def examine(self, references: Sequence[Reference]) -> None:
        """Fetch and decode all side by side; raises `InvalidReference` for the lowest number that cannot be used."""
        await _all(self._examine(number, each) for number, each in enumerate(references, start=1))

    async def addresses(self, references: Sequence[Reference], provider: Provider) -> tuple[str, ...]:
        """Their addresses in order, re-hosted at the provider where it could not read them."""
        return tuple(
            await _all(self._address(number, each, provider) for number, each in enumerate(references, start=1))
        )

    async def _examine(self, number: int, reference: Reference) -> None:
        async with self._fetched(number, reference):
            pass

    async def _address(self, number: int, reference: Reference, provider: Provider) -> str:
        if not self._rehost(reference.url):
            return reference.url
        async with self._fetched(number, reference) as (path, look):
            return await provider.host(path, look.content_type)

    @asynccontextmanager
    async def _fetched(self, number: int, reference: Reference) -> AsyncGenerator[tuple[Path, Look]]:
        """A usable reference as a file, which is gone afterwards."""
        path = self._scratch()
        try:
            await self._fetch(number, reference, path)
            look = await asyncio.get_running_loop().run_in_executor(self._pool, inspect, path)
            if look.problem:
                raise _invalid(look.problem, number, reference, look.detail)
            yield path, look
        finally:
            path.unlink(missing_ok=True)

    async def _fetch(self, number: int, reference: Reference, path: Path) -> None:
        try:
            await self._downloads.fetch(reference.url, path)
        except errors.ForeignHost as error:
            raise _invalid("foreign", number, reference, error.detail) from error
        except errors.ProviderError as error:
            too_large = error.facts.get("problem") == "bytes"
            raise _invalid("bytes" if too_large else "unreachable", number, reference, error.detail) from error


def inspect(path: Path) -> Look:
    """Judge a file: by its header first, so that a bomb is never decoded, then by decoding it whole."""
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            content_type = TYPES[str(picture.format)]
            problem = pixel_problem(*picture.size)
            if problem:
                return Look(content_type=content_type, problem=problem, detail=f"{picture.size}")
            # A jpeg is read to its end at an eighth of its sides, which shows damage at a fraction of the memory.
            picture.draft(None, (1, 1))
            picture.load()
            return Look(content_type=content_type)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        return Look(problem="pixels", detail=str(error))
    except Exception as error:  # noqa: BLE001  # Pillow's decoders raise whatever hostile bytes make them raise.
        return Look(problem="broken" if _begins_well(path) else "type", detail=f"{type(error).__name__}: {error}")


def _begins_well(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8).startswith(_BEGINNINGS)


async def _all(works: Iterable[Awaitable[T]]) -> list[T]:
    """Do all side by side; the error of the earliest wins, so that a member always hears the lowest number."""
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
    return [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]


def _invalid(problem: str, number: int, reference: Reference, detail: str) -> errors.InvalidReference:
    return errors.InvalidReference(detail, problem=problem, number=number, name=reference.name)
