"""The scenes a twin can paint, each a function of an easel. They know no files, no sizes to come and no prompt."""

import math
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from . import brushes as b
from .landscape import Easel, conifer, mist, ranges, sky, stars

Painter = Callable[[Easel], None]


def water(easel: Easel, deep: b.Colour) -> None:
    """Everything below the horizon mirrors what is above, broken by ripples and the path of the light."""
    width, height = easel.size
    shore = round(easel.horizon)
    tall = height - shore
    mirror = ImageOps.flip(easel.image.crop((0, max(0, shore - round(tall * 1.3)), width, shore))).resize((width, tall))
    mirror = mirror.filter(ImageFilter.GaussianBlur(3 * easel.unit))
    rippled = Image.new("RGB", (width, tall))
    y, row = 0.0, 0
    while y < tall:
        step = 2 + y / tall * 9 * easel.unit
        shift = round(easel.rng.gauss(0, 1) * (1 + 10 * y / tall) * easel.unit)
        rippled.paste(
            ImageChops.offset(mirror.crop((0, row, width, min(tall, row + round(step) + 1))), shift, 0), (0, row)
        )
        y += step
        row = round(y)
    depth = b.ramp((width, tall), 70, 190)
    rippled.paste(b.gradient((width, tall), (b.mix(deep, easel.palette.sky[2], 0.5), deep)), (0, 0), depth)
    swell = b.contrast(b.noise((width, tall), easel.rng, (5, 34), 3), 140, 205, 110)
    rippled.paste(b.mix(easel.palette.sky[3], (255, 255, 255), 0.2), (0, 0), swell)
    easel.image.paste(rippled, (0, shore))
    glints(easel, tall)


def glints(easel: Easel, tall: int) -> None:
    """The path that the light lays on the water."""
    layer = Image.new("L", easel.size)
    draw, rng, unit = ImageDraw.Draw(layer), easel.rng, easel.unit
    for _ in range(520):
        far = rng.random() ** 1.3
        x = easel.sun[0] + rng.gauss(0, (22 + 120 * far) * unit)
        y = easel.horizon + 2 + far * tall
        half = rng.uniform(4, 22) * unit * (0.35 + far)
        thick = max(1.0, (0.6 + 1.6 * far) * unit)
        draw.ellipse((x - half, y - thick, x + half, y + thick), fill=rng.randint(70, 235))
    b.veil(easel.image, layer.filter(ImageFilter.GaussianBlur(0.7 * unit)), easel.palette.light)


def sea(easel: Easel) -> None:
    sky(easel, 0.56)
    _, height = easel.size
    for base, share in ((0.55, 0.12), (0.565, 0.4)):
        heights = b.jagged(easel.rng, 0.5)
        side = easel.rng.choice((1, -1))
        shaped = [
            value * 0.5 + side * (2 * index / (len(heights) - 1) - 1) * 1.5 - 0.9 for index, value in enumerate(heights)
        ]
        colour = b.mix(easel.palette.haze, easel.palette.near, share)
        ridge = b.outline(easel.size, shaped, height * base, height * 0.07)
        b.land(easel.image, ridge, colour, b.mix(colour, easel.palette.sky[3], 0.3), height * 0.08)
    water(easel, b.mix(easel.palette.near, easel.palette.sky[0], 0.55))
    rocks(easel)


def rocks(easel: Easel) -> None:
    """A dark shore in a lower corner."""
    width, height = easel.size
    side = 1 if easel.sun[0] > width / 2 else -1
    heights = b.jagged(easel.rng, 0.52)
    last = len(heights) - 1
    shaped = [
        value * 0.22 + 1.5 - (index / last if side > 0 else 1 - index / last) * 4 for index, value in enumerate(heights)
    ]
    ridge = b.outline(easel.size, shaped, height * 0.96, height * 0.085)
    b.land(easel.image, ridge, b.mix(easel.palette.near, easel.palette.haze, 0.18), easel.palette.near, height * 0.12)


