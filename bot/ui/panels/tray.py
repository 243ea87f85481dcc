"""Owns how a member's tray looks and is used: shown, emptied, blended; keeps no picture itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.domain.reference import Reference
from bot.domain.request import PROMPT_MOST
from bot.domain.wish import Craft, Origin, Wish
from bot.ports import Tile
from bot.services import services_of
from bot.ui import answer, modals, rights
from bot.ui.numbering import named
from bot.ui.panels import panel
from bot.ui.panels.controls import PanelButton, PanelSelect
from bot.ui.panels.panel import Panel
from bot.ui.progress import ACCENT
from bot.ui.text import plain
from bot.ui.words import Words

#: A blend is made of this many pictures or more.
BLENDED_LEAST = 2
#: Characters of a name in a choice.
_LABEL_MOST = 45
_BLEND, _PROMPT = "easel:blend", "prompt"

Interaction = discord.Interaction[Any]


async def show(interaction: Interaction, note: str = "") -> None:
    """The tray, for its member alone, with a note above it."""
    await panel.show(interaction, lambda: draw(interaction, note))


async def blend_with(interaction: Interaction, wish: Wish, with_tray: bool | None) -> None:
    """Blend the wish's references: with the tray before them when asked for, or when there are none."""
    references = wish.references
    if with_tray or (with_tray is None and not references):
        references = (*await _kept(interaction), *references)
    if len(references) < BLENDED_LEAST:
        say = answer.tongue(interaction)
        await answer.privately(interaction, say("tray-too-few", count=len(references)))
        return
    await answer.paint(interaction, replace(wish, references=references, origin=Origin(craft=Craft.BLEND)))


async def draw(interaction: Interaction, note: str = "") -> Panel:
    """The tray as it is now."""
    say = answer.tongue(interaction)
    references = await _kept(interaction)
    if not references:
        return Panel(view=view(references, note, say))
    tiles = [
        Tile(pictures=(each.original,) if each.original else (), label=str(number))
        for number, each in enumerate(references, start=1)
    ]
    return Panel(view=view(references, note, say), sheet=await panel.sheet(interaction, tiles))


def view(references: Sequence[Reference], note: str, say: Words) -> ui.LayoutView:
    """The pictures by their numbers, and what can be done with them; how to fill it when it is empty."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    if note:
        container.add_item(ui.TextDisplay(note))
    if not references:
        container.add_item(ui.TextDisplay(f"### {say('tray-empty')}\n{say('tray-how')}"))
        return ui.LayoutView(timeout=None).add_item(container)
    names = "\n".join(f"- {named(number, each, say)}" for number, each in enumerate(references, start=1))
    container.add_item(ui.TextDisplay(f"### {say('tray-title')}"))
    container.add_item(panel.gallery(say("tray-sheet", count=len(references))))
    container.add_item(ui.TextDisplay(f"{names}\n-# {say('tray-use')}"))
    container.add_item(ui.ActionRow[Any](_take_out(references, say)))
    blend = BlendButton("easel:tray:blend", say("tray-blend-button"), style=discord.ButtonStyle.primary)
    container.add_item(ui.ActionRow[Any](blend, EmptyButton("easel:tray:empty", say("tray-empty-button"))))
    return ui.LayoutView(timeout=None).add_item(container)


def _take_out(references: Sequence[Reference], say: Words) -> "TakeOut":
    options = [
        discord.SelectOption(label=f"{number} · {plain(each.name, _LABEL_MOST)}", value=_mark(each))
        for number, each in enumerate(references, start=1)
    ]
    return TakeOut("easel:tray:out", options, say("tray-take-out"))


def _mark(reference: Reference) -> str:
    """By what a choice finds its picture again, whatever its number is by then."""
    return reference.original.digest if reference.original else plain(reference.url, 90)


async def _kept(interaction: Interaction) -> tuple[Reference, ...]:
    return await services_of(interaction.client).trays.references(interaction.user.id)


class TakeOut(PanelSelect, template=r"easel:tray:out"):
    """Takes one picture out of the tray."""

    async def chosen(self, interaction: Interaction, value: str) -> None:
        trays, me = services_of(interaction.client).trays, interaction.user.id
        references = await trays.references(me)
        number = next((number for number, each in enumerate(references, start=1) if _mark(each) == value), None)
        if number is not None:
            await trays.remove(me, number)
        # One that went away meanwhile is shown as gone by the tray itself.
        await panel.redraw(interaction, lambda: draw(interaction))


class EmptyButton(PanelButton, template=r"easel:tray:empty"):
    """Takes everything out of the tray."""

    async def pressed(self, interaction: Interaction) -> None:
        await services_of(interaction.client).trays.empty(interaction.user.id)
        await panel.redraw(interaction, lambda: draw(interaction))


class BlendButton(PanelButton, template=r"easel:tray:blend"):
    """Asks for the words of a blend of what is in the tray."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_painting(interaction)
        await interaction.response.send_modal(form(answer.tongue(interaction)))


def form(say: Words) -> modals.Form:
    """What to make of the pictures in the tray."""
    made = modals.Form(title=say("tray-blend-title"), custom_id=_BLEND)
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id=_PROMPT,
        style=discord.TextStyle.paragraph,
        placeholder=say("tray-blend-placeholder"),
        max_length=PROMPT_MOST,
    )
    made.add_item(ui.Label(text=say("tray-blend-label"), description=say("tray-blend-hint"), component=field))
    return made


async def _blended(interaction: Interaction, parts: list[str], submitted: modals.Submitted) -> None:
    del parts
    rights.require_painting(interaction)
    await blend_with(interaction, Wish(prompt=submitted.text(_PROMPT)), with_tray=True)


modals.ROUTES["blend"] = _blended
ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (TakeOut, EmptyButton, BlendButton)
