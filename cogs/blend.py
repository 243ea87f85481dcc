"""Owns the options of `/blend`; knows neither how a picture is painted nor how the tray is kept."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.domain.wish import Wish
from bot.services import services_of
from bot.ui import options
from bot.ui.panels.tray import blend_with


class Blend(commands.Cog):
    """Make one picture of several."""

    @app_commands.command(
        name="blend", description="Make one picture of two to ten, attached here or kept in your tray"
    )
    @options.offered(
        prompt="What to make of them; call them picture 1, picture 2 … in the order of their numbers",
        image1="Picture 1 (PNG or JPEG, up to 10 MB); without any, your tray is taken",
        tray="Take the pictures in your tray too, before those attached here",
        **{f"image{number}": f"Picture {number}, to be blended" for number in range(2, 11)},
    )
    async def blend(  # noqa: PLR0913, PLR0917 - Discord's options are the parameters of the callback
        self,
        interaction: discord.Interaction[Any],
        prompt: options.Prompt,
        image1: discord.Attachment | None = None,
        image2: discord.Attachment | None = None,
        image3: discord.Attachment | None = None,
        image4: discord.Attachment | None = None,
        image5: discord.Attachment | None = None,
        image6: discord.Attachment | None = None,
        image7: discord.Attachment | None = None,
        image8: discord.Attachment | None = None,
        image9: discord.Attachment | None = None,
        image10: discord.Attachment | None = None,
        tray: bool | None = None,
        shape: str | None = None,
        quality: str | None = None,
        size: str | None = None,
        pictures: options.Pictures | None = None,
        seed: options.Seed | None = None,
        watermark: bool | None = None,
        spoiler: bool = False,
        private: bool | None = None,
        provider: str | None = None,
    ) -> None:
        images = (image1, image2, image3, image4, image5, image6, image7, image8, image9, image10)
        wish = Wish(
            prompt=prompt,
            shape=options.shaped(shape),
            quality=options.detailed(quality),
            size=size,
            pictures=pictures,
            seed=seed,
            references=options.references(*images),
            watermark=watermark,
            spoiler=spoiler,
            private=private,
            provider=provider,
        )
        await blend_with(interaction, wish, tray)


async def setup(client: EaselClient) -> None:
    cog = Blend()
    options.adapt(cog.blend, services_of(client).catalog)
    await client.add_cog(cog)
