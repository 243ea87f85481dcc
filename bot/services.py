"""Owns the frozen bundle of what a cog or a button may use; builds nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, cast

from bot import ports
from bot.pipeline.banning import Banning
from bot.pipeline.budget import Budget
from bot.pipeline.erasing import Erasing
from bot.pipeline.exporting import Exporting
from bot.pipeline.fetch import Fetch
from bot.pipeline.intake import Intake
from bot.pipeline.pace import Pace
from bot.pipeline.purging import Purging
from bot.pipeline.removal import Removal
from bot.pipeline.reporting import Reporting
from bot.pipeline.reviewing import Reviewing


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
    exporting: Exporting
    erasing: Erasing
    #: For which originals are kept where a server says nothing; 0 is for good.
    retention_days: float
    removal: Removal
    reviewing: Reviewing
    reporting: Reporting
    banning: Banning
    purging: Purging
    policies: ports.Policies
    bans: ports.Bans
    log: ports.DecisionLog
    rules: ports.PromptRules
    prompts: ports.PromptJudge
    accounts: ports.Accounts
    refusals: ports.Refusals
    budget: Budget
    #: Members who run the bot itself.
    operators: frozenset[int] = frozenset()
    fetch: Fetch
    #: Hears the code of every error that a member is told in answer.
    refused: Callable[[str], None]
    #: Credits on a provider's account below which the operator is warned.
    credits_warning: Decimal = Decimal(1)
    #: Seconds that the checks before a defer may take; a refusal within them is private at once.
    race_seconds: float = 1.0


class _HasServices(Protocol):
    services: Services


def services_of(client: object) -> Services:
    """The bundle that the composition root hung onto the client."""
    return cast("_HasServices", client).services
