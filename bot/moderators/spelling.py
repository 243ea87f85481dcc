"""Owns whether what was typed spells a word of a rule, letter by letter; knows neither rules nor prompts."""
# ruff: noqa: RUF001  # Look-alikes are what is told apart here.

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from unicodedata import name, normalize

from bot.moderators.letters import drawn_latin, letters, readings, said, script, unspaced
from bot.moderators.reading import Word

#: Words of their own, which only without their marks would be other ones, or only with marks.
OTHERS = frozenset(
    (
        *("aß", "maß", "fuß", "ruß", "spaß", "schwül", "schwüle", "schwülen", "schwüler", "schwüles", "toten", "höre"),
        *("año", "años", "cono", "conos", "râpe", "râpes", "râpé", "râpée", "râpés", "râpées"),
        *("sık", "sıkı", "sıkıntı", "näin", "får"),
    )
)
#: Repeated less than this a letter is spelling, not stretching.
_STRETCHED = 3
#: Different letters in a row from which on all may be typed twice.
_DOUBLED = 3
_WORD_MOST = 64
LATIN, KATAKANA, HIRAGANA = "LATIN", "KATAKANA", "HIRAGANA"
#: Models and measures, such as "A55", "4K" and "1080p": digits at one end, and more than letters.
_NUMBER = re.compile(r"([^\W\d_]*)(\d+)|(\d+)([^\W\d_]*)")
_LONG = re.compile(r"(.)\1{3,}", re.DOTALL)
#: All that one letter may be meant for.
_Glyph = frozenset[str]


class Company:
    """The words of a prompt around one of them: whether it is a script's own, or another's in disguise."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._certain: Counter[str] | None = None

    def betrays(self, typed: str, meant: str) -> bool:
        """Whether words of one script are rather to be read as another's."""
        if self._certain is None:
            self._certain = Counter(_belongs(word.typed) for word in self._words if _certain(word.typed))
        mine, other = self._certain[typed], self._certain[meant]
        return other > mine or (other == mine and typed != LATIN)


def means(typed: Sequence[str], ruled: Sequence[str], company: Company) -> bool:
    """Whether typed words, whose keys are those of a rule's words, are meant for them."""
    return len(typed) == len(ruled) and all(
        _spells(given, wanted) and _disguised(given, wanted, company)
        for given, wanted in zip(typed, ruled, strict=True)
    )


def inside(ruled: Sequence[str], words: Sequence[Word], first: int, after: int) -> bool:
    """Whether a rule in katakana, matched by the words from `first` to before `after`, is a piece of a longer one.

    Japanese has no spaces, but its foreign words end where another kind of letter begins.
    """
    if not _kana(ruled[0]) == _kana(ruled[-1]) == KATAKANA:
        return False
    goes_before = {KATAKANA, _kana(words[first].typed)} - {""}
    if first and words[first - 1].end == words[first].start and _kana(words[first - 1].typed) in goes_before:
        return True
    return after < len(words) and words[after - 1].end == words[after].start and _kana(words[after].typed) == KATAKANA


def _disguised(typed: str, ruled: str, company: Company) -> bool:
    """Whether a typed word of another script than the rule's is only drawn with its letters."""
    mine, other = _belongs(typed), _belongs(ruled)
    return not mine or not other or mine == other or unspaced(ruled) or company.betrays(mine, other)


@lru_cache(maxsize=1 << 14)
def _belongs(typed: str) -> str:
    """The one script of all its letters; empty if they have several, or none."""
    scripts = {script(each) for each in typed} - {""}
    return scripts.pop() if len(scripts) == 1 else ""


@lru_cache(maxsize=1 << 14)
def _certain(typed: str) -> bool:
    """Whether it can't be Latin in disguise: a letter of it is not drawn like a Latin one."""
    return _belongs(typed) == LATIN or any(each.isalpha() and not drawn_latin(each) for each in typed)


@lru_cache(maxsize=1 << 14)
def _kana(typed: str) -> str:
    found = name(typed[0], "").removeprefix("HALFWIDTH ")
    return next((each for each in (KATAKANA, HIRAGANA) if found.startswith(each)), "")


@lru_cache(maxsize=1 << 14)
def _spells(typed: str, ruled: str) -> bool:
    """Whether a typed word may be read as a rule's, letter by letter.

    A letter may be typed three times and more; twice only where the rule has it, or if all are.
    """
    if typed.lower() == ruled.lower():
        return True
    if unspaced(ruled):
        return said(typed) == said(ruled) or said(ruled) in readings(typed[0])
    if _number(ruled):
        return said(typed) == said(ruled)
    if normalize("NFC", typed.lower()) in OTHERS:
        return False
    given, runs = _glyphs(_LONG.sub(r"\1\1\1\1", typed)), _runs(ruled)
    if len(given) > _WORD_MOST or len(runs) > _WORD_MOST:
        return False
    return _fits(given, runs, doubled=False) or (len(runs) >= _DOUBLED and _fits(given, runs, doubled=True))


def _fits(given: tuple[_Glyph, ...], runs: tuple[tuple[_Glyph, int], ...], *, doubled: bool) -> bool:
    reached = {0}
    for ruled, count in runs:
        reached = {
            start + length
            for start in reached
            for length in _lengths(count, _licensed(given, start, ruled), doubled=doubled)
        }
    return len(given) in reached


def _lengths(count: int, most: int, *, doubled: bool) -> list[int]:
    """How many letters may stand for so many, of at most `most` that are there."""
    if doubled:
        return [2 * count] if most >= 2 * count else []
    longer = range(max(_STRETCHED, count + 1), most + 1)
    return [*longer, count] if most >= count else []


def _licensed(given: tuple[_Glyph, ...], start: int, ruled: _Glyph) -> int:
    """How many letters from there on may be meant for the ruled one."""
    end = start
    while end < len(given) and not ruled.isdisjoint(given[end]):
        end += 1
    return end - start


@lru_cache(maxsize=1 << 14)
def _runs(ruled: str) -> tuple[tuple[_Glyph, int], ...]:
    return tuple((glyph, len(list(group))) for glyph, group in groupby(_glyphs(ruled)))


def _glyphs(typed: str) -> tuple[_Glyph, ...]:
    exact = _number(typed)
    found: list[_Glyph] = []
    small = False
    for character in typed:
        meant = readings(character)
        if exact and character.isdecimal():
            meant = frozenset(letters(character))
        if character == "I" and small:
            meant |= {"l"}
        found += [meant] if meant else map(frozenset, letters(character))
        small |= character.islower()
    return tuple(found)


def _number(typed: str) -> bool:
    if not any(map(str.isalpha, typed)):
        return True
    found = _NUMBER.fullmatch(typed)
    return found is not None and len(found[2] or found[3]) > len(found[1] or found[4] or "")
