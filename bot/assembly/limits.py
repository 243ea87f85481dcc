"""Owns how the operator's settings become limits; holds none of them."""

from bot.domain.policy import Rule
from bot.domain.quota import Limits, Totals
from bot.domain.request import PICTURES_MOST
from bot.domain.size import Quality
from bot.settings import Settings

_MICROS = 1_000_000


def limits_of(settings: Settings) -> Limits:
    """What holds for a member where no server says otherwise, and for the whole bot."""
    budget = settings.global_monthly_budget_usd
    return Limits(
        daily_pictures=settings.daily_pictures or None,
        concurrent=settings.concurrent_generations,
        waiting=settings.waiting_generations,
        cooldown=settings.cooldown_seconds,
        monthly_budget_micros=max(1, round(budget * _MICROS)) if budget else None,
        totals=Totals(pictures=settings.global_daily_pictures or None),
    )


def ceiling_of(settings: Settings) -> Rule:
    """What no server lifts; what forbids nothing says nothing."""
    return Rule(
        quality=None if settings.largest_quality is Quality.K4 else settings.largest_quality,
        pictures=None if settings.most_pictures == PICTURES_MOST else settings.most_pictures,
        series=None if settings.series else False,
        edits=None if settings.edits else False,
    )
