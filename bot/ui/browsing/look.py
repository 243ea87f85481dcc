"""Owns what a member looks at in a gallery, and how a message keeps it; knows neither store nor page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import discord

from bot.domain.history import SEARCH_MOST
from bot.ui.text import plain, quoted

#: Whose pictures: one's own, the server's, or those of the member with this id.
MINE, SERVER = "mine", "server"
_QUOTE = "> "
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`whose` is `MINE`, `SERVER` or a member's id; `number` is the page, from 1."""

    whose: str = MINE
    #: Those that the one who looks has marked.
    favourites: bool = False
    search: str = ""
    number: int = 1

    def own(self, member_id: int) -> bool:
        """Whether it needs no server: own pictures, or own favourites."""
        return self.whose in (MINE, str(member_id))

    def at(self, number: int) -> "Look":
        """The same on another page."""
        return replace(self, number=number)

    def words(self) -> str:
        """The line by which the message tells, and keeps, what is searched for."""
        return f"{_QUOTE}{quoted(self.search, SEARCH_MOST)}"


def search_of(components: Iterable[object]) -> str:
    """What a message's own line says is searched for; empty without one."""
    texts = (each.content for each in _texts(components) if each.content.startswith(_QUOTE))
    line = next(texts, _QUOTE).removeprefix(_QUOTE)
    # `quoted` takes out every blank of this kind, and puts some in to defuse mentions.
    return plain(_ESCAPED.sub(r"\1", line.replace("\u200b", "")), SEARCH_MOST)


def _texts(components: Iterable[object]) -> Iterator[discord.TextDisplay]:
    for each in components:
        if isinstance(each, discord.TextDisplay):
            yield each
        elif isinstance(each, discord.Container):
            yield from _texts(each.children)
