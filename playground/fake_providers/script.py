"""The faults a twin can be told to play: their names, when they strike, and how often. It acts out none of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Phase(StrEnum):
    """The moment at which a fault strikes; at most one fault of each phase strikes a call."""

    #: While the POST is answered.
    SUBMIT = "submit"
    #: What becomes of the request.
    FATE = "fate"
    #: How its record is told.
    ECHO = "echo"
    #: How its pictures are served.
    RESULT = "result"
    #: While a record is read.
    POLL = "poll"
    #: While the list is read.
    LIST = "list"
    #: While an upload is asked for.
    UPLOAD = "upload"
    #: In which form its pictures are told.
    SHAPE = "shape"
    #: While the account's credits are asked for.
    CREDITS = "credits"


class Fault(NamedTuple):
    """One thing that can go wrong; it strikes only a call that has every trait it needs."""

    phase: Phase
    description: str
    needs: frozenset[str] = frozenset()


KnownFaults = Mapping[str, Fault]


@dataclass(slots=True, kw_only=True)
class Ordered:
    """A fault that was switched on: how many strikes are left (None: no end), on which prompts (None: all)."""

    name: str
    count: int | None = None
    match: str | None = None

    def suits(self, prompt: str) -> bool:
        """Whether it means a call about this prompt."""
        return self.match is None or self.match.casefold() in prompt.casefold()

    def document(self) -> dict[str, Any]:
        """Its place in the control document."""
        return {"name": self.name, "count": self.count, "match": self.match}


class Script:
    """The faults in force, in the order in which they were switched on, out of those that one twin can play."""

    def __init__(self, known: KnownFaults) -> None:
        self.active: list[Ordered] = []
        self._known = known

    def take(self, phase: Phase, prompt: str = "", traits: frozenset[str] = frozenset()) -> str | None:
        """The fault that strikes now, if any; a strike is counted, and a fault that is used up leaves."""
        for struck in self.active:
            known = self._known[struck.name]
            if known.phase is phase and known.needs <= traits and struck.suits(prompt):
                break
        else:
            return None
        if struck.count is not None:
            struck.count -= 1
            self.active = [fault for fault in self.active if fault.count != 0]
        return struck.name

    def replace(self, documents: Any) -> None:
        """Switch on exactly these faults; ValueError names the first that cannot be played."""
        if not isinstance(documents, list):
            raise ValueError("faults is a list")
        self.active = [self._ordered(document) for document in documents]

    def offer(self) -> list[dict[str, str]]:
        """What the control document offers."""
        return [{"name": name, "description": fault.description} for name, fault in self._known.items()]

    def _ordered(self, document: Any) -> Ordered:
        if not isinstance(document, dict):
            raise ValueError("a fault is an object with name, count and match")
        name, count, match = (document.get(key) for key in ("name", "count", "match"))
        if not isinstance(name, str) or name not in self._known:
            raise ValueError(f"unknown fault: {name!r}")
        return _checked(name, count, match)


def _checked(name: str, count: Any, match: Any) -> Ordered:
    if count is not None and (type(count) is not int or count < 1):
        raise ValueError(f"{name}: count is a whole number from 1, or null")
    if match is not None and not isinstance(match, str):
        raise ValueError(f"{name}: match is a part of a prompt, or null")
    return Ordered(name=name, count=count, match=match or None)
