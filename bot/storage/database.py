"""Owns the one way to speak SQL, whichever database listens; knows no table and no statement."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from bot import errors
from bot.storage import schema
from bot.storage.dialects import Dialect
from bot.storage.postgres import PostgresDatabase
from bot.storage.sqlite import SqliteDatabase

#: One row, its values in the order of the statement's columns.
Row = Sequence[Any]

SQLITE_URL = "sqlite:///"
POSTGRES_URLS = ("postgresql://", "postgres://")


class Database(Protocol):
    """Runs statements with `:name` parameters, each atomic and durable by itself."""

    dialect: Dialect

    async def fetch(self, statement: str, params: Mapping[str, object], locks: Sequence[int] = ()) -> Sequence[Row]:
        """Run one statement and return its rows.

        Of statements that name the same lock only one runs at a time, and each sees what the one
        before it wrote. Raises `DatabaseBusy`, `DiskFull`, `StorageError`.
        """
        ...

    async def close(self) -> None: ...


async def open_database(url: str) -> Database:
    """Bring the schema up to date and open `sqlite:///path` or `postgresql://…`.

    Raises `SettingsError` for another kind of URL, `StorageError` when it cannot be opened.
    """
    if url.startswith(SQLITE_URL):
        path = Path(url.removeprefix(SQLITE_URL))
        await asyncio.to_thread(schema.upgrade_sqlite, path)
        return await SqliteDatabase.open(path)
    if url.startswith(POSTGRES_URLS):
        await asyncio.to_thread(schema.upgrade_postgres, url)
        return await PostgresDatabase.open(url)
    raise errors.SettingsError("EASEL_DATABASE_URL must begin with sqlite:/// or postgresql://.")
