"""The members of a soak: each comes and goes as the plan says, and what they meet is counted. Judges nothing."""

import asyncio
from contextlib import suppress

from playground.member import Member, buttons
from tests.soak import acts, plan
from tests.soak.acts import MET
from tests.soak.diary import Diary

NAMES = ("Ada", "Bruno", "Mika", "Olga")
#: How often the deletions that Discord did not let through are pressed again at the end.
_ROUNDS = 5


async def visit(url: str, seed: int, name: str, lull: float, diary: Diary) -> None:
    """One member's whole soak, until it is broken off; `diary` counts what was done and what came of it."""
    for sitting in plan.sittings(seed, name, lull):
        # A new connection for each, so that nobody remembers for ever what they saw.
        async with Member(url, name, channel=sitting.channel) as member:
            await member.speaks(sitting.locale)
            for act in sitting.acts:
                await asyncio.sleep(act.pause)
                diary.counts[act.kind] += 1
                try:
                    await acts.perform(member, act)
                except MET as what:
                    diary.counts[type(what).__name__] += 1


async def tidy(url: str) -> None:
    """Whoever was asked whether pictures are really to go says so once more: a deletion that began must end."""
    for name in NAMES:
        async with Member(url, name) as member:
            await member.speaks("en-US")
            for channel in ("studio", "gallery", "after-dark"):
                await _tidy(member.at(channel))


async def _tidy(member: Member) -> None:
    for _ in range(_ROUNDS):
        asked = [
            message
            for message in await member.privates()
            if any(str(each.get("custom_id")).startswith(acts.DELETE_SURELY) for each in buttons(message))
        ]
        if not asked:
            return
        for message in asked:
            with suppress(*MET):
                exchange = await member.press(message, acts.DELETE_SURELY)
                await member.reply(exchange, timeout=acts.PATIENCE)
