"""Fixtures of the fleet: a database of its own for each test, and members who speak to the gateways."""

import os
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from playground.fake_discord import FakeDiscord, Options
from playground.fake_providers import atelier
from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.member import Member
from tests.fleet.house import SPEED, Fleet
from tests.flows.studio import KEY, plain_paint

_SERVER = os.environ.get("EASEL_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")


@pytest.fixture
def database_url() -> Iterator[str]:
    """A new database on the server, dropped at the end; skips when no server answers."""
    try:
        server = psycopg.connect(_SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        pytest.skip(f"no PostgreSQL server answers (EASEL_TEST_POSTGRES names one): {error}")
    with server:
        name = f"easel_fleet_{uuid.uuid4().hex[:12]}"
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlsplit(_SERVER)._replace(path=f"/{name}").geturl()
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
async def fleet(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Fleet]:
    """The twins and an empty database; processes are started by the test."""
    monkeypatch.setattr(atelier, "paint", plain_paint)
    async with FakeDiscord(Options(rate_limits=False)) as discord, GmiTwin(GmiOptions(key=KEY, speed=SPEED)) as gmi:
        fleet = Fleet(tmp_path, database_url, discord, gmi)
        yield fleet
        await fleet.stop()
        assert discord.unmodelled == gmi.unmodelled == gmi.trespasses == []


@pytest.fixture
async def ada(fleet: Fleet) -> AsyncIterator[Member]:
    async with Member(fleet.discord.url, "Ada") as member:
        yield member


@pytest.fixture
async def bruno(fleet: Fleet) -> AsyncIterator[Member]:
    async with Member(fleet.discord.url, "Bruno") as member:
        yield member
