"""When a service is avoided, and how it is trusted again."""

from bot.domain.breaker import FAULTS_MOST, PAUSE_LEAST, PAUSE_MOST, Breaker, Circuit

NOW = 1_000.0


def broken(now: float = NOW) -> Breaker:
    breaker = Breaker()
    for _ in range(FAULTS_MOST):
        breaker.failed(now, "unreachable")
    return breaker


def test_a_few_faults_are_forgiven() -> None:
    """And forgotten after one success."""
    breaker = Breaker()
    for _ in range(3):
        for _ in range(FAULTS_MOST - 1):
            breaker.failed(NOW, "at-capacity")
        assert breaker.welcomes(NOW)
        breaker.succeeded()


def test_faults_in_a_row_open_it() -> None:
    """For a while; the last fault is remembered."""
    breaker = broken()
    assert breaker.circuit(NOW) is Circuit.OPEN
    assert not breaker.welcomes(NOW + PAUSE_LEAST - 1)
    assert (breaker.opens_at, breaker.last_fault) == (NOW + PAUSE_LEAST, "unreachable")


def test_a_lasting_fault_opens_it_at_once() -> None:
    """A refused key is refused the next time as well."""
    breaker = Breaker()
    breaker.failed(NOW, "bad-key", lasting=True)
    assert breaker.circuit(NOW) is Circuit.OPEN


def test_one_trial_at_a_time_when_half_open() -> None:
    """Its success closes the breaker."""
    breaker, later = broken(), NOW + PAUSE_LEAST
    assert breaker.circuit(later) is Circuit.HALF_OPEN
    assert breaker.welcomes(later)
    breaker.chosen(later)
    assert not breaker.welcomes(later + 1)
    breaker.succeeded()
    assert breaker.circuit(later + 1) is Circuit.CLOSED
    assert breaker.welcomes(later + 1)


def test_a_trial_that_fails_doubles_the_pause_up_to_a_bound() -> None:
    """Ever rarer, but never given up."""
    breaker, now, pauses = broken(), NOW, []
    for _ in range(8):
        assert breaker.opens_at is not None
        now = breaker.opens_at
        breaker.chosen(now)
        breaker.failed(now, "unreachable")
        pauses.append(breaker.opens_at - now)
    assert pauses[:3] == [2 * PAUSE_LEAST, 4 * PAUSE_LEAST, 8 * PAUSE_LEAST]
    assert pauses[-1] == PAUSE_MOST


def test_a_trial_that_never_ends_does_not_shut_the_door_for_ever() -> None:
    """Its generation may have been cancelled before anything was sent."""
    breaker, later = broken(), NOW + PAUSE_LEAST
    breaker.chosen(later)
    assert breaker.welcomes(later + 3600)
