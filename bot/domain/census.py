"""Owns what is unfinished or undecided at one moment, in numbers; counts nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.generation import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """All members together; money in millionths of a dollar."""

    #: Unfinished generations; a state without any is left out.
    states: Mapping[State, int]
    #: Of them, those that wait for their turn.
    in_line: int
    #: Of those that have it, the ones that no process has claimed.
    unclaimed: int
    #: When the oldest of the others had its turn, in Unix seconds; None while there is none.
    oldest_turn_at: float | None
    #: Pictures and money that their reservations hold.
    pictures: int
    micros: int
    #: Generations with a lost submission that the operator has not decided about, and what it may have cost.
    lost: int
    lost_micros: int
