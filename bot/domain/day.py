"""Owns when a day and a month begin and end, rolling or by a calendar; knows no limit."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY_SECONDS = 86_400.0


class Window(StrEnum):
    """What a day is."""

    #: The last 24 hours: a picture comes free a day after it was asked for.
    ROLLING = "rolling"
    #: From midnight to midnight in the server's time zone.
    CALENDAR = "calendar"


def known_zone(name: str) -> bool:
    """Whether there is a time zone of that IANA name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Days and months of one place; times are Unix seconds."""

    window: Window = Window.ROLLING
    #: An IANA name.
    time_zone: str = "UTC"

    def day_start(self, now: float) -> float:
        """The first moment that counts."""
        if self.window is Window.ROLLING:
            # What was asked for exactly a day ago came free just now.
            return math.nextafter(now - DAY_SECONDS, math.inf)
        return self._midnight(now, 0)

    def frees_at(self, created_at: float) -> float:
        """When a picture that was asked for then counts no more."""
        if self.window is Window.ROLLING:
            return created_at + DAY_SECONDS
        return self._midnight(created_at, 1)

    def month_start(self, now: float) -> float:
        return _month(self._local(now)).timestamp()

    def next_month(self, now: float) -> float:
        return _month(_month(self._local(now)) + timedelta(days=32)).timestamp()

    def _midnight(self, now: float, days: int) -> float:
        local = self._local(now)
        date = local.date() + timedelta(days=days)
        return datetime(date.year, date.month, date.day, tzinfo=local.tzinfo).timestamp()

    def _local(self, now: float) -> datetime:
        # Whole seconds: the last microsecond of a day would else be rounded into the next.
        return datetime.fromtimestamp(math.floor(now), ZoneInfo(self.time_zone))


#: Rolling days, and months of UTC.
UTC_CALENDAR = Calendar()


def _month(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def date_of(moment: float) -> str:
    """The day of a moment in UTC, as `2026-11-21`."""
    return datetime.fromtimestamp(moment, UTC).date().isoformat()
