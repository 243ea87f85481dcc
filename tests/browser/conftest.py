"""A loopback Discord, a small bot in it, and a real browser on its page."""

import asyncio
import contextlib
import functools
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import pytest_asyncio
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from playwright.async_api import Browser, async_playwright

from playground.fake_discord import FakeDiscord, Options
from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.fake_providers.segmind import SegmindOptions, SegmindTwin
from playground.stage import Stage, StageOptions
from tests.browser.painter import Painter
from tests.browser.visitor import Visitor
from tests.playground.discord.tiny_bot import JumpingClock

_HERE = Path(__file__).parent
#: What the console says when the page does what its own policy forbids.
_POLICY = "Content Security Policy"
_CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip


# The browser lives on the session's event loop, and so does everything that speaks to it.
session_loop = functools.partial(pytest_asyncio.fixture, loop_scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@session_loop()
async def gmi() -> AsyncIterator[GmiTwin]:
    async with GmiTwin(GmiOptions(key="demo")) as twin:
        yield twin


@session_loop()
async def segmind() -> AsyncIterator[SegmindTwin]:
    async with SegmindTwin(SegmindOptions(key="demo")) as twin:
        yield twin


@session_loop()
async def server(
    clock: JumpingClock, gmi: GmiTwin, segmind: SegmindTwin, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[FakeDiscord]:
    controls = {"gmi": f"{gmi.base_url}/_twin/control", "segmind": f"{segmind.base_url}/_twin/control"}
    async with FakeDiscord(Options(clock=clock, controls=controls)) as running:
        monkeypatch.setattr(Route, "BASE", running.api_url)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(running.gateway_url))
        monkeypatch.setattr(discord.Asset, "BASE", running.url)
        yield running


@session_loop()
async def painter(server: FakeDiscord) -> AsyncIterator[Painter]:
    bot = Painter()
    await bot.login(server.token)
    running = asyncio.create_task(bot.connect())
    await asyncio.wait_for(bot.wait_until_ready(), 10)
    yield bot
    await bot.close()
    with contextlib.suppress(asyncio.CancelledError):
        await running


@session_loop(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all: starting it takes longer than most tests here."""
    if _CHROMIUM is None:
        pytest.skip("no chromium in PATH")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS, env=dict(os.environ))
        yield launched
        await launched.close()


@session_loop()
async def visitor(browser: Browser, server: FakeDiscord) -> AsyncIterator[Visitor]:
    """Ada at a desk, before a small bot."""
    async with _desk(browser, server.url) as somebody:
        yield somebody


@session_loop(scope="module")
async def stage(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """The real bot and the twins as processes of their own, for all tests of a module."""
    settings = {"EASEL_DAILY_PICTURES": "500", "EASEL_CONCURRENT_GENERATIONS": "8"}
    options = StageOptions(data_dir=tmp_path_factory.mktemp("stage"), speed=40, settings=settings)
    async with Stage(options) as running:
        await running.start_bot()
        yield running


@session_loop()
async def guest(browser: Browser, stage: Stage) -> AsyncIterator[Visitor]:
    """Ada at a desk, before the real bot."""
    async with _desk(browser, stage.url) as somebody:
        yield somebody


@contextlib.asynccontextmanager
async def _desk(browser: Browser, url: str) -> AsyncIterator[Visitor]:
    """Somebody at a desk; at the end no page there may have complained about anything."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(8000)
    complaints: list[str] = []
    context.on("weberror", lambda raised: complaints.append(str(raised.error)))
    context.on("console", lambda line: complaints.append(line.text) if _POLICY in line.text else None)
    page = await context.new_page()
    visitor = Visitor(page, url)
    await visitor.open()
    yield visitor
    await context.close()
    assert complaints == []
