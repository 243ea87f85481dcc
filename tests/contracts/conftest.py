"""Databases for the storage suites: a file, and a database of its own on a PostgreSQL server."""

import os
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from bot.storage.database import Database, open_database
from bot.storage.favourites import StoredFavourites
from bot.storage.generations import StoredGenerations
from bot.storage.history import StoredHistory
from bot.storage.trays import StoredTrays

_SERVER = os.environ.get("EASEL_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")

#: Opens a database, once more each time.
Opening = Callable[[], Awaitable[Database]]


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A new database on the server, dropped at the end; skips when no server answers."""
    try:
        server = psycopg.connect(_SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        pytest.skip(f"no PostgreSQL server answers (EASEL_TEST_POSTGRES names one): {error}")
    with server:
        name = f"easel_test_{uuid.uuid4().hex[:12]}"
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlsplit(_SERVER)._replace(path=f"/{name}").geturl()
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'easel.sqlite'}"
        return
    url = request.getfixturevalue("postgres_url")
    yield url
    with psycopg.connect(url) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open database of each kind, with its schema."""
    opened = await open_database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def opened(database_url: str) -> AsyncIterator[Opening]:
    """Opens the database of that address, as often as it is called; all are closed at the end."""
    databases: list[Database] = []

    async def opening() -> Database:
        databases.append(await open_database(database_url))
        return databases[-1]

    yield opening
    for each in databases:
        await each.close()


@pytest.fixture
def generations(database: Database) -> StoredGenerations:
    """The generations in it."""
    return StoredGenerations(database)


@pytest.fixture
def history(database: Database) -> StoredHistory:
    """What was painted in it."""
    return StoredHistory(database)


@pytest.fixture
def favourites(database: Database) -> StoredFavourites:
    """The marks in it."""
    return StoredFavourites(database)


@pytest.fixture
def trays(database: Database) -> StoredTrays:
    """The trays in it."""
    return StoredTrays(database)
