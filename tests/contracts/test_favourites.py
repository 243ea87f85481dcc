"""What `ports.Favourites` promises, and their pages in the history, shown on SQLite and on PostgreSQL."""

import asyncio

import pytest

from bot.domain.history import Favourite, Query
from bot.storage.favourites import StoredFavourites
from bot.storage.generations import StoredGenerations
from bot.storage.history import StoredHistory
from tests.contracts.rows import ADA, BRUNO, FREE, NOW, asked, delivered, painted


def mark(number: int, which: int = 1, *, member: int = ADA, at: float = NOW) -> Favourite:
    """A member's mark on a picture of the generation of that number."""
    return Favourite(member_id=member, generation_id=2**61 + number, number=which, marked_at=at)


async def tiles(history: StoredHistory, query: Query) -> list[tuple[int, int | None]]:
    """Generation and picture of each entry of a page."""
    return [(entry.generation.id - 2**61, entry.picture) for entry in (await history.page(query)).entries]


async def test_a_mark_is_set_and_taken_off(generations: StoredGenerations, favourites: StoredFavourites) -> None:
    """In turns, each picture by itself, and each member for themselves."""
    row = await delivered(generations, 1, pictures=3)
    assert await favourites.marked(ADA, row.id) == frozenset()
    assert [await favourites.toggle(mark(1, 2)) for _ in range(3)] == [True, False, True]
    assert await favourites.toggle(mark(1, 3))
    assert await favourites.toggle(mark(1, 1, member=BRUNO))
    assert await favourites.marked(ADA, row.id) == {2, 3}
    assert await favourites.marked(BRUNO, row.id) == {1}
    assert await favourites.marked(ADA, row.id + 1) == frozenset()


@pytest.mark.parametrize("presses", [20, 21])
async def test_racing_presses_all_count(
    generations: StoredGenerations, favourites: StoredFavourites, presses: int
) -> None:
    """Half of them mark and half unmark, and what is left agrees with their number."""
    row = await delivered(generations, 1)
    outcomes = await asyncio.gather(*(favourites.toggle(mark(1)) for _ in range(presses)))
    assert sum(outcomes) == (presses + 1) // 2
    assert await favourites.marked(ADA, row.id) == (frozenset({1}) if presses % 2 else frozenset())


async def test_only_what_is_shown_can_be_marked(
    generations: StoredGenerations, favourites: StoredFavourites, history: StoredHistory
) -> None:
    """No unknown generation, none on its way, none that is deleted, and no number beyond its pictures."""
    await delivered(generations, 1, pictures=2)
    moving = await generations.admit(asked(2), FREE)
    await generations.move(moving, painted(moving))
    gone = await delivered(generations, 3)
    await generations.delete(gone.id, NOW)
    for each in (mark(1, 0), mark(1, 3), mark(2), mark(3), mark(4)):
        assert not await favourites.toggle(each)
    assert await tiles(history, Query(favourites_of=ADA)) == []


async def test_favourites_are_paged_by_picture_the_last_marked_first(
    generations: StoredGenerations, favourites: StoredFavourites, history: StoredHistory
) -> None:
    """Whatever the age of the pictures; marking anew brings one to the front."""
    await delivered(generations, 1, pictures=3)
    await delivered(generations, 2, member=BRUNO)
    for at, each in enumerate(((1, 3), (2, 1), (1, 1), (1, 2))):
        await favourites.toggle(mark(*each, at=NOW + at))
    await favourites.toggle(mark(2, member=BRUNO))
    assert await tiles(history, Query(favourites_of=ADA)) == [(1, 2), (1, 1), (2, 1), (1, 3)]
    await favourites.toggle(mark(1, 3))
    await favourites.toggle(mark(1, 3, at=NOW + 10))
    assert await tiles(history, Query(favourites_of=ADA, size=3)) == [(1, 3), (1, 2), (1, 1)]
    page = await history.page(Query(favourites_of=ADA, size=3, number=9))
    assert (page.number, page.total, len(page.entries)) == (2, 4, 1)
    assert page.entries[0].generation == await generations.find(2**61 + 2)
    assert await tiles(history, Query(favourites_of=BRUNO)) == [(2, 1)]


async def test_pictures_marked_at_once_have_an_order(
    generations: StoredGenerations, favourites: StoredFavourites, history: StoredHistory
) -> None:
    """So that no page shows one twice."""
    await delivered(generations, 1, pictures=4)
    for which in (2, 4, 1, 3):
        await favourites.toggle(mark(1, which))
    pages = [await tiles(history, Query(favourites_of=ADA, size=2, number=number)) for number in (1, 2)]
    assert pages == [[(1, 4), (1, 3)], [(1, 2), (1, 1)]]


async def test_favourites_are_narrowed_and_searched_like_a_gallery(
    generations: StoredGenerations, favourites: StoredFavourites, history: StoredHistory
) -> None:
    """By the generations that the pictures belong to."""
    await delivered(generations, 1, prompt="a red fox", channel=50)
    await delivered(generations, 2, prompt="a blue fox", channel=51, member=BRUNO)
    await delivered(generations, 3, prompt="夕焼けの空", guild=6)
    for number in (1, 2, 3):
        await favourites.toggle(mark(number, at=NOW + number))
    assert await tiles(history, Query(favourites_of=ADA, search="FOX")) == [(2, 1), (1, 1)]
    assert await tiles(history, Query(favourites_of=ADA, search="焼け")) == [(3, 1)]
    assert await tiles(history, Query(favourites_of=ADA, guild_id=5, channels=frozenset({50}))) == [(1, 1)]
    assert await tiles(history, Query(favourites_of=ADA, member_id=BRUNO)) == [(2, 1)]


async def test_a_deletion_takes_the_marks_along(
    generations: StoredGenerations, favourites: StoredFavourites, history: StoredHistory
) -> None:
    """Of every member."""
    row = await delivered(generations, 1, pictures=2)
    await delivered(generations, 2)
    for each in (mark(1, 1), mark(1, 2, member=BRUNO), mark(2)):
        await favourites.toggle(each)
    await generations.delete(row.id, NOW)
    assert await tiles(history, Query(favourites_of=ADA)) == [(2, 1)]
    assert (await history.page(Query(favourites_of=BRUNO))).total == 0
    assert await favourites.marked(ADA, row.id) == frozenset()


async def test_a_mark_that_races_with_the_deletion_is_never_left(
    generations: StoredGenerations, favourites: StoredFavourites, history: StoredHistory
) -> None:
    """Whoever comes first, nothing fails and nothing stays."""
    for number in range(1, 11):
        row = await delivered(generations, number)
        toggles = (favourites.toggle(mark(number, member=member)) for member in range(1, 6))
        _, deleted, *_ = await asyncio.gather(next(toggles), generations.delete(row.id, NOW), *toggles)
        assert deleted
    for member in range(1, 6):
        assert (await history.page(Query(favourites_of=member))).total == 0
