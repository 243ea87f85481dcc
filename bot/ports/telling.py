"""Owns the seam towards the messages that members see; names no chat service."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.domain.generation import Generation, Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What the reply shows while a generation is on its way. Times are Unix seconds."""

    #: Generations before it in line; None once it runs.
    place: int | None
    started_at: float | None
    #: When the pictures are expected, from measured latencies; None while nothing was measured.
    expected_at: float | None
    #: 0 to 1.
    fraction: float
    arrived: int
    total: int
    #: A sentence's key for an unusual moment, such as "resumed", "held-back" or "cancelling"; "closing" and "kept" may
    #: be the last that the reply says.
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """One message with pictures, and whether it is the last of its generation."""

    post: Post
    last: bool


class Replies(Protocol):
    """The messages that members see. `DeliveryFailed` is all that Discord's own faults become."""

    async def show(self, generation: Generation, stage: Stage) -> None:
        """Edit the progress in; a fault is logged and forgotten."""
        ...

    def deliver(self, generation: Generation, paths: Sequence[Path | None]) -> AsyncIterator[Delivered]:
        """Put the pictures into the reply, in order; one without a file is linked to.

        Begins after the messages that `Reply.posts` knows of. Raises `DeliveryFailed` when every way failed.
        """
        ...

    async def reach(self, generation: Generation) -> int | None:
        """The message of a reply that nobody wrote down; None where the request was never acknowledged.

        Raises `DeliveryFailed` while Discord can't be asked, and a final one where it denies the reply.
        """
        ...

    async def retract(self, generation: Generation) -> tuple[Post, ...]:
        """Delete every message with its pictures; returns those that could not be deleted."""
        ...

    async def tell(self, generation: Generation) -> None:
        """Say how a generation ended without a picture; raises `DeliveryFailed`."""
        ...

    def report(self, generation: Generation) -> None:
        """Tell the operator how a generation ended without a picture."""
        ...
