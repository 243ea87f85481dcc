"""Owns putting reports before moderators by the bot's own token, from any process; knows neither when nor why."""

import discord

from bot import ports
from bot.domain.conduct import Card
from bot.ui.faults import within
from bot.ui.moderation import complaints
from bot.ui.words import words

_SILENT = discord.AllowedMentions.none()
#: Seconds that one call may take.
_SECONDS = 60.0


class DiscordReportDesk:
    """`ports.ReportDesk` over Discord's REST."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def put(self, channel_id: int, complaint: ports.Complaint) -> Card:
        """Put it before them; raises `DeliveryFailed`."""
        generation = complaint.generation
        view, files = complaints.shown(complaint, words(generation.reply.locale))
        # Of two that are sent at once, by two who report the same, Discord takes one.
        nonce = f"report-{generation.id % 10**16}"
        channel = self._client.get_partial_messageable(channel_id)
        try:
            message = await within(
                _SECONDS, channel.send(view=view, files=files, nonce=nonce, allowed_mentions=_SILENT)
            )
        finally:
            for file in files:
                file.close()
        return Card(channel_id=channel_id, message_id=message.id)

    async def redraw(self, card: Card, complaint: ports.Complaint) -> None:
        """Show it as it is now; raises `DeliveryFailed`, a final one where the card is gone."""
        view, files = complaints.shown(complaint, words(complaint.generation.reply.locale))
        message = self._client.get_partial_messageable(card.channel_id).get_partial_message(card.message_id)
        try:
            await within(_SECONDS, message.edit(view=view, attachments=files, allowed_mentions=_SILENT))
        finally:
            for file in files:
                file.close()
