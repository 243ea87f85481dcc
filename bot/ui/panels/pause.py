"""Owns stopping a server's new work for a while, and going on; ends nothing that runs."""

from dataclasses import replace
from typing import Any

import discord

from bot.domain.conduct import Deed, LogEntry
from bot.services import services_of
from bot.ui import answer
from bot.ui.panels.setting_up import managed
from bot.ui.text import quoted

REASON_MOST = 200

Interaction = discord.Interaction[Any]


async def pause(interaction: Interaction, reason: str) -> None:
    """New work is refused with the reason; what was admitted before is finished."""
    told = reason.strip()[:REASON_MOST]
    await _turn(interaction, Deed.PAUSED, told)
    say = answer.tongue(interaction)
    shown = quoted(told, REASON_MOST) if told else say("pause-no-reason")
    await answer.privately(interaction, say("pause-done", reason=shown))


async def resume(interaction: Interaction) -> None:
    """New work is taken again."""
    was = await _turn(interaction, Deed.RESUMED, "")
    say = answer.tongue(interaction)
    await answer.privately(interaction, say("pause-resumed" if was else "pause-was-none"))


async def _turn(interaction: Interaction, deed: Deed, reason: str) -> bool:
    """Pause or go on, and write down who did; whether it was paused before."""
    guild, services = managed(interaction), services_of(interaction.client)
    before = await services.policies.of(guild.id)
    paused = deed is Deed.PAUSED
    if paused or before.paused:
        now = services.clock.time()
        entry = LogEntry(guild_id=guild.id, at=now, by_id=interaction.user.id, deed=deed, reason=reason)
        # Noted first: no stop leaves a change that nobody is written down for.
        await services.log.note(entry)
    await services.policies.change(guild.id, lambda it: replace(it, paused=paused, pause_reason=reason))
    return before.paused
