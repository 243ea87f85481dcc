"""Whose generations are whose, shown on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.generation import Generation, State
from bot.domain.quota import Limits
from bot.storage.database import Database
from bot.storage.generations import StoredGenerations
from bot.storage.owners import StoredOwners
from tests.contracts.rows import ADA, BRUNO, FREE, NOW, asked, ended, painted, settle


@pytest.fixture
async def owners(database: Database) -> StoredOwners:
    """The processes of a fleet; two workers live in it."""
    found = StoredOwners(database)
    for name in ("one", "two"):
        assert await found.join(name, "worker", 60)
    return found


async def let_go(generations: StoredGenerations, owners: StoredOwners, number: int = 1) -> Generation:
    """Admitted by a gateway, acknowledged, and without an owner."""
    admitted = await generations.admit(replace(asked(number), owner="gateway"), FREE)
    assert await owners.hand_over(replace(admitted, reply=replace(admitted.reply, message_id=77)))
    return admitted


async def test_what_was_let_go_is_claimed_once(generations: StoredGenerations, owners: StoredOwners) -> None:
    """The reply's message is written down, and the first claim begins the first epoch, however many race for it."""
    generation = await let_go(generations, owners)
    assert await owners.unowned() == [generation.id]
    claims = await asyncio.gather(*(owners.claim(generation.id, name) for name in ("one", "two", "one", "two")))
    (claimed,) = [each for each in claims if each is not None]
    assert (claimed.epoch, claimed.reply.message_id, claimed.state) == (1, 77, State.RESERVED)
    assert claimed.owner in ("one", "two")
    assert await owners.unowned() == []


async def test_nobody_lets_go_of_what_is_not_theirs(generations: StoredGenerations, owners: StoredOwners) -> None:
    """Neither twice, nor after it was begun."""
    admitted = await generations.admit(replace(asked(), owner="gateway"), FREE)
    assert not await owners.hand_over(replace(admitted, owner="another"))
    on_its_way = painted(admitted)
    await generations.move(admitted, on_its_way)
    assert not await owners.hand_over(on_its_way)
    assert not await owners.hand_over(admitted)


async def test_only_the_living_claim(generations: StoredGenerations, owners: StoredOwners) -> None:
    """Who was declared dead gets nothing until it has joined again."""
    generation = await let_go(generations, owners)
    assert await owners.bury(60) == []
    assert sorted(await owners.bury(-1)) == ["one", "two"]
    assert not await owners.beat("one")
    assert await owners.claim(generation.id, "one") is None
    assert await owners.join("one", "worker", 60)
    assert await owners.beat("one")
    assert await owners.claim(generation.id, "one") is not None


async def test_the_dead_lose_what_they_had_and_a_zombie_its_moves(
    generations: StoredGenerations, owners: StoredOwners
) -> None:
    """What is free is claimed with the next epoch, and the row is refused to whoever had it before."""
    generation = await let_go(generations, owners)
    before = await owners.claim(generation.id, "one")
    assert before is not None
    assert await owners.free() == []
    await owners.leave("one")
    assert await owners.free() == [generation.id]
    assert await owners.free() == []
    with pytest.raises(errors.Superseded):
        await generations.move(before, painted(before))
    after = await owners.claim(generation.id, "two")
    assert after is not None
    assert after.epoch == 2
    with pytest.raises(errors.Superseded):
        await generations.move(before, painted(before))
    await generations.move(after, painted(after))


async def test_who_waits_in_line_belongs_to_nobody_and_is_not_claimed(
    generations: StoredGenerations, owners: StoredOwners
) -> None:
    """Before its turn there is nothing to run."""
    running = await generations.admit(asked(1), Limits())
    waiting = await generations.admit(asked(2), Limits())
    assert await owners.claim(waiting.id, "one") is None
    assert await owners.unowned() == []
    assert await owners.overlooked(1) == []
    await settle(generations, running)
    assert await owners.overlooked(1) == [ADA]
    promoted = await generations.promote(ADA, "", NOW, 1)
    assert promoted is not None
    assert (promoted.owner, promoted.epoch) == ("", 0)
    claimed = await owners.claim(waiting.id, "one")
    assert claimed is not None
    assert claimed.epoch == 1


async def test_an_end_that_was_not_told_is_taken_from_the_dead(
    generations: StoredGenerations, owners: StoredOwners
) -> None:
    """Whoever claims it tells it; told, it is nobody's business any more."""
    generation = await let_go(generations, owners)
    claimed = await owners.claim(generation.id, "one")
    assert claimed is not None
    failed = replace(ended(claimed), reply=claimed.reply)
    await generations.move(claimed, failed)
    assert await owners.release("one") == [generation.id]
    assert await owners.unowned() == [generation.id]
    again = await owners.claim(generation.id, "two")
    assert again is not None
    await generations.told(again)
    assert await owners.release("two") == []
    assert await owners.unowned() == []


