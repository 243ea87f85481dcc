"""Owns how the figures of two bots look as text; computes nothing but ratios."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.beside.figures import Figures

_LABEL, _COLUMN = 50, 12


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    value: Callable[[Figures], float]
    form: str
    #: Whether Easel's share of the floor's value says anything.
    ratio: bool = True


_ROWS = (
    _Row("interactions sent", lambda f: f.sent, "{:.0f}", ratio=False),
    _Row("… within, s", lambda f: f.arrival, "{:.2f}", ratio=False),
    _Row("acknowledged within 3 s", lambda f: f.in_time, "{:.0f}", ratio=False),
    _Row("delivered", lambda f: f.delivered, "{:.0f}", ratio=False),
    _Row("acknowledgement p50, ms", lambda f: 1e3 * f.ack_p50, "{:.1f}"),
    _Row("acknowledgement p99, ms", lambda f: 1e3 * f.ack_p99, "{:.1f}"),
    _Row("acknowledgement max, ms", lambda f: 1e3 * f.ack_max, "{:.1f}"),
    _Row("delivery after the provider finished p50, s", lambda f: f.late_p50, "{:.2f}"),
    _Row("delivery after the provider finished p99, s", lambda f: f.late_p99, "{:.2f}"),
    _Row("longest wait beyond the painting, s", lambda f: f.longest_wait, "{:.2f}"),
    _Row("… longest without the wait for the next poll, s", lambda f: f.longest_own, "{:.2f}"),
    _Row("Discord calls a generation", lambda f: f.discord_calls, "{:.2f}"),
    _Row("… most on one message within 2 s", lambda f: f.crowding, "{:.0f}"),
    _Row("provider calls a generation", lambda f: f.provider_calls, "{:.2f}"),
    _Row("… polls, median", lambda f: f.polls_median, "{:.1f}"),
    _Row("… polls, mean", lambda f: f.polls_mean, "{:.2f}"),
    _Row("… end noticed late by, % of the painting", lambda f: 100 * f.noticed, "{:.1f}"),
    _Row("CPU a generation, ms", lambda f: 1e3 * f.cpu, "{:.2f}"),
    _Row("peak memory, MB", lambda f: f.peak_bytes / 1e6, "{:.0f}"),
)


def table(title: str, floor: Figures, easel: Figures) -> str:
    """One phase: the floor, Easel, and Easel in floors."""
    lines = [_line(title, "floor", "Easel", "Easel/floor")]
    for row in _ROWS:
        least, ours = row.value(floor), row.value(easel)
        ratio = f"{ours / least:.2f}×" if row.ratio and least > 0 else ""
        lines.append(_line(row.label, row.form.format(least), row.form.format(ours), ratio))
    return "\n".join(lines)


def _line(label: str, *cells: str) -> str:
    return label.ljust(_LABEL) + "".join(cell.rjust(_COLUMN) for cell in cells)


def gain(name: str, slow: Mapping[str, Figures], fast: Mapping[str, Figures]) -> str:
    """What the quicker loop saves one bot, by phase."""
    changes = (f"{phase} {100 * (fast[phase].cpu / slow[phase].cpu - 1):+.0f} %" for phase in slow)
    return f"uvloop changes the CPU a generation of {name}: {', '.join(changes)}"
