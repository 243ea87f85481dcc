"""Owns the seam towards painting services; names no concrete one."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from bot.domain.breaker import Circuit
from bot.domain.capability import Capabilities
from bot.domain.reference import Reference
from bot.domain.request import PaintRequest, RenderOrder
from bot.domain.wish import Wish


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
    """A provider's answer about one accepted render; `urls` or `files` in the order of the pictures.

    `files` are pictures that came with the answer itself: scratch files, which now belong to whoever holds the ticket.
    """

    request_id: str
    status: TicketStatus
    urls: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    #: What the provider says that it cost, in millionths of a US dollar.
    cost_micros: int | None = None


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
        """The answer of a lost submission: a render accepted since (Unix seconds) for this very order, not `taken`.

        None as well where the provider lists nothing (`Capabilities.listed`).
        """
        ...

    async def host(self, path: Path, content_type: str) -> str:
        """Lay a reference where the provider can read it; returns its public address."""
        ...

    async def download(self, url: str, into: Path) -> None:
        """Stream a result into a file, gone again after an error.

        Raises `ForeignHost`, `BadPicture` (not there, too large), `Unreachable`; and `DiskFull`, which is our own.
        """
        ...

    async def models(self) -> tuple[str, ...]:
        """Names of the models that may be used; the one in use comes first, if it is among them."""
        ...

    async def model(self, name: str) -> ModelCard: ...

    async def credits(self) -> Decimal | None:
        """What is left on the account, in the provider's own unit; None where it does not tell."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderStanding:
    """How a provider is doing, for the operator; `opens_at` (Unix seconds) is when an open one is tried again."""

    name: str
    circuit: Circuit
    opens_at: float | None
    last_fault: str


class Catalog(Protocol):
    """The providers in the operator's order, and which of them is to paint."""

    @property
    def names(self) -> tuple[str, ...]: ...

    def provider(self, name: str) -> Provider:
        """Raises `UnknownModel` when the operator has taken that provider out of the settings."""
        ...

    def choose(self, wish: Wish, seed: int, without: frozenset[str] = frozenset()) -> tuple[Provider, PaintRequest]:
        """The first provider in good health that can paint the wish, and the request as it suits that provider.

        Raises the `MemberError` that says what to change when none can, and `UnsupportedOption` for an unknown name.
        """
        ...

    def standings(self) -> list[ProviderStanding]: ...


class References(Protocol):
    """Looks at the bytes of references before anything is spent."""

    async def examine(self, references: Sequence[Reference]) -> tuple[Reference, ...]:
        """Fetch, decode and keep each that is not kept yet; raises `InvalidReference` for the first that is no use."""
        ...

    def current(self, references: Sequence[Reference]) -> tuple[Reference, ...]:
        """The same without addresses that have run out: what is left of those is the original alone."""
        ...

    async def addresses(self, references: Sequence[Reference], provider: Provider) -> tuple[str, ...]:
        """Addresses that the provider can read: the references' own, or re-hosted ones."""
        ...
