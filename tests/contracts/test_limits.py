"""Limits that a server sets, to the picture and to the second, shown on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot import errors
from bot.domain.conduct import Conduct
from bot.domain.day import Calendar, Window
from bot.domain.generation import Generation, State
from bot.domain.quota import DAY_SECONDS, Limits, Share, Totals
from bot.storage.generations import StoredGenerations
from tests.contracts.conftest import Opening
from tests.contracts.rows import ADA, BRUNO, FREE, NOW, asked, settle

GUILD, ELSEWHERE, CHANNEL, THREAD, OTHER = 2**60, 2**60 + 1, 2**60 + 2, 2**60 + 3, 2**60 + 4
KYIV = Calendar(window=Window.CALENDAR, time_zone="Europe/Kyiv")
SHARED = Totals(guild_id=GUILD, channel_id=CHANNEL)
ALL_SHARED = replace(SHARED, channel_pictures=6, guild_pictures=10, pictures=14, guild_budget_micros=300_000)


def kyiv(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Kyiv")).timestamp()


def here(number: int, *, guild: int = GUILD, places: tuple[int, ...] = (CHANNEL,), **told: Any) -> Generation:
    """A generation that is asked for in a place."""
    generation = asked(number, **told)
    reply = replace(generation.reply, channel_id=places[0])
    return replace(generation, guild_id=guild, reply=reply, conduct=Conduct(places=places))


async def refusal(generations: StoredGenerations, generation: Generation, limits: Limits) -> dict[str, object]:
    """The facts of the refusal that an admission meets."""
    with pytest.raises(errors.LimitReached) as caught:
        await generations.admit(generation, limits)
    return caught.value.facts


async def test_a_servers_number_counts_what_was_asked_for_there(generations: StoredGenerations) -> None:
    """Elsewhere the operator's number counts everything."""
    limits = replace(FREE, daily_pictures=3, guild_id=GUILD)
    await generations.admit(here(1, guild=ELSEWHERE, pictures=9), FREE)
    await generations.admit(here(2, pictures=2), limits)
    facts = await refusal(generations, here(3, pictures=2), limits)
    assert (facts["limit"], facts["left"], facts["resets_at"]) == ("daily", 1, NOW + DAY_SECONDS)
    assert (await refusal(generations, here(4), replace(FREE, daily_pictures=3)))["left"] == 0
    await generations.admit(here(5), limits)


@pytest.mark.parametrize(
    ("day", "midnight"),
    [("2026-11-21", "2026-11-22T00:00"), ("2026-03-29", "2026-03-30T00:00"), ("2026-10-25", "2026-10-26T00:00")],
)
async def test_a_calendar_day_ends_at_the_servers_midnight(
    generations: StoredGenerations, day: str, midnight: str
) -> None:
    """All of it comes free at once, also on a day of 23 or 25 hours."""
    limits = replace(FREE, daily_pictures=5, guild_id=GUILD, calendar=KYIV)
    await generations.admit(here(1, at=kyiv(f"{day}T00:00") - 0.001, pictures=5), limits)
    for number, hour in enumerate(("00:00", "12:00"), start=2):
        await generations.admit(here(number, at=kyiv(f"{day}T{hour}"), pictures=2), limits)
    end = kyiv(midnight)
    facts = await refusal(generations, here(4, at=end - 0.001, pictures=2), limits)
    assert (facts["left"], facts["resets_at"]) == (1, end)
    allowance = await generations.allowance(ADA, limits, end - 0.001)
    assert (allowance.used, allowance.frees_at, allowance.frees) == (4, end, 4)
    await generations.admit(here(4, at=end, pictures=5), limits)


@pytest.mark.parametrize(
    ("limit", "counted"),
    [
        ("channel-daily", {"daily_here": 3}),
        ("channel-total", {"totals": replace(SHARED, channel_pictures=3)}),
        ("server-total", {"totals": replace(SHARED, guild_pictures=3)}),
    ],
)
async def test_what_is_counted_by_place_ends_at_midnight_too(
    generations: StoredGenerations, limit: str, counted: dict[str, Any]
) -> None:
    """On the night before clocks change; what the whole bot paints is counted in any 24 hours all the same."""
    limits = replace(FREE, calendar=KYIV, **({"totals": SHARED} | counted))
    evening, midnight = kyiv("2026-10-24T23:00"), kyiv("2026-10-25T00:00")
    await generations.admit(here(1, at=evening, pictures=3), limits)
    facts = await refusal(generations, here(2, at=midnight - 0.001), limits)
    assert (facts["limit"], facts["resets_at"]) == (limit, midnight)
    await generations.admit(here(2, at=midnight, pictures=3), limits)
    last = kyiv("2026-10-26T00:00")
    facts = await refusal(generations, here(3, at=last - 0.001), limits)
    assert (facts["resets_at"], last - midnight) == (last, 25 * 3600)
    bot = replace(limits, totals=Totals(pictures=6))
    assert (await refusal(generations, here(3, at=midnight), bot))["resets_at"] == evening + DAY_SECONDS


