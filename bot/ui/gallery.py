"""Owns how finished pictures look and how they are parcelled into messages; sends nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import discord
from discord import ui

from bot.domain.generation import Generation
from bot.ui import failures
from bot.ui.progress import ACCENT, facts
from bot.ui.text import ALT_TEXT_MOST, plain, quoted

FILES_MOST = 10
#: Discord takes 25 MiB a request; the rest of the form needs a little room.
REQUEST_BYTES_MOST = 25 * 1024 * 1024 - 64 * 1024


@dataclass(frozen=True, slots=True)
class Leaf:
    """One picture as it will be attached: its number from 1, and its file."""

    number: int
    path: Path
    size: int

    @property
    def filename(self) -> str:
        return f"easel-{self.number:02d}{self.path.suffix}"


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
            spoiler=generation.request.spoiler,
            description=alt_text(generation),
        )
        for leaf in parcel
    ]


def alt_text(generation: Generation) -> str:
    return plain(generation.request.prompt, ALT_TEXT_MOST)


def view(generation: Generation, parcel: Sequence[Leaf], part: tuple[int, int]) -> ui.LayoutView:
    """The gallery of one message; `part` is (this message, all messages) from 1."""
    request = generation.request
    spoiler = request.spoiler
    gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery(
        *(
            discord.MediaGalleryItem(
                f"attachment://{'SPOILER_' if spoiler else ''}{leaf.filename}",
                description=alt_text(generation),
                spoiler=spoiler,
            )
            for leaf in parcel
        )
    )
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay(f"> {quoted(request.prompt)}"),
        gallery,
        ui.TextDisplay(_caption(generation, part)),
        accent_colour=ACCENT,
    )
    return ui.LayoutView(timeout=None).add_item(container)


def _caption(generation: Generation, part: tuple[int, int]) -> str:
    lines = [f"-# <@{generation.member_id}> · {facts(generation.request)}"]
    if part[1] > 1:
        lines[0] += f" · message {part[0]} of {part[1]}"
    came = len(generation.pictures)
    lost = tuple(render.failure for render in generation.renders if render.failure)
    if part[0] == 1 and (why := failures.missing(lost, generation.request.pictures, came)):
        lines.insert(0, why)
    return "\n".join(lines)


def notice(generation: Generation, sentence: str) -> ui.LayoutView:
    """A message in words alone, in the place of a gallery."""
    text = ui.TextDisplay[ui.LayoutView](f"> {quoted(generation.request.prompt)}\n{sentence}")
    return ui.LayoutView(timeout=None).add_item(ui.Container(text, accent_colour=discord.Colour(0xDA373C)))
