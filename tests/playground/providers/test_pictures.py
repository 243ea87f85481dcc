"""The drawn pictures: repeatable, of true size and weight, and different where they should be."""

import asyncio
import io
from typing import Any

import aiohttp
import pytest
from PIL import Image, ImageChops, ImageStat

from playground.fake_providers import atelier
from playground.fake_providers.atelier import Atelier
from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.fake_providers.gmi.model import MODEL
from playground.fake_providers.pictures import SCENES, Commission, paint
from playground.fake_providers.reading import PALETTES, interpret


def opened(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body)).convert("RGB")


def difference(one: Image.Image, other: Image.Image, box: tuple[int, int, int, int]) -> float:
    """The mean difference of two pictures in a box, from 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one.crop(box), other.crop(box))).mean) / 3


def test_same_commission_gives_the_same_bytes():
    """Prompt, seed and number decide everything; each of them changes the picture."""
    first = paint(Commission(prompt="a castle", seed=4))
    assert first == paint(Commission(prompt="a castle", seed=4))
    assert first != paint(Commission(prompt="a castle", seed=5))
    assert first != paint(Commission(prompt="a castle", seed=4, number=1))


@pytest.mark.parametrize(
    ("width", "height", "low", "high"),
    [(1024, 1024, 60_000, 200_000), (2304, 1728, 250_000, 750_000), (4096, 4096, 1_000_000, 3_000_000)],
)
def test_size_and_weight_are_true(width, height, low, high):
    """Files have the pixels asked for and weigh what the model's do."""
    body = paint(Commission(prompt="night city", seed=1, width=width, height=height))
    assert opened(body).size == (width, height)
    assert low < len(body) < high


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_can_be_painted_narrow_and_wide(scene):
    """The extreme shapes work, and no scene is a single colour."""
    for size in ((240, 3840), (3840, 240)):
        picture = opened(paint(Commission(prompt=scene, width=size[0], height=size[1])))
        assert picture.size == size
        assert max(ImageStat.Stat(picture).stddev) > 8


def test_words_choose_scene_mood_and_things():
    """The prompt is read, and an unreadable one still gets a scene of its own."""
    reading = interpret("A lighthouse by the sea, snowy night")
    assert (reading.scene, reading.mood, reading.things) == ("sea", "winter", {"lighthouse"})
    assert reading.palette == PALETTES["winter"]
    assert interpret("qwx") == interpret("qwx")
    assert len({interpret(f"qwx {chr(97 + n)}").scene for n in range(26)}) > 3


def test_watermark_is_bottom_right_only():
    """The sign changes its corner and leaves the opposite one alone."""
    plain = opened(paint(Commission(prompt="dunes")))
    signed = opened(paint(Commission(prompt="dunes", watermark=True)))
    assert difference(plain, signed, (800, 980, 1024, 1024)) > 12
    assert difference(plain, signed, (0, 0, 512, 512)) < 2


def test_references_are_laid_on_the_scene_in_order():
    """Two plain references show their colours left and right."""
    bodies = []
    for colour in ((220, 20, 20), (20, 20, 220)):
        buffer = io.BytesIO()
        Image.new("RGB", (300, 300), colour).save(buffer, "JPEG")
        bodies.append(buffer.getvalue())
    picture = opened(paint(Commission(prompt="dunes", references=tuple(bodies))))
    third = [ImageStat.Stat(picture.crop((x, 760, x + 60, 820))).mean for x in (280, 680)]
    assert third[0][0] > 150 > third[0][2]
    assert third[1][2] > 150 > third[1][0]


async def test_atelier_draws_once_and_forgets_the_oldest(monkeypatch):
    """Many who ask at a time share one drawing, and memory has an end."""
    drawn = []

    def count(commission: Commission) -> bytes:
        drawn.append(commission)
        return bytes(60)

    monkeypatch.setattr(atelier, "paint", count)
    monkeypatch.setattr(atelier, "KEPT_BYTES", 100)
    workshop = Atelier(bench=False)
    one, two = Commission(prompt="one"), Commission(prompt="two")
    await asyncio.gather(*(workshop.picture(one) for _ in range(20)))
    await workshop.picture(two)
    await workshop.picture(one)
    workshop.close()
    assert drawn == [one, two, one]


async def test_bench_serves_one_picture_of_about_150_kilobytes():
    """In bench mode every result is the same file."""
    headers = {"Authorization": "Bearer demo"}
    options = GmiOptions(bench=True, speed=1_000_000.0)
    async with GmiTwin(options) as twin, aiohttp.ClientSession(twin.base_url, headers=headers) as session:
        bodies = []
        for prompt in ("one", "two"):
            payload = {"prompt": prompt, "size": "2048x2048"}
            path = "/api/v1/ie/requestqueue/apikey/requests"
            async with session.post(path, json={"model": MODEL, "payload": payload}) as response:
                path += "/" + (await response.json())["request_id"]
            record: dict[str, Any] = {"status": ""}
            while record["status"] != "success":
                async with session.get(path) as response:
                    record = await response.json()
            async with aiohttp.request("GET", record["outcome"]["media_urls"][0]["url"]) as response:
                bodies.append(await response.read())
    assert bodies[0] == bodies[1]
    assert 130_000 < len(bodies[0]) < 165_000
