"""Owns what a member's rows of late say about their limits; runs no statement.

The limits are held by `statements.ADMIT` alone. This is for telling: what is left, and when more comes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from bot import errors
from bot.domain.generation import Reservation, State
from bot.domain.quota import Allowance, Limits, Share
from bot.storage.database import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What counts against one limit; pairs are (created_at, amount), oldest first, times Unix seconds."""

    pairs: tuple[tuple[float, int], ...]
    #: When that which was asked for at a moment comes free again.
    frees: Callable[[float], float]

    @property
    def used(self) -> int:
        return sum(amount for _, amount in self.pairs)

    @property
    def frees_at(self) -> float | None:
        """When the oldest of it comes free."""
        return self.frees(self.pairs[0][0]) if self.pairs else None

    @property
    def next_free(self) -> int:
        """How much comes free then."""
        return sum(amount for created_at, amount in self.pairs if self.frees(created_at) == self.frees_at)

    def refusal(self, limit: str, most: int | None, asked: int) -> errors.LimitReached | None:
        """The error for so much more, if it does not fit; `limit` is its name."""
        if most is None or self.used + asked <= most:
            return None
        return errors.LimitReached(
            limit=limit,
            left=max(0, most - self.used),
            most=most,
            asked=asked,
            resets_at=self._fits_at(self.used + asked - most) if asked <= most else None,
        )

    def _fits_at(self, wanted: int) -> float | None:
        """When so much of it has come free."""
        for created_at, amount in self.pairs:
            wanted -= amount
            if wanted <= 0:
                return self.frees(created_at)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A member at one moment; times are Unix seconds."""

    now: float
    limits: Limits
    pictures: Taken
    running: int
    waiting: int
    #: When the newest request that was not released was made.
    newest: float | None

    @classmethod
    def read(cls, rows: Sequence[Row], limits: Limits, now: float) -> Self:
        """From rows of `statements.STANDING`."""
        running = waiting = 0
        newest = None
        for created_at, _, _, reservation, state, turn_at, ended_at in rows:
            if ended_at is None and state != State.REVIEWING:
                running += turn_at is not None
                waiting += turn_at is None
            if reservation != Reservation.RELEASED:
                newest = created_at
        pictures = Taken(pairs=tuple(_counted(rows, limits, now)), frees=limits.calendar.frees_at)
        return cls(now=now, limits=limits, pictures=pictures, running=running, waiting=waiting, newest=newest)

    def allowance(self, shared: Sequence[Share]) -> Allowance:
        return Allowance(
            limits=self.limits,
            used=self.pictures.used,
            running=self.running,
            waiting=self.waiting,
            frees_at=self.pictures.frees_at,
            frees=self.pictures.next_free,
            cooled_at=self._cooled_at(),
            shared=tuple(shared),
        )

    def refusal(self, asked: int) -> errors.LimitReached | None:
        """The first limit of the member's own in the way of so many pictures; None when none is."""
        return self.pictures.refusal("daily", self.limits.daily_pictures, asked) or self._line() or self._cooldown()

    def _line(self) -> errors.LimitReached | None:
        most = self.limits.concurrent + self.limits.waiting
        if self.running + self.waiting < most:
            return None
        return errors.LimitReached(limit="waiting", left=0, most=most, asked=1, resets_at=None)

    def _cooldown(self) -> errors.LimitReached | None:
        cooled_at = self._cooled_at()
        if cooled_at is None:
            return None
        most = self.limits.cooldown
        return errors.LimitReached(limit="cooldown", left=0, most=most, asked=1, resets_at=cooled_at)

    def _cooled_at(self) -> float | None:
        cooldown = self.limits.cooldown
        if cooldown <= 0 or self.newest is None or self.newest <= self.now - cooldown:
            return None
        return self.newest + cooldown


def _counted(rows: Sequence[Row], limits: Limits, now: float) -> Iterator[tuple[float, int]]:
    start = limits.calendar.day_start(now)
    for created_at, guild_id, pictures, *_ in rows:
        if pictures and created_at >= start and limits.guild_id in (None, guild_id):
            yield created_at, pictures
