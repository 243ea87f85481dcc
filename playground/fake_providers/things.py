"""Things that a prompt names and a scene can hold: boat, lighthouse, cabin, balloon, castle, birds, tree."""

import math
from collections.abc import Callable

from PIL import Image, ImageDraw

from . import brushes as b
from .landscape import Easel


def boat(easel: Easel) -> None:
    width, height = easel.size
    draw, s = ImageDraw.Draw(easel.image), 120 * easel.unit
    x = easel.sun[0] + (0.2 if easel.sun[0] < width / 2 else -0.2) * width
    y = easel.horizon + (height - easel.horizon) * 0.3
    dark = easel.palette.near
    sail, other = (
        b.mix(easel.palette.light, (255, 255, 255), 0.3),
        b.mix(easel.palette.accent, easel.palette.light, 0.2),
    )
    draw.polygon([(x, y - s * 1.5), (x, y - s * 0.22), (x + s * 0.75, y - s * 0.22)], fill=sail)
    draw.polygon([(x - s * 0.06, y - s * 1.3), (x - s * 0.06, y - s * 0.22), (x - s * 0.5, y - s * 0.22)], fill=other)
    draw.line((x - s * 0.03, y - s * 1.6, x - s * 0.03, y), fill=dark, width=max(1, round(s * 0.04)))
    draw.polygon(
        [
            (x - s * 0.7, y - s * 0.16),
            (x + s * 0.9, y - s * 0.16),
            (x + s * 0.6, y + s * 0.1),
            (x - s * 0.5, y + s * 0.1),
        ],
        fill=dark,
    )
    for index in range(9):
        half, level = s * (0.6 - index * 0.05), y + s * (0.17 + index * 0.13)
        tone = b.mix(sail, easel.palette.near, 0.45) if index % 2 else dark
        draw.line((x - half * 0.6, level, x + half * 0.7, level), fill=tone, width=max(1, round(s * 0.035)))


def lighthouse(easel: Easel) -> None:
    width, height = easel.size
    side = 1 if easel.sun[0] > width / 2 else -1
    x = width * (0.5 - side * 0.34)
    foot, s = height * 0.86, min(height * 0.5, width * 0.6)
    draw = ImageDraw.Draw(easel.image)
    lit, shade = (
        b.mix(easel.palette.light, easel.palette.haze, 0.25),
        b.mix(easel.palette.near, easel.palette.haze, 0.45),
    )
    stripe = b.mix((196, 58, 48), easel.palette.near, 0.25)
    for k in range(7):
        y0, y1 = foot - s * k / 7 * 0.8, foot - s * (k + 1) / 7 * 0.8
        w0, w1 = s * (0.085 - 0.0055 * k), s * (0.085 - 0.0055 * (k + 1))
        tone = stripe if k % 2 else lit
        draw.polygon([(x - w0, y0), (x + w0, y0), (x + w1, y1), (x - w1, y1)], fill=tone)
        cut = (1 - 2 * 0.62) * side
        draw.polygon(
            [(x + cut * w0, y0), (x - side * w0, y0), (x - side * w1, y1), (x + cut * w1, y1)],
            fill=b.mix(tone, shade, 0.6),
        )
    top = foot - s * 0.8
    dark = easel.palette.near
    draw.rectangle((x - s * 0.065, top - s * 0.015, x + s * 0.065, top), fill=dark)
    draw.rectangle((x - s * 0.034, top - s * 0.085, x + s * 0.034, top - s * 0.015), fill=(255, 236, 170))
    draw.polygon([(x - s * 0.05, top - s * 0.085), (x + s * 0.05, top - s * 0.085), (x, top - s * 0.14)], fill=stripe)
    beam(easel, (x, top), s, side)


def beam(easel: Easel, top: b.Point, s: float, side: int) -> None:
    """The lighthouse's light, thrown to one side."""
    x, y = top
    light = Image.new("L", easel.size)
    reach = easel.size[0] * side
    ImageDraw.Draw(light).polygon(
        [(x, y - s * 0.05), (x + reach, y - s * 0.3), (x + reach, y + s * 0.04)], fill=70 if easel.dark else 40
    )
    b.veil(easel.image, light, (255, 240, 200))
    b.glow(easel.image, (x, y - s * 0.05), s * 0.3, (255, 230, 170), 0.9)


def cabin(easel: Easel) -> None:
    width, height = easel.size
    draw, s = ImageDraw.Draw(easel.image), 95 * easel.unit
    x, y = width * (0.68 if easel.sun[0] < width / 2 else 0.32), height * 0.86
    wall, roof = b.mix(easel.palette.near, (120, 70, 40), 0.45), b.mix(easel.palette.near, easel.palette.light, 0.2)
    draw.rectangle((x - s, y - s * 0.75, x + s, y), fill=wall)
    draw.polygon([(x - s * 1.25, y - s * 0.7), (x, y - s * 1.5), (x + s * 1.25, y - s * 0.7)], fill=roof)
    draw.rectangle((x + s * 0.45, y - s * 1.55, x + s * 0.68, y - s * 1.05), fill=wall)
    for place in (-0.55, 0.35):
        box = (x + s * place, y - s * 0.52, x + s * (place + 0.3), y - s * 0.2)
        draw.rectangle(box, fill=(255, 208, 120))
        b.glow(easel.image, (x + s * (place + 0.15), y - s * 0.36), s * 1.1, (255, 190, 100), 0.7)
    for puff in range(7):
        spot = (x + s * (0.56 + puff * 0.13), y - s * (1.65 + puff * 0.3))
        b.glow(easel.image, spot, s * (0.2 + puff * 0.07), easel.palette.sky[3], 0.35)


