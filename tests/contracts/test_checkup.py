"""Looking at a database before anybody opens it: how new it is, whether it can be written to, and nothing changed."""

from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from bot import errors
from bot.storage import postgres
from bot.storage.checkup import examined
from bot.storage.database import open_database


async def written(url: str, statement: str) -> None:
    """Make the database, and change something in it past Easel."""
    database = await open_database(url)
    await database.fetch(statement, {})
    await database.close()


async def test_what_nobody_made_is_not_made(database_url: str) -> None:
    """A file that is not there stays away, and an empty database stays empty."""
    for _ in range(2):
        condition = await examined(database_url)
        assert condition.revision is None
        assert condition.missing is database_url.startswith("sqlite")


async def test_a_database_in_use_is_the_newest(database_url: str) -> None:
    """While somebody else has it open; of connections, that one is taken."""
    before = await examined(database_url)
    database = await open_database(database_url)
    condition = await examined(database_url)
    assert condition.revision == condition.newest == condition.known[-1]
    assert condition.writable
    assert not condition.missing
    if before.free is None or condition.free is None:
        assert database_url.startswith("sqlite")
    else:
        assert condition.free > condition.needed == postgres.CONNECTIONS_MOST
    await database.close()


@pytest.mark.parametrize("revision", ["0003", "9999"])
async def test_another_version_is_told(database_url: str, revision: str) -> None:
    """An earlier one is among the known ones, a later one is not; neither is touched."""
    await written(database_url, f"UPDATE alembic_version SET version_num = '{revision}' RETURNING version_num")
    for _ in range(2):
        condition = await examined(database_url)
        assert condition.revision == revision != condition.newest
        assert (revision in condition.known) is (revision < condition.newest)


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """As an error of ours, like a directory in its place and an address of another kind."""
    path = tmp_path / "easel.sqlite"
    path.write_bytes(b"no database" * 100)
    with pytest.raises(errors.StorageError):
        await examined(f"sqlite:///{path}")
    with pytest.raises(errors.StorageError):
        await examined(f"sqlite:///{tmp_path}")
    with pytest.raises(errors.SettingsError):
        await examined("mysql://somewhere")


async def test_a_server_that_is_not_there() -> None:
    """Refused, and without its password in the words."""
    with pytest.raises(errors.StorageError) as refused:
        await examined("postgresql://easel:SECRET@127.0.0.1:1/easel")
    assert "SECRET" not in refused.value.detail


async def test_a_database_that_is_not_on_the_server(postgres_url: str) -> None:
    """Its name is in the words."""
    with pytest.raises(errors.StorageError, match="nowhere_at_all"):
        await examined(urlsplit(postgres_url)._replace(path="/nowhere_at_all").geturl())


async def test_a_server_that_is_only_read_from(postgres_url: str) -> None:
    """As a copy of the primary is."""
    name = sql.Identifier(urlsplit(postgres_url).path.removeprefix("/"))
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(name))
        try:
            assert not (await examined(postgres_url)).writable
        finally:
            connection.execute("SET default_transaction_read_only = off")
            connection.execute(sql.SQL("ALTER DATABASE {} RESET default_transaction_read_only").format(name))
    assert (await examined(postgres_url)).writable
