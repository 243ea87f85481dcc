"""Owns what is looked at now and then for the metrics: database, services, event loop; serves nothing."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import structlog

from bot import errors, ports
from bot.metrics import Metrics
from bot.storage import census
from bot.storage.database import Database

_log = structlog.get_logger()
#: Seconds for which a count of the database is good enough, and that it may take.
_COUNT_GOOD = 5.0
_COUNT_MOST = 2.0
#: Seconds between two looks at the event loop, and at the credits.
_BEAT = 0.5
_CREDITS_EVERY = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """Who is looked at."""

    clock: ports.Clock
    database: Database
    catalog: ports.Catalog
    data_dir: Path
    #: Generations that this process runs.
    runs: Callable[[], int]
    #: Connections to Discord that stand, and that there should be.
    shards: Callable[[], tuple[int, int]]


@dataclass(slots=True)
class Probes:
    """Looks, when asked, and brings the metrics up to date."""

    metrics: Metrics
    subjects: Subjects
    _counted_at: float = float("-inf")
    _fault: str | None = None
    _counting: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def look(self) -> str | None:
        """Look at everything; why Easel can't work just now, in words, or None."""
        metrics, subjects = self.metrics, self.subjects
        metrics.generations.runs.set(subjects.runs())
        for standing in subjects.catalog.standings():
            metrics.providers.stands(standing.name, standing.circuit)
        with suppress(OSError):
            metrics.store.free(shutil.disk_usage(subjects.data_dir).free)
        connected, shards = subjects.shards()
        metrics.discord.connected(connected, shards)
        away = None if connected == shards else f"connected to Discord by {connected} of {shards} shards"
        return await self._database() or away

    async def _database(self) -> str | None:
        """Count what is in hand, unless that was done a moment ago; why the database does not answer, or None."""
        async with self._counting:
            now = self.subjects.clock.time()
            if not 0 <= now - self._counted_at < _COUNT_GOOD:
                self._fault = await self._count(now)
                self._counted_at = now
            return self._fault

    async def _count(self, now: float) -> str | None:
        try:
            async with asyncio.timeout(_COUNT_MOST):
                found = await census.taken(self.subjects.database)
        except (errors.StorageError, TimeoutError) as error:
            self.metrics.store.holds(None, now)
            detail = error.detail if isinstance(error, errors.StorageError) else f"nothing in {_COUNT_MOST:g} s"
            _log.warning("the database could not be counted", detail=detail)
            return "the database does not answer"
        self.metrics.store.holds(found, now)
        return None

    async def feel_the_loop(self) -> NoReturn:
        """Note how late the event loop comes back; its own time, as no other clock says it."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _BEAT
            await asyncio.sleep(_BEAT)
            self.metrics.process.lagged(loop.time() - due)

    async def ask_for_credits(self) -> NoReturn:
        """Ask every provider what is left, now and then; the metrics overhear what they say."""
        catalog = self.subjects.catalog
        while True:
            for name in catalog.names:
                with suppress(errors.ProviderError):
                    await catalog.provider(name).credits()
            await self.subjects.clock.sleep(_CREDITS_EVERY)
