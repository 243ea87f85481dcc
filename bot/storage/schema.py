"""Owns bringing a database's schema up to date, once, whoever starts at the same time; knows no table.

All missing migrations run in one transaction under a lock, so a failed one leaves nothing behind.
"""

import sqlite3
from pathlib import Path

import psycopg
import sqlalchemy
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from psycopg import sql
from sqlalchemy.exc import DBAPIError

from bot import errors
from bot.storage import postgres, sqlite

SCRIPTS = Path(__file__).parent / "migrations"
#: Discord's ids are positive, so no member's lock can be this one.
_MIGRATION_LOCK = -1


def upgrade_sqlite(path: Path) -> None:
    """Make or migrate a file; blocks. Raises `DatabaseBusy`, `DiskFull`, `StorageError`."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None)
        for pragma in sqlite.PRAGMAS:
            connection.execute(pragma)
        return connection

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _upgrade(sqlalchemy.create_engine("sqlite://", creator=connect), "BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        raise sqlite.translated(error) from error
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise sqlite.translated(error.orig) from error
        raise errors.StorageError(str(error)) from error
    except OSError as error:
        raise errors.StorageError(f"{path.parent}: {error.strerror}") from error


def upgrade_postgres(url: str) -> None:
    """Make or migrate the tables; blocks. Raises `SettingsError`, `DatabaseBusy`, `DiskFull`, `StorageError`."""
    engine = sqlalchemy.create_engine("postgresql+psycopg://", creator=lambda: postgres.connect(url))
    try:
        _upgrade(engine, f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
    except psycopg.Error as error:
        raise postgres.translated(error) from error
    except DBAPIError as error:
        raise postgres.translated(error.orig if isinstance(error.orig, psycopg.Error) else error) from error


def make_space(url: str, space: str, table: str, statements: str) -> None:
    """Make somebody else's tables in a name space of their own, unless `table` is there; blocks. Raises `StorageError`.

    Under the lock of the migrations, so that of many processes that start at once one makes them.
    """
    try:
        with postgres.connect(url) as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_MIGRATION_LOCK,))
            connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(space)))
            connection.execute(sql.SQL("SET LOCAL search_path TO {}").format(sql.Identifier(space)))
            found = connection.execute("SELECT to_regclass(%s)", (table,)).fetchone()
            if found is None or found[0] is None:
                connection.execute(statements.encode())
    except psycopg.Error as error:
        raise postgres.translated(error) from error


def _upgrade(engine: sqlalchemy.Engine, lock: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(lock)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:
        raise errors.StorageError(f"the database was made by another version of Easel: {error}") from error
    finally:
        engine.dispose()
