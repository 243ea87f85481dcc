"""Small honest fakes of the ports, in memory: each keeps its port's promises and a ledger of what was asked of it.

They are stand-ins for this folder alone; the real adapters are held to their ports by the contract suites.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from bot import errors, ports
from bot.domain.capability import Capabilities
from bot.domain.generation import Generation, Picture, Reply, Reservation, State
from bot.domain.latency import Kind, Latencies, Measurement
from bot.domain.quota import Allowance, Limits
from bot.domain.request import PaintRequest, Reference, RenderOrder
from bot.domain.size import Size
from bot.engine.local import LocalEngine
from bot.pipeline.generate import generate
from bot.pipeline.workshop import Patience, Run, Workshop
from tests.unit.pipeline.virtual_time import EPOCH, VirtualClock

PRICE = 30_000
OWNER, MEMBER = "this process", 77


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
        _raise_next(self.poll_faults)
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
        urls = tuple(f"https://pictures.example/{request_id}/{number}" for number in range(count))
        return ports.Ticket(request_id=request_id, status=ports.TicketStatus.PAINTED, urls=urls)

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> ports.Ticket | None:
        self.looks.append(self.clock.time())
        _raise_next(self.find_faults)
        for request_id, (began, known) in self.accepted.items():
            listed = began >= since - 60 and self.clock.time() >= began + self.listed_after
            if listed and known == order and request_id not in taken:
                return ports.Ticket(request_id=request_id, status=ports.TicketStatus.QUEUED)
        return None

    async def host(self, path: Path, content_type: str) -> str:
        raise NotImplementedError("these fakes re-host nothing")

    async def download(self, url: str, into: Path) -> None:
        await asyncio.sleep(0)
        _raise_next(self.download_faults)
        self.disk[into] = url

    async def models(self) -> tuple[str, ...]:
        return (self.name,)

    async def model(self, name: str) -> ports.ModelCard:
        return ports.ModelCard(name=name, description="", parameters=(), price="")


E = TypeVar("E", bound=Exception)


def _raise_next(faults: list[E | None]) -> None:
    fault = faults.pop(0) if faults else None
    if fault is not None:
        raise fault


@dataclass
class Rows:
    """Generations in memory: moves are conditional, and every end of a reservation is counted."""

    rows: dict[int, Generation] = field(default_factory=dict)
    journal: list[State] = field(default_factory=list)
    #: How often each reservation left `held`.
    ends: dict[int, list[Reservation]] = field(default_factory=dict)
    #: What the next moves raise, in order; None writes.
    faults: list[errors.StorageError | None] = field(default_factory=list)

    async def admit(self, generation: Generation, limits: Limits) -> Generation:
        await asyncio.sleep(0)
        if generation.id in self.rows:
            raise errors.Duplicate
        others = await self.unfinished(generation.member_id)
        if len(others) >= limits.concurrent + limits.waiting:
            raise errors.LimitReached(limit="waiting", left=0, most=len(others), asked=1, resets_at=None)
        free = len(others) < limits.concurrent
        turn = {"turn_at": generation.created_at, "epoch": 1} if free else {"turn_at": None, "owner": "", "epoch": 0}
        self.rows[generation.id] = replace(generation, **turn)  # pyright: ignore[reportArgumentType]
        return self.rows[generation.id]

    async def move(self, before: Generation, after: Generation) -> None:
        await asyncio.sleep(0)
        _raise_next(self.faults)
        row = self.rows[before.id]
        if (row.state, row.owner, row.epoch) != (before.state, before.owner, before.epoch):
            raise errors.Superseded
        assert after.state.terminal == (after.ended_at is not None), "an end has a time, and nothing else has"
        assert not after.state.terminal or after.reply.token is None, "an end keeps no token"
        self._write(replace(after, owner=row.owner, epoch=row.epoch, turn_at=row.turn_at))

    def _write(self, after: Generation) -> None:
        if after.reservation is not self.rows[after.id].reservation:
            self.ends.setdefault(after.id, []).append(after.reservation)
        self.rows[after.id] = after
        self.journal.append(after.state)

    async def promote(self, member_id: int, owner: str, now: float, concurrent: int) -> Generation | None:
        waiting = [each for each in await self.unfinished(member_id) if each.turn_at is None]
        running = len(await self.unfinished(member_id)) - len(waiting)
        if not waiting or running >= concurrent:
            return None
        promoted = replace(waiting[0], turn_at=now, owner=owner, epoch=waiting[0].epoch + 1)
        self.rows[promoted.id] = promoted
        return promoted

    async def withdraw(self, generation_id: int, now: float) -> Generation | None:
        row = self.rows[generation_id]
        if row.turn_at is not None or row.state.terminal:
            return None
        gone = row.moved(
            State.CANCELLED,
            reservation=Reservation.RELEASED,
            counted=0,
            cost_micros=0,
            ended_at=now,
        )
        self._write(replace(gone, reply=replace(gone.reply, token=None)))
        return gone

    async def take_over(self, owner: str) -> list[Generation]:
        for row in self.rows.values():
            if not row.state.terminal and row.turn_at is not None and row.owner != owner:
                self.rows[row.id] = replace(row, owner=owner, epoch=row.epoch + 1)
        return [row for row in self.rows.values() if not row.state.terminal and row.owner == owner]

    async def find(self, generation_id: int) -> Generation | None:
        return self.rows.get(generation_id)

    async def place(self, generation_id: int) -> int | None:
        line = [row.id for row in await self.unfinished(self.rows[generation_id].member_id)]
        return line.index(generation_id) if self.rows[generation_id].turn_at is None else None

    async def unfinished(self, member_id: int) -> list[Generation]:
        return [row for row in self.rows.values() if row.member_id == member_id and not row.state.terminal]

    async def recent(self, member_id: int, count: int) -> list[Generation]:
        ended = [row for row in self.rows.values() if row.member_id == member_id and row.state.terminal]
        return sorted(ended, key=lambda row: row.ended_at or 0.0, reverse=True)[:count]

    async def waiting_members(self) -> list[int]:
        return list({row.member_id: 0 for row in self.rows.values() if row.turn_at is None and not row.state.terminal})

    async def allowance(self, member_id: int, limits: Limits, now: float) -> Allowance:
        del now
        rows = [row for row in self.rows.values() if row.member_id == member_id]
        unfinished = await self.unfinished(member_id)
        running = sum(row.turn_at is not None for row in unfinished)
        used = sum(row.counted for row in rows)
        return Allowance(
            limits=limits,
            used=used,
            running=running,
            waiting=len(unfinished) - running,
            frees_at=None,
            frees=0,
            cooled_at=None,
        )

    async def claimed_requests(self, provider: str, since: float) -> frozenset[str]:
        await asyncio.sleep(0)
        rows = [row for row in self.rows.values() if row.provider == provider and (row.ended_at or since) >= since]
        return frozenset(each.request_id for row in rows for each in row.renders if each.request_id)

    async def measurements(self, count: int) -> list[Measurement]:
        del count
        return []


@dataclass
class Shelf:
    """Pictures in memory: what lies on the disk under a path is kept under its digest."""

    disk: dict[Path, str]
    faults: list[errors.EaselError | None] = field(default_factory=list)
    given: list[Path] = field(default_factory=list)

    def scratch(self) -> Path:
        self.given.append(Path(f"scratch/{len(self.given)}"))
        return self.given[-1]

    async def keep(self, path: Path) -> Picture:
        await asyncio.sleep(0)
        _raise_next(self.faults)
        digest = self.disk.pop(path)
        return Picture(digest=digest, content_type="image/jpeg", size=1000, width=2048, height=2048)

    async def discard(self, path: Path) -> None:
        self.disk.pop(path, None)

    def path(self, picture: Picture) -> Path:
        return Path("kept") / picture.digest

    async def fitting(self, picture: Picture, most: int) -> Path:
        assert picture.size <= most, "these fakes shrink nothing"
        return self.path(picture)


@dataclass
class Bench:
    """References: judged by one verdict, laid at addresses of the same names."""

    verdict: errors.EaselError | None = None
    hosting: errors.EaselError | None = None
    examined: list[Sequence[Reference]] = field(default_factory=list)

    async def examine(self, references: Sequence[Reference]) -> None:
        self.examined.append(references)
        if self.verdict:
            raise self.verdict

    async def addresses(self, references: Sequence[Reference], provider: ports.Provider) -> tuple[str, ...]:
        del provider
        if self.hosting:
            raise self.hosting
        return tuple(f"{each.url}?hosted" for each in references)


@dataclass
class Wall:
    """Replies: what was shown, told and delivered, and when."""

    clock: VirtualClock
    #: Seconds that an edit of progress takes, and what it raises.
    show_seconds: float = 0.0
    show_fault: BaseException | None = None
    #: What the next deliveries raise, in order; None delivers.
    delivery_faults: list[errors.EaselError | None] = field(default_factory=list)
    shown: list[tuple[float, Generation, ports.Stage]] = field(default_factory=list)
    attempts: list[float] = field(default_factory=list)
    delivered: list[tuple[float, Generation, tuple[Path, ...]]] = field(default_factory=list)
    told: list[tuple[float, Generation]] = field(default_factory=list)

    async def show(self, generation: Generation, stage: ports.Stage) -> None:
        self.shown.append((self.clock.time(), generation, stage))
        await self.clock.sleep(self.show_seconds)
        if self.show_fault:
            raise self.show_fault

    async def deliver(self, generation: Generation, paths: Sequence[Path]) -> None:
        self.attempts.append(self.clock.time())
        _raise_next(self.delivery_faults)
        self.delivered.append((self.clock.time(), generation, tuple(paths)))

    async def tell(self, generation: Generation) -> None:
        self.told.append((self.clock.time(), generation))


class Studio:
    """The pipeline among its fakes, and short words for what the tests ask of it."""

    def __init__(self) -> None:
        disk: dict[Path, str] = {}
        self.clock = VirtualClock()
        self.painter = Painter(self.clock, disk)
        self.rows = Rows()
        self.shelf = Shelf(disk)
        self.bench = Bench()
        self.wall = Wall(self.clock)
        self.latencies = Latencies()
        self.patience = Patience()
        self.limits = Limits(concurrent=2, waiting=5)

    @property
    def workshop(self) -> Workshop:
        return Workshop(
            clock=self.clock,
            generations=self.rows,
            pictures=self.shelf,
            references=self.bench,
            providers={self.painter.name: self.painter},
            replies=self.wall,
            latencies=self.latencies,
            patience=self.patience,
        )

    def engine(self, owner: str = OWNER) -> LocalEngine:
        return LocalEngine(self.workshop, self.limits, owner)

    def knows(self, seconds: float, count: int = 50) -> None:
        """Let so many renders of one picture have been measured."""
        kind = Kind(provider="gmi", megapixels=4, pictures=1, references=0)
        for _ in range(count):
            self.latencies.add(Measurement(kind=kind, seconds=seconds))

    def admitted(self, number: int = 1, *, pictures: int = 1, series: bool = False, **changes: object) -> Generation:
        """A stored generation that has its turn."""
        request = PaintRequest(prompt="a fox", size=Size(2048, 2048), seed=100, pictures=pictures, series=series)
        generation = Generation(
            id=number,
            member_id=MEMBER,
            guild_id=None,
            request=request,
            reply=Reply(application_id=1, channel_id=2, message_id=3, token="spent", token_expires_at=EPOCH + 900),
            provider="gmi",
            created_at=self.clock.time(),
            counted=pictures,
            cost_micros=pictures * PRICE,
            turn_at=self.clock.time(),
            owner=OWNER,
            epoch=1,
        )
        generation = replace(generation, **changes)  # pyright: ignore[reportArgumentType]
        self.rows.rows[number] = generation
        return generation

    async def paint(self, generation: Generation | None = None) -> Generation:
        """Run it to its end, and return its row."""
        generation = generation or self.admitted()
        await generate(Run(self.workshop, generation))
        return self.rows.rows[generation.id]

    def nothing_left_over(self) -> bool:
        """No file of a download lies about."""
        return not self.shelf.disk


def moments(times: Iterable[float]) -> list[float]:
    """Virtual seconds from the beginning, to the hundredth."""
    return [round(each - EPOCH, 2) for each in times]
