"""Owns the options of `/series`; knows neither how pictures are painted nor how they are shown."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.domain.wish import Craft, Origin, Wish
from bot.services import services_of
from bot.ui import answer, options


class Series(commands.Cog):
    """Several pictures that belong together."""

    @app_commands.command(name="series", description="Paint several pictures that belong together, as one series")
    @options.offered(
        prompt="What the series shows, picture by picture if you like, in any language",
        pictures="How many pictures, 2 to 15; the model may choose fewer",
    )
    async def series(  # noqa: PLR0913, PLR0917 - Discord's options are the parameters of the callback
        self,
        interaction: discord.Interaction[Any],
        prompt: options.Prompt,
        pictures: options.SeriesPictures | None = None,
        image1: discord.Attachment | None = None,
        image2: discord.Attachment | None = None,
        image3: discord.Attachment | None = None,
        image4: discord.Attachment | None = None,
        shape: str | None = None,
        quality: str | None = None,
        size: str | None = None,
        seed: options.Seed | None = None,
        watermark: bool | None = None,
        spoiler: bool = False,
        private: bool | None = None,
        provider: str | None = None,
    ) -> None:
        wish = Wish(
            prompt=prompt,
            shape=options.shaped(shape),
            quality=options.detailed(quality),
            size=size,
            pictures=pictures,
            series=True,
            seed=seed,
            references=options.references(image1, image2, image3, image4),
            watermark=watermark,
            spoiler=spoiler,
            private=private,
            provider=provider,
            origin=Origin(craft=Craft.SERIES),
        )
        await answer.paint(interaction, wish)


async def setup(client: EaselClient) -> None:
    cog = Series()
    options.adapt(cog.series, services_of(client).catalog)
    await client.add_cog(cog)
