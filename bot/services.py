"""Owns the frozen bundle of what a cog or a button may use; builds nothing."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, cast

from bot import ports
from bot.pipeline.intake import Intake
from bot.pipeline.pace import Pace
from bot.pipeline.removal import Removal


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What commands and buttons reach of the studio."""

    clock: ports.Clock
    generations: ports.Generations
    engine: ports.Engine
    intake: Intake
    pace: Pace
    catalog: ports.Catalog
    references: ports.References
    pictures: ports.Pictures
    history: ports.History
    favourites: ports.Favourites
    trays: ports.Trays
    preferences: ports.PreferenceBook
    removal: Removal
    #: Credits on a provider's account below which the operator is warned.
    credits_warning: Decimal = Decimal(1)
    #: Seconds that the checks before a defer may take; a refusal within them is private at once.
    race_seconds: float = 1.0


class _HasServices(Protocol):
    services: Services


def services_of(client: object) -> Services:
    """The bundle that the composition root hung onto the client."""
    return cast("_HasServices", client).services
