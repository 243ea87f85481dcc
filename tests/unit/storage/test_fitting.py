"""Copies that are small enough: first by quality, then by size, never larger than the original, on white."""

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms

from bot import errors
from bot.storage.fitting import shrink, thumbnail

RED, BLUE, WHITE = (220, 30, 40), (0, 0, 255), (255, 255, 255)
Colour = tuple[int, ...]


def noise(size: tuple[int, int]) -> Image.Image:
    """What compresses worst."""
    random.seed(7)
    return Image.frombytes("RGB", size, random.randbytes(size[0] * size[1] * 3))


def saved(picture: Image.Image, path: Path, kind: str = "PNG", **options: Any) -> Path:
    picture.save(path, kind, **options)
    return path


def weight(picture: Image.Image, quality: int) -> int:
    """The bytes of its JPEG."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.tell()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where the copy goes."""
    return tmp_path / "copy"


@pytest.mark.parametrize("quality", [92, 85, 75])
def test_quality_goes_first_and_no_lower_than_needed(tmp_path: Path, copy: Path, quality: int) -> None:
    """Each rung is the very JPEG of that quality, at full size."""
    picture = noise((600, 400))
    most = weight(picture, quality)
    assert shrink(saved(picture, tmp_path / "original"), copy, most)
    assert copy.stat().st_size == most
    with Image.open(copy) as image:
        assert (image.format, image.size) == ("JPEG", (600, 400))


def test_size_goes_next_and_keeps_the_aspect(tmp_path: Path, copy: Path) -> None:
    """One byte less than the lowest quality allows, and the pixels become half as many."""
    picture = noise((600, 400))
    assert shrink(saved(picture, tmp_path / "original"), copy, weight(picture, 75) - 1)
    with Image.open(copy) as image:
        assert image.size == (420, 280)
    assert copy.stat().st_size < weight(picture, 75)


def test_what_cannot_be_that_small_is_told(tmp_path: Path, copy: Path) -> None:
    """Rather than a copy in which nothing is left to be seen."""
    assert not shrink(saved(noise((600, 400)), tmp_path / "original"), copy, 5_000)


@pytest.mark.parametrize("size", [(3000, 40), (40, 3000), (100, 100), (1, 1)])
def test_odd_shapes_come_to_an_end(tmp_path: Path, copy: Path, size: tuple[int, int]) -> None:
    """With a copy where one is possible, and without one where none is."""
    original = saved(noise(size), tmp_path / "original")
    assert shrink(original, copy, 1_000_000)
    assert not shrink(original, copy, 100)


def test_a_small_picture_is_never_made_larger(tmp_path: Path, copy: Path) -> None:
    """Neither by its bytes' bound nor as a thumbnail."""
    original = saved(noise((40, 30)), tmp_path / "original")
    assert shrink(original, copy, 1_000_000)
    with Image.open(copy) as image:
        assert image.size == (40, 30)
    assert thumbnail(original, copy, 480)
    with Image.open(copy) as image:
        assert image.size == (40, 30)


@pytest.mark.parametrize(("size", "small"), [((900, 600), (120, 80)), ((600, 900), (80, 120)), ((2100, 90), (120, 5)),
                                             ((2000, 2), (120, 1))])  # fmt: skip
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_thumbnail_fits_its_longer_side(
    tmp_path: Path, copy: Path, kind: str, size: tuple[int, int], small: tuple[int, int]
) -> None:
    """And keeps the aspect, of every format."""
    assert thumbnail(saved(noise(size), tmp_path / "original", kind), copy, 120)
    with Image.open(copy) as image:
        assert (image.format, image.size) == ("JPEG", small)


@pytest.mark.parametrize("target", [(750, 750), (333, 333), (100, 100)])
def test_no_seam_shows_where_bands_meet(tmp_path: Path, copy: Path, target: tuple[int, int]) -> None:
    """A picture scaled band by band looks as if it had been scaled whole."""
    ramp = Image.linear_gradient("L").resize((1000, 1000))
    picture = Image.merge("RGB", (ramp, ramp.transpose(Image.Transpose.ROTATE_90), ramp))
    thumbnail(saved(picture, tmp_path / "original"), copy, target[0])
    with Image.open(copy) as image:
        difference = ImageChops.difference(image, picture.resize(target, Image.Resampling.LANCZOS))
    assert max(difference.tobytes()) <= 6


