"""Looking after budgets: said once by however many processes, and lost by no fault and no crash."""

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from bot import errors, ports
from bot.domain.account import STOP, WARNING, Notice, Spending
from bot.domain.capability import Capabilities
from bot.domain.policy import Policy
from bot.pipeline.budget import Budget
from tests.unit.pipeline.faults import raise_next

GUILD, CHANNEL = 5, 70
AGAIN = 600.0
#: 21 November 2026, noon.
NOW = 1_795_262_400.0
POLICY = Policy(guild_id=GUILD, moderators_channel_id=CHANNEL, monthly_budget_micros=1_000_000)


@dataclass
class Warned:
    """`ports.Warnings` in memory, which processes share."""

    claimed: dict[Notice, float] = field(default_factory=dict[Notice, float])
    told: set[Notice] = field(default_factory=set[Notice])

    async def claim(self, notice: Notice, now: float, again: float) -> bool:
        if notice in self.told or now - self.claimed.get(notice, -again) < again:
            return False
        self.claimed[notice] = now
        return True

    async def said(self, notice: Notice) -> None:
        self.told.add(notice)


@dataclass
class Channel:
    """Of `ports.Moderators` what says something, which can be made to fail."""

    #: Where, by which key, and with which facts.
    warnings: list[tuple[int, str, dict[str, object]]] = field(default_factory=list[tuple[int, str, dict[str, object]]])
    faults: list[errors.EaselError | None] = field(default_factory=list[errors.EaselError | None])

    async def warn(self, channel_id: int, notice: str, **facts: object) -> None:
        raise_next(self.faults)
        self.warnings.append((channel_id, notice, facts))


@dataclass
class World:
    """Everything around several processes' budgets."""

    now: float = NOW
    spent: int = 0
    policy: Policy = POLICY
    warned: Warned = field(default_factory=Warned)
    channel: Channel = field(default_factory=Channel)
    whole_micros: int | None = None
    capabilities: Capabilities = field(default_factory=lambda: Capabilities(references=1, price_micros=30_000))
    names: tuple[str, ...] = ("gmi",)
    asked: list[tuple[int | None, float, float]] = field(default_factory=list[tuple[int | None, float, float]])

    def time(self) -> float:
        return self.now

    async def all(self) -> list[Policy]:
        return [self.policy]

    async def spending(self, guild_id: int | None, since: float, until: float) -> Spending:
        self.asked.append((guild_id, since, until))
        return Spending(spent=self.spent)

    def provider(self, name: str) -> Any:
        del name
        return self

    def process(self) -> Budget:
        """One of them; each port is the world itself."""
        each = cast("Any", self)
        return Budget(
            clock=each,
            accounts=each,
            warnings=self.warned,
            policies=each,
            moderators=cast("ports.Moderators", self.channel),
            catalog=each,
            whole_micros=self.whole_micros,
        )

    @property
    def said(self) -> list[str]:
        return [notice for _, notice, _ in self.channel.warnings]


@pytest.fixture
def world() -> World:
    return World()


async def test_of_many_processes_one_says_it(world: World) -> None:
    """At 80 %, and again at 100 %."""
    processes = [world.process() for _ in range(3)]
    for spent in (799_999, 800_000, 969_999, 1_000_000, 1_000_000):
        world.spent = spent
        await asyncio.gather(*(each.look() for each in processes))
    assert world.said == ["budget-warning", "budget-stop"]
    assert [where for where, *_ in world.channel.warnings] == [CHANNEL, CHANNEL]
    assert world.channel.warnings[1][2] == {"spent": "1.00", "budget": "1.00", "when": "<t:1796083200:R>"}


async def test_a_jump_past_both_says_the_stop_alone(world: World) -> None:
    """Also when some of it is given back later: a warning after the stop would confuse."""
    world.spent = 1_000_000
    await world.process().look()
    world.spent = 900_000
    await world.process().look()
    assert world.said == ["budget-stop"]


async def test_what_a_crash_cut_off_is_said_by_another(world: World) -> None:
    """Once the first had time enough to say it."""
    world.spent = 1_000_000
    notice = Notice(guild_id=GUILD, whole=False, month="2026-11", budget=1_000_000, percent=STOP)
    assert await world.warned.claim(notice, NOW, AGAIN)
    await world.process().look()
    assert world.said == []
    world.now += AGAIN
    await world.process().look()
    await world.process().look()
    assert world.said == ["budget-stop"]


async def test_a_fault_puts_it_off(world: World) -> None:
    """It is tried until somebody reads it; another server's word is said meanwhile."""
    world.spent, world.channel.faults = 900_000, [errors.DeliveryFailed(final=True), errors.DeliveryFailed()]
    for _ in range(3):
        await world.process().look()
        world.now += AGAIN
    assert world.said == ["budget-warning"]
    assert {each.percent for each in world.warned.told} == {WARNING}


async def test_a_month_is_the_servers_own(world: World) -> None:
    """It begins at midnight there; the next one is told of afresh."""
    world.policy = replace(POLICY, time_zone="Asia/Tokyo")
    world.spent = 900_000
    await world.process().look()
    assert world.asked[-1] == (GUILD, 1_793_458_800.0, 1_796_050_800.0)
    world.now = 1_796_050_800.0
    await world.process().look()
    assert world.said == ["budget-warning", "budget-warning"]
    assert {each.month for each in world.warned.told} == {"2026-11", "2026-12"}


async def test_the_whole_bots_budget_is_told_without_sums(world: World) -> None:
    """To each server that has a moderators' channel, whether it has a budget or none."""
    world.policy, world.whole_micros, world.spent = replace(POLICY, monthly_budget_micros=None), 1_000_000, 850_000
    await world.process().look()
    assert world.channel.warnings == [(CHANNEL, "whole-budget-warning", {"when": "<t:1796083200:R>"})]
    assert {each.guild_id for each in world.warned.told} == {0, GUILD}


async def test_where_nothing_is_set_nothing_is_said(world: World) -> None:
    """Neither without a budget nor without a channel."""
    world.spent = 10**9
    for policy in (replace(POLICY, monthly_budget_micros=None), replace(POLICY, moderators_channel_id=None)):
        world.policy = policy
        await world.process().look()
    assert world.said == []
    assert world.warned.claimed == {}
