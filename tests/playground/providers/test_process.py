"""The twin as a process of its own."""

import asyncio
import json
import sys

import aiohttp


async def test_process_prints_its_address_and_stops_when_told():
    """One JSON line, a server that takes the key and speed given, and a clean end on SIGTERM."""
    arguments = ("-m", "playground.fake_providers", "gmi", "--port", "0", "--key", "k", "--speed", "10")
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    told = json.loads(await asyncio.wait_for(process.stdout.readline(), 20))
    async with aiohttp.ClientSession() as session:
        async with session.get(told["control"]) as response:
            assert (await response.json())["speed"] == 10
        models = told["url"] + "/api/v1/ie/requestqueue/apikey/models"
        async with session.get(models, headers={"Authorization": "Bearer k"}) as response:
            assert response.status == 200
    process.terminate()
    await process.communicate()
    assert process.returncode == 0
