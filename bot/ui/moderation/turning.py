"""Owns the row of buttons by which a list's pages are turned; knows no list."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from discord import ui

from bot.ui.panels.controls import PanelButton
from bot.ui.words import Words

T = TypeVar("T")


def row(button: type[PanelButton], identity: Callable[[int], str], number: int, pages: int, say: Words) -> ui.Item[Any]:
    """Back, the place, and on; `identity` is the custom id of a page's button."""
    place = say("history-page", number=number, pages=pages)
    return ui.ActionRow[Any](
        button(identity(number - 1), say("history-back"), disabled=number == 1),
        button(identity(number), place, disabled=True),
        button(identity(number + 1), say("history-on"), disabled=number == pages),
    )


def page(entries: Sequence[T], number: int, size: int) -> tuple[Sequence[T], int, int]:
    """The entries of a page, its number and how many there are; a number beyond the last gives the last one."""
    pages = max(1, -(-len(entries) // size))
    number = min(max(1, number), pages)
    return entries[(number - 1) * size : number * size], number, pages
