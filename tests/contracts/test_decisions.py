"""What `ports.Generations` promises of ends: deletion, and lost submissions; shown on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace

import pytest

from bot.domain.generation import Failure, Generation, Render, State
from bot.storage.generations import StoredGenerations
from tests.contracts.rows import FREE, NOW, PICTURE, asked, delivered, ended, painted

PRICE = 30_000
LOST = Failure(code="submission-unknown", detail="no answer", facts={"seconds": 3.5})


async def lost(
    generations: StoredGenerations, number: int, *, pictures: int = 3, unknown: int = 1, at: float = NOW + 60
) -> Generation:
    """An ended generation with so many lost submissions; the other renders brought their picture."""
    row = await generations.admit(asked(number, pictures=pictures), FREE)
    renders = tuple(
        Render(order=order, submitted_at=NOW, failure=LOST)
        if which < unknown
        else Render(order=order, request_id=f"r{which}", submitted_at=NOW, pictures=(PICTURE,))
        for which, order in enumerate(row.request.orders())
    )
    moving = replace(row.moved(State.SUBMITTING), renders=renders)
    await generations.move(row, moving)
    came = pictures - unknown
    end = replace(
        ended(moving, State.DONE if came else State.FAILED, at=at), counted=came, cost_micros=PRICE * pictures
    )
    await generations.move(moving, end)
    return end


async def test_an_ended_generation_is_deleted_once(generations: StoredGenerations) -> None:
    """The row says when, keeps everything else, and whoever comes later is told that it was before."""
    row = await delivered(generations, 1)
    outcomes = await asyncio.gather(*(generations.delete(row.id, NOW + 100) for _ in range(10)))
    assert sorted(outcomes) == [False] * 9 + [True]
    assert not await generations.delete(row.id, NOW + 200)
    assert await generations.find(row.id) == replace(row, deleted_at=NOW + 100)
    assert await generations.recent(row.member_id, 5) == [replace(row, deleted_at=NOW + 100)]


async def test_only_what_has_ended_is_deleted(generations: StoredGenerations) -> None:
    """In whatever way, but nothing unknown, and nothing on its way, which still ends as it would have."""
    row = await generations.admit(asked(1), FREE)
    moving = painted(row)
    await generations.move(row, moving)
    assert not await generations.delete(row.id, NOW)
    assert not await generations.delete(1, NOW)
    assert await generations.find(row.id) == moving
    failed = ended(moving)
    await generations.move(moving, failed)
    assert await generations.delete(row.id, NOW + 70)
    assert await generations.find(row.id) == replace(failed, deleted_at=NOW + 70)


async def test_a_deletion_leaves_the_limits_alone(generations: StoredGenerations) -> None:
    """What was painted stays counted and paid."""
    limits = replace(FREE, daily_pictures=5, monthly_budget_micros=10**9)
    row = await delivered(generations, 1, pictures=3)
    await generations.delete(row.id, NOW + 100)
    allowance = await generations.allowance(row.member_id, limits, NOW + 100)
    assert (allowance.used, allowance.left) == (3, 2)


async def test_lost_submissions_are_told_oldest_first(generations: StoredGenerations) -> None:
    """Of ends alone, whether pictures came or not, and not of other failures."""
    rows = [await lost(generations, number, unknown=number, at=NOW - number) for number in (1, 2, 3)]
    await delivered(generations, 4)
    failed = await generations.admit(asked(5), FREE)
    await generations.move(failed, ended(painted(failed)))
    moving = await generations.admit(asked(6), FREE)
    render = Render(order=moving.request.orders()[0], submitted_at=NOW, failure=LOST)
    await generations.move(moving, replace(moving.moved(State.SUBMITTING), renders=(render,)))
    assert await generations.unknown() == rows[::-1]


@pytest.mark.parametrize(("charged", "cost"), [(True, 3 * PRICE), (False, 1 * PRICE)])
async def test_a_decision_is_noted_and_changes_the_cost(
    generations: StoredGenerations, charged: bool, cost: int
) -> None:
    """Free ones are taken off; the note stands beside what the failures said before, and nowhere else."""
    row = await lost(generations, 1, unknown=2)
    assert await generations.decide(row.id, charged)
    found = await generations.find(row.id)
    assert found is not None
    noted = replace(LOST, facts={"seconds": 3.5, "decided": "charged" if charged else "free"})
    renders = tuple(replace(each, failure=noted) if each.failure else each for each in row.renders)
    assert found == replace(row, renders=renders, cost_micros=cost)
    assert await generations.unknown() == []


@pytest.mark.parametrize("charged", [True, False])
async def test_a_decision_is_made_once(generations: StoredGenerations, charged: bool) -> None:
    """Of racing ones a single one counts, and no later one turns it round."""
    row = await lost(generations, 1)
    outcomes = await asyncio.gather(*(generations.decide(row.id, charged) for _ in range(10)))
    assert sorted(outcomes) == [False] * 9 + [True]
    decided = await generations.find(row.id)
    assert not await generations.decide(row.id, not charged)
    assert await generations.find(row.id) == decided
    assert decided is not None
    assert decided.cost_micros == (3 if charged else 2) * PRICE


async def test_opposite_decisions_that_race_leave_one_whole(generations: StoredGenerations) -> None:
    """The note and the cost are of the same one."""
    for number in range(10):
        row = await lost(generations, number, pictures=1)
        yes, no = await asyncio.gather(generations.decide(row.id, True), generations.decide(row.id, False))
        assert yes is not no
        found = await generations.find(row.id)
        assert found is not None
        assert found.renders[0].failure is not None
        told = (found.renders[0].failure.facts["decided"], found.cost_micros)
        assert told == (("charged", PRICE) if yes else ("free", 0))


async def test_there_is_nothing_to_decide_elsewhere(generations: StoredGenerations) -> None:
    """About nothing unknown, nothing delivered in full, and nothing on its way."""
    row = await delivered(generations, 1)
    moving = await generations.admit(asked(2), FREE)
    for number in (1, row.id, moving.id):
        assert not await generations.decide(number, False)
    assert await generations.find(row.id) == row
    assert await generations.find(moving.id) == moving


async def test_a_free_submission_makes_room_in_the_budget(generations: StoredGenerations) -> None:
    """What was taken off may be spent by another."""
    limits = replace(FREE, monthly_budget_micros=3 * PRICE)
    row = await lost(generations, 1, pictures=3, unknown=3)
    await generations.decide(row.id, False)
    assert await generations.admit(asked(2, pictures=3), limits)


async def test_no_more_is_taken_off_than_was_counted(generations: StoredGenerations) -> None:
    """However the cost of the end was reckoned."""
    row = await generations.admit(asked(1, pictures=2), FREE)
    order = row.request.orders()[0]
    end = replace(ended(row), renders=(Render(order=order, submitted_at=NOW, failure=LOST),), cost_micros=PRICE // 3)
    await generations.move(row, end)
    assert await generations.decide(row.id, False)
    found = await generations.find(row.id)
    assert found is not None
    assert found.cost_micros == 0
