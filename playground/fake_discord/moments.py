"""Time as Discord tells it: the clock that everything here goes by, timestamps, and ids that grow with it."""

from datetime import UTC, datetime
from typing import Protocol

DISCORD_EPOCH_MS = 1_420_070_400_000


class Clock(Protocol):
    """Seconds since 1970; the `time` module is one."""

    def time(self) -> float: ...


class Snowflakes:
    """Ids that grow with the clock and never repeat."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> str:
        """A new id, as the decimal string that Discord sends."""
        made = (int(self._clock.time() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last = max(made, self._last + 1)
        return str(self._last)


def iso(seconds: float) -> str:
    """Discord's timestamp form of `seconds` since 1970."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")
