"""Owns who runs a generation when many processes share one database; knows no step of a generation.

A gateway admits and lets go, a worker claims and runs. Turns are given by whoever frees one, and to nobody in
particular: the queue says that there is something to claim, and the claim decides.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import NoReturn, Protocol

import structlog

from bot import errors
from bot.domain.generation import Generation
from bot.domain.quota import Limits
from bot.engine.local import LocalEngine, Room
from bot.engine.membership import Membership
from bot.pipeline import deliver
from bot.pipeline.workshop import Run, Workshop

_log = structlog.get_logger()
#: Seconds between looks at what members want stopped.
_STOP_LOOK = 1.0
_NOBODY = ""


class Owners(Protocol):
    """Whose generations are whose."""

    async def bury(self, seconds: float) -> list[str]: ...

    async def free(self) -> list[int]: ...

    async def release(self, owner: str) -> list[int]: ...

    async def unowned(self) -> list[int]: ...

    async def claim(self, generation_id: int, owner: str) -> Generation | None: ...

    async def hand_over(self, generation: Generation) -> bool: ...

    async def want_stop(self, generation_id: int) -> bool: ...

    async def to_stop(self, owner: str) -> list[int]: ...

    async def overlooked(self, concurrent: int) -> list[int]: ...


class Queue(Protocol):
    """Offers generations to be claimed."""

    async def put(self, generations: Iterable[int]) -> None: ...

    async def offered(self) -> frozenset[int]: ...

    async def revive(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What ties a process to the others."""

    membership: Membership
    owners: Owners
    queue: Queue


class FleetEngine(LocalEngine):
    """What gateways and workers have in common: turns go to nobody, and into the queue."""

    def __init__(self, workshop: Workshop, limits: Limits, ties: Ties, room: Room | None = None) -> None:
        super().__init__(workshop, limits, ties.membership.id, room)
        self._membership = ties.membership
        self._owners = ties.owners
        self._queue = ties.queue

    async def start(self) -> None:
        """Nothing is taken over at the start: what the dead left is found by the workers' looks."""

    async def cancel(self, generation: Generation) -> bool:
        """Stop what nobody runs yet, or ask whoever runs it."""
        if await super().cancel(generation):
            # It may have had its turn.
            self._spawn(self._give_turns(generation.member_id))
            return True
        return await self._owners.want_stop(generation.id)

    async def _promote(self, member_id: int) -> Generation | None:
        now = self._workshop.clock.time()
        return await self._workshop.generations.promote(member_id, _NOBODY, now, self._limits.concurrent)

    def _take_up(self, generation: Generation) -> None:
        self._spawn(self._offer([generation.id]))

    async def _offer(self, generations: Iterable[int]) -> None:
        await self._insist(partial(self._queue.put, list(generations)))

    async def _part_with(self, parked: list[Run]) -> None:
        """Others go on at once, and it is they who speak."""
        try:
            released = await self._owners.release(self._membership.id)
            await self._queue.put(released)
        except errors.StorageError as error:
            # They are found by the others' looks.
            _log.error("could not be given back", code=error.code, detail=error.detail)
        else:
            _log.info("released", generations=len(released))


class GatewayEngine(FleetEngine):
    """Lets every generation go as soon as it was acknowledged."""

    def begin(self, generation: Generation) -> None:
        if generation.turn_at is None:
            super().begin(generation)
        else:
            self._spawn(self._hand_over(generation))

    async def _hand_over(self, generation: Generation) -> None:
        if await self._insist(partial(self._owners.hand_over, generation)):
            await self._offer([generation.id])


class WorkerEngine(FleetEngine):
    """Claims what the queue offers, runs it, and looks after what nobody runs."""

    async def perform(self, generation_id: int) -> None:
        """Claim a generation and see it through; nothing to claim is no fault."""
        generation = None if self.stopping else await self._claimed(generation_id)
        if generation is None:
            return
        _log.info("claimed", generation=generation.id, state=generation.state, epoch=generation.epoch)
        task = self._spawn(self._see_through(generation))
        if task is not None:
            # Not awaited itself: what becomes of the job is no matter of the run.
            await asyncio.wait({task})

    async def _claimed(self, generation_id: int) -> Generation | None:
        try:
            return await self._owners.claim(generation_id, self._membership.id)
        except errors.StorageError as error:
            _log.error("could not be claimed", generation=generation_id, code=error.code, detail=error.detail)
            return None

    async def _see_through(self, generation: Generation) -> None:
        if generation.state.terminal:
            await self._insist(partial(deliver.words, self._workshop, generation))
        elif generation.unheard:
            await self.abandon(generation)
        else:
            await self._run(Run(self._workshop, generation))

    def begin(self, generation: Generation) -> None:
        """Run what turned out to be waited for."""
        self._spawn(self._run(Run(self._workshop, generation)))

    async def drop(self) -> None:
        """Let go of everything: others have taken it."""
        _log.warning("letting go of everything", generations=self.running)
        await self._drop()

    async def keep_stopping(self) -> NoReturn:
        """Stop what members want stopped, wherever they said so."""
        while True:
            await self._workshop.clock.sleep(_STOP_LOOK)
            try:
                wanted = await self._owners.to_stop(self._membership.id) if self._runs else []
            except errors.StorageError as error:
                _log.error("could not look what is to be stopped", code=error.code, detail=error.detail)
                continue
            for each in wanted:
                if run := self._runs.get(each):
                    run.cancel()

    async def keep_looking(self, seconds: float) -> NoReturn:
        """Find, again and again, what nobody runs, and offer it."""
        while True:
            await self._workshop.clock.sleep(seconds)
            try:
                await self.look()
            except errors.StorageError as error:
                _log.error("could not look after the fleet", code=error.code, detail=error.detail)

    async def look(self) -> None:
        """Declare the silent dead, free what they had, and offer whatever has no owner."""
        dead = await self._owners.bury(self._membership.bound)
        freed = await self._owners.free()
        if dead or freed:
            _log.warning("taken from the dead", owners=dead, generations=freed)
        await self._queue.revive()
        unowned = {*freed, *await self._owners.unowned()}
        if unowned:
            await self._queue.put(sorted(unowned - await self._queue.offered()))
        for member_id in await self._owners.overlooked(self._limits.concurrent):
            await self._give_turns(member_id)
