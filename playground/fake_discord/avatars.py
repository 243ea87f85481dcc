"""Draws the pictures that people have of themselves, and Discord's default ones; knows nobody by name."""

import functools
import hashlib
import io
import math
import random

from PIL import Image, ImageDraw

#: The side of a picture as it was "uploaded"; nothing larger is ever served.
SIDE = 1024
SIZES = frozenset(2**power for power in range(4, 13))
FORMATS = {"png": "PNG", "webp": "WEBP", "jpg": "JPEG", "jpeg": "JPEG"}
_DEFAULT_COLOURS = ("#5865f2", "#747f8d", "#3ba55d", "#faa61a", "#ed4245", "#eb459f")
_DRAWN_AT = 512
Colour = tuple[int, int, int]
#: Above, at the horizon, the disc, the farthest and the nearest hills.
_PALETTES: tuple[tuple[Colour, Colour, Colour, Colour, Colour], ...] = (
    ((38, 54, 110), (150, 190, 226), (252, 244, 220), (92, 126, 160), (20, 38, 66)),
    ((92, 40, 96), (250, 158, 116), (255, 232, 178), (158, 82, 110), (52, 22, 56)),
    ((24, 88, 96), (206, 226, 184), (255, 250, 228), (92, 150, 128), (14, 52, 54)),
    ((120, 52, 34), (248, 196, 110), (255, 244, 214), (182, 104, 58), (66, 28, 24)),
)


def hashed(name: str) -> str:
    """A hash in the form of Discord's."""
    return hashlib.blake2b(name.encode(), digest_size=16).hexdigest()


@functools.lru_cache(maxsize=64)
def own(key: str, size: int, extension: str) -> bytes:
    """The picture with hash `key`: a disc over hills, in colours of its own."""
    side = min(size, SIDE)
    return _packed(_landscape(key).resize((side, side), Image.Resampling.LANCZOS), extension)


@functools.lru_cache(maxsize=8)
def default(index: int) -> bytes:
    """One of the pictures of those who have none."""
    picture = Image.new("RGB", (256, 256), _DEFAULT_COLOURS[index % len(_DEFAULT_COLOURS)])
    draw = ImageDraw.Draw(picture)
    draw.ellipse((88, 56, 168, 136), fill="white")
    draw.pieslice((48, 144, 208, 304), 180, 360, fill="white")
    return _packed(picture, "png")


def _packed(picture: Image.Image, extension: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, FORMATS[extension])
    return buffer.getvalue()


@functools.lru_cache(maxsize=8)
def _landscape(key: str) -> Image.Image:
    chance = random.Random(key)
    above, horizon, light, far, near = _PALETTES[int(key[:8], 16) % len(_PALETTES)]
    side = _DRAWN_AT
    picture = _gradient(above, horizon)
    draw = ImageDraw.Draw(picture)
    _stars(draw, chance, _mixed(above, light, 0.6))
    radius, x, y = (
        side * chance.uniform(0.13, 0.18),
        side * chance.uniform(0.36, 0.66),
        side * chance.uniform(0.34, 0.46),
    )
    for ring in range(5, -1, -1):
        wide = radius * (1 + 0.16 * ring)
        shade = _mixed(light, _mixed(above, horizon, y / side), ring / 6 if ring else 0.0)
        draw.ellipse((x - wide, y - wide, x + wide, y + wide), fill=shade)
    for layer in range(4):
        height = side * (0.56 + 0.11 * layer)
        _hills(draw, chance, height, _mixed(far, near, layer / 3))
    return picture.resize((SIDE, SIDE), Image.Resampling.BICUBIC)


def _gradient(above: Colour, horizon: Colour) -> Image.Image:
    ramp = Image.linear_gradient("L").resize((_DRAWN_AT, _DRAWN_AT))
    return Image.composite(Image.new("RGB", ramp.size, horizon), Image.new("RGB", ramp.size, above), ramp)


def _stars(draw: ImageDraw.ImageDraw, chance: random.Random, colour: Colour) -> None:
    for _ in range(26):
        x, y, wide = chance.random() * _DRAWN_AT, chance.random() * _DRAWN_AT * 0.4, chance.uniform(0.8, 2.4)
        draw.ellipse((x - wide, y - wide, x + wide, y + wide), fill=colour)


def _hills(draw: ImageDraw.ImageDraw, chance: random.Random, height: float, colour: Colour) -> None:
    waves = [(chance.uniform(1, 4), chance.uniform(0, math.tau), chance.uniform(8, 26)) for _ in range(3)]
    edge = [
        (x, height + sum(math.sin(x / _DRAWN_AT * math.tau * often / 2 + shift) * high for often, shift, high in waves))
        for x in range(0, _DRAWN_AT + 4, 4)
    ]
    draw.polygon([*edge, (_DRAWN_AT, _DRAWN_AT), (0, _DRAWN_AT)], fill=colour)


def _mixed(first: Colour, second: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
