"""Owns how one of several pictures is chosen; knows not what for."""

from typing import Any

import discord
from discord import ui

from bot.domain.generation import Generation
from bot.ui.press import Press, PressSelect
from bot.ui.progress import ACCENT
from bot.ui.text import quoted
from bot.ui.words import Words

#: Characters of a prompt above a question.
_PROMPT_MOST = 200


def options(generation: Generation, say: Words, chosen: int = 0) -> list[discord.SelectOption]:
    """Every picture by its number, told apart by its seed where it has one of its own."""
    return [
        discord.SelectOption(
            label=say("result-picture", number=number),
            value=str(number),
            description=_seed(generation, number, say),
            default=number == chosen,
        )
        for number in range(1, len(generation.pictures) + 1)
    ]


def _seed(generation: Generation, number: int, say: Words) -> str | None:
    render, _ = generation.painted(number)
    own = render.order.seeded and len(render.pictures) == 1
    return say("fact-seed", seed=str(render.order.seed)) if own else None


async def ask(press: Press, select: type[PressSelect]) -> None:
    """Ask privately which picture is meant; the select goes on from there, in this process or in the next."""
    view = question(press.generation, select, press.say)
    await press.interaction.response.send_message(view=view, ephemeral=True)


def question(generation: Generation, select: type[PressSelect], say: Words) -> ui.LayoutView:
    """The question, above a select of all pictures."""
    text = f"### {say('result-which')}\n> {quoted(generation.request.prompt, _PROMPT_MOST)}"
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(text), accent_colour=ACCENT)
    chooser = select(generation.id, options(generation, say), say("result-which"))
    return ui.LayoutView(timeout=None).add_item(container.add_item(ui.ActionRow[Any](chooser)))
