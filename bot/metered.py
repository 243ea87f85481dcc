"""Owns the ports as the metrics overhear them: each call goes through unchanged, and is counted and timed."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from time import perf_counter

from bot import errors, ports
from bot.domain.generation import Generation
from bot.domain.quota import Limits
from bot.domain.request import RenderOrder
from bot.metrics import Metrics
from bot.ports import ModelCard, Ticket
from bot.providers.passing import PassedOn
from bot.storage.database import Database, Row
from bot.storage.dialects import Dialect
from bot.storage.generations import StoredGenerations

#: What a call came to when it raised nothing, and when whoever waited for it was stopped or met a defect.
_GOOD, _CUT = "ok", "cut"


def database(inner: Database, metrics: Metrics | None) -> Database:
    """The database, with its statements timed where anybody asks for metrics."""
    return inner if metrics is None else _Statements(inner, metrics)


def generations(inner: Database, metrics: Metrics | None) -> StoredGenerations:
    """The table of generations, with admissions and ends counted where anybody asks for metrics."""
    return StoredGenerations(inner) if metrics is None else _Generations(inner, metrics)


def provider(inner: ports.Provider, metrics: Metrics | None) -> ports.Provider:
    """The provider, with its calls counted and timed where anybody asks for metrics."""
    return inner if metrics is None else _Calls(inner=inner, metrics=metrics)


def refusals(metrics: Metrics | None) -> Callable[[str], None]:
    """Who hears the code of every error that a member is told."""
    return _unheard if metrics is None else metrics.generations.refused


def _unheard(code: str) -> None:
    """Nobody asks for metrics."""


class _Statements:
    """A `Database` on a stop-watch."""

    def __init__(self, inner: Database, metrics: Metrics) -> None:
        self._inner = inner
        self._metrics = metrics
        self.dialect: Dialect = inner.dialect

    async def fetch(self, statement: str, params: Mapping[str, object], locks: Sequence[int] = ()) -> Sequence[Row]:
        began, result = perf_counter(), _CUT
        try:
            rows = await self._inner.fetch(statement, params, locks)
            result = _GOOD
            return rows
        except errors.StorageError as error:
            result = error.code
            raise
        finally:
            self._metrics.store.answered(_verb(statement), result, perf_counter() - began)

    async def close(self) -> None:
        await self._inner.close()


@lru_cache(maxsize=256)
def _verb(statement: str) -> str:
    """What a statement does, in one word of the few that there are."""
    first = statement.split(maxsplit=1)[0].lower()
    return first if first in ("select", "insert", "update", "delete") else "other"


class _Generations(StoredGenerations):
    """The same table; what is written down has happened, and is counted then."""

    def __init__(self, inner: Database, metrics: Metrics) -> None:
        super().__init__(inner)
        self._metrics = metrics

    async def admit(self, generation: Generation, limits: Limits) -> Generation:
        admitted = await super().admit(generation, limits)
        self._metrics.generations.admitted()
        return admitted

    async def move(self, before: Generation, after: Generation) -> int:
        waiting = await super().move(before, after)
        if after.state.terminal and not before.state.terminal:
            self._metrics.generations.ended(after)
        return waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calls(PassedOn):
    """A `ports.Provider` whose calls are counted by what they came to."""

    metrics: Metrics

    async def submit(self, order: RenderOrder) -> Ticket:
        with self._counted("submit"):
            return await self.inner.submit(order)

    async def poll(self, request_id: str) -> Ticket:
        try:
            with self._counted("poll"):
                ticket = await self.inner.poll(request_id)
        except errors.ProviderError as error:
            self.metrics.providers.polled(self.name, error.code)
            raise
        self.metrics.providers.polled(self.name, ticket.status.value)
        return ticket

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> Ticket | None:
        with self._counted("find"):
            return await self.inner.find(order, since, taken)

    async def host(self, path: Path, content_type: str) -> str:
        with self._counted("host"):
            return await self.inner.host(path, content_type)

    async def download(self, url: str, into: Path) -> None:
        with self._counted("download"):
            await self.inner.download(url, into)

    async def models(self) -> tuple[str, ...]:
        with self._counted("models"):
            return await self.inner.models()

    async def model(self, name: str) -> ModelCard:
        with self._counted("model"):
            return await self.inner.model(name)

    async def credits(self) -> Decimal | None:
        with self._counted("credits"):
            left = await self.inner.credits()
        if left is not None:
            self.metrics.providers.left(self.name, left)
        return left

    @contextmanager
    def _counted(self, operation: str) -> Generator[None]:
        began, result = perf_counter(), _CUT
        try:
            yield
            result = _GOOD
        except errors.EaselError as error:
            result = error.code
            raise
        finally:
            self.metrics.providers.called(self.name, operation, result, perf_counter() - began)