def odd(mode: str) -> Image.Image:
    """A picture of that mode: its left half red (or mid-grey), its right half transparent where that exists."""
    picture = Image.new("RGBA", (320, 200), (*BLUE, 0))
    picture.paste((*RED, 255), (0, 0, 160, 200))
    if mode == "I;16":
        return Image.new("I;16", (320, 200), 32768)
    if mode == "1":
        return Image.new("1", (320, 200), 1)
    return picture if mode == "RGBA" else picture.convert(mode)


def colour(path: Path, x: int) -> Colour:
    with Image.open(path) as image:
        pixel = image.convert("RGB").getpixel((x, image.height // 2))
    assert isinstance(pixel, tuple)
    return tuple(round(value) for value in pixel)


def near(given: Colour, wanted: Colour) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(given, wanted, strict=True))


@pytest.mark.parametrize(
    ("mode", "kind", "colours"),
    [
        ("RGB", "PNG", (RED, BLUE)),
        ("RGBA", "PNG", (RED, WHITE)),
        ("RGBA", "WEBP", (RED, WHITE)),
        ("P", "PNG", (RED, WHITE)),
        ("CMYK", "JPEG", (RED, BLUE)),
        ("LA", "PNG", ((88, 88, 88), WHITE)),
        ("L", "PNG", ((88, 88, 88), (29, 29, 29))),
        ("I;16", "PNG", ((128, 128, 128), (128, 128, 128))),
        ("1", "PNG", (WHITE, WHITE)),
    ],
)
@pytest.mark.parametrize("side", [None, 100], ids=["fitting", "thumbnail"])
def test_odd_modes_keep_their_colours_on_white(
    tmp_path: Path, copy: Path, side: int | None, mode: str, kind: str, colours: tuple[Colour, Colour]
) -> None:
    """What shines through becomes white; sixteen bits become eight and not a white sheet."""
    original = saved(odd(mode), tmp_path / "original", kind)
    assert thumbnail(original, copy, side) if side else shrink(original, copy, 10**6)
    with Image.open(copy) as image:
        assert image.mode == ("L" if mode in {"L", "LA", "1", "I;16"} else "RGB")
        width = image.width
    assert near(colour(copy, width // 4), colours[0])
    assert near(colour(copy, width * 3 // 4), colours[1])


@pytest.mark.parametrize("mode", ["RGB", "L", "P"])
def test_a_colour_that_a_png_calls_transparent_becomes_white(tmp_path: Path, copy: Path, mode: str) -> None:
    """Also without an alpha channel."""
    picture = odd("RGB").convert(mode)
    transparent = picture.getpixel((300, 100))
    original = saved(picture, tmp_path / "original", transparency=transparent)
    assert shrink(original, copy, 10**6)
    assert near(colour(copy, 240), WHITE)
    assert not near(colour(copy, 80), WHITE)


def test_a_colour_profile_is_kept_while_it_is_true(tmp_path: Path, copy: Path) -> None:
    """Without it, colours of a wide space look dull; of inks, it would speak of what is no longer there."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    shrink(saved(odd("RGB"), tmp_path / "original", icc_profile=profile), copy, 10**6)
    with Image.open(copy) as image:
        assert image.info["icc_profile"] == profile
    shrink(saved(odd("L"), tmp_path / "original", icc_profile=profile), copy, 10**6)
    with Image.open(copy) as image:
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_broken_picture_is_told(tmp_path: Path, copy: Path, kind: str, share: float) -> None:
    """As what it is, wherever the damage lies."""
    original = saved(noise((300, 200)), tmp_path / "original", kind)
    data = original.read_bytes()
    original.write_bytes(data[: int(len(data) * share)])
    for work in (lambda: shrink(original, copy, 1000), lambda: thumbnail(original, copy, 100)):
        with pytest.raises(errors.BadPicture):
            work()


def test_a_missing_original_is_the_disks_fault(tmp_path: Path, copy: Path) -> None:
    """Not that of its bytes."""
    with pytest.raises(FileNotFoundError):
        shrink(tmp_path / "nowhere", copy, 1000)
