"""Procedural pictures with the size, weight and watermark of a real model's: what a twin delivers instead.

It knows prompts and pixels, no HTTP. The same commission always gives the same bytes."""

import io
import math
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFont, ImageOps

from . import brushes, gardens, scenes
from .landscape import Easel, mountains
from .reading import Reading, interpret
from .things import THINGS

#: The most pixels that are drawn; more are made by scaling up below a grain of full size.
CANVAS_PIXELS = 1_000_000
TILE = 512
QUALITIES = (96, 94, 92, 90, 87, 84, 80, 76, 72, 66, 60, 52, 44)
WATERMARK = "AI generated"
SCENES: dict[str, scenes.Painter] = {
    "sea": scenes.sea,
    "forest": scenes.forest,
    "city": scenes.city,
    "desert": scenes.desert,
    "space": scenes.space,
    "mountains": mountains,
    "meadow": gardens.meadow,
    "abstract": gardens.abstract,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission:
    """One picture to paint; ``references`` are small jpegs, in order. Sizes in pixels."""

    prompt: str
    seed: int = 0
    number: int = 0
    width: int = 1024
    height: int = 1024
    watermark: bool = False
    references: tuple[bytes, ...] = ()
    bytes_per_pixel: float = 0.112


def paint(commission: Commission) -> bytes:
    """The jpeg of a commission. Takes up to a second for 16 megapixels: call it outside the event loop."""
    rng = random.Random(f"{commission.prompt}:{commission.seed}:{commission.number}")
    picture = _compose(commission, interpret(commission.prompt), rng)
    picture = picture.resize((commission.width, commission.height), Image.Resampling.BICUBIC)
    picture = _grained(picture, rng)
    if commission.watermark:
        _sign(picture)
    return _encoded(picture, commission.bytes_per_pixel)


def _compose(commission: Commission, reading: Reading, rng: random.Random) -> Image.Image:
    scale = min(1.0, math.sqrt(CANVAS_PIXELS / (commission.width * commission.height)))
    size = (max(32, round(commission.width * scale)), max(32, round(commission.height * scale)))
    easel = Easel(Image.new("RGB", size), reading, rng)
    SCENES[reading.scene](easel)
    for name, draw in THINGS.items():
        if name in reading.things:
            draw(easel)
    picture = brushes.strokes(easel.image, rng, 0.5)
    if commission.references:
        picture = _remembered(picture, [Image.open(io.BytesIO(body)) for body in commission.references], rng)
    return ImageEnhance.Color(ImageEnhance.Contrast(picture).enhance(1.06)).enhance(1.12)


def _remembered(picture: Image.Image, references: list[Image.Image], rng: random.Random) -> Image.Image:
    """Tint the scene with the first reference and lay them all on it as prints, in order from the left."""
    width, height = picture.size
    tint = (
        references[0].convert("RGB").resize((3, 3), Image.Resampling.BOX).resize(picture.size, Image.Resampling.BICUBIC)
    )
    picture = Image.blend(picture, ImageChops.soft_light(picture, tint), 0.6)
    slot = width / (len(references) + 0.6)
    side = round(min(slot * 0.86, height * 0.36))
    for index, reference in enumerate(references):
        frame = max(2, side // 18)
        inner = side - 2 * frame
        shot = ImageOps.fit(reference.convert("RGB"), (inner, inner))
        card = Image.new("RGB", (side, side + frame * 2), (248, 245, 238))
        card.paste(shot, (frame, frame))
        mask = Image.new("L", card.size, 255)
        turn = rng.uniform(-5, 5)
        card = card.rotate(turn, Image.Resampling.BICUBIC, expand=True)
        mask = mask.rotate(turn, Image.Resampling.BICUBIC, expand=True)
        x = round(slot * (index + 0.8) - card.width / 2)
        y = height - card.height - round(height * 0.04)
        picture.paste((0, 0, 0), (x + frame, y + frame), mask.point([v * 90 // 255 for v in range(256)]))
        picture.paste(card, (x, y), mask)
    return picture


def _grained(picture: Image.Image, rng: random.Random) -> Image.Image:
    """Lay a fine weave of full size over the picture, which keeps scaled pictures from looking smooth."""
    fine = Image.frombytes("L", (TILE, TILE), rng.randbytes(TILE * TILE))
    coarse = Image.frombytes("L", (TILE // 2, TILE // 2), rng.randbytes(TILE * TILE // 4)).resize((TILE, TILE))
    tile = Image.blend(fine, coarse, 0.6).point([128 + (v - 128) // 12 for v in range(256)])
    weave = Image.new("L", picture.size)
    for x in range(0, picture.width, TILE):
        for y in range(0, picture.height, TILE):
            weave.paste(tile, (x, y))
    return ImageChops.add(picture, Image.merge("RGB", (weave, weave, weave)), 1, -128)


def _sign(picture: Image.Image) -> None:
    size = max(14, round(math.sqrt(picture.width * picture.height) * 0.026))
    font = ImageFont.load_default(size)
    draw = ImageDraw.Draw(picture)
    place = (picture.width - size * 0.8, picture.height - size * 0.7)
    edge = max(1, size // 14)
    draw.text(place, WATERMARK, (255, 255, 255), font, anchor="rs", stroke_width=edge, stroke_fill=(60, 60, 60))


def _encoded(picture: Image.Image, bytes_per_pixel: float) -> bytes:
    """Encode with the best quality that keeps the weight, judged by a sample of the picture."""
    quality = QUALITIES[-1]
    sample = _sample(picture)
    allowed = bytes_per_pixel * sample.width * sample.height
    for quality in QUALITIES:
        if len(_jpeg(sample, quality)) <= allowed:
            break
    return _jpeg(picture, quality)


def _sample(picture: Image.Image) -> Image.Image:
    side = min(176, picture.width // 3, picture.height // 3)
    sample = Image.new("RGB", (side * 3, side * 3))
    for column in range(3):
        for row in range(3):
            x, y = (picture.width - side) * column // 2, (picture.height - side) * row // 2
            sample.paste(picture.crop((x, y, x + side, y + side)), (side * column, side * row))
    return sample


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
