"""Owns when the reply is edited while a generation runs; knows neither Discord nor a provider.

At most one edit in two seconds, newest wins, none is waited for: a fault here never fails a generation.
"""

import asyncio
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Self

import structlog

from bot.pipeline.workshop import Run
from bot.ports import Stage

_log = structlog.get_logger()
#: Seconds between two edits of one message, at the least.
_TICK = 2.0
#: Edits planned within the expected time; after it they become rarer.
_EDITS = 2.0
_GROWTH = 1.6
#: Seconds taken for the expected time while nothing was measured; it only spaces edits and is never shown.
_UNMEASURED = 15.0
#: Seconds that an edit on its way may still take before the final one.
_GRACE = 1.0
#: Seconds before a token's last use in which a reply that has no other way says so, and about between edits that do:
#: one of them may be lost.
_CLOSING = 60.0
_CLOSING_EDITS = 15.0
#: The bar never claims to be full before the pictures are there.
_FRACTION_MOST = 0.97


class Progress:
    """An edit at once, then at a share of the expected time, and soon after a picture arrives."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._editing = False
        self._stopped = False
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._keep_telling())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop; an edit on its way is let through first, so that it cannot overtake the final one."""
        task = self._task
        assert task is not None
        self._stopped = True
        if self._editing:
            await asyncio.wait({task}, timeout=_GRACE)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    async def _keep_telling(self) -> None:
        run, clock = self._run, self._run.workshop.clock
        interval = max(_TICK, (run.expected or _UNMEASURED) / _EDITS)
        told: tuple[int, str | None] | None = None
        due = 0.0
        while not self._stopped:
            stage = self.stage()
            if (stage.arrived, stage.note) != told or clock.time() >= due:
                stage = await self._tell()
                told = stage.arrived, stage.note
                if stage.note == "closing":
                    interval = _CLOSING_EDITS
                due = clock.time() + interval
                if stage.fraction >= _FRACTION_MOST:
                    interval *= _GROWTH
            if self._stopped:
                return
            # Nothing of a single render can arrive before it ends.
            pause = _TICK if run.generation.request.renders > 1 else interval
            await clock.sleep(min(pause, _until_closing(run) or pause))

    async def _tell(self) -> Stage:
        """Show the newest there is to tell once a place for it is free, and return it."""
        pace = self._run.workshop.pace
        async with pace.telling:
            await pace.after_answers(self._run.workshop.clock)
            stage = self.stage()
            self._editing = True
            try:
                await self._run.workshop.replies.show(self._run.generation, stage)
            except Exception:  # noqa: BLE001 - whatever goes wrong with an edit, the pictures go on
                _log.exception("a defect while showing progress")
            finally:
                self._editing = False
        return stage

    def stage(self) -> Stage:
        """What there is to tell now."""
        run = self._run
        now = run.workshop.clock.time()
        started = run.generation.turn_at or now
        expected = run.expected
        elapsed = 0.0 if expected is None else (now - started) / expected
        total = run.generation.request.pictures
        arrived = len(run.generation.pictures)
        return Stage(
            place=None,
            started_at=started,
            expected_at=None if expected is None else started + expected,
            fraction=min(_FRACTION_MOST, max(elapsed, arrived / total)),
            arrived=arrived,
            total=total,
            note=_note(run),
        )


def kept(run: Run) -> Stage:
    """What there is to tell of pictures that Discord has not taken so far."""
    return replace(Progress(run).stage(), note="kept")


async def park(run: Run) -> None:
    """Say in the reply that the work rests until the next start."""
    await run.workshop.replies.show(run.generation, replace(Progress(run).stage(), note="parked"))


def _until_closing(run: Run) -> float:
    """Seconds until a reply that only its token reaches has to say so; 0 from then on, and for any other reply."""
    reply = run.generation.reply
    return max(0.0, reply.trusted_until - _CLOSING - run.workshop.clock.time()) if reply.by_token_only else 0.0


def _note(run: Run) -> str | None:
    """The key of a sentence for an unusual moment."""
    if run.generation.reply.by_token_only and not _until_closing(run):
        return "closing"
    if run.cancelled:
        return "cancelling"
    if run.held_back or any(each.submitted_at is None and not each.ended for each in run.generation.renders):
        return "held-back"
    return "resumed" if run.generation.epoch > 1 else None
