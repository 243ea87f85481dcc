"""Owns `/help`: how to begin, and the list of commands as they are registered."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.ui import answer
from bot.ui.moderation import cards
from bot.ui.translator import described
from bot.ui.words import Words


class Help(commands.Cog):
    """How to use the studio."""

    @app_commands.command(name="help", description="How to paint with Easel")
    async def help(self, interaction: discord.Interaction[EaselClient]) -> None:
        text = page(interaction.client.tree, interaction.permissions, answer.tongue(interaction))
        await interaction.response.send_message(view=cards.notice(text), ephemeral=True)


def page(tree: app_commands.CommandTree[Any], granted: discord.Permissions, say: Words) -> str:
    """How to begin, and every command that one with these rights finds, as this language types it."""
    leaves = [each for each in tree.walk_commands() if isinstance(each, app_commands.Command)]
    known = [described(each, say) for each in leaves if _offered(each, granted)]
    rows = [f"- `/{name}`: {description}" for name, description in sorted(known)]
    return "\n".join((f"### {say('help-title')}", say("help-begin"), *rows))


def _offered(command: app_commands.Command[Any, ..., Any], granted: discord.Permissions) -> bool:
    """Whether Discord shows the command by its default; a server may have decided otherwise."""
    needed = (command.root_parent or command).default_permissions
    return needed is None or granted.is_superset(needed)


async def setup(client: EaselClient) -> None:
    await client.add_cog(Help())
