"""Owns the floor: what discord.py alone costs for `/imagine`; stores nothing, shows no progress, forgives no fault.

It defers, submits, polls by the same plan as Easel, downloads, and makes one final edit with the same bytes.
"""

import asyncio
import io
import json
import os
import random
import signal
import time

import aiohttp
import discord
import discord.gateway
import discord.http
import yarl
from discord import app_commands

from bot.domain.latency import Kind, Latencies, Watch

_REQUESTS = "/api/v1/ie/requestqueue/apikey/requests"
_MODEL = "seedream-4-0-250828"
_KIND = Kind(provider="gmi", megapixels=4, pictures=1, references=0)
_JITTER = 0.03


class Painter:
    """The calls to the provider, each made once."""

    def __init__(self, session: aiohttp.ClientSession, base_url: str, key: str) -> None:
        self._session = session
        self._url = base_url + _REQUESTS
        self._headers = {"Authorization": f"Bearer {key}"}
        self._latencies = Latencies()

    async def paint(self, prompt: str) -> bytes:
        """The bytes of one picture."""
        with self._latencies.watching(_KIND) as watch:
            document = await self._painted(prompt, watch)
        async with self._session.get(document["outcome"]["media_urls"][0]["url"]) as reply:
            return await reply.read()

    async def _painted(self, prompt: str, watch: Watch) -> dict:
        begun = time.time()
        document = await self._submitted(prompt)
        while document["status"] != "success":
            interval = self._latencies.law(_KIND).next_poll(time.time() - begun)
            await asyncio.sleep(interval * random.uniform(1 - _JITTER, 1 + _JITTER))
            async with self._session.get(f"{self._url}/{document['request_id']}", headers=self._headers) as reply:
                document = await reply.json()
        watch.painted(time.time() - begun)
        return document

    async def _submitted(self, prompt: str) -> dict:
        payload = {
            "prompt": prompt,
            "size": "2048x2048",
            "max_images": 1,
            "sequential_image_generation": "disabled",
            "seed": random.randrange(2**31),
            "watermark": False,
            "response_format": "url",
        }
        body = json.dumps({"model": _MODEL, "payload": payload})
        headers = self._headers | {"Content-Type": "application/json"}
        async with self._session.post(self._url, data=body, headers=headers) as reply:
            return await reply.json()


class Floor(discord.Client):
    """One command, no state."""

    def __init__(self, painter: Painter) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
        )
        self.tree = app_commands.CommandTree(self)

        @self.tree.command(description="Paint a picture from your words")
        async def imagine(interaction: discord.Interaction, prompt: str) -> None:
            await interaction.response.defer(thinking=True)
            picture = discord.File(io.BytesIO(await painter.paint(prompt)), "picture.jpg", description=prompt)
            await interaction.edit_original_response(content=prompt, attachments=[picture])

    async def setup_hook(self) -> None:
        await self.tree.sync()


async def run() -> None:
    """Run until SIGTERM, by the settings that the stage makes for Easel."""
    discord.http.Route.BASE = os.environ["EASEL_DISCORD_API_URL"]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["EASEL_DISCORD_GATEWAY_URL"])
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        painter = Painter(session, os.environ["EASEL_GMI_BASE_URL"], os.environ["EASEL_GMI_API_KEY"])
        async with Floor(painter) as client:
            running = asyncio.create_task(client.start(os.environ["EASEL_DISCORD_TOKEN"]))
            await asyncio.wait({running, asyncio.create_task(stopped.wait())}, return_when=asyncio.FIRST_COMPLETED)
