"""Owns `/moderation reports`: what was reported and waits, one card at a time, for the moderator alone."""

from typing import Any

import discord
from discord import ui

from bot.services import services_of
from bot.ui import answer, rights
from bot.ui.answer import Interaction
from bot.ui.moderation import cards, complaints, turning
from bot.ui.panels.controls import PanelButton

_SILENT = discord.AllowedMentions.none()


async def show(interaction: Interaction) -> None:
    """The oldest that waits in this server."""
    rights.require_moderator(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    await _put(interaction, 1)


class ReportsButton(PanelButton, template=r"easel:reports:[0-9]{1,6}"):
    """Leads to another one, or to the last one if there are fewer now."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        await interaction.response.defer()
        await _put(interaction, int(self.custom_id.rpartition(":")[2]))


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (ReportsButton,)


async def _put(interaction: Interaction, number: int) -> None:
    services, say = services_of(interaction.client), answer.tongue(interaction)
    pending = await services.reporting.pending(interaction.guild_id or 0)
    shown, number, pages = turning.page(pending, number, 1)
    generation = await services.generations.find(shown[0].generation_id) if shown else None
    if generation is None:
        view = cards.notice(say("reports-empty"))
        await interaction.edit_original_response(view=view, attachments=[], allowed_mentions=_SILENT)
        return
    async with services.reporting.complaint(generation) as complaint:
        view, files = complaints.shown(complaint, say)
        if pages > 1:
            view.add_item(turning.row(ReportsButton, lambda page: f"easel:reports:{page}", number, pages, say))
        try:
            await interaction.edit_original_response(view=view, attachments=files, allowed_mentions=_SILENT)
        finally:
            for file in files:
                file.close()
