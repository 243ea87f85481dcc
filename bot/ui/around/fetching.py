"""Owns the button by which a member fetches what Discord did not take; shows no picture itself."""

from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot import errors
from bot.services import services_of
from bot.ui import answer
from bot.ui.answer import Interaction
from bot.ui.press import PressButton, known


class Fetch(PressButton, action="fetch"):
    """The kept pictures, privately, in replies of this very press; for its member alone, as often as they like."""

    style = discord.ButtonStyle.primary

    async def _opened(self, interaction: Interaction) -> None:
        # Whatever comes of it is private, so nothing has to be known before it is acknowledged.
        await interaction.response.defer(ephemeral=True, thinking=True)
        services = services_of(interaction.client)
        generation = await known(services, self.generation_id)
        if generation is None:
            raise errors.Gone
        if interaction.user.id != generation.member_id:
            raise errors.NotYours
        reply = replace(answer.visit(interaction, private=True).reply, private=True)
        await services.fetch.hand_over(generation, reply)


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (Fetch,)
