"""Another process holds the database's write lock when something has to be written down: it is written down later."""

import asyncio

import pytest

from tests.crash import auditor, points
from tests.crash.cases import CASES, Case
from tests.crash.conftest import Open
from tests.crash.saboteur import Deed, Plan
from tests.crash.stories import STORIES, Cast

#: Real seconds of the lock, and SQLite's own patience with it, which is 10 s otherwise.
LOCKED, PATIENCE = 0.4, 50
#: Statements of the path of a picture; each is refused as busy.
WRITTEN = sorted({*points.moves(), "Generations.promote", "Generations.told"})


def _case(effect: str) -> Case:
    return next(case for case in CASES if case.effect == effect and case.first is None)


async def _told(cast: Cast, case: Case) -> str:
    """What is wrong after a story in which the database was locked; empty when all is well."""
    house, story = cast.house, STORIES[case.story]
    house.settings = dict(story.settings)
    lock = Plan(effect=case.effect, nth=case.nth, deed=Deed.LOCK, target=str(house.database), seconds=LOCKED)
    await house.start(lock)
    await story.begin(cast)
    await house.until(lambda: house.bot.struck)
    house.release()
    balance = auditor.audit(await house.at_rest())
    assert len(house.bots) == 1, "nobody had to start it again"
    return f"{case}:\n{balance}\n{house.last_words()}" if balance.off else ""


@pytest.mark.parametrize("effect", WRITTEN)
async def test_refused_as_busy(opened: Open, effect: str) -> None:
    """It says so and tries again until the lock is gone; the books agree."""
    async with opened("busy") as cast:
        cast.house.busy_milliseconds = PATIENCE
        assert await _told(cast, _case(effect)) == ""
        assert "database-busy" in cast.house.bot.log.read_text()


async def test_waited_for(opened: Open) -> None:
    """With the product's own patience a lock of a moment is not even noticed."""
    effects = ("Generations.move:rendering", "Generations.move:done")
    wrong = await asyncio.gather(*(_waited(opened, effect) for effect in effects))
    assert wrong == ["", ""]


async def _waited(opened: Open, effect: str) -> str:
    async with opened(effect.partition(":")[2]) as cast:
        wrong = await _told(cast, _case(effect))
        return wrong or ("busy" in cast.house.bot.log.read_text()) * "it was noticed"


async def test_refused_at_the_door(cast: Cast) -> None:
    """Nothing can be reserved: the member is told to come back, and nothing is painted."""
    cast.house.busy_milliseconds = PATIENCE
    database = str(cast.house.database)
    await cast.house.start(Plan(effect="Generations.admit", deed=Deed.LOCK, target=database, seconds=LOCKED))
    refused = await cast.ada.reply(await cast.imagine())
    assert refused["flags"] & 64, "a refusal is private"
    evidence = await cast.house.at_rest()
    assert auditor.audit(evidence).off == {}
    assert (evidence.rows, evidence.ledgers["gmi"]["requests"]) == ([], [])
