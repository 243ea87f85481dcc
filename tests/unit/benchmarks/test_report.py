"""How figures become goals and a table."""

from dataclasses import replace

import pytest

from benchmarks.beside import report
from benchmarks.beside.figures import Figures
from benchmarks.beside.promises import judged
from benchmarks.goals import verdict

FLOOR = Figures(
    sent=1000,
    arrival=2.0,
    in_time=1000,
    delivered=1000,
    ack_p50=0.001,
    ack_p99=0.002,
    ack_max=0.003,
    late_p50=0.4,
    late_p99=1.0,
    longest_wait=1.0,
    longest_own=0.5,
    discord_calls=2.0,
    crowding=1,
    provider_calls=6.0,
    polls_median=4,
    polls_mean=4.5,
    noticed=0.07,
    cpu=0.005,
    peak_bytes=50_000_000,
)
EASEL = replace(FLOOR, ack_p99=0.02, cpu=0.01, discord_calls=4.0, peak_bytes=250_000_000)


def unmet(**changes: float) -> list[str]:
    worse = {"burst": replace(EASEL, **changes), "steady": EASEL}  # pyright: ignore[reportArgumentType]
    return [goal.name for goal in judged(worse, {"burst": FLOOR, "steady": FLOOR}) if not goal.met]


def test_figures_on_their_bounds_keep_every_promise() -> None:
    """A bound belongs to what is allowed."""
    assert unmet() == []


@pytest.mark.parametrize(
    ("changes", "missed"),
    [
        ({"delivered": 999}, "delivered"),
        ({"in_time": 999}, "burst: acknowledged within 3 s"),
        ({"ack_p99": 0.021}, "burst: acknowledgement p99 to the floor's"),
        ({"longest_wait": 2.1}, "burst: longest wait beyond the painting"),
        ({"cpu": 0.011}, "burst: CPU a generation to the floor's"),
        ({"discord_calls": 6.1}, "Discord calls a generation"),
        ({"crowding": 6}, "Discord calls on one message within 2 s"),
        ({"polls_median": 5}, "polls a generation, median"),
        ({"polls_mean": 5.6}, "polls a generation, mean"),
        ({"noticed": 0.081}, "noticed late by, of the painting"),
        ({"peak_bytes": 251_000_000}, "peak memory"),
    ],
)
def test_one_worse_figure_misses_one_goal(changes: dict[str, float], missed: str) -> None:
    """Each goal hangs on its own figure, and the worst phase counts."""
    assert unmet(**changes) == [missed]


def test_table_shows_both_bots_and_their_ratio() -> None:
    """The line of a figure reads: floor, Easel, Easel in floors."""
    lines = report.table("burst", FLOOR, EASEL).splitlines()
    cells = {line[:50].strip(): line[50:].split() for line in lines}
    assert cells["burst"] == ["floor", "Easel", "Easel/floor"]
    assert cells["CPU a generation, ms"] == ["5.00", "10.00", "2.00×"]
    assert cells["delivered"] == ["1000", "1000"]
    assert len({len(line) for line in lines}) == 1


def test_verdict_marks_what_was_missed() -> None:
    """A goal that was missed begins with a cross and shows the measured value and the bound."""
    worse = replace(EASEL, ack_p99=0.03)
    said = verdict(judged({"burst": worse}, {"burst": FLOOR}))
    assert "✗ burst: acknowledgement p99 to the floor's: 15× (≤ 10×)" in said
    assert said.count("✗") == 1


def test_gain_of_the_quicker_loop() -> None:
    """A saving is told as a negative change of CPU, by phase."""
    fast = {"burst": replace(EASEL, cpu=0.008)}
    assert report.gain("easel", {"burst": EASEL}, fast).endswith("of easel: burst -20 %")
