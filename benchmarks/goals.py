"""Owns what a promise is, and what a part of the benchmark hands back; knows no part and measures nothing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One promise: the measured value and its bound in words."""

    name: str
    measured: str
    bound: str
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a part found: whether promises are kept, and all its figures as JSON."""

    goals: tuple[Goal, ...]
    document: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was asked of a part: a small form of it, and under which event loops ("asyncio", "uvloop")."""

    quick: bool
    loops: tuple[str, ...]


def at_most(name: str, value: float, bound: float, unit: str = "") -> Goal:
    """A figure that must not be above its bound."""
    return Goal(
        name=name,
        measured=f"{value:.3g}{unit}",
        bound=f"≤ {bound:g}{unit}",
        met=value <= bound or math.isclose(value, bound),
    )


def whole(name: str, count: int, of: int) -> Goal:
    """A count of which nothing may be missing, and nothing be too much."""
    return Goal(name=name, measured=f"{count:,}", bound=f"all {of:,}", met=count == of)


def verdict(goals: Sequence[Goal]) -> str:
    """One line a goal."""
    return "\n".join(f"{'✓' if goal.met else '✗'} {goal.name}: {goal.measured} ({goal.bound})" for goal in goals)


def say(text: str) -> None:
    """Print at once: a part takes minutes."""
    print(text, flush=True)
