"""Fixtures of the fault tests: the studio of the flows, with a hasty discord.py and a door before each provider."""

import asyncio
from collections.abc import Callable
from types import ModuleType
from typing import Any

import discord.client
import discord.gateway
import discord.http
import discord.shard
import discord.webhook.async_
import pytest

from bot.client import EaselClient
from playground.fake_providers.gmi.intake import Intake as GmiIntake
from playground.fake_providers.segmind.intake import Intake as SegmindIntake
from tests.faults.journal import Journal
from tests.faults.scene import Scene
from tests.flows.conftest import (
    ada,
    bruno,
    clock,
    logs,
    mika,
    plain_pictures,
    pytest_configure,
    session,
    studio,
    twins,
    untouched_discord,
)
from tests.flows.studio import Studio

__all__ = [
    "ada", "bruno", "clock", "logs", "mika", "plain_pictures", "pytest_configure", "session", "studio", "twins",
    "untouched_discord",
]  # fmt: skip


class _Hasty(ModuleType):
    """asyncio whose sleeps are a thousand times shorter."""

    def __getattr__(self, name: str) -> object:
        return getattr(asyncio, name)

    @staticmethod
    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds / 1000)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py's own waits before it repeats a call are not waited for."""
    for module in (discord.http, discord.shard, discord.gateway, discord.client, discord.webhook.async_):
        monkeypatch.setattr(module, "asyncio", _Hasty("hasty"))


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Until it is set, every submission waits unanswered before both providers."""
    opened = asyncio.Event()

    def behind(take: Callable[..., Any]) -> Callable[..., Any]:
        async def waiting(*given: Any) -> Any:
            await opened.wait()
            return await take(*given)

        return waiting

    for intake in (GmiIntake, SegmindIntake):
        monkeypatch.setattr(intake, "take", behind(intake.take))
    return opened


@pytest.fixture(scope="session")
def registration() -> list[Any]:
    """The bot's commands as Discord keeps them, once some test had them registered."""
    return []


@pytest.fixture
def registered_once(twins: Studio, registration: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Translating and registering its commands is half of what a bot's start costs; the set is always the same."""
    register, world = EaselClient._sync_when_changed, twins.discord.world

    async def recall(client: EaselClient) -> None:
        if not registration:
            await register(client)
            registration.extend(world.commands[None])
        world.commands[None] = list(registration)

    monkeypatch.setattr(EaselClient, "_sync_when_changed", recall)


@pytest.fixture
def scene(registered_once: None, studio: Studio, door: asyncio.Event) -> Scene:
    return Scene(studio=studio, door=door, journal=Journal(studio.data_dir / "easel.sqlite"))
