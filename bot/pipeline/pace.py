"""Owns which work goes first when there is too much: answers, then starts, then progress; does none of it."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager

#: Interactions that may be waiting for their answer without anything else having to wait.
_FEW = 3
#: Progress edits at once: they are the least urgent of all.
_EDITS_AT_ONCE = 8


class Pace:
    """Counts the interactions that wait for their answer, and lets other work wait for them, but never for long."""

    def __init__(self) -> None:
        self.telling = asyncio.Semaphore(_EDITS_AT_ONCE)
        self._answering = 0

    @contextmanager
    def answering(self) -> Generator[None]:
        """An interaction is being answered, for as long as this lasts."""
        self._answering += 1
        try:
            yield
        finally:
            self._answering -= 1

    async def after_answers(self, rounds: int) -> None:
        """Let the event loop turn at least once, and up to so many rounds while members wait for their answers."""
        for _ in range(rounds):
            await asyncio.sleep(0)
            if self._answering <= _FEW:
                return
