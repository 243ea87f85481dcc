"""A fleet's database, dumped while it paints and restored into a new one by the very commands of the page."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from playground.member import Member, pictures
from tests.fleet.house import Fleet
from tests.flows.studio import is_gallery

_PAGE = (Path(__file__).resolve().parents[2] / "docs/fleet.md").read_text()
_ELSEWHERE = "postgresql://easel@database/easel_restored"


def commands(tool: str) -> list[str]:
    """The lines of the page that begin with a tool."""
    return re.findall(rf"^{tool} .+$", _PAGE, re.MULTILINE)


@pytest.fixture
def restored_url(database_url: str) -> Iterator[str]:
    """The address of the database that the page restores into; skips where its tools are not installed."""
    if missing := [tool for tool in ("pg_dump", "createdb", "pg_restore") if shutil.which(tool) is None]:
        pytest.skip(f"PostgreSQL's own tools are not installed: {', '.join(missing)}")
    url = urlsplit(database_url)
    name = f"{url.path[1:]}_restored"
    yield url._replace(path=f"/{name}").geturl()
    with psycopg.connect(database_url, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


async def test_what_was_under_way_goes_on_from_a_restored_dump(fleet: Fleet, ada: Member, restored_url: str) -> None:
    """Dumped while one is painted and another waits in the queue; each is delivered once, and submitted once."""

    def shell(command: str) -> None:
        line = command.replace(_ELSEWHERE, restored_url).replace("easel_restored", urlsplit(restored_url).path[1:])
        environment = {"PATH": "/usr/bin:/bin", "EASEL_DATABASE_URL": fleet.database_url}
        subprocess.run(line, shell=True, check=True, cwd=fleet.directory, env=environment, capture_output=True)

    gateway, worker = await fleet.opened("gateway", "worker", worker_generations=1)
    fleet.hold()
    exchanges = [await ada.slash("imagine", prompt=f"a fox {number}", quality="1K") for number in range(2)]
    await fleet.until(lambda: sorted(row["state"] for row in fleet.rows()) == ["rendering", "reserved"])
    await fleet.until(lambda: len([row for row in fleet.rows() if row["owner"] == ""]) == 1)
    (dump,), (create,), (restore,) = map(commands, ("pg_dump", "createdb", "pg_restore"))
    shell(dump)
    for each in (gateway, worker):
        await each.end()
    shell(create)
    shell(restore)

    fleet.database_url = restored_url
    await fleet.opened("gateway", "worker")
    fleet.release()
    for exchange in exchanges:
        assert len(pictures(await ada.reply(exchange, until=is_gallery))) == 1
        assert (await fleet.ended(exchange.id))["state"] == "done"
    assert len(fleet.records) == 2
