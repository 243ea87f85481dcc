"""Owns the arithmetic of a fleet under load: what came out, what waited, and what was full; measures nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from benchmarks.goals import Goal, at_most, whole
from benchmarks.samples import Sample, percentile

#: From this share of its CPU on, a machine or a core counts as full.
_FULL = 0.9
#: The longest that 99 of 100 may have to wait for a worker while no CPU is full, in seconds.
_GOAL_SECONDS = 1.0
#: The share of what is asked for that has to come out for a rate to count as borne.
_BORNE = 0.9
#: The first and the last of a step's deliveries tell of the painting's length alone.
_EDGE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """Seconds of CPU until a moment (Unix), by whoever had them; the machine's include everybody's."""

    at: float
    gateway: float
    workers: tuple[float, ...]
    database: float
    discord: float
    provider: float
    machine: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Shares of one core over a while, `others` being whoever is not measured; `machine` is of all its cores."""

    gateway: float
    workers: tuple[float, ...]
    database: float
    discord: float
    provider: float
    others: float
    machine: float

    @classmethod
    def between(cls, before: Spending, after: Spending, cores: int) -> Self:
        seconds = after.at - before.at
        workers = [(end - begin) / seconds for begin, end in zip(before.workers, after.workers, strict=True)]
        single = {
            name: (getattr(after, name) - getattr(before, name)) / seconds
            for name in ("gateway", "database", "discord", "provider")
        }
        busy = (after.machine - before.machine) / seconds
        others = max(0.0, busy - sum(workers) - sum(single.values()))
        return cls(**single, workers=tuple(workers), others=others, machine=busy / cores)

    @property
    def full(self) -> str:
        """What has no CPU left; nothing where all have some."""
        single = {"gateway": self.gateway, "the loopback Discord": self.discord, "the provider's twin": self.provider}
        single |= {f"worker {number}": share for number, share in enumerate(self.workers, 1)}
        cores = [name for name, share in single.items() if share >= _FULL]
        return " and ".join([*(["the machine's CPU"] if self.machine >= _FULL else []), *cores])


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rate under one number of workers; `queued` are seconds from acknowledgement to acceptance at the provider."""

    workers: int
    sent: int
    delivered: int
    #: Generations a second that were asked for, and that came out.
    offered: float
    came: float
    queued_p50: float
    queued_p99: float
    #: The most that were painted and delivered at one moment, and as many as the workers may have.
    at_once: int
    slots: int
    shares: Shares
    #: Load average of the machine, before and after.
    load: tuple[float, float]

    @property
    def borne(self) -> bool:
        return self.came >= _BORNE * self.offered and self.queued_p99 <= _GOAL_SECONDS


def step(samples: Sequence[Sample], shares: Shares, slots: int, load: tuple[float, float]) -> Step:
    """The figures of a step; raises `ValueError` when nothing was delivered."""
    queued = [
        each.painting.accepted - each.acknowledged
        for each in samples
        if each.painting is not None and each.acknowledged is not None
    ]
    spans = [(each.painting.accepted, each.delivered) for each in samples if each.painting and each.delivered]
    delivered = [end for _, end in spans]
    if not queued or not delivered:
        raise ValueError(f"of {len(samples)} generations {len(delivered)} were delivered")
    return Step(
        workers=len(shares.workers),
        sent=len(samples),
        delivered=len(delivered),
        offered=_rate([each.created for each in samples]),
        came=_rate(delivered),
        queued_p50=percentile(queued, 0.5),
        queued_p99=percentile(queued, 0.99),
        at_once=max(sum(begin <= moment < end for begin, end in spans) for moment, _ in spans),
        slots=slots,
        shares=shares,
        load=load,
    )


def _rate(moments: Sequence[float]) -> float:
    """How many a second, by the middle of them."""
    begin, end = percentile(moments, _EDGE), percentile(moments, 1 - _EDGE)
    return (1 - 2 * _EDGE) * len(moments) / (end - begin)


def judged(steps: Sequence[Step]) -> list[Goal]:
    """Nothing is lost; and nothing waits for a worker while any CPU is left."""
    name = _named(steps[0].workers)
    idle = [each.queued_p99 for each in steps if not each.shares.full]
    goals = [whole(f"{name}: delivered", sum(each.delivered for each in steps), sum(each.sent for each in steps))]
    if idle:
        goals.append(at_most(f"{name}: queueing p99 while no CPU is full", max(idle), _GOAL_SECONDS, " s"))
    return goals


def limit(steps: Sequence[Step]) -> str:
    """Where these workers end, in words."""
    borne = max((each.offered for each in steps if each.borne), default=0.0)
    over = [each for each in steps if not each.borne]
    begin = f"{_named(steps[0].workers)}: {borne:.0f} a second are borne"
    if not over:
        return f"{begin}, and more was not asked for"
    return f"{begin}; at {over[0].offered:.0f} the limit is {_why(over[0])}"


def _why(over: Step) -> str:
    if full := over.shares.full:
        return full
    # Each is held for a while before it is painted as well.
    if over.at_once >= _FULL * over.slots:
        return f"that {over.slots} may run at once"
    return "neither CPU nor what may run at once"


def cost(steps: Sequence[Step]) -> str:
    """What one generation costs each part, at the highest rate that was borne, in words."""
    best = max((each for each in steps if each.borne), key=lambda each: each.offered, default=steps[0])
    shares = best.shares
    parts = {"the workers": sum(shares.workers), "the gateway": shares.gateway, "PostgreSQL": shares.database}
    told = ", ".join(f"{name} {1e3 * share / best.offered:.1f} ms" for name, share in parts.items())
    return f"{_named(best.workers)} at {best.offered:.0f} a second: a generation costs {told} of CPU"


def _named(workers: int) -> str:
    return "1 worker" if workers == 1 else f"{workers} workers"


_HEAD = ("asked/s", "out/s", "queue p50 s", "p99 s", "at once", "gateway %", "workers %", "postgres %", "twins %")
_WIDTH = 12


def table(steps: Sequence[Step]) -> str:
    """One line a rate; shares are of one core, the machine's of all of them."""
    head = "".join(cell.rjust(_WIDTH) for cell in (*_HEAD, "others %", "machine %", "load"))
    return "\n".join([_named(steps[0].workers), head, *map(_line, steps)])


def _line(each: Step) -> str:
    shares = each.shares
    cells = (
        f"{each.offered:.1f}",
        f"{each.came:.1f}",
        f"{each.queued_p50:.2f}",
        f"{each.queued_p99:.2f}",
        f"{each.at_once}",
        f"{100 * shares.gateway:.0f}",
        "+".join(f"{100 * share:.0f}" for share in shares.workers),
        f"{100 * shares.database:.0f}",
        f"{100 * shares.discord:.0f}+{100 * shares.provider:.0f}",
        f"{100 * shares.others:.0f}",
        f"{100 * shares.machine:.0f}",
        f"{each.load[1]:.1f}",
    )
    return "".join(cell.rjust(_WIDTH) for cell in cells)
