"""Owns how a moderator bans and unbans: the commands' answers and the form; keeps nobody from painting itself."""

import discord
from discord import ui

from bot import errors
from bot.domain.conduct import EVERYWHERE, Ban
from bot.services import services_of
from bot.ui import answer, modals, rights
from bot.ui.answer import Interaction
from bot.ui.faults import within
from bot.ui.modals import Form, Submitted
from bot.ui.press import custom_id, known_id
from bot.ui.text import relative
from bot.ui.words import Words

REASON_MOST = 300
#: Seconds of a ban, by what is chosen; None is for good.
LENGTHS: dict[str, float | None] = {"1h": 3600, "1d": 86_400, "7d": 604_800, "30d": 2_592_000, "forever": None}
_BAN, _REASON, _LENGTH = "ban", "reason", "length"
#: Seconds for asking Discord who somebody is.
_ASKING_SECONDS = 5.0


async def ban(interaction: Interaction, user: discord.User | discord.Member, length: str, reason: str) -> None:
    """Ban somebody in this server."""
    rights.require_moderator(interaction)
    await _ban(interaction, interaction.guild_id or 0, user.id, length, reason)


async def ban_everywhere(
    interaction: Interaction, user: discord.User | discord.Member, length: str, reason: str
) -> None:
    """Ban somebody in all servers; operators alone may."""
    if await _operates(interaction):
        await _ban(interaction, EVERYWHERE, user.id, length, reason)


async def unban(interaction: Interaction, user: discord.User | discord.Member) -> None:
    """Lift a ban of this server."""
    rights.require_moderator(interaction)
    await _unban(interaction, interaction.guild_id or 0, user.id)


async def unban_everywhere(interaction: Interaction, user: discord.User | discord.Member) -> None:
    """Lift an operator's ban."""
    if await _operates(interaction):
        await _unban(interaction, EVERYWHERE, user.id)


async def ask(interaction: Interaction, member_id: int) -> None:
    """The form: for how long, and why."""
    say = answer.tongue(interaction)
    options = [discord.SelectOption(label=say(f"ban-length-{each}"), value=each) for each in LENGTHS]
    select: ui.Select[Form] = ui.Select(custom_id=_LENGTH, options=options, required=True)
    field: ui.TextInput[Form] = ui.TextInput(
        custom_id=_REASON, required=False, max_length=REASON_MOST, placeholder=say("review-reason-hint")
    )
    form = Form(title=say("ban-title"), custom_id=custom_id(_BAN, member_id))
    form.add_item(ui.Label(text=say("ban-length"), component=select))
    form.add_item(ui.Label(text=say("review-reason-label"), component=field))
    await interaction.response.send_modal(form)


async def _filled(interaction: Interaction, parts: list[str], filled: Submitted) -> None:
    rights.require_moderator(interaction)
    length = "".join(filled.chosen(_LENGTH))
    if length not in LENGTHS:
        raise errors.Gone
    await _ban(interaction, interaction.guild_id or 0, known_id(parts), length, filled.text(_REASON))


modals.ROUTES[_BAN] = _filled


async def _operates(interaction: Interaction) -> bool:
    """Whether who asks runs the bot; anybody else is told so."""
    if interaction.user.id in services_of(interaction.client).operators:
        return True
    await answer.privately(interaction, answer.tongue(interaction)("ban-operators-only"))
    return False


async def _ban(interaction: Interaction, guild_id: int, member_id: int, length: str, reason: str) -> None:
    await answer.think(interaction)
    services, say = services_of(interaction.client), answer.tongue(interaction)
    refusal = await _refusal(interaction, member_id)
    if refusal:
        await answer.privately(interaction, say(refusal))
        return
    now, seconds = services.clock.time(), LENGTHS[length]
    made = Ban(
        guild_id=guild_id,
        member_id=member_id,
        by_id=interaction.user.id,
        at=now,
        until=None if seconds is None else now + seconds,
        reason=reason.strip()[:REASON_MOST],
    )
    cancelled = await services.banning.ban(made)
    sentences = [outcome(made, say), *([say("ban-cancelled", count=cancelled)] if cancelled else [])]
    await answer.privately(interaction, " ".join(sentences))


def outcome(made: Ban, say: Words) -> str:
    """Who may not paint, where, and until when."""
    member = f"<@{made.member_id}>"
    if made.until is None:
        everywhere = made.guild_id == EVERYWHERE
        return say("ban-everywhere-for-good" if everywhere else "ban-done-for-good", member=member)
    key = "ban-everywhere" if made.guild_id == EVERYWHERE else "ban-done"
    return say(key, member=member, when=relative(made.until))


async def _unban(interaction: Interaction, guild_id: int, member_id: int) -> None:
    await answer.think(interaction)
    lifted = await services_of(interaction.client).banning.unban(guild_id, member_id, interaction.user.id)
    say = answer.tongue(interaction)
    await answer.privately(interaction, say("unban-done" if lifted else "unban-none", member=f"<@{member_id}>"))


async def _refusal(interaction: Interaction, member_id: int) -> str:
    """The key of the sentence why somebody can't be banned; empty for whoever can."""
    if interaction.client.user is not None and member_id == interaction.client.user.id:
        return "ban-not-me"
    if member_id == interaction.user.id:
        return "ban-not-yourself"
    if member_id in services_of(interaction.client).operators:
        return "ban-not-operators"
    if interaction.guild is None:
        return ""
    try:
        member = await within(_ASKING_SECONDS, interaction.guild.fetch_member(member_id))
    except errors.DeliveryFailed as error:
        # Who has left the server doesn't moderate it.
        return "" if error.facts.get("final") else "ban-unsure"
    return "ban-not-moderators" if member.guild_permissions.moderate_members else ""
