"""Owns the PostgreSQL pool and what its errors mean; knows no table."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Self

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import AsyncConnectionPool, PoolClosed, PoolTimeout

from bot import errors
from bot.storage.dialects import POSTGRES

#: Connections of one process.
CONNECTIONS_MOST = 10
_OPENING_SECONDS = 10
#: When a connection over which nothing arrives any more counts as lost: a network that is gone closes none.
GIVING_UP = {
    "connect_timeout": 10,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}
_PARAMETER = re.compile(r"(?<!:):([a-z_][a-z_0-9]*)")
_BUSY = (
    # The server is away, starting or stopping: it may be back at the next attempt.
    psycopg.OperationalError,
    psycopg.InterfaceError,
    PoolTimeout,
)

_Pool = AsyncConnectionPool[psycopg.AsyncConnection[tuple[Any, ...]]]


class PostgresDatabase:
    """A `Database` on a server, which several processes may share."""

    dialect = POSTGRES

    def __init__(self, pool: _Pool) -> None:
        self._pool = pool

    @classmethod
    async def open(cls, url: str) -> Self:
        """Connect to a database whose schema is up to date (so the URL was checked)."""
        pool = _Pool(url, open=False, min_size=1, max_size=CONNECTIONS_MOST, kwargs={"autocommit": True, **GIVING_UP})
        try:
            await pool.open(wait=True, timeout=_OPENING_SECONDS)
        except (psycopg.Error, PoolTimeout) as error:
            await pool.close()
            raise translated(error) from error
        return cls(pool)

    async def fetch(
        self, statement: str, params: Mapping[str, object], locks: Sequence[int] = ()
    ) -> list[tuple[Any, ...]]:
        """Run one statement; with locks it begins, and so takes its snapshot, after they are held."""
        try:
            async with self._pool.connection() as connection:
                if not locks:
                    return await _rows(connection, statement, params)
                async with connection.transaction():
                    for lock in locks:
                        await connection.execute(b"SELECT pg_advisory_xact_lock(%s::bigint)", (lock,))
                    return await _rows(connection, statement, params)
        except (psycopg.Error, PoolTimeout, PoolClosed) as error:
            raise translated(error) from error

    async def close(self) -> None:
        await self._pool.close()


async def _rows(
    connection: psycopg.AsyncConnection[tuple[Any, ...]], statement: str, params: Mapping[str, object]
) -> list[tuple[Any, ...]]:
    cursor = await connection.execute(_query(statement), params)
    return await cursor.fetchall()


@cache
def _query(statement: str) -> bytes:
    """The statement with `:name` written as psycopg reads it."""
    return _PARAMETER.sub(r"%(\1)s", statement).encode()


def connect(url: str) -> psycopg.Connection[tuple[Any, ...]]:
    """One connection, at start; blocks. Raises `SettingsError` for a broken URL, `StorageError` when nobody answers."""
    broken = errors.SettingsError("EASEL_DATABASE_URL is not a valid PostgreSQL address.")
    try:
        parts = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        # Its text may quote the URL, and so the password.
        raise broken from None
    port, host = str(parts.get("port", "0")), str(parts.get("host", ""))
    if not port.replace(",", "").isdigit() or "@" in host:
        # A password that is not percent-encoded has spilled into its neighbours.
        raise broken
    try:
        return psycopg.connect(url, connect_timeout=_OPENING_SECONDS)
    except psycopg.OperationalError as error:
        raise errors.StorageError(f"PostgreSQL cannot be reached: {error}") from error


def translated(error: Exception) -> errors.StorageError:
    """An error of psycopg or of its pool as one of ours."""
    if isinstance(error, psycopg.errors.DiskFull):
        return errors.DiskFull(str(error))
    if isinstance(error, PoolClosed):
        return errors.StorageError("the database is closed")
    if isinstance(error, _BUSY):
        return errors.DatabaseBusy(str(error))
    return errors.StorageError(str(error))
