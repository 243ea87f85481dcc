"""Owns how a member reports a picture: the button, the form, and what is answered; knows no moderator."""

from typing import Any

import discord
from discord import ui

from bot.domain.generation import Generation
from bot.pipeline.reporting import Filed
from bot.services import services_of
from bot.ui import answer, modals, press
from bot.ui.answer import Interaction
from bot.ui.modals import Form, Submitted
from bot.ui.press import Press, PressButton, custom_id, known_id

_REPORT, _REASON = "report", "reason"
_REASON_MOST = 500


class Report(PressButton, action=_REPORT):
    """Asks what is wrong."""

    async def pressed(self, press: Press) -> None:
        await ask(press)


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (Report,)


def reportable(interaction: Interaction, generation: Generation) -> bool:
    """Whether there are moderators for it here, and who looks is not its member."""
    here = generation.guild_id is not None and generation.guild_id == interaction.guild_id
    return here and generation.member_id != interaction.user.id


async def ask(press: Press) -> None:
    """The form; one's own pictures, and what was painted elsewhere, are refused in words."""
    say, generation = press.say, press.generation
    if not reportable(press.interaction, generation):
        own = generation.member_id == press.interaction.user.id
        await answer.privately(press.interaction, say("report-own" if own else "report-elsewhere"))
        return
    field: ui.TextInput[Form] = ui.TextInput(
        custom_id=_REASON,
        style=discord.TextStyle.paragraph,
        max_length=_REASON_MOST,
        placeholder=say("report-reason-hint"),
    )
    form = Form(title=say("report-title"), custom_id=custom_id(_REPORT, generation.id))
    await press.interaction.response.send_modal(form.add_item(ui.Label(text=say("report-reason"), component=field)))


async def _sent(interaction: Interaction, parts: list[str], filled: Submitted) -> None:
    await answer.think(interaction)
    opened = await press.opened(interaction, known_id(parts), 1)
    reason = filled.text(_REASON).strip()[:_REASON_MOST]
    filed = Filed.OWN
    if reportable(interaction, opened.generation):
        filed = await services_of(interaction.client).reporting.report(opened.generation, interaction.user.id, reason)
    await answer.privately(interaction, opened.say(f"report-{filed}"))


modals.ROUTES[_REPORT] = _sent
