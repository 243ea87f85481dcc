"""Days of a server put together: totals, who painted most, why nothing was painted, and how long it took."""

from bot.domain.generation import State
from bot.domain.usage import Day, Usage, quantiles

FIRST = Day(
    begins=0.0,
    pictures=5,
    cost_micros=150_000,
    members={1: 3, 2: 2},
    ends={State.DONE: 3, State.FAILED: 1},
    seconds={"gmi": (1.0, 2.0, 30.0)},
)
SECOND = Day(begins=86_400.0)
THIRD = Day(
    begins=172_800.0,
    pictures=4,
    cost_micros=100_000,
    members={2: 1, 3: 3},
    ends={State.DONE: 2, State.REFUSED: 2, State.CANCELLED: 1},
    seconds={"segmind": (9.0,)},
)
USAGE = Usage(
    days=(FIRST, SECOND, THIRD),
    refusals={"limit-reached-daily": 2, "limit-reached-server-budget": 1, "invalid-size": 1, "not-here": 4},
)


def test_days_add_up() -> None:
    """Pictures, money, and the members in order; of those with as many pictures the one who is here longer."""
    assert (USAGE.pictures, USAGE.cost_micros) == (9, 250_000)
    assert USAGE.members(2) == [(1, 3), (2, 3)]


def test_who_is_forgotten_is_in_no_list() -> None:
    """Their pictures and their cost stay in the sums."""
    forgotten = Usage(days=(FIRST, Day(begins=0.0, pictures=9, members={0: 9})), refusals={})
    assert (forgotten.pictures, forgotten.members(5)) == (14, [(1, 3), (2, 2)])


def test_every_refusal_has_a_reason() -> None:
    """Before anything was reserved and after; the most frequent first, mistakes together, no delivery among them."""
    assert dict(USAGE.reasons()) == {
        "place": 4,
        "limits": 2,
        "content": 2,
        "budget": 1,
        "request": 1,
        "fault": 1,
        "cancel": 1,
    }
    assert USAGE.reasons()[0] == ("place", 4)


def test_waits_are_told_day_by_day() -> None:
    """By provider, and not at all where there was nothing to wait for."""
    assert USAGE.providers == ("gmi", "segmind")
    assert USAGE.waits("gmi") == [(2.0, 30.0), None, None]
    assert USAGE.waits("segmind") == [None, None, (9.0, 9.0)]


def test_quantiles_are_values_that_were_measured() -> None:
    """The median of an even number is the lower one, and 95 of 100 are at most the other."""
    assert quantiles([float(each) for each in range(100, 0, -1)]) == (50.0, 95.0)
    assert quantiles([3.0]) == (3.0, 3.0)
    assert quantiles([]) is None


def test_nothing_at_all_is_empty() -> None:
    """A refusal alone is something, and so is a failure."""
    assert Usage(days=(SECOND,), refusals={}).empty
    assert not Usage(days=(SECOND,), refusals={"banned": 1}).empty
    assert not Usage(days=(Day(begins=0.0, ends={State.FAILED: 1}),), refusals={}).empty
