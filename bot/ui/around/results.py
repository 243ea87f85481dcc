"""Owns the buttons below a finished picture; paints nothing itself."""

from collections.abc import Callable
from typing import Any

from discord import ui

from bot.domain import lineage
from bot.domain.generation import Generation
from bot.domain.wish import Wish
from bot.ui import answer, rights
from bot.ui.around import attachments, choosing, editing, more
from bot.ui.press import Press, PressButton, PressSelect
from bot.ui.words import Words

#: A wish that grows out of the picture of a number, which Discord serves at an address.
Grown = Callable[[Generation, int, str], Wish]


class Again(PressButton, action="again"):
    """The same wish once more, with a fresh seed."""

    async def pressed(self, press: Press) -> None:
        rights.require_painting(press.interaction)
        await answer.paint(press.interaction, lineage.again(press.generation))


class Edit(PressButton, action="edit"):
    """The form in which the wish is changed."""

    async def pressed(self, press: Press) -> None:
        rights.require_painting(press.interaction)
        await press.interaction.response.send_modal(editing.form(press))


class VaryOne(PressSelect, action="vary-one"):
    """Which of several pictures to vary."""

    async def pressed(self, press: Press) -> None:
        await _paint_from(press, lineage.vary)


class EnlargeOne(PressSelect, action="4k-one"):
    """Which of several pictures to paint at 4K."""

    async def pressed(self, press: Press) -> None:
        await _paint_from(press, lineage.enlarge)


class Vary(PressButton, action="vary"):
    """One more picture like this one."""

    async def pressed(self, press: Press) -> None:
        await _paint_or_ask(press, lineage.vary, VaryOne)


class Enlarge(PressButton, action="4k"):
    """The same picture at 4K."""

    async def pressed(self, press: Press) -> None:
        await _paint_or_ask(press, lineage.enlarge, EnlargeOne)


class More(PressButton, action="more"):
    """Everything else, privately."""

    async def pressed(self, press: Press) -> None:
        await more.open(press.interaction, press.generation, press.number)


async def _paint_or_ask(press: Press, grown: Grown, select: type[PressSelect]) -> None:
    rights.require_painting(press.interaction)
    if len(press.generation.pictures) > 1:
        await choosing.ask(press, select)
    else:
        await _paint_from(press, grown)


async def _paint_from(press: Press, grown: Grown) -> None:
    rights.require_painting(press.interaction)
    url = await attachments.fresh_url(press.interaction, press.generation, press.number)
    await answer.paint(press.interaction, grown(press.generation, press.number, url))


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (Again, Edit, Vary, Enlarge, VaryOne, EnlargeOne, More)


def rows(generation: Generation, say: Words) -> list[ui.ActionRow[Any]]:
    """The rows below a gallery; 4K is left out where the pictures are that large."""
    buttons: list[ui.Item[Any]] = [
        Again(generation.id, label=say("result-again")),
        Edit(generation.id, label=say("result-edit")),
        Vary(generation.id, label=say("result-vary")),
        More(generation.id, label=say("result-more")),
    ]
    if not lineage.is_largest(generation):
        buttons.insert(3, Enlarge(generation.id, label=say("result-4k")))
    return [ui.ActionRow[Any](*buttons)]
