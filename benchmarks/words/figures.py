"""Owns what a prompt costs and the promise about it; measures nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.goals import Goal, at_most

#: Milliseconds that an ordinary prompt may take.
_GOAL_MS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """CPU time of one prompt, in milliseconds: the median and the least of several runs."""

    prompt: str
    ordinary: bool
    median: float
    least: float
    #: The median of looking the same prompt's words up in a set, in the same run.
    plain: float

    @property
    def ratio(self) -> float:
        return self.median / self.plain


def judged(costs: Sequence[Cost]) -> list[Goal]:
    """What members type costs little: by the least of all runs, which other work on the machine lengthens."""
    return [at_most(each.prompt, each.least, _GOAL_MS, " ms") for each in costs if each.ordinary]


def table(costs: Sequence[Cost], compiling: float) -> str:
    """One line a prompt."""
    lines = [f"{'CPU time, ms':<36}{'median':>9}{'least':>9}{'a set lookup':>14}{'ratio':>8}"]
    lines += [f"{e.prompt:<36}{e.median:>9.3f}{e.least:>9.3f}{e.plain:>14.4f}{e.ratio:>8.0f}" for e in costs]
    return "\n".join((*lines, f"compiling all words, once: {compiling:.2f} s"))
