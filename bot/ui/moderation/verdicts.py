"""Owns how a decision about a generation looks to moderators; knows no picture and no button."""

import discord
from discord import ui

from bot.domain.conduct import Review, Verdict
from bot.domain.generation import Generation
from bot.ui import links
from bot.ui.text import quoted, relative
from bot.ui.words import Words

View = ui.LayoutView
_COLOURS = {
    Verdict.APPROVED: discord.Colour(0x3BA55D),
    Verdict.REJECTED: discord.Colour(0xDA373C),
    Verdict.WITHDRAWN: discord.Colour(0x80848E),
}


def decided(generation: Generation, review: Review, say: Words) -> View:
    """What was decided, by whom, when and why; without the pictures and without a button."""
    lines = [
        f"### {say(f'review-verdict-{review.verdict}')}",
        f"> {quoted(generation.request.prompt)}",
        whose(generation, review, say),
        outcome(review, say),
    ]
    if review.reason:
        lines.append(say("review-reason", reason=quoted(review.reason)))
    text = ui.TextDisplay[View]("\n".join(lines))
    return ui.LayoutView(timeout=None).add_item(ui.Container(text, accent_colour=_COLOURS.get(review.verdict)))


def outcome(review: Review, say: Words) -> str:
    """One sentence about a decision."""
    when = relative(review.decided_at or review.asked_at)
    return say(f"review-by-{review.verdict}", member=f"<@{review.by_id}>", when=when)


def whose(generation: Generation, review: Review, say: Words) -> str:
    """Member, channel, time, and the way there."""
    parts = [f"<@{generation.member_id}>", f"<#{generation.reply.channel_id}>", relative(review.asked_at)]
    if place := links.to_reply(generation):
        parts.append(f"[{say('review-link')}]({place})")
    elif generation.reply.private:
        parts.append(say("review-private"))
    return " · ".join(parts)
