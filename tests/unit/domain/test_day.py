"""When days and months begin and end: rolling, and by the calendar of any place, clock changes included."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.day import DAY_SECONDS, UTC_CALENDAR, Calendar, Window, date_of, known_zone

KYIV = Calendar(window=Window.CALENDAR, time_zone="Europe/Kyiv")
#: Clocks that change at midnight, by half an hour, in the south, and never.
ZONES = ("Europe/Kyiv", "America/Havana", "Asia/Beirut", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
MOMENTS = st.floats(1_577_836_800.0, 1_893_456_000.0)


def moment(text: str, zone: str = "UTC") -> float:
    """Unix seconds of a time in a place."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


def kyiv(text: str) -> float:
    return moment(text, "Europe/Kyiv")


def test_a_rolling_day_frees_a_picture_exactly_a_day_later() -> None:
    """Until then it counts, at that very moment it counts no more."""
    asked_at = moment("2026-11-21T06:00:00.25")
    assert UTC_CALENDAR.frees_at(asked_at) == asked_at + DAY_SECONDS
    assert asked_at >= UTC_CALENDAR.day_start(asked_at + DAY_SECONDS - 0.001)
    assert asked_at < UTC_CALENDAR.day_start(asked_at + DAY_SECONDS)


@pytest.mark.parametrize(
    ("now", "start", "end", "hours"),
    [
        ("2026-11-21T12:00", "2026-11-21T00:00", "2026-11-22T00:00", 24),
        ("2026-11-21T00:00", "2026-11-21T00:00", "2026-11-22T00:00", 24),
        ("2026-03-29T12:00", "2026-03-29T00:00", "2026-03-30T00:00", 23),
        ("2026-10-25T12:00", "2026-10-25T00:00", "2026-10-26T00:00", 25),
    ],
)
def test_a_calendar_day_goes_from_midnight_to_midnight(now: str, start: str, end: str, hours: int) -> None:
    """Also when clocks change on it; its first moment belongs to it."""
    assert KYIV.day_start(kyiv(now)) == kyiv(start)
    assert KYIV.frees_at(kyiv(now)) == kyiv(end)
    assert KYIV.frees_at(kyiv(now)) - KYIV.day_start(kyiv(now)) == hours * 3600


def test_where_midnight_is_left_out_a_day_begins_with_the_jump() -> None:
    """In Beirut clocks go from midnight to one o'clock."""
    beirut = Calendar(window=Window.CALENDAR, time_zone="Asia/Beirut")
    assert beirut.day_start(moment("2026-03-29T12:00", "Asia/Beirut")) == moment("2026-03-29T01:00", "Asia/Beirut")


@given(now=MOMENTS, zone=st.sampled_from(ZONES))
def test_days_of_a_calendar_follow_each_other_without_a_gap(now: float, zone: str) -> None:
    """Whatever counts at a moment was asked for since its day began, and comes free when the next begins."""
    calendar = Calendar(window=Window.CALENDAR, time_zone=zone)
    start, end = calendar.day_start(now), calendar.frees_at(now)
    assert start <= now < end
    assert calendar.day_start(end) == end
    assert calendar.frees_at(start) == end
    assert 22.5 * 3600 <= end - start <= 25.5 * 3600


@given(now=MOMENTS, zone=st.sampled_from(ZONES))
def test_months_follow_each_other_without_a_gap(now: float, zone: str) -> None:
    """From the first midnight of one to that of the next."""
    calendar = Calendar(time_zone=zone)
    start, end = calendar.month_start(now), calendar.next_month(now)
    assert start <= now < end
    assert calendar.month_start(end) == end
    assert 27 * DAY_SECONDS < end - start < 32 * DAY_SECONDS


@pytest.mark.parametrize(
    ("now", "start", "end"),
    [
        ("2026-11-21T06:00:00.5", "2026-11-01", "2026-12-01"),
        ("2026-12-31T23:59:59.999", "2026-12-01", "2027-01-01"),
        ("2027-01-01T00:00:00", "2027-01-01", "2027-02-01"),
        ("2028-02-29T12:00:00", "2028-02-01", "2028-03-01"),
    ],
)
def test_a_month_begins_and_ends_at_midnight(now: str, start: str, end: str) -> None:
    """Its first moment belongs to it, the first of the next does not."""
    assert UTC_CALENDAR.month_start(moment(now)) == moment(start)
    assert UTC_CALENDAR.next_month(moment(now)) == moment(end)


def test_a_month_is_that_of_the_place() -> None:
    """In Kyiv December begins two hours before it does in UTC."""
    assert KYIV.month_start(moment("2026-11-30T22:30")) == moment("2026-11-30T22:00")
    assert date_of(moment("2026-11-30T22:30")) == "2026-11-30"


@pytest.mark.parametrize(("name", "known"), [("Europe/Kyiv", True), ("UTC", True), ("Europe/Nowhere", False),
                                             ("", False), ("../../etc/passwd", False), ("Europe", False),
                                             ("Europe/Ky\0iv", False)])  # fmt: skip
def test_only_names_of_time_zones_are_known(name: str, known: bool) -> None:
    """Whatever else somebody may type."""
    assert known_zone(name) is known
