"""What `ports.PreferenceBook` promises, shown on SQLite and on PostgreSQL."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.preferences import USUAL, Preferences
from bot.domain.size import Quality, Shape
from bot.storage.database import Database
from bot.storage.preferences import StoredPreferences
from tests.contracts.conftest import Opening
from tests.contracts.rows import ADA, BRUNO

CHOSEN = Preferences(shape=Shape.CINEMA, quality=Quality.K4, pictures=4, private=True, watermark=True)


def to(chosen: Preferences) -> Callable[[Preferences], Preferences]:
    """Whatever was chosen before."""
    return lambda _: chosen


async def test_two_choices_at_once_are_both_kept(database: Database) -> None:
    """Each upon what the other left."""
    book = await StoredPreferences.load(database)
    await asyncio.gather(
        book.change(ADA, lambda before: replace(before, private=True)),
        book.change(ADA, lambda before: replace(before, quality=Quality.K4)),
    )
    assert (book.of(ADA).private, book.of(ADA).quality) == (True, Quality.K4)
    assert (await StoredPreferences.load(database)).of(ADA) == book.of(ADA)


async def test_who_never_chose_gets_what_is_usual(database: Database) -> None:
    """At once, without a row."""
    assert (await StoredPreferences.load(database)).of(ADA) == USUAL


async def test_a_choice_holds_at_once_and_after_a_restart(opened: Opening) -> None:
    """Every field, for that member alone; the last choice wins, and going back to what is usual is one as well."""
    book = await StoredPreferences.load(await opened())
    for chosen in (USUAL, CHOSEN):
        await book.change(ADA, to(chosen))
        assert book.of(ADA) == chosen
    await book.change(BRUNO, to(CHOSEN))
    await book.change(BRUNO, to(USUAL))
    again = await StoredPreferences.load(await opened())
    assert (again.of(ADA), again.of(BRUNO)) == (CHOSEN, USUAL)


async def test_memory_and_table_agree_on_the_last_of_racing_choices(database: Database) -> None:
    """Whichever that is."""
    book = await StoredPreferences.load(database)
    await asyncio.gather(*(book.change(ADA, to(Preferences(pictures=number))) for number in range(1, 16)))
    assert (await StoredPreferences.load(database)).of(ADA) == book.of(ADA) != USUAL


async def test_what_could_not_be_written_is_not_remembered(database: Database) -> None:
    """The member is told, and what held before holds on."""
    book = await StoredPreferences.load(database)
    await book.change(ADA, to(CHOSEN))
    await database.close()
    with pytest.raises(errors.StorageError):
        await book.change(ADA, to(USUAL))
    assert book.of(ADA) == CHOSEN


async def test_fields_that_are_not_written_are_as_usual(database: Database) -> None:
    """So a later version may add one."""
    insert = "INSERT INTO preferences (member_id, value) VALUES (:member_id, :value) RETURNING member_id"
    await database.fetch(insert, {"member_id": ADA, "value": '{"pictures": 3, "unheard_of": 1}'})
    assert (await StoredPreferences.load(database)).of(ADA) == Preferences(pictures=3)
