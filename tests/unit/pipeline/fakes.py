"""Small honest fakes of the remaining ports, and the studio of them all: each keeps its port's promises and a ledger.

They are stand-ins for this folder alone; the real adapters are held to their ports by the contract suites.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot import errors, ports
from bot.domain.generation import Generation, Picture, Post, Reply
from bot.domain.latency import Kind, Latencies, Measurement
from bot.domain.preferences import USUAL, Preferences
from bot.domain.quota import Limits
from bot.domain.reference import Reference
from bot.domain.request import PaintRequest
from bot.domain.size import Size
from bot.engine.local import LocalEngine
from bot.pipeline import deliver
from bot.pipeline.generate import generate
from bot.pipeline.workshop import Patience, Run, Workshop
from bot.providers.catalog import ProviderCatalog
from tests.unit.pipeline.councils import Chamber, Channel, Reviews
from tests.unit.pipeline.faults import raise_next
from tests.unit.pipeline.painter import PRICE, Painter
from tests.unit.pipeline.rows import Rows
from tests.unit.pipeline.virtual_time import EPOCH, VirtualClock

OWNER, MEMBER = "this process", 77
POST = Post(channel_id=2, message_id=3)


@dataclass
class Shelf:
    """Pictures in memory: what lies on the disk under a path is kept under its digest."""

    disk: dict[Path, str]
    faults: list[errors.EaselError | None] = field(default_factory=list)
    given: list[Path] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)
    #: Before when, what to keep, and among what.
    sweeps: list[tuple[float, frozenset[str], frozenset[str] | None]] = field(default_factory=list)

    def scratch(self) -> Path:
        self.given.append(Path(f"scratch/{len(self.given)}"))
        return self.given[-1]

    async def keep(self, path: Path) -> Picture:
        await asyncio.sleep(0)
        raise_next(self.faults)
        digest = self.disk.pop(path)
        return Picture(digest=digest, content_type="image/jpeg", size=1000, width=2048, height=2048)

    async def discard(self, path: Path) -> None:
        self.disk.pop(path, None)

    def path(self, picture: Picture) -> Path:
        return Path("kept") / picture.digest

    async def fitting(self, picture: Picture, most: int) -> Path | None:
        assert picture.size <= most, "these fakes shrink nothing"
        return self.path(picture)

    def present(self, picture: Picture) -> bool:
        return picture.digest not in self.removed

    async def remove(self, digests: Sequence[str]) -> None:
        self.removed.update(digests)

    async def sweep(self, before: float, keep: frozenset[str], among: frozenset[str] | None = None) -> int:
        self.sweeps.append((before, keep, among))
        raise_next(self.faults)
        return 0

    async def thumbnail(self, picture: Picture, side: int) -> Path | None:
        raise NotImplementedError("these fakes draw nothing")

    async def sheet(self, tiles: Sequence[ports.Tile]) -> Path:
        raise NotImplementedError("these fakes draw nothing")


@dataclass
class Usual:
    """Members' preferences in memory."""

    known: dict[int, Preferences] = field(default_factory=dict)

    def of(self, member_id: int) -> Preferences:
        return self.known.get(member_id, USUAL)

    async def change(self, member_id: int, change: Callable[[Preferences], Preferences]) -> None:
        self.known[member_id] = change(self.of(member_id))

    async def forget(self, member_id: int) -> None:
        self.known.pop(member_id, None)


