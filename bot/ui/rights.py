"""Owns what one who presses may do with a finished picture, by the server's rules at this moment; does none of it."""

import discord

from bot import errors
from bot.domain.generation import Generation
from bot.ui.answer import Interaction
from bot.ui.sight import may_see


def require_seen(interaction: Interaction, generation: Generation | None) -> Generation:
    """The generation, if its pictures are still there and may be looked at by who asks."""
    if generation is None or generation.deleted_at is not None or not generation.pictures:
        raise errors.Gone
    if generation.withheld:
        raise errors.Gone if generation.state.terminal else errors.NotEnded
    if not (_here(interaction, generation) or may_see(interaction, generation)):
        if generation.request.private or generation.undelivered or interaction.guild_id is None:
            raise errors.NotYours
        raise errors.NotAllowed(right="View Channel")
    return generation


def _here(interaction: Interaction, generation: Generation) -> bool:
    """Whether who presses stands before the pictures: Discord itself shows them what is in this channel."""
    if generation.request.private or generation.undelivered or interaction.guild_id is None:
        return False
    return (interaction.guild_id, interaction.channel_id) == (generation.guild_id, generation.reply.channel_id)


def require_painting(interaction: Interaction) -> None:
    """Raise unless who presses might as well type a command here."""
    if interaction.guild_id is not None and not interaction.permissions.use_application_commands:
        raise errors.NotAllowed(right="Use Application Commands")


def require_manager(interaction: Interaction) -> None:
    """Raise unless who asks may manage the server."""
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise errors.NotAllowed(right="Manage Server")


def require_moderator(interaction: Interaction, guild_id: int | None = None) -> None:
    """Raise unless who asks may moderate members here; and here is that server, where one is named."""
    if guild_id not in (None, interaction.guild_id):
        raise errors.Gone
    if interaction.guild_id is None or not interaction.permissions.moderate_members:
        raise errors.NotAllowed(right="Moderate Members")


def may_delete(interaction: Interaction, generation: Generation) -> bool:
    """Its member, or who may manage messages where the pictures are: not merely where the question is asked."""
    return interaction.user.id == generation.member_id or _there(interaction, generation).manage_messages


def require_delete(interaction: Interaction, generation: Generation) -> None:
    if may_delete(interaction, generation):
        return
    if interaction.guild_id is None:
        raise errors.NotYours
    raise errors.NotAllowed(right="Manage Messages")


def may_see_cost(interaction: Interaction, generation: Generation) -> bool:
    """Its member, and who may manage the server."""
    manages = interaction.guild_id is not None and interaction.guild_id == generation.guild_id
    return interaction.user.id == generation.member_id or (manages and interaction.permissions.manage_guild)


def _there(interaction: Interaction, generation: Generation) -> discord.Permissions:
    """What who asks may do in the channel of the pictures; nothing where that is not known."""
    guild, channel_id = interaction.guild, generation.reply.channel_id
    if guild is None or guild.id != generation.guild_id or generation.request.private:
        return discord.Permissions.none()
    if interaction.channel_id == channel_id:
        return interaction.permissions
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None or not isinstance(interaction.user, discord.Member):
        return discord.Permissions.none()
    return channel.permissions_for(interaction.user)
