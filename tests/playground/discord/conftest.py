"""A loopback Discord, a small discord.py bot in it, and members who speak to it."""

from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from playground.fake_discord import FakeDiscord, Options
from playground.member import Member
from tests.playground.discord.raw_api import Api
from tests.playground.discord.tiny_bot import JumpingClock, TinyBot, connected


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
async def server(clock: JumpingClock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord(Options(clock=clock, recording=True)) as running:
        monkeypatch.setattr(Route, "BASE", running.api_url)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(running.gateway_url))
        monkeypatch.setattr(discord.Asset, "BASE", running.url)
        yield running
        assert running.unmodelled == []


@pytest.fixture
async def bot(server: FakeDiscord) -> AsyncIterator[TinyBot]:
    async with connected(server) as running:
        yield running


@pytest.fixture
async def ada(server: FakeDiscord, bot: TinyBot) -> AsyncIterator[Member]:
    async with Member(server.url, "Ada") as member:
        yield member


@pytest.fixture
async def bruno(server: FakeDiscord, bot: TinyBot) -> AsyncIterator[Member]:
    async with Member(server.url, "Bruno") as member:
        yield member


@pytest.fixture
async def api(server: FakeDiscord) -> AsyncIterator[Api]:
    server.rate_limits.enabled = False
    async with aiohttp.ClientSession() as session:
        yield Api(session, server)
