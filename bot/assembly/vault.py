"""Owns the assembly of what is kept for a time, and given to members or deleted at their wish; runs nothing."""

from dataclasses import dataclass

from bot import ports
from bot.pipeline.erasing import Erasing
from bot.pipeline.exporting import Exporting
from bot.pipeline.retention import Retention
from bot.pipeline.workshop import Workshop
from bot.storage.archives import ZipArchives
from bot.storage.database import Database
from bot.storage.dossiers import StoredDossiers
from bot.storage.erasures import StoredErasures
from bot.storage.history import StoredHistory


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """Members' own data."""

    erasing: Erasing
    retention: Retention


def exporting(
    database: Database, workshop: Workshop, preferences: ports.PreferenceBook, trays: ports.Trays
) -> Exporting:
    """What gathers members' data, where members are heard."""
    return Exporting(
        clock=workshop.clock,
        dossiers=StoredDossiers(database),
        pictures=workshop.pictures,
        archives=ZipArchives(workshop.pictures),
        preferences=preferences,
        trays=trays,
    )


def opened(database: Database, workshop: Workshop, days: float) -> Vault:
    """The vault of one process; originals are kept for so many days, or for good where that is 0."""
    council = workshop.council
    erasing = Erasing(
        clock=workshop.clock,
        erasures=StoredErasures(database),
        pictures=workshop.pictures,
        replies=workshop.replies,
        log=council.log,
    )
    retention = Retention(
        clock=workshop.clock,
        history=StoredHistory(database),
        pictures=workshop.pictures,
        policies=council.policies,
        days=days,
    )
    return Vault(erasing=erasing, retention=retention)
