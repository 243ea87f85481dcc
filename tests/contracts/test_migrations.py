"""What becomes of a database that an earlier Easel made, shown on SQLite and on PostgreSQL."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import psycopg
import pytest
import sqlalchemy
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from bot.domain.generation import Generation, Reservation, State
from bot.domain.history import Favourite, Query
from bot.domain.wish import IMAGINED
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.favourites import StoredFavourites
from bot.storage.generations import StoredGenerations
from bot.storage.history import StoredHistory
from tests.contracts.conftest import Opening
from tests.contracts.rows import ADA, FREE, NOW, asked, delivered, ended, picture

Json = dict[str, Any]
COLUMNS = (
    "id", "member_id", "guild_id", "channel_id", "provider", "state", "reservation", "counted", "cost_micros",
    "created_at", "turn_at", "ended_at", "owner", "epoch", "request", "renders", "reply", "failure",
)  # fmt: skip
LOST: Json = {"code": "submission-unknown", "detail": "no answer", "facts": {}}


def migrate(url: str, to: Callable[[Config, str], None], revision: str) -> None:
    """Bring a database to a revision, up or down."""
    config = Config()
    config.set_main_option("script_location", str(schema.SCRIPTS))
    if url.startswith("sqlite"):
        engine = sqlalchemy.create_engine(url)
    else:
        engine = sqlalchemy.create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(url))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        to(config, revision)
    engine.dispose()


def insert(url: str, rows: list[Json]) -> None:
    """Write rows as the first version did, past the bot."""
    names = ", ".join(COLUMNS)
    values = [[row[name] for name in COLUMNS] for row in rows]
    if url.startswith("sqlite"):
        lite = sqlite3.connect(url.removeprefix("sqlite:///"))
        with lite:
            lite.executemany(f"INSERT INTO generations ({names}) VALUES ({', '.join('?' * len(COLUMNS))})", values)
        lite.close()
        return
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(COLUMNS))
        cursor.executemany(f"INSERT INTO generations ({names}) VALUES ({places})".encode(), values)


def order(prompt: str) -> Json:
    """A render's order, with the keys of then."""
    return {
        "prompt": prompt, "size": {"width": 2048, "height": 2048}, "seed": 3, "pictures": 1, "watermark": False,
        "references": ["https://cdn/x.png"],
    }  # fmt: skip


def render(number: int, prompt: str = "a fox", failure: Json | None = None, **changes: object) -> Json:
    """One that brought a picture, unless it failed."""
    image = {"digest": picture(number).digest, "content_type": "image/jpeg", "size": 9, "width": 2048, "height": 2048}
    return {
        "order": order(prompt), "request_id": f"r{number}", "submitted_at": NOW, "finished_at": NOW + 10,
        "pictures": [] if failure else [image], "failure": failure,
    } | changes  # fmt: skip


def old(
    number: int, state: State, renders: list[Json] | None = None, *, private: bool = False, **columns: object
) -> Json:
    """A row of the first version: its JSON has fewer keys, its table fewer columns."""
    over, done = state.terminal, state is State.DONE
    counted = 0 if over and not done else 2
    prompt = f"A Fóx number{number} \0 夕焼け"
    reference = {
        "url": "https://cdn/x.png",
        "name": "x",
        "content_type": "image/png",
        "size": 9,
        "width": 3,
        "height": 4,
    }
    request = {
        "prompt": prompt, "size": {"width": 2048, "height": 2048}, "seed": 3, "pictures": 2, "series": False,
        "references": [reference], "watermark": False, "spoiler": False, "private": private,
    }  # fmt: skip
    reply = {
        "application_id": 1, "channel_id": 50, "message_id": 9, "token": None if over else "secret",
        "token_expires_at": NOW + 900, "private": private, "file_bytes_most": 10485760, "locale": "en-US",
    }  # fmt: skip
    row: Json = {
        "id": 2**61 + number, "member_id": ADA, "guild_id": 5, "channel_id": 50, "provider": "gmi",
        "state": state.value,
        "reservation": "settled" if done else "released" if over else "held", "counted": counted,
        "cost_micros": 60_000, "created_at": NOW + number, "turn_at": NOW + number,
        "ended_at": NOW + 100 + number if over else None, "owner": "here", "epoch": 1,
        "request": json.dumps(request, ensure_ascii=False), "reply": json.dumps(reply),
        "renders": json.dumps(renders or [], separators=(",", ":")),
        "failure": json.dumps({"code": "render-failed", "detail": "", "facts": {}}) if state is State.FAILED else None,
    }  # fmt: skip
    return row | columns


