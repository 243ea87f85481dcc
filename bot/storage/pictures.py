"""Owns the originals on disk, each under the digest of its bytes; knows no row and no provider.

Pictures are not decoded here: a header and an end mark tell one from a page of HTML or half a
download for 0.25 ms, where decoding a megapixel takes 5 ms (JPEG) to 30 ms (WebP).
"""

import asyncio
import errno
import hashlib
import os
import shutil
import uuid
from pathlib import Path
from typing import BinaryIO, Self

from PIL import Image

from bot import errors
from bot.domain.generation import Picture
from bot.storage.fitting import shrink

_FORMATS = ("JPEG", "PNG", "WEBP")
#: Pillow calls a JPEG that carries a second view by a name of its own.
_TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
#: Twice the largest picture that the model paints.
_PIXELS_MOST = 2 * 16_777_216
#: Where an end mark is looked for: some encoders pad behind it.
_TAIL_BYTES = 256
_SHRINKERS = 2
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class PictureFiles:
    """`ports.Pictures` below one directory: `pictures/aa/digest.ext`, and `scratch/` for downloads."""

    def __init__(self, directory: Path) -> None:
        self._pictures = directory / "pictures"
        self._scratch = directory / "scratch"
        # A picture of 16 megapixels takes some 100 MB while it is shrunk, so few are at a time.
        self._shrinking = asyncio.Semaphore(_SHRINKERS)

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Make the directories, and empty the scratch of what an earlier process left; blocks."""
        files = cls(directory)
        try:
            shutil.rmtree(files._scratch, ignore_errors=True)
            files._scratch.mkdir(parents=True, exist_ok=True)
            files._pictures.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _translated(error) from error
        return files

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
        return self._pictures / picture.digest[:2] / f"{picture.digest}.{picture.extension}"

    async def fitting(self, picture: Picture, most: int) -> Path:
        """The original, or a smaller copy that lives until the next start."""
        original = self.path(picture)
        if picture.size <= most:
            return original
        async with self._shrinking:
            return await asyncio.to_thread(shrink, original, self._scratch / f"{picture.digest}.jpg", most)

    def _keep(self, path: Path) -> Picture:
        try:
            picture = _sniff(path)
            kept = self.path(picture)
            kept.parent.mkdir(exist_ok=True)
            path.replace(kept)
        except OSError as error:
            raise _translated(error) from error
        return picture


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
    try:
        with Image.open(file, formats=_FORMATS) as image:
            return _TYPES[str(image.format)], image.width, image.height
    except _BOMBS as error:
        raise errors.BadPicture("the result has too many pixels") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        # Pillow's own complaints are OSErrors without a number; those of the disk have one.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise errors.BadPicture("the result is no JPEG, PNG or WebP, or its header is broken") from error


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


def _translated(error: OSError) -> errors.StorageError:
    if error.errno in _FULL:
        return errors.DiskFull(str(error))
    return errors.StorageError(str(error))
