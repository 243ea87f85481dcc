"""What `ports.Purges` promises, shown on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace

import pytest

from bot.domain.conduct import Purge, Veil
from bot.domain.history import Query
from bot.storage.database import Database
from bot.storage.generations import StoredGenerations
from bot.storage.history import StoredHistory
from bot.storage.purges import StoredPurges
from tests.contracts.rows import ADA, BRUNO, NOW, delivered, picture

GUILD, OTHER = 5, 6
WEEK = 7 * 86_400.0
PURGE = Purge(id=0, guild_id=GUILD, member_id=ADA, since=NOW, by_id=BRUNO, at=NOW + 100, until=NOW + 100 + WEEK)


@pytest.fixture
def purges(database: Database) -> StoredPurges:
    return StoredPurges(database)


@pytest.fixture
def generations(database: Database) -> StoredGenerations:
    return StoredGenerations(database)


@pytest.fixture
def history(database: Database) -> StoredHistory:
    return StoredHistory(database)


async def shown(history: StoredHistory) -> list[int]:
    """Seeds of what the server's gallery shows, newest first."""
    page = await history.page(Query(guild_id=GUILD, channels=frozenset({50}), size=50))
    return [each.generation.request.seed for each in page.entries]


async def test_a_purge_hides_one_member_in_one_server(
    purges: StoredPurges, generations: StoredGenerations, history: StoredHistory
) -> None:
    """What somebody else, or the member elsewhere, painted stays."""
    await delivered(generations, 1)
    await delivered(generations, 2, member=BRUNO)
    await delivered(generations, 3, guild=OTHER)
    assert await purges.count(GUILD, ADA, NOW) == 1
    done = await purges.purge(PURGE)
    assert done == replace(PURGE, id=done.id, hidden=1)
    assert done.id > 0
    assert await shown(history) == [2]
    assert await purges.count(GUILD, ADA, NOW) == 0
    hidden = await generations.find(2**61 + 1)
    assert hidden is not None
    assert hidden.deleted_at == PURGE.at


async def test_a_purge_goes_back_as_far_as_it_says(
    purges: StoredPurges, generations: StoredGenerations, history: StoredHistory
) -> None:
    """By when a generation was asked for."""
    await delivered(generations, 1)
    assert (await purges.purge(replace(PURGE, since=NOW + 0.5))).hidden == 0
    assert await shown(history) == [1]


async def test_a_purge_is_undone_once_and_in_time(
    purges: StoredPurges, generations: StoredGenerations, history: StoredHistory
) -> None:
    """In its own server, by its own id; the pictures are back where they were, in their order."""
    for number in (1, 2, 3):
        await delivered(generations, number, member=BRUNO if number == 2 else ADA)
    done = await purges.purge(PURGE)
    assert await purges.all(GUILD, PURGE.at) == [done]
    assert await purges.undo(OTHER, done.id, ADA, PURGE.at) is None
    assert await purges.undo(GUILD, done.id + 1, ADA, PURGE.at) is None
    assert await purges.undo(GUILD, done.id, ADA, PURGE.until) is None
    undone = await purges.undo(GUILD, done.id, ADA, PURGE.until - 1)
    assert undone == replace(done, undone_at=PURGE.until - 1, undone_by=ADA)
    assert await purges.undo(GUILD, done.id, ADA, PURGE.until - 1) is None
    assert await shown(history) == [3, 2, 1]
    assert await purges.all(GUILD, PURGE.at) == []


async def test_messages_are_veiled_one_by_one(purges: StoredPurges, generations: StoredGenerations) -> None:
    """What is to be done stands in the rows until it is done, and a later decision overtakes an earlier one."""
    for number in (1, 2, 3):
        await delivered(generations, number)
    done = await purges.purge(PURGE)
    assert await seen_to(purges, NOW) == (1, Veil.HIDING)
    assert await seen_to(purges, NOW) == (2, Veil.HIDING)
    third = await purges.take(NOW)
    await purges.undo(GUILD, done.id, ADA, PURGE.at + 1)
    assert third is not None
    await purges.veiled(third[0].id, third[1])
    assert [await seen_to(purges, NOW) for _ in range(4)] == [*((n, Veil.SHOWING) for n in (1, 2, 3)), None]


async def test_messages_are_seen_to_by_one_at_a_time(purges: StoredPurges, generations: StoredGenerations) -> None:
    """Else an older decision could come last; whoever died over it is waited for no longer than some minutes."""
    for number in (1, 2):
        await delivered(generations, number)
    await purges.purge(PURGE)
    taken = await asyncio.gather(*(purges.take(NOW) for _ in range(5)))
    assert len([each for each in taken if each]) == len({each[0].id for each in taken if each}) >= 1
    while await purges.take(NOW):
        pass
    assert await purges.take(NOW + 299) is None
    assert await seen_to(purges, NOW + 300) == (1, Veil.HIDING)


async def test_what_is_deleted_for_good_does_not_come_back(
    purges: StoredPurges, generations: StoredGenerations, history: StoredHistory
) -> None:
    """Also where it was purged before; the rest of the purge does."""
    for number in (1, 2):
        await delivered(generations, number)
    done = await purges.purge(PURGE)
    assert await generations.delete(2**61 + 1, NOW + 200) is True
    assert await purges.all(GUILD, PURGE.at) == [replace(done, hidden=1)]
    undone = await purges.undo(GUILD, done.id, ADA, PURGE.at)
    assert undone is not None
    assert undone.hidden == 1
    assert await shown(history) == [2]
    assert await generations.delete(2**61 + 1, NOW + 300) is False


async def seen_to(purges: StoredPurges, now: float) -> tuple[int, Veil] | None:
    """Take one, note that it is done, and tell its number and what was done."""
    taken = await purges.take(now)
    if taken is None:
        return None
    await purges.veiled(taken[0].id, taken[1])
    return taken[0].id - 2**61, taken[1]


async def test_originals_are_kept_for_as_long_as_a_purge_can_be_undone(
    purges: StoredPurges, generations: StoredGenerations, history: StoredHistory
) -> None:
    """Then their digests are told until they are cleared, and nobody brings them back."""
    await delivered(generations, 1, pictures=2)
    done = await purges.purge(PURGE)
    digests = {picture(1, 1).digest, picture(1, 2).digest}
    assert await history.digests_to_keep() == digests
    assert await purges.expire(PURGE.until - 1) == []
    for _ in range(2):
        assert set(await purges.expire(PURGE.until)) == digests
        assert await history.digests_to_keep() == frozenset()
    assert await purges.undo(GUILD, done.id, ADA, PURGE.until - 1) is None
    await purges.clear(PURGE.until - 1)
    assert set(await purges.expire(PURGE.until)) == digests
    await purges.clear(PURGE.until)
    assert await purges.expire(PURGE.until) == []


async def test_what_the_log_does_not_tell_yet_is_found(purges: StoredPurges, generations: StoredGenerations) -> None:
    """A purge, and its undoing, each until it is noted."""
    await delivered(generations, 1)
    done = await purges.purge(PURGE)
    assert await purges.unnoted() == [done]
    await purges.noted(done)
    assert await purges.unnoted() == []
    undone = await purges.undo(GUILD, done.id, ADA, PURGE.at + 1)
    assert undone is not None
    await purges.noted(done)
    assert await purges.unnoted() == [undone]
    await purges.noted(undone)
    assert await purges.unnoted() == []
