"""Owns how a member's limits and work in hand are told; counts nothing."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.domain.generation import Generation, State
from bot.domain.quota import Allowance
from bot.ui.buttons import CancelButton
from bot.ui.progress import ACCENT
from bot.ui.text import plural, quoted, relative

#: Generations in hand that fit beside their buttons into the 40 components of one message.
_SHOWN_MOST = 9
#: Characters of a prompt in a list; with escapes up to twice as many, and the whole list stays below 4,000.
_PROMPT_MOST = 40

_STATES = {
    State.RESERVED: "in line",
    State.SUBMITTING: "painting",
    State.RENDERING: "painting",
    State.REVIEWING: "with the moderators",
    State.DELIVERING: "on its way to you",
    State.DONE: "done",
    State.FAILED: "failed",
    State.CANCELLED: "cancelled",
    State.REFUSED: "refused",
}


def sentence(allowance: Allowance) -> str:
    """What is left, and when more comes free."""
    limits = allowance.limits
    lines = ["### Your studio time"]
    if limits.daily_pictures is None:
        lines.append(f"**Pictures:** as many as you like ({allowance.used} in the last 24 hours)")
    else:
        lines.append(f"**Pictures:** {allowance.left} of {limits.daily_pictures} left for these 24 hours")
    if allowance.frees_at is not None and limits.daily_pictures is not None:
        lines.append(f"-# {plural(allowance.frees, 'picture')} more {relative(allowance.frees_at)}")
    lines.append(
        f"**At once:** {allowance.running} of {limits.concurrent} running, "
        f"{allowance.waiting} of {limits.waiting} waiting in line"
    )
    if limits.cooldown:
        when = "you can paint now" if allowance.cooled_at is None else f"again {relative(allowance.cooled_at)}"
        lines.append(f"**Pause between requests:** {limits.cooldown:g} s, {when}")
    return "\n".join(lines)


def jobs(unfinished: Sequence[Generation], recent: Sequence[Generation]) -> ui.LayoutView:
    """Work in hand with a button to cancel each, and what ended lately with links."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay("### In hand" if unfinished else "### Nothing in hand\nTry `/imagine`."))
    for generation in unfinished[:_SHOWN_MOST]:
        words = ui.TextDisplay[ui.LayoutView](_line(generation))
        container.add_item(ui.Section[Any](words, accessory=CancelButton(generation.id)))
    if len(unfinished) > _SHOWN_MOST:
        container.add_item(ui.TextDisplay(f"-# and {len(unfinished) - _SHOWN_MOST} more in line"))
    if recent:
        container.add_item(ui.Separator())
        lines = "\n".join(_line(generation) for generation in recent)
        container.add_item(ui.TextDisplay(f"### Ended lately\n{lines}"))
    return ui.LayoutView(timeout=None).add_item(container)


def _line(generation: Generation) -> str:
    when = relative(generation.ended_at or generation.created_at)
    state = _STATES[generation.state]
    if generation.state is State.RESERVED and generation.turn_at is not None:
        state = "starting"
    return f"**{state}** {when} · {_link(generation)}\n> {quoted(generation.request.prompt, _PROMPT_MOST)}"


def _link(generation: Generation) -> str:
    reply = generation.reply
    pictures = plural(generation.request.pictures, "picture")
    if reply.message_id is None or reply.private:
        return pictures
    place = generation.guild_id or "@me"
    return f"[{pictures}](https://discord.com/channels/{place}/{reply.channel_id}/{reply.message_id})"
