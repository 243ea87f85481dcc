"""Owns the table of generations and the limits over it; knows neither who runs them nor which database it is."""

from dataclasses import replace

from bot import errors
from bot.domain.generation import Failure, Generation, Reservation, State
from bot.domain.latency import Kind, Measurement
from bot.domain.quota import Allowance, Limits
from bot.storage import decisions, rows, shared, statements
from bot.storage.database import Database, Row
from bot.storage.standing import Standing


class StoredGenerations:
    """`ports.Generations` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def admit(self, generation: Generation, limits: Limits) -> Generation:
        """Reserve `request.pictures` and `cost_micros`, and store, in one statement.

        `created_at` is now, `owner` whoever would run it. Returns the row with its turn, that owner and
        epoch 1, or in line with no owner and epoch 0. Raises `LimitReached`, `Duplicate`.
        """
        asked = replace(generation, counted=generation.request.pictures, concurrent=limits.concurrent)
        # A refusal is diagnosed after the fact; when its reason has gone by then, the door is tried again.
        for _ in range(2):
            inserted = await self._insert(asked, limits)
            if inserted:
                turn_at, owner, epoch = inserted[0]
                return replace(asked, turn_at=turn_at, owner=owner, epoch=epoch)
            await self._refuse(asked, limits)
        raise errors.DatabaseBusy(f"generation {generation.id} was refused twice without a reason")

    async def _insert(self, asked: Generation, limits: Limits) -> list[Row]:
        params = {
            **rows.identity(asked),
            **rows.progress(asked),
            **shared.params(limits, asked.created_at),
            "owner": asked.owner,
            "line_most": limits.concurrent + limits.waiting,
            "daily": limits.daily_pictures,
            "counted_in": limits.guild_id,
            "cooldown": limits.cooldown,
        }
        locks = shared.locks(asked.member_id, limits)
        return list(await self._database.fetch(statements.ADMIT, params, locks))

    async def _refuse(self, asked: Generation, limits: Limits) -> None:
        """Raise why nothing was inserted, if that can still be seen."""
        if await self.find(asked.id) is not None:
            raise errors.Duplicate(f"generation {asked.id} was admitted before")
        standing = await self._standing(asked.member_id, limits, asked.created_at)
        refusal = standing.refusal(asked.counted) or await shared.refusal(self._database, asked, limits)
        if refusal is not None:
            raise refusal

    async def move(self, before: Generation, after: Generation) -> int:
        """Write `after` over `before`; owner, epoch and turn stay. Returns how many of the member wait in line."""
        params = {
            **rows.progress(after),
            "shown_at": after.ended_at if after.state is State.DONE else None,
            "at_stake": decisions.at_stake(after),
            "id": before.id,
            "was": before.state.value,
            "owner": before.owner,
            "epoch": before.epoch,
        }
        moved = await self._database.fetch(statements.MOVE, params)
        if not moved:
            raise errors.Superseded(
                f"generation {before.id} is no longer {before.state} of {before.owner!r}, epoch {before.epoch}"
            )
        return int(moved[0][0])

    async def promote(self, member_id: int, owner: str, now: float, concurrent: int) -> Generation | None:
        """Give the member's next waiting generation its turn, if fewer run than may beside it.

        `concurrent` holds for a row that does not say how many that are.
        """
        params = {"member_id": member_id, "owner": owner, "now": now, "concurrent": concurrent}
        found = await self._database.fetch(statements.PROMOTE, params, (member_id,))
        return rows.generation(found[0]) if found else None

    async def withdraw(self, generation_id: int, now: float) -> Generation | None:
        """Cancel and release a generation that nobody has begun, in line or with its turn; None for any other."""
        waiting = await self.find(generation_id)
        if waiting is None or waiting.owner or waiting.state is not State.RESERVED:
            return None
        cancelled = waiting.moved(
            State.CANCELLED,
            reservation=Reservation.RELEASED,
            counted=0,
            cost_micros=0,
            ended_at=now,
            failure=Failure.of(errors.Cancelled()),
        )
        try:
            await self.move(waiting, cancelled)
        except errors.Superseded:
            return None
        return cancelled

    async def take_over(self, owner: str) -> list[Generation]:
        """Own what has another owner and its turn, or an end that was not told; oldest first."""
        found = await self._many(statements.TAKE_OVER, owner=owner)
        return sorted(found, key=lambda each: (each.created_at, each.id))

    async def told(self, ended: Generation) -> None:
        """Note that the member knows of the end; the token of the reply is erased."""
        spent = replace(ended, reply=replace(ended.reply, token=None))
        params = {"id": ended.id, "reply": rows.reply_json(spent), "untold": False}
        await self._database.fetch(statements.TOLD, params)

    async def find(self, generation_id: int) -> Generation | None:
        found = await self._many(statements.FIND, id=generation_id)
        return found[0] if found else None

    async def place(self, generation_id: int) -> int | None:
        """How many generations of the member run or wait before this one; None when it does not wait."""
        found = await self._database.fetch(statements.PLACE, {"id": generation_id})
        return found[0][0] if found else None

    async def unfinished(self, member_id: int) -> list[Generation]:
        """The member's generations that have not ended, oldest first."""
        return await self._many(statements.UNFINISHED, member_id=member_id)

    async def recent(self, member_id: int, count: int) -> list[Generation]:
        """The member's ended generations, newest first."""
        return await self._many(statements.RECENT, member_id=member_id, count=count)

    async def undelivered(self, member_id: int, count: int) -> list[Generation]:
        """The member's generations whose pictures came and Discord did not take, newest first; none that is deleted."""
        return await self._many(statements.UNDELIVERED, member_id=member_id, count=count)

    async def waiting_members(self) -> list[int]:
        """Members with a generation in line; who has waited longest comes first."""
        return [row[0] for row in await self._database.fetch(statements.WAITING_MEMBERS, {})]

    async def in_hand(self) -> tuple[int, int]:
        """Generations of all members that run, and that wait in line."""
        running, waiting = (await self._database.fetch(statements.IN_HAND, {}))[0]
        return running, waiting

    async def allowance(self, member_id: int, limits: Limits, now: float) -> Allowance:
        standing = await self._standing(member_id, limits, now)
        return standing.allowance(await shared.shares(self._database, member_id, limits, now))

    async def claimed_requests(self, provider: str, since: float) -> frozenset[str]:
        """Request ids of generations that were on their way at any time since then (Unix seconds)."""
        params = {"provider": provider, "since": since}
        found = await self._database.fetch(statements.CLAIMED, params)
        renders = (render for row in found for render in rows.renders(row[0]))
        return frozenset(render.request_id for render in renders if render.request_id is not None)

    async def measurements(self, count: int) -> list[Measurement]:
        """How long the latest painted renders of delivered generations took, oldest first."""
        found = await self._database.fetch(statements.FINISHED, {"count": count})
        measured = [each for row in reversed(found) for each in _measured(*row)]
        return measured[max(0, len(measured) - count) :]

    async def delete(self, generation_id: int, now: float) -> bool:
        """Mark the pictures of an ended generation as deleted; False when they were before, or it has not ended."""
        params = {"id": generation_id, "now": now}
        return bool(await self._database.fetch(statements.DELETE, params, (generation_id,)))

    async def unknown(self) -> list[Generation]:
        """Ended generations with a lost submission about which the operator has not decided, oldest first."""
        return await self._many(statements.UNKNOWN)

    async def decide(self, generation_id: int, charged: bool) -> bool:
        """Note whether lost submissions were charged for, and take them off the cost if not; False if none is open."""
        found = await self.find(generation_id)
        if found is None or found.ended_at is None:
            return False
        # Nothing else writes into what has ended, and the statement takes the first decision alone.
        params = {
            "id": generation_id,
            "renders": rows.renders_json(decisions.decided(found, charged)),
            "charged": charged,
        }
        return bool(await self._database.fetch(statements.DECIDE, params))

    async def _standing(self, member_id: int, limits: Limits, now: float) -> Standing:
        since = min(limits.calendar.day_start(now), now - limits.cooldown)
        found = await self._database.fetch(statements.STANDING, {"member_id": member_id, "since": since})
        return Standing.read(found, limits, now)

    async def _many(self, statement: str, **params: object) -> list[Generation]:
        return [rows.generation(row) for row in await self._database.fetch(statement, params)]


def _measured(provider: str, renders: str) -> list[Measurement]:
    return [
        Measurement(
            kind=Kind(
                provider=provider,
                megapixels=round(render.order.size.megapixels),
                pictures=render.order.pictures,
                references=len(render.order.references),
            ),
            seconds=render.finished_at - render.submitted_at,
        )
        for render in rows.renders(renders)
        if render.pictures and render.submitted_at is not None and render.finished_at is not None
    ]
