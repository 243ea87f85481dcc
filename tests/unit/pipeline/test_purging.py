"""Purges among fakes: killed before and after every call to the outside, messages still follow what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot import errors
from bot.domain.conduct import Deed, Purge, Veil
from bot.domain.generation import Generation
from bot.pipeline.purging import REVERSIBLE, Purging
from tests.unit.pipeline.deadly import Deadly, Killed
from tests.unit.pipeline.fakes import MEMBER, Studio
from tests.unit.pipeline.houses import Log

GUILD, MODERATOR = 9, 400
PAINTED = 2


@dataclass
class Rows:
    """`ports.Purges` in memory: what is hidden, and what is still to be done with messages."""

    generations: dict[int, Generation]
    #: Digests that others than the purged show.
    used: frozenset[str] = frozenset()
    purges: dict[int, Purge] = field(default_factory=dict)
    hidden: dict[int, int] = field(default_factory=dict)
    veils: dict[int, Veil] = field(default_factory=dict)
    taken: dict[int, float] = field(default_factory=dict)
    told: list[Purge] = field(default_factory=list)
    cleared: set[int] = field(default_factory=set)

    async def count(self, guild_id: int, member_id: int, since: float) -> int:
        del guild_id, member_id, since
        return len(self.generations.keys() - self.hidden.keys())

    async def purge(self, purge: Purge) -> Purge:
        made = replace(purge, id=len(self.purges) + 1)
        hidden = self.generations.keys() - self.hidden.keys()
        self.hidden |= dict.fromkeys(hidden, made.id)
        self.veils |= dict.fromkeys(hidden, Veil.HIDING)
        self.purges[made.id] = replace(made, hidden=len(hidden))
        return self.purges[made.id]

    async def undo(self, guild_id: int, purge_id: int, by_id: int, now: float) -> Purge | None:
        del guild_id
        purge = self.purges.get(purge_id)
        if purge is None or purge.undone_at is not None or purge.until <= now:
            return None
        shown = [each for each, by in self.hidden.items() if by == purge_id]
        for each in shown:
            del self.hidden[each]
            self.veils[each] = Veil.SHOWING
        self.purges[purge_id] = replace(purge, undone_at=now, undone_by=by_id, hidden=len(shown))
        return self.purges[purge_id]

    async def all(self, guild_id: int, now: float) -> list[Purge]:
        del guild_id
        return [e for e in self.purges.values() if e.undone_at is None and e.until > now and e.hidden]

    async def take(self, now: float) -> tuple[Generation, Veil] | None:
        for each, veil in self.veils.items():
            if veil is not Veil.HIDDEN and self.taken.get(each, 0.0) <= now:
                self.taken[each] = now + 300
                return self.generations[each], veil
        return None

    async def veiled(self, generation_id: int, veil: Veil) -> None:
        del self.taken[generation_id]
        if self.veils.get(generation_id) is veil is Veil.HIDING:
            self.veils[generation_id] = Veil.HIDDEN
        elif self.veils.get(generation_id) is veil:
            del self.veils[generation_id]

    async def unnoted(self) -> list[Purge]:
        return [each for each in self.purges.values() if each not in self.told]

    async def noted(self, purge: Purge) -> None:
        self.told.append(purge)

    async def expire(self, now: float) -> list[str]:
        return [picture.digest for each in self._final(now) for picture in self.generations[each].pictures]

    async def clear(self, now: float) -> None:
        self.cleared.update(self._final(now))

    def _final(self, now: float) -> list[int]:
        over = {e.id for e in self.purges.values() if e.until <= now and e.undone_at is None}
        return [each for each, by in self.hidden.items() if by in over and each not in self.cleared]

    async def digests_in_use(self, digests: Sequence[str], besides: int) -> frozenset[str]:
        del besides
        return self.used & frozenset(digests)

    async def digests_to_keep(self) -> frozenset[str]:
        return frozenset()


@dataclass
class Wall:
    """`ports.Veils`: what each message shows."""

    hidden: set[int] = field(default_factory=set)
    faults: list[errors.EaselError | None] = field(default_factory=list)

    async def hide(self, generation: Generation) -> None:
        if self.faults and (fault := self.faults.pop(0)):
            raise fault
        self.hidden.add(generation.id)

    async def show(self, generation: Generation, paths: Sequence[Path | None]) -> None:
        assert len(paths) == len(generation.pictures)
        self.hidden.discard(generation.id)


@dataclass
class World:
    """What outlives a process."""

    studio: Studio
    rows: Rows
    wall: Wall = field(default_factory=Wall)
    log: Log = field(default_factory=Log)

    def purging(self, deadly: Deadly | None = None) -> Purging:
        deadly = deadly or Deadly()
        rows = deadly.around(self.rows)
        return Purging(
            clock=self.studio.clock,
            pictures=self.studio.shelf,
            history=rows,
            purges=rows,
            veils=deadly.around(self.wall),
            log=deadly.around(self.log),
        )

    async def purge(self, deadly: Deadly | None = None) -> Purge:
        return await self.purging(deadly).purge(GUILD, MEMBER, 0.0, MODERATOR)

    @property
    def deeds(self) -> set[Deed]:
        return {entry.deed for entry in self.log.entries}


async def opened(studio: Studio) -> World:
    """A world in which two requests were painted, and nothing else has happened."""
    for number in range(1, PAINTED + 1):
        if number not in studio.rows.rows:
            await studio.paint(studio.admitted(number))
    return World(studio, Rows(dict(studio.rows.rows)))


async def calls(world: World, what: str) -> int:
    """How many calls to the outside it takes."""
    counting = Deadly()
    await done(world, what, counting)
    return counting.calls


async def done(world: World, what: str, deadly: Deadly | None = None) -> None:
    """A purge with all that follows from it, or its undoing."""
    if what == "purge":
        await world.purge(deadly)
    else:
        await world.purging(deadly).undo(GUILD, 1, MODERATOR)
    await world.purging(deadly).look()


@pytest.mark.parametrize("what", ["purge", "undo"])
async def test_killed_at_any_call(studio: Studio, what: str) -> None:
    """What was decided is shown and noted by the next process; what was not is decided by the next press."""

    async def before() -> World:
        world = await opened(studio)
        if what == "undo":
            await done(world, "purge")
        return world

    count = await calls(await before(), what)
    assert count > 2 + 2 * PAINTED
    for at in range(1, count + 1):
        for after in (False, True):
            world = await before()
            with pytest.raises(Killed):
                await done(world, what, Deadly(at, after))
            if (at, after) == (1, False):
                await done(world, what)
            await studio.clock.sleep(301)
            await world.purging().look()
            await world.purging().finish()
            gone = set(world.rows.generations) if what == "purge" else set[int]()
            assert world.wall.hidden == world.rows.hidden.keys() == gone
            assert world.deeds == ({Deed.PURGED} if what == "purge" else {Deed.PURGED, Deed.RESTORED})


async def test_killed_while_originals_are_removed(studio: Studio) -> None:
    """None of them is forgotten."""
    for after in (False, True):
        for at in range(1, 6):
            world = await opened(studio)
            await world.purge()
            await studio.clock.sleep(REVERSIBLE + 1)
            studio.shelf.removed.clear()
            with pytest.raises(Killed):
                await world.purging(Deadly(at, after)).finish()
            await world.purging().finish()
            assert len(studio.shelf.removed) == PAINTED
            assert world.rows.cleared == set(world.rows.generations)


async def test_what_discord_does_not_take_holds_nothing_up(studio: Studio) -> None:
    """The rest goes on, and it is tried again in minutes."""
    world = await opened(studio)
    world.wall.faults = [errors.DeliveryFailed("busy")]
    await done(world, "purge")
    assert world.wall.hidden == {2}
    await world.purging().look()
    assert world.wall.hidden == {2}
    await studio.clock.sleep(301)
    await world.purging().look()
    assert world.wall.hidden == {1, 2}


async def test_an_undo_overtakes_what_is_not_done_yet(studio: Studio) -> None:
    """Whatever was on its way, the messages show the later decision."""
    world = await opened(studio)
    purge = await world.purge()
    taken = await world.rows.take(studio.clock.time())
    assert await world.purging().undo(GUILD, purge.id, MODERATOR) is not None
    assert taken is not None
    await world.wall.hide(taken[0])
    await world.rows.veiled(taken[0].id, taken[1])
    await world.purging().look()
    assert world.wall.hidden == set()
    assert world.rows.veils == {}


async def test_originals_go_after_a_week(studio: Studio) -> None:
    """Those that nobody else shows; not a moment before, and nothing comes back afterwards."""
    world = await opened(studio)
    mine, shared = (picture.digest for each in world.rows.generations.values() for picture in each.pictures)
    world.rows.used = frozenset({shared})
    purge = await world.purge()
    await studio.clock.sleep(REVERSIBLE - 1)
    await world.purging().finish()
    assert studio.shelf.removed == set()
    await studio.clock.sleep(2)
    await world.purging().finish()
    assert studio.shelf.removed == {mine}
    assert await world.purging().undo(GUILD, purge.id, MODERATOR) is None


async def test_private_messages_are_left_alone(studio: Studio) -> None:
    """Nobody else sees them, and no way leads there any more."""
    world = await opened(studio)
    for number, each in world.rows.generations.items():
        world.rows.generations[number] = replace(each, reply=replace(each.reply, by_token_only=True))
    await done(world, "purge")
    assert world.wall.hidden == set()
    assert set(world.rows.veils.values()) == {Veil.HIDDEN}
