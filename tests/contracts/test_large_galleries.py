"""Galleries of ten thousand generations stay walks along an index, on SQLite and on PostgreSQL."""

import re
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from bot.domain.history import Favourite, Query
from bot.storage import favourites, history, statements, trays
from bot.storage.database import Database
from bot.storage.favourites import StoredFavourites
from bot.storage.galleries import gallery
from bot.storage.generations import StoredGenerations
from bot.storage.history import StoredHistory
from tests.contracts.rows import ADA, NOW, delivered, picture

MANY = 10_000
COPIED = (
    "member_id, guild_id, channel_id, provider, state, reservation, counted, cost_micros, created_at, turn_at,"
    " ended_at, owner, epoch, request, renders, reply, failure, parent_id, private, prompt_words"
)
FILL = f"""
INSERT INTO generations (id, {COPIED})
WITH RECURSIVE copies (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM copies WHERE number < :copies)
SELECT id + number, {COPIED} FROM generations, copies WHERE true
RETURNING id
"""
SHOW = "UPDATE generations SET shown_at = ended_at + id - :first WHERE shown_at IS NULL RETURNING id"
#: A table that is read as a whole; the index of what is undecided holds such rows alone.
WHOLE = re.compile(r"(SCAN|Seq Scan on) (generations|favourites|shown_pictures)(?! USING INDEX generations_at_stake)")


@pytest.fixture
async def full(database: Database, database_url: str) -> Database:
    """A database with that many delivered generations of one member in one channel, and as many marks."""
    row = await delivered(StoredGenerations(database), 0, at=NOW, prompt="a red fox")
    await database.fetch(FILL, {"copies": MANY - 1})
    await database.fetch(SHOW, {"first": row.id})
    mark = "INSERT INTO favourites SELECT 1, generation_id, number, generation_id FROM shown_pictures RETURNING 1"
    await database.fetch(mark, {})
    if database_url.startswith("postgresql"):
        # What its own housekeeping does after a while: the planner goes by the numbers of rows.
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
    return database


async def plan(database: Database, statement: str, params: dict[str, Any]) -> str:
    """How the database would run it."""
    sqlite = "json_each" in database.dialect.among
    rows = await database.fetch(f"EXPLAIN {'QUERY PLAN ' if sqlite else ''}{statement}", params)
    return "\n".join(str(row[-1]) for row in rows)


def walks(told: str) -> bool:
    """Whether a plan reads no table as a whole and sorts nothing."""
    whole = ("SCAN generations", "SCAN favourites", "Seq Scan", "TEMP B-TREE", "Sort", "Bitmap")
    return not any(each in told for each in whole) and ("INDEX" in told or "Index" in told)


QUERIES = {
    "mine": Query(member_id=ADA),
    "the server's": Query(guild_id=5, channels=frozenset({50, 51})),
    "a member's public ones": Query(member_id=ADA, guild_id=5, channels=frozenset({50})),
    "favourites": Query(favourites_of=1),
}


@pytest.mark.parametrize("name", QUERIES)
async def test_a_page_is_a_walk_along_an_index(full: Database, name: str) -> None:
    """From the newest on: no table is read as a whole and nothing is sorted, and the page is right."""
    query = QUERIES[name]
    found = gallery(query, full.dialect)
    for number in (1, 2, 5):
        told = await plan(full, found.page, {**found.params, "size": query.size, "skip": (number - 1) * query.size})
        assert walks(told), told
        page = await StoredHistory(full).page(replace(query, number=number))
        newest = 2**61 + MANY - 1 - (number - 1) * query.size
        assert [entry.generation.id for entry in page.entries] == list(range(newest, newest - query.size, -1))
        assert (page.total, page.pages) == (MANY, -(-MANY // query.size))


async def test_a_rare_word_is_looked_up(full: Database) -> None:
    """By the index of words; and an everyday one is found in all."""
    row = await delivered(StoredGenerations(full), MANY, prompt="a unicorn", at=NOW)
    found = gallery(Query(guild_id=5, search="unic"), full.dialect)
    told = await plan(full, found.count, found.params)
    assert "generation_words" in told, told
    assert not WHOLE.search(told), told
    page = await StoredHistory(full).page(Query(guild_id=5, search="unic"))
    assert [entry.generation.id for entry in page.entries] == [row.id]
    assert (await StoredHistory(full).page(Query(guild_id=5, search="fox red"))).total == MANY


async def test_everything_about_one_generation_is_looked_up(full: Database) -> None:
    """Children, marks, digests, deletion and decisions do not grow with the table."""
    among = full.dialect.among.format(column="digest", name="digests", kind="TEXT")
    digests = full.dialect.listed([picture(1).digest])
    asked: list[tuple[str, dict[str, Any]]] = [
        (history.CHILDREN, {"parent_id": 1}),
        (history.CHANNELS, {"guild_id": 6}),
        (history.IN_USE.format(among=among), {"digests": digests, "besides": 1}),
        (history.IN_HAND, {}),
        (favourites.TOGGLE, {"member_id": 2, "generation_id": 2**61, "number": 1, "marked_at": NOW}),
        (favourites.MARKED, {"member_id": 1, "generation_id": 2**61}),
        (trays.READ, {"member_id": 1}),
        (statements.DELETE, {"id": 1, "now": NOW}),
        (statements.UNKNOWN, {}),
        (statements.DECIDE, {"id": 1, "renders": "[]", "charged": True}),
    ]
    for statement, params in asked:
        told = await plan(full, statement, params)
        assert not WHOLE.search(told), told


async def test_marks_of_one_member_do_not_slow_another_s(full: Database) -> None:
    """Who marked one picture sees it at once, beside ten thousand marks of somebody else."""
    await StoredFavourites(full).toggle(Favourite(member_id=2, generation_id=2**61 + 5, number=1, marked_at=NOW))
    found = gallery(Query(favourites_of=2), full.dialect)
    told = await plan(full, found.count, found.params)
    assert "favourites_by_time" in told or "favourites_pkey" in told, told
    page = await StoredHistory(full).page(Query(favourites_of=2))
    assert [(entry.generation.id, entry.picture) for entry in page.entries] == [(2**61 + 5, 1)]
