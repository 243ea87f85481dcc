"""Owns how a generation looks to moderators who have to decide, and how they are reminded; decides nothing."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot import ports
from bot.domain.conduct import Flag, Record, Review
from bot.ui import gallery
from bot.ui.moderation import verdicts
from bot.ui.progress import ACCENT
from bot.ui.text import quoted, relative
from bot.ui.words import Words

View = ui.LayoutView
Container = ui.Container[View]
#: Flags of one card, and reviews of one reminder, that are told one by one.
_LINES_MOST = 10


def shown(case: ports.Case, buttons: Sequence[ui.Item[Any]], say: Words) -> tuple[View, list[discord.File]]:
    """An open review with its pictures, covered; whoever sends the files closes them."""
    generation = case.generation
    alt = gallery.alt_text(generation)
    files = [
        discord.File(path, filename=f"review-{number:02d}{path.suffix}", spoiler=True, description=alt)
        for number, path in enumerate(case.files, start=1)
    ]
    container: Container = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay("\n".join(_lines(case, say))))
    if files:
        urls = [f"attachment://{file.filename}" for file in files]
        items = [discord.MediaGalleryItem(each, description=alt, spoiler=True) for each in urls]
        container.add_item(ui.MediaGallery[View](*items))
    else:
        container.add_item(ui.TextDisplay(say("review-no-pictures")))
    container.add_item(ui.ActionRow[Any](*buttons))
    return ui.LayoutView(timeout=None).add_item(container), files


def _lines(case: ports.Case, say: Words) -> list[str]:
    generation, review = case.generation, case.review
    return [
        f"### {say('review-title')}",
        f"> {quoted(generation.request.prompt)}",
        verdicts.whose(generation, review, say),
        *(_flag(each, say) for each in review.flags[:_LINES_MOST]),
        f"-# {_record(case.record, say)}",
    ]


def _flag(flag: Flag, say: Words) -> str:
    facts = {"number": str(flag.number), "score": flag.score}
    unscored = "-unscored" if flag.kind != "prompt" and flag.score is None else ""
    return f"⚑ {say(f'review-flag-{flag.kind}{unscored}', **facts)}"


def _record(record: Record, say: Words) -> str:
    counts = {"painted": record.painted, "rejected": record.rejected, "bans": record.bans}
    return " · ".join(say(f"review-record-{name}", count=count) for name, count in counts.items())


def reminder(reviews: Sequence[Review], say: Words) -> View:
    """All that waits for too long, with links to the cards."""
    lines = [say("review-reminder", count=len(reviews))]
    for each in reviews[:_LINES_MOST]:
        card = each.card
        link = f"https://discord.com/channels/{each.guild_id}/{card.channel_id}/{card.message_id}" if card else ""
        lines.append(f"- <@{each.member_id}> · {relative(each.asked_at)} {link}".rstrip())
    return notice("\n".join(lines))


def notice(text: str) -> View:
    """Words alone."""
    return ui.LayoutView(timeout=None).add_item(ui.Container(ui.TextDisplay(text), accent_colour=ACCENT))
