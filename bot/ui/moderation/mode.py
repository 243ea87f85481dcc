"""Owns `/moderation mode`: which pictures wait for moderators, and what a rejection costs; reviews nothing."""

from dataclasses import replace

import discord
from discord import ui

from bot.domain.conduct import Deed, LogEntry
from bot.domain.policy import Policy, ReviewMode
from bot.services import services_of
from bot.ui import answer, rights
from bot.ui.answer import Interaction
from bot.ui.moderation import cards
from bot.ui.words import Words

_SILENT = discord.AllowedMentions.none()
#: In the place of a mode: the channel has none of its own.
INHERIT = "inherit"
COUNTED = "counted"


async def choose(interaction: Interaction, mode: str | None, channel_id: int | None, rejected: str | None) -> None:
    """Change what is named, for a channel or for the whole server, and show what holds then."""
    rights.require_moderator(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    services, guild_id = services_of(interaction.client), interaction.guild_id
    assert guild_id is not None
    policy = await services.policies.of(guild_id)
    if changed(policy, mode, channel_id, rejected) != policy:
        # Noted first: no stop leaves a change that nobody is written down for.
        await services.log.note(_entry(interaction, policy, mode, channel_id, rejected))
        policy = await services.policies.change(guild_id, lambda each: changed(each, mode, channel_id, rejected))
    view = shown(policy, answer.tongue(interaction))
    await interaction.edit_original_response(view=view, allowed_mentions=_SILENT)


def changed(policy: Policy, mode: str | None, channel_id: int | None, rejected: str | None) -> Policy:
    """The server's decisions with another mode; what is None stays as it was."""
    if rejected is not None:
        policy = replace(policy, rejected_counts=rejected == COUNTED)
    if mode is None:
        return policy
    if channel_id is None:
        return policy if mode == INHERIT else replace(policy, review=ReviewMode(mode))
    own = {each: known for each, known in policy.review_by_channel.items() if each != channel_id}
    if mode != INHERIT:
        own[channel_id] = ReviewMode(mode)
    return replace(policy, review_by_channel=own)


def _entry(
    interaction: Interaction, policy: Policy, mode: str | None, channel_id: int | None, rejected: str | None
) -> LogEntry:
    facts = {"what": "review", "mode": mode, "channel": channel_id, "rejected": rejected}
    return LogEntry(
        guild_id=policy.guild_id,
        at=services_of(interaction.client).clock.time(),
        by_id=interaction.user.id,
        deed=Deed.POLICY_CHANGED,
        facts={name: fact for name, fact in facts.items() if fact is not None},
    )


def shown(policy: Policy, say: Words) -> ui.LayoutView:
    """What holds, and what is missing for it."""
    lines = [
        f"### {say('review-mode-title')}",
        say("review-mode-server", mode=say(f"review-mode-{policy.review}")),
        *(f"<#{each}>: {say(f'review-mode-{mode}')}" for each, mode in sorted(policy.review_by_channel.items())),
        say(f"review-mode-{'counted' if policy.rejected_counts else 'released'}"),
    ]
    if policy.moderators_channel_id is None and _on(policy):
        lines.append(f"⚠ {say('review-mode-no-channel')}")
    return cards.notice("\n".join(lines))


def _on(policy: Policy) -> bool:
    return any(each is not ReviewMode.OFF for each in (policy.review, *policy.review_by_channel.values()))
