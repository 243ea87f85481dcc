"""The loopback Discord as a process of its own, and the page API's way to the twins."""

import asyncio
import json
import sys
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from playground.fake_discord import FakeDiscord, Options
from playground.fake_discord.cdn import PAGE

ROOT = Path(__file__).parents[3]


async def test_it_prints_its_addresses_serves_and_stops() -> None:
    """One JSON line, a world to read, and a clean exit on SIGTERM."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "playground.fake_discord", "--record", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = json.loads(await process.stdout.readline())
    assert set(line) == {"url", "api_url", "gateway_url", "application_id", "token"}
    async with aiohttp.ClientSession() as session, session.get(f"{line['url']}/playground/world") as reply:
        world = await reply.json()
    assert [channel["name"] for channel in world["channels"]] == [
        "studio",
        "gallery",
        "moderators",
        "no-pictures",
        "after-dark",
    ]
    assert [member["display_name"] for member in world["members"]] == ["Ada", "Bruno", "Mika", "Olga"]
    assert world["bot_online"] is False
    process.terminate()
    assert await process.wait() == 0


async def test_a_twins_control_document_passes_through() -> None:
    """GET and PUT of a provider reach its twin; an unknown or silent one is told apart."""
    seen: list[object] = []

    async def control(request: web.Request) -> web.Response:
        seen.append(await request.json() if request.method == "PUT" else None)
        return web.json_response({"speed": 10.0})

    app = web.Application()
    app.router.add_route("*", "/control", control)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/control"
    controls = {"gmi": url, "gone": "http://127.0.0.1:9/"}
    async with FakeDiscord(Options(controls=controls)) as server, aiohttp.ClientSession() as session:
        base = f"{server.url}/playground/provider"
        assert await (await session.get(f"{base}/gmi")).json() == {"speed": 10.0}
        assert (await session.put(f"{base}/gmi", json={"speed": 2})).status == 200
        assert (await session.get(f"{base}/none")).status == 404
        assert (await session.get(f"{base}/gone")).status == 502
    await runner.cleanup()
    assert seen == [None, {"speed": 2}]


async def test_faults_are_listed_and_unknown_ones_refused() -> None:
    """The panel reads what is known and cannot switch on what is not."""
    async with FakeDiscord() as server, aiohttp.ClientSession() as session:
        url = f"{server.url}/playground/faults"
        assert (await session.put(url, json={"active": [{"fault": "meteor"}]})).status == 400
        wanted = {"fault": "rate_limit", "count": 3, "route": "PATCH", "scope": "shared"}
        shown = await (await session.put(url, json={"active": [wanted]})).json()
        assert shown["active"] == [wanted]
        assert "late_ack" in [entry["name"] for entry in shown["known"]]
        assert (await (await session.put(url, json={"active": []})).json())["active"] == []


@pytest.mark.parametrize("path", ["/../server.py", "/%2e%2e/server.py", "/none.js"])
async def test_the_page_serves_nothing_but_its_folder(path: str) -> None:
    """Files outside the page's folder are not there."""
    assert PAGE.name == "page"
    async with FakeDiscord() as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(server.url.rsplit(":", 1)[1]))
        writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        status = await reader.readline()
        writer.close()
        await writer.wait_closed()
    assert b" 404 " in status
