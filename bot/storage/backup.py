"""Owns the copy of a SQLite database in use: whole or not at all, never over another file; knows no table."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from bot import errors
from bot.storage import sqlite

_SQLITE = "sqlite:///"


def copy(url: str, target: Path) -> int:
    """Copy the database at one moment of its life into a new file, and return its size in bytes; blocks.

    Raises `SettingsError` for what cannot be copied or written there, `StorageError` when copying fails.
    """
    if not url.startswith(_SQLITE):
        raise errors.SettingsError(
            "EASEL_DATABASE_URL names no SQLite file; PostgreSQL has a tool of its own, pg_dump."
        )
    source = Path(url.removeprefix(_SQLITE))
    if not source.is_file():
        raise errors.SettingsError(f"There is no database at {source} to copy.")
    if target.exists():
        raise errors.SettingsError(f"{target} is there already; name a new file.")
    try:
        return _written(source, target)
    except FileExistsError:
        raise errors.SettingsError(f"{target} was made by somebody else meanwhile; name a new file.") from None
    except sqlite3.Error as error:
        raise sqlite.translated(error) from error
    except OSError as error:
        raise errors.SettingsError(f"{target} cannot be written: {error.strerror}.") from error


def _written(source: Path, target: Path) -> int:
    """Write beside the target, under a name that nobody takes for a copy, until all of it is on the disk."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with closing(os.fdopen(handle, "rb")) as file:
            _copied(source, part)
            os.fsync(file.fileno())
        return _shown(part, target)
    finally:
        part.unlink(missing_ok=True)


def _copied(source: Path, part: Path) -> None:
    """In one step, so that every page is of the same moment; in this mode of SQLite nobody has to wait for it."""
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True)) as read,
        closing(sqlite3.connect(part, isolation_level=None)) as written,
    ):
        read.execute(sqlite.PRAGMAS[0])
        read.backup(written)
        # One file that is whole by itself, even where nothing may be written beside it.
        written.execute("PRAGMA journal_mode = delete").fetchall()
        found = written.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise errors.StorageError(f"the copy is damaged, as the database may be: {found}")


def _shown(part: Path, target: Path) -> int:
    """Give the finished copy its name, unless somebody has taken it; returns its size."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links; the moment between look and rename is as short as it can be.
        if target.exists():
            raise FileExistsError from None
        part.rename(target)
    return target.stat().st_size
