"""What Easel promises beside the floor, and whether figures keep it; knows no measuring."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.figures import Figures

#: The phase that comes all at once.
BURST = "burst"
_MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One promise: the measured value and its bound in words."""

    name: str
    measured: str
    bound: str
    met: bool


def judged(easel: Mapping[str, Figures], floor: Mapping[str, Figures]) -> list[Goal]:
    """Every promise, over figures by phase; where no phase is named the worst one counts."""
    burst, floor_burst = easel[BURST], floor[BURST]
    phases = list(easel.values())
    sent = sum(each.sent for each in phases)
    delivered = sum(each.delivered for each in phases)
    return [
        Goal(name="delivered", measured=f"{delivered}", bound=f"all {sent}", met=delivered == sent),
        Goal(
            name="burst: acknowledged within 3 s",
            measured=f"{burst.in_time}",
            bound=f"all {burst.sent}",
            met=burst.in_time == burst.sent,
        ),
        _at_most("burst: acknowledgement p99 to the floor's", burst.ack_p99 / floor_burst.ack_p99, 10, "×"),
        _at_most("burst: longest wait beyond the painting", burst.longest_wait, 2, " s"),
        *(
            _at_most(f"{name}: CPU a generation to the floor's", each.cpu / floor[name].cpu, 2, "×")
            for name, each in easel.items()
        ),
        _at_most("Discord calls a generation", max(each.discord_calls for each in phases), 6),
        _at_most("Discord calls on one message within 2 s", max(each.crowding for each in phases), 5),
        _at_most("polls a generation, median", max(each.polls_median for each in phases), 4),
        _at_most("polls a generation, mean", max(each.polls_mean for each in phases), 5.5),
        _at_most("noticed late by, of the painting", 100 * max(each.noticed for each in phases), 8, " %"),
        _at_most("peak memory", max(each.peak_bytes for each in phases) / _MB, 250, " MB"),
    ]


def _at_most(name: str, value: float, bound: float, unit: str = "") -> Goal:
    return Goal(
        name=name,
        measured=f"{value:.3g}{unit}",
        bound=f"≤ {bound:g}{unit}",
        met=value <= bound or math.isclose(value, bound),
    )
