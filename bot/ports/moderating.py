"""Owns the seams of a server's rules and of what moderators decide; names neither a database nor a chat service."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot import errors
from bot.domain.conduct import (
    Ban,
    Card,
    LogEntry,
    LogPage,
    LogQuery,
    Purge,
    Record,
    Report,
    ReportState,
    Review,
    Veil,
    Verdict,
)
from bot.domain.generation import Generation
from bot.domain.policy import Policy
from bot.domain.prompt_rules import Judgement, PromptRule


class Policies(Protocol):
    """What servers decided for their studio."""

    async def of(self, guild_id: int) -> Policy:
        """The server's decisions, or those of a server that never made any; what others wrote shows within seconds."""
        ...

    async def change(self, guild_id: int, change: Callable[[Policy], Policy]) -> Policy:
        """Write down what becomes of them; of changes made at once, by any process, none is lost."""
        ...

    async def all(self) -> list[Policy]:
        """Of every server that decided anything."""
        ...


class PromptRules(Protocol):
    """Words, phrases and patterns; `guild_id` None is the operators' own, for everywhere."""

    async def add(self, rule: PromptRule) -> PromptRule:
        """Write it down with an id of its own; raises `RuleExists`."""
        ...

    async def import_words(self, rules: Sequence[PromptRule]) -> int:
        """All at once; returns how many were new."""
        ...

    async def remove(self, guild_id: int | None, rule_id: int) -> PromptRule | None: ...

    async def all(self, guild_id: int | None) -> list[PromptRule]:
        """Oldest first."""
        ...

    async def version(self) -> int:
        """Another number after every change by any process."""
        ...


class PromptJudge(Protocol):
    """What the rules say of a prompt."""

    async def judge(self, guild_id: int | None, prompt: str) -> Judgement: ...

    async def checked(self, rules: Sequence[PromptRule]) -> list[PromptRule | errors.InvalidRule]:
        """Each rule as it would be kept, or what is wrong with it."""
        ...


class Bans(Protocol):
    """Who may not paint."""

    async def of(self, guild_id: int | None, member_id: int, now: float) -> Ban | None:
        """The ban that holds now, the operators' first."""
        ...

    async def ban(self, ban: Ban) -> None:
        """Replaces an earlier one of the same place."""
        ...

    async def unban(self, guild_id: int, member_id: int) -> bool: ...

    async def all(self, guild_id: int, now: float) -> list[Ban]:
        """Those that hold now, newest first."""
        ...


class Reviews(Protocol):
    """Generations before their moderators."""

    async def open(self, review: Review) -> Review:
        """Write it down, unless it was before; returns it as it is now."""
        ...

    async def find(self, generation_id: int) -> Review | None: ...

    async def put_card(self, generation_id: int, card: Card) -> None: ...

    async def decide(self, generation_id: int, verdict: Verdict, by_id: int, reason: str, now: float) -> Review | None:
        """The first decision alone holds; None when there was one before, or nothing waits any more."""
        ...

    async def pending(self, guild_id: int) -> list[Review]:
        """Open ones, oldest first."""
        ...

    async def unseen(self) -> list[Review]:
        """Open ones without a card, of all servers."""
        ...

    async def desks(self) -> list[tuple[int, int]]:
        """Servers, and the channels in which open ones have their cards."""
        ...

    async def leave_desk(self, guild_id: int, channel_id: int) -> None:
        """Forget the cards that open ones have in a channel."""
        ...

    async def undone(self) -> list[int]:
        """Generations that wait though nobody has to decide: it was decided, or nobody was asked yet."""
        ...

    async def remind(self, before: float, now: float) -> list[Review]:
        """Take all open ones asked for before then, of servers that were not reminded since; each is given out once."""
        ...

    async def record(self, guild_id: int, member_id: int) -> Record:
        """What the server knows of a member."""
        ...


