"""Owns what a call to a provider waits for: its tempo, and that this process may still speak; knows no provider."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bot.domain.request import RenderOrder
from bot.ports import Clock, Ticket
from bot.providers.passing import PassedOn

_MINUTE = 60.0


class Meter(Protocol):
    """Time that all who name it share, and that nobody gets twice."""

    async def take(self, name: str, seconds: float) -> float:
        """Take the next so many seconds; returns when they end, in seconds from now."""
        ...


class OwnMeter:
    """A `Meter` of one process alone."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._free_at: dict[str, float] = {}

    async def take(self, name: str, seconds: float) -> float:
        now = self._clock.time()
        self._free_at[name] = max(now, self._free_at.get(name, now)) + seconds
        return self._free_at[name] - now


class Tempo:
    """How many requests a minute each provider may get from all processes together; none is named without a limit."""

    def __init__(self, meter: Meter, clock: Clock, per_minute: dict[str, float]) -> None:
        self._meter = meter
        self._clock = clock
        self._seconds = {name: _MINUTE / number for name, number in per_minute.items() if number}
        self._ahead: Counter[str] = Counter()

    async def ahead(self, name: str, submissions: int) -> None:
        """Wait for the turns of so many submissions before anything says that they were made."""
        if name in self._seconds:
            await self._wait(name, submissions)
            self._ahead[name] += submissions

    async def turn(self, name: str, *, submission: bool = False) -> None:
        """Wait until one request may be made; a submission may have waited ahead."""
        if name not in self._seconds:
            return
        if submission and self._ahead[name]:
            self._ahead[name] -= 1
        else:
            await self._wait(name, 1)

    async def _wait(self, name: str, requests: int) -> None:
        seconds = self._seconds[name]
        wait = await self._meter.take(name, requests * seconds) - seconds
        if wait > 0:
            await self._clock.sleep(wait)


async def _always() -> None:
    """Whoever runs alone may always speak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gated(PassedOn):
    """A `ports.Provider` whose calls keep the tempo; `certain` is asked right before what cannot be taken back."""

    tempo: Tempo
    certain: Callable[[], Awaitable[None]] = field(default=_always)

    async def submit(self, order: RenderOrder) -> Ticket:
        await self.tempo.turn(self.name, submission=True)
        await self.certain()
        return await self.inner.submit(order)

    async def poll(self, request_id: str) -> Ticket:
        await self.tempo.turn(self.name)
        return await self.inner.poll(request_id)

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> Ticket | None:
        await self.tempo.turn(self.name)
        return await self.inner.find(order, since, taken)

    async def host(self, path: Path, content_type: str) -> str:
        await self.tempo.turn(self.name)
        return await self.inner.host(path, content_type)
