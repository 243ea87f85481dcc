"""The bot's time beside a machine's clock that is set while the bot runs."""

from dataclasses import dataclass

import pytest

from bot.clock import SystemClock

DAY = 86_400.0


@dataclass
class Machine:
    """A clock on the wall and one that only counts."""

    wall: float = 1_800_000_000.0
    steady: float = 50.0

    def passes(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def clock(machine: Machine) -> SystemClock:
    return SystemClock(lambda: machine.wall, lambda: machine.steady)


def test_it_tells_the_machines_time(machine: Machine, clock: SystemClock) -> None:
    """As long as nobody sets that."""
    machine.passes(12.5)
    assert clock.time() == pytest.approx(machine.wall)


@pytest.mark.parametrize("jump", [DAY, -DAY, 3.0, -3.0])
def test_a_jump_of_the_machines_clock_is_none_of_the_bots(machine: Machine, clock: SystemClock, jump: float) -> None:
    """No deadline passes by it, and none recedes."""
    before = clock.time()
    machine.wall += jump
    assert clock.time() == before
    machine.passes(10)
    assert 8.9 <= clock.time() - before <= 11.1


@pytest.mark.parametrize("jump", [30.0, -30.0])
def test_it_comes_back_to_the_machines_time(machine: Machine, clock: SystemClock, jump: float) -> None:
    """Slowly, and without ever going back."""
    machine.wall += jump
    told = [clock.time()]
    for _ in range(400):
        machine.passes(1)
        told.append(clock.time())
    assert told == sorted(told)
    assert told[-1] == pytest.approx(machine.wall)


def test_the_real_one_runs() -> None:
    """On this very machine."""
    real = SystemClock()
    first = real.time()
    assert real.time() >= first > 1_700_000_000
