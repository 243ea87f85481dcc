"""Owns the books over the table of generations: sums of money, days of a server, bookings one by one; changes none."""
# ruff: noqa: S608  # Only the conditions below are spliced in; values travel as parameters.

import json
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Sequence

from bot.domain.account import Booking, Spending
from bot.domain.generation import Reservation, State
from bot.domain.usage import Day
from bot.ports import BookingQuery
from bot.storage import rows
from bot.storage.database import Database, Row

_SOME = 200

_ALL = "created_at >= :since AND created_at < :until"
_OF_GUILD = f"guild_id = :guild_id AND {_ALL}"
#: What has not ended is found by that: an index of the server or of the time would lead through everything that has.
_IN_HAND = "ended_at IS NULL AND state <> 'reviewing' AND +created_at >= :since AND +created_at < :until"


def _spending(period: str, in_hand: str) -> str:
    return f"""
SELECT
    (SELECT coalesce(sum(cost_micros), 0) FROM generations WHERE {period}),
    (SELECT coalesce(sum(cost_micros), 0) FROM generations WHERE {in_hand})
"""


SPENDING = _spending(_ALL, _IN_HAND)
GUILD_SPENDING = _spending(_OF_GUILD, f"{_IN_HAND} AND +guild_id = :guild_id")

#: A review is no part of the time in which something is painted.
DAY = """
SELECT provider, member_id, state, counted, cost_micros,
    CASE WHEN state = 'done' AND NOT EXISTS (SELECT 1 FROM reviews WHERE reviews.id = generations.id)
        THEN ended_at - turn_at END
FROM generations
WHERE guild_id = :guild_id AND created_at >= :since AND created_at < :until AND ended_at IS NOT NULL
"""


def _bookings(period: str) -> str:
    return f"""
SELECT id, guild_id, channel_id, member_id, provider, created_at, state, reservation, estimate_micros, cost_micros,
    failure, renders
FROM generations
WHERE {period} AND (created_at, id) > (:at, :last)
ORDER BY created_at, id LIMIT :some
"""


BOOKINGS = _bookings(_ALL)
GUILD_BOOKINGS = _bookings(_OF_GUILD)


class StoredAccounts:
    """`ports.Accounts` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def spending(self, guild_id: int | None, since: float, until: float) -> Spending:
        """Of what was asked for from `since` on and before `until` (Unix seconds); None is the whole bot."""
        statement = SPENDING if guild_id is None else GUILD_SPENDING
        params = {"guild_id": guild_id, "since": since, "until": until}
        taken, held = (await self._database.fetch(statement, params))[0]
        return Spending(spent=int(taken) - int(held), reserved=int(held))

    async def day(self, guild_id: int, since: float, until: float) -> Day:
        """What a server painted of what was asked for in that time, as far as it has ended."""
        params = {"guild_id": guild_id, "since": since, "until": until}
        return _day(since, await self._database.fetch(DAY, params))

    async def bookings(self, query: BookingQuery) -> AsyncIterator[Booking]:
        """Oldest first, however many."""
        statement = BOOKINGS if query.guild_id is None else GUILD_BOOKINGS
        params = {"guild_id": query.guild_id, "since": query.since, "until": query.until, "some": _SOME}
        at, last = query.since, -1
        while found := await self._database.fetch(statement, {**params, "at": at, "last": last}):
            for row in found:
                yield _booking(row)
            last, at = found[-1][0], found[-1][5]


def _day(begins: float, found: Sequence[Row]) -> Day:
    members, ends = Counter[int](), Counter[State]()
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    pictures = cost = 0
    for provider, member_id, state, counted, cost_micros, took in found:
        ends[State(state)] += 1
        pictures += counted
        cost += cost_micros
        if counted:
            members[member_id] += counted
        if took is not None:
            seconds[provider].append(took)
    return Day(begins=begins, pictures=pictures, cost_micros=cost, members=members, ends=ends, seconds=seconds)


def _booking(row: Row) -> Booking:
    (
        id_, guild_id, channel_id, member_id, provider, created_at, state, reservation, estimate_micros, cost_micros,
        failure, renders,
    ) = row  # fmt: skip
    return Booking(
        generation_id=id_,
        guild_id=guild_id,
        channel_id=channel_id,
        member_id=member_id,
        provider=provider,
        created_at=created_at,
        state=State(state),
        reservation=Reservation(reservation),
        estimate_micros=estimate_micros,
        cost_micros=cost_micros,
        failure="" if failure is None else json.loads(failure)["code"],
        renders=rows.renders(renders),
    )