def forest(easel: Easel) -> None:
    """Rows of firs that fade into mist, and light between them."""
    sky(easel, 0.9)
    width, height = easel.size
    rng, unit = easel.rng, easel.unit
    ranges(easel, 2, 0.34, 0.46, nearest=0.3)
    for row in range(6):
        near = row / 5
        colour = b.mix(b.mix(easel.palette.haze, easel.palette.sky[3], 0.25), easel.palette.near, near**1.2)
        base = height * (0.58 + 0.4 * near)
        ridge = b.outline(easel.size, b.rolling(rng, 0.9), base, height * 0.02)
        draw = ImageDraw.Draw(easel.image)
        tall = height * (0.17 + 0.42 * near**1.5)
        for place in sorted(rng.random() for _ in range(round(46 - 36 * near))):
            # The middle is kept open, so that the eye finds a way into the wood.
            if near > 0.5 and abs(place - easel.sun[0] / width) < 0.2 * near:
                continue
            x, y = ridge[int(place * (len(ridge) - 1))]
            conifer(draw, (x, y + tall * 0.06), tall * rng.uniform(0.6, 1.1), colour, rng)
        b.land(easel.image, ridge, colour, b.mix(colour, easel.palette.near, 0.3), height * 0.16)
        if near < 1:
            mist(easel, base + height * 0.01, height * 0.2, 0.62 - 0.4 * near)
    b.glow(easel.image, (easel.sun[0], height * 0.55), 420 * unit, easel.palette.light, 0.4)
    for _ in range(46):
        spot = (rng.gauss(easel.sun[0], width * 0.22), rng.uniform(0.6, 0.97) * height)
        b.glow(easel.image, spot, rng.uniform(5, 16) * unit, b.mix(easel.palette.accent, easel.palette.light, 0.5), 0.9)


def city(easel: Easel) -> None:
    """Towers in three depths above a river, their windows lit as the day goes."""
    sky(easel, 0.7)
    lit = {"night": 0.5, "sunset": 0.34, "storm": 0.3, "winter": 0.2, "dawn": 0.16}.get(easel.reading.mood, 0.06)
    for row in range(3):
        skyline(easel, row / 2, lit)
        mist(easel, easel.horizon, easel.size[1] * 0.12, 0.4 - 0.15 * row)
    water(easel, b.mix(easel.palette.near, easel.palette.sky[0], 0.45))


def skyline(easel: Easel, near: float, lit: float) -> None:
    """One row of towers standing on the horizon."""
    width, height = easel.size
    draw, rng, unit = ImageDraw.Draw(easel.image), easel.rng, easel.unit
    x = -rng.uniform(0, 40) * unit
    colour = b.mix(easel.palette.haze, easel.palette.near, 0.15 + 0.8 * near)
    while x < width:
        wide = rng.uniform(34, 84) * unit * (0.7 + 0.5 * near)
        middle = 1 - abs((x + wide / 2) / width - 0.5) * 1.1
        tall = height * rng.uniform(0.1, 0.44) * middle * (1.05 - 0.35 * near)
        top = easel.horizon - tall
        shade = b.mix(colour, easel.palette.light, rng.uniform(0, 0.07))
        draw.rectangle((x, top, x + wide, easel.horizon), fill=shade)
        draw.rectangle((x + wide * 0.72, top, x + wide, easel.horizon), fill=b.mix(shade, (0, 0, 0), 0.16))
        crown = rng.random()
        if crown < 0.3:
            draw.rectangle((x + wide * 0.2, top - tall * 0.09, x + wide * 0.8, top), fill=shade)
        elif crown < 0.5:
            draw.polygon([(x, top), (x + wide / 2, top - tall * 0.2), (x + wide, top)], fill=shade)
        elif crown < 0.62:
            draw.line((x + wide / 2, top - tall * 0.3, x + wide / 2, top), fill=shade, width=max(1, round(3 * unit)))
        windows(easel, (x, top, wide), lit * (0.5 + 0.6 * near))
        x += wide * rng.uniform(0.8, 1.25)


def windows(easel: Easel, tower: tuple[float, float, float], lit: float) -> None:
    x, top, wide = tower
    draw, rng, unit = ImageDraw.Draw(easel.image), easel.rng, easel.unit
    warm = (easel.palette.accent, (255, 226, 160), (255, 196, 120), (190, 226, 255))
    across, down = 11 * unit, 14 * unit
    for row in range(int((easel.horizon - top - down) / down)):
        for column in range(int((wide - across * 0.6) / across)):
            if rng.random() < lit:
                left, upper = x + across * (column + 0.6), top + down * (row + 0.6)
                box = (left, upper, left + 5 * unit, upper + 7 * unit)
                draw.rectangle(box, fill=b.mix(rng.choice(warm), easel.palette.haze, rng.uniform(0, 0.4)))


def desert(easel: Easel) -> None:
    """Dunes, each with a lit windward side and a shaded slip face below its crest."""
    sky(easel, 0.6)
    height = easel.size[1]
    ranges(easel, 2, 0.5, 0.56, nearest=0.25)
    sand = b.mix(easel.palette.sky[3], (222, 150, 84), 0.6 if not easel.dark else 0.12)
    for index in range(5):
        near = index / 4
        lit = b.mix(b.mix(sand, easel.palette.haze, 0.5 * (1 - near)), easel.palette.near, 0.2 * near)
        dune(easel, height * (0.6 + 0.3 * near), height * (0.03 + 0.06 * near), lit)
        if near < 1:
            mist(easel, height * (0.62 + 0.3 * near), height * 0.06, 0.3 * (1 - near))


