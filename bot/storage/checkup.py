"""Owns looking at a database without changing anything in it: is it there, how new, writable; knows no row."""

import asyncio
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from alembic.script import ScriptDirectory

from bot import errors
from bot.storage import postgres, schema, sqlite
from bot.storage.database import POSTGRES_URLS, SQLITE_URL

#: Milliseconds for which a writer elsewhere may hold the lock.
_BUSY = 5000
_REVISION = "SELECT version_num FROM alembic_version"
_WRITABLE = "SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'"
_FREE = """
    SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - count(*)
    FROM pg_stat_activity WHERE backend_type = 'client backend'
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How a database was found; `revision` is None where no Easel ever wrote, `missing` where there is no file."""

    #: All revisions that this Easel knows, oldest first.
    known: tuple[str, ...]
    revision: str | None = None
    missing: bool = False
    writable: bool = True
    #: Connections that PostgreSQL has left for anybody, this look's own not counted.
    free: int | None = None
    #: Connections that one process of Easel takes at most.
    needed: int = postgres.CONNECTIONS_MOST

    @property
    def newest(self) -> str:
        return self.known[-1]


async def examined(url: str) -> Condition:
    """Look at `sqlite:///path` or `postgresql://…`; raises `SettingsError`, `StorageError`."""
    if url.startswith(SQLITE_URL):
        return await asyncio.to_thread(_file, Path(url.removeprefix(SQLITE_URL)))
    if url.startswith(POSTGRES_URLS):
        return await asyncio.to_thread(_server, url)
    raise errors.SettingsError("EASEL_DATABASE_URL must begin with sqlite:/// or postgresql://.")


def _file(path: Path) -> Condition:
    known = _revisions()
    if not path.exists():
        return Condition(known=known, missing=True)
    with _translating(), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {_BUSY}")
        # The lock of a writer, given back at once.
        connection.execute("BEGIN IMMEDIATE")
        named = connection.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute(_REVISION).fetchone() if named else None
        connection.execute("ROLLBACK")
    return Condition(known=known, revision=row[0] if row else None)


def _server(url: str) -> Condition:
    known = _revisions()
    with _translating(), postgres.connect(url) as connection:
        named = _value(connection, b"SELECT to_regclass('alembic_version')")
        return Condition(
            known=known,
            revision=_value(connection, _REVISION.encode()) if named else None,
            writable=bool(_value(connection, _WRITABLE.encode())),
            free=int(_value(connection, _FREE.encode())) + 1,
        )


def _value(connection: psycopg.Connection[tuple[Any, ...]], statement: bytes) -> Any:
    row = connection.execute(statement).fetchone()
    return row[0] if row else None


@contextmanager
def _translating() -> Generator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise sqlite.translated(error) from error
    except psycopg.Error as error:
        raise postgres.translated(error) from error


def _revisions() -> tuple[str, ...]:
    newest_first = ScriptDirectory(str(schema.SCRIPTS)).walk_revisions()
    return tuple(reversed([script.revision for script in newest_first]))
