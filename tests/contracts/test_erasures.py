"""What `ports.Erasures` promises, shown on SQLite and on PostgreSQL."""

import asyncio
import json
from dataclasses import replace

import pytest

from bot.domain.conduct import Deed, LogEntry, LogQuery, Purge, Report
from bot.domain.erasure import COUNTED_SECONDS, NOBODY, Erasure
from bot.domain.generation import Failure, Generation, State
from bot.domain.history import Favourite, Query
from bot.domain.preferences import Preferences
from bot.domain.reference import Reference
from bot.domain.size import Quality
from bot.storage.database import Database
from bot.storage.decision_log import StoredDecisionLog
from bot.storage.erasures import StoredErasures
from bot.storage.favourites import StoredFavourites
from bot.storage.generations import StoredGenerations
from bot.storage.history import StoredHistory
from bot.storage.preferences import StoredPreferences
from bot.storage.purges import StoredPurges
from bot.storage.reports import StoredReports
from bot.storage.trays import StoredTrays
from tests.contracts.rows import ADA, BRUNO, FREE, NOW, asked, delivered, ended, painted, picture, settle

GUILD, OTHER = 5, 6
LATER = NOW + 1000
BUSY = LATER + 300
WISH = Erasure(member_id=ADA, asked_at=LATER, messages=True)


@pytest.fixture
def erasures(database: Database) -> StoredErasures:
    return StoredErasures(database)


async def left(erasures: StoredErasures, wish: Erasure = WISH) -> list[int]:
    """Seeds of what is still to be erased."""
    return [each.request.seed for each, _ in await erasures.generations(wish, 0)]


async def stored(generations: StoredGenerations, generation: Generation) -> Generation:
    found = await generations.find(generation.id)
    assert found is not None
    return found


async def test_a_wish_is_written_unless_something_is_on_its_way(
    erasures: StoredErasures, generations: StoredGenerations
) -> None:
    """Of the member: what others paint hinders nobody. An end that was not told is on its way as well."""
    await generations.admit(asked(1, member=BRUNO), FREE)
    row = await generations.admit(asked(2), FREE)
    assert await erasures.begin(WISH, BUSY) is False
    untold = replace(ended(row), reply=row.reply)
    await generations.move(row, untold)
    assert await erasures.begin(WISH, BUSY) is False
    await generations.told(replace(untold, reply=replace(untold.reply, token=None)))
    assert await erasures.begin(WISH, BUSY) is True


async def test_nothing_sets_out_while_a_wish_is_written(
    erasures: StoredErasures, generations: StoredGenerations
) -> None:
    """Of both at once, each sees the other or comes after it."""
    began, admitted = await asyncio.gather(erasures.begin(WISH, BUSY), generations.admit(asked(1, at=LATER + 1), FREE))
    assert admitted.turn_at is not None
    assert await left(erasures) == []
    assert began in (True, False)


async def test_a_wish_is_taken_once_it_was_left(erasures: StoredErasures) -> None:
    """By one of those who look at once; holding it keeps others away."""
    await erasures.begin(WISH, BUSY)
    assert await erasures.take(BUSY - 1, BUSY + 300) is None
    taken = await asyncio.gather(*(erasures.take(BUSY, BUSY + 300) for _ in range(3)))
    assert [each for each in taken if each is not None] == [WISH]
    await erasures.hold(ADA, BUSY + 600)
    assert await erasures.take(BUSY + 300, BUSY + 900) is None
    assert await erasures.take(BUSY + 600, BUSY + 900) == WISH


async def test_a_wish_made_anew_asks_for_what_has_come_since(erasures: StoredErasures) -> None:
    """And for messages as soon as one of both does; an older one ends neither."""
    await erasures.begin(WISH, BUSY)
    await erasures.erase_books(ADA)
    again = replace(WISH, asked_at=LATER + 50, messages=False)
    assert await erasures.begin(again, BUSY) is True
    await erasures.finish(WISH)
    assert await erasures.take(BUSY, BUSY + 300) == replace(again, messages=True)
    await erasures.finish(again)
    assert await erasures.take(BUSY + 300, BUSY + 600) is None


