"""Owns the bytes of references: fetching, judging and re-hosting them; paints nothing."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PIL import Image

from bot import errors
from bot.domain.reference import REFERENCE_BYTES_MOST, Reference, pixel_problem
from bot.ports import Pictures, Provider
from bot.providers.downloads import Downloads

T = TypeVar("T")

#: Decoding 36 megapixels takes some 140 MB, so few are decoded at once.
DECODERS = 2
TYPES_BY_SUFFIX = {".png": "image/png", ".jpg": "image/jpeg"}
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg"}
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a file is, and what is wrong with it: a `problem` of `InvalidReference`, or None."""

    content_type: str = ""
    problem: str | None = None
    detail: str = ""


class ReferenceFetcher:
    """`ports.References` over HTTP; keeps each reference.

    `unreadable` tells addresses that its provider cannot read, `expired` those that nobody can any more.
    """

    def __init__(
        self,
        downloads: Downloads,
        pictures: Pictures,
        unreadable: Callable[[str], bool],
        expired: Callable[[str], bool],
    ) -> None:
        self._downloads = downloads
        self._pictures = pictures
        self._unreadable = unreadable
        self._expired = expired
        self._pool = ThreadPoolExecutor(DECODERS, thread_name_prefix="references")

    def close(self) -> None:
        """Let the decoders go."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def examine(self, references: Sequence[Reference]) -> tuple[Reference, ...]:
        """Fetch, decode and keep all side by side; raises `InvalidReference` for the lowest number that is no use."""
        return tuple(await _all(self._examine(number, each) for number, each in enumerate(references, start=1)))

    def current(self, references: Sequence[Reference]) -> tuple[Reference, ...]:
        """The same without addresses that have run out."""
        return tuple(replace(each, url="") if self._expired(each.url) else each for each in references)

    async def addresses(self, references: Sequence[Reference], provider: Provider) -> tuple[str, ...]:
        """Their addresses in order, re-hosted at the provider where it could not read them."""
        return tuple(
            await _all(self._address(number, each, provider) for number, each in enumerate(references, start=1))
        )

    async def _examine(self, number: int, reference: Reference) -> Reference:
        if reference.original is not None and self._pictures.present(reference.original):
            return reference
        path = self._pictures.scratch()
        try:
            await self._fetch(number, reference, path)
            look = await asyncio.get_running_loop().run_in_executor(self._pool, inspect, path)
            if look.problem:
                raise _invalid(look.problem, number, reference, look.detail)
            return replace(reference, original=await self._pictures.keep(path))
        finally:
            path.unlink(missing_ok=True)

    async def _address(self, number: int, reference: Reference, provider: Provider) -> str:
        readable = bool(reference.url) and not self._unreadable(reference.url)
        if readable or not provider.capabilities.uploads:
            return self._own_address(number, reference)
        kept = await self._examine(number, reference)
        assert kept.original is not None
        copy = await self._pictures.fitting(kept.original, REFERENCE_BYTES_MOST)
        if copy is None:
            raise _invalid("gone", number, reference, "the original is no longer kept")
        return await provider.host(copy, TYPES_BY_SUFFIX[copy.suffix])

    def _own_address(self, number: int, reference: Reference) -> str:
        if not reference.url or self._expired(reference.url):
            raise _invalid("gone", number, reference, "no address leads to it, and the provider takes no uploads")
        return reference.url

    async def _fetch(self, number: int, reference: Reference, path: Path) -> None:
        if not reference.url:
            raise _invalid("gone", number, reference, "neither an original nor an address is left")
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
