"""A provider in memory, honest to its port, with a ledger of what was asked of it; it opens no socket."""

import asyncio
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from bot import errors, ports
from bot.domain.capability import Capabilities
from bot.domain.request import RenderOrder
from tests.unit.pipeline.faults import raise_next
from tests.unit.pipeline.virtual_time import VirtualClock

#: Millionths of a dollar a picture.
PRICE = 30_000


@dataclass
class Painter:
    """A provider: paints each accepted order for `seconds` by seed, or ends it by its `fate`."""

    clock: VirtualClock
    disk: dict[Path, str]
    name: str = "gmi"
    capabilities: Capabilities = field(default_factory=lambda: Capabilities(references=10, price_micros=PRICE))
    #: Seconds of painting, and by seed where they differ.
    seconds: float = 10.0
    by_seed: dict[int, float] = field(default_factory=dict)
    #: Seconds in the queue before it is painted.
    queued: float = 0.0
    #: What the next submissions raise, in order; None accepts.
    refusals: list[errors.ProviderError | None] = field(default_factory=list)
    #: Whether a submission that raises `SubmissionUnknown` was accepted all the same.
    lost_is_accepted: bool = True
    #: Seconds until an accepted render shows in the list.
    listed_after: float = 0.0
    #: Seconds a submission takes, and whether its answer already has the pictures.
    post_seconds: float = 0.0
    paints_in_post: bool = False
    #: Whether the pictures then come with the answer itself, as files.
    sends_files: bool = False
    #: How accepted renders end, by seed, instead of being painted.
    fates: dict[int, errors.ProviderError] = field(default_factory=dict)
    #: What the next polls, looks and downloads raise, in order; None answers.
    poll_faults: list[errors.ProviderError | None] = field(default_factory=list)
    find_faults: list[errors.ProviderError | None] = field(default_factory=list)
    download_faults: list[errors.EaselError | None] = field(default_factory=list)
    #: Fewer pictures than ordered.
    paints_only: int | None = None
    posts: list[tuple[float, RenderOrder]] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    accepted: dict[str, tuple[float, RenderOrder]] = field(default_factory=dict)

    async def submit(self, order: RenderOrder) -> ports.Ticket:
        self.posts.append((self.clock.time(), order))
        await self.clock.sleep(self.post_seconds)
        refusal = self.refusals.pop(0) if self.refusals else None
        if refusal is not None and not (isinstance(refusal, errors.SubmissionUnknown) and self.lost_is_accepted):
            raise refusal
        request_id = f"r{len(self.accepted) + 1}"
        self.accepted[request_id] = (self.clock.time(), order)
        if refusal is not None:
            raise refusal
        if self.paints_in_post:
            return self._painted(request_id)
        return ports.Ticket(request_id=request_id, status=ports.TicketStatus.QUEUED)

    async def poll(self, request_id: str) -> ports.Ticket:
        self.polls.append(self.clock.time())
        raise_next(self.poll_faults)
        began, order = self.accepted[request_id]
        age = self.clock.time() - began
        if age < self.queued:
            return ports.Ticket(request_id=request_id, status=ports.TicketStatus.QUEUED)
        if age < self.queued + self.by_seed.get(order.seed, self.seconds):
            return ports.Ticket(request_id=request_id, status=ports.TicketStatus.PAINTING)
        if order.seed in self.fates:
            raise self.fates[order.seed]
        return self._painted(request_id)

    def _painted(self, request_id: str) -> ports.Ticket:
        order = self.accepted[request_id][1]
        count = order.pictures if self.paints_only is None else self.paints_only
        if self.sends_files:
            files = tuple(Path(f"answers/{request_id}/{number}") for number in range(count))
            self.disk.update({path: str(path) for path in files})
            return ports.Ticket(request_id=request_id, status=ports.TicketStatus.PAINTED, files=files)
        urls = tuple(f"https://pictures.example/{request_id}/{number}" for number in range(count))
        return ports.Ticket(request_id=request_id, status=ports.TicketStatus.PAINTED, urls=urls)

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> ports.Ticket | None:
        self.looks.append(self.clock.time())
        raise_next(self.find_faults)
        for request_id, (began, known) in self.accepted.items():
            listed = began >= since - 60 and self.clock.time() >= began + self.listed_after
            if listed and known == order and request_id not in taken:
                return ports.Ticket(request_id=request_id, status=ports.TicketStatus.QUEUED)
        return None

    async def host(self, path: Path, content_type: str) -> str:
        raise NotImplementedError("these fakes re-host nothing")

    async def download(self, url: str, into: Path) -> None:
        await asyncio.sleep(0)
        raise_next(self.download_faults)
        self.disk[into] = url

    async def credits(self) -> Decimal | None:
        return None

    async def models(self) -> tuple[str, ...]:
        return (self.name,)

    async def model(self, name: str) -> ports.ModelCard:
        return ports.ModelCard(name=name, description="", parameters=(), price="")
