"""Owns smaller copies of pictures that are too large for where they go; keeps no original."""

from pathlib import Path

from PIL import Image

#: JPEG qualities tried at full size, then at ever smaller sides.
_QUALITIES = (92, 85, 75)
_SHRINK = 0.75
_SIDE_LEAST = 256


def shrink(original: Path, into: Path, most: int) -> Path:
    """Write a JPEG of at most `most` bytes: first by quality, then by size. Blocks; half a second for 16 megapixels."""
    with Image.open(original, formats=("JPEG", "PNG", "WEBP")) as image:
        picture = image.convert("RGB")
    while True:
        for quality in _QUALITIES:
            picture.save(into, "JPEG", quality=quality, optimize=True)
            if into.stat().st_size <= most:
                return into
        width, height = (round(side * _SHRINK) for side in picture.size)
        if min(width, height) < _SIDE_LEAST:
            return into
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)  # pyright: ignore[reportUnknownMemberType]
