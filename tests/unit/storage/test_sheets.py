"""Contact sheets: every tile has its place, its number and its picture, whole or cut a little."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from bot.storage.sheets import Cell, draw

COLOURS = [(200, 40, 40), (40, 170, 60), (50, 80, 210), (220, 180, 40), (160, 60, 190), (60, 190, 200)]
GROUND = (43, 45, 49)
Colour = tuple[int, int, int]


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """One square thumbnail of each colour."""
    return [plain(tmp_path, colour, (960, 960)) for colour in COLOURS]


def plain(directory: Path, colour: Colour, size: tuple[int, int]) -> Path:
    path = directory / f"{colour}-{size}.jpg"
    Image.new("RGB", size, colour).save(path, "JPEG")
    return path


def drawn(directory: Path, cells: list[Cell]) -> Image.Image:
    """The sheet, decoded."""
    into = directory / "sheet"
    draw(cells, into)
    with Image.open(into) as image:
        assert image.format == "JPEG"
        return image.convert("RGB")


def cells(*groups: Sequence[Path | None]) -> list[Cell]:
    return [Cell(thumbnails=tuple(group), label=str(number)) for number, group in enumerate(groups, start=1)]


def near(given: object, wanted: Colour) -> bool:
    assert isinstance(given, tuple)
    return all(abs(a - b) <= 10 for a, b in zip(given, wanted, strict=True))


@pytest.mark.parametrize(
    ("count", "columns", "rows"), [(1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 2, 2), (5, 3, 2), (6, 3, 2)]
)
def test_tiles_stand_in_order_on_a_sheet_of_bounded_width(
    tmp_path: Path, paths: list[Path], count: int, columns: int, rows: int
) -> None:
    """From the left and from above; each at least 480 pixels wide, the sheet never above 1500."""
    sheet = drawn(tmp_path, cells(*([path] for path in paths[:count])))
    assert 480 * columns < sheet.width <= 1500
    step = (sheet.width - 15) // columns
    assert sheet.height == step * rows + 15
    for number in range(count):
        row, column = divmod(number, columns)
        centre = (15 + column * step + step // 2, 15 + row * step + step // 2)
        assert near(sheet.getpixel(centre), COLOURS[number])
    assert near(sheet.getpixel((3, 3)), GROUND)
    if count == 5:
        assert near(sheet.getpixel((sheet.width - step // 2, sheet.height - step // 2)), GROUND)


def test_corners_are_round(tmp_path: Path, paths: list[Path]) -> None:
    """The ground shows at the very corner of a tile, and its colour a little further in."""
    sheet = drawn(tmp_path, cells([paths[0]]))
    for x, y in ((16, 16), (sheet.width - 17, 16), (16, sheet.height - 17), (sheet.width - 17, sheet.height - 17)):
        assert near(sheet.getpixel((x, y)), GROUND)
    assert near(sheet.getpixel((sheet.width - 30, 30)), COLOURS[0])


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("size", [(960, 540), (540, 960)], ids=["wide", "tall"])
def test_several_pictures_share_a_tile(tmp_path: Path, count: int, size: tuple[int, int]) -> None:
    """All of them are to be seen, the first where one begins to look."""
    group: list[Path | None] = [plain(tmp_path, colour, size) for colour in COLOURS[:count]]
    sheet = drawn(tmp_path, cells(group))
    seen = [sheet.getpixel((15 + (sheet.width - 30) * x // 8, 15 + (sheet.height - 30) * y // 8))
            for x, y in ((3, 3), (5, 3), (3, 5), (5, 5))]  # fmt: skip
    for colour in COLOURS[:count]:
        assert any(near(pixel, colour) for pixel in seen)
    assert near(seen[0], COLOURS[0])
    assert near(seen[3], COLOURS[count - 1])


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_number_of_several_pictures_is_told(tmp_path: Path, paths: list[Path], count: int) -> None:
    """By a badge below at the end of the tile, which differs by the number and which one picture alone has not."""

    def corner(number: int) -> Image.Image:
        sheet = drawn(tmp_path, cells([paths[0]] * number))
        return sheet.crop((sheet.width - 130, sheet.height - 130, sheet.width - 30, sheet.height - 30))

    assert max(ImageChops.difference(corner(1), corner(count)).tobytes()) > 100
    assert corner(count).tobytes() != corner(2 + count % 3).tobytes()


def test_every_label_can_be_told_from_the_others(tmp_path: Path, paths: list[Path]) -> None:
    """And is white on dark, whatever the picture; two digits have room too."""

    def badge(label: str) -> Image.Image:
        sheet = drawn(tmp_path, [Cell(thumbnails=(paths[0],), label=label)])
        return sheet.crop((20, 20, 200, 170))

    badges = [badge(str(number)) for number in range(1, 13)]
    assert len({each.tobytes() for each in badges}) == 12
    for each in badges:
        brightness = each.convert("L").tobytes()
        assert min(brightness) < 60
        assert max(brightness) > 240


def test_a_cinema_picture_among_squares_is_shown_whole(tmp_path: Path, paths: list[Path]) -> None:
    """Before a dark veil of itself, and not cut to a third; its aspect is kept."""
    cinema = Image.new("RGB", (960, 411), COLOURS[1])
    cinema.paste(COLOURS[2], (0, 0, 60, 411))
    cinema.paste(COLOURS[3], (900, 0, 960, 411))
    path = tmp_path / "cinema.jpg"
    cinema.save(path, "JPEG", quality=95)
    sheet = drawn(tmp_path, cells([paths[0]], [path], [paths[0]]))
    left, middle, top = 15 + 495, 15 + 480 // 2, 15
    assert near(sheet.getpixel((left + 10, middle)), COLOURS[2])
    assert near(sheet.getpixel((left + 470, middle)), COLOURS[3])
    shown = sum(near(sheet.getpixel((left + 240, top + y)), COLOURS[1]) for y in range(480))
    assert abs(shown - 480 * 411 / 960) < 8
    assert max(sheet.crop((left + 240, top + 10, left + 241, top + 11)).tobytes()) < max(COLOURS[1])


@pytest.mark.parametrize(
    ("size", "ratio"),
    [
        ((540, 960), 0.75),
        ((640, 960), 0.75),
        ((960, 960), 1.0),
        ((960, 640), 1.5),
        ((960, 540), 16 / 9),
        ((960, 411), 16 / 9),
    ],
)
def test_tiles_have_the_shape_of_most_pictures(tmp_path: Path, size: tuple[int, int], ratio: float) -> None:
    """Within what still makes a sheet that can be looked at on a phone."""
    path = plain(tmp_path, COLOURS[0], size)
    sheet = drawn(tmp_path, cells(*([path] for _ in range(6))))
    assert sheet.width == 1500
    assert abs(480 / ((sheet.height - 45) / 2) - ratio) < 0.01


@pytest.mark.parametrize("group", [[None], [], ["vanished"]], ids=["gone", "none", "gone meanwhile"])
def test_a_missing_picture_leaves_a_quiet_place(tmp_path: Path, paths: list[Path], group: list[str | None]) -> None:
    """With a mark that tells it from a dark picture; its neighbour is as it was."""
    missing: list[Path | None] = [each if each is None else tmp_path / each for each in group]
    sheet = drawn(tmp_path, cells([paths[0]], missing))
    width = (sheet.width - 45) // 2
    place = sheet.crop((30 + width, 15, 30 + 2 * width, 15 + width))
    assert near(place.getpixel((width - 60, 60)), (53, 55, 60))
    mark = place.crop((width // 4, width // 4, width * 3 // 4, width * 3 // 4)).convert("L")
    assert 80 < max(mark.tobytes()) < 130
    assert near(sheet.getpixel((15 + width // 2, 15 + width // 2)), COLOURS[0])


def test_a_missing_picture_of_several_leaves_its_share(tmp_path: Path, paths: list[Path]) -> None:
    """The others keep theirs, so that positions still tell which is which."""
    sheet = drawn(tmp_path, cells([paths[0], None, paths[2], paths[3]]))
    seen = [sheet.getpixel((15 + 90 * x, 15 + 90 * y)) for x, y in ((3, 3), (5, 3), (3, 5), (5, 5))]
    assert near(seen[0], COLOURS[0])
    assert not any(near(seen[1], colour) for colour in COLOURS)
    assert near(seen[2], COLOURS[2])
    assert near(seen[3], COLOURS[3])


def test_a_sheet_is_light_enough_to_send(tmp_path: Path) -> None:
    """Below 2 MB even of noise, where pictures are mostly a third of that."""
    path = tmp_path / "noise.jpg"
    Image.effect_noise((960, 960), 90).convert("RGB").save(path, "JPEG", quality=85)
    drawn(tmp_path, cells(*([path] for _ in range(6))))
    assert 0 < (tmp_path / "sheet").stat().st_size < 2_000_000
