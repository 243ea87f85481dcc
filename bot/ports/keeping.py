"""Owns the seam towards whatever is written down; names neither a database nor a directory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.domain.generation import Generation
from bot.domain.history import Favourite, Page, Query
from bot.domain.latency import Measurement
from bot.domain.picture import Picture
from bot.domain.preferences import Preferences
from bot.domain.quota import Allowance, Limits
from bot.domain.reference import Reference


class Generations(Protocol):
    """The rows of all generations, and the members' limits over them."""

    async def admit(self, generation: Generation, limits: Limits) -> Generation:
        """Reserve and store in one atomic step.

        The row comes back with its turn when one is free, with `owner` and epoch 1 then, else in line.
        Raises `LimitReached` with what is left and when it resets, `Duplicate`, `DatabaseBusy`, `DiskFull`.
        """
        ...

    async def move(self, before: Generation, after: Generation) -> int:
        """One conditional UPDATE: only from `before`'s state, owner and epoch; else `Superseded`.

        Returns how many generations of the member wait in line.
        """
        ...

    async def promote(self, member_id: int, owner: str, now: float, concurrent: int) -> Generation | None:
        """Give the member's next waiting generation its turn, if fewer than `concurrent` run."""
        ...

    async def withdraw(self, generation_id: int, now: float) -> Generation | None:
        """Cancel and release a generation that still waits in line; None when it does not wait (any more)."""
        ...

    async def take_over(self, owner: str) -> list[Generation]:
        """Own what has another owner and its turn, or an end that was not told; each gets the next epoch."""
        ...

    async def told(self, ended: Generation) -> None:
        """Note that the member knows of the end; the token of the reply is erased."""
        ...

    async def find(self, generation_id: int) -> Generation | None: ...

    async def place(self, generation_id: int) -> int | None:
        """How many generations of the member run or wait before this one; None when it does not wait."""
        ...

    async def unfinished(self, member_id: int) -> list[Generation]:
        """The member's generations that have not ended, oldest first."""
        ...

    async def recent(self, member_id: int, count: int) -> list[Generation]:
        """The member's ended generations, newest first."""
        ...

    async def undelivered(self, member_id: int, count: int) -> list[Generation]:
        """The member's generations whose pictures came and Discord did not take, newest first; none that is deleted."""
        ...

    async def waiting_members(self) -> list[int]:
        """Members with a generation in line, for a start after a stop."""
        ...

    async def in_hand(self) -> tuple[int, int]:
        """Generations of all members that run, and that wait in line."""
        ...

    async def allowance(self, member_id: int, limits: Limits, now: float) -> Allowance: ...

    async def claimed_requests(self, provider: str, since: float) -> frozenset[str]:
        """Request ids that generations since then (Unix seconds) already own."""
        ...

    async def measurements(self, count: int) -> list[Measurement]:
        """How long the latest finished renders took, oldest first."""
        ...

    async def delete(self, generation_id: int, now: float) -> bool:
        """Mark the pictures of an ended generation as deleted; False when they were before."""
        ...

    async def unknown(self) -> list[Generation]:
        """Ended generations with a lost submission about which the operator has not decided, oldest first."""
        ...

    async def decide(self, generation_id: int, charged: bool) -> bool:
        """Note whether the provider charged for the lost submissions of an ended generation; False if none is open."""
        ...


class History(Protocol):
    """What was painted, to browse: generations with pictures that were delivered and not deleted."""

    async def page(self, query: Query) -> Page:
        """One page; a number beyond the last gives the last one."""
        ...

    async def children(self, generation_id: int) -> list[Generation]:
        """Delivered generations that grew out of this one, oldest first."""
        ...

    async def channels(self, guild_id: int) -> frozenset[int]:
        """Channels of a server that hold public pictures."""
        ...

    async def digests_in_use(self, digests: Sequence[str], besides: int) -> frozenset[str]:
        """Those of the digests that another generation than `besides` shows, or that lie in a tray."""
        ...

    async def digests_of_guild(self, guild_id: int, before: float) -> frozenset[str]:
        """Originals of a server's generations that were asked for before then; without what other places show."""
        ...

    async def digests_to_keep(self) -> frozenset[str]:
        """Originals that no retention removes: favourites, trays, purges, and what unfinished generations need."""
        ...


class Favourites(Protocol):
    """Pictures that members marked."""

    async def toggle(self, favourite: Favourite) -> bool:
        """Mark, or unmark what was marked; whether it is marked now."""
        ...

    async def marked(self, member_id: int, generation_id: int) -> frozenset[int]:
        """Numbers of the pictures of a generation that the member marked."""
        ...


class Trays(Protocol):
    """References that members keep at hand, in order."""

    async def references(self, member_id: int) -> tuple[Reference, ...]: ...

    async def add(self, member_id: int, reference: Reference, now: float) -> tuple[Reference, ...]:
        """Put one at the end, unless it is there; returns the tray. Raises `TrayFull`."""
        ...

    async def remove(self, member_id: int, number: int) -> tuple[Reference, ...]:
        """Take out the one of that number, from 1; returns the tray."""
        ...

    async def empty(self, member_id: int) -> None: ...


class PreferenceBook(Protocol):
    """Members' defaults, at hand without asking a database."""

    def of(self, member_id: int) -> Preferences: ...

    async def change(self, member_id: int, change: Callable[[Preferences], Preferences]) -> None:
        """Write down what becomes of the member's preferences; of changes made at once none is lost."""
        ...

    async def forget(self, member_id: int) -> None:
        """Delete them; what is usual holds again."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One place on a contact sheet: up to four pictures, and the label by which a member names it."""

    pictures: tuple[Picture, ...]
    label: str


class Pictures(Protocol):
    """Originals on disk, by digest."""

    def scratch(self) -> Path:
        """A fresh path to stream into; it belongs to the caller until `keep` or `discard`."""
        ...

    async def keep(self, path: Path) -> Picture:
        """Sniff the bytes and move them to their digest; raises `BadPicture`, `DiskFull`."""
        ...

    async def discard(self, path: Path) -> None: ...

    def path(self, picture: Picture) -> Path: ...

    async def fitting(self, picture: Picture, most: int) -> Path | None:
        """The original, or a copy of at most `most` bytes; None if none can be that small, or the original is gone."""
        ...

    async def thumbnail(self, picture: Picture, side: int) -> Path | None:
        """A JPEG whose longer side has at most `side` pixels; None if the original is gone."""
        ...

    async def sheet(self, tiles: Sequence[Tile]) -> Path:
        """All tiles on one JPEG; a scratch file, which belongs to the caller until `discard`."""
        ...

    def present(self, picture: Picture) -> bool:
        """Whether the original is still kept."""
        ...

    async def remove(self, digests: Sequence[str]) -> None: ...

    async def sweep(self, before: float, keep: frozenset[str], among: frozenset[str] | None = None) -> int:
        """Remove originals written before then (Unix seconds) whose digest is not in `keep`; returns how many.

        Of these digests alone, where some are named.
        """
        ...