def balloon(easel: Easel) -> None:
    width, height = easel.size
    for index, (px, py, size) in enumerate(((0.28, 0.3, 1.0), (0.66, 0.2, 0.55), (0.82, 0.4, 0.34))):
        draw, r = ImageDraw.Draw(easel.image), 95 * easel.unit * size
        x, y = width * (px + easel.rng.uniform(-0.04, 0.04)), height * py
        stripes = (
            easel.palette.accent,
            b.mix(easel.palette.light, (255, 255, 255), 0.2),
            b.mix(easel.palette.sky[0], easel.palette.accent, index / 3),
        )
        for band in range(9):
            half = r * math.cos(band / 9 * math.pi / 2)
            colour = b.mix(stripes[band % 3], easel.palette.near, 0.05 + 0.04 * band)
            draw.ellipse((x - half, y - r, x + half, y + r * 0.95), fill=colour)
            draw.polygon(
                [
                    (x - half * 0.86, y + r * 0.5),
                    (x + half * 0.86, y + r * 0.5),
                    (x + half * 0.2, y + r * 1.25),
                    (x - half * 0.2, y + r * 1.25),
                ],
                fill=colour,
            )
        draw.rectangle(
            (x - r * 0.15, y + r * 1.36, x + r * 0.15, y + r * 1.6), fill=b.mix(easel.palette.near, (110, 70, 40), 0.4)
        )
        b.glow(easel.image, (x - r * 0.3, y - r * 0.3), r * 0.8, easel.palette.light, 0.45)


def castle(easel: Easel) -> None:
    width, height = easel.size
    draw, s = ImageDraw.Draw(easel.image), 60 * easel.unit
    x, y = width * (0.64 if easel.sun[0] < width / 2 else 0.36), height * 0.72
    stone = b.mix(easel.palette.near, easel.palette.haze, 0.4)
    rise = [
        value + 1.6 * math.exp(-(((k / 160 * width - x) / (4.4 * s)) ** 2))
        for k, value in enumerate(b.rolling(easel.rng, 0.5))
    ]
    hill = b.outline(easel.size, rise, y + s * 1.9, s * 0.9)
    b.land(easel.image, hill, b.mix(stone, easel.palette.near, 0.45), easel.palette.near, s * 5)
    for place, tall, wide in ((-2, 2.6, 0.55), (-0.9, 3.8, 0.5), (0.2, 5.0, 0.7), (1.2, 3.2, 0.5), (2.1, 2.2, 0.55)):
        left, right, top = x + s * (place - wide), x + s * (place + wide), y - s * tall
        draw.rectangle((left, top, right, y + s * 0.4), fill=stone)
        draw.rectangle((x + s * place, top, right, y + s * 0.4), fill=b.mix(stone, easel.palette.near, 0.35))
        draw.polygon(
            [(left - s * 0.14, top), (x + s * place, top - s * 1.3), (right + s * 0.14, top)],
            fill=b.mix(easel.palette.accent, easel.palette.near, 0.5),
        )
        draw.rectangle(
            (x + s * (place - 0.1), top + s * 0.5, x + s * (place + 0.1), top + s * 0.85), fill=(255, 214, 130)
        )
    draw.rectangle((x - s * 2.4, y - s * 1.2, x + s * 2.4, y + s * 0.4), fill=b.mix(stone, easel.palette.near, 0.15))


def birds(easel: Easel) -> None:
    width, height = easel.size
    draw, rng = ImageDraw.Draw(easel.image), easel.rng
    middle = (width * rng.uniform(0.3, 0.7), height * rng.uniform(0.16, 0.3))
    for _ in range(11):
        x, y = middle[0] + rng.gauss(0, 0.1) * width, middle[1] + rng.gauss(0, 0.05) * height
        span = rng.uniform(9, 20) * easel.unit
        wings = [
            (x - span, y - span * 0.45),
            (x - span * 0.4, y - span * 0.5),
            (x, y),
            (x + span * 0.4, y - span * 0.5),
            (x + span, y - span * 0.4),
        ]
        draw.line(wings, fill=easel.palette.near, width=max(2, round(2.6 * easel.unit)), joint="curve")


def tree(easel: Easel) -> None:
    width, height = easel.size
    draw, rng, unit = ImageDraw.Draw(easel.image), easel.rng, easel.unit
    x, y = width * (0.7 if easel.sun[0] < width / 2 else 0.3), height * 0.88
    bark = b.mix(easel.palette.near, (60, 36, 24), 0.4)
    leaf = b.mix(easel.palette.accent, easel.palette.near, 0.35)
    twigs: list[tuple[float, float, float, float, int]] = [(x, y, -math.pi / 2, 120 * unit, 0)]
    while twigs:
        px, py, angle, long, level = twigs.pop()
        qx, qy = px + math.cos(angle) * long, py + math.sin(angle) * long
        draw.line((px, py, qx, qy), fill=bark, width=max(1, round(26 * unit * 0.62**level)))
        if level < 6:
            twigs += [
                (qx, qy, angle + turn + rng.uniform(-0.2, 0.2), long * rng.uniform(0.66, 0.82), level + 1)
                for turn in (-0.42, 0.42)
            ]
        if level >= 4:
            for _ in range(3):
                r = rng.uniform(7, 17) * unit
                lx, ly = qx + rng.gauss(0, 12) * unit, qy + rng.gauss(0, 12) * unit
                draw.ellipse(
                    (lx - r, ly - r * 0.8, lx + r, ly + r * 0.8),
                    fill=b.mix(leaf, easel.palette.light, rng.uniform(0, 0.45)),
                )


THINGS: dict[str, Callable[[Easel], None]] = {
    "castle": castle,
    "cabin": cabin,
    "tree": tree,
    "boat": boat,
    "lighthouse": lighthouse,
    "balloon": balloon,
    "birds": birds,
}
