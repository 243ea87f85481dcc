"""Owns what a member may see of others' pictures at this moment, where they are now; shows nothing itself."""

from typing import Any

import discord

from bot.domain.generation import Generation

Interaction = discord.Interaction[Any]
#: Channels that can be marked as age-restricted.
_MARKABLE = (discord.TextChannel, discord.VoiceChannel, discord.StageChannel, discord.ForumChannel, discord.Thread)
#: Channels whose messages nobody reads who may not join them.
_VOCAL = (discord.VoiceChannel, discord.StageChannel)


def may_see(interaction: Interaction, generation: Generation) -> bool:
    """Own pictures anywhere; others' public ones of this server, where the member could read them right now.

    What Discord did not take was never shown to anybody.
    """
    if generation.deleted_at is not None:
        return False
    if generation.member_id == interaction.user.id:
        return True
    if generation.reply.private or generation.request.private or generation.undelivered:
        return False
    if generation.guild_id is None or generation.guild_id != interaction.guild_id:
        return False
    return channel_seen(interaction, generation.reply.channel_id)


def channel_seen(interaction: Interaction, channel_id: int) -> bool:
    """Whether the member may read that channel of this server now; one that the bot does not know is not seen."""
    if interaction.guild_id is None:
        return False
    if channel_id == interaction.channel_id:
        return interaction.permissions.read_message_history
    guild, member = interaction.guild, interaction.user
    if guild is None or not isinstance(member, discord.Member):
        return False
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None or not _readable(channel, member):
        return False
    return age_restricted(interaction.channel) or not age_restricted(channel)


def _readable(channel: discord.abc.GuildChannel | discord.Thread, member: discord.Member) -> bool:
    if isinstance(channel, discord.Thread) and (channel.parent is None or channel.is_private()):
        return False
    granted = channel.permissions_for(member)
    if isinstance(channel, _VOCAL) and not granted.connect:
        return False
    return granted.view_channel and granted.read_message_history


def age_restricted(channel: object) -> bool:
    """Whether it is for adults only."""
    return isinstance(channel, _MARKABLE) and channel.is_nsfw()
