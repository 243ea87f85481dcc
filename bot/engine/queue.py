"""Owns the queue of a fleet, which says that a generation may be claimed; the rows alone say what is true of it.

A job is only a hint. One that is lost is put again by whoever finds its row without an owner, and one too many finds
nothing to claim. So each version of Procrastinate has tables of its own, and an upgrade migrates none.
"""

import asyncio
from collections.abc import Awaitable, Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from typing import NoReturn, Protocol

import procrastinate
import structlog
from procrastinate import exceptions, jobs
from procrastinate.schema import SchemaManager

from bot import errors

_log = structlog.get_logger()
_QUEUE = "generations"
#: Connections: for a worker's fetching, its beat and what it puts; one more listens.
_CONNECTIONS_MOST = 4
#: Seconds between looks of a worker that heard of nothing.
_LOOK_SECONDS = 1.0

#: The tables' own name space on the server.
SPACE = f"easel_queue_{version('procrastinate').replace('.', '_')}"
#: One of its tables: where it is, all are.
TABLE = "procrastinate_jobs"

Perform = Callable[[int], Awaitable[None]]


class _Connection(Protocol):
    """What is asked of a connection to the server."""

    async def set_autocommit(self, value: bool, /) -> None: ...


def statements() -> str:
    """What makes the tables."""
    return SchemaManager.get_schema()


class JobQueue:
    """Puts generations up for claiming, and hands them to whoever serves; every method may raise `DatabaseBusy`."""

    def __init__(self, url: str, connection: Mapping[str, object], beat: float, bound: float) -> None:
        self._connector = procrastinate.PsycopgConnector(
            conninfo=url,
            min_size=1,
            max_size=_CONNECTIONS_MOST,
            configure=_committing_each,
            # A server that crashes may forget its last jobs: they are hints, and nobody waits for its disk.
            kwargs={**connection, "options": f"-c search_path={SPACE} -c synchronous_commit=off"},
        )
        self._app = procrastinate.App(connector=self._connector)
        self._beat = beat
        self._bound = bound
        self._perform: Perform | None = None
        self._task = self._app.task(name="generation", queue=_QUEUE)(self._one)

    async def open(self) -> None:
        with _translated():
            await self._app.open_async()

    async def close(self) -> None:
        with _translated():
            await self._app.close_async()

    async def put(self, generations: Iterable[int]) -> None:
        """Offer generations; what is offered already stays as it is."""
        for each in generations:
            with _translated():
                await self._put(each)

    async def _put(self, generation_id: int) -> None:
        try:
            await self._task.configure(queueing_lock=str(generation_id)).defer_async(generation_id=generation_id)
        except exceptions.AlreadyEnqueued:
            _log.debug("offered already", generation=generation_id)

    async def offered(self) -> frozenset[int]:
        """Generations that wait to be claimed."""
        with _translated():
            found = await self._app.job_manager.list_jobs_async(queue=_QUEUE, status=jobs.Status.TODO.value)
        return frozenset(int(job.queueing_lock) for job in found if job.queueing_lock)

    async def revive(self) -> None:
        """Offer again what a process held that has not been heard of; whether it may be claimed, its row says."""
        with _translated():
            manager = self._app.job_manager
            for job in await manager.get_stalled_jobs(queue=_QUEUE, seconds_since_heartbeat=self._bound):
                try:
                    await manager.retry_job(job)
                except exceptions.ConnectorException:
                    # Offered anew already, or ended meanwhile: this one is over.
                    await manager.finish_job(job, jobs.Status.ABORTED, delete_job=True)

    async def serve(self, perform: Perform, most: Callable[[], int]) -> NoReturn:
        """Have so many generations performed at once, again and again after whatever went wrong with the server."""
        self._perform = perform
        while True:
            try:
                await self._work(most())
            except (exceptions.ProcrastinateException, OSError) as error:
                _log.error("the queue could not be served", detail=f"{type(error).__name__}: {error}")
            await asyncio.sleep(_LOOK_SECONDS)

    async def _work(self, most: int) -> None:
        await self._app.run_worker_async(
            queues=[_QUEUE],
            concurrency=most,
            fetch_job_polling_interval=_LOOK_SECONDS,
            update_heartbeat_interval=self._beat,
            stalled_worker_timeout=self._bound,
            # A run is its engine's own, and ends by its own rules.
            shutdown_graceful_timeout=0,
            install_signal_handlers=False,
            delete_jobs=jobs.DeleteJobCondition.ALWAYS.value,
        )

    async def _one(self, generation_id: int) -> None:
        assert self._perform is not None
        await self._perform(generation_id)


async def _committing_each(connection: _Connection) -> None:
    """Everything here is one statement: a transaction around it would be two more round trips."""
    await connection.set_autocommit(True)


@contextmanager
def _translated() -> Generator[None]:
    try:
        yield
    except exceptions.ProcrastinateException as error:
        raise errors.DatabaseBusy(f"the queue does not answer: {error.__cause__ or error}") from error
