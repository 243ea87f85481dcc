"""Owns what the bot itself may do in the channels of a server, by Discord's names; decides nothing from it."""

from collections.abc import Sequence

import discord

from bot.domain.policy import Policy

#: What it takes to paint in a channel, and to put something before moderators.
PAINTING: tuple[str, ...] = ("view_channel", "send_messages", "attach_files", "embed_links", "read_message_history")


def lacking(guild: discord.Guild, channel_id: int, needed: Sequence[str] = PAINTING) -> tuple[str, ...] | None:
    """Names, as Discord's settings show them, of what the bot lacks in a channel; None when there is none."""
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return None
    granted = channel.permissions_for(guild.me)
    return tuple(name.replace("_", " ").title() for name in needed if not getattr(granted, name))


def seen_by_all(guild: discord.Guild, channel_id: int) -> bool:
    """Whether everybody in the server may read a channel."""
    channel = guild.get_channel_or_thread(channel_id)
    return channel is not None and channel.permissions_for(guild.default_role).view_channel


def named_channels(policy: Policy) -> tuple[int, ...]:
    """Every channel that a policy names, each once."""
    moderators = () if policy.moderators_channel_id is None else (policy.moderators_channel_id,)
    return tuple(dict.fromkeys((*policy.channels, *moderators)))
