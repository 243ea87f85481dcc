"""A twin as a process of its own."""

import asyncio
import json
import sys

import aiohttp
import pytest

CALLS = {
    "gmi": ("/api/v1/ie/requestqueue/apikey/models", {"Authorization": "Bearer k"}),
    "segmind": ("/v1/get-user-credits", {"x-api-key": "k"}),
}


@pytest.mark.parametrize("name", CALLS)
async def test_process_prints_its_address_and_stops_when_told(name):
    """One JSON line, a server that takes the key, speed and credits given, and a clean end on SIGTERM."""
    arguments = ("-m", "playground.fake_providers", name, "--port", "0", "--key", "k", "--speed", "10", "--seed", "4")
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, "--credits", "2.5", "--bench", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    told = json.loads(await asyncio.wait_for(process.stdout.readline(), 20))
    path, headers = CALLS[name]
    assert told == {"twin": name, "url": told["url"], "control": f"{told['url']}/_twin/control"}
    async with aiohttp.ClientSession() as session:
        async with session.get(told["control"]) as response:
            document = await response.json()
            assert (document["twin"], document["speed"], document["credits"]) == (name, 10, 2.5)
        async with session.get(told["url"] + path, headers=headers) as response:
            assert response.status == 200
    process.terminate()
    await process.communicate()
    assert process.returncode == 0
