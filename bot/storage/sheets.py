"""Owns how a contact sheet looks: tiles in a grid, each with its number; knows thumbnails, and no original."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

#: The longer side of the thumbnails that a sheet is drawn from.
THUMBNAIL_SIDE = 960
_SHEET_WIDTH = 1500
_TILE_WIDTH_MOST = 720
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2}
_COLUMNS_MOST = 3
_MARGIN = 15
_SEAM = 6
_RADIUS = 20
#: Tiles are as wide for their height as most of their pictures, between these.
_ASPECTS = (0.75, 16 / 9)
#: A lone picture that would lose more than this share to its tile's shape is shown whole.
_CUT_MOST = 0.25
MOSAIC = 4
_QUALITY = 88
#: Edges are drawn this many times as large, then smoothed.
_FINE = 4

_BACKGROUND = (43, 45, 49)
_PLACE = (53, 55, 60)
_MARK = (92, 94, 102)
_BADGE = (17, 18, 20, 215)
_RIM = (255, 255, 255, 60)
_INK = (255, 255, 255, 255)

_Size = tuple[int, int]
_Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one tile shows: thumbnails, None for a picture that is gone, and its label."""

    thumbnails: tuple[Path | None, ...]
    label: str


def draw(cells: Sequence[Cell], into: Path) -> None:
    """Write the sheet as a JPEG; blocks."""
    columns = min(_COLUMNS.get(len(cells), _COLUMNS_MOST), _COLUMNS_MOST)
    rows = -(-len(cells) // columns)
    pictures = [[_thumbnail(path) for path in cell.thumbnails] for cell in cells]
    width = min(_TILE_WIDTH_MOST, (_SHEET_WIDTH - _MARGIN) // columns - _MARGIN)
    height = round(width / _aspect(pictures))
    size = (columns * (width + _MARGIN) + _MARGIN, rows * (height + _MARGIN) + _MARGIN)
    sheet = Image.new("RGB", size, _BACKGROUND)
    for number, (cell, shown) in enumerate(zip(cells, pictures, strict=True)):
        row, column = divmod(number, columns)
        at = (_MARGIN + column * (width + _MARGIN), _MARGIN + row * (height + _MARGIN))
        sheet.paste(_tile(shown, cell.label, (width, height)), at, _rounded((width, height), _RADIUS))
    with into.open("wb") as file:
        sheet.save(file, "JPEG", quality=_QUALITY, subsampling=0)


def _thumbnail(path: Path | None) -> Image.Image | None:
    """A thumbnail in colour; None also if it went away meanwhile."""
    if path is None or not path.is_file():
        return None
    with Image.open(path, formats=("JPEG",)) as image:
        return image.convert("RGB")


def _aspect(pictures: Sequence[Sequence[Image.Image | None]]) -> float:
    ratios = [shown[0].width / shown[0].height for shown in pictures if shown and shown[0]]
    least, most = _ASPECTS
    return min(max(median(ratios or [1.0]), least), most)


def _tile(shown: Sequence[Image.Image | None], label: str, size: _Size) -> Image.Image:
    tile = Image.new("RGB", size, _BACKGROUND)
    pieces = list(shown[:MOSAIC]) or [None]
    for piece, (left, top, right, bottom) in zip(pieces, _boxes(len(pieces), size), strict=True):
        room = (right - left, bottom - top)
        tile.paste(_filled(piece, room, whole=len(pieces) == 1), (left, top))
    unit = min(size)
    _badge(tile, label, round(unit * 0.19))
    if len(shown) > 1:
        _badge(tile, str(len(shown)), round(unit * 0.15), times=True)
    return tile


def _boxes(count: int, size: _Size) -> list[_Box]:
    """Where the pieces of a mosaic lie: alone, halves, a large one beside two, quarters."""
    width, height = size
    x, y, seam = width // 2, height // 2, _SEAM // 2
    left, right = (0, 0, x - seam, height), (x + seam, 0, width, height)
    upper, lower = (0, 0, width, y - seam), (0, y + seam, width, height)
    quarters = [(0, 0, x - seam, y - seam), (x + seam, 0, width, y - seam),
                (0, y + seam, x - seam, height), (x + seam, y + seam, width, height)]  # fmt: skip
    wide = width >= height
    if count == 1:
        return [(0, 0, width, height)]
    if count == 2:  # noqa: PLR2004
        return [left, right] if wide else [upper, lower]
    if count == 3:  # noqa: PLR2004
        return [left, quarters[1], quarters[3]] if wide else [upper, *quarters[2:]]
    return quarters


def _filled(picture: Image.Image | None, size: _Size, *, whole: bool) -> Image.Image:
    """The picture in that room: cut at its edges a little, or whole before a veil of itself."""
    if picture is None:
        return _placeholder(size)
    ratio = (picture.width / picture.height) / (size[0] / size[1])
    if not whole or 1 - min(ratio, 1 / ratio) <= _CUT_MOST:
        return ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    veil = ImageOps.fit(picture, (size[0] // 8, size[1] // 8)).filter(ImageFilter.GaussianBlur(4))
    ground = ImageEnhance.Brightness(ImageOps.fit(veil, size)).enhance(0.45)
    front = ImageOps.contain(picture, size, Image.Resampling.LANCZOS)
    ground.paste(front, ((size[0] - front.width) // 2, (size[1] - front.height) // 2))
    return ground


def _placeholder(size: _Size) -> Image.Image:
    """A quiet frame with hills and a sun, for a picture that is no longer kept."""
    place = Image.new("RGB", size, _PLACE)
    unit = min(size) * _FINE / 100
    mark = Image.new("RGB", (round(44 * unit), round(34 * unit)), _PLACE)
    pen = ImageDraw.Draw(mark)
    frame = (unit, unit, mark.width - unit, mark.height - unit)
    pen.rounded_rectangle(frame, 5 * unit, outline=_MARK, width=round(2 * unit))
    pen.ellipse((29 * unit, 8 * unit, 35 * unit, 14 * unit), fill=_MARK)
    for left, peak, right, height in ((6, 15, 25, 11), (21, 29, 38, 17)):
        hill = ((left, 28), (peak, height), (right, 28))
        pen.polygon([(x * unit, y * unit) for x, y in hill], fill=_MARK)
    mark = mark.reduce(_FINE)
    place.paste(mark, ((size[0] - mark.width) // 2, (size[1] - mark.height) // 2))
    return place


def _badge(tile: Image.Image, text: str, height: int, *, times: bool = False) -> None:
    """A dark pill: the number of the tile above at its beginning, or below at its end how many times a picture."""
    unit = height * _FINE / 100
    font = ImageFont.load_default(56 * unit)
    # The sign is drawn, because Pillow's own font has none.
    sign = 34 * unit if times else 0.0
    length = sign + font.getlength(text)
    fine = (round(max(100 * unit, length + 60 * unit)), round(100 * unit))
    pill = Image.new("RGBA", fine, (0, 0, 0, 0))
    pen = ImageDraw.Draw(pill)
    pen.rounded_rectangle((0, 0, fine[0] - 1, fine[1] - 1), 50 * unit, fill=_BADGE, outline=_RIM, width=round(4 * unit))
    left = (fine[0] - length) / 2
    if times:
        box = (left + 3 * unit, 42 * unit, left + 25 * unit, 64 * unit)
        for line in (box, (box[0], box[3], box[2], box[1])):
            pen.line(line, fill=_INK, width=round(6 * unit))
    pen.text((left + sign, 50 * unit), text, fill=_INK, font=font, anchor="lm", stroke_width=unit)
    pill = pill.reduce(_FINE)
    inset = round(height * 0.2)
    at = (tile.width - pill.width - inset, tile.height - pill.height - inset) if times else (inset, inset)
    tile.paste(pill, at, pill)


def _rounded(size: _Size, radius: int) -> Image.Image:
    """A mask with smooth round corners."""
    fine = (size[0] * _FINE, size[1] * _FINE)
    mask = Image.new("L", fine, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, fine[0] - 1, fine[1] - 1), radius * _FINE, fill=255)
    return mask.reduce(_FINE)
