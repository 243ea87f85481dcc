"""Owns the panel on which a member chooses defaults; keeps none of them itself."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any

import discord
from discord import ui

from bot.domain.preferences import USUAL, Preferences
from bot.domain.request import PICTURES_MOST
from bot.domain.size import Quality, Shape
from bot.services import Services, services_of
from bot.ui import answer
from bot.ui.panels.controls import PanelButton, PanelSelect
from bot.ui.progress import ACCENT
from bot.ui.words import Words

_COUNTS = tuple(str(count) for count in range(1, PICTURES_MOST + 1))

Interaction = discord.Interaction[Any]


class Choice(StrEnum):
    """What is chosen from a list."""

    SHAPE = "shape"
    QUALITY = "quality"
    PICTURES = "pictures"


class Switch(StrEnum):
    """What is on or off."""

    PRIVATE = "private"
    WATERMARK = "watermark"


async def show(interaction: Interaction) -> None:
    """The panel, for the member alone."""
    await interaction.response.send_message(view=_current(interaction), ephemeral=True)


def _current(interaction: Interaction) -> ui.LayoutView:
    services = services_of(interaction.client)
    chosen = services.preferences.of(interaction.user.id)
    return view(chosen, answer.tongue(interaction), marks=_marks(services))


def _marks(services: Services) -> bool:
    """Whether any provider of this studio can mark its pictures."""
    catalog = services.catalog
    return any(catalog.provider(name).capabilities.watermark for name in catalog.names)


def view(chosen: Preferences, say: Words, *, marks: bool = True) -> ui.LayoutView:
    """Every default with its present value; `marks` is whether a watermark is possible at all."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(f"### {say('preferences-title')}\n{say('preferences-meaning')}"))
    for choice in Choice:
        container.add_item(ui.TextDisplay(f"**{say(f'preferences-{choice}')}**"))
        container.add_item(ui.ActionRow[Any](ChoiceSelect(f"easel:prefer:{choice}", _options(choice, chosen, say))))
    private = _switch(Switch.PRIVATE, say, on=chosen.private)
    # What cannot be used may still be turned off.
    watermark = _switch(Switch.WATERMARK, say, on=chosen.watermark, stuck=not marks and not chosen.watermark)
    reset = ResetButton("easel:prefer:reset", say("preferences-reset"), disabled=chosen == USUAL)
    container.add_item(ui.ActionRow[Any](private, watermark, reset))
    if not marks:
        container.add_item(ui.TextDisplay(f"-# {say('preferences-no-watermark')}"))
    return ui.LayoutView(timeout=None).add_item(container)


def _switch(switch: Switch, say: Words, *, on: bool, stuck: bool = False) -> "SwitchButton":
    """Its label tells the present value, its id the next."""
    label = say(f"preferences-{switch}-{'on' if on else 'off'}")
    style = discord.ButtonStyle.success if on else discord.ButtonStyle.secondary
    return SwitchButton(f"easel:prefer:{switch}:{'off' if on else 'on'}", label, style=style, disabled=stuck)


def with_choice(before: Preferences, choice: Choice, value: str) -> Preferences:
    """The preferences with another value, or as they were when there is no such value."""
    match choice:
        case Choice.SHAPE:
            return replace(before, shape=Shape(value)) if value in set(Shape) else before
        case Choice.QUALITY:
            return replace(before, quality=Quality(value)) if value in set(Quality) else before
        case Choice.PICTURES:
            return replace(before, pictures=int(value)) if value in _COUNTS else before


def with_switch(before: Preferences, switch: Switch, *, on: bool) -> Preferences:
    return replace(before, private=on) if switch is Switch.PRIVATE else replace(before, watermark=on)


async def _change(interaction: Interaction, change: Callable[[Preferences], Preferences]) -> None:
    await services_of(interaction.client).preferences.change(interaction.user.id, change)
    await interaction.response.edit_message(view=_current(interaction))


def _options(choice: Choice, chosen: Preferences, say: Words) -> list[discord.SelectOption]:
    match choice:
        case Choice.SHAPE:
            labels = {each.value: f"{say(f'shape-{each}')} · {each.ratio}" for each in Shape}
        case Choice.QUALITY:
            labels = {each.value: say(f"quality-{each.lower()}") for each in Quality}
        case Choice.PICTURES:
            labels = {each: say("preferences-count", count=int(each)) for each in _COUNTS}
    present = str(getattr(chosen, choice))
    return [discord.SelectOption(label=label, value=value, default=value == present) for value, label in labels.items()]


class ChoiceSelect(PanelSelect, template=r"easel:prefer:(?:shape|quality|pictures)"):
    """Chooses one default from a list."""

    async def chosen(self, interaction: Interaction, value: str) -> None:
        choice = Choice(self.custom_id.rpartition(":")[2])
        await _change(interaction, lambda before: with_choice(before, choice, value))


class SwitchButton(PanelButton, template=r"easel:prefer:(?:private|watermark):(?:on|off)"):
    """Turns one default on or off, as its id says, however often it is pressed."""

    async def pressed(self, interaction: Interaction) -> None:
        _, _, switch, to = self.custom_id.split(":")
        await _change(interaction, lambda before: with_switch(before, Switch(switch), on=to == "on"))


class ResetButton(PanelButton, template=r"easel:prefer:reset"):
    """Puts every default back to the studio's usual."""

    async def pressed(self, interaction: Interaction) -> None:
        await _change(interaction, lambda _: USUAL)


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (ChoiceSelect, SwitchButton, ResetButton)
