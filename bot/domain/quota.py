"""Owns the limits of a member and what is left of them; knows no store and no rule they come from."""

from dataclasses import dataclass

from bot.domain.day import DAY_SECONDS as DAY_SECONDS
from bot.domain.day import UTC_CALENDAR, Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What all members together may do; None means without limit. Money is in millionths of a US dollar."""

    #: Where a server's and a channel's are counted; a thread counts for the channel that it lies in.
    guild_id: int | None = None
    channel_id: int | None = None
    #: Pictures a day in the whole server, and in the channel.
    guild_pictures: int | None = None
    channel_pictures: int | None = None
    #: Pictures of the whole bot in any 24 hours.
    pictures: int | None = None
    #: In a calendar month of the server's time zone.
    guild_budget_micros: int | None = None


WITHOUT_TOTALS = Totals()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a member may do; None means without limit."""

    #: Pictures a day.
    daily_pictures: int | None = None
    #: The server in which they are counted; None counts them everywhere.
    guild_id: int | None = None
    #: Pictures a day in the channel of `totals` alone.
    daily_here: int | None = None
    #: What a day and a month are.
    calendar: Calendar = UTC_CALENDAR
    #: Generations that run at once; more wait in line.
    concurrent: int = 1
    #: Generations that may stand in line behind those before a refusal.
    waiting: int = 5
    #: Seconds between two requests.
    cooldown: float = 0.0
    #: Millionths of a US dollar that the whole bot may spend in a calendar month (UTC).
    monthly_budget_micros: int | None = None
    totals: Totals = WITHOUT_TOTALS


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much is taken of a limit beside a member's own day; `limit` is named as in `errors.LimitReached`."""

    limit: str
    used: int
    most: int
    #: When the oldest of it comes free again; None while nothing is taken.
    frees_at: float | None

    @property
    def left(self) -> int:
        return max(0, self.most - self.used)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What a member has used and has left at one moment; times are Unix seconds."""

    limits: Limits
    #: Pictures counted today: reserved or delivered.
    used: int
    running: int
    waiting: int
    #: When the oldest counted picture comes free again; None when none is counted.
    frees_at: float | None
    #: How many pictures come free then.
    frees: int
    #: When the next request is welcome again; None when it is welcome now.
    cooled_at: float | None
    #: The member's day in the channel, and totals of pictures, where they are set.
    shared: tuple[Share, ...] = ()

    @property
    def left(self) -> int | None:
        if self.limits.daily_pictures is None:
            return None
        return max(0, self.limits.daily_pictures - self.used)
