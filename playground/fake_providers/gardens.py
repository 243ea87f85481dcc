"""Flowers near at hand and ribbons of colour: the scenes without a horizon to speak of. They know no files."""

import math

from PIL import Image, ImageDraw, ImageFilter

from . import brushes as b
from .landscape import Easel, ranges, sky


def meadow(easel: Easel) -> None:
    """Hills behind a field of flowers that grow towards the viewer."""
    sky(easel, 0.56)
    _, height = easel.size
    ranges(easel, 2, 0.44, 0.52, nearest=0.35)
    grass = b.mix(easel.palette.near, (96, 150, 70), 0.45 if not easel.dark else 0.12)
    for base, share in ((0.55, 0.55), (0.6, 0.25)):
        ridge = b.outline(easel.size, b.rolling(easel.rng, 0.8), height * base, height * 0.03)
        colour = b.mix(grass, easel.palette.haze, share)
        b.land(
            easel.image,
            ridge,
            b.mix(colour, easel.palette.light, 0.22),
            b.mix(grass, easel.palette.near, 0.5),
            height * 0.44,
        )
    blades(easel, grass)
    petals = (easel.palette.accent, b.mix(easel.palette.accent, (255, 255, 255), 0.4), easel.palette.light)
    for index in range(1500):
        near = (index / 1500) ** 1.7
        place = (
            easel.rng.uniform(-0.02, 1.02) * easel.size[0],
            height * (0.6 + 0.42 * near + easel.rng.uniform(-0.012, 0.012)),
        )
        colour = b.mix(easel.rng.choice(petals), grass, 0.3 * (1 - near) + easel.rng.uniform(0, 0.16))
        flower(easel, place, (2.2 + 26 * near**1.6) * easel.unit, colour)


def blades(easel: Easel, grass: b.Colour) -> None:
    width, height = easel.size
    draw, rng, unit = ImageDraw.Draw(easel.image), easel.rng, easel.unit
    for index in range(2600):
        near = index / 2600
        x, y = rng.uniform(0, width), height * (0.61 + 0.43 * near)
        tall = (5 + 60 * near**1.5) * unit * rng.uniform(0.5, 1.2)
        colour = b.mix(grass, easel.palette.light if rng.random() < 0.4 else easel.palette.near, rng.uniform(0.05, 0.4))
        draw.line((x, y, x + rng.gauss(0, tall * 0.2), y - tall), fill=colour, width=max(1, round(2.4 * near * unit)))


def flower(easel: Easel, place: b.Point, radius: float, colour: b.Colour) -> None:
    """A blossom seen a little from above; small ones are dabs."""
    draw, rng = ImageDraw.Draw(easel.image), easel.rng
    x, y = place
    if radius < 4.5 * easel.unit:
        draw.ellipse((x - radius, y - radius * 0.7, x + radius, y + radius * 0.7), fill=colour)
        return
    turn = rng.uniform(0, math.tau)
    for layer, count in ((1.0, 6), (0.66, 5)):
        shade = b.mix(colour, (255, 255, 255), 0.0 if layer == 1.0 else 0.2)
        for petal in range(count):
            angle = turn + layer + petal * math.tau / count
            px, py = x + math.cos(angle) * radius * 0.55 * layer, y + math.sin(angle) * radius * 0.4 * layer
            size = radius * 0.5 * layer
            tone = b.mix(shade, easel.palette.near, rng.uniform(0, 0.16))
            draw.ellipse((px - size, py - size * 0.78, px + size, py + size * 0.78), fill=tone)
    core = radius * 0.2
    draw.ellipse(
        (x - core, y - core * 0.8, x + core, y + core * 0.8), fill=b.mix((250, 205, 90), easel.palette.near, 0.12)
    )


def abstract(easel: Easel) -> None:
    """Ribbons that run across a glowing ground, with a few rounds of light."""
    width, height = easel.size
    rng, unit, palette = easel.rng, easel.unit, easel.palette
    easel.horizon = float(height)
    easel.sun = (width * rng.uniform(0.3, 0.7), height * rng.uniform(0.25, 0.5))
    easel.image.paste(b.gradient(easel.size, palette.sky), (0, 0))
    b.glow(easel.image, easel.sun, 620 * unit, palette.light, 0.7)
    b.disc(easel.image, easel.sun, rng.uniform(110, 190) * unit, b.mix(palette.light, palette.accent, 0.25))
    colours = (palette.accent, palette.sky[0], palette.sky[1], palette.haze, palette.near, palette.sky[2])
    for index in range(9):
        ribbon(easel, index / 8, b.mix(colours[index % len(colours)], palette.accent, rng.uniform(0, 0.3)))
    for _ in range(26):
        spot = (rng.uniform(0, width), rng.uniform(0, height))
        b.glow(easel.image, spot, rng.uniform(8, 60) * unit, palette.light, rng.uniform(0.3, 0.8))


def ribbon(easel: Easel, place: float, colour: b.Colour) -> None:
    width, height = easel.size
    rng, unit = easel.rng, easel.unit
    waves = [(rng.uniform(0.4, 1.5), rng.uniform(0, math.tau), rng.uniform(30, 130) * unit) for _ in range(3)]
    swell = rng.uniform(0, math.tau)
    spine: list[tuple[float, float, float]] = []
    for step in range(121):
        share = step / 120
        y = height * (0.2 + 0.75 * place) + sum(math.sin(f * share * math.tau + p) * a for f, p, a in waves)
        spine.append((share * width, y, (26 + 64 * (0.5 + 0.5 * math.sin(share * 5 + swell))) * unit))
    # Bands from the shadow on one edge to the light on the other make a flat ribbon look folded.
    shadow = Image.new("L", easel.size)
    under = [(x, y - t) for x, y, t in spine] + [(x, y + t) for x, y, t in reversed(spine)]
    ImageDraw.Draw(shadow).polygon([(x, y + 16 * unit) for x, y in under], fill=110)
    b.veil(easel.image, shadow.filter(ImageFilter.GaussianBlur(14 * unit)), b.mix(easel.palette.near, (0, 0, 0), 0.3))
    draw = ImageDraw.Draw(easel.image)
    for band in range(14):
        low, high = -1 + 2 * band / 14, -1 + 2 * (band + 1.3) / 14
        tone = b.mix(b.mix(colour, easel.palette.light, 0.55), b.mix(colour, easel.palette.near, 0.4), band / 13)
        edge = [(x, y + t * low) for x, y, t in spine] + [(x, y + t * high) for x, y, t in reversed(spine)]
        draw.polygon(edge, fill=tone)
