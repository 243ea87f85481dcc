"""Owns what is counted by place: a member's day in a channel, totals and budgets that all share; holds none of it.

How admission asks for them, and how they are told.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot import errors
from bot.domain.day import UTC_CALENDAR
from bot.domain.generation import Generation
from bot.domain.quota import Limits, Share
from bot.storage import statements
from bot.storage.database import Database
from bot.storage.standing import Taken

#: Held beside others' locks while there is a limit for the whole bot. No member, channel or server has this id.
_STUDIO_LOCK = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pool:
    """One total or budget that is set."""

    #: As `errors.LimitReached` names it.
    limit: str
    most: int
    lock: int
    statement: str
    frees: Callable[[float], float]

    @property
    def money(self) -> bool:
        return self.limit.endswith("budget")


def params(limits: Limits, now: float) -> dict[str, object]:
    """What `statements.ADMIT` and the statements here want to know of them."""
    totals, calendar = limits.totals, limits.calendar
    return {
        "shared_channel": totals.channel_id,
        "here_most": limits.daily_here,
        "channel_most": totals.channel_pictures,
        "shared_guild": totals.guild_id,
        "guild_most": totals.guild_pictures,
        "guild_budget": totals.guild_budget_micros,
        "studio_most": totals.pictures,
        "budget": limits.monthly_budget_micros,
        "day_start": calendar.day_start(now),
        "guild_month": calendar.month_start(now),
        "last_day": UTC_CALENDAR.day_start(now),
        "month": UTC_CALENDAR.month_start(now),
    }


def locks(member_id: int, limits: Limits) -> list[int]:
    """What an admission holds: always in the same order, so that two never wait for each other."""
    return sorted({member_id, *(pool.lock for pool in _pools(limits, member_id))})


async def refusal(database: Database, asked: Generation, limits: Limits) -> errors.LimitReached | None:
    """The first of them in the way; None when none is."""
    for pool in _pools(limits, asked.member_id):
        taken = await _taken(database, pool, limits, asked.member_id, asked.created_at)
        refused = taken.refusal(pool.limit, pool.most, asked.cost_micros if pool.money else asked.counted)
        if refused is not None:
            return refused
    return None


async def shares(database: Database, member_id: int, limits: Limits, now: float) -> list[Share]:
    """Those of pictures that are set; budgets are not for members to see."""
    found: list[Share] = []
    for pool in _pools(limits, member_id):
        if not pool.money:
            taken = await _taken(database, pool, limits, member_id, now)
            found.append(Share(limit=pool.limit, used=taken.used, most=pool.most, frees_at=taken.frees_at))
    return found


async def _taken(database: Database, pool: _Pool, limits: Limits, member_id: int, now: float) -> Taken:
    found = await database.fetch(pool.statement, {**params(limits, now), "member_id": member_id})
    return Taken(pairs=tuple((at, int(amount)) for at, amount in found if amount), frees=pool.frees)


def _pools(limits: Limits, member_id: int) -> list[_Pool]:
    totals, day, month = limits.totals, limits.calendar.frees_at, limits.calendar.next_month
    channel, guild = totals.channel_id or 0, totals.guild_id or 0
    every = (
        ("channel-daily", limits.daily_here, member_id, statements.HERE_TAKEN, day),
        ("channel-total", totals.channel_pictures, channel, statements.CHANNEL_TAKEN, day),
        ("server-total", totals.guild_pictures, guild, statements.GUILD_TAKEN, day),
        ("studio-total", totals.pictures, _STUDIO_LOCK, statements.STUDIO_TAKEN, UTC_CALENDAR.frees_at),
        ("server-budget", totals.guild_budget_micros, guild, statements.GUILD_SPENT, month),
        ("budget", limits.monthly_budget_micros, _STUDIO_LOCK, statements.SPENT, UTC_CALENDAR.next_month),
    )
    return [
        _Pool(limit=limit, most=most, lock=lock, statement=statement, frees=frees)
        for limit, most, lock, statement, frees in every
        if most is not None
    ]
