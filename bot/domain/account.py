"""Owns what was spent, is set aside and may be spent in a month; knows no store and no panel."""

from dataclasses import dataclass

from bot.domain.generation import Render, Reservation, State

_DAY_SECONDS = 86_400.0
#: Hundredths of a budget at which moderators are told: a warning, and the stop.
WARNING, STOP = 80, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """What the books say of one generation. Money is in millionths of a US dollar, times are Unix seconds."""

    generation_id: int
    guild_id: int | None
    channel_id: int
    member_id: int
    provider: str
    created_at: float
    state: State
    reservation: Reservation
    #: Set aside at its admission; None where that was not written down yet.
    estimate_micros: int | None
    cost_micros: int
    #: The code of what ended it.
    failure: str
    renders: tuple[Render, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """Millionths of a US dollar of a period: spent for what ended, or waits painted, and set aside for the rest."""

    spent: int = 0
    reserved: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """That so many hundredths of a budget are spent; it is told once to one server, or to the operators (0)."""

    guild_id: int
    #: Whether it is the whole bot's budget, and not the server's own.
    whole: bool
    #: Such as `2026-11`.
    month: str
    #: In millionths of a US dollar: another budget is told of anew.
    budget: int
    #: `WARNING` or `STOP`.
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A budget at one moment; `begins` and `ends` are the month's, in Unix seconds."""

    now: float
    begins: float
    ends: float
    spending: Spending
    #: None is without limit.
    budget: int | None

    @property
    def left(self) -> int | None:
        """What may still be set aside."""
        if self.budget is None:
            return None
        return max(0, self.budget - self.spending.spent - self.spending.reserved)

    @property
    def forecast(self) -> int | None:
        """What the whole month will cost if it goes on like this; None on its first day."""
        elapsed = self.now - self.begins
        if elapsed < _DAY_SECONDS:
            return None
        return round(self.spending.spent * (self.ends - self.begins) / elapsed)

    def reached(self, picture_micros: int) -> int:
        """`STOP` when what is left of the money does not pay for a picture, `WARNING` from there on, else 0."""
        spent = self.spending.spent
        if self.budget is None:
            return 0
        if spent >= self.budget or spent + picture_micros > self.budget:
            return STOP
        return WARNING if spent * 100 >= self.budget * WARNING else 0
