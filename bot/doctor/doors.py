"""Owns looking at the channels that servers chose: what the bot may not do there; knows no rule of theirs."""

from collections.abc import Mapping

import discord

from bot.doctor.finding import Finding, bad, good, skipped
from bot.doctor.reception import Visitor
from bot.domain.policy import Policy
from bot.ui.answer import lacking
from bot.ui.faults import FAULTS, final, told

THING = "permissions"


def channels(policy: Policy) -> Mapping[int, str]:
    """What each channel that a server chose is for, the moderators' first."""
    moderators = {policy.moderators_channel_id: "the moderators' channel"} if policy.moderators_channel_id else {}
    return moderators | {each: "where members paint" for each in policy.channels if each not in moderators}


async def server(visitor: Visitor, policy: Policy) -> list[Finding]:
    """One line where nothing is missing, else one for each channel of the server in which something is."""
    try:
        guild = await visitor.fetch_guild(policy.guild_id)
        assert visitor.user is not None
        member = await guild.fetch_member(visitor.user.id)
        there = {each.id: each for each in await guild.fetch_channels()}
    except FAULTS as error:
        if final(error):
            return [skipped(THING, f"Server {policy.guild_id} is left out: the bot is no member of it any more")]
        return [bad(THING, f"Server {policy.guild_id} cannot be looked at: {told(error)}", "Try again.")]
    wanted = channels(policy)
    lines = [_channel(guild, member, there.get(each), use) for each, use in wanted.items()]
    wrong = [line for line in lines if line is not None]
    return wrong or [good(THING, f"Complete in {len(wanted)} channels of {guild.name}")]


def _channel(
    guild: discord.Guild, member: discord.Member, channel: discord.abc.GuildChannel | None, use: str
) -> Finding | None:
    if channel is None:
        said = f"{guild.name}: the channel that was {use} is gone"
        return bad(THING, said, "Choose another one with /studio setup.")
    if not (names := lacking(_granted(channel, member))):
        return None
    said = f"{guild.name}, #{channel.name} ({use}): Easel lacks {', '.join(names)}"
    return bad(THING, said, "Allow that to its role in the settings of the channel.")


def _granted(channel: discord.abc.GuildChannel, member: discord.Member) -> discord.Permissions:
    """What the member may do by roles and overwrites alone.

    discord.py's own sum also takes away what follows from a missing right; here each is told that is missing itself.
    """
    granted = member.guild_permissions
    if granted.administrator:
        return discord.Permissions.all()
    roles = [each for each in member.roles if not each.is_default()]
    for group in ([channel.guild.default_role], roles, [member]):
        pairs = [channel.overwrites_for(each).pair() for each in group]
        allowed, denied = discord.Permissions.none(), discord.Permissions.none()
        for allow, deny in pairs:
            allowed |= allow
            denied |= deny
        granted = granted & ~denied | allowed
    return granted
