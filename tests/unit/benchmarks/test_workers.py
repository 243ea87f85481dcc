"""How the load on a fleet becomes what it bears, and what limits it."""

from dataclasses import replace

import pytest

from benchmarks.samples import Painting, Sample
from benchmarks.workers.figures import Shares, Spending, Step, cost, judged, limit, step, table

IDLE = Shares(gateway=0.1, workers=(0.5, 0.4), database=0.3, discord=0.2, provider=0.1, others=0.2, machine=0.8)
STEP = Step(
    workers=2,
    sent=100,
    delivered=100,
    offered=20.0,
    came=19.5,
    queued_p50=0.1,
    queued_p99=0.5,
    at_once=60,
    slots=200,
    shares=IDLE,
    load=(1.0, 2.0),
)
#: The next rate, at which everything waits.
OVER = replace(STEP, offered=30.0, came=22.0, queued_p99=3.0)


def generation(number: int, *, waited: float = 0.25) -> Sample:
    """Two a second, each painted for two seconds and delivered at once."""
    created = number / 2
    accepted = created + 0.1 + waited
    painting = Painting(accepted=accepted, finished=accepted + 2, seen=accepted + 2, polls=3, calls=5)
    return Sample(
        created=created, acknowledged=created + 0.1, delivered=accepted + 2, calls=(created,), painting=painting
    )


def test_shares_are_of_one_core_and_those_of_the_machine_of_all() -> None:
    """Over ten seconds, on four cores."""
    before = Spending(at=5, gateway=1, workers=(2, 3), database=0, discord=0, provider=0, machine=100)
    after = Spending(at=15, gateway=2, workers=(11, 4), database=3, discord=2, provider=1, machine=120)
    found = Shares.between(before, after, 4)
    assert found.workers == pytest.approx((0.9, 0.1))
    assert (found.gateway, found.database, found.discord) == pytest.approx((0.1, 0.3, 0.2))
    assert (found.provider, found.others, found.machine) == pytest.approx((0.1, 0.3, 0.5))
    assert found.full == "worker 1"


@pytest.mark.parametrize(
    ("changes", "full"),
    [
        ({}, ""),
        ({"machine": 0.95}, "the machine's CPU"),
        ({"gateway": 0.9, "discord": 1.0}, "gateway and the loopback Discord"),
        ({"workers": (0.4, 0.95)}, "worker 2"),
    ],
)
def test_what_is_full_is_named(changes: dict[str, object], full: str) -> None:
    """The machine as a whole, or processes that have one core each; PostgreSQL is many."""
    assert replace(IDLE, **changes).full == full  # pyright: ignore[reportArgumentType]


def test_a_step_counts_from_acknowledgement_to_acceptance() -> None:
    """What members wait for painting and delivery is no queueing."""
    found = step([generation(number) for number in range(100)], IDLE, 200, (0.0, 0.0))
    assert found.queued_p50 == found.queued_p99 == pytest.approx(0.25)
    assert (found.offered, found.came) == pytest.approx((2.0, 2.0), rel=0.05)
    assert (found.sent, found.delivered, found.workers, found.borne) == (100, 100, 2, True)
    assert found.at_once == 4


def test_what_comes_out_more_slowly_than_it_is_asked_for_is_not_borne() -> None:
    """Each waits longer than the one before: half of what goes in comes out."""
    found = step([generation(number, waited=number / 2) for number in range(100)], IDLE, 200, (0.0, 0.0))
    assert found.came == pytest.approx(found.offered / 2)
    assert not found.borne


def test_a_step_without_a_delivery_has_no_figures() -> None:
    """A run in which nothing arrived is no measurement."""
    lost = replace(generation(0), delivered=None)
    with pytest.raises(ValueError, match="of 1 generations 0"):
        step([lost], IDLE, 200, (0.0, 0.0))


def test_waiting_is_a_loss_only_while_there_is_cpu() -> None:
    """The same queue is forgiven to a machine that is full."""
    full = replace(OVER, shares=replace(IDLE, machine=1.0))
    assert [goal.met for goal in judged([STEP, full])] == [True, True]
    assert [goal.met for goal in judged([STEP, OVER])] == [True, False]
    assert [goal.met for goal in judged([replace(STEP, delivered=99)])] == [False, True]


def test_the_limit_is_told_in_words() -> None:
    """The highest rate that was borne, and what was full above it."""
    full = replace(OVER, shares=replace(IDLE, workers=(0.92, 0.4)))
    assert limit([STEP]) == "2 workers: 20 a second are borne, and more was not asked for"
    assert limit([STEP, full]) == "2 workers: 20 a second are borne; at 30 the limit is worker 1"
    assert limit([STEP, replace(OVER, at_once=190)]).endswith("at 30 the limit is that 200 may run at once")
    assert limit([STEP, OVER]).endswith("at 30 the limit is neither CPU nor what may run at once")


def test_the_cost_is_of_the_highest_rate_that_was_borne() -> None:
    """All workers together, by generation."""
    said = "the workers 45.0 ms, the gateway 5.0 ms, PostgreSQL 15.0 ms of CPU"
    assert cost([STEP, OVER]) == f"2 workers at 20 a second: a generation costs {said}"


def test_the_table_has_a_line_for_each_rate() -> None:
    """With the share of every worker."""
    lines = table([STEP, OVER]).splitlines()
    assert lines[0] == "2 workers"
    assert lines[2].split() == ["20.0", "19.5", "0.10", "0.50", "60", "10", "50+40", "30", "20+10", "20", "80", "2.0"]
    assert len({len(line) for line in lines[1:]}) == 1
