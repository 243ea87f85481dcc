"""What a member reads of limits, and by which rule."""

from dataclasses import replace

import pytest

from bot import errors
from bot.domain.day import Calendar, Window
from bot.domain.entitlement import Entitlement, Scope, Source, unruled
from bot.domain.quota import Allowance, Limits, Share
from bot.domain.size import Quality
from bot.ui import quota
from bot.ui.words import words
from tests.unit.ui.samples import NOW

SAY = words("en-US")
LIMITS = Limits(daily_pictures=50, concurrent=2, waiting=5, cooldown=30)
FRESH = Allowance(limits=LIMITS, used=0, running=0, waiting=0, frees_at=None, frees=0, cooled_at=None)
FULL = Allowance(limits=LIMITS, used=50, running=2, waiting=5, frees_at=NOW, frees=4, cooled_at=NOW + 9)


def told(allowance: Allowance, entitlement: Entitlement | None = None) -> str:
    return quota.sentence(allowance, entitlement or unruled(allowance.limits), SAY)


def test_with_nothing_used_everything_is_left() -> None:
    """And nothing comes free, because nothing is gone."""
    shown = told(FRESH)
    assert "50 of 50 left for these 24 hours · the studio's own limit" in shown
    assert "<t:" not in shown
    assert "0 of 2 running" in shown
    assert "you can paint now" in shown


def test_with_everything_used_it_says_when_more_comes() -> None:
    """Pictures, line and pause, each with its time."""
    shown = told(FULL)
    assert "0 of 50 left" in shown
    assert f"4 pictures more <t:{NOW:.0f}:R>" in shown
    assert "2 of 2 running, 5 of 5 waiting" in shown
    assert f"again <t:{NOW + 9:.0f}:R>" in shown


def test_after_a_limit_was_lowered_nothing_is_below_zero() -> None:
    """60 used of 50 leaves 0, and so it is with what all share."""
    assert "0 of 50 left" in told(replace(FULL, used=60))
    shared = (Share(limit="server-total", used=12, most=10, frees_at=NOW),)
    assert f"all together:** 0 of 10 left · more <t:{NOW:.0f}:R>" in told(replace(FULL, shared=shared))


def test_without_limits_none_is_told() -> None:
    """What was used is told all the same; there is no pause to speak of."""
    shown = told(replace(FULL, limits=Limits(), cooled_at=None))
    assert "as many as you like (50 in the last 24 hours)" in shown
    assert "Pause" not in shown


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source(scope=Scope.SERVER), "this server's rule"),
        (Source(scope=Scope.ROLE, id=5), "<@&5>"),
        (Source(scope=Scope.CHANNEL, id=6), "<#6>"),
        (Source(scope=Scope.MEMBER, id=7), "a rule for you alone"),
        (Source(scope=Scope.OPERATOR), "the studio's own limit"),
    ],
)
def test_every_limit_names_its_rule(source: Source, name: str) -> None:
    """The day's, the line's, the pause, the size, the number and what is not allowed."""
    fields = ("daily_pictures", "concurrent", "cooldown", "quality", "pictures", "series", "edits")
    ruled = Entitlement(
        limits=LIMITS, quality=Quality.K2, pictures=4, series=False, edits=False,
        sources=dict.fromkeys(fields, source),
    )  # fmt: skip
    shown = told(FULL, ruled)
    assert shown.count(f" · {name}") == len(fields)
    assert "**Largest quality:** 2K" in shown
    assert "**Most pictures at once:** 4" in shown


def test_a_day_by_the_calendar_is_today() -> None:
    """Not the last 24 hours."""
    limits = replace(LIMITS, calendar=Calendar(window=Window.CALENDAR, time_zone="Europe/Kyiv"))
    assert "0 of 50 left today" in told(replace(FULL, limits=limits))
    assert "(50 today)" in told(replace(FULL, limits=replace(limits, daily_pictures=None)))


@pytest.mark.parametrize("limit", ["channel-daily", "channel-total", "server-total", "studio-total"])
def test_what_is_counted_by_place_is_told_with_its_time(limit: str) -> None:
    """Also before it is used up; nothing comes free where nothing is gone."""
    some, none = (Share(limit=limit, used=used, most=10, frees_at=NOW if used else None) for used in (3, 0))
    last = told(replace(FRESH, shared=(some,))).splitlines()[-1]
    assert "7 of 10 left" in last
    assert last.endswith(f" · more <t:{NOW:.0f}:R>")
    assert "<t:" not in told(replace(FRESH, shared=(none,)))


def test_where_nothing_may_be_painted_it_says_why() -> None:
    """A ban, a pause, a channel that is not for painting: in words, under the same title."""
    shown = quota.closed(errors.StudioPaused(problem="reason", reason="spring cleaning"), SAY)
    assert shown.startswith("### Your studio time\nPainting is paused")
    assert "spring cleaning" in shown
