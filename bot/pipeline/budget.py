"""Owns looking after what may be spent in a month, and saying once that it runs out; stops nothing.

The stop itself is the reservation, which is refused. These looks go beside all work and read the books as they are, so
that no crash loses a word and no member waits for one.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NoReturn
from zoneinfo import ZoneInfo

import structlog

from bot import errors, ports
from bot.domain.account import STOP, WARNING, Month, Notice
from bot.domain.conduct import EVERYWHERE
from bot.domain.day import UTC_CALENDAR, Calendar
from bot.domain.policy import Policy

_log = structlog.get_logger()
#: Seconds between two looks, and until what was begun to be said, and perhaps was not, is said again.
_EVERY, _AGAIN = 30.0, 600.0
_NAMES = {WARNING: "budget-warning", STOP: "budget-stop"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The budgets of all servers, and that of the whole bot."""

    clock: ports.Clock
    accounts: ports.Accounts
    warnings: ports.Warnings
    policies: ports.Policies
    moderators: ports.Moderators
    catalog: ports.Catalog
    #: Of the whole bot in a calendar month of UTC, in millionths of a US dollar; None is without limit.
    whole_micros: int | None

    async def month(self, policy: Policy) -> Month:
        """How a server stands this month, by its own calendar."""
        return await self._month(policy.guild_id, _calendar(policy), policy.monthly_budget_micros)

    async def month_before(self, policy: Policy) -> int:
        """What the server spent in the month before, in millionths of a US dollar."""
        calendar = _calendar(policy)
        ends = calendar.month_start(self.clock.time())
        spending = await self.accounts.spending(policy.guild_id, calendar.month_start(ends - 1), ends)
        return spending.spent + spending.reserved

    async def whole(self) -> Month:
        """How the whole bot stands this month."""
        return await self._month(None, UTC_CALENDAR, self.whole_micros)

    async def _month(self, guild_id: int | None, calendar: Calendar, budget: int | None) -> Month:
        now = self.clock.time()
        begins, ends = calendar.month_start(now), calendar.next_month(now)
        spending = await self.accounts.spending(guild_id, begins, ends)
        return Month(now=now, begins=begins, ends=ends, spending=spending, budget=budget)

    async def keep_looking(self) -> NoReturn:
        """Look, again and again."""
        while True:
            await self.clock.sleep(_EVERY)
            try:
                await self.look()
            except errors.StorageError as error:
                _log.error("could not look after the budgets", code=error.code, detail=error.detail)

    async def look(self) -> None:
        """Say what has to be said, of every budget that is set; of the whole bot's to every server."""
        whole = await self.whole()
        await self._tell_operators(whole)
        for policy in await self.policies.all():
            if policy.moderators_channel_id is not None:
                if policy.monthly_budget_micros is not None:
                    await self._tell(policy, await self.month(policy), whole=False)
                await self._tell(policy, whole, whole=True)

    async def _tell_operators(self, month: Month) -> None:
        notice = await self._due(EVERYWHERE, month, UTC_CALENDAR, whole=True)
        if notice is not None:
            _log.warning("the budget of the whole bot runs out", percent=notice.percent, **_dollars(month))
            await self._said(notice)

    async def _tell(self, policy: Policy, month: Month, *, whole: bool) -> None:
        """Tell the server's moderators; where they can't be told just now, somebody tries again."""
        notice = await self._due(policy.guild_id, month, UTC_CALENDAR if whole else _calendar(policy), whole=whole)
        if notice is None or policy.moderators_channel_id is None:
            return
        # What others spend is nobody's business.
        facts = {} if whole else {name: f"{value:.2f}" for name, value in _dollars(month).items()}
        name = f"whole-{_NAMES[notice.percent]}" if whole else _NAMES[notice.percent]
        try:
            await self.moderators.warn(policy.moderators_channel_id, name, when=f"<t:{round(month.ends)}:R>", **facts)
        except errors.DeliveryFailed as error:
            _log.warning("moderators could not be told of a budget", guild=policy.guild_id, detail=error.detail)
            return
        await self._said(notice)

    async def _due(self, guild_id: int, month: Month, calendar: Calendar, *, whole: bool) -> Notice | None:
        """What is to be said now; None when nothing is, or somebody said it, or is just saying it."""
        percent = month.reached(self._picture())
        if month.budget is None or not percent:
            return None
        name = f"{datetime.fromtimestamp(month.begins, ZoneInfo(calendar.time_zone)):%Y-%m}"
        notice = Notice(guild_id=guild_id, whole=whole, month=name, budget=month.budget, percent=percent)
        return notice if await self.warnings.claim(notice, self.clock.time(), _AGAIN) else None

    async def _said(self, notice: Notice) -> None:
        """After the stop nobody is warned of it any more."""
        for percent in _NAMES:
            if percent <= notice.percent:
                await self.warnings.said(replace(notice, percent=percent))

    def _picture(self) -> int:
        """The least that a picture may cost: where not even that is left, nothing is painted any more."""
        painters = [self.catalog.provider(name).capabilities for name in self.catalog.names]
        return min(price for each in painters for price in (each.price_micros, *each.quality_prices.values()))


def _calendar(policy: Policy) -> Calendar:
    return Calendar(window=policy.window, time_zone=policy.time_zone)


def _dollars(month: Month) -> dict[str, float]:
    return {"spent": month.spending.spent / 1_000_000, "budget": (month.budget or 0) / 1_000_000}
