"""The books over the generations: sums, days and bookings, the same from both databases."""

from dataclasses import replace

from bot.domain.account import Booking, Spending
from bot.domain.conduct import Review
from bot.domain.generation import Generation, Reservation, State
from bot.domain.usage import Day
from bot.ports import BookingQuery
from bot.storage.database import Database
from bot.storage.generations import StoredGenerations
from bot.storage.reviews import StoredReviews
from bot.storage.usage import StoredAccounts
from tests.contracts.rows import ADA, BRUNO, FREE, NOW, asked, delivered, ended

HOUR, DAY = 3600.0, 86_400.0
GUILD, OTHER = 5, 6


async def in_hand(generations: StoredGenerations, number: int, *, pictures: int = 1, guild: int = GUILD) -> Generation:
    row = replace(asked(number, at=NOW + number, pictures=pictures), guild_id=guild)
    return await generations.admit(row, FREE)


async def read(database: Database, query: BookingQuery) -> list[Booking]:
    return [each async for each in StoredAccounts(database).bookings(query)]


async def test_money_is_spent_or_set_aside(database: Database, generations: StoredGenerations) -> None:
    """What ended is spent, also what failed and cost something, and what moderators look at; the rest is set aside."""
    accounts = StoredAccounts(database)
    assert await accounts.spending(GUILD, 0.0, NOW + DAY) == Spending()
    await delivered(generations, 1, pictures=2)
    await in_hand(generations, 2, pictures=3)
    failed = await in_hand(generations, 3)
    await generations.move(failed, replace(ended(failed), cost_micros=30_000))
    looked_at = replace(await in_hand(generations, 4), state=State.RENDERING)
    await generations.move(await _as_it_is(generations, 4), replace(looked_at, state=State.SUBMITTING))
    row = await _as_it_is(generations, 4)
    await generations.move(row, row.moved(State.RENDERING))
    row = await _as_it_is(generations, 4)
    await generations.move(row, row.moved(State.REVIEWING, cost_micros=31_000))
    await in_hand(generations, 5, guild=OTHER)
    assert await accounts.spending(GUILD, 0.0, NOW + DAY) == Spending(spent=121_000, reserved=90_000)
    assert await accounts.spending(OTHER, 0.0, NOW + DAY) == Spending(reserved=30_000)
    assert await accounts.spending(None, 0.0, NOW + DAY) == Spending(spent=121_000, reserved=120_000)


async def _as_it_is(generations: StoredGenerations, number: int) -> Generation:
    found = await generations.find(asked(number).id)
    assert found is not None
    return found


async def test_a_period_has_its_first_moment_and_not_its_last(
    database: Database, generations: StoredGenerations
) -> None:
    """So that no month counts a picture of another."""
    await in_hand(generations, 10)
    accounts = StoredAccounts(database)
    for since, until, reserved in ((NOW + 10, NOW + 11, 30_000), (NOW + 9, NOW + 10, 0), (NOW + 11, NOW + 12, 0)):
        for guild in (GUILD, None):
            assert await accounts.spending(guild, since, until) == Spending(reserved=reserved)


async def test_a_day_tells_pictures_money_members_ends_and_times(
    database: Database, generations: StoredGenerations
) -> None:
    """Of one server, of what has ended; moderators' time is nobody's painting time."""
    await delivered(generations, 1, pictures=2, at=NOW + 20)
    await delivered(generations, 2, member=BRUNO, at=NOW + 30)
    await delivered(generations, 3, guild=OTHER)
    await delivered(generations, 4, at=NOW + HOUR)
    await StoredReviews(database).open(Review(id=asked(4).id, guild_id=GUILD, member_id=ADA, asked_at=NOW))
    failed = await in_hand(generations, 5)
    await generations.move(failed, replace(ended(failed), cost_micros=30_000))
    await in_hand(generations, 6)
    day = await StoredAccounts(database).day(GUILD, NOW, NOW + DAY)
    assert replace(day, seconds={name: sorted(each) for name, each in day.seconds.items()}) == Day(
        begins=NOW,
        pictures=4,
        cost_micros=150_000,
        members={ADA: 3, BRUNO: 1},
        ends={State.DONE: 3, State.FAILED: 1},
        seconds={"gmi": [20.0, 30.0]},
    )
    assert await StoredAccounts(database).day(GUILD, NOW + DAY, NOW + 2 * DAY) == Day(begins=NOW + DAY)


async def test_bookings_come_in_order_however_many(database: Database, generations: StoredGenerations) -> None:
    """More than are read at once, many of the same moment; each once."""
    for number in range(450):
        row = replace(asked(number + 1, at=NOW + number // 150), guild_id=GUILD if number % 2 else OTHER)
        await generations.admit(row, FREE)
    every = await read(database, BookingQuery(since=0.0, until=NOW + DAY))
    assert [each.generation_id for each in every] == [asked(number + 1).id for number in range(450)]
    assert len(await read(database, BookingQuery(since=0.0, until=NOW + DAY, guild_id=GUILD))) == 225
    assert len(await read(database, BookingQuery(since=NOW + 1, until=NOW + 2))) == 150


async def test_a_booking_keeps_what_was_set_aside(database: Database, generations: StoredGenerations) -> None:
    """Beside what it cost in the end, with its renders as they are."""
    done = await delivered(generations, 1, pictures=2)
    (booking,) = await read(database, BookingQuery(since=0.0, until=NOW + DAY))
    assert (booking.estimate_micros, booking.cost_micros, booking.failure) == (60_000, 60_000, "")
    assert (booking.state, booking.reservation) == (State.DONE, Reservation.SETTLED)
    assert (booking.guild_id, booking.channel_id, booking.member_id) == (5, 50, ADA)
    assert booking.renders == done.renders
    lost = await in_hand(generations, 2)
    await generations.move(lost, ended(lost))
    (_, other) = await read(database, BookingQuery(since=0.0, until=NOW + DAY))
    assert (other.estimate_micros, other.cost_micros, other.failure) == (30_000, 0, "render-failed")
