"""How moments at which the provider was asked become the figures of a restart."""

from dataclasses import replace

import pytest

from benchmarks.recovery.figures import Recovery, asked_since, judged, spread, table

RECOVERY = Recovery(
    in_flight=1000,
    ready=3.5,
    first=1.5,
    half=2.5,
    most=4.5,
    last=5.0,
    cpu=2.0,
    peak_bytes=150_000_000,
    submissions=1000,
    delivered=1000,
    load=(0.5, 1.5),
)


def test_only_what_was_asked_after_the_start_counts() -> None:
    """Each generation by its first question since then; one that was left alone has no moment."""
    requests = [{"asked_at": [90.0, 103.0, 109.0]}, {"asked_at": [99.9]}, {"asked_at": []}, {"asked_at": [101.5]}]
    assert asked_since(requests, 100.0) == [1.5, 3.0]


def test_the_spread_is_of_moments_that_were_measured() -> None:
    """Of 1 to 200, the first, half, 99 % and the last."""
    assert spread([*map(float, range(1, 201))]) == {"first": 1, "half": 100, "most": 198, "last": 200}


@pytest.mark.parametrize(
    ("changes", "missed"),
    [
        ({}, []),
        ({"last": 5.1}, ["1,000 in flight watched again within"]),
        ({"submissions": 1001}, ["submitted once"]),
        ({"delivered": 999}, ["delivered"]),
    ],
)
def test_each_goal_hangs_on_its_own_figure(changes: dict[str, float], missed: list[str]) -> None:
    """Too late, submitted again, not delivered."""
    found = judged(replace(RECOVERY, **changes))  # pyright: ignore[reportArgumentType]
    assert [goal.name for goal in found if not goal.met] == missed


def test_the_table_tells_the_times_since_the_start() -> None:
    """One line a figure, with the load that it was measured under."""
    cells = {line[:50].strip(): line[50:].strip() for line in table(RECOVERY).splitlines()}
    assert cells["… the last, s"] == "5.00"
    assert cells["… the last, seen from ready, s"] == "1.50"
    assert cells["load average before, after"] == "0.50, 1.50"
