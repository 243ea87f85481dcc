"""Owns what the messages of purged pictures show, by the bot's own token; decides nothing, and keeps no pace."""

from collections.abc import Awaitable, Sequence
from pathlib import Path

import discord
import structlog
from discord import ui

from bot import errors
from bot.domain.generation import Generation, Post
from bot.ui import gallery, links
from bot.ui.faults import within
from bot.ui.moderation import cards
from bot.ui.words import words

_log = structlog.get_logger()
_SILENT = discord.AllowedMentions.none()
#: Seconds that one call may take.
_SECONDS = 60.0


class DiscordVeils:
    """`ports.Veils` over Discord's REST."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def hide(self, generation: Generation) -> None:
        """Put a notice in the place of the pictures, without the prompt; raises `DeliveryFailed`."""
        notice = cards.notice(words(generation.reply.locale)("purge-notice"))
        for post in links.posts(generation):
            await self._change(generation, post, notice, [])

    async def show(self, generation: Generation, paths: Sequence[Path | None]) -> None:
        """Put the pictures back where they were; raises `DeliveryFailed`."""
        leaves = [gallery.Leaf.of(number, path) for number, path in enumerate(paths, start=1)]
        parcels = gallery.parcels(leaves)
        for number, (post, parcel) in enumerate(zip(links.posts(generation), parcels, strict=False), start=1):
            files = gallery.files(generation, parcel)
            try:
                view = gallery.view(generation, parcel, (number, len(parcels)))
                await self._change(generation, post, view, files)
            finally:
                for file in files:
                    file.close()

    async def _change(self, generation: Generation, post: Post, view: ui.LayoutView, files: list[discord.File]) -> None:
        message = self._client.get_partial_messageable(post.channel_id).get_partial_message(post.message_id)
        change: Awaitable[object] = message.edit(view=view, attachments=files, allowed_mentions=_SILENT)
        try:
            await within(_SECONDS, change)
        except errors.DeliveryFailed as error:
            if not error.facts.get("final"):
                raise
            # It was deleted, or the bot is no member there any more.
            _log.info("a purged message is out of reach", generation=generation.id, detail=error.detail)
