"""Owns how the options that painting commands share are offered and read; knows no command of its own."""

import inspect
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot import errors, ports
from bot.domain.reference import Reference
from bot.domain.request import PICTURES_MOST, PROMPT_MOST, SEED_MOST, SEED_RANDOM
from bot.domain.size import Quality, Shape, Size, parse, preset
from bot.services import services_of
from bot.ui.around.attachments import reference
from bot.ui.words import Words, words

F = TypeVar("F", bound=Callable[..., Any])
Interaction = discord.Interaction[Any]

Prompt = app_commands.Range[str, 1, PROMPT_MOST]
Pictures = app_commands.Range[int, 1, PICTURES_MOST]
SeriesPictures = app_commands.Range[int, 2, PICTURES_MOST]
Seed = app_commands.Range[int, SEED_RANDOM, SEED_MOST]


class Place(app_commands.Transformer):
    """The id of a channel in which somebody may paint, forums and threads included."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        kinds = discord.ChannelType
        threads = [kinds.news_thread, kinds.public_thread, kinds.private_thread]
        return [kinds.text, kinds.news, kinds.voice, kinds.forum, *threads]

    async def transform(self, interaction: Interaction, value: Any, /) -> int:
        del interaction
        return value.id


_CHOICES_MOST = 25
_SHAPES = [app_commands.Choice(name=f"{shape} · {shape.ratio}", value=shape.value) for shape in Shape]
_QUALITIES = [
    app_commands.Choice(name="1K · about 1 megapixel, quickest", value=Quality.K1.value),
    app_commands.Choice(name="2K · about 4 megapixels", value=Quality.K2.value),
    app_commands.Choice(name="4K · up to 16 megapixels, slowest", value=Quality.K4.value),
]
_TEXTS: Mapping[str, locale_str] = MappingProxyType(
    {
        "prompt": locale_str("What the picture shows, in any language"),
        "shape": locale_str("The outline of the picture (by your preferences if you don't choose)"),
        "quality": locale_str("How many pixels (by your preferences if you don't choose)"),
        "size": locale_str("Exact pixels such as 2304x1728, or 1K, 2K, 4K; overrides quality and, as WxH, the shape"),
        "pictures": locale_str("How many pictures, 1 to 15"),
        "seed": locale_str("A number that makes the picture repeatable"),
        "image1": locale_str("A picture to work from (PNG or JPEG, up to 10 MB)"),
        "image2": locale_str("A second picture to work from"),
        "image3": locale_str("A third picture to work from"),
        "image4": locale_str("A fourth picture to work from"),
        "watermark": locale_str("Mark the pictures as made by AI"),
        "spoiler": locale_str("Hide the pictures until they are clicked"),
        "private": locale_str("Show the pictures to you alone"),
        "provider": locale_str("Which service paints"),
    }
)
#: What is said instead when no provider of this studio can do it; `key` is where its translation stands.
_IDLE: Mapping[str, locale_str] = MappingProxyType(
    {
        "seed": locale_str(
            "A number that makes the picture repeatable (not possible with this studio's provider)",
            key="option-seed-idle-description",
        ),
        "watermark": locale_str(
            "Mark the pictures as made by AI (not possible with this studio's provider)",
            key="option-watermark-idle-description",
        ),
    }
)


def offered(**own: str) -> Callable[[F], F]:
    """Describe the options of a command's callback, with choices and completion; `own` are texts of its own."""

    def decorate(callback: F) -> F:
        names = inspect.signature(callback).parameters
        texts = {name: text for name, text in _TEXTS.items() if name in names}
        choices = {"shape": _SHAPES, "quality": _QUALITIES}
        completed = {"size": sizes, "provider": providers}
        app_commands.describe(**(texts | own))(callback)
        app_commands.choices(**{name: rows for name, rows in choices.items() if name in names})(callback)
        app_commands.autocomplete(**{name: find for name, find in completed.items() if name in names})(callback)
        return callback

    return decorate


async def sizes(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Sizes that fit what was typed, those of the chosen or preferred shape first."""
    chosen = interaction.namespace.shape
    usual = services_of(interaction.client).preferences.of(interaction.user.id).shape
    shape = Shape(chosen) if chosen in set(Shape) else usual
    rows = list(suggested(typed, shape, words(str(interaction.locale))).items())[:_CHOICES_MOST]
    return [app_commands.Choice(name=label, value=str(size)) for size, label in rows]


def suggested(typed: str, shape: Shape, say: Words) -> dict[Size, str]:
    """What was typed if it is a size, then the model's own sizes whose label it is a part of."""
    rows: dict[Size, str] = {}
    with suppress(errors.InvalidSize):
        custom = parse(typed, shape)
        rows[custom] = say("size-megapixels", size=str(custom), megapixels=custom.megapixels)
    wanted = typed.strip().lower().replace("×", "x")
    for each in sorted(Shape, key=lambda other: other is not shape):
        for quality in Quality:
            size = preset(each, quality)
            label = f"{size} · {quality} {say(f'shape-{each}')} {each.ratio}"
            if wanted in label.lower():
                rows.setdefault(size, label)
    return rows


async def providers(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The names of this studio's providers."""
    names = services_of(interaction.client).catalog.names
    return [app_commands.Choice(name=name, value=name) for name in names if typed.lower() in name]


def adapt(command: app_commands.Command[Any, ..., Any], catalog: ports.Catalog) -> None:
    """Let the descriptions say which options no provider of this studio takes."""
    capabilities = [catalog.provider(name).capabilities for name in catalog.names]
    possible = {"seed": any(each.seeds for each in capabilities), "watermark": any(e.watermark for e in capabilities)}
    texts = {each.name: each.locale_description or each.description for each in command.parameters}
    for name in possible.keys() & texts.keys():
        texts[name] = _TEXTS[name] if possible[name] else _IDLE[name]
    # All of them: whatever is left out here loses its description.
    app_commands.describe(**texts)(command)


def shaped(shape: str | None) -> Shape | None:
    """What was chosen for the shape; None when it was left open."""
    return Shape(shape) if shape else None


def detailed(quality: str | None) -> Quality | None:
    """What was chosen for the quality; None when it was left open."""
    return Quality(quality) if quality else None


def references(*attachments: discord.Attachment | None) -> tuple[Reference, ...]:
    """What Discord says of the attachments that were given, in order; a gap in their numbers does not matter."""
    return tuple(reference(each) for each in attachments if each is not None)