ROWS = [
    old(1, State.RESERVED, turn_at=None, owner="", epoch=0),
    old(2, State.RESERVED),
    old(3, State.SUBMITTING, [render(3, request_id=None, pictures=[], finished_at=None)]),
    old(4, State.RENDERING, [render(4), render(40, pictures=[], finished_at=None)]),
    old(5, State.REVIEWING, [render(5)]),
    old(6, State.DELIVERING, [render(6)]),
    old(7, State.DONE, [render(7), render(70)]),
    old(8, State.DONE, [render(8), render(80, failure=LOST, request_id=None)]),
    old(9, State.FAILED, [render(9, failure=LOST, request_id=None)] * 2),
    old(10, State.CANCELLED, cost_micros=0),
    old(11, State.REFUSED, [render(11, failure={"code": "content-refused", "detail": "", "facts": {}})], cost_micros=0),
    old(12, State.DONE, [render(12)], private=True),
]


def revisions() -> list[str]:
    """Every revision that a database of an earlier Easel may be of, oldest first."""
    newest_first = ScriptDirectory(str(schema.SCRIPTS)).walk_revisions()
    return [each.revision for each in newest_first][:0:-1]


EVERY_REVISION = pytest.mark.parametrize("old_url", revisions(), indirect=True)


@pytest.fixture
def old_url(request: pytest.FixtureRequest, database_url: str) -> str:
    """The address of a database with a row of the first version in every state, brought as far as a later one."""
    migrate(database_url, command.upgrade, "0001")
    insert(database_url, ROWS)
    migrate(database_url, command.upgrade, getattr(request, "param", "0001"))
    return database_url


@pytest.fixture
async def database(old_url: str, opened: Opening) -> Database:
    """That database, opened by the bot of today."""
    del old_url
    return await opened()


@EVERY_REVISION
async def test_rows_of_every_state_are_read(database: Database) -> None:
    """What was written is as it was; what was not known then is empty."""
    generations = StoredGenerations(database)
    for row in ROWS:
        found = await generations.find(row["id"])
        assert found is not None
        assert [found.state, found.reservation, found.counted, found.cost_micros, found.ended_at, found.turn_at] == [
            State(row["state"]), Reservation(row["reservation"]), row["counted"], row["cost_micros"], row["ended_at"],
            row["turn_at"],
        ]  # fmt: skip
        assert found.request.prompt == json.loads(row["request"])["prompt"]
        assert [each.request_id for each in found.renders] == [
            each["request_id"] for each in json.loads(row["renders"])
        ]
        assert (found.request.origin, found.request.seed_given, found.request.provider) == (IMAGINED, False, None)
        assert (found.deleted_at, found.reply.posts) == (None, ())
        assert [each.original for each in found.request.references] == [None]
        assert {each.source for each in found.pictures} <= {""}
    assert {each.state for each in await generations.unfinished(ADA)} == {each for each in State if not each.terminal}


@EVERY_REVISION
async def test_jobs_in_flight_go_on(database: Database) -> None:
    """Taken over, moved on and delivered, they are found like any other; the one in line gets its turn."""
    generations, history = StoredGenerations(database), StoredHistory(database)
    taken = {each.id - 2**61: each for each in await generations.take_over("there")}
    assert sorted(taken) == [2, 3, 4, 5, 6]
    await generations.move(taken[6], ended(taken[6], State.DONE, at=NOW + 500))
    await generations.move(taken[4], ended(taken[4], State.FAILED, at=NOW + 501))
    assert await generations.claimed_requests("gmi", NOW) >= {"r4", "r40", "r6"}
    promoted = await generations.promote(ADA, "there", NOW + 502, 9)
    assert promoted is not None
    assert promoted.id == 2**61 + 1
    assert numbers(await page(history, Query(member_id=ADA))) == [6, 12, 8, 7]
    assert numbers(await page(history, Query(search="number6 焼け"))) == [6]
    assert await history.digests_in_use([picture(6).digest], 0) == {picture(6).digest}


async def page(history: StoredHistory, query: Query) -> list[Generation]:
    """The generations of one page."""
    return [entry.generation for entry in (await history.page(query)).entries]


