"""Owns `/help`: how to begin, and the list of commands as they are registered."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.ui import answer
from bot.ui.translator import described
from bot.ui.words import Words


class Help(commands.Cog):
    """How to use the studio."""

    @app_commands.command(name="help", description="How to paint with Easel")
    async def help(self, interaction: discord.Interaction[EaselClient]) -> None:
        await answer.privately(interaction, page(interaction.client.tree, answer.tongue(interaction)))


def page(tree: app_commands.CommandTree[Any], say: Words) -> str:
    """How to begin, and every command as this language types it."""
    known = [described(each, say) for each in tree.walk_commands() if isinstance(each, app_commands.Command)]
    rows = [f"- `/{name}`: {description}" for name, description in sorted(known)]
    return "\n".join((f"### {say('help-title')}", say("help-begin"), *rows))


async def setup(client: EaselClient) -> None:
    await client.add_cog(Help())