async def test_what_all_share_is_refused_by_name_with_its_time(generations: StoredGenerations) -> None:
    """The channel's total with its threads, the server's, the bot's, and the server's month."""
    limits = replace(FREE, totals=ALL_SHARED)
    await generations.admit(here(1, pictures=2, places=(THREAD, CHANNEL)), limits)
    await generations.admit(here(2, at=NOW + 60, pictures=3, member=BRUNO), limits)
    assert await refusal(generations, here(3, at=NOW + 90, pictures=3), limits) == {
        "limit": "channel-total", "left": 1, "most": 6, "asked": 3, "resets_at": NOW + DAY_SECONDS,
    }  # fmt: skip
    other = replace(limits, totals=replace(ALL_SHARED, channel_id=OTHER))
    await generations.admit(here(4, at=NOW + 99, pictures=4, places=(OTHER,)), other)
    facts = await refusal(generations, here(5, at=NOW + 99, pictures=2, places=(OTHER,)), other)
    assert (facts["limit"], facts["left"], facts["resets_at"]) == ("server-total", 1, NOW + DAY_SECONDS)
    much = replace(limits, totals=Totals(pictures=14))
    facts = await refusal(generations, here(6, at=NOW + 99, pictures=6, guild=ELSEWHERE), much)
    assert (facts["limit"], facts["left"], facts["resets_at"]) == ("studio-total", 5, NOW + DAY_SECONDS)
    assert (await refusal(generations, here(7, pictures=15), much))["resets_at"] is None
    month = replace(limits, calendar=KYIV, totals=replace(SHARED, guild_budget_micros=300_000))
    facts = await refusal(generations, here(8, at=NOW + 99, pictures=2), month)
    assert (facts["limit"], facts["left"], facts["asked"]) == ("server-budget", 30_000, 60_000)
    assert facts["resets_at"] == kyiv("2025-11-01T00:00")
    await generations.admit(here(8, at=kyiv("2025-11-01T00:00"), pictures=2), month)


async def test_totals_are_told_with_what_is_left(generations: StoredGenerations) -> None:
    """Those of pictures alone; unset ones are not told."""
    limits = replace(FREE, totals=ALL_SHARED)
    await generations.admit(here(1, pictures=2), limits)
    await generations.admit(here(2, pictures=3, guild=ELSEWHERE, places=(OTHER,)), FREE)
    allowance = await generations.allowance(BRUNO, limits, NOW + 1)
    freed = NOW + DAY_SECONDS
    assert allowance.shared == (
        Share(limit="channel-total", used=2, most=6, frees_at=freed),
        Share(limit="server-total", used=2, most=10, frees_at=freed),
        Share(limit="studio-total", used=5, most=14, frees_at=freed),
    )
    assert [each.left for each in allowance.shared] == [4, 8, 9]
    assert (await generations.allowance(BRUNO, FREE, NOW)).shared == ()


async def test_members_and_channels_that_race_pass_no_total(generations: StoredGenerations, opened: Opening) -> None:
    """Twenty at once, over two connections, each total with locks of its own: as many get in as there is room for."""
    other = StoredGenerations(await opened())
    places = ((CHANNEL, THREAD), (OTHER, THREAD))
    totals = [replace(ALL_SHARED, channel_id=home, guild_budget_micros=10**9) for home in (CHANNEL, OTHER)]
    tries = (
        (generations if number % 3 else other).admit(
            here(number, member=1 + number % 5, pictures=1, places=(THREAD, places[number % 2][0])),
            replace(FREE, totals=totals[number % 2], monthly_budget_micros=10**9),
        )
        for number in range(24)
    )
    done = await asyncio.gather(*tries, return_exceptions=True)
    admitted = [each for each in done if isinstance(each, Generation)]
    assert all(isinstance(each, Generation | errors.LimitReached) for each in done), done
    assert len(admitted) == 10
    assert max(sum(each.conduct.places[-1] == home for each in admitted) for home in (CHANNEL, OTHER)) <= 6


