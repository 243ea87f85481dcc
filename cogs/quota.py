"""Owns `/quota`: what a member has left and when it resets; counts nothing itself."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.services import services_of
from bot.ui import answer, standing


class Quota(commands.Cog):
    """How much a member may still paint."""

    @app_commands.command(name="quota", description="See how much you may still paint, and when more comes free")
    async def quota(self, interaction: discord.Interaction[Any]) -> None:
        allowance = await services_of(interaction.client).intake.allowance(interaction.user.id)
        await answer.privately(interaction, standing.sentence(allowance, answer.tongue(interaction)))


async def setup(client: EaselClient) -> None:
    await client.add_cog(Quota())
