"""Owns the questions and answers around purges; hides nothing itself."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.domain.conduct import Purge
from bot.services import services_of
from bot.ui import answer, rights
from bot.ui.answer import Interaction
from bot.ui.moderation import cards, turning
from bot.ui.panels import panel
from bot.ui.panels.controls import PanelButton
from bot.ui.panels.panel import Panel
from bot.ui.text import date, relative
from bot.ui.words import Words

View = ui.LayoutView
_SILENT = discord.AllowedMentions.none()
_DANGER = discord.Colour(0xDA373C)
_SIZE = 5
#: Seconds to look back, by what is chosen; None is all the time.
REACHES: dict[str, float | None] = {"1h": 3600, "1d": 86_400, "7d": 604_800, "30d": 2_592_000, "always": None}


async def ask(interaction: Interaction, user: discord.User | discord.Member, reach: str) -> None:
    """How many generations would be hidden, and whether to."""
    rights.require_moderator(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    services, say = services_of(interaction.client), answer.tongue(interaction)
    seconds = REACHES[reach]
    since = 0 if seconds is None else int(services.clock.time() - seconds)
    count = await services.purging.count(interaction.guild_id or 0, user.id, since)
    view = _question(user.id, since, count, say) if count else cards.notice(say("purge-none", member=user.mention))
    await interaction.edit_original_response(view=view, allowed_mentions=_SILENT)


def _question(member_id: int, since: int, count: int, say: Words) -> View:
    asked = say("purge-ask", count=count, member=f"<@{member_id}>")
    container: ui.Container[View] = ui.Container(accent_colour=_DANGER)
    container.add_item(ui.TextDisplay(f"{asked}\n-# {say('purge-reversible')}"))
    style = discord.ButtonStyle.danger
    sure = PurgeSurely(f"easel:purge:{member_id}:{since}", say("purge-surely"), style=style)
    container.add_item(ui.ActionRow[Any](sure))
    return ui.LayoutView(timeout=None).add_item(container)


class PurgeSurely(PanelButton, template=r"easel:purge:[0-9]{1,20}:[0-9]{1,12}"):
    """Hides the pictures, and offers to bring them back."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        await interaction.response.defer()
        member_id, since = map(int, self.custom_id.split(":")[2:])
        purging, say = services_of(interaction.client).purging, answer.tongue(interaction)
        purge = await purging.purge(interaction.guild_id or 0, member_id, since, interaction.user.id)
        done = say("purge-done", count=purge.hidden, member=f"<@{member_id}>", when=date(purge.until))
        view = cards.notice(done)
        if purge.hidden:
            view.add_item(ui.ActionRow[Any](_undo(purge, say)))
        await interaction.edit_original_response(view=view, allowed_mentions=_SILENT)


class Undo(PanelButton, template=r"easel:purge-undo:[0-9]{1,18}"):
    """Brings the pictures back, while that is possible."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        await interaction.response.defer()
        purging, say = services_of(interaction.client).purging, answer.tongue(interaction)
        purge_id = int(self.custom_id.rpartition(":")[2])
        purge = await purging.undo(interaction.guild_id or 0, purge_id, interaction.user.id)
        told = (
            say("purge-too-late")
            if purge is None
            else say("purge-undone", count=purge.hidden, member=f"<@{purge.member_id}>")
        )
        await interaction.edit_original_response(view=cards.notice(told), allowed_mentions=_SILENT)


def _undo(purge: Purge, say: Words) -> Undo:
    return Undo(f"easel:purge-undo:{purge.id}", say("purge-undo"))


async def show(interaction: Interaction) -> None:
    """Purges of this server that can be undone, newest first."""
    rights.require_moderator(interaction)
    await panel.show(interaction, lambda: _draw(interaction, 1))


class PurgesButton(PanelButton, template=r"easel:purges:[0-9]{1,6}"):
    """Turns to another page."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        await panel.redraw(interaction, lambda: _draw(interaction, int(self.custom_id.rpartition(":")[2])))


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (PurgeSurely, Undo, PurgesButton)


async def _draw(interaction: Interaction, number: int) -> Panel:
    found = await services_of(interaction.client).purging.pending(interaction.guild_id or 0)
    return Panel(view=view(found, number, answer.tongue(interaction)))


def view(purges: Sequence[Purge], number: int, say: Words) -> View:
    """A page of them, each with the button that undoes it."""
    if not purges:
        return cards.notice(say("purges-empty"))
    shown, number, pages = turning.page(purges, number, _SIZE)
    container: ui.Container[View] = ui.Container(ui.TextDisplay(f"### {say('purges-title')}"))
    for each in shown:
        text: ui.TextDisplay[View] = ui.TextDisplay(_line(each, say))
        container.add_item(ui.Section[Any](text, accessory=_undo(each, say)))
    made: View = ui.LayoutView(timeout=None).add_item(container)
    if pages > 1:
        made.add_item(turning.row(PurgesButton, lambda page: f"easel:purges:{page}", number, pages, say))
    return made


def _line(purge: Purge, say: Words) -> str:
    names = {"member": f"<@{purge.member_id}>", "by": f"<@{purge.by_id}>"}
    return say("purges-line", count=purge.hidden, at=relative(purge.at), when=date(purge.until), **names)
