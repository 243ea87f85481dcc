"""The real bot inside SimCord, a Discord that nobody of this project wrote, with its real services.

The bot is assembled as always: SQLite, files, and over loopback HTTP the GMI twin and SimCord's files. SimCord waits
after each step until the bot rests: sockets and threads in real time, which takes milliseconds. The bot's sleeps are
declared to SimCord by the clock that bot and twin share, and so pass by `advance_time` alone. SimCord's pytest plug-in
is not used: it has its own idea of the loop. Nothing here replaces a part of the bot but its clock.

SimCord has no languages (every client and server is en-US), no boosts (a file may have 25 MiB), no faults of timing and
no signed addresses: these are shown in tests/flows.
"""

import asyncio
import functools
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.app import assembled
from bot.client import EaselClient
from bot.settings import Settings
from playground.fake_providers import atelier, pictures
from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.fake_providers.ledger import Record
from tests.simcord.files import served
from tests.simcord.reading import pictures as pictures_of

_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
_STEP, _STEPS = 3.0, 40
#: Real seconds that one act of a member, and one step in SimCord's time, may take.
_SETTLE, _ADVANCE = 5.0, 30.0
#: Discord's bound of files in a message.
_FILES_MOST = 10
#: The twin's one picture, drawn once for all worlds.
_paint = functools.cache(pictures.paint)

Open = Callable[..., AbstractAsyncContextManager["World"]]


class SimClock:
    """SimCord's time; it stands at its beginning until SimCord runs."""

    def __init__(self) -> None:
        self.env: simcord.Env | None = None

    def time(self) -> float:
        return (self.env.now() if self.env else _BEGINNING).timestamp()

    async def sleep(self, seconds: float) -> None:
        """Sleep as the bot."""
        assert self.env is not None
        await self.env.external_wait(asyncio.sleep(seconds), reason="the bot sleeps")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A guild with its people and channels, and what the twin was asked for."""

    env: simcord.Env
    gmi: GmiTwin
    assemble: Callable[[], AbstractAsyncContextManager[EaselClient]]
    studio: simcord.ChannelHandle
    words_only: simcord.ChannelHandle
    ada: simcord.MemberActor
    bruno: simcord.MemberActor
    moderator: simcord.MemberActor
    manager: simcord.MemberActor

    @property
    def renders(self) -> list[Record]:
        return list(self.gmi.ledger.records.values())

    async def until(self, happened: Callable[[], bool]) -> None:
        """Let SimCord's time pass until something happened, for two minutes at most.

        A step holds many moments at which something happens, so it may take longer than a member's act.
        """
        self.env.settle_timeout = _ADVANCE
        try:
            for _ in range(_STEPS):
                if happened():
                    return
                await self.env.advance_time(_STEP)
        finally:
            self.env.settle_timeout = _SETTLE
        raise AssertionError(f"it did not happen within {_STEP * _STEPS:.0f} s\n{self.env.transcript()}")

    @asynccontextmanager
    async def restarted(self) -> AsyncIterator[None]:
        """Cut the bot off in the midst of its work and start another one on its data."""
        async with self.assemble() as successor:
            await self.env.restart_bot(successor)
            yield

    async def painted(self, asked: simcord.InteractionResult, count: int = 1) -> simcord.ResponseMessage:
        """The reply once it shows so many pictures."""
        await self.until(lambda: len(pictures_of(asked.response)) == count)
        assert asked.response is not None
        return asked.response

    async def gallery(self, **options: Any) -> simcord.ResponseMessage:
        """What Ada had painted in #studio; of more than ten pictures the first ten."""
        given = {"prompt": "a lighthouse", "quality": "1K", **options}
        asked = await self.ada.slash(self.studio, "imagine", **given)
        return await self.painted(asked, min(options.get("pictures", 1), _FILES_MOST))

    def forbid_commands(self, member: simcord.MemberActor) -> None:
        """A member may use no commands in #studio any more."""
        denied = discord.Permissions(use_application_commands=True).value
        overwrite = Overwrite(target_id=member.id, type=OverwriteType.MEMBER, deny=denied)
        self.env.backend.set_overwrite(self.studio.id, overwrite)

    def play(self, fault: str) -> None:
        self.gmi.script.replace([{"name": fault, "count": None, "match": None}])

    def sent(self, method: str, part: str) -> list[simcord.HttpLogEntry]:
        """The bot's calls of a method whose path holds `part`."""
        return [each for each in self.env.http_requests if each.method == method and part in each.path]


@pytest.fixture
def simulated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a world: `async with simulated(**settings) as world:`."""
    for holder, name in ((Route, "BASE"), (DiscordWebSocket, "DEFAULT_GATEWAY"), (discord.Asset, "BASE")):
        monkeypatch.setattr(holder, name, getattr(holder, name))
    monkeypatch.setattr(atelier, "paint", _paint)
    return lambda **settings: _open(tmp_path, settings)


@asynccontextmanager
async def _open(data_dir: Path, settings: dict[str, Any]) -> AsyncIterator[World]:
    clock = SimClock()
    async with served() as files, GmiTwin(GmiOptions(bench=True), clock=clock) as gmi:
        given = {
            "discord_token": "a-token-that-opens-nothing",
            "discord_cdn_hosts": (files.url,),
            "gmi_api_key": gmi.options.key,
            "gmi_base_url": gmi.base_url,
            "gmi_result_hosts": (gmi.base_url,),
            "data_dir": data_dir,
        }
        chosen = Settings(_env_file=None, **{**given, **settings})  # pyright: ignore[reportCallIssue]
        assemble = partial(assembled, chosen, clock)
        async with assemble() as client, simcord.run(client, shard_count=1, settle_timeout=_SETTLE) as env:
            assert env.now() == _BEGINNING
            clock.env = files.env = env
            yield _world(env, gmi, assemble)


def _world(env: simcord.Env, gmi: GmiTwin, assemble: Callable[[], AbstractAsyncContextManager[EaselClient]]) -> World:
    guild = env.create_guild("The Painting Room")
    assert env.bot.user is not None
    no_files = discord.PermissionOverwrite(attach_files=False)
    moderators = guild.create_role("Moderator", permissions=discord.Permissions(manage_messages=True))
    managers = guild.create_role("Manager", permissions=discord.Permissions(manage_guild=True))
    return World(
        env=env,
        gmi=gmi,
        assemble=assemble,
        studio=guild.create_text_channel("studio"),
        words_only=guild.create_text_channel("words-only", overwrites={env.bot.user: no_files}),
        ada=guild.add_member(env.create_user("ada")),
        bruno=guild.add_member(env.create_user("bruno")),
        moderator=guild.add_member(env.create_user("mika"), roles=[moderators]),
        manager=guild.add_member(env.create_user("olga"), roles=[managers]),
    )