@dataclass
class Bench:
    """References: judged by one verdict, laid at addresses of the same names."""

    verdict: errors.EaselError | None = None
    hosting: errors.EaselError | None = None
    #: Addresses that have run out.
    expired: set[str] = field(default_factory=set)
    examined: list[Sequence[Reference]] = field(default_factory=list)

    async def examine(self, references: Sequence[Reference]) -> tuple[Reference, ...]:
        self.examined.append(references)
        if self.verdict:
            raise self.verdict
        return tuple(references)

    def current(self, references: Sequence[Reference]) -> tuple[Reference, ...]:
        return tuple(replace(each, url="") if each.url in self.expired else each for each in references)

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
    #: Messages that the pictures of a generation take.
    messages: int = 1
    #: What Discord knows as the reply of a request, and what it raises before it answers.
    message_id: int | None = 3
    reach_faults: list[errors.EaselError | None] = field(default_factory=list)
    reached: list[int] = field(default_factory=list)
    #: What the next deliveries raise, in order; None delivers.
    delivery_faults: list[errors.EaselError | None] = field(default_factory=list)
    shown: list[tuple[float, Generation, ports.Stage]] = field(default_factory=list)
    attempts: list[float] = field(default_factory=list)
    delivered: list[tuple[float, Generation, tuple[Path, ...]]] = field(default_factory=list)
    told: list[tuple[float, Generation]] = field(default_factory=list)
    #: What the next tellings raise, in order; None tells.
    tell_faults: list[errors.EaselError | None] = field(default_factory=list)
    #: What the operator read.
    reported: list[Generation] = field(default_factory=list)

    async def show(self, generation: Generation, stage: ports.Stage) -> None:
        self.shown.append((self.clock.time(), generation, stage))
        await self.clock.sleep(self.show_seconds)
        if self.show_fault:
            raise self.show_fault

    async def deliver(self, generation: Generation, paths: Sequence[Path | None]) -> AsyncIterator[ports.Delivered]:
        self.attempts.append(self.clock.time())
        raise_next(self.delivery_faults)
        for number in range(len(generation.reply.posts) + 1, self.messages):
            post = Post(channel_id=POST.channel_id, message_id=POST.message_id + number)
            yield ports.Delivered(post=post, last=False)
            raise_next(self.delivery_faults)
        self.delivered.append((self.clock.time(), generation, tuple(path for path in paths if path is not None)))
        yield ports.Delivered(post=POST, last=True)

    async def reach(self, generation: Generation) -> int | None:
        self.reached.append(generation.id)
        raise_next(self.reach_faults)
        return self.message_id

    async def retract(self, generation: Generation) -> tuple[Post, ...]:
        raise AssertionError(f"nothing here deletes generation {generation.id}")

    async def tell(self, generation: Generation) -> None:
        raise_next(self.tell_faults)
        self.told.append((self.clock.time(), generation))

    def report(self, generation: Generation) -> None:
        self.reported.append(generation)


class Studio:
    """The pipeline among its fakes, and short words for what the tests ask of it."""

    def __init__(self) -> None:
        disk: dict[Path, str] = {}
        self.clock = VirtualClock()
        self.painter = Painter(self.clock, disk)
        #: Providers to turn to when the painter takes nothing.
        self.others: list[Painter] = []
        self.rows = Rows()
        self.shelf = Shelf(disk)
        self.bench = Bench()
        self.usual = Usual()
        self.wall = Wall(self.clock)
        self.chamber = Chamber(Reviews(self.rows), Channel(self.clock))
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
            catalog=ProviderCatalog([self.painter, *self.others], self.clock),
            replies=self.wall,
            council=self.chamber.council,
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
        await whole_story(Run(self.workshop, generation))
        return self.rows.rows[generation.id]

    async def settled(self) -> None:
        """Let everything that goes on come to its end."""
        for _ in range(500):
            if all(row.state.terminal for row in self.rows.rows.values()):
                break
            await self.clock.sleep(1)
        await self.clock.sleep(5)

    def nothing_left_over(self) -> bool:
        """No file of a download lies about."""
        return not self.shelf.disk


def moments(times: Iterable[float]) -> list[float]:
    """Virtual seconds from the beginning, to the hundredth."""
    return [round(each - EPOCH, 2) for each in times]


async def whole_story(run: Run) -> None:
    """What the engine does with a run: its story, then the words that the story leaves to be said."""
    ended = await generate(run)
    if ended is not None:
        await deliver.words(run.workshop, ended)
