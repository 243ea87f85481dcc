"""Owns how a generation on its way looks; knows neither how it runs nor how the message is sent."""

from typing import Any

import discord
from discord import ui

from bot.domain.generation import Generation, State
from bot.domain.request import PaintRequest
from bot.ports import Stage
from bot.ui.buttons import CancelButton
from bot.ui.text import bar, plural, quoted, relative

ACCENT = discord.Colour(0x5865F2)


def view(generation: Generation, stage: Stage) -> ui.LayoutView:
    """Prompt, state, bar, times, and *Cancel* while it helps."""
    request = generation.request
    text = "\n".join((f"> {quoted(request.prompt)}", _headline(stage), _times(stage), f"-# {facts(request)}"))
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(text), accent_colour=ACCENT)
    if generation.state is not State.DELIVERING:
        container.add_item(ui.ActionRow[Any](CancelButton(generation.id)))
    return ui.LayoutView(timeout=None).add_item(container)


def _headline(stage: Stage) -> str:
    if stage.place is not None:
        return f"**In line** · {plural(stage.place, 'generation')} of yours before this one"
    done = f" · {stage.arrived} of {stage.total} pictures" if stage.total > 1 else ""
    if stage.expected_at is None and not stage.arrived:
        return f"**Painting**{done}"
    return f"**Painting**{done}\n{bar(stage.fraction)} {stage.fraction:.0%}"


def _times(stage: Stage) -> str:
    parts: list[str] = []
    if stage.started_at is not None:
        parts.append(f"started {relative(stage.started_at)}")
    if stage.expected_at is not None:
        parts.append(f"expected {relative(stage.expected_at)}")
    elif stage.place is None:
        parts.append("no estimate yet, this studio has painted too few of this kind")
    if stage.note is not None:
        parts.append(_NOTES[stage.note])
    return f"-# {' · '.join(parts)}" if parts else "-# starts as soon as one of them ends"


_NOTES = {
    "resumed": "taken up again after a restart",
    "cancelling": "cancelling",
    "held-back": "the painting service is busy, trying again",
}


def facts(request: PaintRequest) -> str:
    """Size, seed and the options that differ from the usual, in one line."""
    seeds = request.seeds
    seed = f"seed {seeds[0]}" if len(seeds) == 1 else f"seeds {seeds[0]} to {seeds[-1]}"
    parts = [str(request.size).replace("x", " × "), seed]
    if request.references:
        parts.append(plural(len(request.references), "reference"))
    if request.series:
        parts.append("series")
    if request.watermark:
        parts.append("watermark")
    return " · ".join(parts)
