"""What `ports.History` promises of pages, lineage and what is spared, shown on SQLite and on PostgreSQL."""

from dataclasses import replace

import pytest

from bot.domain.generation import Failure, State
from bot.domain.history import Favourite, Query
from bot.domain.reference import Reference
from bot.domain.wish import Craft, Origin
from bot.storage.favourites import StoredFavourites
from bot.storage.generations import StoredGenerations
from bot.storage.history import StoredHistory
from bot.storage.trays import StoredTrays
from tests.contracts.rows import ADA, BRUNO, FREE, NOW, asked, delivered, ended, painted, picture


async def shown(history: StoredHistory, query: Query) -> list[int]:
    """Numbers of the generations on a page, in its order."""
    return [entry.generation.id - 2**61 for entry in (await history.page(query)).entries]


async def test_an_empty_history_has_one_empty_page(history: StoredHistory) -> None:
    """Whatever is asked of it."""
    for query in (Query(), Query(member_id=ADA, number=7), Query(favourites_of=ADA), Query(search="fox")):
        page = await history.page(query)
        assert (page.entries, page.number, page.total, page.pages) == ((), 1, 0, 1)


async def test_pages_come_newest_first_and_hold_the_whole_generation(
    generations: StoredGenerations, history: StoredHistory
) -> None:
    """By the time of the end, then by id; each is what `find` gives, with no single picture chosen."""
    ends = {1: 30.0, 2: 10.0, 3: 20.0, 4: 20.0}
    for number, end in ends.items():
        await delivered(generations, number, at=NOW + end)
    page = await history.page(Query(member_id=ADA))
    assert [entry.generation.id - 2**61 for entry in page.entries] == [1, 4, 3, 2]
    for entry in page.entries:
        assert entry.picture is None
        assert entry.generation == await generations.find(entry.generation.id)


async def test_every_entry_is_on_exactly_one_page(generations: StoredGenerations, history: StoredHistory) -> None:
    """All of fourteen, six a page; beyond the last comes the last, before the first the first."""
    for number in range(14):
        await delivered(generations, number, at=NOW)
    pages = [await history.page(Query(guild_id=5, number=number)) for number in (1, 2, 3)]
    assert [len(page.entries) for page in pages] == [6, 6, 2]
    assert {(page.total, page.pages, page.size) for page in pages} == {(14, 3, 6)}
    numbers = [entry.generation.id - 2**61 for page in pages for entry in page.entries]
    assert numbers == list(reversed(range(14)))
    assert await history.page(Query(guild_id=5, number=99)) == pages[2]
    assert await history.page(Query(guild_id=5, number=-3)) == pages[0]
    assert (await history.page(Query(guild_id=5, number=4, size=5))).number == 3


async def test_only_delivered_pictures_are_shown(generations: StoredGenerations, history: StoredHistory) -> None:
    """Neither what failed, nor what is on its way, nor what was deleted."""
    failed, moving, waiting = [await generations.admit(asked(number), FREE) for number in (1, 2, 3)]
    await generations.move(failed, ended(painted(failed)))
    await generations.move(moving, painted(moving))
    assert waiting.state is State.RESERVED
    gone = await delivered(generations, 4)
    await delivered(generations, 5)
    await generations.delete(gone.id, NOW + 99)
    assert await shown(history, Query(member_id=ADA)) == [5]
    assert await shown(history, Query(search="fox")) == [5]


async def test_a_page_is_narrowed_by_member_server_and_channel(
    generations: StoredGenerations, history: StoredHistory
) -> None:
    """Each alone, and together."""
    await delivered(generations, 1, member=ADA, guild=5, channel=50)
    await delivered(generations, 2, member=BRUNO, guild=5, channel=51)
    await delivered(generations, 3, member=ADA, guild=6, channel=60)
    await delivered(generations, 4, member=ADA, guild=None, channel=70)
    await delivered(generations, 5, member=ADA, guild=5, channel=51)
    assert await shown(history, Query()) == [5, 4, 3, 2, 1]
    assert await shown(history, Query(member_id=ADA)) == [5, 4, 3, 1]
    assert await shown(history, Query(guild_id=5)) == [5, 2, 1]
    assert await shown(history, Query(member_id=ADA, guild_id=5)) == [5, 1]
    assert await shown(history, Query(guild_id=5, channels=frozenset({51}))) == [5, 2]
    assert await shown(history, Query(guild_id=6, channels=frozenset({51}))) == []
    assert await shown(history, Query(channels=frozenset({50, 60, 2**62}))) == [3, 1]
    assert await shown(history, Query(member_id=BRUNO, guild_id=5, channels=frozenset({50}))) == []
    assert await shown(history, Query(guild_id=5, channels=frozenset())) == []


