"""What `ports.Policies` promises, shown on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace

import pytest

from bot.domain.day import Window
from bot.domain.picture_rules import Thresholds
from bot.domain.policy import UNLIMITED, Policy, Preset, ReviewMode, Rule
from bot.domain.size import Quality
from bot.storage.database import Database
from bot.storage.policies import StoredPolicies
from tests.contracts.conftest import Opening

GUILD = 2**60
FULL = Policy(
    guild_id=GUILD,
    channels=(2**61, 3),
    roles=(4,),
    moderators_channel_id=5,
    preset=Preset.COMMUNITY,
    time_zone="Europe/Kyiv",
    window=Window.CALENDAR,
    everyone=Rule(daily_pictures=0, cooldown=1.5, quality=Quality.K2, series=False),
    by_role={2**61: Rule(daily_pictures=UNLIMITED, allowed=True)},
    by_channel={7: Rule(allowed=False)},
    by_member={8: Rule(pictures=3, edits=False, concurrent=4)},
    daily_total=100,
    channel_totals={7: 10},
    monthly_budget_micros=5_000_000,
    review=ReviewMode.FLAGGED,
    review_by_channel={7: ReviewMode.ALL},
    rejected_counts=True,
    tells_rule=True,
    thresholds=Thresholds(spoiler=0.1, review=0.2, block=0.3),
    retention_days=7,
    paused=True,
    pause_reason="ü 🦊",
)


class Clock:
    """A clock that stands still until it is moved."""

    now = 0.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def policies(database: Database) -> StoredPolicies:
    """The servers' decisions in it."""
    return StoredPolicies(database, Clock())


async def test_a_server_that_decided_nothing_has_the_usual(policies: StoredPolicies) -> None:
    """And is not among those that decided."""
    assert await policies.of(GUILD) == Policy(guild_id=GUILD)
    assert await policies.all() == []


async def test_everything_comes_back_as_it_was_written(policies: StoredPolicies, opened: Opening) -> None:
    """With 64-bit ids as keys, and what says nothing still saying nothing."""
    assert await policies.change(GUILD, lambda _: FULL) == FULL
    assert await policies.of(GUILD) == FULL
    await policies.change(9, lambda before: replace(before, paused=True))
    elsewhere = StoredPolicies(await opened(), Clock())
    assert await elsewhere.all() == [Policy(guild_id=9, paused=True), FULL]


async def test_of_changes_made_at_once_none_is_lost(policies: StoredPolicies, opened: Opening) -> None:
    """By two processes, beginning with a server that has no row yet."""
    other = StoredPolicies(await opened(), Clock())

    def add(number: int, before: Policy) -> Policy:
        return replace(before, by_role={**before.by_role, number: Rule(pictures=number)})

    def adding(number: int) -> asyncio.Future[Policy]:
        store = policies if number % 2 else other
        return asyncio.ensure_future(store.change(GUILD, lambda before: add(number, before)))

    await asyncio.gather(*map(adding, range(1, 9)))
    read = await StoredPolicies(await opened(), Clock()).of(GUILD)
    assert sorted(read.by_role) == list(range(1, 9))


async def test_what_another_process_wrote_shows_within_seconds(database: Database, opened: Opening) -> None:
    """What was read is taken for what is written for three seconds, and one's own change holds at once."""
    clock = Clock()
    mine, other = StoredPolicies(database, clock), StoredPolicies(await opened(), clock)
    assert not (await mine.of(GUILD)).paused
    await other.change(GUILD, lambda before: replace(before, paused=True))
    assert (await other.of(GUILD)).paused
    clock.now = 2.9
    assert not (await mine.of(GUILD)).paused
    clock.now = 3.0
    assert (await mine.of(GUILD)).paused


async def test_a_clock_that_is_set_back_does_not_freeze_the_rules(database: Database, opened: Opening) -> None:
    """What was read in the future is read again."""
    clock = Clock()
    clock.now = 1000.0
    mine, other = StoredPolicies(database, clock), StoredPolicies(await opened(), clock)
    await mine.of(GUILD)
    await other.change(GUILD, lambda before: replace(before, paused=True))
    clock.now = 10.0
    assert (await mine.of(GUILD)).paused


async def test_a_change_that_fails_leaves_everything_as_it_was(policies: StoredPolicies) -> None:
    """Nothing is half-saved."""

    def fail(before: Policy) -> Policy:
        raise ValueError(before)

    with pytest.raises(ValueError, match="guild_id"):
        await policies.change(GUILD, fail)
    assert await policies.all() == []
