"""A plain list of requests and the limits over it, counted by hand: what the storage has to agree with."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.domain.day import Calendar, Window
from bot.domain.generation import Generation, Reservation, State
from bot.domain.quota import Limits


@dataclass
class PlainList:
    """Every request that was admitted, as it is now."""

    rows: dict[int, Generation] = field(default_factory=dict)
    now: float = 0.0

    def without(self, number: int) -> "PlainList":
        """As it would be had this one not been asked for."""
        return PlainList(rows={each: row for each, row in self.rows.items() if each != number}, now=self.now)

    def line(self, member: int) -> list[Generation]:
        """What keeps others of its member waiting, first come first."""
        mine = [each for each in self.rows.values() if each.member_id == member and each.ended_at is None]
        return sorted((each for each in mine if each.state is not State.REVIEWING), key=lambda each: each.id)

    def running(self, member: int) -> int:
        return sum(each.turn_at is not None for each in self.line(member))

    def next_turn(self, member: int) -> int | None:
        """Whose turn it is, if one is free for it."""
        waiting = [each for each in self.line(member) if each.turn_at is None]
        if waiting and self.running(member) < (waiting[0].concurrent or 0):
            return waiting[0].id
        return None

    def takes_turn(self, member: int, limits: Limits) -> bool:
        """Whether a newcomer begins at once."""
        line = self.line(member)
        return all(each.turn_at is not None for each in line) and len(line) < limits.concurrent

    def used(self, member: int, limits: Limits) -> int:
        mine = [each for each in self.rows.values() if each.member_id == member]
        if limits.guild_id is not None:
            mine = [each for each in mine if each.guild_id == limits.guild_id]
        return sum(each.counted for each in mine if self._today(each, limits.calendar))

    def used_here(self, member: int, limits: Limits) -> int:
        mine = [each for each in self.rows.values() if each.member_id == member]
        here = [each for each in mine if home(each) == limits.totals.channel_id]
        return sum(each.counted for each in here if self._today(each, limits.calendar))

    def in_channel(self, limits: Limits) -> int:
        rows = [each for each in self.rows.values() if home(each) == limits.totals.channel_id]
        return sum(each.counted for each in rows if self._today(each, limits.calendar))

    def in_server(self, limits: Limits) -> int:
        rows = [each for each in self.rows.values() if each.guild_id == limits.totals.guild_id]
        return sum(each.counted for each in rows if self._today(each, limits.calendar))

    def everywhere(self) -> int:
        return sum(each.counted for each in self.rows.values() if each.created_at > self.now - 24 * 3600)

    def spent_in_server(self, limits: Limits) -> int:
        zone = ZoneInfo(limits.calendar.time_zone)
        rows = [each for each in self.rows.values() if each.guild_id == limits.totals.guild_id]
        return sum(each.cost_micros for each in rows if self._this_month(each, zone))

    def spent(self) -> int:
        return sum(each.cost_micros for each in self.rows.values() if self._this_month(each, UTC))

    def refusal(self, asked: Generation, limits: Limits) -> str | None:  # noqa: PLR0911 - one for each limit
        """The first limit in the way."""
        member, pictures, totals = asked.member_id, asked.request.pictures, limits.totals
        if _beyond(limits.daily_pictures, self.used(member, limits) + pictures):
            return "daily"
        if len(self.line(member)) >= limits.concurrent + limits.waiting:
            return "waiting"
        if self._hot(member, limits.cooldown):
            return "cooldown"
        if _beyond(limits.daily_here, self.used_here(member, limits) + pictures):
            return "channel-daily"
        if _beyond(totals.channel_pictures, self.in_channel(limits) + pictures):
            return "channel-total"
        if _beyond(totals.guild_pictures, self.in_server(limits) + pictures):
            return "server-total"
        if _beyond(totals.pictures, self.everywhere() + pictures):
            return "studio-total"
        if _beyond(totals.guild_budget_micros, self.spent_in_server(limits) + asked.cost_micros):
            return "server-budget"
        if _beyond(limits.monthly_budget_micros, self.spent() + asked.cost_micros):
            return "budget"
        return None

    def _hot(self, member: int, cooldown: float) -> bool:
        mine = [each for each in self.rows.values() if each.member_id == member]
        kept = [each for each in mine if each.reservation is not Reservation.RELEASED]
        return any(self.now - each.created_at < cooldown for each in kept)

    def _today(self, row: Generation, calendar: Calendar) -> bool:
        if calendar.window is Window.ROLLING:
            return row.created_at > self.now - 24 * 3600
        zone = ZoneInfo(calendar.time_zone)
        return datetime.fromtimestamp(row.created_at, zone).date() == datetime.fromtimestamp(self.now, zone).date()

    def _this_month(self, row: Generation, zone: tzinfo) -> bool:
        then, now = datetime.fromtimestamp(row.created_at, zone), datetime.fromtimestamp(self.now, zone)
        return (then.year, then.month) == (now.year, now.month)


def home(row: Generation) -> int:
    """The channel itself, or the one that its thread lies in."""
    return row.conduct.places[-1]


def _beyond(most: int | None, wanted: int) -> bool:
    return most is not None and wanted > most
