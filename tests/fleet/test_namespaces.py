"""Three hosts: the database, worker A, worker B beside the gateway; in a burst a cable is cut and a process killed."""

import signal
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from tests.fleet import forward, networks
from tests.fleet.house import Fleet
from tests.fleet.networks import Networks

_COUNT, _MEMBERS = 300, 150
_SOCKET = Path("/var/run/postgresql/.s.PGSQL.5432")
A, B = 1, 2


@pytest.fixture
async def hosts(fleet: Fleet) -> AsyncIterator[Networks]:
    """Hosts that reach database, Discord and provider over their cable alone, under the addresses of always."""
    if reason := networks.refused():
        pytest.skip(reason)
    if not _SOCKET.exists() or urlsplit(fleet.database_url).hostname not in ("127.0.0.1", "localhost"):
        pytest.skip("the database has no Unix socket here, through which another network would reach it")
    made = Networks(fleet.directory)
    ports = [urlsplit(url).port for url in (fleet.discord.url, fleet.gmi.base_url)]
    sockets = [str(fleet.directory / f"{port}.socket") for port in ports]
    servers = [await forward.listen(socket, f"127.0.0.1:{port}") for socket, port in zip(sockets, ports, strict=True)]
    try:
        made.build(2)
        inward = [f"0.0.0.0:{port}={socket}" for port, socket in zip(ports, sockets, strict=True)]
        await made.forward(made.middle, f"0.0.0.0:5432={_SOCKET}", *inward)
        for number in (A, B):
            outward = [f"127.0.0.1:{port}={made.address(number)}:{port}" for port in ports]
            await made.forward(made.host(number), *outward)
        yield made
    finally:
        await fleet.stop()
        await made.close()
        for server in servers:
            server.close()


def database(fleet: Fleet, hosts: Networks, number: int) -> str:
    """The database's address as a host sees it."""
    return urlsplit(fleet.database_url)._replace(netloc=f"postgres@{hosts.address(number)}:5432").geturl()


async def volley(fleet: Fleet) -> None:
    """Many members ask at once, for small pictures."""
    channel = next(each.id for each in fleet.discord.world.channels.values() if not each.recipient)
    ask = {
        "command": "imagine", "options": {"prompt": "a fox {number}", "quality": "1K"}, "channel": channel,
        "count": _COUNT, "members": _MEMBERS, "seconds": 6,
    }  # fmt: skip
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{fleet.discord.url}/playground/volleys", json=ask) as reply,
    ):
        assert reply.status == 200, await reply.text()


@pytest.mark.timeout(240)
async def test_a_cut_cable_and_a_killed_worker_lose_nothing(fleet: Fleet, hosts: Networks) -> None:
    """Of 300 generations each ends once: one submission and one gallery for each that is done, never two."""
    gateway, cut, killed, _ = [
        await fleet.start(role, hosts.within(number), database_url=database(fleet, hosts, number))
        for role, number in (("gateway", B), ("worker", A), ("worker", B), ("worker", B))
    ]
    await volley(fleet)
    await fleet.until(lambda: cut.said("done") and killed.said("done"), seconds=60)
    hosts.cut(A)
    await fleet.until(lambda: len(fleet.ask("SELECT id FROM generations WHERE state = 'done'")) > 60, seconds=60)
    await killed.end(signal.SIGKILL)

    rows = await fleet.until(lambda: _all_ended(fleet), seconds=150)
    done = [row for row in rows if row["state"] == "done"]
    lost = [row for row in rows if row["state"] != "done"]
    assert {row["reservation"] for row in done} == {"settled"}
    # What was marked as sent when the cable was cut, and never arrived, is given up as unknown; what arrived is found.
    assert all("submission-unknown" in str(row["failure"]) for row in lost)
    assert {row["reservation"] for row in lost} <= {"released"}
    assert len(lost) < _COUNT / 10
    assert len(fleet.records) == len(done)
    shown = [message for channel in fleet.discord.world.channels.values() for message in channel.messages.values()]
    galleries = [message for message in shown if message.payload["attachments"]]
    assert len(galleries) == len(done)
    assert gateway.process.returncode is None
    taken = sum(len(line["generations"]) for each in fleet.processes for line in each.said("taken from the dead"))
    assert taken > 0


def _all_ended(fleet: Fleet) -> list[dict[str, object]] | None:
    rows = fleet.rows()
    return rows if len(rows) == _COUNT and all(row["ended_at"] and not row["untold"] for row in rows) else None
