"""Owns the options of `/imagine`; knows neither how a picture is painted nor how it is shown."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.domain.wish import Wish
from bot.services import services_of
from bot.ui import answer, options


class Imagine(commands.Cog):
    """Paint from words, and from up to four pictures."""

    @app_commands.command(name="imagine", description="Paint pictures from your words")
    @options.offered(series="Paint them as one series that belongs together; the model decides how many come")
    async def imagine(  # noqa: PLR0913, PLR0917 - Discord's options are the parameters of the callback
        self,
        interaction: discord.Interaction[Any],
        prompt: options.Prompt,
        shape: str | None = None,
        quality: str | None = None,
        size: str | None = None,
        pictures: options.Pictures | None = None,
        series: bool = False,
        seed: options.Seed | None = None,
        image1: discord.Attachment | None = None,
        image2: discord.Attachment | None = None,
        image3: discord.Attachment | None = None,
        image4: discord.Attachment | None = None,
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
            series=series,
            seed=seed,
            references=options.references(image1, image2, image3, image4),
            watermark=watermark,
            spoiler=spoiler,
            private=private,
            provider=provider,
        )
        await answer.paint(interaction, wish)


async def setup(client: EaselClient) -> None:
    cog = Imagine()
    options.adapt(cog.imagine, services_of(client).catalog)
    await client.add_cog(cog)
