"""The arithmetic of the benchmark, on numbers that a reader can check."""

import pytest

from benchmarks.beside.figures import figures, most_within
from benchmarks.processes import Effort
from benchmarks.samples import Painting, Sample, joined, percentile


def sample(created: float = 0.0, **changes: object) -> Sample:
    painting = Painting(accepted=created + 1, finished=created + 11, seen=created + 12, polls=4, calls=6)
    given = {"acknowledged": created + 0.5, "delivered": created + 12.5, "calls": (created,), "painting": painting}
    return Sample(created=created, **(given | changes))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(("share", "expected"), [(0.0, 1), (0.5, 50), (0.99, 99), (0.995, 100), (1.0, 100)])
def test_percentile_is_a_value_that_was_measured(share: float, expected: int) -> None:
    """Of 1 to 100 in any order, the nth percentile is n."""
    assert percentile(list(range(100, 0, -1)), share) == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [((), 0), ((7.0,), 1), ((0.0, 2.0), 2), ((0.0, 2.1), 1), ((9.0, 0.0, 1.0, 1.9, 3.0, 3.5), 3)],
)
def test_most_within_slides(times: tuple[float, ...], expected: int) -> None:
    """The fullest stretch counts wherever it begins, both of its ends included."""
    assert most_within(times, 2.0) == expected


def test_figures_of_equal_generations() -> None:
    """Times, calls and CPU of two like generations are those of one of them."""
    found = figures([sample(0.0), sample(4.0)], Effort(cpu_seconds=0.03, peak_bytes=5))
    assert (found.sent, found.in_time, found.delivered, found.arrival) == (2, 2, 2, 4.0)
    assert (found.ack_p50, found.ack_max, found.late_p99) == (0.5, 0.5, 1.5)
    assert (found.longest_wait, found.longest_own) == (2.5, 1.5)
    assert found.noticed == pytest.approx(0.1)
    assert (found.polls_mean, found.provider_calls, found.discord_calls) == (4, 6, 1)
    assert found.cpu == pytest.approx(0.015)


def test_what_never_came_is_counted_and_spoils_no_time() -> None:
    """A generation without acknowledgement or pictures lowers the counts alone."""
    lost = sample(acknowledged=None, delivered=None, painting=None)
    found = figures([sample(), lost], Effort(cpu_seconds=0.0, peak_bytes=0))
    assert (found.sent, found.in_time, found.delivered) == (2, 1, 1)
    assert found.ack_max == 0.5


def test_late_acknowledgements_are_not_in_time() -> None:
    """Discord waits three seconds and no longer."""
    found = figures([sample(), sample(acknowledged=3.1)], Effort(cpu_seconds=0.0, peak_bytes=0))
    assert (found.in_time, found.ack_max) == (1, 3.1)


def test_nothing_delivered_has_no_figures() -> None:
    """A run in which nothing arrived is no measurement."""
    with pytest.raises(ValueError, match="0 delivered"):
        figures([sample(delivered=None)], Effort(cpu_seconds=0.0, peak_bytes=0))


def test_ledgers_are_joined_by_prompt() -> None:
    """Samples of one phase, each with its own painting, or with none while the provider has not finished."""
    lines = [line("burst: 0", created=5.0), line("burst: 1", created=6.0), line("warm-up: 0", created=1.0)]
    requests = [record("burst: 1", finished=None), record("burst: 0", finished=20.0)]
    first, second = joined(lines, requests, "burst: ")
    assert first.painting == Painting(accepted=6.0, finished=20.0, seen=21.0, polls=3, calls=5)
    assert (first.calls, first.delivered) == ((5.1, 22.0), 22.0)
    assert second.painting is None


def line(prompt: str, *, created: float) -> dict[str, object]:
    calls = [{"at": created + 0.1, "call": "POST callback"}, {"at": 22.0, "call": "PATCH message"}]
    times = {"created": created, "acknowledged": created + 0.1, "final": 22.0}
    return {"options": {"prompt": prompt}, "calls": calls, **times}


def record(prompt: str, *, finished: float | None) -> dict[str, object]:
    seen = None if finished is None else finished + 1
    times = {"created_at": 6.0, "finished_at": finished, "seen_at": seen}
    return {"prompt": prompt, "polls": 3, "downloads": 1, **times}
