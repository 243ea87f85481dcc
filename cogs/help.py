"""Owns `/help`: how to begin, and the list of commands as they are registered."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.ui import answer

_INTRODUCTION = (
    "### Easel paints what you describe\n"
    "Type `/imagine`, describe a picture, and send. Attach up to four pictures to work from, "
    "choose a shape and a quality, or ask for several at once. *Cancel* stops it while it is painted."
)


class Help(commands.Cog):
    """How to use the studio."""

    @app_commands.command(name="help", description="How to paint with Easel")
    async def help(self, interaction: discord.Interaction[EaselClient]) -> None:
        rows = [
            f"- `/{command.qualified_name}`: {command.description}"
            for command in interaction.client.tree.walk_commands()
            if isinstance(command, app_commands.Command)
        ]
        await answer.privately(interaction, "\n".join((_INTRODUCTION, *sorted(rows))))


async def setup(client: EaselClient) -> None:
    await client.add_cog(Help())
