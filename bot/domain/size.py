"""Owns shapes, qualities and sizes that Seedream 4.0 paints; knows no provider's field names.

Source: the model's table of sizes, custom sizes of 921,600 to 16,777,216 pixels, sides 1:16 to 16:1.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from bot import errors

PIXELS_LEAST = 921_600
PIXELS_MOST = 16_777_216
RATIO_MOST = 16


class Shape(StrEnum):
    """The outline of a picture, named as a member would say it."""

    SQUARE = "square"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    WIDE = "wide"
    TALL = "tall"
    PHOTO = "photo"
    PHOTO_PORTRAIT = "photo-portrait"
    CINEMA = "cinema"

    @property
    def ratio(self) -> str:
        return _RATIOS[self]


class Quality(StrEnum):
    """How many pixels, roughly the longer side."""

    K1 = "1K"
    K2 = "2K"
    K4 = "4K"


_RATIOS = {
    Shape.SQUARE: "1:1",
    Shape.LANDSCAPE: "4:3",
    Shape.PORTRAIT: "3:4",
    Shape.WIDE: "16:9",
    Shape.TALL: "9:16",
    Shape.PHOTO: "3:2",
    Shape.PHOTO_PORTRAIT: "2:3",
    Shape.CINEMA: "21:9",
}
_UPRIGHT_OF = {
    Shape.PORTRAIT: Shape.LANDSCAPE,
    Shape.TALL: Shape.WIDE,
    Shape.PHOTO_PORTRAIT: Shape.PHOTO,
}
_SIDES = {
    Shape.SQUARE: ((1024, 1024), (2048, 2048), (4096, 4096)),
    Shape.LANDSCAPE: ((1152, 864), (2304, 1728), (4096, 3072)),
    Shape.WIDE: ((1280, 720), (2560, 1440), (4096, 2304)),
    Shape.PHOTO: ((1248, 832), (2496, 1664), (4096, 2728)),
    Shape.CINEMA: ((1512, 648), (3024, 1296), (4096, 1752)),
}
_CUSTOM = re.compile(r"\s*(\d{1,6})\s*[x×*]\s*(\d{1,6})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @property
    def pixels(self) -> int:
        return self.width * self.height

    @property
    def megapixels(self) -> float:
        return self.pixels / 1_000_000


def preset(shape: Shape, quality: Quality) -> Size:
    """The model's own size for a shape at a quality."""
    upright = _UPRIGHT_OF.get(shape)
    width, height = _SIDES[upright or shape][list(Quality).index(quality)]
    return Size(height, width) if upright else Size(width, height)


def parse(text: str, shape: Shape = Shape.SQUARE) -> Size:
    """Read `WxH`, or a preset such as `2K`, which takes the shape given.

    Raises `InvalidSize` for another form and for what the model does not paint.
    """
    if text.strip().upper() in set(Quality):
        return preset(shape, Quality(text.strip().upper()))
    found = _CUSTOM.fullmatch(text)
    if found is None:
        raise errors.InvalidSize(problem="form", given=text)
    size = Size(int(found[1]), int(found[2]))
    _check(size)
    return size


def _check(size: Size) -> None:
    short, long = sorted((size.width, size.height))
    if short == 0 or not PIXELS_LEAST <= size.pixels <= PIXELS_MOST:
        raise errors.InvalidSize(problem="pixels", given=str(size), least=PIXELS_LEAST, most=PIXELS_MOST)
    if long > RATIO_MOST * short:
        raise errors.InvalidSize(problem="ratio", given=str(size), most=RATIO_MOST)


def suggestions(typed: str, shape: Shape = Shape.SQUARE) -> list[tuple[str, Size]]:
    """Sizes for autocompletion as (label, size): what was typed if it is one, then presets that match."""
    rows: dict[Size, str] = {}
    with suppress(errors.InvalidSize):
        custom = parse(typed, shape)
        rows[custom] = f"{custom} · {custom.megapixels:.1f} megapixels"
    wanted = typed.strip().lower().replace("×", "x")
    for each in (shape, *(other for other in Shape if other is not shape)):
        for quality in Quality:
            size = preset(each, quality)
            label = f"{size} · {quality} {each} {each.ratio}"
            if wanted in label.lower():
                rows.setdefault(size, label)
    return [(label, size) for size, label in rows.items()]
