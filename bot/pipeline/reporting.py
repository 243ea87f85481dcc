"""Owns what members report and what moderators make of it; knows no message and no button."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

import structlog

from bot import errors, ports
from bot.domain.conduct import Deed, LogEntry, Report, ReportState
from bot.domain.generation import Generation, Post
from bot.pipeline.exhibits import exhibits
from bot.pipeline.removal import Removal

_log = structlog.get_logger()
#: Open reports of one member.
OPEN_MOST = 5
#: Seconds between two looks.
_EVERY = 60.0


class Filed(StrEnum):
    """What became of a wish to report."""

    #: One's own pictures can be deleted, not reported.
    OWN = "own"
    #: This member reported them before.
    AGAIN = "again"
    #: It waits in a list, for want of a channel of the moderators.
    LISTED = "listed"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """Reports from their filing to their end; every step that a stop cuts short is made up for by the next look."""

    clock: ports.Clock
    generations: ports.Generations
    pictures: ports.Pictures
    policies: ports.Policies
    bans: ports.Bans
    reports: ports.Reports
    desk: ports.ReportDesk
    log: ports.DecisionLog
    removal: Removal

    async def report(self, generation: Generation, reporter_id: int, reason: str) -> Filed:
        """Write it down and put it before the moderators; raises `ReportsFull`, and `Gone` outside a server."""
        if generation.guild_id is None:
            raise errors.Gone
        if reporter_id == generation.member_id:
            return Filed.OWN
        now = self.clock.time()
        report = Report(
            generation_id=generation.id, guild_id=generation.guild_id, reporter_id=reporter_id, at=now, reason=reason
        )
        if not await self.reports.file(report, OPEN_MOST):
            return Filed.AGAIN
        return Filed.SENT if await self._bring(generation, report) else Filed.LISTED

    async def _bring(self, generation: Generation, report: Report) -> bool:
        """Note an open report and put it before the moderators; False where the server has no place for it."""
        await self._note(generation, Deed.REPORTED, report.reporter_id, report.at, report.reason)
        placed = await self.present(generation)
        await self.reports.done(report)
        return placed

    async def pending(self, guild_id: int) -> list[Report]:
        """One of each reported generation that waits in a server, oldest first."""
        return await self.reports.pending(guild_id)

    @asynccontextmanager
    async def complaint(self, generation: Generation) -> AsyncGenerator[ports.Complaint]:
        """All that moderators see of it; its files may be gone afterwards. Raises `Gone` for what nobody reported."""
        reports = tuple(await self.reports.of(generation.id))
        if not reports:
            raise errors.Gone
        ban = await self.bans.of(generation.guild_id, generation.member_id, self.clock.time())
        told = ports.Complaint(generation=generation, reports=reports, ban=ban)
        if not told.open:
            yield told
            return
        async with exhibits(self.pictures, generation) as files:
            yield ports.Complaint(generation=generation, reports=reports, ban=ban, files=files)

    async def settle(self, generation: Generation, state: ReportState, by_id: int) -> tuple[Post, ...] | None:
        """Dismiss or delete; None when somebody decided before. Returns messages that could not be deleted."""
        now = self.clock.time()
        if not await self.reports.settle(generation.id, state, by_id, now):
            return None
        _log.info("a report was settled", generation=generation.id, state=state)
        settled = [each for each in await self.reports.of(generation.id) if each.settled_at == now]
        return await self._follow(generation, settled[-1])

    async def _follow(self, generation: Generation, settled: Report) -> tuple[Post, ...]:
        left: tuple[Post, ...] = ()
        by_id = settled.by_id or 0
        if settled.state is ReportState.DELETED:
            left = await self.removal.remove(generation, by_id)
        else:
            await self._note(generation, Deed.DISMISSED, by_id, settled.settled_at or settled.at, "")
        await self.present(generation)
        await self.reports.done(settled)
        return left

    async def present(self, generation: Generation) -> bool:
        """Show on its card how things are; without one, put one up. False where the server has no place for it.

        What Discord doesn't take now is put up by a later look.
        """
        async with self.complaint(generation) as complaint:
            card = complaint.reports[0].card
            try:
                if card is not None:
                    await self.desk.redraw(card, complaint)
                    return True
            except errors.DeliveryFailed as error:
                _log.info("a card could not be changed", generation=generation.id, detail=error.detail)
                if not error.facts.get("final"):
                    return True
            # The card is gone, and what is decided needs no other.
            return not complaint.open or await self._put(complaint)

    async def _put(self, complaint: ports.Complaint) -> bool:
        generation = complaint.generation
        channel_id = (await self.policies.of(complaint.reports[0].guild_id)).moderators_channel_id
        if channel_id is None:
            return False
        try:
            card = await self.desk.put(channel_id, complaint)
        except errors.DeliveryFailed as error:
            _log.warning("moderators could not be told", generation=generation.id, detail=error.detail)
            return True
        await self.reports.put_card(generation.id, card)
        if len(await self.reports.of(generation.id)) > len(complaint.reports):
            # Another report came meanwhile, and found no card to be added to.
            await self.present(generation)
        return True

    async def keep_looking(self) -> NoReturn:
        """Look, again and again, after what was cut short."""
        while True:
            await self.clock.sleep(_EVERY)
            try:
                await self.look()
            except errors.StorageError as error:
                _log.error("could not look after the reports", code=error.code, detail=error.detail)

    async def look(self) -> None:
        """Do what was left undone, and put up cards that are missing."""
        for report in await self.reports.undone():
            if (generation := await self.generations.find(report.generation_id)) is None:
                continue
            if report.state is ReportState.OPEN:
                await self._bring(generation, report)
            else:
                await self._follow(generation, report)
        for report in await self.reports.unseen():
            if (generation := await self.generations.find(report.generation_id)) is not None:
                await self.present(generation)

    async def _note(self, generation: Generation, deed: Deed, by_id: int, at: float, reason: str) -> None:
        """The same entry made again changes nothing."""
        await self.log.note(
            LogEntry(
                guild_id=generation.guild_id or 0,
                at=at,
                by_id=by_id,
                deed=deed,
                member_id=generation.member_id,
                generation_id=generation.id,
                reason=reason,
            )
        )
