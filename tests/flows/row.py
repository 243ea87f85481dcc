"""What the database says of a generation, read past the bot."""

import contextlib
import dataclasses
import json
import sqlite3
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_COLUMNS = (
    "id, member_id, provider, state, reservation, counted, cost_micros, turn_at, ended_at, owner, epoch,"
    " request, renders, reply, failure"
)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A generation as it is written in the database."""

    id: int
    member_id: int
    provider: str
    state: str
    reservation: str
    counted: int
    cost_micros: int
    turn_at: float | None
    ended_at: float | None
    owner: str
    epoch: int
    request: Json
    renders: list[Json]
    reply: Json
    failure: Json | None

    @property
    def ending(self) -> tuple[str, str, int]:
        """State, reservation and pictures counted: how it stands with the member's limits."""
        return self.state, self.reservation, self.counted


def read(path: Path) -> list[Row]:
    """Every generation, oldest first."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        found = database.execute(f"SELECT {_COLUMNS} FROM generations ORDER BY created_at, id").fetchall()
    return [_row(values) for values in found]


def _row(values: tuple[Any, ...]) -> Row:
    names = [field.name for field in dataclasses.fields(Row)]
    row = dict(zip(names, values, strict=True))
    decoded = {key: row[key] and json.loads(row[key]) for key in ("request", "renders", "reply", "failure")}
    return Row(**(row | decoded))
