"""Owns the assembly of the books of one process, and of who looks after budgets by them; runs nothing."""

from dataclasses import dataclass

from bot import ports
from bot.pipeline.budget import Budget
from bot.pipeline.workshop import Workshop
from bot.storage.database import Database
from bot.storage.refusals import StoredRefusals
from bot.storage.usage import StoredAccounts
from bot.storage.warnings import StoredWarnings


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """What was spent and refused, and what may be spent."""

    accounts: ports.Accounts
    refusals: ports.Refusals
    budget: Budget


def kept(database: Database, workshop: Workshop, whole_micros: int | None) -> Purse:
    """The purse of one process; `whole_micros` may be spent in a month by the whole bot."""
    accounts = StoredAccounts(database)
    budget = Budget(
        clock=workshop.clock,
        accounts=accounts,
        warnings=StoredWarnings(database),
        policies=workshop.council.policies,
        moderators=workshop.council.moderators,
        catalog=workshop.catalog,
        whole_micros=whole_micros,
    )
    return Purse(accounts=accounts, refusals=StoredRefusals(database), budget=budget)
