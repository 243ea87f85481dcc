"""What moderators have decided about goes on: here in this process, in a fleet with whoever claims it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from bot.domain.conduct import Conduct, Verdict
from bot.domain.generation import Generation, State
from bot.domain.policy import Policy, ReviewMode
from bot.engine.fleet import FleetEngine, GatewayEngine, Owners, Ties, WorkerEngine
from bot.engine.membership import Membership
from tests.unit.pipeline.fakes import Studio

GUILD = 9


@dataclass
class Jobs:
    """The queue of a fleet: what was offered, in order."""

    put_there: list[int] = field(default_factory=list)

    async def put(self, generations: Iterable[int]) -> None:
        self.put_there += generations

    async def offered(self) -> frozenset[int]:
        return frozenset()

    async def revive(self) -> None: ...


@dataclass
class Claims:
    """Whoever claims first has it, with the next epoch."""

    studio: Studio

    async def claim(self, generation_id: int, owner: str) -> Generation | None:
        row = self.studio.rows.rows[generation_id]
        if row.owner or row.state.terminal:
            return None
        self.studio.rows.rows[generation_id] = replace(row, owner=owner, epoch=row.epoch + 1)
        return self.studio.rows.rows[generation_id]


@dataclass
class Name:
    """As much of a membership as an engine asks for."""

    id: str


def ties(studio: Studio, jobs: Jobs, name: str) -> Ties:
    return Ties(membership=cast("Membership", Name(name)), owners=cast("Owners", Claims(studio)), queue=jobs)


async def reviewed(studio: Studio) -> Generation:
    """Painted, and before its moderators."""
    studio.chamber.policies.known[GUILD] = Policy(guild_id=GUILD, review=ReviewMode.ALL, moderators_channel_id=1)
    row = await studio.paint(studio.admitted(guild_id=GUILD, conduct=Conduct(places=(2,))))
    assert (row.state, row.owner, row.epoch) == (State.REVIEWING, "", 1)
    return row


@pytest.mark.parametrize("kind", [GatewayEngine, WorkerEngine])
async def test_a_fleet_offers_it(studio: Studio, kind: type[FleetEngine]) -> None:
    """Whoever heard of the decision runs nothing itself."""
    row, jobs = await reviewed(studio), Jobs()
    engine: Any = kind(studio.workshop, studio.limits, ties(studio, jobs, "one"))
    await studio.chamber.reviews.decide(row.id, Verdict.APPROVED, 4, "", studio.clock.time())
    engine.resume(row)
    await studio.clock.sleep(1)
    assert jobs.put_there == [row.id]
    assert studio.rows.rows[row.id].state is State.REVIEWING


async def test_of_several_workers_one_delivers(studio: Studio) -> None:
    """However often it is offered."""
    row, jobs = await reviewed(studio), Jobs()
    await studio.chamber.reviews.decide(row.id, Verdict.APPROVED, 4, "", studio.clock.time())
    workers = [WorkerEngine(studio.workshop, studio.limits, ties(studio, jobs, name)) for name in ("one", "two")]
    for worker in (*workers, *workers):
        await worker.perform(row.id)
    ended = studio.rows.rows[row.id]
    assert (ended.state, ended.epoch) == (State.DONE, 2)
    assert len(studio.wall.delivered) == 1


async def test_a_worker_that_finds_it_undecided_lets_it_go_again(studio: Studio) -> None:
    """With its one card, and to nobody."""
    row, jobs = await reviewed(studio), Jobs()
    await WorkerEngine(studio.workshop, studio.limits, ties(studio, jobs, "one")).perform(row.id)
    left = studio.rows.rows[row.id]
    assert (left.state, left.owner, left.epoch) == (State.REVIEWING, "", 2)
    assert len(studio.chamber.channel.asked) == 1
