"""Owns how a member's work in hand is told; counts nothing."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.domain.generation import Generation, State
from bot.ui.around.fetching import Fetch
from bot.ui.buttons import CancelButton
from bot.ui.progress import ACCENT
from bot.ui.text import quoted, relative
from bot.ui.words import Words

#: Generations that fit beside their buttons into the 40 components of one message, and those of them to be fetched
#: for which there is room at the least.
_SHOWN_MOST = 9
_FETCHED_LEAST = 4
#: Characters of a prompt in a list; with escapes up to twice as many, and the whole list stays below 4,000.
_PROMPT_MOST = 40


def jobs(
    unfinished: Sequence[Generation], recent: Sequence[Generation], say: Words, kept: Sequence[Generation] = ()
) -> ui.LayoutView:
    """Work in hand with a button to cancel each, what can be fetched with one to fetch it, and what ended lately."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    fetched = kept[: max(_FETCHED_LEAST, _SHOWN_MOST - len(unfinished))]
    _add_in_hand(container, unfinished, _SHOWN_MOST - len(fetched), say)
    if kept:
        _add_kept(container, fetched, len(kept) - len(fetched), say)
    apart = {each.id for each in kept}
    if ended := [each for each in recent if each.id not in apart]:
        container.add_item(ui.Separator())
        lines = "\n".join(_line(generation, say) for generation in ended)
        container.add_item(ui.TextDisplay(f"### {say('standing-ended')}\n{lines}"))
    return ui.LayoutView(timeout=None).add_item(container)


def _add_in_hand(
    container: ui.Container[ui.LayoutView], unfinished: Sequence[Generation], most: int, say: Words
) -> None:
    nothing = f"### {say('standing-nothing')}\n{say('standing-begin')}"
    container.add_item(ui.TextDisplay(f"### {say('standing-in-hand')}" if unfinished else nothing))
    for generation in unfinished[:most]:
        text = ui.TextDisplay[ui.LayoutView](_line(generation, say))
        container.add_item(ui.Section[Any](text, accessory=CancelButton(generation.id, say)))
    if len(unfinished) > most:
        container.add_item(ui.TextDisplay(f"-# {say('standing-more-in-line', count=len(unfinished) - most)}"))


def _add_kept(container: ui.Container[ui.LayoutView], kept: Sequence[Generation], more: int, say: Words) -> None:
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay(f"### {say('standing-kept')}"))
    for generation in kept:
        text = ui.TextDisplay[ui.LayoutView](_line(generation, say, say("standing-state-kept")))
        container.add_item(ui.Section[Any](text, accessory=Fetch(generation.id, label=say("button-fetch"))))
    if more:
        container.add_item(ui.TextDisplay(f"-# {say('standing-more-kept', count=more)}"))


def _line(generation: Generation, say: Words, state: str = "") -> str:
    """How it stands with one: in the words given, or in those of its state."""
    when = relative(generation.ended_at or generation.created_at)
    starting = generation.state is State.RESERVED and generation.turn_at is not None
    state = state or say("standing-state-starting" if starting else f"standing-state-{generation.state}")
    return f"**{state}** {when} · {_link(generation, say)}\n> {quoted(generation.request.prompt, _PROMPT_MOST)}"


def _link(generation: Generation, say: Words) -> str:
    reply = generation.reply
    pictures = say("standing-pictures", count=generation.request.pictures)
    if reply.message_id is None or reply.private:
        return pictures
    place = generation.guild_id or "@me"
    return f"[{pictures}](https://discord.com/channels/{place}/{reply.channel_id}/{reply.message_id})"
