"""Owns matching prompts against rules, however their words are disguised; knows no server and no store."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Protocol, cast

import ahocorasick
import structlog

from bot import errors
from bot.domain.prompt_rules import Judgement, Match, PromptRule, RuleAction, RuleKind
from bot.moderators.patterns import Folded, Pattern, compiled
from bot.moderators.reading import Line, lines, ruled
from bot.moderators.spelling import Company, inside, means

_log = structlog.get_logger()
#: Matches that tell well enough why a prompt is blocked.
_ENOUGH = 20
#: How words are also spelled where a keyboard lacks the letter.
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


class _Automaton(Protocol):
    def add_word(self, key: str, value: str) -> bool: ...
    def make_automaton(self) -> None: ...
    def iter(self, text: str) -> Iterator[tuple[int, str]]: ...


class Matcher:
    """Rules, compiled: judging takes time by the prompt and by what matches, not by the number of rules."""

    def __init__(self, rules: Iterable[PromptRule]) -> None:
        """Blocks, with 20,000 words for a fraction of a second; a pattern that RE2 refuses is logged and left out."""
        self._patterns: list[tuple[PromptRule, Pattern]] = []
        # Most keys have one rule, and no list: whatever is collected stops everything when garbage is.
        self._first: dict[str, PromptRule] = {}
        self._more: dict[str, list[PromptRule]] = {}
        for rule in rules:
            if rule.kind is RuleKind.PATTERN:
                self._add_pattern(rule)
                continue
            for key in _spellings(rule.text):
                if self._first.setdefault(key, rule) is not rule:
                    self._more.setdefault(key, []).append(rule)
        self._automaton = _automaton(self._first) if self._first else None

    def judge(self, prompt: str) -> Judgement:
        """What matches and where, in the order of the prompt; never fails, whatever is typed.

        Of a prompt that is blocked anyway only so much is found that it is clear why.
        """
        found: dict[tuple[int, int, int], Match] = {}
        for rule, start, end in chain(self._by_word(prompt), self._by_pattern(prompt)):
            match = Match(rule=rule, start=start, end=end, found=prompt[start:end])
            found.setdefault((start, end, rule.id), match)
            if rule.action is RuleAction.BLOCK and len(found) >= _ENOUGH:
                break
        return Judgement(matches=tuple(found[place] for place in sorted(found)))

    def _add_pattern(self, rule: PromptRule) -> None:
        try:
            self._patterns.append((rule, compiled(rule.text)))
        except errors.InvalidRule as error:
            _log.warning("a prompt rule cannot be used", rule=rule.id, **error.facts)

    def _by_word(self, prompt: str) -> Iterator[tuple[PromptRule, int, int]]:
        if self._automaton is None:
            return
        company: Company | None = None
        plain: Line | None = None
        for line in lines(prompt):
            plain = plain or line
            for last, key in self._automaton.iter(line.text):
                company = company or Company(plain.words)
                place = line.place(last + 1 - len(key), last + 1)
                if place is None:
                    continue
                typed = [word.typed for word in line.words[slice(*place)]]
                for rule in (self._first[key], *self._more.get(key, ())):
                    wanted = _known_spellings(rule.text)[key]
                    if means(typed, wanted, company) and not inside(wanted, line.words, *place):
                        yield rule, line.words[place[0]].start, line.words[place[1] - 1].end

    def _by_pattern(self, prompt: str) -> Iterator[tuple[PromptRule, int, int]]:
        if self._patterns:
            folded = Folded(prompt)
            for rule, pattern in self._patterns:
                for start, end in folded.places(pattern):
                    yield rule, start, end


def _automaton(keys: Iterable[str]) -> _Automaton:
    automaton = cast(_Automaton, ahocorasick.Automaton())  # pyright: ignore[reportUnknownMemberType]
    for key in keys:
        automaton.add_word(key, key)
    automaton.make_automaton()
    return automaton


def _spellings(text: str) -> dict[str, tuple[str, ...]]:
    """The keys of a rule's text, each with the words that it spells; none for a text without letters."""
    found: dict[str, tuple[str, ...]] = {}
    for spelled in {text: None, text.translate(_SPELLED_OUT): None}:
        # Capitals of other scripts look like other letters than their small ones do.
        forms = (spelled,) if spelled.isascii() else (spelled, spelled.lower(), spelled.upper(), spelled.title())
        for line in map(ruled, forms):
            if line.words:
                found.setdefault(_key(line), tuple(word.typed for word in line.words))
    return found


_known_spellings = lru_cache(maxsize=1 << 12)(_spellings)


def _key(line: Line) -> str:
    """With a space at an end where a word has to end there."""
    return line.text[not line.words[0].spaced : len(line.text) - (not line.words[-1].spaced)]


def checked(rule: PromptRule) -> PromptRule:
    """The rule with its text as it is kept; raises `InvalidRule`."""
    kept = rule.tidied()
    if kept.kind is RuleKind.PATTERN:
        compiled(kept.text)
    elif not _spellings(kept.text):
        raise errors.InvalidRule(problem="empty")
    return kept
