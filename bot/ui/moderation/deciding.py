"""Owns the buttons and forms by which moderators decide, and their queue; knows not what follows a decision."""

from typing import Any

import discord
from discord import ui

from bot import errors
from bot.domain.conduct import Review, Verdict
from bot.services import services_of
from bot.ui import answer, modals, press, rights
from bot.ui.answer import Interaction
from bot.ui.modals import Form, Submitted
from bot.ui.moderation import cards, verdicts
from bot.ui.panels.controls import PanelButton
from bot.ui.press import PressButton, custom_id, known_id
from bot.ui.words import Words

_SILENT = discord.AllowedMentions.none()
REASON, LENGTH = "reason", "length"
_REJECT, _TIME_OUT = "reject", "reject-time-out"
_REASON_MOST = 500
#: Seconds of a time-out, by what is chosen; Discord allows 28 days by its own clock, which ours may be ahead of.
LENGTHS = {"10m": 600, "1h": 3600, "1d": 86_400, "7d": 604_800, "28d": 2_419_200 - 3600}


class Approve(PressButton, action="approve"):
    """Lets the pictures go on their way."""

    style = discord.ButtonStyle.success

    async def _opened(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        await interaction.response.defer()
        await _decide(interaction, self.generation_id, Verdict.APPROVED)


class Reject(PressButton, action=_REJECT):
    """Asks for the reason."""

    async def _opened(self, interaction: Interaction) -> None:
        await _require_own(interaction, self.generation_id)
        say = answer.tongue(interaction)
        made = Form(title=say("review-reject-title"), custom_id=custom_id(_REJECT, self.generation_id))
        await interaction.response.send_modal(made.add_item(_reason(say)))


class RejectAndTimeOut(PressButton, action=_TIME_OUT):
    """Asks for the reason, and for how long the member is silenced."""

    style = discord.ButtonStyle.danger

    async def _opened(self, interaction: Interaction) -> None:
        await _require_own(interaction, self.generation_id)
        say = answer.tongue(interaction)
        made = Form(title=say("review-reject-title"), custom_id=custom_id(_TIME_OUT, self.generation_id))
        options = [discord.SelectOption(label=say(f"review-length-{each}"), value=each) for each in LENGTHS]
        select: ui.Select[Form] = ui.Select(custom_id=LENGTH, options=options, required=True)
        made.add_item(_reason(say)).add_item(ui.Label(text=say("review-length"), component=select))
        await interaction.response.send_modal(made)


def buttons(generation_id: int, say: Words) -> tuple[ui.Item[Any], ...]:
    """All that can be decided."""
    return (
        Approve(generation_id, label=say("review-approve")),
        Reject(generation_id, label=say("review-reject")),
        RejectAndTimeOut(generation_id, label=say("review-time-out")),
    )


async def _require_own(interaction: Interaction, generation_id: int) -> None:
    """Raise unless who presses may moderate members where the pictures were asked for."""
    rights.require_moderator(interaction)
    generation = await press.known(services_of(interaction.client), generation_id)
    if generation is None or generation.guild_id != interaction.guild_id:
        raise errors.Gone


def _reason(say: Words) -> ui.Label[Form]:
    style = discord.TextStyle.paragraph
    field: ui.TextInput[Form] = ui.TextInput(
        custom_id=REASON, style=style, required=False, max_length=_REASON_MOST, placeholder=say("review-reason-hint")
    )
    return ui.Label(text=say("review-reason-label"), component=field)


async def _rejected(interaction: Interaction, parts: list[str], filled: Submitted) -> None:
    rights.require_moderator(interaction)
    await interaction.response.defer()
    await _decide(interaction, known_id(parts), Verdict.REJECTED, filled.text(REASON).strip())


async def _rejected_and_timed_out(interaction: Interaction, parts: list[str], filled: Submitted) -> None:
    rights.require_moderator(interaction)
    await interaction.response.defer()
    decided = await _decide(interaction, known_id(parts), Verdict.REJECTED, filled.text(REASON).strip())
    if decided is None:
        return
    seconds = LENGTHS.get("".join(filled.chosen(LENGTH)), LENGTHS["10m"])
    say = answer.tongue(interaction)
    try:
        await services_of(interaction.client).reviewing.time_out(decided, seconds)
    except errors.DeliveryFailed:
        told = say("review-not-timed-out", member=f"<@{decided.member_id}>")
    else:
        told = say("review-timed-out", member=f"<@{decided.member_id}>")
    await answer.privately(interaction, told)


modals.ROUTES[_REJECT] = _rejected
modals.ROUTES[_TIME_OUT] = _rejected_and_timed_out


async def _decide(interaction: Interaction, generation_id: int, verdict: Verdict, reason: str = "") -> Review | None:
    """Decide and show it in the place of the card; None where somebody else did, which is told then."""
    services = services_of(interaction.client)
    generation = await press.known(services, generation_id)
    if generation is None:
        raise errors.Gone
    review = await services.reviewing.of(generation)
    rights.require_moderator(interaction, review.guild_id)
    decided = await services.reviewing.decide(generation, verdict, interaction.user.id, reason)
    say = answer.tongue(interaction)
    if decided is None:
        review = await services.reviewing.of(generation)
        over = review.verdict is Verdict.OPEN
        await answer.privately(interaction, say("review-over") if over else verdicts.outcome(review, say))
    if (decided or review).verdict is not Verdict.OPEN:
        view = verdicts.decided(generation, decided or review, say)
        if interaction.message is not None and interaction.message.flags.ephemeral:
            view.add_item(ui.ActionRow[Any](_turn(1, say("review-queue-on"))))
        await interaction.edit_original_response(view=view, attachments=[])
    return decided


async def show_queue(interaction: Interaction) -> None:
    """The oldest that waits in this server, for the moderator alone."""
    rights.require_moderator(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    await _put(interaction, 1)


class TurnButton(PanelButton, template=r"easel:review-queue:[0-9]{1,6}"):
    """Leads to another place of the queue, or to the last one if it has become shorter."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_moderator(interaction)
        await interaction.response.defer()
        await _put(interaction, int(self.custom_id.rpartition(":")[2]))


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (Approve, Reject, RejectAndTimeOut, TurnButton)


async def _put(interaction: Interaction, place: int) -> None:
    services, say = services_of(interaction.client), answer.tongue(interaction)
    pending = await services.reviewing.pending(interaction.guild_id or 0)
    place = min(max(1, place), len(pending))
    generation = await services.generations.find(pending[place - 1].id) if pending else None
    if generation is None:
        view = cards.notice(say("review-queue-empty"))
        await interaction.edit_original_response(view=view, attachments=[], allowed_mentions=_SILENT)
        return
    async with services.reviewing.case(generation, pending[place - 1]) as case:
        view, files = cards.shown(case, buttons(generation.id, say), say)
        view.add_item(ui.TextDisplay(f"-# {say('review-queue-place', number=place, total=len(pending))}"))
        view.add_item(ui.ActionRow[Any](*_turns(place, len(pending), say)))
        try:
            await interaction.edit_original_response(view=view, attachments=files, allowed_mentions=_SILENT)
        finally:
            for file in files:
                file.close()


def _turns(place: int, total: int, say: Words) -> tuple[ui.Item[Any], ...]:
    """Back and on; at either end there is nowhere to go."""
    back = _turn(max(1, place - 1), say("review-queue-back"), resting=place == 1)
    return back, _turn(place + 1, say("review-queue-on"), resting=place == total)


def _turn(place: int, label: str, *, resting: bool = False) -> TurnButton:
    return TurnButton(f"easel:review-queue:{place}", label, disabled=resting)
