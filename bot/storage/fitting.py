"""Owns decoding originals with little memory, and smaller copies of them; knows no directory and keeps no original.

A picture of 16.8 megapixels takes 67 MB once it is decoded. So nothing here holds a second one of that size
beside it where it can be helped: pictures are scaled and laid on white by bands of rows, and JPEGs are written
without `optimize`, which takes as much again.
"""

import struct
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from PIL import Image

from bot import errors

FORMATS = ("JPEG", "PNG", "WEBP")
#: Of JPEGs, tried at full size and then at ever smaller ones. A WebP takes four times as long and twice the memory.
_QUALITIES = (92, 85, 75)
#: Half the pixels.
_SHRINK = 0.7
#: A copy whose longer side is below this would no longer be the picture.
_SIDE_LEAST = 256
_THUMBNAIL_QUALITY = 85
#: Rows worked on at once.
_BAND = 256
_GREY = frozenset({"1", "L", "LA", "I;16"})
_PROFILES = {"L": b"GRAY", "RGB": b"RGB "}


class _TooLarge(Exception):
    """A copy outgrew its bound while it was written."""


class _Bounded:
    """A file that refuses to grow beyond its bound, so that a hopeless attempt ends early."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file = file
        self._left = most

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise _TooLarge
        return self._file.write(data)


@contextmanager
def decoding() -> Generator[None]:
    """Pillow's complaints about the bytes of a picture become `BadPicture`; those of the disk stay what they are."""
    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise errors.BadPicture("the picture has too many pixels") from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        # Pillow's own complaints are OSErrors without a number; those of the disk have one.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise errors.BadPicture(f"the picture is no JPEG, PNG or WebP, or it is broken: {error}") from error


def shrink(original: Path, into: Path, most: int) -> bool:
    """Write a JPEG of at most `most` bytes, by quality first and then by size; False if none can be that small.

    Blocks: half a second for 16 megapixels. Raises `BadPicture`.
    """
    with decoding():
        picture, profile = _opened(original)
        while True:
            if any(_fits(picture, into, most, quality, profile) for quality in _QUALITIES):
                return True
            size = _scaled(picture.size, _SHRINK)
            if max(size) < _SIDE_LEAST:
                return False
            picture = _resized(picture, size)


def thumbnail(original: Path, into: Path, side: int) -> bool:
    """Write a JPEG whose longer side has at most `side` pixels; blocks. Raises `BadPicture`."""
    with decoding():
        picture, profile = _opened(original, side)
        factor = side / max(picture.size)
        if factor < 1:
            picture = _resized(picture, _scaled(picture.size, factor))
        with into.open("wb") as file:
            _save(picture, file, _THUMBNAIL_QUALITY, profile)
    return True


def _opened(path: Path, side: int | None = None) -> tuple[Image.Image, bytes | None]:
    """The decoded picture, grey or RGB, and its colour profile; a JPEG no larger than `side` needs."""
    with Image.open(path, formats=FORMATS) as image:
        if side:
            image.draft(None, (2 * side, 2 * side))
        image.load()
        return _opaque(image), cast("bytes | None", image.info.get("icc_profile"))


def _opaque(image: Image.Image) -> Image.Image:
    """The picture as a JPEG can hold it: what shines through becomes white."""
    if image.mode in _PROFILES and not image.has_transparency_data:
        return image
    mode, veiled = ("L", "LA") if image.mode in _GREY else ("RGB", "RGBA")
    opaque = Image.new(mode, image.size, "white")
    for top, bottom in _bands(image.height):
        band = image.crop((0, top, image.width, bottom))
        if image.mode == "I;16":
            # Eight bits of sixteen: a conversion alone would cut off whatever is brighter.
            band = band.point(lambda value: value / 256).convert("L")  # pyright: ignore[reportUnknownMemberType]
            opaque.paste(band, (0, top))
        elif image.has_transparency_data:
            band = band.convert(veiled)
            opaque.paste(band, (0, top), mask=band)
        else:
            opaque.paste(band.convert(mode), (0, top))
    return opaque


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture at another size; whole, it would need a third copy between the two."""
    resized = Image.new(picture.mode, size)
    step = picture.height / size[1]
    for top, bottom in _bands(size[1]):
        box = (0, top * step, picture.width, bottom * step)
        band = picture.resize(  # pyright: ignore[reportUnknownMemberType]
            (size[0], bottom - top), Image.Resampling.LANCZOS, box, reducing_gap=2.0
        )
        resized.paste(band, (0, top))
    return resized


def _fits(picture: Image.Image, into: Path, most: int, quality: int, profile: bytes | None) -> bool:
    """Write it with that quality, or as much of it as has room."""
    try:
        with into.open("wb") as file:
            _save(picture, cast("IO[bytes]", _Bounded(file, most)), quality, profile)
    except _TooLarge:
        return False
    return True


def _save(picture: Image.Image, file: IO[bytes], quality: int, profile: bytes | None) -> None:
    """A profile is kept if it still speaks of these colours."""
    kept = profile if profile and profile[16:20] == _PROFILES[picture.mode] else None
    picture.save(file, "JPEG", quality=quality, icc_profile=kept)


def _bands(height: int) -> list[tuple[int, int]]:
    return [(top, min(top + _BAND, height)) for top in range(0, height, _BAND)]


def _scaled(size: tuple[int, int], factor: float) -> tuple[int, int]:
    width, height = size
    return max(1, round(width * factor)), max(1, round(height * factor))
