"""Owns what moderators decide about members and pictures; knows no store, no message and no rule's text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: The guild id of what the operators decided for everywhere.
EVERYWHERE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Why a generation should be looked at. `kind` is "prompt", "reference" or "picture"."""

    kind: str
    #: The rule that matched, or the number of the picture, from 1.
    number: int
    #: A picture's score, 0 to 1.
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """What was known about a request's place and prompt when it was admitted."""

    #: Whether its channel is age-restricted.
    adult: bool = False
    #: Its channel and what that lies in: a thread, its channel.
    places: tuple[int, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    """Who may not paint; times are Unix seconds."""

    #: `EVERYWHERE` is the operators' own.
    guild_id: int
    member_id: int
    by_id: int
    at: float
    #: None is for good.
    until: float | None = None
    reason: str = ""


class Verdict(StrEnum):
    """What became of a review."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    #: By its member, or by one who may cancel for them.
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a server knows of a member: generations painted, generations rejected, and bans, lifted ones as well."""

    painted: int = 0
    rejected: int = 0
    bans: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A message in a moderators' channel."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One generation before its moderators. `id` is the generation's; times are Unix seconds."""

    id: int
    guild_id: int
    member_id: int
    asked_at: float
    flags: tuple[Flag, ...] = ()
    card: Card | None = None
    reminded_at: float | None = None
    verdict: Verdict = Verdict.OPEN
    by_id: int | None = None
    decided_at: float | None = None
    reason: str = ""


class ReportState(StrEnum):
    """What became of a report."""

    OPEN = "open"
    DISMISSED = "dismissed"
    #: The pictures were deleted.
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What members say is wrong with a generation; one card for all who report it."""

    generation_id: int
    guild_id: int
    reporter_id: int
    at: float
    reason: str = ""
    card: Card | None = None
    state: ReportState = ReportState.OPEN
    by_id: int | None = None
    settled_at: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purge:
    """All pictures of one member since a time, taken out of sight; reversible until `until`."""

    id: int
    guild_id: int
    member_id: int
    since: float
    by_id: int
    at: float
    until: float
    #: Generations that were hidden.
    hidden: int = 0
    undone_at: float | None = None
    undone_by: int | None = None


class Veil(StrEnum):
    """How far a purge, or its undoing, has come with the messages of a generation."""

    #: Its pictures are still to be taken out of them.
    HIDING = "hiding"
    HIDDEN = "hidden"
    #: They are still to be put back.
    SHOWING = "showing"


class Deed(StrEnum):
    """What is written into the log of decisions."""

    APPROVED = "approved"
    REJECTED = "rejected"
    DELETED = "deleted"
    REPORTED = "reported"
    DISMISSED = "dismissed"
    BANNED = "banned"
    UNBANNED = "unbanned"
    TIMED_OUT = "timed-out"
    PURGED = "purged"
    RESTORED = "restored"
    RULE_ADDED = "rule-added"
    RULE_REMOVED = "rule-removed"
    POLICY_CHANGED = "policy-changed"
    PAUSED = "paused"
    RESUMED = "resumed"
    BLOCKED = "blocked"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """Who did what, to whom, when and why. `id` 0 is not written yet; `by_id` 0 is the studio itself."""

    id: int = 0
    guild_id: int
    at: float
    by_id: int
    deed: Deed
    member_id: int | None = None
    generation_id: int | None = None
    reason: str = ""
    #: Whatever else the sentence about it needs.
    facts: Mapping[str, str | int | float | None] = field(default_factory=dict[str, str | int | float | None])


@dataclass(frozen=True, slots=True, kw_only=True)
class LogQuery:
    """Which entries of a server's log; None is any."""

    guild_id: int
    deed: Deed | None = None
    by_id: int | None = None
    member_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """Entries, newest first, and how many there are in all."""

    entries: tuple[LogEntry, ...]
    total: int
