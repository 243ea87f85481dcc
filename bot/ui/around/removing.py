"""Owns the question before pictures are deleted, and the answer after; deletes nothing itself."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot import errors
from bot.domain.generation import Generation, Post
from bot.services import services_of
from bot.ui import answer, links, rights
from bot.ui.answer import Interaction
from bot.ui.press import Press, PressButton, known
from bot.ui.words import Words

_DANGER = discord.Colour(0xDA373C)


class DeleteSurely(PressButton, action="delete-surely"):
    """Deletes; pressed again, it tries the messages that are left once more."""

    style = discord.ButtonStyle.danger

    async def _opened(self, interaction: Interaction) -> None:
        services = services_of(interaction.client)
        generation = await known(services, self.generation_id)
        if generation is None or not generation.pictures:
            raise errors.Gone
        if not generation.state.terminal:
            raise errors.NotEnded
        rights.require_delete(interaction, generation)
        await interaction.response.defer()
        left = await services.removal.remove(generation, interaction.user.id)
        view = outcome(generation, left, answer.tongue(interaction))
        await interaction.edit_original_response(view=view, attachments=[])


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (DeleteSurely,)


async def ask(press: Press, keep: ui.Item[Any]) -> None:
    """Ask in the place of the panel; `keep` is the button that brings it back."""
    rights.require_delete(press.interaction, press.generation)
    view = question(press.generation, keep, press.say)
    await press.interaction.response.edit_message(view=view, attachments=[])


def question(generation: Generation, keep: ui.Item[Any], say: Words) -> ui.LayoutView:
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_DANGER)
    container.add_item(ui.TextDisplay(say("result-delete-ask", count=len(generation.pictures))))
    container.add_item(ui.ActionRow[Any](DeleteSurely(generation.id, label=say("result-delete")), keep))
    return ui.LayoutView(timeout=None).add_item(container)


def outcome(generation: Generation, left: Sequence[Post], say: Words) -> ui.LayoutView:
    """What was deleted, and what the member has to take away by hand."""
    lines = [say("result-deleted", count=len(generation.pictures))]
    if generation.reply.private or generation.undelivered:
        lines.append(say("result-deleted-private"))
    elif left:
        lines.append(say("result-deleted-left", count=len(left)))
        lines += [f"- {links.to_post(generation, post)}" for post in left]
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay("\n".join(lines)))
    if left and not generation.reply.private:
        container.add_item(ui.ActionRow[Any](DeleteSurely(generation.id, label=say("result-delete-again"))))
    return ui.LayoutView(timeout=None).add_item(container)