def numbers(generations: list[Generation]) -> list[int]:
    """As they were written."""
    return [each.id - 2**61 for each in generations]


async def test_what_was_delivered_before_is_in_the_galleries(database: Database) -> None:
    """Found by words, marked, deleted and spared as if it had been painted today; private ones stay private."""
    generations, history = StoredGenerations(database), StoredHistory(database)
    assert numbers(await page(history, Query(member_id=ADA))) == [12, 8, 7]
    assert numbers(await page(history, Query(guild_id=5, channels=frozenset({50})))) == [8, 7]
    assert numbers(await page(history, Query(search="FOX 夕焼け", channels=frozenset({50})))) == [8, 7]
    assert numbers(await page(history, Query(search="number12"))) == [12]
    assert await history.channels(5) == {50}
    digests = [picture(number).digest for number in (6, 7, 70, 8, 12)]
    assert await history.digests_in_use(digests, 2**61 + 8) == set(digests) - {picture(8).digest}
    mark = Favourite(member_id=1, generation_id=2**61 + 7, number=2, marked_at=NOW)
    assert await StoredFavourites(database).toggle(mark)
    assert picture(70).digest in await history.digests_to_keep()
    assert await generations.delete(2**61 + 7, NOW)
    assert numbers(await page(history, Query(search="fox"))) == [12, 8]
    assert await history.digests_in_use([picture(70).digest], 0) == frozenset()


async def test_lost_submissions_of_before_can_be_decided(database: Database) -> None:
    """At the price that was counted then."""
    generations = StoredGenerations(database)
    assert numbers(await generations.unknown()) == [8, 9]
    for number, cost in ((8, 30_000), (9, 0)):
        assert await generations.decide(2**61 + number, False)
        found = await generations.find(2**61 + number)
        assert found is not None
        assert found.cost_micros == cost
    assert await generations.unknown() == []


def written(code: str, detail: str) -> str:
    """A failure in the very form in which the bot writes it."""
    return json.dumps({"code": code, "detail": detail, "facts": {}}, separators=(",", ":"))


async def test_what_discord_did_not_take_before_can_be_fetched(database_url: str, opened: Opening) -> None:
    """A row that ended so before this was thought of; no other end."""
    migrate(database_url, command.upgrade, "0001")
    failures = [(1, "delivery-failed", "closed"), (2, "render-failed", "delivery-failed")]
    insert(database_url, [old(n, State.FAILED, [render(n)], failure=written(*told)) for n, *told in failures])
    assert numbers(await StoredGenerations(await opened()).undelivered(ADA, 9)) == [1]


async def test_many_rows_are_brought_along(database_url: str, opened: Opening) -> None:
    """More than are read at once, and ids of any sign."""
    migrate(database_url, command.upgrade, "0001")
    insert(database_url, [old(number, State.DONE, [render(number)]) for number in range(1, 1202)])
    insert(database_url, [old(0, State.DONE, id=number) for number in (-1, 0)])
    database = await opened()
    assert (await StoredHistory(database).page(Query(search="fox"))).total == 1203
    digests = [picture(number).digest for number in range(1, 1202)]
    assert await StoredHistory(database).digests_in_use(digests, 0) == set(digests)


@pytest.mark.parametrize("revision", revisions())
async def test_a_migration_can_be_taken_back_and_made_again(database_url: str, opened: Opening, revision: str) -> None:
    """What the older version knows survives, in flight or ended, and the newer one finds it again.

    None knew how many may run beside a generation; the rules of its turn say so then.
    """
    database = await opened()
    row = await delivered(StoredGenerations(database), 1)
    running = await StoredGenerations(database).admit(asked(2), FREE)
    await database.close()
    migrate(database_url, command.downgrade, revision)
    database = await opened()
    for before in (row, running):
        assert await StoredGenerations(database).find(before.id) == replace(before, concurrent=None)
    assert numbers(await page(StoredHistory(database), Query(search="fox"))) == [1]


async def test_what_was_written_after_going_back_is_brought_along(database_url: str, opened: Opening) -> None:
    """By the first version, on tables that a newer one had."""
    database = await opened()
    await delivered(StoredGenerations(database), 1)
    await database.close()
    migrate(database_url, command.downgrade, "0001")
    insert(database_url, [old(3, State.DONE, [render(3)])])
    assert numbers(await page(StoredHistory(await opened()), Query(search="fox"))) == [3, 1]