async def test_private_pictures_never_leave_by_a_channel(
    generations: StoredGenerations, history: StoredHistory, favourites: StoredFavourites
) -> None:
    """Their member sees them in their own gallery, and nobody by a narrowing to channels, by whatever else it goes."""
    await delivered(generations, 1)
    secret = await delivered(generations, 2, private=True)
    await favourites.toggle(Favourite(member_id=ADA, generation_id=secret.id, number=1, marked_at=NOW))
    assert await shown(history, Query(member_id=ADA)) == [2, 1]
    public = frozenset({50})
    assert await shown(history, Query(guild_id=5, channels=public)) == [1]
    assert await shown(history, Query(member_id=ADA, channels=public)) == [1]
    assert await shown(history, Query(member_id=ADA, channels=public, search="fox")) == [1]
    assert await shown(history, Query(favourites_of=ADA)) == [2]
    assert await shown(history, Query(favourites_of=ADA, channels=public)) == []
    assert (await history.page(Query(guild_id=5, channels=public))).total == 1


async def test_channels_are_those_with_public_pictures(generations: StoredGenerations, history: StoredHistory) -> None:
    """Of that server alone, and only as long as there is one."""
    await delivered(generations, 1, channel=50)
    await delivered(generations, 2, channel=2**62)
    await delivered(generations, 3, channel=52, private=True)
    await delivered(generations, 4, guild=6, channel=60)
    await delivered(generations, 5, guild=None, channel=70)
    gone = await delivered(generations, 6, channel=53)
    await generations.delete(gone.id, NOW)
    await generations.admit(replace(asked(7), guild_id=5), FREE)
    assert await history.channels(5) == {50, 2**62}
    assert await history.channels(6) == {60}
    assert await history.channels(7) == frozenset()


async def test_children_are_what_grew_out_of_a_generation(
    generations: StoredGenerations, history: StoredHistory
) -> None:
    """Delivered and not deleted, oldest first; a row gives its origin back."""
    parent = await delivered(generations, 1)
    origin = Origin(craft=Craft.VARY, parent_id=parent.id, picture=2)
    for number in (4, 2, 3):
        await delivered(generations, number, origin=origin)
    await delivered(generations, 5, origin=replace(origin, parent_id=parent.id + 1))
    unfinished = asked(6)
    unfinished = replace(unfinished, request=replace(unfinished.request, origin=origin))
    await generations.admit(unfinished, FREE)
    await generations.delete(2**61 + 3, NOW)
    children = await history.children(parent.id)
    assert [each.id - 2**61 for each in children] == [2, 4]
    assert {each.request.origin for each in children} == {origin}
    assert await history.children(2**61 + 4) == []


async def test_a_digest_is_in_use_by_what_is_shown_elsewhere(
    generations: StoredGenerations, history: StoredHistory
) -> None:
    """Not by the generation in question, nor by one that is deleted; and only those asked for are told."""
    first = await delivered(generations, 1, pictures=2)
    second = await delivered(generations, 2)
    digests = [picture(1, 1).digest, picture(1, 2).digest, picture(2).digest, "0" * 64]
    assert await history.digests_in_use(digests, first.id) == {picture(2).digest}
    assert await history.digests_in_use(digests, second.id) == {picture(1, 1).digest, picture(1, 2).digest}
    assert await history.digests_in_use([], second.id) == frozenset()
    await generations.delete(first.id, NOW)
    assert await history.digests_in_use(digests, second.id) == frozenset()


async def test_a_digest_that_can_be_fetched_is_in_use(generations: StoredGenerations, history: StoredHistory) -> None:
    """By nobody else's deletion is it lost, but it is kept no longer than others, and not once it is deleted."""
    row = await generations.admit(asked(1), FREE)
    refused = replace(ended(painted(row)), failure=Failure(code="delivery-failed"))
    await generations.move(row, refused)
    digests = [each.digest for each in refused.pictures]
    assert await history.digests_in_use(digests, row.id + 1) == frozenset(digests)
    assert await history.digests_in_use(digests, row.id) == frozenset()
    assert await history.digests_to_keep() == frozenset()
    await generations.delete(row.id, NOW)
    assert await history.digests_in_use(digests, row.id + 1) == frozenset()


