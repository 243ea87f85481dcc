"""Owns what a prompt rule is and what it says of a prompt; knows neither how prompts are matched nor any store."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self
from unicodedata import normalize

from bot import errors

#: Characters of a rule's text.
TEXT_MOST = 200


class RuleKind(StrEnum):
    """What a rule's text is."""

    WORD = "word"
    PHRASE = "phrase"
    #: A regular expression of RE2.
    PATTERN = "pattern"


class RuleAction(StrEnum):
    """What becomes of a prompt that matches."""

    BLOCK = "block"
    FLAG = "flag"
    #: Allowed in age-restricted channels alone.
    ADULT = "adult"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptRule:
    """One rule of a server, or of the operators when `guild_id` is None; `id` 0 is not written yet."""

    id: int = 0
    guild_id: int | None
    kind: RuleKind
    text: str
    action: RuleAction
    created_by: int
    created_at: float

    @property
    def folded(self) -> str:
        """What two rules of one kind that say the same have in common."""
        return self.text if self.kind is RuleKind.PATTERN else normalize("NFKC", self.text).casefold()

    def tidied(self) -> Self:
        """With its text as it is kept, words with single spaces; raises `InvalidRule` ("empty", "long")."""
        kept = normalize("NFC", self.text.replace("\0", "").strip())
        if self.kind is not RuleKind.PATTERN:
            kept = " ".join(kept.split())
        if not kept:
            raise errors.InvalidRule(problem="empty")
        if len(kept) > TEXT_MOST:
            raise errors.InvalidRule(problem="long", most=TEXT_MOST)
        return replace(self, text=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where in the prompt, as it was typed, a rule matched."""

    rule: PromptRule
    start: int
    end: int
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """All that the rules say of one prompt."""

    matches: tuple[Match, ...] = ()

    def blocking(self, *, adult: bool) -> Match | None:
        """The first match that forbids the prompt, in an age-restricted channel or elsewhere."""
        stops = {RuleAction.BLOCK} if adult else {RuleAction.BLOCK, RuleAction.ADULT}
        return next((each for each in self.matches if each.rule.action in stops), None)

    @property
    def flagging(self) -> tuple[Match, ...]:
        return tuple(each for each in self.matches if each.rule.action is RuleAction.FLAG)
