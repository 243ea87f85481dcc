"""Owns the choice for how long a server keeps originals, never for longer than the operator; saves nothing."""

import discord

from bot.domain.policy import Policy
from bot.ui.words import Words

#: Days to choose from; shorter than any that the operator has is possible, longer is not.
DAYS = (1, 3, 7, 14, 30, 90, 180)
#: As long as the operator says.
_USUAL = "0"


def options(policy: Policy, days: float, say: Words) -> list[discord.SelectOption]:
    """What can be chosen where the operator keeps them for so many days, or for good where that is 0."""
    possible = [each for each in DAYS if not days or each < days]
    present = policy.retention_days if policy.retention_days in possible else None
    usual = say("setup-keeping-usual", days=f"{days:g}") if days else say("setup-keeping-good")
    return [
        discord.SelectOption(label=usual, value=_USUAL, default=present is None),
        *(
            discord.SelectOption(label=say("setup-keeping-days", count=each), value=str(each), default=each == present)
            for each in possible
        ),
    ]


def chosen(value: str) -> int | None:
    """The days that were chosen; None for the operator's, and for what is not offered."""
    return next((each for each in DAYS if str(each) == value), None)
