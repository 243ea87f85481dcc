"""Every move of every generation, noted by the database itself while the bot runs; judges nothing."""

import contextlib
import sqlite3
from pathlib import Path
from typing import NamedTuple

_OPEN = """
CREATE TABLE journal (id INTEGER, state TEXT, now_state TEXT, reservation TEXT, now_reservation TEXT);
CREATE TRIGGER journal_moves AFTER UPDATE OF state, reservation ON generations BEGIN
    INSERT INTO journal VALUES (OLD.id, OLD.state, NEW.state, OLD.reservation, NEW.reservation);
END;
"""
_TERMINAL = ("done", "failed", "cancelled", "refused")


class Ends(NamedTuple):
    """How often a generation came to an end, and how often its reservation did."""

    states: int
    reservations: int


class Journal:
    """Begins to listen when it is made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with contextlib.closing(sqlite3.connect(path)) as database:
            database.executescript(_OPEN)

    def ends(self, generation: int) -> Ends:
        """What was heard; a second end of either kind counts, whatever it says."""
        with contextlib.closing(sqlite3.connect(self._path)) as database:
            moves = database.execute(
                "SELECT state, now_state, reservation, now_reservation FROM journal WHERE id = ?", (generation,)
            ).fetchall()
        states = sum(after in _TERMINAL for before, after, *_ in moves if before != after or before in _TERMINAL)
        reservations = sum(after != "held" for _, __, before, after in moves if before != after)
        return Ends(states, reservations)
