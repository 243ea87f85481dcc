"""Owns the card of a reported generation: how it looks, and what its buttons do; files no report."""

from typing import Any

import discord
from discord import ui

from bot import errors, ports
from bot.domain.conduct import Ban, Report, ReportState
from bot.domain.generation import Generation
from bot.services import services_of
from bot.ui import answer, gallery, links, press, rights
from bot.ui.answer import Interaction
from bot.ui.moderation import banning
from bot.ui.press import PressButton
from bot.ui.progress import ACCENT
from bot.ui.text import quoted, relative
from bot.ui.words import Words

View = ui.LayoutView
_DECIDED = discord.Colour(0x80848E)
#: Reports of one card that are told one by one, and characters of a reason: up to twice as many once it is escaped,
#: and a message holds 4,000.
_LINES_MOST = 5
_REASON_MOST = 150


class DeleteReported(PressButton, action="delete-reported"):
    """Deletes the pictures everywhere."""

    style = discord.ButtonStyle.danger

    async def _opened(self, interaction: Interaction) -> None:
        await _settle(interaction, self.generation_id, ReportState.DELETED)


class BanReported(PressButton, action="ban-reported"):
    """Asks for how long their member is banned, and why."""

    async def _opened(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        generation = await _found(interaction, self.generation_id)
        await banning.ask(interaction, generation.member_id)


class Dismiss(PressButton, action="dismiss-report"):
    """Leaves the pictures where they are."""

    async def _opened(self, interaction: Interaction) -> None:
        await _settle(interaction, self.generation_id, ReportState.DISMISSED)


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (DeleteReported, BanReported, Dismiss)


def shown(complaint: ports.Complaint, say: Words) -> tuple[View, list[discord.File]]:
    """An open one with its pictures, covered, and its buttons; a decided one in words alone.

    Whoever sends the files closes them.
    """
    text: ui.TextDisplay[View] = ui.TextDisplay("\n".join(_lines(complaint, say)))
    if not complaint.open:
        return ui.LayoutView(timeout=None).add_item(ui.Container(text, accent_colour=_DECIDED)), []
    alt = gallery.alt_text(complaint.generation)
    files = [
        discord.File(path, filename=f"report-{number:02d}{path.suffix}", spoiler=True, description=alt)
        for number, path in enumerate(complaint.files, start=1)
    ]
    container: ui.Container[View] = ui.Container(text, accent_colour=ACCENT)
    if files:
        items = [discord.MediaGalleryItem(f"attachment://{file.filename}", spoiler=True) for file in files]
        container.add_item(ui.MediaGallery[View](*items))
    else:
        container.add_item(ui.TextDisplay(say("review-no-pictures")))
    container.add_item(ui.ActionRow[Any](*_buttons(complaint.generation.id, say)))
    return ui.LayoutView(timeout=None).add_item(container), files


def _buttons(generation_id: int, say: Words) -> tuple[ui.Item[Any], ...]:
    return (
        DeleteReported(generation_id, label=say("complaint-delete")),
        BanReported(generation_id, label=say("complaint-ban")),
        Dismiss(generation_id, label=say("complaint-dismiss")),
    )


def _lines(complaint: ports.Complaint, say: Words) -> list[str]:
    generation, reports = complaint.generation, complaint.reports
    lines = [
        f"### {say('complaint-title', count=len(reports))}",
        f"> {quoted(generation.request.prompt)}",
        _whose(generation, say),
        *(_told(each, say) for each in reports[:_LINES_MOST]),
    ]
    if len(reports) > _LINES_MOST:
        lines.append(say("complaint-more", count=len(reports) - _LINES_MOST))
    if complaint.ban is not None:
        lines.append(_banned(complaint.ban, say))
    if not complaint.open:
        lines.append(verdict(reports[-1], say))
    return lines


def _whose(generation: Generation, say: Words) -> str:
    parts = [f"<@{generation.member_id}>", f"<#{generation.reply.channel_id}>"]
    if place := links.to_pictures(generation):
        parts.append(f"[{say('result-go')}]({place})")
    return " · ".join(parts)


def _told(report: Report, say: Words) -> str:
    who = say("complaint-by", member=f"<@{report.reporter_id}>", when=relative(report.at))
    return f"⚑ {who} “{quoted(report.reason, _REASON_MOST)}”"


def _banned(ban: Ban, say: Words) -> str:
    if ban.until is None:
        return say("complaint-banned-for-good", member=f"<@{ban.member_id}>")
    return say("complaint-banned", member=f"<@{ban.member_id}>", when=relative(ban.until))


def verdict(report: Report, say: Words) -> str:
    """One sentence about a decision."""
    return say(f"complaint-{report.state}", member=f"<@{report.by_id}>")


async def _found(interaction: Interaction, generation_id: int) -> Generation:
    """The generation, if it is of this server; raises `Gone`."""
    generation = await press.known(services_of(interaction.client), generation_id)
    if generation is None or generation.guild_id != interaction.guild_id:
        raise errors.Gone
    return generation


async def _settle(interaction: Interaction, generation_id: int, state: ReportState) -> None:
    """Decide and show it in the place of the card; where somebody else did before, that is told."""
    rights.require_moderator(interaction)
    await interaction.response.defer()
    services, say = services_of(interaction.client), answer.tongue(interaction)
    generation = await _found(interaction, generation_id)
    left = await services.reporting.settle(generation, state, interaction.user.id)
    async with services.reporting.complaint(generation) as complaint:
        if not complaint.open:
            view, _ = shown(complaint, say)
            await interaction.edit_original_response(view=view, attachments=[])
        if left is None:
            await answer.privately(interaction, verdict(complaint.reports[-1], say))
        elif left:
            lines = [say("result-deleted-left", count=len(left)), *(links.to_post(generation, each) for each in left)]
            await answer.privately(interaction, "\n".join(lines))
