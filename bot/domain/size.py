"""Owns shapes, qualities and sizes that Seedream 4.0 paints; knows no provider's field names.

Source: the model's table of sizes, custom sizes of 921,600 to 16,777,216 pixels, sides 1:16 to 16:1.
"""

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from bot import errors

PIXELS_LEAST = 921_600
PIXELS_MOST = 16_777_216
RATIO_MOST = 16
_SIDE_4K = 4096


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


_PRESETS = {preset(shape, quality): (shape, quality) for shape in Shape for quality in Quality}


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
    return check_size(size)


def check_size(size: Size) -> Size:
    """The size itself; raises `InvalidSize` for what the model does not paint."""
    short, long = sorted((size.width, size.height))
    if short == 0 or not PIXELS_LEAST <= size.pixels <= PIXELS_MOST:
        raise errors.InvalidSize(problem="pixels", given=str(size), least=PIXELS_LEAST, most=PIXELS_MOST)
    if long > RATIO_MOST * short:
        raise errors.InvalidSize(problem="ratio", given=str(size), most=RATIO_MOST)
    return size


def preset_of(size: Size) -> tuple[Shape, Quality] | None:
    """The shape and quality of which this is the model's own size, or None for a custom one."""
    return _PRESETS.get(size)


def quality_of(size: Size) -> Quality:
    """The smallest quality that has as many pixels in one of its shapes."""
    enough = (each for each in Quality if size.pixels <= max(preset(shape, each).pixels for shape in Shape))
    return next(enough, Quality.K4)


def rounded(size: Size, step: int) -> Size:
    """Both sides at the nearest multiple of `step`, the half upwards."""
    return Size(*((side + step // 2) // step * step for side in (size.width, size.height)))


def nearest_shape(width: int, height: int) -> Shape:
    """The shape whose outline is most like a picture of these sides."""
    wanted = math.log(width / height)
    return min(Shape, key=lambda shape: abs(math.log(_aspect(shape)) - wanted))


def enlarged(size: Size) -> Size:
    """The same outline with as many pixels as 4K has: the model's own size, or the largest of that ratio."""
    known = preset_of(size)
    if known is not None:
        return preset(known[0], Quality.K4)
    factor = min(_SIDE_4K / max(size.width, size.height), math.sqrt(PIXELS_MOST / size.pixels))
    larger = Size(math.floor(size.width * factor), math.floor(size.height * factor))
    return larger if larger.pixels > size.pixels else size


def _aspect(shape: Shape) -> float:
    size = preset(shape, Quality.K2)
    return size.width / size.height
