"""Reports among fakes: killed before and after every call to the outside, the next look still brings them to an end."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from bot import errors, ports
from bot.domain.conduct import Card, Deed, Report, ReportState
from bot.domain.generation import Generation, Post
from bot.domain.policy import Policy
from bot.pipeline.removal import Removal
from bot.pipeline.reporting import Filed, Reporting
from tests.unit.pipeline.deadly import Deadly, Killed
from tests.unit.pipeline.fakes import MEMBER, Studio
from tests.unit.pipeline.houses import Bans, Log

GUILD, CHANNEL, REPORTER, MODERATOR = 9, 90, 300, 400


@dataclass
class Reports:
    """`ports.Reports` in memory."""

    known: dict[tuple[int, int], Report] = field(default_factory=dict)
    cards: dict[int, Card] = field(default_factory=dict)
    done_with: set[Report] = field(default_factory=set)

    async def file(self, report: Report, most: int) -> bool:
        del most
        return self.known.setdefault((report.generation_id, report.reporter_id), report) is report

    async def of(self, generation_id: int) -> list[Report]:
        card = self.cards.get(generation_id)
        return [replace(each, card=card) for each in self.known.values() if each.generation_id == generation_id]

    async def put_card(self, generation_id: int, card: Card) -> None:
        self.cards[generation_id] = card

    async def settle(self, generation_id: int, state: ReportState, by_id: int, now: float) -> bool:
        settled = [
            key for key, each in self.known.items() if key[0] == generation_id and each.state is ReportState.OPEN
        ]
        for key in settled:
            self.known[key] = replace(self.known[key], state=state, by_id=by_id, settled_at=now)
        return bool(settled)

    async def pending(self, guild_id: int) -> list[Report]:
        return [each for each in self.known.values() if each.state is ReportState.OPEN and each.guild_id == guild_id]

    async def unseen(self) -> list[Report]:
        return [each for each in await self.pending(GUILD) if each.generation_id not in self.cards]

    async def undone(self) -> list[Report]:
        return [each for each in self.known.values() if each not in self.done_with]

    async def done(self, report: Report) -> None:
        self.done_with.update(
            each for each in self.known.values() if replace(each, card=None) == replace(report, card=None)
        )


@dataclass
class Desk:
    """`ports.ReportDesk` as Discord is: of two cards with one nonce it takes the first."""

    shown: dict[int, ports.Complaint] = field(default_factory=dict)
    faults: list[errors.EaselError | None] = field(default_factory=list)

    async def put(self, channel_id: int, complaint: ports.Complaint) -> Card:
        if self.faults and (fault := self.faults.pop(0)):
            raise fault
        self.shown.setdefault(complaint.generation.id, complaint)
        return Card(channel_id=channel_id, message_id=complaint.generation.id)

    async def redraw(self, card: Card, complaint: ports.Complaint) -> None:
        if card.message_id not in self.shown:
            raise errors.DeliveryFailed("unknown message", final=True)
        self.shown[card.message_id] = complaint


@dataclass
class World:
    """What outlives a process."""

    studio: Studio
    deleted: set[int] = field(default_factory=set)
    retracted: list[int] = field(default_factory=list)
    reports: Reports = field(init=False)
    desk: Desk = field(default_factory=Desk)
    log: Log = field(default_factory=Log)

    def __post_init__(self) -> None:
        self.reports = Reports()

    async def delete(self, generation_id: int, now: float) -> bool:
        del now
        self.deleted.add(generation_id)
        return True

    async def find(self, generation_id: int) -> Generation | None:
        return self.studio.rows.rows.get(generation_id)

    async def retract(self, generation: Generation) -> tuple[Post, ...]:
        self.retracted.append(generation.id)
        return ()

    async def digests_in_use(self, digests: Sequence[str], besides: int) -> frozenset[str]:
        del digests, besides
        return frozenset()

    def reporting(self, deadly: Deadly | None = None) -> Reporting:
        deadly = deadly or Deadly()
        log, studio = deadly.around(self.log), self.studio
        own = deadly.around(self)
        removal = Removal(clock=studio.clock, generations=own, history=own, pictures=studio.shelf, replies=own, log=log)
        return Reporting(
            clock=studio.clock,
            generations=own,
            pictures=studio.shelf,
            policies=deadly.around(studio.chamber.policies),
            bans=Bans(),
            reports=deadly.around(self.reports),
            desk=deadly.around(self.desk),
            log=log,
            removal=removal,
        )


@pytest.fixture
def world(studio: Studio) -> World:
    studio.chamber.policies.known[GUILD] = Policy(guild_id=GUILD, moderators_channel_id=CHANNEL)
    return World(studio)


async def painted(world: World) -> Generation:
    return await world.studio.paint(world.studio.admitted())


async def reported(world: World) -> Generation:
    """Painted in a server, and reported there; the reviews of that server are off."""
    generation = replace(await painted(world), guild_id=GUILD)
    world.studio.rows.rows[generation.id] = generation
    assert await world.reporting().report(generation, REPORTER, "bad") is Filed.SENT
    return generation


async def test_a_report_is_filed_shown_and_noted(world: World) -> None:
    """Once; one's own pictures are none of the moderators' business."""
    generation = await reported(world)
    assert await world.reporting().report(generation, REPORTER, "bad") is Filed.AGAIN
    assert await world.reporting().report(generation, MEMBER, "bad") is Filed.OWN
    assert [entry.deed for entry in world.log.entries] == [Deed.REPORTED]
    assert len(world.desk.shown[generation.id].files) == 1


async def test_nobody_reports_what_no_server_moderates(world: World) -> None:
    """In a direct message there are no moderators."""
    with pytest.raises(errors.Gone):
        await world.reporting().report(await painted(world), REPORTER, "bad")


async def test_killed_at_any_call_of_a_report(world: World) -> None:
    """What was filed gets its card by the next look; what was not filed is nowhere."""
    generation = replace(await painted(world), guild_id=GUILD)
    world.studio.rows.rows[generation.id] = generation
    counting = Deadly()
    fresh = World(world.studio)
    await fresh.reporting(counting).report(generation, REPORTER, "bad")
    assert counting.calls > 4
    for at in range(1, counting.calls + 1):
        for after in (False, True):
            fresh = World(world.studio)
            with pytest.raises(Killed):
                await fresh.reporting(Deadly(at, after)).report(generation, REPORTER, "bad")
            await fresh.reporting().look()
            assert fresh.desk.shown.keys() == fresh.reports.cards.keys() == {key[0] for key in fresh.reports.known}
            assert [entry.deed for entry in fresh.log.entries] == [Deed.REPORTED] * len(fresh.reports.known)
            assert await fresh.reports.undone() == []


@pytest.mark.parametrize("state", [ReportState.DELETED, ReportState.DISMISSED])
async def test_killed_at_any_call_of_a_decision(world: World, state: ReportState) -> None:
    """What was decided is done by the next look, or by the moderator's next press where nothing was decided yet."""
    counting = Deadly()
    await world.reporting(counting).settle(await reported(world), state, MODERATOR)
    assert counting.calls > 3
    for at in range(1, counting.calls + 1):
        for after in (False, True):
            fresh = World(world.studio)
            generation = await reported(fresh)
            with pytest.raises(Killed):
                await fresh.reporting(Deadly(at, after)).settle(generation, state, MODERATOR)
            await fresh.reporting().look()
            await fresh.reporting().settle(generation, state, MODERATOR)
            (settled,) = fresh.reports.known.values()
            assert (settled.state, settled.by_id) == (state, MODERATOR)
            assert fresh.deleted == ({generation.id} if state is ReportState.DELETED else set())
            assert fresh.retracted[:1] == ([generation.id] if state is ReportState.DELETED else [])
            assert {entry.deed for entry in fresh.log.entries} == {Deed.REPORTED, Deed(state)}
            assert state is ReportState.DELETED or len(fresh.log.entries) == 2
            assert not fresh.desk.shown[generation.id].open
            assert await fresh.reports.undone() == []


