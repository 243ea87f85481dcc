"""Owns the seams towards what members see of reports and purges; names no chat service."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.domain.conduct import Ban, Card, Report, ReportState
from bot.domain.generation import Generation


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A reported generation as its moderators see it."""

    generation: Generation
    #: Oldest first; never none.
    reports: tuple[Report, ...]
    #: The ban of its member that holds now.
    ban: Ban | None = None
    #: Its pictures, small enough for one message together; none once it is decided.
    files: tuple[Path, ...] = ()

    @property
    def open(self) -> bool:
        return any(each.state is ReportState.OPEN for each in self.reports)


class ReportDesk(Protocol):
    """Where moderators see what was reported. `DeliveryFailed` is all that Discord's own faults become."""

    async def put(self, channel_id: int, complaint: Complaint) -> Card:
        """Put it before them."""
        ...

    async def redraw(self, card: Card, complaint: Complaint) -> None:
        """Show it as it is now; a final fault where the card is gone."""
        ...


class Veils(Protocol):
    """The messages of what was purged. Raises `DeliveryFailed` where the same may be tried again later."""

    async def hide(self, generation: Generation) -> None:
        """Put a notice in the place of the pictures."""
        ...

    async def show(self, generation: Generation, paths: Sequence[Path | None]) -> None:
        """Put the pictures back, in order; one without a file is linked to."""
        ...
