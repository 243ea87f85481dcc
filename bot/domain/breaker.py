"""Owns whether a service is to be trusted with new work, by what it did of late; asks no service, and refuses nobody.

A breaker only advises the choice among several: work that has nowhere else to go is sent all the same.
"""

from dataclasses import dataclass
from enum import StrEnum

#: Passing faults in a row after which a service is avoided, and the seconds for which it is.
FAULTS_MOST = 5
PAUSE_LEAST = 30.0
PAUSE_MOST = 600.0
#: Seconds after which the one trial of a half-open service is thought lost.
_TRIAL_MOST = 300.0


class Circuit(StrEnum):
    """How a service stands."""

    #: Trusted.
    CLOSED = "closed"
    #: Avoided after faults.
    OPEN = "open"
    #: Avoided for long enough: one trial decides.
    HALF_OPEN = "half-open"


@dataclass(slots=True)
class Breaker:
    """Opens after faults in a row, or at once after a lasting one; times are Unix seconds."""

    faults: int = 0
    opens_at: float | None = None
    last_fault: str = ""
    _pause: float = PAUSE_LEAST
    _trial_at: float | None = None

    def circuit(self, now: float) -> Circuit:
        if self.opens_at is None:
            return Circuit.CLOSED
        return Circuit.OPEN if now < self.opens_at else Circuit.HALF_OPEN

    def welcomes(self, now: float) -> bool:
        """Whether new work should go there: always when closed, one at a time when half-open."""
        match self.circuit(now):
            case Circuit.CLOSED:
                return True
            case Circuit.OPEN:
                return False
            case Circuit.HALF_OPEN:
                return self._trial_at is None or now > self._trial_at + _TRIAL_MOST

    def chosen(self, now: float) -> None:
        """New work goes there: when half-open, it is the trial."""
        if self.circuit(now) is Circuit.HALF_OPEN:
            self._trial_at = now

    def succeeded(self) -> None:
        self.faults, self.opens_at, self._trial_at, self._pause = 0, None, None, PAUSE_LEAST

    def failed(self, now: float, fault: str, *, lasting: bool = False) -> None:
        """A lasting fault will not pass by itself, such as a refused key."""
        self.faults += 1
        self.last_fault = fault
        reopened = self.circuit(now) is Circuit.HALF_OPEN
        if reopened:
            self._pause = min(PAUSE_MOST, 2 * self._pause)
        if reopened or lasting or self.faults >= FAULTS_MOST:
            self.opens_at, self._trial_at = now + self._pause, None
