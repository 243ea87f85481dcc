"""Owns the seams between the story of a generation and the outside; names no concrete service."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from bot.domain.capability import Capabilities
from bot.domain.generation import Generation, Picture
from bot.domain.latency import Measurement
from bot.domain.quota import Allowance, Limits
from bot.domain.request import Reference, RenderOrder


class Clock(Protocol):
    """Time, so that tests do not wait."""

    def time(self) -> float:
        """Unix seconds."""
        ...

    async def sleep(self, seconds: float) -> None: ...


class TicketStatus(StrEnum):
    """What a provider says of a render."""

    #: Accepted, not begun.
    QUEUED = "queued"
    #: Being painted, or in a status that we do not know.
    PAINTING = "painting"
    #: Pictures wait at `Ticket.urls`.
    PAINTED = "painted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A provider's answer about one accepted render; `urls` in the order of the pictures."""

    request_id: str
    status: TicketStatus
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """What a provider tells about its model, for the operator."""

    name: str
    description: str
    parameters: tuple[str, ...]
    price: str


class Provider(Protocol):
    """One painting service. Every method raises nothing but `errors.ProviderError`."""

    @property
    def name(self) -> str: ...

    @property
    def capabilities(self) -> Capabilities: ...

    async def submit(self, order: RenderOrder) -> Ticket:
        """Ask for one render, once. `SubmissionUnknown` when the answer was lost after it was sent."""
        ...

    async def poll(self, request_id: str) -> Ticket:
        """News of an accepted render; raises `ContentRefused`, `RenderFailed`, `RenderCancelled` when it ended so."""
        ...

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> Ticket | None:
        """The answer of a lost submission: a render accepted since (Unix seconds) for this very order, not `taken`."""
        ...

    async def host(self, path: Path, content_type: str) -> str:
        """Lay a reference where the provider can read it; returns its public address."""
        ...

    async def download(self, url: str, into: Path) -> None:
        """Stream a result into a file, gone again after an error.

        Raises `ForeignHost`, `BadPicture` (not there, too large), `Unreachable`; and `DiskFull`, which is our own.
        """
        ...

    async def models(self) -> tuple[str, ...]: ...

    async def model(self, name: str) -> ModelCard: ...


class Generations(Protocol):
    """The rows of all generations, and the members' limits over them."""

    async def admit(self, generation: Generation, limits: Limits) -> Generation:
        """Reserve and store in one atomic step.

        The row comes back with its turn when one is free, with `owner` and epoch 1 then, else in line.
        Raises `LimitReached` with what is left and when it resets, `Duplicate`, `DatabaseBusy`, `DiskFull`.
        """
        ...

    async def move(self, before: Generation, after: Generation) -> int:
        """One conditional UPDATE: only from `before`'s state, owner and epoch; else `Superseded`.

        Returns how many generations of the member wait in line.
        """
        ...

    async def promote(self, member_id: int, owner: str, now: float, concurrent: int) -> Generation | None:
        """Give the member's next waiting generation its turn, if fewer than `concurrent` run."""
        ...

    async def withdraw(self, generation_id: int, now: float) -> Generation | None:
        """Cancel and release a generation that still waits in line; None when it does not wait (any more)."""
        ...

    async def take_over(self, owner: str) -> list[Generation]:
        """Own every unfinished generation that has its turn and another owner, each with its epoch one higher."""
        ...

    async def find(self, generation_id: int) -> Generation | None: ...

    async def place(self, generation_id: int) -> int | None:
        """How many generations of the member run or wait before this one; None when it does not wait."""
        ...

    async def unfinished(self, member_id: int) -> list[Generation]:
        """The member's generations that have not ended, oldest first."""
        ...

    async def recent(self, member_id: int, count: int) -> list[Generation]:
        """The member's ended generations, newest first."""
        ...

    async def waiting_members(self) -> list[int]:
        """Members with a generation in line, for a start after a stop."""
        ...

    async def allowance(self, member_id: int, limits: Limits, now: float) -> Allowance: ...

    async def claimed_requests(self, provider: str, since: float) -> frozenset[str]:
        """Request ids that generations since then (Unix seconds) already own."""
        ...

    async def measurements(self, count: int) -> list[Measurement]:
        """How long the latest finished renders took, oldest first."""
        ...


class Pictures(Protocol):
    """Originals on disk, by digest."""

    def scratch(self) -> Path:
        """A fresh path to stream into; it belongs to the caller until `keep` or `discard`."""
        ...

    async def keep(self, path: Path) -> Picture:
        """Sniff the bytes and move them to their digest; raises `BadPicture`, `DiskFull`."""
        ...

    async def discard(self, path: Path) -> None: ...

    def path(self, picture: Picture) -> Path: ...

    async def fitting(self, picture: Picture, most: int) -> Path:
        """The original, or a copy of it that has at most `most` bytes."""
        ...


class References(Protocol):
    """Looks at the bytes of references before anything is spent."""

    async def examine(self, references: Sequence[Reference]) -> None:
        """Fetch and decode each; raises `InvalidReference` for the first that cannot be used."""
        ...

    async def addresses(self, references: Sequence[Reference], provider: Provider) -> tuple[str, ...]:
        """Addresses that the provider can read: the references' own, or re-hosted ones."""
        ...


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
    #: A sentence's key for an unusual moment, such as "resumed", "held-back" or "cancelling".
    note: str | None = None


class Replies(Protocol):
    """The messages that members see. `DeliveryFailed` is all that Discord's own faults become."""

    async def show(self, generation: Generation, stage: Stage) -> None:
        """Edit the progress in; a fault is logged and forgotten."""
        ...

    async def deliver(self, generation: Generation, paths: Sequence[Path]) -> None:
        """Put the pictures into the reply, in order; raises `DeliveryFailed` when every way failed."""
        ...

    async def tell(self, generation: Generation) -> None:
        """Say how a generation ended without a picture; raises `DeliveryFailed`."""
        ...

    def report(self, generation: Generation) -> None:
        """Tell the operator how a generation ended without a picture."""
        ...


class Engine(Protocol):
    """Who runs admitted generations."""

    @property
    def stopping(self) -> bool:
        """Whether it takes no new work."""
        ...

    def begin(self, generation: Generation) -> None:
        """Run a generation that has its turn, or show the place of one that waits."""
        ...

    async def cancel(self, generation: Generation) -> bool:
        """Stop it if it still can be stopped; False when it has ended."""
        ...

    async def abandon(self, generation: Generation) -> None:
        """Release an admitted generation that nobody waits for, before it ran."""
        ...
