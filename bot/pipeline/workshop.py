"""Owns what a generation needs on its way, and its value while it is run; knows ports only."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from bot import errors, ports
from bot.domain.generation import Generation, Render, Reply, State
from bot.domain.latency import Kind, Latencies
from bot.domain.request import RenderOrder
from bot.pipeline.pace import Pace

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait, in seconds, before giving up."""

    #: From the turn of a generation to its end.
    deadline: float = 1800.0
    #: From the submission of a render to the first sign that it left the provider's queue.
    queued: float = 600.0
    #: Between looks at a provider's list for a submission whose answer was lost.
    lost: tuple[float, ...] = (1.0, 4.0, 10.0, 20.0, 30.0)
    #: Between submissions that the provider did not accept; the last one repeats.
    capacity: tuple[float, ...] = (3.0, 8.0, 20.0, 45.0)
    #: Between attempts to download a picture.
    download: tuple[float, ...] = (1.0, 5.0, 20.0)
    #: Between attempts to find out whether a request was acknowledged.
    reach: tuple[float, ...] = (0.5, 1.0, 2.0)
    #: Between attempts to deliver.
    delivery: tuple[float, ...] = (2.0, 10.0, 30.0, 60.0, 300.0, 900.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """Who decides about pictures between their painting and their delivery, as ports."""

    policies: ports.Policies
    reviews: ports.Reviews
    moderators: ports.Moderators
    log: ports.DecisionLog
    #: None where pictures are not looked at.
    looks: ports.PictureJudge | None
    places: ports.Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The outside of a generation, as ports."""

    clock: ports.Clock
    generations: ports.Generations
    pictures: ports.Pictures
    references: ports.References
    catalog: ports.Catalog
    replies: ports.Replies
    council: Council
    latencies: Latencies
    patience: Patience
    #: Held while a lost submission is looked for and taken.
    searching: asyncio.Lock = field(default_factory=asyncio.Lock)
    #: Orders whose answer is still out, by provider: what the list shows of them is not to be taken for a lost one.
    sending: Counter[tuple[str, RenderOrder]] = field(default_factory=Counter[tuple[str, RenderOrder]])
    pace: Pace = field(default_factory=Pace)


class Run:
    """One generation while it is run: its latest value, the only way to change it, and its cancel flag."""

    def __init__(self, workshop: Workshop, generation: Generation) -> None:
        self.workshop = workshop
        self.generation = generation
        self.kind = kind(generation)
        self.cancelled = False
        #: Providers that did not take it and never will, and those that only said "not now" in this round.
        self.refused_by: set[str] = set()
        self.busy: set[str] = set()
        self.rounds = 0
        #: Whether it waits between two rounds.
        self.held_back = False
        #: Generations of the member that wait in line, as of the last move.
        self.waiting = 0
        #: Whether it was left to its moderators, so that whoever hears of a decision may run it.
        self.left = False
        #: Renders that this run marked as sent and has still to send; others without an answer are lost ones.
        self.unsent: set[int] = set()
        self._moving = asyncio.Lock()
        self._cuttable: set[asyncio.Task[Any]] = set()

    @property
    def provider(self) -> ports.Provider:
        """Who paints it; raises `UnknownModel` when the operator has taken that provider out of the settings."""
        return self.workshop.catalog.provider(self.generation.provider)

    @property
    def expected(self) -> float | None:
        """Seconds in which the whole generation probably ends; None while too little was measured."""
        return self.workshop.latencies.expected(self.kind, self.generation.request.renders)

    async def move(self, state: State, **changes: object) -> None:
        """Make one durable move; raises `Superseded` when another runner made one first."""
        async with self._moving:
            after = self._remembered(self.generation.moved(state, **changes))
            self.waiting = await self.workshop.generations.move(self.generation, after)
            self.generation = after

    async def let_go(self, **changes: object) -> None:
        """Leave it to its moderators: the row belongs to nobody from then on."""
        await self.move(State.REVIEWING, **changes)
        self.generation = replace(self.generation, owner="")
        self.left = True

    async def note(self, index: int, render: Render) -> None:
        """Write down what became of one render; `rendering` begins when all are answered, and one is accepted."""
        async with self._moving:
            after = self.generation.with_render(index, render)
            answered = all(each.request_id or each.ended for each in after.renders)
            accepted = any(each.request_id or each.pictures for each in after.renders)
            state = State.RENDERING if answered and accepted else after.state
            after = self._remembered(after.moved(state))
            self.waiting = await self.workshop.generations.move(self.generation, after)
            self.generation = after

    def _remembered(self, after: Generation) -> Generation:
        """What is written down: never a token that is good for nothing any more."""
        return replace(after, reply=after.reply.blanked(self.workshop.clock.time()))

    def keep(self, index: int, render: Render) -> None:
        """Change one render in memory alone; the next move writes it down."""
        self.generation = self.generation.with_render(index, render)

    def cancel(self) -> None:
        """Ask the run to stop: now if it waits for something, else as soon as it does."""
        if self.cancelled:
            return
        self.cancelled = True
        for task in self._cuttable:
            task.cancel()

    async def pause(self, seconds: float) -> None:
        """Sleep; raises `Cancelled` or `DeadlinePassed` instead of sleeping on."""
        await self.unless_cancelled(lambda: self.workshop.clock.sleep(seconds))

    async def unless_cancelled(self, work: Callable[[], Awaitable[T]]) -> T:
        """Wait for work that a cancel cuts short; raises `Cancelled` or `DeadlinePassed` then."""
        self.check()
        task = asyncio.current_task()
        assert task is not None
        self._cuttable.add(task)
        try:
            return await work()
        except asyncio.CancelledError:
            if not self.cancelled:
                raise
            task.uncancel()
            raise errors.Cancelled from None
        finally:
            self._cuttable.discard(task)

    def check(self) -> None:
        if self.cancelled:
            raise errors.Cancelled
        begun = self.generation.turn_at or self.generation.created_at
        if self.workshop.clock.time() > begun + self.workshop.patience.deadline:
            raise errors.DeadlinePassed(f"not painted {self.workshop.patience.deadline:.0f} s after its turn")

    def without_token(self) -> Reply:
        """The reply as it may end: an interaction token that is spent is erased."""
        return replace(self.generation.reply, token=None)


def kind(generation: Generation) -> Kind:
    """Which renders the generation's own are like in time."""
    request = generation.request
    return Kind(
        provider=generation.provider,
        megapixels=round(request.size.megapixels),
        pictures=request.pictures if request.series else 1,
        references=len(request.references),
    )
