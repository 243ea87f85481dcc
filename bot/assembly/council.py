"""Owns the assembly of who decides about pictures between their painting and their delivery; decides nothing."""

from contextlib import AsyncExitStack

import discord

from bot import ports
from bot.moderators import vision
from bot.pipeline.workshop import Council
from bot.storage.database import Database
from bot.storage.decision_log import StoredDecisionLog
from bot.storage.policies import StoredPolicies
from bot.storage.reviews import StoredReviews
from bot.ui.moderators import DiscordModerators
from bot.ui.places import DiscordPlaces


def called(
    database: Database, clock: ports.Clock, client: discord.Client, stack: AsyncExitStack, *, looks: bool
) -> Council:
    """The council of one process; pictures are looked at if the operator wants it and the extra is there."""
    judge = vision.installed() if looks else None
    if judge is not None:
        stack.callback(judge.close)
    return Council(
        policies=StoredPolicies(database, clock),
        reviews=StoredReviews(database),
        moderators=DiscordModerators(client),
        log=StoredDecisionLog(database),
        looks=judge,
        places=DiscordPlaces(client),
    )
