"""A process's certainty that it still counts as living, on a clock that jumps."""

import asyncio
from dataclasses import dataclass, field

import pytest

from bot import errors
from bot.engine.membership import Membership
from tests.unit.pipeline.virtual_time import VirtualClock

BEAT = 3.0


@dataclass
class Register:
    """Who lives, and how often it was asked; `away` is a database that does not answer so many times."""

    living: set[str] = field(default_factory=set)
    beats: int = 0
    away: int = 0
    #: Who is in the way, by role and last beat; each look of `beating` ones finds another.
    rivalry: dict[str, tuple[str, float]] = field(default_factory=dict)
    beating: bool = False
    clock: VirtualClock | None = None

    async def join(self, owner: str, role: str, seconds: float) -> bool:
        assert role == "worker"
        if self.clock is not None and not self.beating:
            silent = self.clock.time() - seconds
            self.rivalry = {name: it for name, it in self.rivalry.items() if it[1] >= silent}
        if not self.rivalry:
            self.living.add(owner)
        return not self.rivalry

    async def rivals(self, owner: str, role: str) -> dict[str, tuple[str, float]]:
        if self.beating and self.clock is not None:
            beat_at = self.clock.time() // BEAT * BEAT
            self.rivalry = {name: (role, beat_at) for name, (role, _) in self.rivalry.items()}
        return self.rivalry

    async def beat(self, owner: str) -> bool:
        self.beats += 1
        if self.away:
            self.away -= 1
            raise errors.DatabaseBusy("away")
        return owner in self.living

    async def leave(self, owner: str) -> None:
        self.living.discard(owner)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def register() -> Register:
    return Register()


@pytest.fixture
async def membership(clock: VirtualClock, register: Register) -> Membership:
    """A worker that has just joined."""
    made = Membership(register, clock, BEAT, "worker")
    await made.join()
    return made


async def test_a_fresh_beat_makes_certain_for_nothing(
    membership: Membership, register: Register, clock: VirtualClock
) -> None:
    """Two beats long nobody is asked."""
    await membership.certain()
    await clock.sleep(2 * BEAT)
    await membership.certain()
    assert register.beats == 0


async def test_after_a_pause_it_asks_before_it_speaks(
    membership: Membership, register: Register, clock: VirtualClock
) -> None:
    """Alive, it goes on; many that ask at once ask once."""
    await clock.sleep(100)
    await asyncio.gather(*(membership.certain() for _ in range(20)))
    assert register.beats == 1


async def test_declared_dead_it_must_not_speak(membership: Membership, register: Register, clock: VirtualClock) -> None:
    """Whatever it was about to do."""
    register.living.clear()
    await clock.sleep(100)
    with pytest.raises(errors.Superseded):
        await membership.certain()


async def test_while_the_database_is_away_it_waits(
    membership: Membership, register: Register, clock: VirtualClock
) -> None:
    """Neither certain nor dead: it speaks once it knows."""
    register.away = 3
    await clock.sleep(100)
    began = clock.time()
    await membership.certain()
    assert clock.time() - began == pytest.approx(3 * BEAT)


async def test_declared_dead_it_lets_go_before_it_has_another_name(
    membership: Membership, register: Register, clock: VirtualClock
) -> None:
    """And only then others of its kind may go by that name."""
    before = membership.id
    names: list[str] = []

    async def lost() -> None:
        names.append(membership.id)

    beating = asyncio.create_task(membership.keep_beating(lost))
    await clock.sleep(BEAT * 4)
    assert names == []
    register.living.clear()
    await clock.sleep(BEAT * 2)
    assert names == [before]
    assert membership.id != before
    assert register.living == {membership.id}
    beating.cancel()
    await asyncio.gather(beating, return_exceptions=True)


async def test_a_beat_of_three_seconds_is_missed_for_ten(membership: Membership) -> None:
    """With a look every beat, what a dead process had is taken over within fifteen seconds."""
    assert membership.bound == pytest.approx(10)
    assert membership.bound + BEAT < 15


async def test_a_living_rival_is_told_within_a_beat(register: Register, clock: VirtualClock) -> None:
    """In a sentence that names the setting and who it is."""
    register.clock, register.beating = clock, True
    register.rivalry = {"a": ("worker", 0.0), "b": ("gateway", 0.0), "c": ("worker", 0.0)}
    began = clock.time()
    with pytest.raises(errors.SettingsError, match=r"EASEL_DATABASE_URL \(1 gateway, 2 worker\)"):
        await Membership(register, clock, BEAT, "worker").join()
    assert clock.time() - began < BEAT + 1.1
    assert register.living == set()


async def test_a_dead_rival_is_waited_for_no_longer_than_needed(register: Register, clock: VirtualClock) -> None:
    """Until it has been silent for as long as the dead are, counted from its last beat."""
    register.clock = clock
    register.rivalry = {"a": ("run", clock.time() - 4)}
    began = clock.time()
    made = Membership(register, clock, BEAT, "worker")
    await made.join()
    assert made.bound - 4 <= clock.time() - began <= made.bound - 4 + 1.1
    assert register.living == {made.id}


async def test_declared_dead_while_a_rival_has_the_database_it_waits(
    membership: Membership, register: Register, clock: VirtualClock
) -> None:
    """It has let go of everything, and counts again once it may."""

    async def lost() -> None:
        register.clock, register.beating, register.rivalry = clock, True, {"a": ("run", 0.0)}

    beating = asyncio.create_task(membership.keep_beating(lost))
    register.living.clear()
    await clock.sleep(20 * BEAT)
    assert register.living == set()
    register.rivalry = {}
    await clock.sleep(3 * BEAT)
    assert register.living == {membership.id}
    beating.cancel()
    await asyncio.gather(beating, return_exceptions=True)


def test_who_was_given_a_name_keeps_it(register: Register, clock: VirtualClock) -> None:
    """Others get one that nobody has."""
    assert Membership(register, clock, BEAT, "gateway", "door").id == "door"
    assert Membership(register, clock, BEAT, "worker").id != Membership(register, clock, BEAT, "worker").id
