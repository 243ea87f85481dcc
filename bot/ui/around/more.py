"""Owns the private panel of everything that can be done with a picture besides painting; deletes and keeps nothing."""

from dataclasses import dataclass
from typing import Any

import discord
import structlog
from discord import ui

from bot import errors
from bot.domain import lineage
from bot.domain.generation import Generation
from bot.domain.history import Favourite
from bot.services import services_of
from bot.ui import links, rights
from bot.ui.answer import Interaction
from bot.ui.around import attachments, choosing, details, removing, using
from bot.ui.moderation import reporting
from bot.ui.press import Press, PressButton, PressSelect
from bot.ui.progress import ACCENT, facts
from bot.ui.text import plain, quoted
from bot.ui.words import Words

_log = structlog.get_logger()
#: Pixels of the longer side of the picture in the panel.
_SIDE = 512
_FILE = "thumbnail.jpg"
_PROMPT_MOST = 300
#: discord.py's bound for a small picture's description; Discord's own is wider.
_ALT_TEXT_MOST = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What the panel shows; `thumbnail` is an address, empty without one."""

    generation: Generation
    number: int
    thumbnail: str = ""
    marked: bool = False
    deletable: bool = False
    reportable: bool = False


class Choose(PressSelect, action="more-of"):
    """Which of several pictures the panel is about."""

    async def pressed(self, press: Press) -> None:
        await _redraw(press)


class Mark(PressButton, action="favourite"):
    """Puts the picture among the member's favourites, or takes it out."""

    async def pressed(self, press: Press) -> None:
        await press.interaction.response.defer()
        mark = Favourite(
            member_id=press.interaction.user.id,
            generation_id=press.generation.id,
            number=press.number,
            marked_at=press.services.clock.time(),
        )
        await press.services.favourites.toggle(mark)
        await _redraw(press)


class Details(PressButton, action="details"):
    """Everything known of the picture."""

    async def pressed(self, press: Press) -> None:
        await details.show(press)


class Use(PressButton, action="use"):
    """Puts the picture into the member's tray."""

    async def pressed(self, press: Press) -> None:
        rights.require_painting(press.interaction)
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        _, picture = press.generation.painted(press.number)
        kept = press.services.pictures.present(picture)
        url = "" if kept else await attachments.fresh_url(press.interaction, press.generation, press.number)
        await using.put(press.interaction, [lineage.reference(press.generation, press.number, url)])


class Delete(PressButton, action="delete"):
    """Asks whether the pictures are really to go."""

    style = discord.ButtonStyle.danger

    async def pressed(self, press: Press) -> None:
        keep = Back(press.generation.id, press.number, press.say("result-keep"))
        await removing.ask(press, keep)


class Back(PressButton, action="more-again"):
    """The panel as it was."""

    async def pressed(self, press: Press) -> None:
        await _redraw(press)


#: With those of the messages that it opens.
ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (
    Choose,
    Mark,
    Details,
    Use,
    Delete,
    Back,
    *details.ITEMS,
    *removing.ITEMS,
    *reporting.ITEMS,
)


async def open(interaction: Interaction, generation: Generation, number: int = 1) -> None:  # noqa: A001 - more.open
    """The panel as a private message of its own."""
    rights.require_seen(interaction, generation)
    generation.painted(number)
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True, thinking=True)
    services = services_of(interaction.client)
    await _draw(Press(interaction=interaction, services=services, generation=generation, number=number))


async def _redraw(press: Press) -> None:
    """In the place of the panel that was pressed."""
    if not press.interaction.response.is_done():
        await press.interaction.response.defer()
    await _draw(press)


async def _draw(press: Press) -> None:
    address, files = await _thumbnail(press)
    marked = await press.services.favourites.marked(press.interaction.user.id, press.generation.id)
    panel = Panel(
        generation=press.generation,
        number=press.number,
        thumbnail=address,
        marked=press.number in marked,
        deletable=rights.may_delete(press.interaction, press.generation),
        reportable=reporting.reportable(press.interaction, press.generation),
    )
    await press.interaction.edit_original_response(view=view(panel, press.say), attachments=files)


async def _thumbnail(press: Press) -> tuple[str, list[discord.File]]:
    """A small copy to upload; where the original is gone, Discord's own copy; where that is gone too, nothing."""
    _, picture = press.generation.painted(press.number)
    try:
        path = await press.services.pictures.thumbnail(picture, _SIDE)
    except errors.StorageError as error:
        # Without room for a small copy, deleting is the very thing to be offered.
        _log.error("no thumbnail could be made", code=error.code, detail=error.detail)
        path = None
    if path is not None:
        return f"attachment://{_FILE}", [discord.File(path, filename=_FILE)]
    return await attachments.fresh_url(press.interaction, press.generation, press.number), []


def view(panel: Panel, say: Words) -> ui.LayoutView:
    """The picture, which of several it is, and what can be done with it."""
    generation, number = panel.generation, panel.number
    container: ui.Container[ui.LayoutView] = ui.Container(_head(panel, say), accent_colour=ACCENT)
    if len(generation.pictures) > 1:
        chooser = Choose(generation.id, choosing.options(generation, say, number), say("result-which"))
        container.add_item(ui.ActionRow[Any](chooser))
    marking = say("result-unmark" if panel.marked else "result-mark")
    buttons: list[ui.Item[Any]] = [
        Details(generation.id, number, say("result-show-details")),
        Use(generation.id, number, say("result-use")),
    ]
    if not generation.undelivered:
        # Only what a gallery shows can be among its favourites.
        buttons.insert(0, Mark(generation.id, number, marking))
    if place := links.to_pictures(generation):
        buttons.append(ui.Button(label=say("result-go"), url=place))
    if panel.deletable:
        buttons.append(Delete(generation.id, number, say("result-delete-begin")))
    container.add_item(ui.ActionRow[Any](*buttons))
    if panel.reportable:
        # Five buttons fill a row.
        container.add_item(ui.ActionRow[Any](reporting.Report(generation.id, number, say("report-begin"))))
    return ui.LayoutView(timeout=None).add_item(container)


def _head(panel: Panel, say: Words) -> ui.Item[Any]:
    generation, total = panel.generation, len(panel.generation.pictures)
    title = say("result-picture-of", number=panel.number, total=total) if total > 1 else say("result-more-title")
    words = f"### {title}\n> {quoted(generation.request.prompt, _PROMPT_MOST)}\n-# {facts(generation, say)}"
    text: ui.TextDisplay[Any] = ui.TextDisplay(words)
    if not panel.thumbnail:
        return text
    alt = plain(generation.request.prompt, _ALT_TEXT_MOST)
    picture: ui.Thumbnail[Any] = ui.Thumbnail(panel.thumbnail, description=alt, spoiler=generation.covered)
    return ui.Section(text, accessory=picture)
