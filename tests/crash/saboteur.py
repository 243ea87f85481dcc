"""Makes the bot in this process die or suffer at a point; the product has no hook for it, so its classes are wrapped.

Every effect that is met is written down as one line, "before NAME" and "after NAME", for whoever watches the process.
"""

import asyncio
import functools
import inspect
import itertools
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tests.crash import points

#: Holds the write lock of a database for some seconds, in a process of its own.
_LOCKER = (
    "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30);"
    "c.execute('BEGIN IMMEDIATE'); print(1, flush=True); time.sleep(float(sys.argv[2]))"
)
#: Names of the files that fill a disk; whoever removes them makes room again.
BALLAST = "ballast"


class Deed(StrEnum):
    """What can be done to a bot at a point."""

    #: SIGKILL: nothing of the process is left.
    KILL = "kill"
    #: SIGTERM: the operator stops it, and it goes on meanwhile.
    STOP = "stop"
    #: It waits there for so many real seconds.
    WAIT = "wait"
    #: Another process holds the write lock of the database `target` for so many real seconds.
    LOCK = "lock"
    #: The disk that holds the directory `target` is full from then on.
    FILL = "fill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A deed at the `nth` call of an effect, right before or right after it."""

    effect: str
    side: str = points.BEFORE
    nth: int = 1
    deed: str = Deed.KILL
    target: str = ""
    seconds: float = 0.0


class Saboteur:
    """Counts the calls of every effect, and does its deed once."""

    def __init__(self, plan: Plan | None, trace: int) -> None:
        """`trace` is an open file that the lines go to."""
        self._plan = plan
        self._trace = trace
        self._calls: Counter[tuple[str, str]] = Counter()

    def arm(self) -> None:
        """Wrap the methods of every concrete class that makes effects."""
        for effect in points.EFFECTS:
            port, _, method = effect.partition(".")
            for owner in points.concrete(port):
                name = _state_moved_to if effect == points.MOVE else functools.partial(_plain, effect)
                self._wrap(owner, method, name)
        for spoken in points.answers():
            speaker, _, method = spoken.partition(".")
            owner = next(each for each in points.SPOKEN_BY if each.__name__ == speaker)
            self._wrap(owner, method, functools.partial(_plain, spoken))

    def _wrap(self, owner: type[Any], method: str, name: Callable[..., str]) -> None:
        original = getattr(owner, method)
        wrapped = (
            self._iterated(original, name) if inspect.isasyncgenfunction(original) else self._awaited(original, name)
        )
        setattr(owner, method, functools.wraps(original)(wrapped))

    def _awaited(self, original: Callable[..., Any], name: Callable[..., str]) -> Callable[..., Any]:
        async def wrapped(*args: Any, **kwargs: Any) -> Any:
            effect = name(*args)
            await self._at(effect, points.BEFORE)
            try:
                return await original(*args, **kwargs)
            finally:
                await self._at(effect, points.AFTER)

        return wrapped

    def _iterated(self, original: Callable[..., Any], name: Callable[..., str]) -> Callable[..., Any]:
        """Each item is an effect of its own."""

        async def wrapped(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
            effect = name(*args)
            items = original(*args, **kwargs)
            while True:
                await self._at(effect, points.BEFORE)
                try:
                    item = await anext(items, self)
                finally:
                    await self._at(effect, points.AFTER)
                if item is self:
                    return
                yield item

        return wrapped

    async def _at(self, effect: str, side: str) -> None:
        self._calls[effect, side] += 1
        os.write(self._trace, f"{side} {effect}\n".encode())
        plan = self._plan
        if plan is None or (plan.effect, plan.side, plan.nth) != (effect, side, self._calls[effect, side]):
            return
        os.write(self._trace, f"struck {effect}\n".encode())
        match plan.deed:
            case Deed.KILL:
                os.kill(os.getpid(), signal.SIGKILL)
            case Deed.STOP:
                os.kill(os.getpid(), signal.SIGTERM)
            case Deed.WAIT:
                await asyncio.sleep(plan.seconds)
            case Deed.LOCK:
                await asyncio.to_thread(_lock, plan.target, plan.seconds)
            case Deed.FILL:
                fill(Path(plan.target))
            case _:
                raise ValueError(plan.deed)


def _lock(database: str, seconds: float) -> None:
    """Return once another process holds the lock."""
    arguments = [sys.executable, "-S", "-E", "-c", _LOCKER, database, str(seconds)]
    locker = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    assert locker.stdout is not None
    assert locker.stdout.readline(), "the lock could not be taken"


def fill(directory: Path) -> None:
    """Leave no byte on a small disk, and no place for another file."""
    with suppress(OSError), (directory / f"{BALLAST}-bytes").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    with suppress(OSError):
        for number in itertools.count():
            (directory / f"{BALLAST}-{number}").touch()


def make_room(directory: Path) -> None:
    for path in directory.glob(f"{BALLAST}-*"):
        path.unlink()


def _plain(effect: str, *_: Any) -> str:
    return effect


def _state_moved_to(_: Any, __: Any, after: Any, *___: Any) -> str:
    return f"{points.MOVE}:{after.state}"
