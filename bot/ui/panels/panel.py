"""Owns how a private panel is put before a member, and redrawn in its place; knows no panel's content."""

import io
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
import structlog
from discord import ui

from bot import errors
from bot.ports import Tile
from bot.services import services_of

_log = structlog.get_logger()
_SILENT = discord.AllowedMentions.none()
#: What the one picture of a panel is called where it is attached.
SHEET = "easel-sheet.jpg"

Interaction = discord.Interaction[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What is shown; `sheet` is the picture in it, a scratch file that whoever sends the panel discards."""

    view: ui.LayoutView
    sheet: Path | None = None
    #: Further pictures in it, by their names.
    drawn: Mapping[str, bytes] = field(default_factory=dict[str, bytes])


Draw = Callable[[], Awaitable[Panel]]


async def show(interaction: Interaction, draw: Draw) -> None:
    """A message of its own, for the member alone; drawing may take longer than Discord waits."""
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True, thinking=True)
    await _put(interaction, await draw(), afresh=not _thinking(interaction))


async def redraw(interaction: Interaction, draw: Draw) -> None:
    """In the place of the panel whose button or select was used."""
    if not interaction.response.is_done():
        await interaction.response.defer()
    await _put(interaction, await draw(), afresh=False)


async def sheet(interaction: Interaction, tiles: Sequence[Tile]) -> Path | None:
    """A contact sheet, or None while there is no room to draw one: the words come all the same."""
    try:
        return await services_of(interaction.client).pictures.sheet(tiles)
    except errors.StorageError as error:
        _log.error("no contact sheet could be drawn", code=error.code, detail=error.detail)
        return None


def gallery(description: str) -> ui.MediaGallery[Any]:
    """The place of the contact sheet in a view."""
    return ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{SHEET}", description=description))


def _leave_out_sheet(view: ui.LayoutView) -> None:
    """Discord refuses a view whose picture is not attached."""
    for container in view.children:
        if isinstance(container, ui.Container):
            for item in [each for each in container.children if isinstance(each, ui.MediaGallery)]:
                container.remove_item(item)


def _thinking(interaction: Interaction) -> bool:
    return interaction.response.type is discord.InteractionResponseType.deferred_channel_message


async def _put(interaction: Interaction, panel: Panel, *, afresh: bool) -> None:
    files = [discord.File(panel.sheet, filename=SHEET)] if panel.sheet else []
    files += [discord.File(io.BytesIO(png), filename=name) for name, png in panel.drawn.items()]
    if not files:
        _leave_out_sheet(panel.view)
    try:
        if afresh:
            await interaction.followup.send(view=panel.view, files=files, ephemeral=True, allowed_mentions=_SILENT)
        else:
            await interaction.edit_original_response(view=panel.view, attachments=files, allowed_mentions=_SILENT)
    finally:
        for file in files:
            file.close()
        if panel.sheet:
            await services_of(interaction.client).pictures.discard(panel.sheet)
