"""Fixtures of the flows: the twins, the bot among them, and members who speak to it."""

import dataclasses
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import discord
import discord.gateway
import discord.http
import discord.webhook.async_
import pytest
import structlog

from playground.fake_discord import FakeDiscord, Options, demo, permissions
from playground.fake_providers import atelier
from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.fake_providers.segmind import SegmindOptions, SegmindTwin
from playground.member import Member, text_of
from tests.flows.clock import ScaledClock
from tests.flows.studio import KEY, PACE, Studio, plain_paint

Json = dict[str, Any]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "settings(**values): settings of the bot in this test")
    config.addinivalue_line("markers", "discord(**values): options of the loopback Discord in this test")


@pytest.fixture(autouse=True)
def plain_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing fancy."""
    monkeypatch.setattr(atelier, "paint", plain_paint)


@pytest.fixture
def untouched_discord(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where discord.py looks for Discord is global: put it back afterwards."""
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    gateway = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(gateway, "DEFAULT_GATEWAY", gateway.DEFAULT_GATEWAY)
    monkeypatch.setattr(discord.Asset, "BASE", discord.Asset.BASE)


@pytest.fixture
def logs() -> Iterator[list[Json]]:
    """Every structured log line of a test, contextual values included."""
    lines: list[Json] = []

    def keep(_: object, level: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
        lines.append({**event, "level": level})
        raise structlog.DropEvent

    before = structlog.get_config()
    for name, module in list(sys.modules.items()):
        if name.startswith("bot.") and hasattr(module, "_log"):
            vars(module._log).pop("bind", None)  # a logger that an earlier test made remember its old way
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, keep],
        wrapper_class=structlog.make_filtering_bound_logger(0),
        cache_logger_on_first_use=False,
    )
    yield lines
    structlog.configure(**before)


@pytest.fixture
def clock() -> ScaledClock:
    return ScaledClock()


@pytest.fixture
async def twins(
    request: pytest.FixtureRequest, tmp_path: Path, clock: ScaledClock, logs: list[Json], untouched_discord: None
) -> AsyncIterator[Studio]:
    """The studio before its bot is started."""
    options: Json = {"rate_limits": False}
    for mark in request.node.iter_markers("discord"):
        options |= mark.kwargs
    async with (
        FakeDiscord(Options(**options)) as server,
        GmiTwin(GmiOptions(key=KEY, speed=PACE), clock=clock, pause=clock.sleep) as gmi,
        SegmindTwin(SegmindOptions(key=KEY, speed=PACE), clock=clock, pause=clock.sleep) as segmind,
    ):
        _allow_everyone(server)
        studio = Studio(tmp_path / "data", clock, server, gmi, segmind)
        studio.logs = logs
        yield studio
        await studio.stop()


def _allow_everyone(server: FakeDiscord) -> None:
    """The bot may ping everyone here, so that a test sees it when it does."""
    role = server.world.roles[demo.BOT]
    granted = role.permissions | permissions.MENTION_EVERYONE
    server.world.roles[demo.BOT] = dataclasses.replace(role, permissions=granted)


@pytest.fixture
async def studio(request: pytest.FixtureRequest, twins: Studio) -> AsyncIterator[Studio]:
    """An open studio; at its end, nothing indecent may have happened in any story."""
    settings: Json = {}
    for mark in reversed(list(request.node.iter_markers("settings"))):
        settings |= mark.kwargs
    await twins.start(**settings)
    yield twins
    # The last words erase the token just after they were said.
    await twins.until(lambda: not any(row.ended_at and row.reply["token"] is not None for row in twins.rows()))
    _require_decency(twins)


def _require_decency(studio: Studio) -> None:
    for message in studio.shown():
        payload = message.payload
        assert (payload["mentions"], payload["mention_roles"], payload["mention_everyone"]) == ([], [], False)
        assert "Traceback" not in text_of(payload)
        # Pictures too large for Discord are linked to; nothing else of a provider is anybody's business.
        for twin in (studio.gmi, studio.segmind):
            assert twin.base_url not in text_of(payload).replace(f"{twin.base_url}/results/", "")
    _require_secrets_kept(studio)
    defects = [line for line in studio.logs if "bug" in line["event"] or "defect" in line["event"]]
    assert defects == []
    assert studio.discord.unmodelled == []
    for twin in (studio.gmi, studio.segmind):
        assert twin.unmodelled == []
        assert twin.trespasses == []
    for row in studio.rows():
        ended = row.ended_at is not None
        assert (row.reservation == "held") is not ended, row
        assert not ended or row.reply["token"] is None


def _require_secrets_kept(studio: Studio) -> None:
    """Neither the key nor a token reaches a message, a log line or the database."""
    shown = "\n".join(text_of(message.payload) for message in studio.shown())
    written = shown + repr(studio.logs)
    kept = (studio.data_dir / "easel.sqlite").read_bytes()
    for secret in (KEY, studio.discord.token):
        assert secret not in written
        assert secret.encode() not in kept
    for interaction in studio.discord.world.interactions.values():
        assert interaction.token not in written


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        yield session


@pytest.fixture
async def ada(studio: Studio, session: aiohttp.ClientSession) -> AsyncIterator[Member]:
    async with Member(studio.discord.url, "Ada", session=session) as member:
        yield member


@pytest.fixture
async def bruno(studio: Studio, session: aiohttp.ClientSession) -> AsyncIterator[Member]:
    async with Member(studio.discord.url, "Bruno", session=session) as member:
        yield member


@pytest.fixture
async def mika(studio: Studio, session: aiohttp.ClientSession) -> AsyncIterator[Member]:
    async with Member(studio.discord.url, "Mika", session=session) as member:
        yield member


@pytest.fixture
async def olga(studio: Studio, session: aiohttp.ClientSession) -> AsyncIterator[Member]:
    async with Member(studio.discord.url, "Olga", session=session) as member:
        yield member