async def test_the_books_of_a_member_are_deleted(
    database: Database, erasures: StoredErasures, generations: StoredGenerations, favourites: StoredFavourites,
    trays: StoredTrays,
) -> None:  # fmt: skip
    """Marks, tray, preferences, and what they wrote; of nobody else."""
    row = await delivered(generations, 1, member=BRUNO)
    preferences, reports, log = StoredPreferences(database, {}), StoredReports(database), StoredDecisionLog(database)
    for member in (ADA, BRUNO):
        await favourites.toggle(Favourite(member_id=member, generation_id=row.id, number=1, marked_at=NOW))
        kept = Reference(url="https://cdn/9.png", name="9.png", original=picture(member % 10))
        await trays.add(member, kept, NOW)
        await preferences.change(member, lambda _: Preferences(quality=Quality.K4))
        await reports.file(Report(generation_id=row.id, guild_id=GUILD, reporter_id=member, at=NOW, reason="rude"), 5)
        blocked = LogEntry(guild_id=GUILD, at=NOW, by_id=0, deed=Deed.BLOCKED, member_id=member)
        await log.note(replace(blocked, facts={"prompt": f"words of {member}", "rule": 3}))
    assert await erasures.tray_digests(ADA) == {picture(ADA % 10).digest}
    await erasures.begin(WISH, BUSY)
    assert (await StoredPreferences.load(database)).of(ADA) == Preferences(), "the wish alone ends them"
    for _ in range(2):
        await erasures.erase_books(ADA)
    assert await favourites.marked(ADA, row.id) == frozenset()
    assert await favourites.marked(BRUNO, row.id) == {1}
    assert await trays.references(ADA) == ()
    assert len(await trays.references(BRUNO)) == 1
    known = await StoredPreferences.load(database)
    assert (known.of(ADA).quality, known.of(BRUNO).quality) == (Quality.K2, Quality.K4)
    assert {each.reporter_id: each.reason for each in await reports.of(row.id)} == {ADA: "", BRUNO: "rude"}
    noted = {each.member_id: dict(each.facts) async for each in log.all(LogQuery(guild_id=GUILD, deed=Deed.BLOCKED))}
    assert noted == {ADA: {"rule": 3}, BRUNO: {"prompt": f"words of {BRUNO}", "rule": 3}}


async def test_a_generation_is_made_anonymous(
    database: Database, erasures: StoredErasures, generations: StoredGenerations, history: StoredHistory
) -> None:
    """Nothing that was written is left, and all that adds up is; of what has ended, once."""
    row = await delivered(generations, 1, prompt="zeppelin", pictures=2)
    other = await delivered(generations, 2, member=BRUNO)
    assert await erasures.servers(WISH) == [GUILD]
    assert await left(erasures) == [1]
    for _ in range(2):
        await erasures.erase(row, LATER)
    found = await stored(generations, row)
    assert (found.request.prompt, found.deleted_at, found.reply.posts) == ("", LATER, ())
    assert [each.order.prompt for each in found.renders] == ["", ""]
    kept = ("state", "reservation", "counted", "cost_micros", "created_at", "ended_at", "guild_id", "provider")
    assert all(getattr(found, name) == getattr(row, name) for name in kept)
    assert found.member_id == ADA, "it still counts"
    assert await left(erasures) == []
    assert await erasures.servers(WISH) == []
    assert await generations.recent(ADA, 10) == []
    page = await history.page(Query(guild_id=GUILD, channels=frozenset({50}), size=50))
    assert [each.generation.id for each in page.entries] == [other.id]
    assert (await history.page(Query(guild_id=GUILD, search="zeppelin", size=50))).total == 0
    rows_ = await database.fetch("SELECT request, renders, reply, prompt_words FROM generations", {})
    assert not any("zeppelin" in json.dumps([str(cell) for cell in each]) for each in rows_)


async def test_what_came_after_the_wish_stays(erasures: StoredErasures, generations: StoredGenerations) -> None:
    """As does what has not ended."""
    await delivered(generations, 1)
    late = await generations.admit(asked(2, at=LATER + 1), FREE)
    await generations.admit(asked(3), FREE)
    moving = painted(late)
    await generations.move(late, moving)
    await settle(generations, moving, at=LATER + 60)
    assert await left(erasures) == [1]


