"""How long originals are kept: looked through at once and every few hours, and never without knowing what to spare."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from bot import errors
from bot.domain.generation import Generation
from bot.domain.history import Page, Query
from bot.domain.policy import Policy
from bot.pipeline.retention import Retention
from tests.unit.pipeline.fakes import Studio, moments
from tests.unit.pipeline.houses import Policies
from tests.unit.pipeline.virtual_time import EPOCH

DAY, HOUR = 86_400.0, 3600.0
DAYS = 30.0


class Needs:
    """What somebody needs, or the fault of not knowing it."""

    def __init__(self, *digests: str) -> None:
        self.digests = frozenset(digests)
        self.faults: list[Exception] = []
        #: By server and age.
        self.of_servers: dict[int, frozenset[str]] = {}
        self.asked: list[tuple[int, float]] = []

    async def digests_to_keep(self) -> frozenset[str]:
        if self.faults:
            raise self.faults.pop(0)
        return self.digests

    async def page(self, query: Query) -> Page:
        raise AssertionError(query)

    async def children(self, generation_id: int) -> list[Generation]:
        raise AssertionError(generation_id)

    async def channels(self, guild_id: int) -> frozenset[int]:
        raise AssertionError(guild_id)

    async def digests_in_use(self, digests: Sequence[str], besides: int) -> frozenset[str]:
        raise AssertionError((digests, besides))

    async def digests_of_guild(self, guild_id: int, before: float) -> frozenset[str]:
        self.asked.append((guild_id, before))
        return self.of_servers[guild_id]


def _retention(studio: Studio, needs: Needs, days: float = DAYS, *policies: Policy) -> Retention:
    """Of an operator who keeps originals for so long, and of servers with rules of their own."""
    books = Policies()
    books.known = {each.guild_id: each for each in policies}
    return Retention(clock=studio.clock, history=needs, pictures=studio.shelf, policies=books, days=days)


@asynccontextmanager
async def _sweeping(studio: Studio, needs: Needs) -> AsyncIterator[None]:
    """While it is looked through."""
    task = asyncio.create_task(_retention(studio, needs).keep_sweeping())
    yield
    assert not task.done(), "nothing ends it but the end of the process"
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _looks(studio: Studio) -> list[float]:
    """When it was looked through, by the age that was asked for."""
    return moments(before + DAYS * DAY for before, _, _ in studio.shelf.sweeps)


async def test_it_spares_what_somebody_needs(studio: Studio) -> None:
    """And what is younger than so many days."""
    assert await _retention(studio, Needs("a", "b")).sweep() == 0
    assert studio.shelf.sweeps == [(EPOCH - DAYS * DAY, frozenset({"a", "b"}), None)]


async def test_part_of_a_day_counts(studio: Studio) -> None:
    """An operator short of room may keep them for hours."""
    await _retention(studio, Needs(), 0.5).sweep()
    assert studio.shelf.sweeps[0][0] == EPOCH - DAY / 2


@pytest.mark.parametrize("days", [DAYS, 0.0])
async def test_a_server_may_keep_its_own_for_less(studio: Studio, days: float) -> None:
    """Its own alone, and never for longer than the operator does; 0 is for good."""
    needs = Needs("a")
    needs.of_servers[5] = frozenset({"b", "c"})
    longer = Policy(guild_id=6, retention_days=int(days) or None)
    await _retention(studio, needs, days, Policy(guild_id=5, retention_days=7), longer, Policy(guild_id=7)).sweep()
    week_ago = EPOCH - 7 * DAY
    assert needs.asked == [(5, week_ago)]
    everywhere = [(EPOCH - days * DAY, frozenset("a"), None)] if days else []
    assert studio.shelf.sweeps == [*everywhere, (week_ago, frozenset("a"), frozenset({"b", "c"}))]


async def test_at_once_and_every_few_hours(studio: Studio) -> None:
    """For as long as the bot lives, by what is needed at that moment."""
    needs = Needs("a")
    async with _sweeping(studio, needs):
        await studio.clock.sleep(HOUR)
        needs.digests = frozenset({"b"})
        await studio.clock.sleep(12 * HOUR)
    assert _looks(studio) == [0.0, 6 * HOUR, 12 * HOUR]
    assert [keep for _, keep, _ in studio.shelf.sweeps] == [frozenset("a"), frozenset("b"), frozenset("b")]


@pytest.mark.parametrize("fault", [errors.DatabaseBusy("away"), errors.StorageError("broken"), OSError("no disk")])
async def test_without_knowing_what_is_needed_nothing_goes(studio: Studio, fault: Exception) -> None:
    """It is tried again at the next look."""
    needs = Needs("a")
    needs.faults = [fault]
    async with _sweeping(studio, needs):
        await studio.clock.sleep(HOUR)
        assert studio.shelf.sweeps == []
        await studio.clock.sleep(6 * HOUR)
    assert _looks(studio) == [6 * HOUR]


async def test_a_disk_that_fails_is_looked_through_again(studio: Studio) -> None:
    """A fault ends one look, and no more."""
    studio.shelf.faults = [errors.StorageError("read-only")]
    async with _sweeping(studio, Needs()):
        await studio.clock.sleep(7 * HOUR)
    assert _looks(studio) == [0.0, 6 * HOUR]
