"""Owns how a generation on its way looks; knows neither how it runs nor how the message is sent."""

from typing import Any

import discord
from discord import ui

from bot.domain.generation import Generation, State
from bot.ports import Stage
from bot.ui.buttons import CancelButton
from bot.ui.numbering import numbered
from bot.ui.text import bar, clock_time, quoted, relative
from bot.ui.words import Words, words

ACCENT = discord.Colour(0x5865F2)
#: Notes that take the place of the state: they have to be true even if the reply is never edited again.
_LASTING = ("closing", "kept")


def view(generation: Generation, stage: Stage) -> ui.LayoutView:
    """Prompt, state, bar, times, and *Cancel* while it helps."""
    say = words(generation.reply.locale)
    times = [] if generation.state is State.REVIEWING else [_times(stage, say)]
    lines = (f"> {quoted(generation.request.prompt)}", *_headlines(generation, stage, say), *times)
    text = "\n".join((*lines, *_closing(generation, stage, say), f"-# {facts(generation, say)}"))
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(text), accent_colour=ACCENT)
    if generation.state is not State.DELIVERING:
        container.add_item(ui.ActionRow[Any](CancelButton(generation.id, say)))
    return ui.LayoutView(timeout=None).add_item(container)


def _headlines(generation: Generation, stage: Stage, say: Words) -> list[str]:
    if generation.state is State.REVIEWING:
        private = [say("progress-review-private")] if generation.reply.by_token_only else []
        return [say("progress-reviewing", count=stage.total), say(f"progress-note-{stage.note}"), *private]
    if stage.note in _LASTING:
        return [say(f"progress-note-{stage.note}", when=clock_time(generation.reply.trusted_until))]
    if stage.place is not None:
        return [say("progress-in-line", before=stage.place)]
    if stage.total > 1:
        painting = say("progress-painting-several", arrived=stage.arrived, total=stage.total)
    else:
        painting = say("progress-painting")
    if stage.expected_at is None and not stage.arrived:
        return [painting]
    return [painting, f"{bar(stage.fraction)} {say('progress-share', fraction=stage.fraction)}"]


def _times(stage: Stage, say: Words) -> str:
    parts: list[str] = []
    if stage.started_at is not None:
        parts.append(say("progress-started", when=relative(stage.started_at)))
    if stage.expected_at is not None:
        parts.append(say("progress-expected", when=relative(stage.expected_at)))
    elif stage.place is None:
        parts.append(say("progress-no-estimate"))
    if stage.note is not None and stage.note not in _LASTING:
        parts.append(say(f"progress-note-{stage.note}"))
    return f"-# {' · '.join(parts or [say('progress-starts-soon')])}"


def _closing(generation: Generation, stage: Stage, say: Words) -> list[str]:
    """Until when a reply that only its token reaches can be changed, where nobody may be there to say so in time."""
    resting = stage.place is not None or stage.note == "parked"
    if not (resting and generation.reply.by_token_only):
        return []
    return [f"-# {say('progress-note-closing', when=clock_time(generation.reply.trusted_until))}"]


def facts(generation: Generation, say: Words) -> str:
    """Size, seed and the options that differ from the usual; below them several references by their numbers."""
    request, seeds = generation.request, [str(seed) for seed in generation.seeds]
    parts = [str(generation.size).replace("x", " × ")]
    if seeds:
        one = len(seeds) == 1
        parts.append(say("fact-seed", seed=seeds[0]) if one else say("fact-seeds", first=seeds[0], last=seeds[-1]))
    if request.references:
        parts.append(say("fact-references", count=len(request.references)))
    if request.series:
        parts.append(say("fact-series"))
    if request.watermark:
        parts.append(say("fact-watermark"))
    lines = [" · ".join(parts)]
    if len(request.references) > 1:
        lines.append(numbered(request.references, say))
    return "\n-# ".join(lines)