ONE_LEFT = {
    "daily": replace(FREE, daily_pictures=3, guild_id=GUILD),
    "channel-daily": replace(FREE, daily_here=3, totals=SHARED),
    "waiting": Limits(concurrent=2, waiting=1),
    "channel-total": replace(FREE, totals=replace(SHARED, channel_pictures=3)),
    "server-total": replace(FREE, totals=replace(SHARED, guild_pictures=3)),
    "studio-total": replace(FREE, totals=Totals(pictures=3)),
    "server-budget": replace(FREE, totals=replace(SHARED, guild_budget_micros=90_000)),
    "budget": replace(FREE, monthly_budget_micros=90_000),
}


@pytest.mark.parametrize("limit", ONE_LEFT)
async def test_twenty_at_once_for_one_place_are_one(
    generations: StoredGenerations, opened: Opening, limit: str
) -> None:
    """Of one member where the limit is theirs, else of twenty; over two connections, and whichever limit it is."""
    limits, other = ONE_LEFT[limit], StoredGenerations(await opened())
    for number in (1, 2):
        await generations.admit(here(number), FREE)
    own = limit in ("daily", "channel-daily", "waiting")
    tries = (
        (generations if number % 2 else other).admit(here(number, member=ADA if own else 2**62 - number), limits)
        for number in range(3, 23)
    )
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(each, Generation) for each in done) == 1
    refused = [each.facts["limit"] for each in done if isinstance(each, errors.LimitReached)]
    assert refused == [limit] * 19


async def test_twenty_at_once_after_a_pause_are_one(generations: StoredGenerations, opened: Opening) -> None:
    """Whoever comes first begins the next pause."""
    limits, other = replace(FREE, cooldown=60.0), StoredGenerations(await opened())
    await generations.admit(here(1, at=NOW - 60), limits)
    tries = ((generations if number % 2 else other).admit(here(number), limits) for number in range(2, 22))
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(each, Generation) for each in done) == 1
    assert sum(isinstance(each, errors.LimitReached) and each.facts["limit"] == "cooldown" for each in done) == 19


async def test_a_member_has_a_day_in_each_channel(generations: StoredGenerations) -> None:
    """Threads count for their channel; other channels and other members do not."""
    limits = replace(FREE, daily_here=3, totals=SHARED)
    await generations.admit(here(1, pictures=2, places=(THREAD, CHANNEL)), limits)
    await generations.admit(here(2, pictures=9, places=(OTHER,)), FREE)
    await generations.admit(here(3, pictures=3, member=BRUNO), limits)
    assert await refusal(generations, here(4, at=NOW + 9, pictures=2), limits) == {
        "limit": "channel-daily", "left": 1, "most": 3, "asked": 2, "resets_at": NOW + DAY_SECONDS,
    }  # fmt: skip
    assert (await refusal(generations, here(5, pictures=4), limits))["resets_at"] is None
    told = (await generations.allowance(ADA, limits, NOW)).shared
    assert told == (Share(limit="channel-daily", used=2, most=3, frees_at=NOW + DAY_SECONDS),)
    await generations.admit(here(6, at=NOW + 9), limits)
    await generations.admit(here(7, at=NOW + DAY_SECONDS, pictures=2), limits)


async def test_what_is_with_the_moderators_holds_up_nobody(generations: StoredGenerations) -> None:
    """Neither its member's turns nor the line; its pictures count all the same."""
    limits = Limits(concurrent=1, waiting=0, daily_pictures=2)
    first = await generations.admit(asked(1), limits)
    assert (await refusal(generations, asked(2), limits))["limit"] == "waiting"
    await generations.move(first, replace(first, state=State.REVIEWING))
    allowance = await generations.allowance(ADA, limits, NOW)
    assert (allowance.running, allowance.waiting, allowance.used) == (0, 0, 1)
    second = await generations.admit(asked(2), limits)
    assert second.turn_at == NOW
    assert (await refusal(generations, asked(3), limits))["limit"] == "daily"


async def test_a_place_in_line_counts_no_review(generations: StoredGenerations) -> None:
    """One with the moderators, one that runs: the third is second."""
    limits = Limits(concurrent=1, waiting=3)
    first = await generations.admit(asked(1), limits)
    await generations.move(first, replace(first, state=State.REVIEWING))
    running, waiting = [await generations.admit(asked(number), limits) for number in (2, 3)]
    assert await generations.place(waiting.id) == 1
    assert await generations.promote(ADA, "here", NOW, 1) is None
    await settle(generations, running)
    assert await generations.promote(ADA, "here", NOW, 1) is not None


async def test_zero_pictures_a_day_are_none(generations: StoredGenerations) -> None:
    """Not without limit; and time does not help."""
    facts = await refusal(generations, here(1), replace(FREE, daily_pictures=0, guild_id=GUILD))
    assert (facts["limit"], facts["left"], facts["most"], facts["resets_at"]) == ("daily", 0, 0, None)
