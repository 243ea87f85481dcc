"""The table of generations in memory, honest to its port; limits other than turn and line are the real store's."""

import asyncio
from dataclasses import dataclass, field, replace

from bot import errors
from bot.domain.generation import Generation, Reservation, State
from bot.domain.latency import Measurement
from bot.domain.quota import Allowance, Limits
from tests.unit.pipeline.faults import raise_next


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

    async def move(self, before: Generation, after: Generation) -> int:
        await asyncio.sleep(0)
        raise_next(self.faults)
        row = self.rows[before.id]
        if (row.state, row.owner, row.epoch) != (before.state, before.owner, before.epoch):
            raise errors.Superseded
        assert after.state.terminal == (after.ended_at is not None), "an end has a time, and nothing else has"
        assert after.state is not State.DONE or after.reply.token is None, "what was delivered keeps no token"
        owner = "" if after.state is State.REVIEWING else row.owner
        self._write(replace(after, owner=owner, epoch=row.epoch, turn_at=row.turn_at))
        return sum(each.turn_at is None for each in await self.unfinished(row.member_id))

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
        self._write(gone)
        return gone

    async def take_over(self, owner: str) -> list[Generation]:
        left = [row for row in self.rows.values() if row.owner != owner and (row.untold or _running(row))]
        for row in left:
            self.rows[row.id] = replace(row, owner=owner, epoch=row.epoch + 1)
        return [self.rows[row.id] for row in left]

    async def told(self, ended: Generation) -> None:
        row = self.rows[ended.id]
        self.rows[ended.id] = replace(row, reply=replace(row.reply, token=None))

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

    async def undelivered(self, member_id: int, count: int) -> list[Generation]:
        kept = [row for row in self.rows.values() if row.member_id == member_id and row.undelivered]
        return sorted(kept, key=lambda row: row.ended_at or 0.0, reverse=True)[:count]

    async def waiting_members(self) -> list[int]:
        return list({row.member_id: 0 for row in self.rows.values() if row.turn_at is None and not row.state.terminal})

    async def in_hand(self) -> tuple[int, int]:
        unfinished = [row for row in self.rows.values() if not row.state.terminal]
        running = sum(row.turn_at is not None for row in unfinished)
        return running, len(unfinished) - running

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

    async def delete(self, generation_id: int, now: float) -> bool:
        row = self.rows[generation_id]
        self.rows[generation_id] = replace(row, deleted_at=row.deleted_at or now)
        return row.deleted_at is None

    async def unknown(self) -> list[Generation]:
        raise NotImplementedError("no test of this folder decides on lost submissions")

    async def decide(self, generation_id: int, charged: bool) -> bool:
        raise NotImplementedError("no test of this folder decides on lost submissions")


def _running(row: Generation) -> bool:
    return not row.state.terminal and row.turn_at is not None
