"""Owns `/privacy`: what a member may have of their own data, and have deleted; does neither itself."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.ui.panels import erase, export


class Privacy(commands.Cog):
    """A member's own data."""

    privacy = app_commands.Group(name="privacy", description="Have or delete what is stored about you")

    @privacy.command(name="export", description="Get all that is stored about you, as files that only you see")
    async def export(self, interaction: discord.Interaction[Any]) -> None:
        await export.show(interaction)

    @privacy.command(name="delete", description="Delete what is stored about you; you are asked first")
    async def delete(self, interaction: discord.Interaction[Any]) -> None:
        await erase.ask(interaction)


async def setup(client: EaselClient) -> None:
    await client.add_cog(Privacy())
