"""Owns `/jobs`: a member's work in hand and what ended lately; runs nothing itself."""

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

    @app_commands.command(name="jobs", description="See your pictures in hand and in line, and cancel them")
    async def jobs(self, interaction: discord.Interaction[Any]) -> None:
        generations = services_of(interaction.client).generations
        unfinished = await generations.unfinished(interaction.user.id)
        recent = await generations.recent(interaction.user.id, _RECENT)
        await interaction.response.send_message(
            view=standing.jobs(unfinished, recent, answer.tongue(interaction)), ephemeral=True
        )


async def setup(client: EaselClient) -> None:
    await client.add_cog(Jobs())
