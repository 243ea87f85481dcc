"""Owns what can be asked of all that was painted, and the pages it comes in; knows no store and no view."""

from dataclasses import dataclass

from bot.domain.generation import Generation

#: Tiles on one page.
PAGE_SIZE = 6
SEARCH_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which delivered pictures to show, newest first; None does not narrow."""

    #: Of this member.
    member_id: int | None = None
    #: Delivered in this server.
    guild_id: int | None = None
    #: Public ones alone, in these channels: what the one who looks may see.
    channels: frozenset[int] | None = None
    #: The pictures that this member marked, each by itself, the last marked first.
    favourites_of: int | None = None
    #: Words of the prompt, each of which begins a word there.
    search: str = ""
    #: The page, from 1.
    number: int = 1
    size: int = PAGE_SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One tile: a generation, or the one picture of it with that number."""

    generation: Generation
    picture: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of the entries, and how many there are in all."""

    entries: tuple[Entry, ...]
    number: int
    total: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourite:
    """A member's mark on one picture of a generation; `number` from 1, `marked_at` in Unix seconds."""

    member_id: int
    generation_id: int
    number: int
    marked_at: float
