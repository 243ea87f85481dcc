"""Brushes: gradients, noise, glows, ridges and strokes on a Pillow image. They know no scene and no prompt."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .reading import Colour

Point = tuple[float, float]


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The colour that lies ``share`` of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * min(1.0, max(0.0, share))) for a, b in zip(one, other, strict=True))
    return red, green, blue


def gradient(size: tuple[int, int], colours: Sequence[Colour]) -> Image.Image:
    """Colours from top to bottom at equal distances, smoothly."""
    steps = 192
    column = Image.new("RGB", (1, steps))
    for y in range(steps):
        place = y / (steps - 1) * (len(colours) - 1)
        index = min(int(place), len(colours) - 2)
        share = place - index
        column.putpixel((0, y), mix(colours[index], colours[index + 1], share * share * (3 - 2 * share)))
    return column.resize(size, Image.Resampling.BICUBIC)


def ramp(size: tuple[int, int], low: int, high: int) -> Image.Image:
    """A mask from ``low`` at the top to ``high`` at the bottom."""
    return Image.linear_gradient("L").point(lambda value: low + (high - low) * value / 255).resize(size)


def noise(size: tuple[int, int], rng: random.Random, cells: tuple[int, int], octaves: int = 4) -> Image.Image:
    """Cloudy noise as a mask, its largest features one cell wide."""
    total: Image.Image | None = None
    for octave in range(octaves):
        across, down = cells[0] << octave, cells[1] << octave
        layer = Image.frombytes("L", (across, down), rng.randbytes(across * down))
        layer = layer.resize(size, Image.Resampling.BICUBIC)
        total = layer if total is None else Image.blend(total, layer, 0.5 / (octave + 0.6))
    assert total is not None
    return total


def contrast(mask: Image.Image, low: int, high: int, most: int = 255) -> Image.Image:
    """Stretch a mask so that ``low`` becomes 0 and ``high`` becomes ``most``."""
    return mask.point([round(most * min(1.0, max(0.0, (value - low) / (high - low)))) for value in range(256)])


def glow(image: Image.Image, centre: Point, radius: float, colour: Colour, strength: float) -> None:
    """Add a soft light."""
    side = max(2, round(radius * 2))
    fade = [round(255 * strength * max(0.0, 1 - value / 255 * 1.0) ** 2.2) for value in range(256)]
    mask = Image.radial_gradient("L").point(fade).resize((side, side), Image.Resampling.BICUBIC)
    light = Image.merge("RGB", [mask.point([v * part // 255 for v in range(256)]) for part in colour])
    box = (round(centre[0] - radius), round(centre[1] - radius))
    under = image.crop((*box, box[0] + side, box[1] + side))
    image.paste(ImageChops.screen(under, light), box)


def disc(image: Image.Image, centre: Point, radius: float, colour: Colour) -> None:
    """A round with a clean edge."""
    side = max(4, round(radius * 2))
    mask = Image.new("L", (side * 4, side * 4))
    ImageDraw.Draw(mask).ellipse((0, 0, side * 4 - 1, side * 4 - 1), fill=255)
    image.paste(colour, (round(centre[0] - radius), round(centre[1] - radius)), mask.resize((side, side)))


def jagged(rng: random.Random, rough: float, levels: int = 8) -> list[float]:
    """Heights from -1 to 1 of a mountain ridge, by midpoint displacement."""
    heights = [rng.uniform(-1, 1), rng.uniform(-1, 1)]
    size = 1.0
    for _ in range(levels):
        size *= rough
        middles = [(a + b) / 2 + rng.uniform(-size, size) for a, b in pairwise(heights)]
        heights = [value for pair in zip(heights, middles, strict=False) for value in pair] + [heights[-1]]
    low, high = min(heights), max(heights)
    return [2 * (value - low) / (high - low or 1) - 1 for value in heights]


def rolling(rng: random.Random, bends: float, points: int = 160) -> list[float]:
    """Heights from -1 to 1 of soft hills."""
    waves = [(rng.uniform(0.5, 1) * bends * k, rng.uniform(0, math.tau), 1 / k) for k in (1, 1.9, 3.3)]
    return [
        sum(math.sin(x / points * freq * math.tau + phase) * size for freq, phase, size in waves) / 1.8
        for x in range(points + 1)
    ]


def outline(size: tuple[int, int], heights: list[float], base: float, swing: float) -> list[Point]:
    """A ridge as points from the left edge to the right one; heights go up."""
    step = size[0] / (len(heights) - 1)
    return [(index * step, base - height * swing) for index, height in enumerate(heights)]


def land(image: Image.Image, ridge: list[Point], top: Colour, foot: Colour, depth: float) -> Image.Image:
    """Fill below a ridge, shading from ``top`` to ``foot`` over ``depth`` pixels; returns its mask."""
    width, height = image.size
    mask = Image.new("L", image.size)
    ImageDraw.Draw(mask).polygon([(0, height), *ridge, (width, height)], fill=255)
    start = max(0, int(min(y for _, y in ridge)))
    fill = Image.new("RGB", image.size, foot)
    fill.paste(gradient((width, max(2, round(depth))), (top, foot)), (0, start))
    image.paste(fill, (0, 0), mask)
    return mask


def veil(image: Image.Image, mask: Image.Image, colour: Colour) -> None:
    """Lay a colour over the image through a mask."""
    image.paste(colour, (0, 0), mask)


def strokes(image: Image.Image, rng: random.Random, share: float) -> Image.Image:
    """The image gone over with a brush: strokes take the colour below them and follow a slow drift."""
    width, height = image.size
    unit = math.sqrt(width * height) / 1000
    painted = image.copy()
    draw = ImageDraw.Draw(painted)
    # Colours are taken from a blurred copy, so that a stroke over a star is not a white dash.
    pixels = image.filter(ImageFilter.BoxBlur(4)).load()
    assert pixels is not None
    drift = noise((64, 64), rng, (3, 3), 2).tobytes()
    for length, breadth, count in ((26, 9, 4200), (15, 5, 5200), (9, 3, 4200)):
        for _ in range(count):
            x, y = rng.randrange(width), rng.randrange(height)
            angle = (drift[y * 63 // height * 64 + x * 63 // width] - 128) / 60
            dx, dy = math.cos(angle) * length * unit, math.sin(angle) * length * unit * 0.5
            shift = rng.randint(-7, 7)
            red, green, blue = pixels[x, y]  # pyright: ignore[reportGeneralTypeIssues]
            colour = (red + shift, green + shift, blue + shift)
            draw.line((x - dx, y - dy, x + dx, y + dy), fill=_clamped(colour), width=max(1, round(breadth * unit)))
    painted = Image.blend(image, painted.filter(ImageFilter.SMOOTH), share)
    # Where the drawing is fine, it is kept: a brush over stars and windows would only smear them.
    fine = contrast(image.convert("L").filter(ImageFilter.FIND_EDGES), 8, 40)
    return Image.composite(image, painted, fine.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3)))


def _clamped(colour: Colour) -> Colour:
    red, green, blue = (min(255, max(0, part)) for part in colour)
    return red, green, blue
