"""Owns the message a generation speaks through: by interaction token, then by bot token, then afresh."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import cast

import discord
import structlog
from discord import ui

from bot import errors, ports
from bot.domain.generation import Generation
from bot.ports import Stage
from bot.ui import failures, gallery, progress

_log = structlog.get_logger()
_SILENT = discord.AllowedMentions.none()
#: Seconds before a token's end from which it is no longer trusted.
_TOKEN_MARGIN = 60.0
#: Seconds that one edit with files may take.
_UPLOAD_SECONDS = 120.0
_EDIT_SECONDS = 10.0
#: Discord's name for the reply of an interaction, for when its id was never told.
_ORIGINAL = cast("int", "@original")

View = ui.LayoutView
Send = Callable[[View, list[discord.File]], Awaitable[object]]


class DiscordReplies:
    """`ports.Replies` over Discord's REST."""

    def __init__(self, client: discord.Client, clock: ports.Clock) -> None:
        self._client = client
        self._clock = clock

    async def show(self, generation: Generation, stage: Stage) -> None:
        """Edit the progress in; a fault is logged and forgotten."""
        edit = self._edit(generation)
        try:
            async with asyncio.timeout(_EDIT_SECONDS):
                await edit(progress.view(generation, stage), [])
        except (discord.DiscordException, OSError, TimeoutError) as error:
            _log.info("progress could not be shown", generation=generation.id, detail=str(error))

    async def tell(self, generation: Generation) -> None:
        """Say how a generation ended without a picture: a sentence to the member, one line to the operator."""
        failure = generation.failure
        if failure is None:
            return
        _log.warning(
            "ended without a picture",
            generation=generation.id,
            state=generation.state,
            code=failure.code,
            detail=failure.detail,
            advice=failures.for_operator(failure),
        )
        notice = gallery.notice(generation, failures.for_member(failure))
        try:
            async with asyncio.timeout(_EDIT_SECONDS):
                await self._first_way(generation, notice, [])
        except (errors.DeliveryFailed, TimeoutError) as error:
            _log.warning("the member could not be told", generation=generation.id, detail=str(error))

    async def deliver(self, generation: Generation, paths: Sequence[Path]) -> None:
        """Put the pictures into the reply, the rest into messages after it; raises `DeliveryFailed`."""
        leaves = [gallery.Leaf(number, path, path.stat().st_size) for number, path in enumerate(paths, start=1)]
        parcels = gallery.parcels(leaves)
        for number, parcel in enumerate(parcels, start=1):
            view = gallery.view(generation, parcel, (number, len(parcels)))
            way = self._first_way if number == 1 else self._next_way
            try:
                async with asyncio.timeout(_UPLOAD_SECONDS):
                    await way(generation, view, parcel)
            except (OSError, TimeoutError) as error:
                raise errors.DeliveryFailed(repr(error)) from error

    async def _first_way(self, generation: Generation, view: View, parcel: Sequence[gallery.Leaf]) -> None:
        await self._try_ways(generation, view, parcel, [self._edit(generation), self._send_afresh(generation)])

    async def _next_way(self, generation: Generation, view: View, parcel: Sequence[gallery.Leaf]) -> None:
        ways = [self._send_afresh(generation)]
        if self._token_lives(generation):
            ways.insert(0, self._follow_up(generation))
        await self._try_ways(generation, view, parcel, ways)

    async def _try_ways(
        self, generation: Generation, view: View, parcel: Sequence[gallery.Leaf], ways: Sequence[Send]
    ) -> None:
        fault: Exception | None = None
        for way in ways:
            files = gallery.files(generation, parcel)
            try:
                await way(view, files)
            except discord.HTTPException as error:
                fault = error
                _log.info("a way into Discord is closed", generation=generation.id, detail=str(error))
            else:
                return
            finally:
                for file in files:
                    file.close()
        raise errors.DeliveryFailed(str(fault)) from fault

    def _token_lives(self, generation: Generation) -> bool:
        reply = generation.reply
        return reply.token is not None and self._clock.time() < reply.token_expires_at - _TOKEN_MARGIN

    def _edit(self, generation: Generation) -> Send:
        """The edit of the reply, by whichever token may still do it."""
        if self._token_lives(generation):
            webhook = self._webhook(generation)
            message_id = generation.reply.message_id or _ORIGINAL
            return lambda view, files: webhook.edit_message(
                message_id,
                view=view,
                attachments=files,
                allowed_mentions=_SILENT,
            )
        reply = generation.reply
        if reply.message_id is None:
            return self._send_afresh(generation)
        message = self._client.get_partial_messageable(reply.channel_id).get_partial_message(reply.message_id)
        return lambda view, files: message.edit(view=view, attachments=files, allowed_mentions=_SILENT)

    def _follow_up(self, generation: Generation) -> Send:
        webhook = self._webhook(generation)
        private = generation.reply.private
        return lambda view, files: webhook.send(
            view=view, files=files, ephemeral=private, allowed_mentions=_SILENT, wait=True
        )

    def _send_afresh(self, generation: Generation) -> Send:
        channel = self._client.get_partial_messageable(generation.reply.channel_id)

        async def send(view: View, files: list[discord.File]) -> object:
            if generation.reply.private:
                raise errors.DeliveryFailed("a private reply has no other way")
            return await channel.send(view=view, files=files, allowed_mentions=_SILENT)

        return send

    def _webhook(self, generation: Generation) -> discord.Webhook:
        reply = generation.reply
        webhook = discord.Webhook.partial(reply.application_id, reply.token or "", client=self._client)
        # An interaction's webhook is its application's, which alone may speak privately.
        webhook.type = discord.WebhookType.application
        return webhook
