"""Owns what Easel promises beside the floor, and whether figures keep it; measures nothing."""

from collections.abc import Mapping

from benchmarks.beside.figures import Figures
from benchmarks.goals import Goal, at_most, whole

#: The phase that comes all at once.
BURST = "burst"
_MB = 1_000_000


def judged(easel: Mapping[str, Figures], floor: Mapping[str, Figures]) -> list[Goal]:
    """Every promise, over figures by phase; where no phase is named the worst one counts."""
    burst, floor_burst = easel[BURST], floor[BURST]
    phases = list(easel.values())
    return [
        whole("delivered", sum(each.delivered for each in phases), sum(each.sent for each in phases)),
        whole("burst: acknowledged within 3 s", burst.in_time, burst.sent),
        at_most("burst: acknowledgement p99 to the floor's", burst.ack_p99 / floor_burst.ack_p99, 10, "×"),
        at_most("burst: longest wait beyond the painting", burst.longest_wait, 2, " s"),
        *(
            at_most(f"{name}: CPU a generation to the floor's", each.cpu / floor[name].cpu, 2, "×")
            for name, each in easel.items()
        ),
        at_most("Discord calls a generation", max(each.discord_calls for each in phases), 6),
        at_most("Discord calls on one message within 2 s", max(each.crowding for each in phases), 5),
        at_most("polls a generation, median", max(each.polls_median for each in phases), 4),
        at_most("polls a generation, mean", max(each.polls_mean for each in phases), 5.5),
        at_most("noticed late by, of the painting", 100 * max(each.noticed for each in phases), 8, " %"),
        at_most("peak memory", max(each.peak_bytes for each in phases) / _MB, 250, " MB"),
    ]