async def test_two_generations_may_show_the_same_bytes(generations: StoredGenerations, history: StoredHistory) -> None:
    """Then each is in the other's way until one is deleted, as is one that is still on its way with them."""
    rows = [await generations.admit(asked(number), FREE) for number in (1, 2)]
    moving = [painted(row) for row in rows]
    shared = [moving[0].pictures[0].digest]
    for row, after in zip(rows, moving, strict=True):
        await generations.move(row, after)
    assert await history.digests_in_use(shared, rows[0].id) == set(shared)
    for after in moving:
        await generations.move(after, ended(after, State.DONE))
    assert await history.digests_in_use(shared, rows[0].id) == set(shared)
    await generations.delete(rows[1].id, NOW)
    assert await history.digests_in_use(shared, rows[0].id) == frozenset()


def reference(number: int) -> Reference:
    """A reference whose original is kept."""
    return Reference(url=f"https://cdn/{number}.png", name=f"{number}.png", original=picture(number))


async def test_trays_and_references_of_unfinished_generations_use_digests(
    generations: StoredGenerations, history: StoredHistory, trays: StoredTrays
) -> None:
    """And no longer, once the tray is empty and the generation has ended."""
    await trays.add(BRUNO, reference(8), NOW)
    await trays.add(BRUNO, Reference(url="https://cdn/none.png", name="none.png"), NOW)
    row = asked(1)
    row = await generations.admit(replace(row, request=replace(row.request, references=(reference(9),))), FREE)
    both = {picture(8).digest, picture(9).digest}
    assert await history.digests_in_use(sorted(both), 1) == both
    assert await history.digests_in_use(sorted(both), row.id) == {picture(8).digest}
    assert await history.digests_to_keep() == both
    await trays.empty(BRUNO)
    await generations.move(row, ended(row))
    assert await history.digests_in_use(sorted(both), 1) == frozenset()
    assert await history.digests_to_keep() == frozenset()


async def test_favourites_and_pictures_on_their_way_are_kept(
    generations: StoredGenerations, history: StoredHistory, favourites: StoredFavourites
) -> None:
    """Of a generation only the marked picture; what ended without a mark is nobody's to keep."""
    series = await delivered(generations, 1, pictures=3)
    await delivered(generations, 2)
    mark = Favourite(member_id=BRUNO, generation_id=series.id, number=2, marked_at=NOW)
    await favourites.toggle(mark)
    row = await generations.admit(asked(3), FREE)
    moving = painted(row)
    await generations.move(row, moving)
    assert await history.digests_to_keep() == {picture(1, 2).digest, moving.pictures[0].digest}
    await generations.move(moving, ended(moving))
    await favourites.toggle(mark)
    assert await history.digests_to_keep() == frozenset()


@pytest.mark.parametrize("what", ["digest", "pictures"])
async def test_a_prompt_cannot_pretend_to_be_a_picture(
    generations: StoredGenerations, history: StoredHistory, what: str
) -> None:
    """Words that look like the way pictures are written down keep nothing."""
    await delivered(generations, 1, prompt=f'x","{what}":[{{"digest":"{"f" * 64}"}}],"digest":"{"f" * 64}", "y')
    assert await history.digests_in_use(["f" * 64, picture(1).digest], 1) == {picture(1).digest}


async def test_originals_of_a_server_are_its_own(generations: StoredGenerations, history: StoredHistory) -> None:
    """Those asked for before then, with what they worked from; without what another server, or a member, shows."""
    references = (reference(9),)
    row = asked(1)
    row = replace(row, guild_id=5, request=replace(row.request, references=references))
    row = await generations.admit(row, FREE)
    await generations.move(row, ended(row))
    for number in (2, 3, 4):
        await delivered(generations, number)
    for number, guild in ((13, 6), (14, None)):
        copied = replace(asked(number), guild_id=guild)
        copied = await generations.admit(copied, FREE)
        render = replace(painted(copied).renders[0], pictures=(picture(number - 10),))
        moving = replace(painted(copied), renders=(render,))
        await generations.move(copied, moving)
        await generations.move(moving, ended(moving, State.DONE))
    await delivered(generations, 5, guild=6)
    assert await history.digests_of_guild(5, NOW + 1) == {picture(9).digest, picture(2).digest}
    assert await history.digests_of_guild(5, NOW) == frozenset()
    assert await history.digests_of_guild(6, NOW + 1) == {picture(5).digest}


async def test_originals_of_a_server_however_many(generations: StoredGenerations, history: StoredHistory) -> None:
    """Asked for at the same moment or one after the other."""
    for number in range(1, 451):
        row = asked(number, at=NOW + number // 150)
        references = (reference(number),)
        admitted = replace(row, guild_id=5, request=replace(row.request, references=references))
        await generations.admit(admitted, FREE)
    assert await history.digests_of_guild(5, NOW + 10) == {picture(number).digest for number in range(1, 451)}
