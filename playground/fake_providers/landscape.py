"""Sky, mountains, mist and woods on an easel: what most scenes are made of. It knows no files and no prompt."""

import math
import random
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from . import brushes as b
from .reading import Palette, Reading


@dataclass(slots=True)
class Easel:
    """A canvas with what is to be painted, the dice, and the height of the horizon."""

    image: Image.Image
    reading: Reading
    rng: random.Random
    horizon: float = 0.0
    sun: b.Point = (0.0, 0.0)

    @property
    def size(self) -> tuple[int, int]:
        return self.image.size

    @property
    def unit(self) -> float:
        """A thousandth of the canvas' mean side."""
        return math.sqrt(self.size[0] * self.size[1]) / 1000

    @property
    def palette(self) -> Palette:
        return self.reading.palette

    @property
    def dark(self) -> bool:
        return self.reading.mood == "night"


def sky(easel: Easel, horizon: float) -> None:
    """Sky with its light, stars and clouds; ``horizon`` as a share of the height."""
    width, height = easel.size
    easel.horizon = height * horizon
    colours, rng, unit = easel.palette, easel.rng, easel.unit
    easel.image.paste(colours.sky[3], (0, 0, width, height))
    easel.image.paste(b.gradient((width, round(easel.horizon) + 2), colours.sky), (0, 0))
    low = easel.reading.mood in ("sunset", "dawn", "golden")
    easel.sun = (
        width * rng.uniform(0.24, 0.76),
        easel.horizon * (rng.uniform(0.62, 0.8) if low else rng.uniform(0.2, 0.38)),
    )
    if easel.dark:
        stars(easel, 420)
    b.glow(easel.image, easel.sun, 560 * unit, colours.light, 0.55 if low else 0.4)
    b.glow(easel.image, easel.sun, 150 * unit, colours.light, 0.8)
    if easel.reading.mood != "storm":
        b.disc(easel.image, easel.sun, (46 if low else 34) * unit, b.mix(colours.light, (255, 255, 255), 0.4))
    if "aurora" in easel.reading.things:
        aurora(easel)
    clouds(easel)


def stars(easel: Easel, count: int) -> None:
    width, _ = easel.size
    draw, rng, unit = ImageDraw.Draw(easel.image), easel.rng, easel.unit
    for _ in range(count):
        x, y = rng.uniform(0, width), easel.horizon * rng.random() ** 1.4
        radius = unit * rng.choice((0.7, 0.8, 1.0, 1.4, 2.0))
        shade = b.mix(easel.palette.sky[1], (255, 250, 235), rng.uniform(0.4, 1))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=shade)


