"""Owns what a server painted, day by day, and what was refused; knows no store and no chart."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.domain.erasure import NOBODY
from bot.domain.generation import State

#: Why nothing was painted, in the order in which it is told, by the codes of what was refused at the door.
REASONS: Mapping[str, tuple[str, ...]] = {
    "limits": ("limit-reached",),
    "budget": ("limit-reached-budget", "limit-reached-server-budget"),
    "place": ("not-here", "ruled-out", "missing-permissions"),
    "prompt": ("prompt-refused",),
    "picture": ("picture-refused",),
    "ban": ("banned",),
    "pause": ("studio-paused", "paused"),
    "content": (State.REFUSED.value,),
    "fault": (State.FAILED.value,),
    "cancel": (State.CANCELLED.value,),
}
#: What the request itself lacked: everything that has no reason of its own.
OTHERWISE = "request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was asked for on one day, as far as it has ended. Money is in millionths of a US dollar."""

    #: Its first moment, in Unix seconds.
    begins: float
    pictures: int = 0
    cost_micros: int = 0
    #: Pictures by member.
    members: Mapping[int, int] = field(default_factory=dict[int, int])
    #: Generations by how they ended.
    ends: Mapping[State, int] = field(default_factory=dict[State, int])
    #: Seconds from each generation's turn to its delivery, by provider, without those that moderators looked at.
    seconds: Mapping[str, Sequence[float]] = field(default_factory=dict[str, Sequence[float]])


@dataclass(frozen=True, kw_only=True)
class Usage:
    """Some days, oldest first, without a gap; `refusals` counts what was refused at the door, by its code."""

    days: Sequence[Day]
    refusals: Mapping[str, int]

    @property
    def empty(self) -> bool:
        return not self.refusals and not any(day.ends for day in self.days)

    @cached_property
    def pictures(self) -> int:
        return sum(day.pictures for day in self.days)

    @cached_property
    def cost_micros(self) -> int:
        return sum(day.cost_micros for day in self.days)

    @cached_property
    def providers(self) -> tuple[str, ...]:
        return tuple(sorted({name for day in self.days for name in day.seconds}))

    def members(self, most: int) -> list[tuple[int, int]]:
        """Who painted most: members with their pictures, without those who had their data deleted."""
        counted = Counter[int]()
        for day in self.days:
            counted.update(day.members)
        counted.pop(NOBODY, None)
        return sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:most]

    def reasons(self) -> list[tuple[str, int]]:
        """Why nothing was painted, the most frequent first, by the keys of `REASONS` and `OTHERWISE`."""
        codes = Counter[str](self.refusals)
        for day in self.days:
            codes.update({state.value: count for state, count in day.ends.items() if state is not State.DONE})
        counted = Counter[str]()
        for code, count in codes.items():
            counted[_reason(code)] += count
        return counted.most_common()

    def waits(self, provider: str) -> list[tuple[float, float] | None]:
        """Of each day the median and the 95th hundredth in seconds; None where nothing was delivered."""
        return [quantiles(day.seconds.get(provider, ())) for day in self.days]


def quantiles(seconds: Sequence[float]) -> tuple[float, float] | None:
    """The median and the 95th hundredth, each a value that was measured; None of nothing."""
    if not seconds:
        return None
    ordered = sorted(seconds)
    return ordered[(len(ordered) - 1) // 2], ordered[math.ceil(len(ordered) * 0.95) - 1]


def _reason(code: str) -> str:
    exact = (reason for reason, codes in REASONS.items() if code in codes)
    return next(exact, "limits" if code.startswith("limit-reached") else OTHERWISE)
