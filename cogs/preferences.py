"""Owns `/preferences`: what a member wants when they don't say it; keeps none of it itself."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.ui.panels import preferences


class Preferences(commands.Cog):
    """A member's defaults."""

    @app_commands.command(name="preferences", description="Choose what holds whenever you leave an option open")
    async def preferences(self, interaction: discord.Interaction[Any]) -> None:
        await preferences.show(interaction)


async def setup(client: EaselClient) -> None:
    await client.add_cog(Preferences())
