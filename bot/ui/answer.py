"""Owns the first answer to an interaction, in time and once; knows no rule of the studio.

A refusal should be private, and a public defer cannot become private later. So the checks race a timer: done in
time they are answered privately; else the reply is deferred, and a late refusal deletes it first.
"""

import asyncio
from dataclasses import replace
from typing import Any

import discord
import structlog

from bot import errors
from bot.domain.entitlement import Asker
from bot.domain.generation import Failure, Generation, Reply
from bot.domain.wish import Wish
from bot.pipeline.intake import Visit
from bot.services import Services, services_of
from bot.ui import failures
from bot.ui.bounds import REQUEST_BYTES_MOST
from bot.ui.faults import FAULTS, told
from bot.ui.sight import age_restricted
from bot.ui.words import Words, words

_log = structlog.get_logger()
_TOKEN_SECONDS = 15 * 60
#: Discord's code for an interaction that has been answered already.
_ACKNOWLEDGED_BEFORE = 40060
_SILENT = discord.AllowedMentions.none()

Interaction = discord.Interaction[Any]


async def paint(interaction: Interaction, wish: Wish) -> None:
    """Answer a wish: refuse it privately, or defer and hand it to the engine."""
    services = services_of(interaction.client)
    if services.engine.stopping:
        await tell(interaction, errors.Paused())
        return
    with services.pace.answering(interaction.id):
        generation, heard = await _admitted(interaction, wish, services)
    if generation is None:
        return
    if heard:
        services.engine.begin(_heard(interaction, generation))
    else:
        # Its member saw "did not respond": nobody waits for it, so it must not be paid for.
        await services.engine.abandon(generation)


async def _admitted(interaction: Interaction, wish: Wish, services: Services) -> tuple[Generation | None, bool]:
    """The generation, unless it was refused, and whether Discord took the acknowledgement."""
    # Whatever else is left open is for the server's rules to narrow.
    private = bool(services.intake.completed(interaction.user.id, wish).private)
    checks = asyncio.create_task(services.intake.admit(visit(interaction, private), replace(wish, private=private)))
    in_time, _ = await asyncio.wait({checks}, timeout=services.race_seconds)
    heard = True if in_time else await _defer(interaction, private)
    try:
        generation = await checks
    except errors.Duplicate:
        _log.info("delivered twice, answered once", generation=interaction.id)
        return None, heard
    except errors.EaselError as error:
        await tell(interaction, error)
        return None, heard
    if in_time:
        heard = await _defer(interaction, private)
    return generation, heard


async def _defer(interaction: Interaction, private: bool) -> bool:
    """Acknowledge; False when Discord does not take it. What a broken connection hid, a second try tells."""
    for _ in range(2):
        try:
            callback = await interaction.response.defer(ephemeral=private, thinking=True)
        except discord.HTTPException as error:
            if error.code == _ACKNOWLEDGED_BEFORE:
                interaction.extras["deferred"] = True
                return True
            _log.warning("could not be acknowledged", generation=interaction.id, detail=told(error))
            return False
        except FAULTS as error:
            _log.warning("could not be acknowledged", generation=interaction.id, detail=told(error))
        except Exception as error:  # noqa: BLE001 - an answer that discord.py can't read is an answer all the same
            _log.warning(
                "the answer to an acknowledgement was not understood", generation=interaction.id, detail=told(error)
            )
            return interaction.response.is_done()
        else:
            interaction.extras["message_id"] = callback.message_id if callback else None
            return True
    return False


def _heard(interaction: Interaction, generation: Generation) -> Generation:
    """The generation with the message that the defer made; its next move writes it down."""
    reply = replace(generation.reply, message_id=interaction.extras.get("message_id"))
    return replace(generation, reply=reply)


def visit(interaction: Interaction, private: bool) -> Visit:
    """Who asks, where, and what the bot lacks there, from the interaction alone."""
    public_locale = interaction.guild_locale or interaction.locale
    reply = Reply(
        application_id=interaction.application_id,
        channel_id=interaction.channel_id or 0,
        token=interaction.token,
        token_expires_at=interaction.created_at.timestamp() + _TOKEN_SECONDS,
        file_bytes_most=min(interaction.filesize_limit, REQUEST_BYTES_MOST),
        locale=str(interaction.locale if private else public_locale),
        by_token_only=private or _foreign(interaction),
    )
    return Visit(
        interaction_id=interaction.id,
        guild_id=interaction.guild_id,
        asker=asker(interaction),
        reply=reply,
        missing_permissions=missing_permissions(interaction),
    )


