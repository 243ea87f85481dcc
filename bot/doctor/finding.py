"""Owns what a look at one thing found, and how it is written for a terminal; looks at nothing itself."""

import textwrap
from dataclasses import dataclass
from enum import StrEnum

#: Columns that a line may take, and where the words begin below the thing's name.
WIDTH = 100
_INDENT = 22


class Mark(StrEnum):
    """How it stands with a thing."""

    GOOD = "✓"
    BAD = "✗"
    #: Not looked at, for the reason that is told.
    SKIPPED = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing, how it stands with it, and what to do about it where it is bad."""

    mark: Mark
    thing: str
    said: str
    mend: str = ""

    def written(self) -> str:
        """Its line without the mark; what does not fit into `WIDTH` goes on below."""
        words = f"{_sentence(self.said)} {_sentence(self.mend)}".strip()
        room = WIDTH - _INDENT
        lines = textwrap.wrap(words, room, break_on_hyphens=False)
        return f" {self.thing:<{_INDENT - 2}}" + f"\n{' ' * _INDENT}".join(lines)


def good(thing: str, said: str) -> Finding:
    return Finding(mark=Mark.GOOD, thing=thing, said=said)


def bad(thing: str, said: str, mend: str) -> Finding:
    return Finding(mark=Mark.BAD, thing=thing, said=said, mend=mend)


def skipped(thing: str, why: str) -> Finding:
    return Finding(mark=Mark.SKIPPED, thing=thing, said=why)


def _sentence(words: str) -> str:
    """The words on one line, with a full stop unless they end in something like it."""
    line = " ".join(words.split())
    return line if not line or line[-1] in ".!?…" else f"{line}."
