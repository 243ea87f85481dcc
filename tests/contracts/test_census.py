"""What is unfinished or undecided is counted the same by both databases."""

from dataclasses import replace

from bot.domain.census import Census
from bot.domain.generation import Failure, Render, State
from bot.domain.quota import Limits
from bot.storage import census
from bot.storage.database import Database
from bot.storage.generations import StoredGenerations
from bot.storage.owners import StoredOwners
from tests.contracts.rows import BRUNO, FREE, NOW, asked, ended


async def test_an_empty_studio_holds_nothing(database: Database) -> None:
    """Zeros, and no oldest."""
    assert await census.taken(database) == Census(
        states={}, in_line=0, unclaimed=0, oldest_turn_at=None, pictures=0, micros=0, lost=0, lost_micros=0
    )


async def test_what_is_in_hand_is_counted_by_state(database: Database, generations: StoredGenerations) -> None:
    """Running ones, waiting ones, and none that has ended."""
    one_at_once = Limits(concurrent=1, waiting=9)
    first = await generations.admit(asked(1, pictures=2), one_at_once)
    await generations.admit(asked(2, at=NOW + 1), one_at_once)
    await generations.admit(asked(3, at=NOW + 2, pictures=3), one_at_once)
    over = await generations.admit(asked(4, at=NOW - 5, member=BRUNO), FREE)
    await generations.move(over, ended(over))
    await generations.move(first, first.moved(State.SUBMITTING))
    assert await census.taken(database) == Census(
        states={State.SUBMITTING: 1, State.RESERVED: 2},
        in_line=2,
        unclaimed=0,
        oldest_turn_at=NOW,
        pictures=6,
        micros=180_000,
        lost=0,
        lost_micros=0,
    )


async def test_lost_submissions_count_until_they_are_decided(
    database: Database, generations: StoredGenerations
) -> None:
    """With the money that they may have cost."""
    row = await generations.admit(asked(1, pictures=2), FREE)
    order, other = row.request.orders()
    sent = row.moved(State.SUBMITTING, renders=(Render(order=order, submitted_at=NOW), Render(order=other)))
    await generations.move(row, sent)
    lost = replace(sent.renders[0], failure=Failure(code="submission-unknown"))
    never = replace(sent.renders[1], failure=Failure(code="at-capacity"))
    over = replace(ended(sent), renders=(lost, never), cost_micros=30_000, failure=lost.failure)
    await generations.move(sent, over)
    found = await census.taken(database)
    assert (found.lost, found.lost_micros, found.states) == (1, 30_000, {})
    assert await generations.decide(row.id, charged=True)
    assert (await census.taken(database)).lost == 0


async def test_what_was_let_go_is_unclaimed_until_somebody_runs_it(
    database: Database, generations: StoredGenerations
) -> None:
    """With its turn and without an owner; whoever waits in line waits for something else."""
    owners = StoredOwners(database)
    await owners.join("worker", "worker", 60)
    one_at_once = Limits(concurrent=1, waiting=9)
    first = await generations.admit(asked(1), one_at_once)
    await generations.admit(asked(2, at=NOW + 1), one_at_once)
    assert (await census.taken(database)).unclaimed == 0
    await owners.hand_over(first)
    found = await census.taken(database)
    assert (found.unclaimed, found.in_line) == (1, 1)
    await owners.claim(first.id, "worker")
    assert (await census.taken(database)).unclaimed == 0
