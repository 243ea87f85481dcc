"""Owns a PostgreSQL database that lives as long as a measurement, and what the server spends on it; knows no table."""

import os
import uuid
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import psutil
import psycopg
from psycopg import sql

from benchmarks.processes import Broken

#: The server, which has to run on this very machine for its CPU to be seen.
_SERVER = os.environ.get("EASEL_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
_CONNECT_SECONDS = 3


class Database:
    """A database of its own, at `url`."""

    def __init__(self, url: str, server: psycopg.AsyncConnection) -> None:
        self.url = url
        self._server = server
        self._name = urlsplit(url).path.lstrip("/")
        self._seen: dict[int, float] = {}

    async def spent(self) -> float:
        """Seconds of CPU that connections to it have cost so far; those that ended count as last seen."""
        asking = "SELECT pid FROM pg_stat_activity WHERE datname = %s"
        async with self._server.cursor() as cursor:
            await cursor.execute(asking, (self._name,))
            for (pid,) in await cursor.fetchall():
                try:
                    times = psutil.Process(pid).cpu_times()
                except psutil.NoSuchProcess:
                    continue
                self._seen[pid] = times.user + times.system
        return sum(self._seen.values())


@asynccontextmanager
async def database() -> AsyncGenerator[Database]:
    """A new database, dropped at the end; raises `Broken` where no server answers."""
    try:
        server = await psycopg.AsyncConnection.connect(_SERVER, autocommit=True, connect_timeout=_CONNECT_SECONDS)
    except psycopg.OperationalError as error:
        raise Broken(f"no PostgreSQL server answers (EASEL_TEST_POSTGRES names one): {error}") from error
    async with server:
        name = f"easel_bench_{uuid.uuid4().hex[:12]}"
        await server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield Database(urlsplit(_SERVER)._replace(path=f"/{name}").geturl(), server)
        finally:
            await server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
