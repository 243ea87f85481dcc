"""Owns `/studio`, the commands of who manages the server; each right is checked again where it is used."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.ui.panels import status


class Studio(commands.Cog):
    """How the studio is doing."""

    studio = app_commands.Group(
        name="studio",
        description="Look after the studio",
        default_permissions=discord.Permissions(manage_guild=True),
        guild_only=True,
    )

    @studio.command(name="status", description="See how the painting services are doing, and what is in hand")
    async def status(self, interaction: discord.Interaction[Any]) -> None:
        await status.show(interaction)


async def setup(client: EaselClient) -> None:
    await client.add_cog(Studio())
