"""Owns which work gives way when there is too much: progress to answers; does none of it."""

import asyncio
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager

from bot.ports import Clock

#: Interactions that may be waiting for their answer without anything else having to wait.
_FEW = 3
#: Progress edits at once: they are the least urgent of all.
_EDITS_AT_ONCE = 8
#: Seconds between looks, and how many of them an edit makes at most.
_WAIT = 0.05
_WAITS = 20


class Pace:
    """Counts the interactions that wait for their answer, and lets other work wait for them, but never for long."""

    def __init__(self) -> None:
        self.telling = asyncio.Semaphore(_EDITS_AT_ONCE)
        #: Interactions by their id; one that was delivered twice is answered twice at once.
        self._answering: Counter[int] = Counter()

    @contextmanager
    def answering(self, interaction_id: int) -> Generator[None]:
        """An interaction is being answered, for as long as this lasts."""
        self._answering[interaction_id] += 1
        try:
            yield
        finally:
            self._answering[interaction_id] -= 1
            if not self._answering[interaction_id]:
                del self._answering[interaction_id]

    @property
    def busy(self) -> bool:
        """Whether anybody waits for an answer."""
        return bool(self._answering)

    async def after_answers(self, clock: Clock) -> None:
        """Wait while many members wait for their answers, but not for longer than a second."""
        for _ in range(_WAITS):
            if len(self._answering) <= _FEW:
                return
            await clock.sleep(_WAIT)

    async def after_answer(self, interaction_id: int, clock: Clock) -> None:
        """Wait until it is known here whether Discord took the answer to an interaction."""
        while interaction_id in self._answering:
            await clock.sleep(_WAIT)
