"""Owns the SQLite connection and what its errors mean; knows no table.

One connection writes and reads, in a thread of its own, so statements run one after the other and
locks need nothing. Without an isolation level each statement is its own transaction, and one that
writes takes the write lock before it reads: a conditional INSERT cannot be overtaken, not even by
another process.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self, cast

import aiosqlite

from bot import errors
from bot.storage.dialects import SQLITE

PRAGMAS = (
    # The first one, because the second may already have to wait for another process.
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = wal",
    "PRAGMA synchronous = normal",
    "PRAGMA foreign_keys = on",
)
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
#: The low byte of an error code names its family, the rest the member of it.
_FAMILY = 0xFF


class SqliteDatabase:
    """A `Database` in one file."""

    dialect = SQLITE

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open a file whose schema is up to date."""
        try:
            connection = await aiosqlite.connect(path, isolation_level=None)
        except sqlite3.Error as error:
            raise translated(error) from error
        database = cls(connection)
        for pragma in PRAGMAS:
            await database.fetch(pragma, {})
        return database

    async def fetch(
        self, statement: str, params: Mapping[str, object], locks: Sequence[int] = ()
    ) -> list[tuple[Any, ...]]:
        """Run one statement in one hop to the connection's thread."""
        del locks  # One connection is lock enough here; across processes the file's own lock is.
        try:
            rows = await self._connection.execute_fetchall(statement, params)
        except sqlite3.Error as error:
            raise translated(error) from error
        except ValueError as error:
            raise errors.StorageError("the database is closed") from error
        return cast("list[tuple[Any, ...]]", rows)

    async def close(self) -> None:
        await self._connection.close()


def translated(error: sqlite3.Error) -> errors.StorageError:
    """SQLite's error as one of ours."""
    family = getattr(error, "sqlite_errorcode", 0) & _FAMILY
    if family in _BUSY:
        return errors.DatabaseBusy(str(error))
    if family == sqlite3.SQLITE_FULL:
        return errors.DiskFull(str(error))
    return errors.StorageError(str(error))