class Reports(Protocol):
    """What members say is wrong."""

    async def file(self, report: Report, most: int) -> bool:
        """Write it down; False when this member reported this generation before.

        Raises `ReportsFull` when the member has so many open ones.
        """
        ...

    async def of(self, generation_id: int) -> list[Report]:
        """Oldest first; once there is a card, each names it."""
        ...

    async def put_card(self, generation_id: int, card: Card) -> None: ...

    async def settle(self, generation_id: int, state: ReportState, by_id: int, now: float) -> bool:
        """End all open ones of a generation; False when none was open."""
        ...

    async def pending(self, guild_id: int) -> list[Report]:
        """The first open one of each generation, oldest first."""
        ...

    async def unseen(self) -> list[Report]:
        """The first open one of each generation without a card, of all servers."""
        ...

    async def undone(self) -> list[Report]:
        """Those of which not all is done yet that follows from how they are, oldest first."""
        ...

    async def done(self, report: Report) -> None:
        """Note that it is, unless something else was decided since; together with those that were settled with it."""
        ...


class Purges(Protocol):
    """Pictures taken out of sight together."""

    async def count(self, guild_id: int, member_id: int, since: float) -> int:
        """Generations that a purge would hide."""
        ...

    async def purge(self, purge: Purge) -> Purge:
        """Hide what the member painted in the server since then; returns it with its id and how many it hid."""
        ...

    async def undo(self, guild_id: int, purge_id: int, by_id: int, now: float) -> Purge | None:
        """Show again what was hidden; None when it is unknown, too late, or undone before."""
        ...

    async def all(self, guild_id: int, now: float) -> list[Purge]:
        """Those that can be undone, newest first."""
        ...

    async def take(self, now: float) -> tuple[Generation, Veil] | None:
        """A generation whose messages do not show yet what was decided; for a while nobody else is given it."""
        ...

    async def veiled(self, generation_id: int, veil: Veil) -> None:
        """Note that its messages show what `veil`, hiding or showing, asked for."""
        ...

    async def unnoted(self) -> list[Purge]:
        """Those that the log does not tell of yet, or not of their undoing."""
        ...

    async def noted(self, purge: Purge) -> None:
        """Note that the log tells of it, as it is in `purge`."""
        ...

    async def expire(self, now: float) -> list[str]:
        """End those that can't be undone any more; returns the digests of pictures that were not cleared yet."""
        ...

    async def clear(self, now: float) -> None:
        """Note that the originals of what had ended by then are removed, as those of deleted pictures are."""
        ...


class DecisionLog(Protocol):
    """Who decided what, when and why; nothing in it is ever changed."""

    async def note(self, entry: LogEntry) -> None: ...

    async def page(self, query: LogQuery, number: int, size: int) -> LogPage:
        """From page 1 on; a number beyond the last gives the last one."""
        ...

    def all(self, query: LogQuery) -> AsyncIterator[LogEntry]:
        """Oldest first, however many."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A generation as its moderators see it; `files` are its pictures, small enough for one message together."""

    generation: Generation
    review: Review
    record: Record
    files: tuple[Path, ...]


class Moderators(Protocol):
    """The moderators' channel. `DeliveryFailed` is all that Discord's own faults become."""

    async def ask(self, channel_id: int, case: Case) -> Card:
        """Put a generation before them."""
        ...

    async def show_verdict(self, generation: Generation, review: Review) -> None:
        """Write the decision onto the card; a fault is logged and forgotten."""
        ...

    async def remind(self, channel_id: int, reviews: Sequence[Review], locale: str) -> None:
        """Say, in a language by Discord's code of it, that these wait still."""
        ...

    async def time_out(self, guild_id: int, member_id: int, until: float, reason: str) -> None:
        """Let a member say nothing until then (Unix seconds); a final fault where the bot may not."""
        ...

    async def warn(self, channel_id: int, notice: str, **facts: object) -> None:
        """Say something about the server's studio, by the key of its sentence."""
        ...
