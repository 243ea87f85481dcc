"""Owns running generations as tasks of this process, and taking them up again at start; knows no step of theirs."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import structlog
from structlog.contextvars import bound_contextvars

from bot import errors
from bot.domain.generation import Failure, Generation, State
from bot.domain.quota import Limits
from bot.pipeline import deliver, hearing, line, progress
from bot.pipeline.generate import end, generate, release
from bot.pipeline.workshop import Run, Workshop

_log = structlog.get_logger()
T = TypeVar("T")
#: Waits until a provider may be sent so many renders.
Room = Callable[[str, int], Awaitable[None]]
#: Seconds between attempts to reach a database that is away.
_DATABASE_PAUSE = 3.0
#: Seconds that deliveries get to end before a stop, between looks at them, and for saying that the rest is parked.
_DELIVERY_SECONDS = 5.0
_LOOK_SECONDS = 0.1
_PARKING_SECONDS = 3.0


class LocalEngine:
    """The engine of a single process: what is stored decides, memory only speeds it up."""

    def __init__(self, workshop: Workshop, limits: Limits, owner: str, room: Room | None = None) -> None:
        self._workshop = workshop
        self._limits = limits
        self._room = room
        self.owner = owner
        self._runs: dict[int, Run] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._starting: deque[Run] = deque()
        self.stopping = False

    async def start(self) -> None:
        """Take up what an earlier process left, then give out the turns that are free."""
        for generation in await self._workshop.generations.take_over(self.owner):
            _log.info("taken up", generation=generation.id, state=generation.state)
            if generation.state.terminal:
                self._spawn(deliver.words(self._workshop, generation))
            else:
                self._take_up(generation)
        for member_id in await self._workshop.generations.waiting_members():
            self._spawn(self._give_turns(member_id))

    async def stop(self) -> None:
        """Take no new work, let deliveries end, and park the rest: it stays as written, for the next start."""
        if self.stopping:
            return
        self.stopping = True
        await self._let_deliveries_end()
        parked = [run for run in self._runs.values() if run.generation.state is not State.DELIVERING]
        await self._drop()
        with suppress(TimeoutError):
            async with asyncio.timeout(_PARKING_SECONDS):
                await self._part_with(parked)

    async def _drop(self) -> None:
        """Let go of all work where it is."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _part_with(self, parked: list[Run]) -> None:
        """Say in the replies that the work rests."""
        await asyncio.gather(*map(progress.park, parked))

    async def _let_deliveries_end(self) -> None:
        """Pictures on their way into Discord are let in, for a while."""
        until = self._workshop.clock.time() + _DELIVERY_SECONDS
        while any(run.generation.state is State.DELIVERING for run in self._runs.values()):
            if self._workshop.clock.time() > until:
                return
            await self._workshop.clock.sleep(_LOOK_SECONDS)

    def _take_up(self, generation: Generation) -> None:
        """Go on with what has its turn; whether its member is waiting at all may have to be found out first."""
        if generation.unheard:
            self._spawn(self.abandon(generation))
        else:
            self.begin(generation)

    def begin(self, generation: Generation) -> None:
        """Run a generation that has its turn, or show the place of one that waits."""
        if generation.turn_at is None:
            self._spawn(self._wait(generation))
        else:
            run = self._runs[generation.id] = Run(self._workshop, generation)
            self._starting.append(run)
            if len(self._starting) == 1:
                self._spawn(self._start_in_order())

    def resume(self, generation: Generation) -> None:
        """Go on with what moderators have decided about, unless it is run already."""
        run = self._runs.get(generation.id)
        if run is None or run.left:
            self._take_up(generation)

    @property
    def running(self) -> int:
        """Generations that run in this process."""
        return len(self._runs)

    async def cancel(self, generation: Generation) -> bool:
        """Stop it if it still can be stopped; False when it has ended."""
        run = self._runs.get(generation.id)
        if run is not None:
            run.cancel()
            return run.generation.state in (State.RESERVED, State.SUBMITTING, State.RENDERING)
        withdrawn = await self._workshop.generations.withdraw(generation.id, self._workshop.clock.time())
        if withdrawn is None:
            return False
        self._spawn(deliver.words(self._workshop, withdrawn))
        self._spawn(line.show_places(self._workshop, generation.member_id, self._limits))
        return True

    async def abandon(self, generation: Generation) -> None:
        """Release what nobody seems to wait for, before it ran; go on with it if Discord knows of its reply after all.

        While the process stops this is left to the next start: an answer that was cut short may have arrived.
        """
        if self.stopping:
            return
        message_id = await hearing.reached(self._workshop, generation)
        if message_id is None:
            _log.info("never acknowledged, so never painted", generation=generation.id)
            await self._insist(partial(self._release_unheard, generation))
            await self._give_turns(generation.member_id)
        else:
            self.begin(replace(generation, reply=replace(generation.reply, message_id=message_id)))

    async def _release_unheard(self, generation: Generation) -> None:
        """Unless it has got its turn meanwhile: whoever gave it finds out for themselves."""
        run = Run(self._workshop, generation)
        with suppress(errors.Superseded):
            await end(run, Failure.of(errors.Cancelled("its interaction could not be acknowledged")))
            await self._workshop.generations.told(run.generation)

    async def _start_in_order(self) -> None:
        """Start one generation in each round of the event loop, so that a burst of them delays no acknowledgement."""
        while self._starting:
            self._spawn(self._run(self._starting[0]))
            await asyncio.sleep(0)
            self._starting.popleft()

    async def _wait(self, generation: Generation) -> None:
        await self._insist(partial(line.enter, self._workshop, generation))
        await self._give_turns(generation.member_id)
        show = partial(line.show_places, self._workshop, generation.member_id, self._limits, newest=generation.id)
        await self._insist(show)

    async def _run(self, run: Run) -> None:
        """Run it to its end; while the database is away, again and again from what was written last."""
        generation = run.generation
        with bound_contextvars(generation=generation.id):
            while not await self._attempt(run):
                row = await self._insist(partial(self._still_mine, generation))
                if row is None:
                    break
                run = Run(self._workshop, row)
            if run.waiting or not run.generation.state.terminal:
                await self._give_turns(generation.member_id)

    async def _attempt(self, run: Run) -> bool:
        """One run; False when it has to be taken up again from its row."""
        self._runs[run.generation.id] = run
        try:
            await self._wait_for_room(run)
            ended = await generate(run)
        except errors.StorageError as error:
            _log.error("could not be written down", code=error.code, detail=error.detail)
            return False
        except Exception as error:  # noqa: BLE001 - the last wall: a bug ends its own generation only
            _log.exception("a bug ended a generation")
            ended = await self._insist(partial(release, run, errors.EaselError(repr(error))))
        finally:
            # What was left to its moderators may be run again before its last words here were said.
            if self._runs.get(run.generation.id) is run:
                del self._runs[run.generation.id]
        if ended is not None:
            # Told beside the member's next turn: Discord may be away for longer than anybody should wait.
            self._spawn(deliver.words(self._workshop, ended))
        return True

    async def _wait_for_room(self, run: Run) -> None:
        """Keep a provider's tempo before anything is marked as sent; what cuts the wait short, the run meets again."""
        begun = run.generation
        if self._room is None or begun.state is not State.RESERVED:
            return
        with suppress(errors.Cancelled, errors.DeadlinePassed):
            await run.unless_cancelled(partial(self._room, begun.provider, begun.request.renders))

    async def _still_mine(self, generation: Generation) -> Generation | None:
        """The row as it is now, if it has not ended and nobody else has taken it."""
        await self._workshop.clock.sleep(_DATABASE_PAUSE)
        row = await self._workshop.generations.find(generation.id)
        if row is None or row.state.terminal or (row.owner, row.epoch) != (generation.owner, generation.epoch):
            return None
        return row

    async def _insist(self, work: Callable[[], Awaitable[T]]) -> T:
        """Work that needs the database, however long that is away."""
        while True:
            try:
                return await work()
            except errors.StorageError as error:
                _log.error("the database is away", code=error.code, detail=error.detail)
                await self._workshop.clock.sleep(_DATABASE_PAUSE)

    async def _give_turns(self, member_id: int) -> None:
        """Promote the member's waiting generations into free turns, and show the others their new places."""
        promoted = False
        while (generation := await self._insist(partial(self._promote, member_id))) is not None:
            promoted = True
            self._take_up(generation)
        if promoted:
            await self._insist(partial(line.show_places, self._workshop, member_id, self._limits))

    async def _promote(self, member_id: int) -> Generation | None:
        now = self._workshop.clock.time()
        return await self._workshop.generations.promote(member_id, self.owner, now, self._limits.concurrent)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None] | None:
        if self.stopping:
            work.close()
            return None
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a task of the engine failed", exc_info=error)
