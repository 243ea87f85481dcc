"""Owns how finished pictures look and how they are parcelled into messages; sends nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import discord
from discord import ui

from bot.domain.generation import Generation
from bot.domain.picture import Picture
from bot.ui import failures
from bot.ui.around import results
from bot.ui.around.fetching import Fetch
from bot.ui.bounds import FILES_MOST, REQUEST_BYTES_MOST
from bot.ui.progress import ACCENT, facts
from bot.ui.text import ALT_TEXT_MOST, plain, quoted
from bot.ui.words import Words, words

#: Characters of addresses in one message, out of Discord's 4,000.
_LINKS_MOST = 1000
#: Stands in a sentence where links go; no text has it.
_HERE = "\ue000"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One picture as it will be shown: its number from 1, and its file; without one it is linked to."""

    number: int
    path: Path | None
    size: int

    @classmethod
    def of(cls, number: int, path: Path | None) -> Self:
        return cls(number, path, 0 if path is None else path.stat().st_size)

    @property
    def filename(self) -> str:
        return f"easel-{self.number:02d}{'' if self.path is None else self.path.suffix}"


def parcels(leaves: Sequence[Leaf]) -> list[list[Leaf]]:
    """Leaves in order, each parcel within Discord's count and bytes of one message."""
    out: list[list[Leaf]] = [[]]
    for leaf in leaves:
        weight = sum(each.size for each in out[-1]) + leaf.size
        if out[-1] and (len(out[-1]) == FILES_MOST or weight > REQUEST_BYTES_MOST):
            out.append([])
        out[-1].append(leaf)
    return out


def files(generation: Generation, parcel: Sequence[Leaf]) -> list[discord.File]:
    """Open uploads with alt text; whoever sends them closes them."""
    return [
        discord.File(
            leaf.path,
            filename=leaf.filename,
            spoiler=_covered(generation, leaf),
            description=alt_text(generation),
        )
        for leaf in parcel
        if leaf.path is not None
    ]


def _covered(generation: Generation, leaf: Leaf) -> bool:
    """Because its member wished so, or because a rule of the server does."""
    return generation.request.spoiler or generation.pictures[leaf.number - 1].covered


def alt_text(generation: Generation) -> str:
    return plain(generation.request.prompt, ALT_TEXT_MOST)


def view(generation: Generation, parcel: Sequence[Leaf], part: tuple[int, int]) -> ui.LayoutView:
    """The gallery of one message; `part` is (this message, all messages) from 1."""
    say = words(generation.reply.locale)
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay(f"> {quoted(generation.request.prompt)}"), accent_colour=ACCENT
    )
    items = [_item(generation, leaf) for leaf in parcel if leaf.path is not None]
    if items:
        container.add_item(ui.MediaGallery[ui.LayoutView](*items))
    lines = (*_remarks(generation, parcel, say), _caption(generation, part, say))
    container.add_item(ui.TextDisplay("\n".join(lines)))
    if part[0] == part[1]:
        # Below the last pictures, where the eye ends.
        for row in results.rows(generation, say):
            container.add_item(row)
    return ui.LayoutView(timeout=None).add_item(container)


def _item(generation: Generation, leaf: Leaf) -> discord.MediaGalleryItem:
    spoiler = _covered(generation, leaf)
    return discord.MediaGalleryItem(
        f"attachment://{'SPOILER_' if spoiler else ''}{leaf.filename}",
        description=alt_text(generation),
        spoiler=spoiler,
    )


def _remarks(generation: Generation, parcel: Sequence[Leaf], say: Words) -> Iterator[str]:
    """What became of pictures that are too large for where they go."""
    pictures = generation.pictures
    linked = [leaf.number for leaf in parcel if leaf.path is None]
    smaller = [leaf.number for leaf in parcel if leaf.path is not None and leaf.size < pictures[leaf.number - 1].size]
    for key, numbers in (("gallery-linked", linked), ("gallery-smaller", smaller)):
        if numbers:
            # Fluent takes no value of any length, and addresses have any.
            yield say(key, count=len(numbers), links=_HERE).replace(_HERE, _links(numbers, pictures))


def _links(numbers: Sequence[int], pictures: Sequence[Picture]) -> str:
    """Their numbers, as links to the originals for as long as there is room for addresses."""
    parts: list[str] = []
    room = _LINKS_MOST
    for number in numbers:
        source = pictures[number - 1].source
        linked = bool(source) and len(source) <= room
        room -= len(source) if linked else 0
        parts.append(f"[{number}](<{source}>)" if linked else str(number))
    return " · ".join(parts)


def _caption(generation: Generation, part: tuple[int, int], say: Words) -> str:
    of = [say("gallery-part", number=part[0], count=part[1])] if part[1] > 1 else []
    lines = [f"-# {' · '.join((f'<@{generation.member_id}>', *of, facts(generation, say)))}"]
    came = len(generation.pictures)
    lost = tuple(render.failure for render in generation.renders if render.failure)
    if part[0] == 1 and (why := failures.missing(lost, generation.request.pictures, came, say)):
        lines.insert(0, why)
    return "\n".join(lines)


def notice(generation: Generation, sentence: str) -> ui.LayoutView:
    """A message in words alone, in the place of a gallery; what Discord did not take can be fetched from there."""
    text = ui.TextDisplay[ui.LayoutView](f"> {quoted(generation.request.prompt)}\n{sentence}")
    container: ui.Container[ui.LayoutView] = ui.Container(text, accent_colour=discord.Colour(0xDA373C))
    if generation.undelivered:
        container.add_item(
            ui.ActionRow[Any](Fetch(generation.id, label=words(generation.reply.locale)("button-fetch")))
        )
    return ui.LayoutView(timeout=None).add_item(container)
