"""Owns the seams of what is stored about one member, to be handed over or deleted; names neither database nor file."""

from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from bot.domain.dossier import Papers
from bot.domain.erasure import Erasure
from bot.domain.generation import Generation


class Erasures(Protocol):
    """Members' wishes to have their data deleted, and how far each has come. Every step may be made again."""

    async def begin(self, erasure: Erasure, until: float) -> bool:
        """Write the wish down; whoever did is at work on it until then. False while a generation is on its way."""
        ...

    async def take(self, now: float, until: float) -> Erasure | None:
        """A wish that nobody is at work on; until then its taker is."""
        ...

    async def hold(self, member_id: int, until: float) -> None:
        """Stay at work on it, or, for a moment to come, leave it to whoever takes it then."""
        ...

    async def servers(self, erasure: Erasure) -> list[int]:
        """Where the member painted what is still to be deleted."""
        ...

    async def tray_digests(self, member_id: int) -> frozenset[str]:
        """Originals in the member's tray."""
        ...

    async def erase_books(self, member_id: int) -> None:
        """Delete marks, tray and preferences, and the words of the member in reports and of their blocked prompts."""
        ...

    async def generations(self, erasure: Erasure, after: int) -> list[tuple[Generation, bool]]:
        """Some that are still to be erased, in order of their ids, after that one.

        True stands for messages whose pictures moderators took out of sight and that still show them.
        """
        ...

    async def used_by_others(self, digests: Sequence[str], erasure: Erasure) -> frozenset[str]:
        """Those of the digests that somebody else shows, keeps at hand or works from, or that came after the wish."""
        ...

    async def erase(self, generation: Generation, asked_at: float) -> None:
        """Make what has ended anonymous: in one step, once and for good."""
        ...

    async def finish(self, erasure: Erasure) -> None:
        """Forget the wish, unless it was made anew."""
        ...

    async def fade(self, before: float) -> int:
        """Take the member's id off what is erased and was asked for before then; returns how many."""
        ...

    async def forget_tokens(self, now: float) -> int:
        """Blank interaction tokens that have expired; returns how many."""
        ...


class Dossiers(Protocol):
    """What is stored about one member."""

    async def claim(self, member_id: int, now: float, until: float) -> bool:
        """Let nobody else gather it until then; False while somebody does."""
        ...

    async def release(self, member_id: int) -> None: ...

    def generations(self, member_id: int, start: int | None = None) -> AsyncIterator[Generation]:
        """Newest first, however many; from that one on, or from the newest. Nothing that is erased."""
        ...

    async def papers(self, member_id: int) -> Papers:
        """Whatever else names the member."""
        ...


class Archives(Protocol):
    """Files of many files."""

    async def pack(self, texts: Mapping[str, str], files: Mapping[str, Path]) -> Path:
        """One zip with all of them by their names; a file that is gone is left out.

        It is a scratch file, which belongs to the caller until `Pictures.discard`. Raises `DiskFull`, `StorageError`.
        """
        ...
