"""Owns the assembly of what moderators do beside the work: reports, purges, removal; runs nothing."""

from dataclasses import dataclass

import discord

from bot.pipeline.purging import Purging
from bot.pipeline.removal import Removal
from bot.pipeline.reporting import Reporting
from bot.pipeline.workshop import Workshop
from bot.storage.bans import StoredBans
from bot.storage.database import Database
from bot.storage.history import StoredHistory
from bot.storage.purges import StoredPurges
from bot.storage.reports import StoredReports
from bot.ui.moderation.report_desk import DiscordReportDesk
from bot.ui.moderation.veils import DiscordVeils


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What takes pictures out of sight, and who is asked whether to."""

    removal: Removal
    reporting: Reporting
    purging: Purging


def seated(database: Database, workshop: Workshop, client: discord.Client) -> Bench:
    """The bench of one process."""
    history, log = StoredHistory(database), workshop.council.log
    removal = Removal(
        clock=workshop.clock,
        generations=workshop.generations,
        history=history,
        pictures=workshop.pictures,
        replies=workshop.replies,
        log=log,
    )
    reporting = Reporting(
        clock=workshop.clock,
        generations=workshop.generations,
        pictures=workshop.pictures,
        policies=workshop.council.policies,
        bans=StoredBans(database),
        reports=StoredReports(database),
        desk=DiscordReportDesk(client),
        log=log,
        removal=removal,
    )
    purging = Purging(
        clock=workshop.clock,
        pictures=workshop.pictures,
        history=history,
        purges=StoredPurges(database),
        veils=DiscordVeils(client),
        log=log,
    )
    return Bench(removal=removal, reporting=reporting, purging=purging)