async def test_what_others_use_is_told(
    database: Database, erasures: StoredErasures, generations: StoredGenerations, trays: StoredTrays
) -> None:
    """Shown, in a tray, worked from, kept for its member, or hidden by a purge that can be undone."""
    await delivered(generations, 1)
    await delivered(generations, 2, member=BRUNO)
    await trays.add(BRUNO, Reference(url="", name="3.png", original=picture(3)), NOW)
    await trays.add(ADA, Reference(url="", name="4.png", original=picture(4)), NOW)
    working = asked(5, member=BRUNO)
    references = (Reference(url="", name="5.png", original=picture(5)),)
    await generations.admit(replace(working, request=replace(working.request, references=references)), FREE)
    row = await generations.admit(asked(6, member=BRUNO), FREE)
    moving = painted(row)
    await generations.move(row, moving)
    lost = replace(ended(moving), failure=Failure(code="delivery-failed"))
    await generations.move(moving, lost)
    await delivered(generations, 7, member=BRUNO, guild=OTHER)
    purge = Purge(id=0, guild_id=OTHER, member_id=BRUNO, since=NOW, by_id=9, at=NOW + 100, until=NOW + 1e6)
    await StoredPurges(database).purge(purge)
    every = [*(picture(number).digest for number in (1, 2, 3, 4, 5, 7)), lost.pictures[0].digest]
    expected = {picture(number).digest for number in (2, 3, 5, 7)} | {lost.pictures[0].digest}
    assert await erasures.used_by_others(every, WISH) == expected


async def test_of_a_purge_the_messages_are_still_to_go(
    database: Database, erasures: StoredErasures, generations: StoredGenerations
) -> None:
    """What it has not reached is told, so that deleting the row brings nothing back."""
    row = await delivered(generations, 1)
    purge = Purge(id=0, guild_id=GUILD, member_id=ADA, since=NOW, by_id=9, at=NOW + 100, until=NOW + 1e6)
    await StoredPurges(database).purge(purge)
    assert [(each.id, veiled) for each, veiled in await erasures.generations(WISH, 0)] == [(row.id, True)]


async def test_many_are_given_some_at_a_time(erasures: StoredErasures, generations: StoredGenerations) -> None:
    """In order, each once."""
    for number in range(1, 61):
        await delivered(generations, number)
    some = await erasures.generations(WISH, 0)
    rest = await erasures.generations(WISH, some[-1][0].id)
    assert [each.request.seed for each, _ in (*some, *rest)] == list(range(1, 61))


async def test_the_id_fades_once_it_counts_no_more(erasures: StoredErasures, generations: StoredGenerations) -> None:
    """Only of what is erased."""
    row, kept = await delivered(generations, 1), await delivered(generations, 2)
    await erasures.erase(row, LATER)
    assert await erasures.fade(row.created_at) == 0
    assert await erasures.fade(row.created_at + COUNTED_SECONDS) == 1
    assert await erasures.fade(row.created_at + COUNTED_SECONDS) == 0
    assert (await stored(generations, row)).member_id == NOBODY
    assert (await stored(generations, kept)).member_id == ADA


async def test_what_is_old_is_nobodys_at_once(erasures: StoredErasures, generations: StoredGenerations) -> None:
    """It counts for no limit."""
    row = await delivered(generations, 1)
    await erasures.erase(row, row.created_at + COUNTED_SECONDS)
    assert (await stored(generations, row)).member_id == NOBODY


async def test_tokens_that_expired_are_blanked(erasures: StoredErasures, generations: StoredGenerations) -> None:
    """Of what waits, runs or is to be told; that there was one is still to be seen, and whoever moves it may."""
    row = await generations.admit(asked(1), FREE)
    assert row.reply.token_expires_at == NOW + 900
    assert await erasures.forget_tokens(NOW + 899) == 0
    assert await erasures.forget_tokens(NOW + 901) == 1
    assert await erasures.forget_tokens(NOW + 901) == 0
    assert (await stored(generations, row)).reply.token == ""
    await generations.move(row, row.moved(State.SUBMITTING))
