"""The table of an audit: its lines, and how one is made; compares nothing."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table: what there has to be, what there is, and where they differ."""

    name: str
    due: int
    found: int
    notes: tuple[str, ...] = ()

    @property
    def off(self) -> int:
        return self.found - self.due

    def __str__(self) -> str:
        notes = "".join(f"\n      {note}" for note in self.notes)
        return f"{self.name:<44}{self.due:>12}{self.found:>12}{self.off:>10}{notes}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The whole table."""

    lines: tuple[Line, ...]

    @property
    def off(self) -> dict[str, int]:
        """Every line that does not balance."""
        return {line.name: line.off for line in self.lines if line.off}

    def __str__(self) -> str:
        head = f"{'':<44}{'due':>12}{'found':>12}{'off':>10}"
        return "\n".join((head, *map(str, self.lines)))


def name_of(row: Json) -> str:
    """A generation in a note."""
    return f"generation {row['id']} ({row['state']})"


def of_rows(name: str, due: list[Json], wrong: list[Json]) -> Line:
    """How many rows of all that are due are as they should be."""
    return line(name, len(due), len(due) - len(wrong), [name_of(row) for row in wrong])


def line(name: str, due: int, found: int, notes: list[str]) -> Line:
    """A line of the table."""
    return Line(name=name, due=due, found=found, notes=tuple(notes))
