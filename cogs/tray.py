"""Owns `/tray`: the references that a member keeps at hand; keeps none itself."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.ui.panels import tray


class Tray(commands.Cog):
    """Pictures kept for a blend."""

    @app_commands.command(name="tray", description="See the pictures you keep at hand; take some out, or blend them")
    async def tray(self, interaction: discord.Interaction[Any]) -> None:
        await tray.show(interaction)


async def setup(client: EaselClient) -> None:
    await client.add_cog(Tray())
