"""Owns the limits of a member and what is left of them; knows no store.

Days are the last 24 hours, so that nobody has to know a time zone to know when a picture comes free.
"""

from dataclasses import dataclass

DAY_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a member may do; None means without limit."""

    #: Pictures in any 24 hours.
    daily_pictures: int | None = None
    #: Generations that run at once; more wait in line.
    concurrent: int = 1
    #: Generations that may stand in line behind those before a refusal.
    waiting: int = 5
    #: Seconds between two requests.
    cooldown: float = 0.0
    #: Millionths of a US dollar that the whole bot may spend in a calendar month (UTC).
    monthly_budget_micros: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What a member has used and has left at one moment; times are Unix seconds."""

    limits: Limits
    #: Pictures counted in the last 24 hours: reserved or delivered.
    used: int
    running: int
    waiting: int
    #: When the oldest counted picture comes free again; None when none is counted.
    frees_at: float | None
    #: How many pictures come free then.
    frees: int
    #: When the next request is welcome again; None when it is welcome now.
    cooled_at: float | None

    @property
    def left(self) -> int | None:
        if self.limits.daily_pictures is None:
            return None
        return max(0, self.limits.daily_pictures - self.used)
