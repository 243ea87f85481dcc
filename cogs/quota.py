"""Owns `/quota`: what a member has left and when it resets; counts nothing itself."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot import errors
from bot.client import EaselClient
from bot.services import services_of
from bot.ui import answer
from bot.ui import quota as limits
from bot.ui.money import price


class Quota(commands.Cog):
    """How much a member may still paint."""

    @app_commands.command(name="quota", description="See how much you may still paint, and when more comes free")
    async def quota(self, interaction: discord.Interaction[Any]) -> None:
        say, services = answer.tongue(interaction), services_of(interaction.client)
        try:
            allowance, entitlement = await services.intake.allowance(answer.asker(interaction))
        except errors.MemberError as error:
            await answer.privately(interaction, limits.closed(error, say))
        else:
            prices = (
                f"-# {price(name, services.catalog.provider(name).capabilities, say)}"
                for name in services.catalog.names
            )
            await answer.privately(interaction, "\n".join((limits.sentence(allowance, entitlement, say), *prices)))


async def setup(client: EaselClient) -> None:
    await client.add_cog(Quota())
