"""Owns what a server has decided for its studio; knows no store and no panel.

Source of the words: `docs/moderation.md`. A field that is None says nothing, and what is more general holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.day import Window
from bot.domain.picture_rules import ADULT, USUAL, Thresholds
from bot.domain.size import Quality


class ReviewMode(StrEnum):
    """Which pictures wait for a moderator."""

    OFF = "off"
    #: Those that a prompt rule, a picture rule or a report's ban flagged.
    FLAGGED = "flagged"
    ALL = "all"


class Preset(StrEnum):
    """A set of rules to begin with."""

    FRIENDS = "friends"
    COMMUNITY = "community"
    COMPANY = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a server, a role, a channel or a member may; None says nothing."""

    #: Whether they may paint at all.
    allowed: bool | None = None
    #: Pictures a day; 0 is none, and `UNLIMITED` lifts the limit.
    daily_pictures: int | None = None
    #: Generations that run at once.
    concurrent: int | None = None
    #: Seconds between two requests.
    cooldown: float | None = None
    #: The largest quality.
    quality: Quality | None = None
    #: Most pictures of one request.
    pictures: int | None = None
    series: bool | None = None
    edits: bool | None = None


#: As `daily_pictures` of a rule: without limit.
UNLIMITED = -1
SILENT = Rule()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """All that one server has decided. Ids are Discord's; money is in millionths of a US dollar."""

    guild_id: int
    #: Where members may paint, threads included; everywhere while there is none.
    channels: tuple[int, ...] = ()
    #: Who may paint; everybody while there is none.
    roles: tuple[int, ...] = ()
    moderators_channel_id: int | None = None
    preset: Preset | None = None
    #: An IANA name.
    time_zone: str = "UTC"
    window: Window = Window.ROLLING
    everyone: Rule = SILENT
    by_role: Mapping[int, Rule] = field(default_factory=dict[int, Rule])
    by_channel: Mapping[int, Rule] = field(default_factory=dict[int, Rule])
    by_member: Mapping[int, Rule] = field(default_factory=dict[int, Rule])
    #: Pictures a day of all members together, in the whole server and in single channels.
    daily_total: int | None = None
    channel_totals: Mapping[int, int] = field(default_factory=dict[int, int])
    #: In a calendar month of the server's time zone.
    monthly_budget_micros: int | None = None
    review: ReviewMode = ReviewMode.OFF
    review_by_channel: Mapping[int, ReviewMode] = field(default_factory=dict[int, ReviewMode])
    #: Whether what a moderator rejects counts against its member's limits all the same.
    rejected_counts: bool = False
    #: Whether a refusal says which word or pattern matched.
    tells_rule: bool = False
    thresholds: Thresholds = USUAL
    adult_thresholds: Thresholds = ADULT
    #: Days for which originals are kept; the operator's while None, and never longer than those.
    retention_days: int | None = None
    #: Whether new work is turned away; what runs is finished.
    paused: bool = False
    #: What members are told while it is.
    pause_reason: str = ""

    def review_in(self, channel_ids: tuple[int, ...]) -> ReviewMode:
        """The mode of a place: a thread's own comes before its channel's, and the server's last."""
        return next(
            (self.review_by_channel[each] for each in channel_ids if each in self.review_by_channel), self.review
        )
