"""Owns the options of `/gallery` and `/favourites`; decides neither what may be seen nor how it looks."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.domain.history import SEARCH_MOST
from bot.ui.browsing import browse
from bot.ui.browsing.look import MINE, SERVER, Look

_WHOSE = [app_commands.Choice(name="mine", value=MINE), app_commands.Choice(name="the server's", value=SERVER)]
_FAVOURITES = "favourites"
_SHOW = [
    app_commands.Choice(name="newest first", value="newest"),
    app_commands.Choice(name="my favourites", value=_FAVOURITES),
]
Search = app_commands.Range[str, 1, SEARCH_MOST]


class Gallery(commands.Cog):
    """What was painted."""

    @app_commands.command(name="gallery", description="Browse and search what was painted; only you see the answer")
    @app_commands.describe(
        whose="Whose pictures (yours if you don't choose)",
        member="A member whose public pictures to show instead",
        search="Words of the prompt",
        show="Which of them (the newest if you don't choose)",
    )
    @app_commands.choices(whose=_WHOSE, show=_SHOW)
    async def gallery(
        self,
        interaction: discord.Interaction[Any],
        whose: str = MINE,
        member: discord.User | None = None,
        search: Search | None = None,
        show: str = "newest",
    ) -> None:
        subject = str(member.id) if member is not None else whose
        look = Look(whose=subject, favourites=show == _FAVOURITES, search=search or "")
        await browse.show(interaction, look)

    @app_commands.command(name="favourites", description="Browse the pictures you marked; only you see the answer")
    @app_commands.describe(search="Words of the prompt")
    async def favourites(self, interaction: discord.Interaction[Any], search: Search | None = None) -> None:
        await browse.show(interaction, Look(whose=MINE, favourites=True, search=search or ""))


async def setup(client: EaselClient) -> None:
    await client.add_cog(Gallery())
