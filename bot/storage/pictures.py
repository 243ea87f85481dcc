"""Owns the originals on disk, each under the digest of its bytes, and the copies made of them; knows no row.

Pictures are not decoded to be kept: a header and an end mark tell one from a page of HTML or half a
download for 0.25 ms, where decoding a megapixel takes 5 ms (JPEG) to 30 ms (WebP).
"""

import asyncio
import errno
import hashlib
import os
import re
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import BinaryIO, Self, TypeVar

import structlog
from PIL import Image

from bot import errors
from bot.domain.picture import Picture
from bot.ports import Tile
from bot.storage import fitting, sheets

_log = structlog.get_logger()
T = TypeVar("T")

#: Pillow calls a JPEG that carries a second view by a name of its own.
_TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_ENDINGS = ("jpg", "png", "webp")
_DIGEST = re.compile(r"[0-9a-f]{64}")
#: Twice the largest picture that the model paints.
_PIXELS_MOST = 2 * 16_777_216
#: Where an end mark is looked for: some encoders pad behind it.
_TAIL_BYTES = 256
#: A scratch of another process that nobody has written to for so long is nobody's.
_STRAY_SECONDS = 86_400.0
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class PictureFiles:
    """`ports.Pictures` below one directory: `pictures/aa/digest.ext`, and `scratch/` for downloads and copies."""

    def __init__(self, directory: Path, process: str = "") -> None:
        self._pictures = directory / "pictures"
        self._scratch = directory / "scratch" / process
        # One at a time: each picture of 16 megapixels that is decoded takes 67 MB or more. A thread of its own keeps
        # to that even when whoever waits for it is cancelled, and leaves the other threads to short work.
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        # What is swept must not be what was kept anew between the look and the removal.
        self._shelf = threading.Lock()

    @classmethod
    def open(cls, directory: Path, process: str = "") -> Self:
        """Make the directories, and empty the scratch of what an earlier process left; blocks.

        A `process` among others on the same directory has a scratch of its own, below theirs all.
        """
        files = cls(directory, process)
        with translating():
            shutil.rmtree(files._scratch, ignore_errors=True)
            files._scratch.mkdir(parents=True, exist_ok=True)
            if process:
                _forget_strays(files._scratch.parent)
            files._pictures.mkdir(parents=True, exist_ok=True)
        return files

    def close(self) -> None:
        """Let the worker go, without the copies that still wait for it."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def scratch(self) -> Path:
        """A fresh path to stream into; it belongs to the caller until `keep` or `discard`."""
        return self._scratch / uuid.uuid4().hex

    async def keep(self, path: Path) -> Picture:
        """Sniff the bytes and move them to their digest; raises `BadPicture`, `DiskFull`."""
        return await asyncio.to_thread(self._keep, path)

    async def discard(self, path: Path) -> None:
        """Remove a scratch file, if it is there."""
        await asyncio.to_thread(path.unlink, missing_ok=True)

    def path(self, picture: Picture) -> Path:
        """Where a kept picture lies."""
        return self._shelved(picture.digest, picture.extension)

    def present(self, picture: Picture) -> bool:
        """Whether the original is still kept."""
        return self.path(picture).is_file()

    async def fitting(self, picture: Picture, most: int) -> Path | None:
        """The original, or a copy of at most `most` bytes; None if none can be that small, or the original is gone."""
        original = self.path(picture)
        if picture.size <= most:
            return original if original.is_file() else None
        copy = self._scratch / f"{picture.digest}.at-most-{most}.jpg"
        return await self._work(self._copied, original, copy, partial(fitting.shrink, most=most))

    async def thumbnail(self, picture: Picture, side: int) -> Path | None:
        """A JPEG whose longer side has at most `side` pixels, used again; None if the original is gone."""
        copy = self._scratch / f"{picture.digest}.side-{side}.jpg"
        return await self._work(self._copied, self.path(picture), copy, partial(fitting.thumbnail, side=side))

    async def sheet(self, tiles: Sequence[Tile]) -> Path:
        """All tiles on one JPEG; a scratch file, which belongs to the caller until `discard`."""
        cells: list[sheets.Cell] = []
        for tile in tiles:
            drawn = tile.pictures[: sheets.MOSAIC]
            thumbnails = [await self.thumbnail(each, sheets.THUMBNAIL_SIDE) for each in drawn]
            unseen = (None,) * (len(tile.pictures) - len(drawn))
            cells.append(sheets.Cell(thumbnails=(*thumbnails, *unseen), label=tile.label))
        return await self._work(self._drawn, cells)

    async def remove(self, digests: Sequence[str]) -> None:
        """Remove originals with their copies; those that are not there are no fault."""
        await self._work(self._remove, digests)

    async def sweep(self, before: float, keep: frozenset[str], among: frozenset[str] | None = None) -> int:
        """Remove originals written before then (Unix seconds) whose digest is not in `keep`; returns how many.

        Of these digests alone, where some are named; else copies made before then go too.
        """
        # Not by the worker: what must stay was read just now, and may be something else once its copies are made.
        return await asyncio.to_thread(self._sweep, before, keep, among)

    async def _work(self, work: Callable[..., T], *args: object) -> T:
        """Have the worker do it, for the same generation in the log."""
        told = partial(copy_context().run, work, *args)
        try:
            waiting: asyncio.Future[T] = asyncio.get_running_loop().run_in_executor(self._worker, told)
        except RuntimeError as error:
            # A member pressed something just before the process was told to stop.
            raise errors.StorageError("the pictures are closed") from error
        return await waiting

    def _keep(self, path: Path) -> Picture:
        with translating():
            picture = _sniff(path)
            kept = self.path(picture)
            kept.parent.mkdir(exist_ok=True)
            with self._shelf:
                path.replace(kept)
        return picture

    def _copied(self, original: Path, copy: Path, make: Callable[[Path, Path], bool]) -> Path | None:
        """The copy, made unless it is there; None when the original is gone, broken, or cannot be copied so."""
        if not original.is_file():
            return None
        if copy.is_file():
            return copy
        part = self.scratch()
        try:
            with translating():
                if not make(original, part):
                    return None
                part.replace(copy)
        except errors.BadPicture as error:
            _log.warning("an original can't be copied", original=original.name, detail=error.detail)
            return None
        finally:
            part.unlink(missing_ok=True)
        return copy

    def _drawn(self, cells: Sequence[sheets.Cell]) -> Path:
        sheet = self.scratch()
        try:
            with translating():
                sheets.draw(cells, sheet)
        except BaseException:
            sheet.unlink(missing_ok=True)
            raise
        return sheet

    def _shelved(self, digest: str, ending: str) -> Path:
        return self._pictures / digest[:2] / f"{digest}.{ending}"

    def _remove(self, digests: Iterable[str]) -> None:
        gone = {digest for digest in digests if _DIGEST.fullmatch(digest)}
        with translating():
            for digest in gone:
                for ending in _ENDINGS:
                    self._shelved(digest, ending).unlink(missing_ok=True)
            self._forget(lambda copy: _digest(copy) in gone)

    def _sweep(self, before: float, keep: frozenset[str], among: frozenset[str] | None) -> int:
        with translating():
            originals = ((path, _digest(path)) for path in self._pictures.glob("??/*"))
            swept = {
                own
                for path, own in originals
                if own and own not in keep and (among is None or own in among) and self._removed(path, before)
            }
            self._forget(lambda copy: _digest(copy) in swept or (among is None and _written(copy) < before))
        return len(swept)

    def _removed(self, path: Path, before: float) -> bool:
        with self._shelf, suppress(FileNotFoundError):
            if _written(path) < before:
                path.unlink()
                return True
        return False

    def _forget(self, condemned: Callable[[Path], bool]) -> None:
        for copy in self._scratch.iterdir():
            with suppress(FileNotFoundError):
                if condemned(copy):
                    copy.unlink()


def _digest(path: Path) -> str:
    """The digest that a file is named by; empty for a file of another kind."""
    name = path.name.partition(".")[0]
    return name if _DIGEST.fullmatch(name) else ""


def _written(path: Path) -> float:
    return path.stat().st_mtime


def _sniff(path: Path) -> Picture:
    """What the bytes of a file are, whatever it is called."""
    with path.open("rb") as file:
        kind, width, height = _header(file)
        if width * height > _PIXELS_MOST:
            raise errors.BadPicture(f"the result is {width}x{height} pixels large")
        size = file.seek(0, os.SEEK_END)
        _require_end(file, kind, size)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Picture(digest=digest, content_type=kind, size=size, width=width, height=height)


def _header(file: BinaryIO) -> tuple[str, int, int]:
    """Content type, width and height."""
    with fitting.decoding(), Image.open(file, formats=fitting.FORMATS) as image:
        return _TYPES[str(image.format)], image.width, image.height


def _require_end(file: BinaryIO, kind: str, size: int) -> None:
    file.seek(0)
    head = file.read(8)
    file.seek(max(0, size - _TAIL_BYTES))
    tail = file.read()
    whole = {
        "image/jpeg": b"\xff\xd9" in tail,
        "image/png": b"IEND\xaeB`\x82" in tail,
        "image/webp": int.from_bytes(head[4:], "little") + len(head) <= size,
    }
    if not whole[kind]:
        raise errors.BadPicture(f"the result is an {kind} cut off after {size} bytes")


def _forget_strays(scratches: Path) -> None:
    """Remove what processes left that died long ago."""
    for each in scratches.iterdir():
        with suppress(OSError):
            if each.stat().st_mtime < time.time() - _STRAY_SECONDS:
                shutil.rmtree(each, ignore_errors=True)


@contextmanager
def translating() -> Generator[None]:
    """Faults of the disk become `DiskFull` or `StorageError`."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise errors.DiskFull(str(error)) from error
        raise errors.StorageError(str(error)) from error
