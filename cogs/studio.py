"""Owns `/studio`, the commands of who manages the server; each right is checked again where it is used."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.ui.panels import budget, limits, pause, setting_up, status, usage


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

    @studio.command(name="setup", description="Choose channels, roles, moderators and limits, and see what is missing")
    async def set_up(self, interaction: discord.Interaction[Any]) -> None:
        await setting_up.show(interaction)

    @studio.command(name="limits", description="See and set what members, roles and channels may paint")
    async def limits(self, interaction: discord.Interaction[Any]) -> None:
        await limits.show(interaction)

    @studio.command(name="pause", description="Take no new work for a while; what runs is finished")
    @app_commands.describe(reason="What members are told")
    async def pause(
        self, interaction: discord.Interaction[Any], reason: app_commands.Range[str, 0, pause.REASON_MOST] = ""
    ) -> None:
        await pause.pause(interaction, reason)

    @studio.command(name="resume", description="Take new work again")
    async def resume(self, interaction: discord.Interaction[Any]) -> None:
        await pause.resume(interaction)

    @studio.command(name="budget", description="See what the server spends, and bound it")
    async def budget(self, interaction: discord.Interaction[Any]) -> None:
        await budget.show(interaction)

    @studio.command(name="usage", description="See what was painted, what it cost, and what was refused")
    async def usage(self, interaction: discord.Interaction[Any]) -> None:
        await usage.show(interaction)


async def setup(client: EaselClient) -> None:
    await client.add_cog(Studio())
