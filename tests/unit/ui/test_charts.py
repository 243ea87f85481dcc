"""Charts: as wide as a phone shows them well, as high as they need, dark, and drawn of anything there is to draw."""

import io
from itertools import pairwise

import pytest
from PIL import Image

from bot.ui import charts

DATES = tuple(f"Nov {day}" for day in range(1, 8))


def waits(*values: tuple[float, float] | None, providers: int = 1) -> charts.Pairs:
    pairs = [charts.Pair(name=f"provider {number}", values=values) for number in range(providers)]
    dates = DATES[: len(values)]
    return charts.Pairs(title="Times", pairs=pairs, whole="half", dashed="most", dates=dates, tell=str)


def sheet(*drawn: charts.Chart) -> Image.Image:
    image = Image.open(io.BytesIO(charts.drawn(drawn)))
    image.load()
    return image.convert("RGB")


COUNTS = charts.Columns(title="Pictures", values=[3, 0, 12, 7, 1, 0, 5], dates=DATES)
MONEY = charts.Columns(title="Cost", values=[0.1, 2.0], dates=DATES[:2], tell=lambda value: f"${value:.2f}", colour=1)
BARS = charts.Bars(title="Why", bars=[("limits", 12), ("faults", 3)], colour=2)


@pytest.mark.parametrize(
    "chart",
    [
        pytest.param(COUNTS, id="counts"),
        pytest.param(MONEY, id="money"),
        pytest.param(charts.Columns(title="Nothing", values=[0] * 7, dates=DATES), id="nothing"),
        pytest.param(charts.Columns(title="Ninety", values=list(range(90)), dates=["Nov 1"] * 90), id="ninety"),
        pytest.param(waits((1.0, 2.0), None, (3.0, 30.0)), id="a-gap"),
        pytest.param(waits(None, None, (3.0, 3.0)), id="one-point"),
        pytest.param(waits(*[(1.0, 2.0)] * 7, providers=2), id="two-providers"),
        pytest.param(waits(*[(1.0, 2.0)] * 7, providers=3), id="three-providers"),
        pytest.param(BARS, id="bars"),
        pytest.param(charts.Bars(title="None", bars=[("none", 0)]), id="a-bar-of-nothing"),
    ],
)
def test_each_kind_is_drawn(chart: charts.Chart) -> None:
    """Without a warning; dark at the edges, bright in the letters."""
    image = sheet(chart)
    assert image.width == charts.WIDTH
    grey = image.convert("L")
    assert grey.crop((0, 0, charts.WIDTH, 3)).getextrema() == (31, 31)
    assert grey.getextrema()[1] > 240  # pyright: ignore[reportOperatorIssue]


def test_nothing_is_cut_off_at_the_sides() -> None:
    """However long the words below a chart are that Easel writes there."""
    image = sheet(COUNTS, waits(*[(10.0, 3600.0)] * 7, providers=2), BARS)
    for left in (0, charts.WIDTH - 4):
        extrema = image.convert("L").crop((left, 0, left + 4, image.height)).getextrema()
        assert extrema == (31, 31)


def test_a_sheet_is_as_high_as_its_charts() -> None:
    """So that letters keep their size."""
    assert sheet(COUNTS, BARS).height == sheet(COUNTS).height + sheet(BARS).height


def test_what_belongs_together_has_one_colour_and_the_rest_others() -> None:
    """Apart by lightness too, for who sees no hues."""
    greys = sorted(Image.new("RGB", (1, 1), colour).convert("L").getpixel((0, 0)) for colour in charts.COLOURS)  # pyright: ignore[reportArgumentType]
    assert len(set(greys)) == len(greys)
    assert all(isinstance(a, int) and isinstance(b, int) and b - a >= 10 for a, b in pairwise(greys))


def test_letters_that_no_font_has_are_known() -> None:
    """Western and Cyrillic ones are there on every machine, Japanese ones are not."""
    assert charts.legible("Зображень за день, Größe, año")
    assert not charts.legible("1日ごとの画像")
