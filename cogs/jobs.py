"""Owns `/jobs`: a member's work in hand, what can be fetched, and what ended lately; runs nothing itself."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.services import services_of
from bot.ui import answer, standing

_RECENT = 5


class Jobs(commands.Cog):
    """A member's own generations."""

    @app_commands.command(
        name="jobs", description="See your pictures in hand and in line, cancel them, or fetch what is kept for you"
    )
    async def jobs(self, interaction: discord.Interaction[Any]) -> None:
        services, member_id = services_of(interaction.client), interaction.user.id
        unfinished = await services.generations.unfinished(member_id)
        recent = await services.generations.recent(member_id, _RECENT)
        kept = await services.fetch.ready(member_id)
        view = standing.jobs(unfinished, recent, answer.tongue(interaction), kept)
        await interaction.response.send_message(view=view, ephemeral=True)


async def setup(client: EaselClient) -> None:
    await client.add_cog(Jobs())
