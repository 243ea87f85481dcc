"""Owns what a member's rows of late say about their limits; runs no statement.

The limits are held by `statements.ADMIT` alone. This is for telling: what is left, and when more comes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from bot import errors
from bot.domain.generation import Generation, Reservation
from bot.domain.quota import DAY_SECONDS, Allowance, Limits
from bot.storage.database import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A member at one moment; times are Unix seconds, pairs are (created_at, pictures), oldest first."""

    now: float
    counted: tuple[tuple[float, int], ...]
    running: int
    waiting: int
    #: When the newest request that was not released was made.
    newest: float | None

    @classmethod
    def read(cls, rows: Sequence[Row], now: float) -> Self:
        """From rows of `statements.STANDING`."""
        counted: list[tuple[float, int]] = []
        running = waiting = 0
        newest = None
        for created_at, pictures, reservation, turn_at, ended_at in rows:
            if created_at > now - DAY_SECONDS and pictures:
                counted.append((created_at, pictures))
            if ended_at is None:
                running += turn_at is not None
                waiting += turn_at is None
            if reservation != Reservation.RELEASED:
                newest = created_at
        return cls(now=now, counted=tuple(counted), running=running, waiting=waiting, newest=newest)

    @property
    def used(self) -> int:
        return sum(pictures for _, pictures in self.counted)

    def allowance(self, limits: Limits) -> Allowance:
        oldest = self.counted[0][0] if self.counted else None
        return Allowance(
            limits=limits,
            used=self.used,
            running=self.running,
            waiting=self.waiting,
            frees_at=None if oldest is None else oldest + DAY_SECONDS,
            frees=sum(pictures for created_at, pictures in self.counted if created_at == oldest),
            cooled_at=self._cooled_at(limits),
        )

    def refusal(self, generation: Generation, limits: Limits, spent: int) -> errors.LimitReached | None:
        """The first limit in the way, with `spent` millionths of a dollar this month; None when none is."""
        return (
            self._daily(generation.counted, limits)
            or self._line(limits)
            or self._cooldown(limits)
            or _budget(generation, limits, spent)
        )

    def _daily(self, asked: int, limits: Limits) -> errors.LimitReached | None:
        most = limits.daily_pictures
        if most is None or self.used + asked <= most:
            return None
        return errors.LimitReached(
            limit="daily",
            left=max(0, most - self.used),
            most=most,
            asked=asked,
            resets_at=self._fits_at(self.used + asked - most) if asked <= most else None,
        )

    def _fits_at(self, wanted: int) -> float | None:
        """When so many pictures have left the window."""
        for created_at, pictures in self.counted:
            wanted -= pictures
            if wanted <= 0:
                return created_at + DAY_SECONDS
        return None

    def _line(self, limits: Limits) -> errors.LimitReached | None:
        most = limits.concurrent + limits.waiting
        if self.running + self.waiting < most:
            return None
        return errors.LimitReached(limit="waiting", left=0, most=most, asked=1, resets_at=None)

    def _cooldown(self, limits: Limits) -> errors.LimitReached | None:
        cooled_at = self._cooled_at(limits)
        if cooled_at is None:
            return None
        return errors.LimitReached(limit="cooldown", left=0, most=limits.cooldown, asked=1, resets_at=cooled_at)

    def _cooled_at(self, limits: Limits) -> float | None:
        if limits.cooldown <= 0 or self.newest is None or self.newest <= self.now - limits.cooldown:
            return None
        return self.newest + limits.cooldown


def _budget(generation: Generation, limits: Limits, spent: int) -> errors.LimitReached | None:
    most, asked = limits.monthly_budget_micros, generation.cost_micros
    if most is None or spent + asked <= most:
        return None
    return errors.LimitReached(
        limit="budget",
        left=max(0, most - spent),
        most=most,
        asked=asked,
        resets_at=next_month(generation.created_at) if asked <= most else None,
    )


def month_start(now: float) -> float:
    """When the calendar month (UTC) of that moment began."""
    return _month_of(now).timestamp()


def next_month(now: float) -> float:
    """When the calendar month (UTC) after that moment begins."""
    month = _month_of(now)
    return month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1).timestamp()


def _month_of(now: float) -> datetime:
    return datetime.fromtimestamp(now, UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
