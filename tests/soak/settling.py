"""Waits until the bot has brought everything to its end, and counts how far it is. Ends nothing itself."""

import asyncio
import contextlib
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

#: Seconds between two looks, and for which nothing may be open before a soak counts as settled.
_LOOK, _CALM = 0.5, 3.0
_COUNT = """
SELECT count(*), count(ended_at), count(ended_at) FILTER (WHERE json_extract(reply, '$.token') IS NULL)
FROM generations
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Generations: asked for, ended, and ended and told."""

    asked: int
    ended: int
    told: int


def count(database: Path) -> Count:
    """As the bot's database says at this moment; zeros before there is one."""
    with contextlib.suppress(sqlite3.OperationalError), contextlib.closing(_read(database)) as connection:
        asked, ended, told = connection.execute(_COUNT).fetchone()
        return Count(asked=asked, ended=ended, told=told)
    return Count(asked=0, ended=0, told=0)


async def settled(database: Path, seconds: float) -> bool:
    """Whether everything has ended and was told within so many seconds, and stays so for a while."""
    began, calm = time.monotonic(), 0.0
    while time.monotonic() - began < seconds:
        now = count(database)
        calm = calm + _LOOK if now.told == now.asked else 0.0
        if calm >= _CALM:
            return True
        await asyncio.sleep(_LOOK)
    return False


def _read(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)
