"""Owns the discord.py client: loads cogs, registers commands, and is the last wall for errors; knows no rule."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import discord
import discord.gateway
import discord.http
import structlog
import yarl
from discord import app_commands
from discord.ext import commands

from bot.services import Services
from bot.ui import answer, modals
from bot.ui.around import fetching, more, results
from bot.ui.browsing import browse
from bot.ui.buttons import CancelButton
from bot.ui.moderation import bans, complaints, deciding, logbook, pictures, purges, reports, words_list
from bot.ui.panels import budget, erase, export, limits, preferences, setting_up, status, tray, usage
from bot.ui.translator import CommandTranslator

_log = structlog.get_logger()
EXTENSIONS = (
    "cogs.imagine",
    "cogs.edit",
    "cogs.blend",
    "cogs.series",
    "cogs.menus",
    "cogs.gallery",
    "cogs.tray",
    "cogs.preferences",
    "cogs.privacy",
    "cogs.jobs",
    "cogs.quota",
    "cogs.studio",
    "cogs.moderation",
    "cogs.help",
)
#: Seconds in which Discord takes an answer, and between looks whether all are given.
_ANSWER_SECONDS = 3.0
_LOOK_SECONDS = 0.2
#: Buttons and selects that any process understands by their ids alone.
ITEMS = (
    CancelButton,
    *results.ITEMS,
    *more.ITEMS,
    *fetching.ITEMS,
    *browse.ITEMS,
    *tray.ITEMS,
    *preferences.ITEMS,
    *export.ITEMS,
    *erase.ITEMS,
    *setting_up.ITEMS,
    *limits.ITEMS,
    *status.ITEMS,
    *budget.ITEMS,
    *usage.ITEMS,
    *deciding.ITEMS,
    *pictures.ITEMS,
    *complaints.ITEMS,
    *reports.ITEMS,
    *bans.ITEMS,
    *purges.ITEMS,
    *logbook.ITEMS,
    *words_list.ITEMS,
)


def point_at(api_url: str, gateway_url: str, cdn_hosts: Sequence[str]) -> None:
    """Aim discord.py at another Discord, such as the playground's; its own default is kept when empty.

    Avatars come from the first content host that is a full origin.
    """
    if api_url:
        discord.http.Route.BASE = api_url.rstrip("/")
    if gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
    for origin in [host for host in cdn_hosts if "://" in host][:1]:
        discord.Asset.BASE = origin.rstrip("/")  # pyright: ignore[reportAttributeAccessIssue] - typed as its default


class Tree(app_commands.CommandTree["EaselClient"]):
    """Turns what a command raised into one private sentence."""

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await answer.tell(interaction, cause)


class EaselClient(commands.AutoShardedBot):
    """The bot in Discord. Needs no privileged intent, and reads no message."""

    services: Services

    def __init__(
        self, data_dir: Path, http_trace: Any = None, shard_ids: Sequence[int] = (), shard_count: int = 0
    ) -> None:
        # By its own rule it holds all shards where none is named.
        held: dict[str, Any] = {"shard_ids": list(shard_ids)} if shard_ids else {}
        super().__init__(
            **held,
            http_trace=http_trace,
            shard_count=shard_count or None,
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            tree_cls=Tree,
        )
        self._synced = data_dir / "commands.sha256"
        #: Called once the bot is logged in, before it hears of interactions.
        self.on_login: Callable[[], Awaitable[None]] | None = None
        #: Called before the connection to Discord ends.
        self.on_close: Callable[[], Awaitable[None]] | None = None

    async def setup_hook(self) -> None:
        await self.load()
        if self.on_login is not None:
            await self.on_login()
        await self._sync_when_changed()

    async def load(self) -> None:
        """Take in every command and every item, with their languages; Discord hears nothing of it."""
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        self.add_dynamic_items(*ITEMS)
        await self.tree.set_translator(CommandTranslator())

    async def close(self) -> None:
        if self.on_close is not None:
            await self.on_close()
        await super().close()

    async def fall_silent(self) -> None:
        """Hear of nothing more, and answer what was heard."""
        for shard in self.shards.values():
            await shard.disconnect()
        clock = self.services.clock
        until = clock.time() + _ANSWER_SECONDS
        # What arrived last is still on its way to whoever answers it.
        await clock.sleep(_LOOK_SECONDS)
        while self.services.pace.busy and clock.time() < until:
            await clock.sleep(_LOOK_SECONDS)

    def standing_shards(self) -> tuple[int, int]:
        """Connections to Discord that stand, and that there should be."""
        stand = 0 if self.is_closed() else sum(not shard.is_closed() for shard in self.shards.values())
        return stand, len(self.shard_ids or ()) or self.shard_count or 1

    async def wanted(self) -> list[dict[str, Any]]:
        """The commands as they are to be registered, in every language."""
        translator = self.tree.translator
        assert translator is not None
        return [await each.get_translated_payload(self.tree, translator) for each in self.tree.get_commands()]

    def registered(self, wanted: list[dict[str, Any]]) -> bool:
        """Whether it is written down that this very set was registered for this application."""
        return self._synced.exists() and self._synced.read_text() == self._digest(wanted)

    async def _sync_when_changed(self) -> None:
        """Register the commands, unless this very set is registered for this application already."""
        wanted = await self.wanted()
        if self.registered(wanted):
            return
        await self.tree.sync()
        self._synced.write_text(self._digest(wanted))
        _log.info("commands registered", count=len(wanted))

    def _digest(self, wanted: list[dict[str, Any]]) -> str:
        known = json.dumps([discord.http.Route.BASE, self.application_id, wanted], sort_keys=True)
        return hashlib.sha256(known.encode()).hexdigest()

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Forms come back by their id, whichever process opened them."""
        await modals.route(interaction)

    async def on_shard_ready(self, shard_id: int) -> None:
        _log.info("ready", shard=shard_id, guilds=len(self.guilds))

    async def on_command_error(self, context: commands.Context[Any], error: commands.CommandError, /) -> None:
        """Mentions are not commands here; nothing to say."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        _log.exception("a defect in an event handler", handler=event_method)