async def test_a_deletion_cut_short_is_noted_and_shown(world: World) -> None:
    """By the moderator who decided it."""
    generation = await reported(world)
    await world.reports.settle(generation.id, ReportState.DELETED, MODERATOR, world.studio.clock.time())
    await world.reporting().look()
    assert [(entry.deed, entry.by_id) for entry in world.log.entries][1:] == [(Deed.DELETED, MODERATOR)]
    assert not world.desk.shown[generation.id].open
    assert world.retracted == [generation.id]
    await world.reporting().look()
    assert world.retracted == [generation.id]


async def test_a_card_that_could_not_be_put_up_comes_later(world: World) -> None:
    """Who reports is thanked all the same."""
    world.desk.faults = [errors.DeliveryFailed("busy")]
    generation = await reported(world)
    assert world.desk.shown == {}
    await world.reporting().look()
    assert world.desk.shown[generation.id].open


async def test_without_a_channel_there_is_no_card(world: World) -> None:
    """Until the server has one."""
    world.studio.chamber.policies.known.clear()
    generation = replace(await painted(world), guild_id=GUILD)
    world.studio.rows.rows[generation.id] = generation
    assert await world.reporting().report(generation, REPORTER, "bad") is Filed.LISTED
    await world.reporting().look()
    assert world.desk.shown == {}
    world.studio.chamber.policies.known[GUILD] = Policy(guild_id=GUILD, moderators_channel_id=CHANNEL)
    await world.reporting().look()
    assert world.desk.shown.keys() == {generation.id}


async def test_a_report_that_comes_between_is_added(world: World) -> None:
    """Two at once: the one that puts up the card sees the other."""
    generation = replace(await painted(world), guild_id=GUILD)
    world.studio.rows.rows[generation.id] = generation
    first = world.reporting()
    put = world.desk.put

    async def slow(channel_id: int, complaint: ports.Complaint) -> Card:
        other = replace(complaint.reports[0], reporter_id=REPORTER + 1)
        await world.reports.file(other, 5)
        return await put(channel_id, complaint)

    world.desk.put = slow  # type: ignore[method-assign]
    await first.report(generation, REPORTER, "bad")
    assert len(world.desk.shown[generation.id].reports) == 2
