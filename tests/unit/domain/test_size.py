"""Sizes: the model's table, what members type, and what they are offered."""

import pytest

from bot import errors
from bot.domain.size import Quality, Shape, Size, parse, preset

#: The model's own table; upright shapes are its rows swapped.
TABLE = {
    "1:1": ("1024x1024", "2048x2048", "4096x4096"),
    "4:3": ("1152x864", "2304x1728", "4096x3072"),
    "16:9": ("1280x720", "2560x1440", "4096x2304"),
    "3:2": ("1248x832", "2496x1664", "4096x2728"),
    "21:9": ("1512x648", "3024x1296", "4096x1752"),
}


def _swapped(text: str, mark: str) -> str:
    return mark.join(reversed(text.split(mark)))


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("quality", Quality)
def test_every_preset_is_the_models_own(shape: Shape, quality: Quality) -> None:
    """24 presets, each as the table has it."""
    column = ("1K", "2K", "4K").index(quality)
    lying = TABLE.get(shape.ratio)
    expected = lying[column] if lying else _swapped(TABLE[_swapped(shape.ratio, ":")][column], "x")
    assert str(preset(shape, quality)) == expected


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("quality", Quality)
def test_every_preset_can_be_painted(shape: Shape, quality: Quality) -> None:
    """Typed as WxH, a preset is accepted as the same size."""
    size = preset(shape, quality)
    assert parse(str(size)) == size


def test_shapes_carry_the_names_and_ratios_members_choose() -> None:
    """The eight shapes of the command."""
    assert {str(shape): shape.ratio for shape in Shape} == {
        "square": "1:1",
        "landscape": "4:3",
        "portrait": "3:4",
        "wide": "16:9",
        "tall": "9:16",
        "photo": "3:2",
        "photo-portrait": "2:3",
        "cinema": "21:9",
    }


@pytest.mark.parametrize("typed", ["2304x1728", " 2304 x 1728 ", "2304X1728", "2304×1728", "2304*1728", "02304x1728"])
def test_a_custom_size_may_be_written_in_several_ways(typed: str) -> None:
    """Spaces, capitals and the real multiplication sign are understood."""
    assert parse(typed) == Size(2304, 1728)


@pytest.mark.parametrize("typed", ["2k", " 2K ", "2K"])
def test_a_preset_takes_the_shape_that_was_chosen(typed: str) -> None:
    """`2K` overrides the quality alone."""
    assert parse(typed, Shape.TALL) == Size(1440, 2560)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "form"),
        ("12x", "form"),
        ("8K", "form"),
        ("2048", "form"),
        ("1024x1024x1024", "form"),
        ("-1024x1024", "form"),
        ("1024.5x1024", "form"),
        ("0x0", "pixels"),
        ("0x99999", "pixels"),
        ("959x960", "pixels"),
        ("4097x4096", "pixels"),
        ("99999x1", "pixels"),
        ("16000x999", "ratio"),
        ("999x16000", "ratio"),
        ("9999999x1", "form"),
    ],
)
def test_a_wrong_size_says_what_is_wrong(typed: str, problem: str) -> None:
    """The form, the pixels in all, or the ratio."""
    with pytest.raises(errors.InvalidSize) as refused:
        parse(typed)
    assert refused.value.facts["problem"] == problem


@pytest.mark.parametrize("size", [Size(960, 960), Size(4096, 4096), Size(16_384, 1024), Size(240, 3840)])
def test_the_bounds_themselves_are_allowed(size: Size) -> None:
    """921,600 and 16,777,216 pixels, and 1:16."""
    assert parse(str(size)) == size
