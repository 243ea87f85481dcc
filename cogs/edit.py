"""Owns the options of `/edit`; knows neither how a picture is painted nor how it is shown."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.domain.size import Shape, nearest_shape
from bot.domain.wish import Craft, Origin, Wish
from bot.services import services_of
from bot.ui import answer, options


class Edit(commands.Cog):
    """Change one picture by words."""

    @app_commands.command(name="edit", description="Change a picture of yours by your words")
    @options.offered(
        image="The picture to change (PNG or JPEG, up to 10 MB)",
        prompt="What to change, in any language: take something away, add, recolour, repaint in a style",
        shape="The outline of the new picture (the nearest to your picture's own if you don't choose)",
    )
    async def edit(  # noqa: PLR0913, PLR0917 - Discord's options are the parameters of the callback
        self,
        interaction: discord.Interaction[Any],
        image: discord.Attachment,
        prompt: options.Prompt,
        quality: str | None = None,
        shape: str | None = None,
        seed: options.Seed | None = None,
        size: str | None = None,
        pictures: options.Pictures | None = None,
        watermark: bool | None = None,
        spoiler: bool = False,
        private: bool | None = None,
        provider: str | None = None,
    ) -> None:
        wish = Wish(
            prompt=prompt,
            shape=options.shaped(shape) or _outline(image),
            quality=options.detailed(quality),
            size=size,
            pictures=pictures,
            seed=seed,
            references=options.references(image),
            watermark=watermark,
            spoiler=spoiler,
            private=private,
            provider=provider,
            origin=Origin(craft=Craft.EDIT),
        )
        await answer.paint(interaction, wish)


def _outline(image: discord.Attachment) -> Shape | None:
    """The shape most like the picture's own; None for what Discord does not measure."""
    return nearest_shape(image.width, image.height) if image.width and image.height else None


async def setup(client: EaselClient) -> None:
    cog = Edit()
    options.adapt(cog.edit, services_of(client).catalog)
    await client.add_cog(cog)