def asker(interaction: Interaction) -> Asker:
    """Who asks and where, as a server's rules see it; a place where the bot is no member has no rules."""
    user, channel = interaction.user, interaction.channel
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    own = interaction.channel_id or 0
    return Asker(
        member_id=user.id,
        guild_id=None if _foreign(interaction) else interaction.guild_id,
        role_ids=tuple(role.id for role in user.roles) if isinstance(user, discord.Member) else (),
        places=(own,) if parent is None else (own, parent),
        adult=age_restricted(channel),
    )


def _foreign(interaction: Interaction) -> bool:
    """Whether the member brought the bot to a place where it is no member itself."""
    brought = interaction.is_user_integration() and not interaction.is_guild_integration()
    return interaction.context.private_channel or (interaction.guild_id is not None and brought)


def missing_permissions(interaction: Interaction) -> tuple[str, ...]:
    """Names, as Discord's settings show them, of what the bot lacks in this channel."""
    if interaction.guild_id is None:
        return ()
    channel, granted = interaction.channel, interaction.app_permissions
    thread = isinstance(channel, discord.Thread)
    if thread and channel.locked and not granted.manage_threads:
        return ("an unlocked thread",)
    return lacking(granted, thread=thread)


def lacking(granted: discord.Permissions, *, thread: bool = False) -> tuple[str, ...]:
    """Names, as Discord's settings show them, of what is not granted.

    All of it is needed to deliver pictures, and to reach the message after its token has expired.
    """
    send = "send_messages_in_threads" if thread else "send_messages"
    needed = ("view_channel", send, "attach_files", "embed_links")
    return tuple(name.replace("_", " ").title() for name in needed if not getattr(granted, name))


def tongue(interaction: Interaction) -> Words:
    """The words for a private answer: the member's own language."""
    return words(str(interaction.locale))


async def refuse(interaction: Interaction, error: errors.EaselError) -> None:
    """Say privately what went wrong; a public "thinking" that came first is taken away."""
    failure = Failure.of(error)
    services_of(interaction.client).refused(error.code)
    if isinstance(error, errors.MemberError):
        _log.info("refused", generation=interaction.id, code=error.code, **failure.facts)
    else:
        advice = failures.for_operator(failure)
        _log.error("refused", generation=interaction.id, code=error.code, detail=error.detail, advice=advice)
    await privately(interaction, failures.for_member(failure, tongue(interaction)))


async def tell(interaction: Interaction, error: Exception) -> None:
    """What any command or button raised, as one private sentence; a defect's traceback goes to the log alone."""
    # A bot that stops closes its connections under whoever is still answering.
    cut_off = isinstance(error, RuntimeError) and interaction.client.is_closed()
    if cut_off or isinstance(error, FAULTS):
        _log.info("Discord did not take an answer", generation=interaction.id, detail=told(error))
        return
    if not isinstance(error, errors.EaselError):
        _log.error("a defect in a command or button", generation=interaction.id, exc_info=error)
        error = errors.EaselError(repr(error))
    try:
        await refuse(interaction, error)
    except FAULTS as closed:
        _log.info("the member could not be told", generation=interaction.id, detail=told(closed))


async def think(interaction: Interaction) -> None:
    """Acknowledge privately; what is said next with `privately` stands in its place."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    interaction.extras["thinking"] = True


async def privately(interaction: Interaction, sentence: str) -> None:
    """An ephemeral sentence, whatever was answered before."""
    if interaction.extras.pop("thinking", False):
        await interaction.edit_original_response(content=sentence, allowed_mentions=_SILENT)
        return
    deferred = "deferred" in interaction.extras
    if not interaction.response.is_done() and not deferred:
        await interaction.response.send_message(sentence, ephemeral=True, allowed_mentions=_SILENT)
        return
    if deferred or interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.delete_original_response()
    await interaction.followup.send(sentence, ephemeral=True, allowed_mentions=_SILENT)
