"""Owns the options of `/imagine`; knows neither how a picture is painted nor how it is shown."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselClient
from bot.domain.request import PICTURES_MOST, PROMPT_MOST, SEED_MOST, SEED_RANDOM, Reference, Wish
from bot.domain.size import Quality, Shape, suggestions
from bot.services import services_of
from bot.ui import answer

_SHAPES = [app_commands.Choice(name=f"{shape} · {shape.ratio}", value=shape.value) for shape in Shape]
_QUALITIES = [
    app_commands.Choice(name="1K · about 1 megapixel, quickest", value=Quality.K1.value),
    app_commands.Choice(name="2K · about 4 megapixels", value=Quality.K2.value),
    app_commands.Choice(name="4K · up to 16 megapixels, slowest", value=Quality.K4.value),
]
_CHOICES_MOST = 25


def reference(attachment: discord.Attachment) -> Reference:
    """What Discord says of an attachment, as a reference."""
    return Reference(
        url=attachment.url,
        name=attachment.filename,
        content_type=attachment.content_type or "",
        size=attachment.size,
        width=attachment.width or 0,
        height=attachment.height or 0,
    )


class Imagine(commands.Cog):
    """Paint from words, and from up to four pictures."""

    @app_commands.command(name="imagine", description="Paint pictures from your words")
    @app_commands.describe(
        prompt="What the picture shows, in any language",
        shape="The outline of the picture (square if you don't choose)",
        quality="How many pixels (2K if you don't choose)",
        size="Exact pixels such as 2304x1728, or 1K, 2K, 4K; overrides quality and, as WxH, the shape",
        pictures="How many pictures, 1 to 15",
        series="Paint them as one series that belongs together; the model decides how many come",
        seed="A number that makes the picture repeatable",
        image1="A picture to work from (PNG or JPEG, up to 10 MB)",
        image2="A second picture to work from",
        image3="A third picture to work from",
        image4="A fourth picture to work from",
        watermark="Mark the pictures as made by AI",
        spoiler="Hide the pictures until they are clicked",
        private="Show the pictures to you alone",
        provider="Which service paints",
    )
    @app_commands.choices(shape=_SHAPES, quality=_QUALITIES)
    async def imagine(  # noqa: PLR0913, PLR0917 - Discord's options are the parameters of the callback
        self,
        interaction: discord.Interaction[Any],
        prompt: app_commands.Range[str, 1, PROMPT_MOST],
        shape: str = Shape.SQUARE,
        quality: str = Quality.K2,
        size: str | None = None,
        pictures: app_commands.Range[int, 1, PICTURES_MOST] = 1,
        series: bool = False,
        seed: app_commands.Range[int, SEED_RANDOM, SEED_MOST] | None = None,
        image1: discord.Attachment | None = None,
        image2: discord.Attachment | None = None,
        image3: discord.Attachment | None = None,
        image4: discord.Attachment | None = None,
        watermark: bool = False,
        spoiler: bool = False,
        private: bool = False,
        provider: str | None = None,
    ) -> None:
        images = (image1, image2, image3, image4)
        wish = Wish(
            prompt=prompt,
            shape=Shape(shape),
            quality=Quality(quality),
            size=size,
            pictures=pictures,
            series=series,
            seed=seed,
            references=tuple(reference(image) for image in images if image is not None),
            watermark=watermark,
            spoiler=spoiler,
            private=private,
            provider=provider,
        )
        await answer.paint(interaction, wish)

    @imagine.autocomplete("size")
    async def sizes(self, interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        chosen = interaction.namespace.shape
        shape = Shape(chosen) if chosen in set(Shape) else Shape.SQUARE
        rows = suggestions(typed, shape)[:_CHOICES_MOST]
        return [app_commands.Choice(name=label, value=str(size)) for label, size in rows]

    @imagine.autocomplete("provider")
    async def providers(self, interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        names = services_of(interaction.client).intake.providers
        return [app_commands.Choice(name=name, value=name) for name in names if typed.lower() in name]


async def setup(client: EaselClient) -> None:
    await client.add_cog(Imagine())
