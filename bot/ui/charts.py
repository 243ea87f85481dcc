"""Owns how figures are drawn as pictures, to be read on a phone in the dark; knows neither their meaning nor words.

A picture is shown 400 pixels wide there, which is two fifths of its own width: its smallest letters have 35 pixels.
"""

import io
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

#: Of matplotlib, which is loaded when the first chart is drawn, and whose own types are half unknown.
Axes = Any
Figure = Any

WIDTH, _DPI = 1000, 100
_LETTERS = 35 * 72 / _DPI
_GROUND, _GRID, _TEXT = "#1e1f22", "#4a4d55", "#f2f3f5"
#: Told apart by lightness as well as by hue.
COLOURS = ("#8ea1ff", "#6fe3a1", "#ffb86b")
#: In matplotlib's numbering of corners.
_UPPER_LEFT = 2
_TWO = 2
_MARKS = ("o", "s", "^")
_DASHES = (0, (2, 1.2))
#: Days whose dates are written, and bars that have room.
_DATES_MOST, BARS_MOST = 4, 5
#: One picture at a time: each takes some megabytes while it is drawn.
_EASEL = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A value for each day; `tell` writes one, and without it they are counts."""

    title: str
    values: Sequence[float]
    dates: Sequence[str]
    tell: Callable[[float], str] | None = None
    colour: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two values for each day that has any, of one colour: the first is drawn whole, the second dashed."""

    name: str
    values: Sequence[tuple[float, float] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Several pairs; `whole` and `dashed` say what the first and the second values are."""

    title: str
    pairs: Sequence[Pair]
    whole: str
    dashed: str
    dates: Sequence[str]
    tell: Callable[[float], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Names with a number each, the largest first; at most `BARS_MOST`."""

    title: str
    bars: Sequence[tuple[str, int]]
    colour: int = 0


Chart = Columns | Pairs | Bars


def drawn(charts: Sequence[Chart]) -> bytes:
    """A PNG with one chart below the other; blocks, and takes long the first time."""
    # Some 60 MB, with the fonts, that most processes never need.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure as Sheet  # noqa: PLC0415

    with _EASEL:
        heights = [_height(each) for each in charts]
        figure: Figure = Sheet(
            figsize=(WIDTH / _DPI, sum(heights) / _DPI), dpi=_DPI, facecolor=_GROUND, layout="constrained"
        )
        FigureCanvasAgg(figure)
        _draw_all(figure, charts, heights)
        written = io.BytesIO()
        figure.savefig(written, format="png", dpi=_DPI)
        # It is a circle of references, and would else wait for the collector.
        figure.clear()
        return written.getvalue()


def legible(text: str) -> bool:
    """Whether the one font that is always there has all these letters."""
    return all(ord(each) in _letters() for each in text)


@cache
def _letters() -> frozenset[int]:
    from matplotlib import font_manager  # noqa: PLC0415

    fonts: Any = font_manager
    found = fonts.findfont(fonts.FontProperties())
    return frozenset(fonts.get_font(found).get_charmap())


def _height(chart: Chart) -> int:
    if isinstance(chart, Bars):
        return 100 + 84 * len(chart.bars)
    return 430 if isinstance(chart, Columns) else 520


def _draw_all(figure: Figure, charts: Sequence[Chart], heights: Sequence[int]) -> None:
    figure.get_layout_engine().set(h_pad=0.14, w_pad=0.2)
    places: Any = figure.subplots(len(charts), 1, squeeze=False, gridspec_kw={"height_ratios": heights})
    for (place,), chart in zip(places, charts, strict=True):
        _dress(place, chart.title)
        if isinstance(chart, Columns):
            _columns(place, chart)
        elif isinstance(chart, Pairs):
            _pairs(place, chart)
        else:
            _bars(place, chart)


def _dress(place: Axes, title: str) -> None:
    place.set_facecolor(_GROUND)
    place.set_title(title, loc="left", color=_TEXT, fontsize=_LETTERS, fontweight="bold", pad=18)
    for side in ("top", "right", "left", "bottom"):
        place.spines[side].set_visible(False)
    place.tick_params(colors=_TEXT, labelsize=_LETTERS, length=0, pad=8)


def _scale(place: Axes, dates: Sequence[str], most: float, tell: Callable[[float], str] | None) -> None:
    """Days below, few numbers at the left, and lines to follow them by."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415

    place.set_ylim(0, most * 1.1 or 1)
    place.yaxis.set_major_locator(MaxNLocator(nbins=3, integer=tell is None, min_n_ticks=2))
    place.yaxis.set_major_formatter(FuncFormatter(partial(_tick, tell or _count)))
    place.grid(axis="y", color=_GRID, linewidth=2)
    place.set_axisbelow(True)
    step = max(1, -(-len(dates) // _DATES_MOST))
    shown = range((len(dates) - 1) % step, len(dates), step)
    place.set_xticks(list(shown), [dates[each] for each in shown])
    place.set_xlim(-0.7, len(dates) - 0.3)


def _tick(tell: Callable[[float], str], value: float, place: float) -> str:
    del place
    return tell(value)


def _count(value: float) -> str:
    return f"{value:,.0f}"


def _columns(place: Axes, chart: Columns) -> None:
    place.bar(range(len(chart.values)), list(chart.values), width=0.8, color=COLOURS[chart.colour])
    _scale(place, chart.dates, max(chart.values, default=0), chart.tell)


def _pairs(place: Axes, chart: Pairs) -> None:
    for number, pair in enumerate(chart.pairs):
        days = [day for day, values in enumerate(pair.values) if values is not None]
        told = [values for values in pair.values if values is not None]
        marker = _MARKS[number % len(_MARKS)] if len(days) <= BARS_MOST * 2 else ""
        style = {"color": COLOURS[number % len(COLOURS)], "linewidth": 5, "marker": marker, "markersize": 13}
        place.plot(days, [late for _, late in told], linestyle=_DASHES, **style)
        place.plot(days, [half for half, _ in told], label=pair.name, **style)
    place.plot([], [], color=_TEXT, linewidth=5, label=chart.whole)
    place.plot([], [], color=_TEXT, linewidth=5, linestyle=_DASHES, label=chart.dashed)
    every = [value for pair in chart.pairs for values in pair.values if values is not None for value in values]
    _scale(place, chart.dates, max(every, default=0), chart.tell)
    _explain(place, len(chart.pairs))


def _explain(place: Axes, pairs: int) -> None:
    """Colours in one row, and below them the kinds of lines; beside them where there is one colour."""
    handles, labels = place.get_legend_handles_labels()
    order = range(len(labels))
    if pairs == _TWO:
        # It is filled column by column.
        order = (0, 2, 1, 3)
    place.legend(
        [handles[each] for each in order],
        [labels[each] for each in order],
        loc=_UPPER_LEFT,
        bbox_to_anchor=(0, -0.16),
        ncols=3 if pairs == 1 else 2,
        fontsize=_LETTERS,
        labelcolor=_TEXT,
        frameon=False,
        handlelength=1.6,
        columnspacing=1.2,
        borderpad=0,
    )


def _bars(place: Axes, chart: Bars) -> None:
    """Each name stands above its bar, where it has the whole width."""
    most = max((count for _, count in chart.bars), default=0) or 1
    for row, (name, count) in enumerate(chart.bars):
        place.barh(row, count, height=0.26, color=COLOURS[chart.colour])
        place.text(0, row - 0.24, name, color=_TEXT, fontsize=_LETTERS, ha="left", va="bottom")
        place.text(most, row - 0.24, f"{count:,}", color=_TEXT, fontsize=_LETTERS, ha="right", va="bottom")
    place.set_xlim(0, most)
    place.set_ylim(len(chart.bars) - 0.75, -0.85)
    place.set_xticks([])
    place.set_yticks([])