def aurora(easel: Easel) -> None:
    width, height = easel.size
    for colour in ((72, 235, 160), (110, 120, 240), (80, 220, 190)):
        bands = b.noise((width, height), easel.rng, (7, 1), 3)
        curtain = b.contrast(bands, 120, 215, 150)
        fade = ImageOps.invert(b.ramp((width, height), 0, 255)).point([min(255, v * v // 200) for v in range(256)])
        mask = Image.composite(curtain, Image.new("L", easel.size), fade)
        b.veil(easel.image, mask.filter(ImageFilter.GaussianBlur(6 * easel.unit)), colour)


def clouds(easel: Easel) -> None:
    """Drifting clouds, lit from below when the light is low."""
    width, tall = easel.size[0], round(easel.horizon)
    heavy = easel.reading.mood == "storm"
    field = b.noise((width, tall), easel.rng, (3, 7), 5)
    mask = b.contrast(field, 122 if heavy else 138, 215, 220 if heavy else 170)
    if easel.dark:
        mask = mask.point([v // 4 for v in range(256)])
    lit = b.mix(easel.palette.sky[3], (255, 255, 255), 0.45)
    shade = b.mix(easel.palette.sky[1], easel.palette.haze, 0.6)
    tint = b.gradient((width, tall), (shade, b.mix(shade, lit, 0.6), lit))
    easel.image.paste(tint, (0, 0), mask)


def mist(easel: Easel, y: float, tall: float, strength: float) -> None:
    """A bank of mist that is thickest at ``y``."""
    width, _ = easel.size
    size = (width, max(4, round(tall)))
    column = Image.new("L", (1, 64))
    column.putdata([round(255 * strength * math.sin(math.pi * k / 63) ** 2) for k in range(64)])
    wisps = b.contrast(b.noise(size, easel.rng, (3, 2), 3), 60, 200)
    mask = Image.composite(wisps, Image.new("L", size), column.resize(size, Image.Resampling.BICUBIC))
    colour = b.mix(easel.palette.sky[3], easel.palette.haze, 0.35)
    easel.image.paste(colour, (0, round(y - tall / 2)), mask)


def ranges(easel: Easel, count: int, top: float, bottom: float, *, nearest: float = 1.0) -> None:
    """Mountain ranges between two shares of the height, from far (0) to ``nearest`` (1: right before us)."""
    _, height = easel.size
    for index in range(count):
        share = index / max(1, count - 1)
        depth = share * nearest
        base = height * (top + (bottom - top) * share)
        swing = height * (0.15 - 0.085 * depth)
        ridge = b.outline(easel.size, b.jagged(easel.rng, 0.56 if depth < 0.7 else 0.5), base, swing)
        body = b.mix(b.mix(easel.palette.haze, easel.palette.sky[2], 0.35), easel.palette.near, depth**1.15)
        foot = b.mix(body, easel.palette.sky[3], 0.5 * (1 - depth))
        mask = b.land(easel.image, ridge, body, foot, swing * 3.2)
        facets(easel, mask, ridge, depth)
        if depth < 0.9:
            mist(easel, base + swing * 1.5, swing * 2.6, 0.5 - 0.3 * depth)


def facets(easel: Easel, mask: Image.Image, ridge: list[b.Point], depth: float) -> None:
    """Slopes turned to the light are brighter, and snowy when the mood or the height asks for it."""
    width, height = easel.size
    snowy = easel.reading.mood == "winter" or (depth < 0.6 and easel.reading.mood in ("day", "dawn", "night"))
    light = b.mix(easel.palette.light, (255, 255, 255), 0.5) if snowy else easel.palette.light
    slopes = Image.new("L", easel.size)
    draw = ImageDraw.Draw(slopes)
    reach = height * (0.16 if snowy else 0.2) * (1 - 0.55 * depth)
    for (x0, y0), (x1, y1) in pairwise(ridge):
        facing = (y1 - y0) * (-1 if x0 < easel.sun[0] else 1)
        if facing < 0:
            lean = -reach * 0.5 if x0 < easel.sun[0] else reach * 0.5
            drop = reach * easel.rng.uniform(0.35, 1)
            draw.polygon(
                [(x0, y0), (x1, y1), (x1 - lean * 0.6, y1 + drop), (x0 - lean * 0.6, y0 + drop * 0.9)], fill=255
            )
    fade = b.contrast(b.noise(easel.size, easel.rng, (14, 10), 3), 70, 190, 170 if snowy else 80)
    lit = Image.composite(
        fade, Image.new("L", (width, height)), slopes.filter(ImageFilter.GaussianBlur(3.2 * easel.unit))
    )
    b.veil(easel.image, Image.composite(lit, Image.new("L", (width, height)), mask), light)


def conifer(draw: ImageDraw.ImageDraw, foot: b.Point, tall: float, colour: b.Colour, rng: random.Random) -> None:
    """One fir, irregular enough not to look stamped."""
    x, y = foot
    spread = tall * rng.uniform(0.17, 0.24)
    left: list[b.Point] = []
    right: list[b.Point] = []
    tiers = 7
    for tier in range(tiers):
        level = y - tall * (0.1 + 0.86 * (1 - (tier + 1) / tiers))
        reach = spread * (tier + 1) / tiers
        left += [(x - reach * rng.uniform(0.85, 1.15), level), (x - reach * 0.45, level - tall * 0.035)]
        right += [(x + reach * rng.uniform(0.85, 1.15), level), (x + reach * 0.45, level - tall * 0.035)]
    draw.polygon([(x, y - tall), *left, (x, y), *reversed(right)], fill=colour)


def wood(easel: Easel, ridge: list[b.Point], tall: float, colour: b.Colour, count: int) -> None:
    """Firs along a ridge."""
    draw, rng = ImageDraw.Draw(easel.image), easel.rng
    for place in sorted(rng.random() for _ in range(count)):
        x, y = ridge[min(len(ridge) - 1, int(place * len(ridge)))]
        conifer(draw, (x + rng.uniform(-9, 9), y + tall * 0.12), tall * rng.uniform(0.55, 1.15), colour, rng)


def mountains(easel: Easel) -> None:
    sky(easel, 0.72)
    ranges(easel, 4, 0.46, 0.76)
    _, height = easel.size
    for base, tall, share in ((0.84, 0.1, 0.75), (0.93, 0.17, 1.0)):
        colour = b.mix(easel.palette.haze, easel.palette.near, share)
        ridge = b.outline(easel.size, b.rolling(easel.rng, 1.1), height * base, height * 0.035)
        b.land(easel.image, ridge, colour, b.mix(colour, (0, 0, 0), 0.3), height * 0.2)
        wood(easel, ridge, height * tall, b.mix(colour, (0, 0, 0), 0.18), 70 if share < 1 else 34)
        if share < 1:
            mist(easel, height * (base + 0.04), height * 0.12, 0.35)
