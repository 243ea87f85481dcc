"""Owns the arithmetic of a restart: how long each generation was left alone; measures and prints nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.goals import Goal, at_most, whole
from benchmarks.samples import percentile

#: Seconds from the start of the new process until everything is watched.
_GOAL_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """A restart with so many generations in flight. Times are seconds from the start of the new process."""

    in_flight: int
    #: Discord calls the bot ready.
    ready: float
    #: When the first, half, 99 % and the last of the generations had been asked for news of.
    first: float
    half: float
    most: float
    last: float
    #: Seconds of CPU and most resident bytes of the new process, until then.
    cpu: float
    peak_bytes: int
    #: What came of it in the end.
    submissions: int
    delivered: int
    #: Load average of the machine, right before and right after.
    load: tuple[float, float]


def asked_since(requests: Iterable[Mapping[str, Any]], moment: float) -> list[float]:
    """Seconds from a moment (Unix) until each request was first asked about; those that were not have none."""
    found = (next((at for at in each["asked_at"] if at > moment), None) for each in requests)
    return sorted(at - moment for at in found if at is not None)


def spread(asked: Sequence[float]) -> dict[str, float]:
    """The moments of `Recovery` that belong to these."""
    return {
        "first": asked[0],
        "half": percentile(asked, 0.5),
        "most": percentile(asked, 0.99),
        "last": asked[-1],
    }


def judged(recovery: Recovery) -> list[Goal]:
    """Everything is watched soon, nothing is sent twice, and all of it ends well."""
    return [
        at_most(f"{recovery.in_flight:,} in flight watched again within", recovery.last, _GOAL_SECONDS, " s"),
        whole("submitted once", recovery.submissions, recovery.in_flight),
        whole("delivered", recovery.delivered, recovery.in_flight),
    ]


def table(recovery: Recovery) -> str:
    """One line a figure."""
    lines = [
        ("in flight when it was killed", f"{recovery.in_flight:,}"),
        ("ready at Discord after, s", f"{recovery.ready:.2f}"),
        ("the first is asked for news of after, s", f"{recovery.first:.2f}"),
        ("… half of them, s", f"{recovery.half:.2f}"),
        ("… 99 %, s", f"{recovery.most:.2f}"),
        ("… the last, s", f"{recovery.last:.2f}"),
        ("… the last, seen from ready, s", f"{recovery.last - recovery.ready:.2f}"),
        ("CPU until then, s", f"{recovery.cpu:.2f}"),
        ("peak memory until then, MB", f"{recovery.peak_bytes / 1e6:.0f}"),
        ("submissions at the provider, all in all", f"{recovery.submissions:,}"),
        ("delivered in the end", f"{recovery.delivered:,}"),
        ("load average before, after", "{:.2f}, {:.2f}".format(*recovery.load)),
    ]
    return "\n".join(label.ljust(50) + value.rjust(12) for label, value in lines)
