"""Owns what stands in the way of a server's studio, one line each; changes nothing."""

import discord

from bot.domain.policy import Policy, ReviewMode
from bot.ui import granted
from bot.ui.failures import permission
from bot.ui.text import quoted
from bot.ui.words import Words

_REASON_MOST = 200


def lines(policy: Policy, guild: discord.Guild, say: Words) -> list[str]:
    """Every check with its mark: done, or what to do."""
    found = [*_pause(policy, say), *_channels(policy, guild, say), *_roles(policy, guild, say)]
    found += _moderators(policy, guild, say)
    return [f"**{say('setup-checks')}**", *(found or [f"✓ {say('setup-check-fine')}"])]


def _pause(policy: Policy, say: Words) -> list[str]:
    if not policy.paused:
        return []
    reason = quoted(policy.pause_reason, _REASON_MOST) if policy.pause_reason else ""
    return [f"⏸ {say('setup-check-paused-reason', reason=reason) if reason else say('setup-check-paused')}"]


def _channels(policy: Policy, guild: discord.Guild, say: Words) -> list[str]:
    found: list[str] = []
    for channel_id in granted.named_channels(policy):
        missing = granted.lacking(guild, channel_id)
        if missing is None:
            found.append(f"✗ {say('setup-check-channel-gone', id=str(channel_id))}")
        elif missing:
            names = ", ".join(permission(each, say) for each in missing)
            found.append(f"✗ {say('setup-check-lacking', channel=f'<#{channel_id}>', names=names)}")
        else:
            found.append(f"✓ {say('setup-check-granted', channel=f'<#{channel_id}>')}")
    return found


def _roles(policy: Policy, guild: discord.Guild, say: Words) -> list[str]:
    gone = [each for each in policy.roles if guild.get_role(each) is None]
    return [f"✗ {say('setup-check-role-gone', id=str(each))}" for each in gone]


def _moderators(policy: Policy, guild: discord.Guild, say: Words) -> list[str]:
    reviews = policy.review is not ReviewMode.OFF or any(
        each is not ReviewMode.OFF for each in policy.review_by_channel.values()
    )
    if policy.moderators_channel_id is None:
        return [f"⚠ {say('setup-check-no-moderators' if reviews else 'setup-check-no-reports')}"]
    if granted.seen_by_all(guild, policy.moderators_channel_id):
        return [f"⚠ {say('setup-check-open-moderators', channel=f'<#{policy.moderators_channel_id}>')}"]
    return []
