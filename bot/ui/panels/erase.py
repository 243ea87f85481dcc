"""Owns the question before a member's data is deleted, and the answer after; deletes nothing itself."""

from typing import Any

import discord
from discord import ui

from bot import errors
from bot.pipeline.erasing import Erased
from bot.services import services_of
from bot.ui import answer, links
from bot.ui.moderation import cards
from bot.ui.panels.controls import PanelButton
from bot.ui.words import Words

View = ui.LayoutView
_DANGER = discord.Colour(0xDA373C)
#: Seconds for which a member watches; what is left then goes on without them.
_WATCHED = 60.0
#: Messages that are told one by one.
_LINKS_MOST = 10

Interaction = discord.Interaction[Any]


async def ask(interaction: Interaction) -> None:
    """What goes, what stays, and whether to."""
    await interaction.response.send_message(view=question(answer.tongue(interaction)), ephemeral=True)


def question(say: Words) -> View:
    container: ui.Container[View] = ui.Container(accent_colour=_DANGER)
    container.add_item(ui.TextDisplay(f"### {say('privacy-erase-title')}\n{say('privacy-erase-meaning')}"))
    container.add_item(ui.TextDisplay(say("privacy-erase-stays")))
    danger = discord.ButtonStyle.danger
    everything = EraseButton("easel:erase:messages", say("privacy-erase-messages"), style=danger)
    stored = EraseButton("easel:erase:stored", say("privacy-erase-stored"), style=danger)
    container.add_item(ui.ActionRow[Any](everything, stored, KeepButton("easel:erase:keep", say("privacy-erase-keep"))))
    return ui.LayoutView(timeout=None).add_item(container)


class EraseButton(PanelButton, template=r"easel:erase:(?:messages|stored)"):
    """Deletes, with the messages or without; pressed again, it deletes what has come since."""

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        services, member_id = services_of(interaction.client), interaction.user.id
        erasure = await services.erasing.begin(member_id, messages=self.custom_id.endswith("messages"))
        if erasure is None:
            raise errors.StillAtWork
        await services.preferences.forget(member_id)
        erased = await services.erasing.carry_out(erasure, services.clock.time() + _WATCHED)
        view = cards.notice("\n".join(outcome(erased, answer.tongue(interaction))))
        await interaction.edit_original_response(view=view)


class KeepButton(PanelButton, template=r"easel:erase:keep"):
    """Deletes nothing, and takes the question away."""

    async def pressed(self, interaction: Interaction) -> None:
        view = cards.notice(answer.tongue(interaction)("privacy-kept"))
        await interaction.response.edit_message(view=view)


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (EraseButton, KeepButton)


def outcome(erased: Erased, say: Words) -> list[str]:
    """What was deleted, what still will be, and what the member has to take away by hand."""
    lines = [say("privacy-erased" if erased.complete or erased.left else "privacy-erasing")]
    if erased.left:
        lines.append(say("privacy-erased-left", count=len(erased.left)))
        lines += [f"- {links.to_post(generation, post)}" for generation, post in erased.left[:_LINKS_MOST]]
    return lines
