"""Owns the way through a gallery: what is looked at, turning its pages, opening a picture; draws no page itself.

What is looked at lies in the message itself, in the ids of its buttons and in the words searched for, so that a
page can be turned after a restart as well. What may be seen is asked anew at every step.
"""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot import errors
from bot.domain.history import Entry, Page, Query
from bot.ports import Tile
from bot.services import services_of
from bot.ui import answer, sight
from bot.ui.around import more
from bot.ui.browsing import pages
from bot.ui.browsing.look import MINE, SERVER, Look, search_of
from bot.ui.panels import panel
from bot.ui.panels.controls import PanelButton, PanelSelect
from bot.ui.panels.panel import Panel
from bot.ui.words import Words

Interaction = discord.Interaction[Any]


async def show(interaction: Interaction, look: Look) -> None:
    """The first page, for the member alone."""
    if interaction.guild_id is None and not look.own(interaction.user.id):
        await answer.privately(interaction, answer.tongue(interaction)("history-server-only"))
        return
    await panel.show(interaction, lambda: draw(interaction, look))


async def draw(interaction: Interaction, look: Look) -> Panel:
    """One page as it is now; a page that is not there any more gives the last one."""
    say = answer.tongue(interaction)
    page = await _page(interaction, look)
    if not page.entries:
        return Panel(view=pages.empty(look, say))
    seen = [each if sight.may_see(interaction, each.generation) else None for each in page.entries]
    tiles = [_tile(interaction, number, each) for number, each in enumerate(seen, start=1)]
    return Panel(view=view(look, page, seen, say), sheet=await panel.sheet(interaction, tiles))


def view(look: Look, page: Page, seen: Sequence[Entry | None], say: Words) -> ui.LayoutView:
    """A page with its choice and its buttons; None is what may not be seen here."""
    container = pages.body(look, page, seen, say)
    options = pages.options(seen)
    if options:
        container.add_item(ui.ActionRow[Any](OpenSelect("easel:open", options, say("history-open"))))
    if page.pages > 1:
        place = say("history-page", number=page.number, pages=page.pages)
        row: ui.ActionRow[Any] = ui.ActionRow()
        row.add_item(_turn(look, page.number - 1, say("history-back"), disabled=page.number == 1))
        row.add_item(_turn(look, page.number, place, disabled=True))
        row.add_item(_turn(look, page.number + 1, say("history-on"), disabled=page.number == page.pages))
        container.add_item(row)
    return ui.LayoutView(timeout=None).add_item(container)


def _turn(look: Look, number: int, label: str, *, disabled: bool) -> "PageButton":
    return PageButton(pages.turn_id(look.at(number)), label, disabled=disabled)


async def _page(interaction: Interaction, look: Look) -> Page:
    query = await _query(interaction, look)
    if query.channels is not None and not query.channels:
        return Page(entries=(), number=1, total=0)
    return await services_of(interaction.client).history.page(query)


async def _query(interaction: Interaction, look: Look) -> Query:
    """All of one's own, else what is public where the one who looks may be at this moment."""
    me, guild_id = interaction.user.id, interaction.guild_id
    marked = me if look.favourites else None
    if look.own(me):
        mine = None if look.favourites and look.whose == MINE else me
        return Query(member_id=mine, favourites_of=marked, search=look.search, number=look.number)
    if guild_id is None:
        raise errors.Gone
    painted = await services_of(interaction.client).history.channels(guild_id)
    return Query(
        member_id=None if look.whose == SERVER else int(look.whose),
        guild_id=guild_id,
        channels=frozenset(each for each in painted if sight.channel_seen(interaction, each)),
        favourites_of=marked,
        search=look.search,
        number=look.number,
    )


def _tile(interaction: Interaction, number: int, entry: Entry | None) -> Tile:
    """Its pictures; an empty place for what may not be seen, and for what another member hid until it is clicked."""
    if entry is None:
        return Tile(pictures=(), label=str(number))
    generation = entry.generation
    if generation.covered and generation.member_id != interaction.user.id:
        return Tile(pictures=(), label=str(number))
    shown = generation.pictures if entry.picture is None else (generation.painted(entry.picture)[1],)
    return Tile(pictures=shown, label=str(number))


class PageButton(PanelButton, template=pages.TURN):
    """Turns to another page of what its message shows."""

    async def pressed(self, interaction: Interaction) -> None:
        look = pages.turned(self.custom_id, search_of(interaction.message.components) if interaction.message else "")
        await panel.redraw(interaction, lambda: draw(interaction, look))


class OpenSelect(PanelSelect, template=r"easel:open"):
    """Opens one picture of a page, if it is still there and may still be seen."""

    async def chosen(self, interaction: Interaction, value: str) -> None:
        generation_id, number = pages.opened(value)
        generation = await services_of(interaction.client).generations.find(generation_id)
        if generation is None or not sight.may_see(interaction, generation):
            raise errors.Gone
        await more.open(interaction, generation, number)


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (PageButton, OpenSelect)
