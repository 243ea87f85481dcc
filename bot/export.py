"""Owns the books as a table for the operator's own sums, beside a running bot; writes no prompt and no name."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TextIO

from bot import app, errors
from bot.domain import bill
from bot.domain.account import Booking
from bot.domain.generation import Render, State
from bot.ports import BookingQuery
from bot.settings import Settings

COLUMNS = (
    "time_utc",
    "generation",
    "guild",
    "channel",
    "member",
    "provider",
    "state",
    "reservation",
    "render",
    "request",
    "asked",
    "came",
    "estimated_usd",
    "cost_usd",
    "measured",
    "failure",
)
_MICROS = Decimal(1_000_000)
_FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
#: With one of these at its beginning a spreadsheet takes a cell for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def query(first: datetime | None, last: datetime | None, guild_id: int | None) -> BookingQuery:
    """From the beginning of one day of UTC to the end of another; None is without bound. Raises `SettingsError`."""
    if first is not None and last is not None and last < first:
        raise errors.SettingsError(f"--to ({last:%Y-%m-%d}) lies before --from ({first:%Y-%m-%d}).")
    until = _FOR_EVER if last is None else last.replace(tzinfo=UTC) + timedelta(days=1)
    since = 0.0 if first is None else first.replace(tzinfo=UTC).timestamp()
    return BookingQuery(since=since, until=until.timestamp(), guild_id=guild_id)


async def usage(settings: Settings, wanted: BookingQuery, out: TextIO) -> int:
    """Write a heading and a row for each render, the oldest generation first; returns how many rows there are."""
    table, count = csv.writer(out, lineterminator="\n"), 0
    table.writerow(COLUMNS)
    database = await app.opened(settings)
    try:
        async for booking in app.accounts(database).bookings(wanted):
            for row in _rows(booking):
                table.writerow(map(_cell, row))
                count += 1
    finally:
        await database.close()
    return count


def _rows(booking: Booking) -> Iterator[tuple[object, ...]]:
    """One for each render; one for a generation of which nothing was sent."""
    head = (
        f"{datetime.fromtimestamp(booking.created_at, UTC):%Y-%m-%dT%H:%M:%SZ}",
        booking.generation_id,
        booking.guild_id,
        booking.channel_id,
        booking.member_id,
        booking.provider,
        booking.state.value,
        booking.reservation.value,
    )
    ended = booking.state.terminal or booking.state is State.REVIEWING
    costs = bill.shares(booking.cost_micros, booking.renders, ended=ended)
    estimates = bill.split(booking.estimate_micros or 0, [each.order.pictures for each in booking.renders])
    for number, (render, estimate, cost) in enumerate(zip(booking.renders, estimates, costs, strict=True), start=1):
        told = None if booking.estimate_micros is None else _dollars(estimate)
        yield (*head, number, *_render(render), told, _dollars(cost), *_how(render, booking))
    if not booking.renders:
        told = None if booking.estimate_micros is None else _dollars(booking.estimate_micros)
        yield (*head, None, None, 0, 0, told, _dollars(booking.cost_micros), "no", booking.failure)


def _render(render: Render) -> tuple[object, ...]:
    return render.request_id, render.order.pictures, len(render.pictures)


def _how(render: Render, booking: Booking) -> tuple[str, str]:
    failure = booking.failure if render.failure is None else render.failure.code
    return "no" if render.cost_micros is None else "yes", failure


def _dollars(micros: int) -> str:
    return f"{Decimal(micros) / _MICROS:.6f}"


def _cell(value: object) -> object:
    """What a provider named itself, such as a request, never becomes a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
