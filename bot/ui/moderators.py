"""Owns speaking to moderators by the bot's own token, from any process; knows neither when nor why."""

from collections.abc import Sequence
from datetime import UTC, datetime

import discord
import structlog

from bot import errors, ports
from bot.domain.conduct import Card, Review
from bot.domain.generation import Generation
from bot.ui.faults import within
from bot.ui.moderation import cards, deciding, verdicts
from bot.ui.words import Words, words

_log = structlog.get_logger()
_SILENT = discord.AllowedMentions.none()
#: Seconds that one call may take: with files, and without.
_UPLOAD_SECONDS = 60.0
_CALL_SECONDS = 10.0
#: Characters of a reason in a server's audit log.
_REASON_MOST = 400


class DiscordModerators:
    """`ports.Moderators` over Discord's REST."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def ask(self, channel_id: int, case: ports.Case) -> Card:
        """Put a generation before them; raises `DeliveryFailed`."""
        say = words(case.generation.reply.locale)
        view, files = cards.shown(case, deciding.buttons(case.generation.id, say), say)
        # Of two that are sent within minutes, for want of an answer to the first, Discord takes one.
        nonce = f"review-{(case.generation.id ^ channel_id) % 10**16}"
        sending = self._channel(channel_id).send(view=view, files=files, nonce=nonce, allowed_mentions=_SILENT)
        try:
            message = await within(_UPLOAD_SECONDS, sending)
        finally:
            for file in files:
                file.close()
        return Card(channel_id=channel_id, message_id=message.id)

    async def show_verdict(self, generation: Generation, review: Review) -> None:
        """Write the decision onto the card, and take the pictures off it; a fault is logged and forgotten."""
        if review.card is None:
            return
        view = verdicts.decided(generation, review, words(generation.reply.locale))
        message = self._channel(review.card.channel_id).get_partial_message(review.card.message_id)
        try:
            await within(_CALL_SECONDS, message.edit(view=view, attachments=[], allowed_mentions=_SILENT))
        except errors.DeliveryFailed as error:
            _log.info("a card could not be changed", generation=generation.id, detail=error.detail)

    async def remind(self, channel_id: int, reviews: Sequence[Review], locale: str) -> None:
        """Say that these wait still; raises `DeliveryFailed`."""
        view = cards.reminder(reviews, words(locale))
        await within(_CALL_SECONDS, self._channel(channel_id).send(view=view, allowed_mentions=_SILENT))

    async def time_out(self, guild_id: int, member_id: int, until: float, reason: str) -> None:
        """Let a member say nothing until then (Unix seconds); raises `DeliveryFailed`."""
        moment = datetime.fromtimestamp(until, UTC).isoformat()
        http = self._client.http
        await within(
            _CALL_SECONDS,
            http.edit_member(guild_id, member_id, reason=reason[:_REASON_MOST], communication_disabled_until=moment),
        )

    async def warn(self, channel_id: int, notice: str, **facts: object) -> None:
        """Say something about the server's studio, by the end of its sentence's key; raises `DeliveryFailed`."""
        view = cards.notice(self._tongue(channel_id)(f"notice-{notice}", **facts))
        await within(_CALL_SECONDS, self._channel(channel_id).send(view=view, allowed_mentions=_SILENT))

    def _tongue(self, channel_id: int) -> Words:
        """The server's language, as far as this process has heard of the server."""
        channel = self._client.get_channel(channel_id)
        guild = channel.guild if isinstance(channel, discord.abc.GuildChannel | discord.Thread) else None
        return words(str(guild.preferred_locale) if guild is not None else "en-US")

    def _channel(self, channel_id: int) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(channel_id)
