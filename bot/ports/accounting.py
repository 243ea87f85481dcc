"""Owns the seam towards the books: what was spent, what was refused, and what was said about it; names no database."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.domain.account import Booking, Notice, Spending
from bot.domain.usage import Day


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingQuery:
    """Generations that were asked for from `since` on and before `until` (Unix seconds), of one server or of all."""

    since: float
    until: float
    guild_id: int | None = None


class Accounts(Protocol):
    """What generations cost, read only."""

    async def spending(self, guild_id: int | None, since: float, until: float) -> Spending:
        """Of what was asked for from `since` on and before `until` (Unix seconds); None is the whole bot."""
        ...

    async def day(self, guild_id: int, since: float, until: float) -> Day:
        """What a server painted of what was asked for in that time."""
        ...

    def bookings(self, query: BookingQuery) -> AsyncIterator[Booking]:
        """Oldest first, however many."""
        ...


class Refusals(Protocol):
    """How often members of a server were refused before anything was reserved; a day is one of UTC."""

    async def count(self, guild_id: int, day: str, code: str) -> None:
        """One more of that code on that day, such as `2026-11-21`."""
        ...

    async def since(self, guild_id: int, day: str) -> Mapping[str, int]:
        """By code, from that day on."""
        ...


class Warnings(Protocol):
    """What was said of the budgets, by any process."""

    async def claim(self, notice: Notice, now: float, again: float) -> bool:
        """Whether to say it now: it was not said, and nobody set about it in the last `again` seconds."""
        ...

    async def said(self, notice: Notice) -> None:
        """It is never to be said again."""
        ...
