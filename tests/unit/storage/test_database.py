"""What becomes of foreign errors, odd addresses and failed migrations."""

import re
import shutil
import sqlite3
from pathlib import Path

import psycopg
import pytest
from psycopg_pool import PoolClosed, PoolTimeout

from bot import errors
from bot.storage import postgres, schema, statements
from bot.storage.database import open_database
from bot.storage.sqlite import SqliteDatabase


async def test_another_kind_of_database_is_a_settings_error() -> None:
    """The setting is named."""
    with pytest.raises(errors.SettingsError, match="EASEL_DATABASE_URL"):
        await open_database("mysql://somewhere")


@pytest.mark.parametrize(
    "url", ["postgresql://u:hunter2/x@host/db", "postgresql://u:hunter2@x@host/db", "postgresql://u:hun%ter2@h/db",
            "postgresql://u@h/db?hunter2=1"],
)  # fmt: skip
async def test_a_broken_postgres_address_keeps_its_secret(url: str) -> None:
    """A password that was not percent-encoded is not quoted back."""
    with pytest.raises(errors.SettingsError, match="EASEL_DATABASE_URL") as caught:
        await open_database(url)
    assert "hun" not in str(caught.value)
    assert caught.value.__cause__ is None


async def test_a_server_that_is_not_there_is_a_storage_error() -> None:
    """In one sentence, without the password."""
    with pytest.raises(errors.StorageError, match="cannot be reached") as caught:
        await open_database("postgresql://u:hunter2@127.0.0.1:1/db")
    assert "hunter2" not in str(caught.value)


async def test_a_file_that_cannot_be_opened_is_a_storage_error(tmp_path: Path) -> None:
    """Be it a directory, or no database, or below a file."""
    (tmp_path / "text").write_text("this is no database, but a longer sentence than its header" * 20)
    for name in ("", "text", "text/below.sqlite"):
        with pytest.raises(errors.StorageError):
            await open_database(f"sqlite:///{tmp_path}/{name}")


async def test_directories_are_made(tmp_path: Path) -> None:
    """A first start needs no preparation."""
    database = await open_database(f"sqlite:///{tmp_path}/new/below/easel.sqlite")
    assert await database.fetch("SELECT :value", {"value": 3}) == [(3,)]
    await database.close()


async def test_a_locked_file_is_busy(tmp_path: Path) -> None:
    """Once the patience of the connection has run out."""
    path = tmp_path / "easel.sqlite"
    schema.upgrade_sqlite(path)
    database = await SqliteDatabase.open(path)
    await database.fetch("PRAGMA busy_timeout = 1", {})
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(errors.DatabaseBusy):
        await database.fetch("DELETE FROM generations", {})
    other.execute("ROLLBACK")
    other.close()
    await database.close()


async def test_a_full_disk_says_so(tmp_path: Path) -> None:
    """Shown by a file that may not grow."""
    path = tmp_path / "easel.sqlite"
    schema.upgrade_sqlite(path)
    database = await SqliteDatabase.open(path)
    await database.fetch("PRAGMA max_page_count = 1", {})
    with pytest.raises(errors.DiskFull):
        await database.fetch("CREATE TABLE large AS SELECT zeroblob(1000000) AS bytes", {})
    await database.close()


@pytest.mark.parametrize(
    ("foreign", "ours"),
    [
        (psycopg.errors.DiskFull(), errors.DiskFull),
        (psycopg.OperationalError(), errors.DatabaseBusy),
        (psycopg.errors.DeadlockDetected(), errors.DatabaseBusy),
        (psycopg.errors.AdminShutdown(), errors.DatabaseBusy),
        (PoolTimeout(), errors.DatabaseBusy),
        (PoolClosed(), errors.StorageError),
        (psycopg.errors.UndefinedTable(), errors.StorageError),
    ],
    ids=lambda each: getattr(each, "__name__", type(each).__name__),
)
def test_every_error_of_postgres_is_one_of_ours(foreign: Exception, ours: type[Exception]) -> None:
    """Whatever may pass by itself is busy."""
    assert type(postgres.translated(foreign)) is ours


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations, to add to."""
    copy = tmp_path / "migrations"
    shutil.copytree(schema.SCRIPTS, copy)
    monkeypatch.setattr(schema, "SCRIPTS", copy)
    return copy / "versions"


def newest(scripts: Path) -> str:
    """The revision that all others lead to."""
    return max(path.name.split("_")[0] for path in scripts.glob("[0-9]*.py"))


def tables(path: Path) -> set[str]:
    """The names of a file's tables."""
    connection = sqlite3.connect(path)
    try:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        connection.close()


async def test_a_failed_migration_leaves_nothing_behind(tmp_path: Path, scripts: Path) -> None:
    """Neither its own first half nor those before it."""
    (scripts / "9999_broken.py").write_text(
        f"from alembic import op\nrevision, down_revision = '9999', '{newest(scripts)}'\n"
        "def upgrade():\n    op.execute('CREATE TABLE half (id INTEGER)')\n    op.execute('DROP TABLE nowhere')\n"
    )
    path = tmp_path / "easel.sqlite"
    with pytest.raises(errors.StorageError, match="nowhere"):
        schema.upgrade_sqlite(path)
    assert tables(path) == set()


async def test_a_database_of_a_newer_version_is_refused(tmp_path: Path, scripts: Path) -> None:
    """An older program does not write into it."""
    newer = scripts / "9999_newer.py"
    newer.write_text(f"revision, down_revision = '9999', '{newest(scripts)}'\ndef upgrade():\n    pass\n")
    path = tmp_path / "easel.sqlite"
    schema.upgrade_sqlite(path)
    newer.unlink()
    with pytest.raises(errors.StorageError, match="another version"):
        schema.upgrade_sqlite(path)


HOT = (
    "ADMIT",
    "MOVE",
    "PROMOTE",
    "TAKE_OVER",
    "FIND",
    "PLACE",
    "UNFINISHED",
    "RECENT",
    "STANDING",
    "CHANNEL_TAKEN",
    "GUILD_TAKEN",
    "STUDIO_TAKEN",
    "GUILD_SPENT",
    "SPENT",
    "CLAIMED",
    "FINISHED",
    "DELETE",
    "UNKNOWN",
    "DECIDE",
)


@pytest.mark.parametrize("name", HOT)
def test_hot_statements_use_an_index(tmp_path: Path, name: str) -> None:
    """None of those that every generation runs reads the whole table."""
    path = tmp_path / "easel.sqlite"
    schema.upgrade_sqlite(path)
    statement = getattr(statements, name)
    connection = sqlite3.connect(path)
    params = dict.fromkeys(re.findall(r":(\w+)", statement), 1)
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", params)]
    connection.close()
    reads = [step for step in plan if "generations" in step or "mine" in step or "other" in step]
    assert reads
    assert all("USING" in step for step in reads), plan