def dune(easel: Easel, base: float, swing: float, lit: b.Colour) -> None:
    """One dune: its shade hangs from the crest, deep below the tops and thin in the dips."""
    width, height = easel.size
    rng = easel.rng
    heights = b.rolling(rng, rng.uniform(0.6, 1.1))
    ridge = b.outline(easel.size, heights, base, swing)
    warm = b.mix(lit, easel.palette.light, 0.3)
    mask = b.land(easel.image, ridge, warm, b.mix(lit, easel.palette.near, 0.22), height * 0.24)
    away = 1 if easel.sun[0] < width / 2 else -1
    shade = Image.new("L", easel.size)
    phase = rng.uniform(0, math.tau)
    hem = []
    for (x, y), high in zip(ridge, heights, strict=True):
        wave = 0.55 + 0.45 * math.sin(x / width * 7 + phase)
        drop = swing * max(0.0, high + 0.25) ** 1.4 * 3.4 * wave
        hem.append((x + away * drop * 1.1, y + drop))
    ImageDraw.Draw(shade).polygon([*ridge, *reversed(hem)], fill=150)
    shade = ImageChops.multiply(shade.filter(ImageFilter.GaussianBlur(1.5 * easel.unit)), mask)
    b.veil(easel.image, shade, b.mix(easel.palette.near, lit, 0.3))
    ripples = b.contrast(b.noise(easel.size, rng, (4, 46), 2), 132, 190, 46)
    b.veil(easel.image, ImageChops.multiply(ripples, mask), b.mix(lit, easel.palette.near, 0.45))


def space(easel: Easel) -> None:
    """Nebulae, stars and a ringed planet."""
    width, height = easel.size
    rng, unit, palette = easel.rng, easel.unit, easel.palette
    easel.horizon = float(height)
    easel.image.paste(b.gradient(easel.size, ((4, 5, 16), (12, 12, 38), (6, 7, 22))), (0, 0))
    for colour in (palette.accent, palette.sky[2], (150, 70, 190), (40, 130, 170)):
        cloud = b.contrast(b.noise(easel.size, rng, (3, 3), 6), 108, 190, 235)
        b.veil(
            easel.image, ImageChops.multiply(cloud, b.contrast(b.noise(easel.size, rng, (2, 2), 3), 90, 190)), colour
        )
    stars(easel, 700)
    for _ in range(9):
        spot = (rng.uniform(0, width), rng.uniform(0, height))
        b.glow(easel.image, spot, rng.uniform(14, 40) * unit, (255, 246, 230), 1.0)
    easel.sun = (width * rng.uniform(-0.1, 0.2), height * rng.uniform(0.0, 0.3))
    planet(easel, (width * rng.uniform(0.5, 0.7), height * rng.uniform(0.48, 0.62)), rng.uniform(150, 230) * unit)


def planet(easel: Easel, centre: b.Point, radius: float) -> None:
    side = round(radius * 2)
    bands = (easel.palette.accent, easel.palette.sky[3], easel.palette.haze, easel.palette.accent, easel.palette.near)
    face = b.gradient((side, side), bands).rotate(easel.rng.uniform(-30, 30), Image.Resampling.BICUBIC)
    face = Image.blend(face, Image.merge("RGB", [b.noise((side, side), easel.rng, (2, 12), 4)] * 3), 0.18)
    light = ImageChops.offset(ImageOps.invert(Image.radial_gradient("L")), -60, -60).resize((side, side))
    face = ImageChops.multiply(face, Image.merge("RGB", [b.contrast(light, 30, 230)] * 3))
    mask = Image.new("L", (side * 2, side * 2))
    ImageDraw.Draw(mask).ellipse((2, 2, side * 2 - 3, side * 2 - 3), fill=255)
    b.glow(easel.image, centre, radius * 1.5, easel.palette.sky[2], 0.7)
    ring(easel, centre, radius, behind=True)
    easel.image.paste(face, (round(centre[0] - radius), round(centre[1] - radius)), mask.resize((side, side)))
    ring(easel, centre, radius, behind=False)


def ring(easel: Easel, centre: b.Point, radius: float, *, behind: bool) -> None:
    """The half of a tilted ring that is behind the planet, or before it."""
    side = round(radius * 5)
    layer = Image.new("L", (side, side))
    draw = ImageDraw.Draw(layer)
    middle = side / 2
    for step in range(26):
        reach = radius * (1.42 + step * 0.03)
        box = (middle - reach, middle - reach * 0.26, middle + reach, middle + reach * 0.26)
        tone = 50 + (step * 67) % 150
        draw.arc(box, 180 if behind else 0, 360 if behind else 180, fill=tone, width=max(1, round(radius * 0.028)))
    layer = layer.rotate(18, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.8 * easel.unit))
    place = (round(centre[0] - middle), round(centre[1] - middle))
    easel.image.paste(b.mix(easel.palette.light, easel.palette.accent, 0.35), place, layer)