async def test_a_wish_to_stop_reaches_the_owner(generations: StoredGenerations, owners: StoredOwners) -> None:
    """While there is something to stop: not once it is delivered."""
    generation = await let_go(generations, owners)
    claimed = await owners.claim(generation.id, "one")
    assert claimed is not None
    assert await owners.to_stop("one") == []
    assert await owners.want_stop(generation.id)
    assert (await owners.to_stop("one"), await owners.to_stop("two")) == ([generation.id], [])
    on_its_way = painted(claimed)
    await generations.move(claimed, on_its_way)
    delivering = on_its_way.moved(State.DELIVERING)
    await generations.move(on_its_way, delivering)
    assert not await owners.want_stop(generation.id)


async def test_what_nobody_has_begun_is_withdrawn(generations: StoredGenerations, owners: StoredOwners) -> None:
    """With its turn and without an owner it costs nothing; once claimed it is somebody's."""
    first, second = [await let_go(generations, owners, number) for number in (1, 2)]
    withdrawn = await generations.withdraw(first.id, NOW)
    assert withdrawn is not None
    assert withdrawn.state is State.CANCELLED
    assert await owners.claim(second.id, "one") is not None
    assert await generations.withdraw(second.id, NOW) is None


async def test_a_meter_gives_no_moment_twice(owners: StoredOwners) -> None:
    """Eight at once get eight moments one after the other; another meter has its own."""
    waits = sorted(await asyncio.gather(*(owners.take("gmi", 5.0) for _ in range(8))))
    for number, wait in enumerate(waits, start=1):
        assert wait == pytest.approx(5.0 * number, abs=1.0)
    assert await owners.take("segmind", 5.0) == pytest.approx(5.0, abs=1.0)


async def test_members_do_not_share_their_turns(generations: StoredGenerations, owners: StoredOwners) -> None:
    """Only whoever waits beside a free turn of their own is overlooked."""
    rows = [
        await generations.admit(asked(number, member=member), Limits())
        for number, member in enumerate((ADA, ADA, BRUNO, BRUNO))
    ]
    assert await owners.overlooked(1) == []
    await settle(generations, rows[0])
    assert await owners.overlooked(1) == [ADA]


async def test_a_row_says_itself_how_many_may_run_beside_it(
    generations: StoredGenerations, owners: StoredOwners, database: Database
) -> None:
    """By the rules that held when it was admitted; what is asked with counts for rows of an older version alone."""
    for number in (1, 2):
        await generations.admit(asked(number), Limits(concurrent=1))
    assert await owners.overlooked(2) == []
    assert await generations.promote(ADA, "", NOW, 2) is None
    await database.fetch("UPDATE generations SET concurrent = NULL RETURNING id", {})
    assert await owners.overlooked(2) == [ADA]
    assert await generations.promote(ADA, "", NOW, 2) is not None


async def test_run_shares_a_database_with_nobody(owners: StoredOwners) -> None:
    """Neither with a fleet, nor with another of its kind, nor a fleet with it; itself it is no rival of."""
    assert not await owners.join("whole", "run", 60)
    assert {each: role for each, (role, _) in (await owners.rivals("whole", "run")).items()} == {
        "one": "worker", "two": "worker",
    }  # fmt: skip
    for name in ("one", "two"):
        await owners.leave(name)
    assert await owners.join("whole", "run", 60)
    assert await owners.join("whole", "run", 60)
    for name, role in (("another", "run"), ("one", "worker"), ("door", "gateway")):
        assert not await owners.join(name, role, 60)
        assert list(await owners.rivals(name, role)) == ["whole"]
    assert await owners.rivals("whole", "run") == {}


async def test_a_fleet_is_no_rival_of_itself(owners: StoredOwners) -> None:
    """Gateways and workers join as they come."""
    assert await owners.join("door", "gateway", 60)
    assert await owners.rivals("three", "worker") == {}


async def test_the_silent_are_dead_to_whoever_joins(owners: StoredOwners) -> None:
    """And learn of it at their next beat."""
    assert await owners.join("whole", "run", -1)
    assert not await owners.beat("one")


async def test_of_two_who_want_it_alone_one_gets_it(owners: StoredOwners) -> None:
    """However close together they come."""
    for name in ("one", "two"):
        await owners.leave(name)
    got = await asyncio.gather(*(owners.join(f"whole {number}", "run", 60) for number in range(8)))
    assert sum(got) == 1
