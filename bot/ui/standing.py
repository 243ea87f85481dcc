"""Owns how a member's limits and work in hand are told; counts nothing."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.domain.generation import Generation, State
from bot.domain.quota import Allowance
from bot.ui.buttons import CancelButton
from bot.ui.progress import ACCENT
from bot.ui.text import quoted, relative
from bot.ui.words import Words

#: Generations in hand that fit beside their buttons into the 40 components of one message.
_SHOWN_MOST = 9
#: Characters of a prompt in a list; with escapes up to twice as many, and the whole list stays below 4,000.
_PROMPT_MOST = 40


def sentence(allowance: Allowance, say: Words) -> str:
    """What is left, and when more comes free."""
    limits = allowance.limits
    lines = [f"### {say('standing-title')}"]
    if limits.daily_pictures is None:
        lines.append(say("standing-pictures-free", used=allowance.used))
    else:
        lines.append(say("standing-pictures-left", left=allowance.left, most=limits.daily_pictures))
    if allowance.frees_at is not None and limits.daily_pictures is not None:
        lines.append(f"-# {say('standing-more', count=allowance.frees, when=relative(allowance.frees_at))}")
    lines.append(
        say(
            "standing-at-once",
            running=allowance.running,
            concurrent=limits.concurrent,
            waiting=allowance.waiting,
            most=limits.waiting,
        )
    )
    if limits.cooldown:
        lines.append(_pause(allowance, say))
    return "\n".join(lines)


def _pause(allowance: Allowance, say: Words) -> str:
    seconds = allowance.limits.cooldown
    if allowance.cooled_at is None:
        return say("standing-pause-now", seconds=seconds)
    return say("standing-pause-until", seconds=seconds, when=relative(allowance.cooled_at))


def jobs(unfinished: Sequence[Generation], recent: Sequence[Generation], say: Words) -> ui.LayoutView:
    """Work in hand with a button to cancel each, and what ended lately with links."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    nothing = f"### {say('standing-nothing')}\n{say('standing-begin')}"
    container.add_item(ui.TextDisplay(f"### {say('standing-in-hand')}" if unfinished else nothing))
    for generation in unfinished[:_SHOWN_MOST]:
        text = ui.TextDisplay[ui.LayoutView](_line(generation, say))
        container.add_item(ui.Section[Any](text, accessory=CancelButton(generation.id, say)))
    if len(unfinished) > _SHOWN_MOST:
        container.add_item(ui.TextDisplay(f"-# {say('standing-more-in-line', count=len(unfinished) - _SHOWN_MOST)}"))
    if recent:
        container.add_item(ui.Separator())
        lines = "\n".join(_line(generation, say) for generation in recent)
        container.add_item(ui.TextDisplay(f"### {say('standing-ended')}\n{lines}"))
    return ui.LayoutView(timeout=None).add_item(container)


def _line(generation: Generation, say: Words) -> str:
    when = relative(generation.ended_at or generation.created_at)
    starting = generation.state is State.RESERVED and generation.turn_at is not None
    state = say("standing-state-starting" if starting else f"standing-state-{generation.state}")
    return f"**{state}** {when} · {_link(generation, say)}\n> {quoted(generation.request.prompt, _PROMPT_MOST)}"


def _link(generation: Generation, say: Words) -> str:
    reply = generation.reply
    pictures = say("standing-pictures", count=generation.request.pictures)
    if reply.message_id is None or reply.private:
        return pictures
    place = generation.guild_id or "@me"
    return f"[{pictures}](https://discord.com/channels/{place}/{reply.channel_id}/{reply.message_id})"
