"""Owns the message a generation speaks through: by interaction token, then by bot token, then afresh."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import cast

import discord
import structlog
from discord import ui

from bot import errors, ports
from bot.domain.generation import Generation, Post
from bot.ports import Delivered, Stage
from bot.ui import failures, gallery, progress
from bot.ui.faults import FAULTS, final, told
from bot.ui.words import words

_log = structlog.get_logger()
_SILENT = discord.AllowedMentions.none()
#: Seconds that one call with files may take, and one without.
_UPLOAD_SECONDS = 120.0
_EDIT_SECONDS = 10.0
#: Messages after the reply among which a further one is looked for.
_LOOKED_THROUGH = 50
#: Discord's code for a token that has ended, and how many of them are remembered.
_INVALID_TOKEN = 50027
_SPENT_MOST = 1000
#: Discord's code for a message that is not there.
_UNKNOWN_MESSAGE = 10008
#: Discord's name for the reply of an interaction, for when its id was never told.
_ORIGINAL = cast("int", "@original")

View = ui.LayoutView
Send = Callable[[View, list[discord.File]], Awaitable[discord.Message]]


class DiscordReplies:
    """`ports.Replies` over Discord's REST."""

    def __init__(self, client: discord.Client, clock: ports.Clock) -> None:
        self._client = client
        self._clock = clock
        #: Tokens that Discord called invalid before their time.
        self._spent: set[str] = set()

    async def show(self, generation: Generation, stage: Stage) -> None:
        """Edit the progress in; a fault is logged and forgotten."""
        ways = self._edits(generation)
        try:
            async with asyncio.timeout(_EDIT_SECONDS):
                if ways:
                    await ways[0](progress.view(generation, stage), [])
        except FAULTS as error:
            self._heed(generation, error)
            _log.info("progress could not be shown", generation=generation.id, detail=told(error))

    async def tell(self, generation: Generation) -> None:
        """Say in the reply how a generation ended without a picture; raises `DeliveryFailed`."""
        assert generation.failure is not None
        sentence = failures.for_member(generation.failure, words(generation.reply.locale))
        notice = gallery.notice(generation, sentence)
        await self._try_ways(generation, notice, [], self._first_ways(generation))

    def report(self, generation: Generation) -> None:
        """One line for the operator, with what to do about it."""
        failure = generation.failure
        assert failure is not None
        _log.warning(
            "ended without a picture",
            generation=generation.id,
            state=generation.state,
            code=failure.code,
            detail=failure.detail,
            advice=failures.for_operator(failure),
        )

    async def deliver(self, generation: Generation, paths: Sequence[Path | None]) -> AsyncIterator[Delivered]:
        """Put the pictures into the reply, the rest into messages after it; raises `DeliveryFailed`."""
        leaves = [gallery.Leaf.of(number, path) for number, path in enumerate(paths, start=1)]
        parcels = gallery.parcels(leaves)
        known = len(generation.reply.posts)
        for number, parcel in enumerate(parcels[known:], start=known + 1):
            view = gallery.view(generation, parcel, (number, len(parcels)))
            if number == 1:
                post = await self._try_ways(generation, view, parcel, self._first_ways(generation))
            else:
                post = await self._arrived(generation, parcel) or await self._try_ways(
                    generation, view, parcel, self._further_ways(generation, number)
                )
            yield Delivered(post=post, last=number == len(parcels))

    async def reach(self, generation: Generation) -> int | None:
        """Ask by its token for a reply that nobody wrote down; a token that is no good any more finds none."""
        if not self._token_lives(generation):
            return None
        try:
            async with asyncio.timeout(_EDIT_SECONDS):
                found = await self._webhook(generation).fetch_message(_ORIGINAL)
        except FAULTS as error:
            if isinstance(error, discord.HTTPException) and error.code == _UNKNOWN_MESSAGE:
                return None
            # Discord denies a living token now and then, so that "no" is asked again before it is believed.
            raise errors.DeliveryFailed(told(error), final=final(error)) from error
        return found.id

    async def retract(self, generation: Generation) -> tuple[Post, ...]:
        """Delete every message with its pictures; returns those that Discord did not let go."""
        reply = generation.reply
        known = () if reply.message_id is None else (Post(channel_id=reply.channel_id, message_id=reply.message_id),)
        left: list[Post] = []
        for post in dict.fromkeys((*reply.posts, *known)):
            message = self._client.get_partial_messageable(post.channel_id).get_partial_message(post.message_id)
            try:
                await message.delete()
            except discord.NotFound:
                continue
            except FAULTS as error:
                _log.warning("a message could not be deleted", generation=generation.id, detail=told(error))
                left.append(post)
        return tuple(left)

    async def _try_ways(
        self, generation: Generation, view: View, parcel: Sequence[gallery.Leaf], ways: Sequence[Send]
    ) -> Post:
        """Send by the first way that Discord takes; raises `DeliveryFailed` when it takes none."""
        if not ways:
            raise errors.DeliveryFailed("no way into Discord is left", final=True)
        fault = ""
        for way in ways:
            files = gallery.files(generation, parcel)
            try:
                async with asyncio.timeout(_UPLOAD_SECONDS):
                    message = await way(view, files)
            except FAULTS as error:
                fault = told(error)
                self._heed(generation, error)
                _log.info("a way into Discord is closed", generation=generation.id, detail=fault)
                if not final(error):
                    # Another way would leave this one behind as it is; better to come back to it.
                    break
            except Exception as error:  # noqa: BLE001 - an answer that discord.py can't read: the edit is made again
                fault = type(error).__name__
                _log.warning("Discord's answer was not understood", generation=generation.id, detail=fault)
                break
            else:
                return Post(channel_id=message.channel.id, message_id=message.id)
            finally:
                for file in files:
                    file.close()
        raise errors.DeliveryFailed(fault)

    def _first_ways(self, generation: Generation) -> list[Send]:
        """The reply by its token, then by the bot's, then a fresh message; a private reply has the first way alone."""
        afresh = [] if generation.reply.by_token_only else [self._post(generation, part=1)]
        return [*self._edits(generation), *afresh]

    def _further_ways(self, generation: Generation, part: int) -> list[Send]:
        ways = [self._follow_up(generation)] if self._token_lives(generation) else []
        return ways if generation.reply.by_token_only else [*ways, self._post(generation, part)]

    async def _arrived(self, generation: Generation, parcel: Sequence[gallery.Leaf]) -> Post | None:
        """Where an earlier attempt, whose answer was lost, put these pictures; private ones can't be seen."""
        reply = generation.reply
        if reply.by_token_only or reply.message_id is None:
            return None
        channel = self._client.get_partial_messageable(reply.channel_id)
        names = {parcel[0].filename, f"SPOILER_{parcel[0].filename}"}
        try:
            async for message in channel.history(after=discord.Object(reply.message_id), limit=_LOOKED_THROUGH):
                asked = message.interaction_metadata
                ours = asked is not None and asked.id == generation.id
                if ours and names & {attachment.filename for attachment in message.attachments}:
                    return Post(channel_id=reply.channel_id, message_id=message.id)
        except FAULTS as error:
            _log.info("the channel could not be looked through", generation=generation.id, detail=told(error))
        return None

    def _edits(self, generation: Generation) -> list[Send]:
        reply = generation.reply
        ways: list[Send] = []
        if self._token_lives(generation):
            webhook = self._webhook(generation)
            message_id = reply.message_id or _ORIGINAL
            ways.append(
                lambda view, files: webhook.edit_message(
                    message_id, view=view, attachments=files, allowed_mentions=_SILENT
                )
            )
        if reply.message_id is not None and not reply.by_token_only:
            message = self._client.get_partial_messageable(reply.channel_id).get_partial_message(reply.message_id)
            ways.append(lambda view, files: message.edit(view=view, attachments=files, allowed_mentions=_SILENT))
        return ways

    def _post(self, generation: Generation, part: int) -> Send:
        channel = self._client.get_partial_messageable(generation.reply.channel_id)
        nonce = f"{generation.id}-{part}"
        return lambda view, files: channel.send(view=view, files=files, nonce=nonce, allowed_mentions=_SILENT)

    def _follow_up(self, generation: Generation) -> Send:
        webhook, private = self._webhook(generation), generation.reply.private
        return lambda view, files: webhook.send(
            view=view, files=files, ephemeral=private, allowed_mentions=_SILENT, wait=True
        )

    def _token_lives(self, generation: Generation) -> bool:
        reply = generation.reply
        if reply.token is None or reply.token in self._spent:
            return False
        return self._clock.time() < reply.trusted_until

    def _heed(self, generation: Generation, error: BaseException) -> None:
        """A token that is called invalid stays so: asking by it again and again would shut Discord's door."""
        token = generation.reply.token
        if token is not None and isinstance(error, discord.HTTPException) and error.code == _INVALID_TOKEN:
            if len(self._spent) >= _SPENT_MOST:
                self._spent.clear()
            self._spent.add(token)

    def _webhook(self, generation: Generation) -> discord.Webhook:
        reply = generation.reply
        webhook = discord.Webhook.partial(reply.application_id, reply.token or "", client=self._client)
        # An interaction's webhook is its application's, which alone may speak privately.
        webhook.type = discord.WebhookType.application
        return webhook
