"""A budget at one moment: what is left, what it comes to, and when somebody has to be told."""

import pytest

from bot.domain.account import STOP, WARNING, Month, Spending

DAY = 86_400.0
PICTURE = 30_000


def month(spent: int, reserved: int = 0, budget: int | None = 1_000_000, day: float = 10) -> Month:
    """A month of 30 days."""
    spending = Spending(spent=spent, reserved=reserved)
    return Month(now=day * DAY, begins=0.0, ends=30 * DAY, spending=spending, budget=budget)


def test_what_is_set_aside_is_not_left() -> None:
    """And nothing is left of less than nothing, or of no budget."""
    assert month(300_000, 200_000).left == 500_000
    assert month(900_000, 200_000).left == 0
    assert month(900_000, budget=None).left is None


def test_the_forecast_goes_on_as_it_began() -> None:
    """In a straight line; the first day is too short for one."""
    assert month(300_000).forecast == 900_000
    assert month(300_000, day=0.9).forecast is None
    assert month(0).forecast == 0


@pytest.mark.parametrize(
    ("spent", "reached"),
    [
        (0, 0),
        (799_999, 0),
        (800_000, WARNING),
        (970_000, WARNING),
        (970_001, STOP),
        (1_000_000, STOP),
        (1_200_000, STOP),
    ],
)
def test_a_budget_is_spent_when_it_pays_for_no_further_picture(spent: int, reached: int) -> None:
    """What is only set aside may come back, and alarms nobody."""
    assert month(spent).reached(PICTURE) == reached
    assert month(spent, reserved=500_000).reached(PICTURE) == reached
    assert month(spent, budget=None).reached(PICTURE) == 0
