"""Pictures that are too large for Discord become smaller copies, and only those."""

import random
from pathlib import Path

from PIL import Image

from bot.storage.pictures import PictureFiles


def _noise(path: Path, side: int) -> None:
    random.seed(7)
    Image.frombytes("RGB", (side, side), random.randbytes(side * side * 3)).save(path, "PNG")


async def test_a_large_picture_is_re_encoded_until_it_fits(tmp_path: Path) -> None:
    """Noise, which compresses badly, has to lose quality and then size; the original stays as it was."""
    files = PictureFiles.open(tmp_path)
    raw = files.scratch()
    _noise(raw, 900)
    picture = await files.keep(raw)
    before = files.path(picture).read_bytes()
    copy = await files.fitting(picture, 150_000)
    assert copy.stat().st_size <= 150_000
    with Image.open(copy) as image:
        assert image.format == "JPEG"
        assert 0 < image.width < 900
    assert files.path(picture).read_bytes() == before


async def test_a_picture_that_fits_is_delivered_as_it_is(tmp_path: Path) -> None:
    """No copy is made where none is needed."""
    files = PictureFiles.open(tmp_path)
    raw = files.scratch()
    _noise(raw, 64)
    picture = await files.keep(raw)
    assert await files.fitting(picture, picture.size) == files.path(picture)
