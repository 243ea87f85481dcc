"""Owns the log of decisions as a table for other programs; knows neither who reads it nor what it was asked for."""

import csv
import io
import json
from collections import deque
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import discord

from bot.domain.conduct import LogEntry

_NAME = "easel-log.csv"
_COLUMNS = ("number", "time", "deed", "by", "member", "generation", "reason", "facts")
#: What spreadsheets take for a formula at the beginning of a cell.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


async def made(entries: AsyncIterator[LogEntry], bytes_most: int) -> tuple[discord.File, int]:
    """All of them, oldest first; and how many of the oldest were left out, because a file may have so many bytes."""
    head = _row(_COLUMNS)
    rows: deque[bytes] = deque()
    room, left = bytes_most - len(head), 0
    async for each in entries:
        rows.append(_row(_cells(each)))
        room -= len(rows[-1])
        while room < 0:
            room += len(rows.popleft())
            left += 1
    return discord.File(io.BytesIO(b"".join((head, *rows))), filename=_NAME), left


def _cells(entry: LogEntry) -> tuple[str, ...]:
    return (
        str(entry.id),
        datetime.fromtimestamp(entry.at, UTC).isoformat(timespec="seconds"),
        entry.deed,
        str(entry.by_id or ""),
        str(entry.member_id or ""),
        str(entry.generation_id or ""),
        entry.reason,
        json.dumps(dict(entry.facts), ensure_ascii=False) if entry.facts else "",
    )


def _row(cells: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(f"'{each}" if each.startswith(_FORMULAS) else each for each in cells)
    return text.getvalue().encode(errors="replace")
