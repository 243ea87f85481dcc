"""Asks the nursery for bots, and knows what became of each: its process, its effects, its log."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.crash.saboteur import Plan

_ROOT = Path(__file__).resolve().parents[2]
#: Real seconds that the nursery gets to read everything that bots share, and to close.
_READING, _CLOSING = 120.0, 15.0


class Nursery:
    """The process that bears bots, and what it tells of them."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.nursery"],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._born: dict[int, int] = {}
        self._died: dict[int, int] = {}
        self._orders = 0
        self._ready = threading.Event()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        assert self._ready.wait(_READING), "the nursery is not ready"

    def order(self, **order: Any) -> int:
        """Ask for a bot; `born` tells its process id by this number."""
        self._orders += 1
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"number": self._orders, **order}) + "\n")
        self._process.stdin.flush()
        return self._orders

    def born(self, number: int) -> int | None:
        assert self._process.poll() is None, "the nursery died"
        return self._born.get(number)

    def died(self, pid: int) -> int | None:
        """The exit code, negative for a signal; None while it lives."""
        return self._died.get(pid)

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(_CLOSING)
        self._listener.join(_CLOSING)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            news = json.loads(line)
            if "born" in news:
                self._born[news["order"]] = news["born"]
            elif "ready" in news:
                self._ready.set()
            elif "died" in news:
                self._died[news["died"]] = news["code"]


@dataclass(slots=True, kw_only=True)
class Bot:
    """One process of the bot: its id, what it was told to suffer, and the effects it has met."""

    pid: int
    plan: Plan | None
    trace: Path
    log: Path

    @property
    def lines(self) -> list[str]:
        """Effects in the order in which they were met, as "side NAME"."""
        return self.trace.read_text().splitlines() if self.trace.exists() else []

    @property
    def struck(self) -> bool:
        return any(line.startswith("struck") for line in self.lines)
