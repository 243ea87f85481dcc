"""Bears bots: a process that has imported everything once, and forks a real bot in milliseconds for each order.

`python -m tests.crash.nursery` reads orders and tells births and deaths, one JSON line each. Whoever it bore dies with
it. A bot has the environment, the directory and the log of its order, and is the product but for what is wrapped.
"""

import asyncio
import gc
import json
import mmap
import os
import select
import signal
import struct
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from bot import app, cli, client, desk, log, process, settings
from bot.clock import SystemClock
from bot.storage import sqlite
from bot.ui.words import LOCALES, words
from tests.crash.saboteur import Plan, Saboteur
from tests.flows.clock import ScaledClock

Json = dict[str, Any]
#: How a machine's clock differs from the twins' time: seconds, in a file that test and bot share.
SET_BY = struct.Struct("d")


class SharedClock(ScaledClock):
    """The clock that the twins go by, in another process: both count from the same moment of this machine."""

    def __init__(self, speed: float, began: float, mark: float) -> None:
        super().__init__(speed)
        self._began, self._mark = began, mark

    @classmethod
    def now(cls, speed: float) -> "SharedClock":
        return cls(speed, time.time(), time.monotonic())

    def shared(self) -> Json:
        """What another process needs to go by the same time."""
        return {"speed": self._speed, "began": self._began, "mark": self._mark}


class MachineClock(SystemClock):
    """The product's own clock on a machine whose time is the twins', and may be set anew under the bot."""

    def __init__(self, shared: SharedClock, machine: str) -> None:
        with open(machine, "rb") as file:  # noqa: PTH123 - it is mapped, not read
            self._set_by = mmap.mmap(file.fileno(), SET_BY.size, prot=mmap.PROT_READ)
        super().__init__(lambda: shared.time() + SET_BY.unpack(self._set_by[:])[0], shared.time)
        self._shared = shared

    async def sleep(self, seconds: float) -> None:
        await self._shared.sleep(seconds)


def _be_a_bot(order: Json) -> None:
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["directory"])
    shared = SharedClock(**order["clock"])
    app.SystemClock = lambda: MachineClock(shared, order["machine"])  # pyright: ignore[reportAttributeAccessIssue]
    if order["busy_milliseconds"] is not None:
        sqlite.PRAGMAS = (f"PRAGMA busy_timeout = {order['busy_milliseconds']}", *sqlite.PRAGMAS[1:])
    if order["race_seconds"] is not None:
        _race(order["race_seconds"])
    plan = None if order["plan"] is None else Plan(**order["plan"])
    Saboteur(plan, _appended(order["trace"])).arm()
    chosen = settings.load()
    log.configure(chosen.log_format, chosen.log_level)
    if order["decide"] is None:
        cli._loop_runner()(process.run(chosen))
    else:
        asyncio.run(desk.decide(chosen, *order["decide"]))


def _race(seconds: float) -> None:
    """Let the checks before an acknowledgement take no longer than this: a late answer without a wait."""
    fields = app.Services.__init__.__kwdefaults__
    assert fields is not None
    fields["race_seconds"] = seconds


def _appended(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)


def _born(order: Json) -> NoReturn:
    """The whole life of a child."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    out = _appended(order["log"])
    os.dup2(out, sys.stdout.fileno())
    os.dup2(out, sys.stderr.fileno())
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    code = 1
    try:
        _be_a_bot(order)
        code = 0
    except BaseException:  # noqa: BLE001 - the last words of a process
        import traceback  # noqa: PLC0415 - nobody else needs it

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _warm() -> None:
    """What every bot would read first, read once."""
    for locale in LOCALES:
        # Each message is compiled when it is first said.
        for key in words(locale)._bundle._messages:
            words(locale).find(key)
    for extension in client.EXTENSIONS:
        __import__(extension)
    __import__("alembic.command")
    __import__("sqlalchemy.dialects.sqlite")
    gc.collect()
    # What all share is looked through by none of them.
    gc.freeze()


def _tell(**news: Any) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


def _bury(living: set[int]) -> None:
    while living:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        living.discard(pid)
        _tell(died=pid, code=os.waitstatus_to_exitcode(status))


def main() -> None:
    deaths, bell = os.pipe()
    for end in (deaths, bell):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.set_wakeup_fd(bell)
    _warm()
    _tell(ready=os.getpid())
    living: set[int] = set()
    orders = sys.stdin.fileno()
    unread = b""
    while True:
        readable, _, _ = select.select([orders, deaths], [], [])
        if deaths in readable:
            with suppress(BlockingIOError):
                os.read(deaths, 4096)
            _bury(living)
        if orders in readable:
            piece = os.read(orders, 65536)
            if not piece:
                break
            *lines, unread = (unread + piece).split(b"\n")
            for line in lines:
                living.add(_bear(json.loads(line)))
    for pid in living:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _bear(order: Json) -> int:
    pid = os.fork()
    if not pid:
        _born(order)
    _tell(born=pid, order=order["number"])
    return pid


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    main()
