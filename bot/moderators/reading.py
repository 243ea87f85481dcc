"""Owns the ways in which a prompt can be read as a row of words; knows no rule.

A word is a stretch of letters, or one character of a script without spaces. Letters that stand apart are read once as
they stand and once together, and so are the parts of what has punctuation inside; neighbours are never glued.
"""
# ruff: noqa: RUF001  # Look-alikes are what is told apart here.

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from bot.moderators.letters import (
    BANG,
    BEGIN,
    CLOSE,
    DIGITS,
    END,
    KEYED,
    KEYS,
    KINDS,
    LETTERED,
    LISTING,
    MARK,
    OPEN,
    SIGN,
    SPACE,
    UNSPACED,
    letters,
)

#: Letters that stand apart are read together from this number on.
LETTERS_LEAST = 3
#: What may stand before spaced letters as a word of its own, in the languages that people write prompts in.
_ALONE = frozenset("aeiouyàéиоуяівкс")
_PLAIN = re.compile("[Ld][Ldm]*|Um*")
#: Without digits, where they stand beside letters: what is told of "gore2".
_UNNUMBERED, _NUMBERED = re.compile("L[Lm]*|Um*"), re.compile("Lm*d|dm*L")
#: With signs as letters: at the end `$` may be one, `!` is not.
_SIGNED = re.compile("x{0,3}[Ld](?:[Ldmx]|y(?=[xy]{0,2}[Ldx]))*|x{3}|Um*")
#: Japanese draws a vowel out; however long, it is one.
_DRAWN_OUT = re.compile("[ーｰ]{2,}")
_INSIDE = re.compile("[pxym]+")
#: Whether signs are letters anywhere.
_SIGNS = re.compile("x[Ld]|[Ldm]x|xxx|[Ldm]y[xy]{0,2}[Ldx]")
#: As `KEYED` tells it: what stands between characters that need no space between them, and a digit.
_TOGETHER, _DIGIT = re.compile(f"{END} +{BEGIN}"), re.compile(f"[{DIGITS}]+|{OPEN}[^{CLOSE}]*{CLOSE}")
#: Whether a mark belongs to something else than a letter: then the keys of characters are not those of words.
_STRAY = re.compile("[^Lm]m")
#: Words with punctuation inside.
_CHUNK = re.compile("[Ld][Ldm]*(?:[pxy][pxym]*[Ld][Ldm]*)+")
#: Whether anything may have to be put together at all: punctuation within a word, or keys of one letter in a row.
_BROKEN, _APART = re.compile("[Ldm][pxym]+[Ld]"), re.compile(r" \S \S \S ")
_REPEATED = re.compile(r"(.)\1+")


class Word(NamedTuple):
    """A word as it is typed, without what was put between its letters, and where it stands."""

    typed: str
    start: int
    end: int
    spaced: bool = True


class Line:
    """Words in a row as one text of their keys; spaces stand at its ends, and between words unless both have none."""

    def __init__(self, kinds: str, words: Callable[[], list[Word]], text: str | None = None) -> None:
        """`words` are asked for when something is found; `text`, where it is known, spares it until then."""
        self.kinds = kinds
        self._read = words
        self.text = "".join(self._parts) + " " if text is None else text

    @cached_property
    def words(self) -> list[Word]:
        """In their order."""
        return self._read()

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The first word, and the one after the last, of a stretch of the text; None unless it is of whole words."""
        start += self.text[start] == " "
        end -= self.text[end - 1] == " "
        last = bisect_left(self._ends, end)
        first = bisect_right(self._ends, start)
        whole = self._ends[last] == end and self._ends[first] - len(self._keys[first]) == start
        return (first, last + 1) if whole else None

    @cached_property
    def _keys(self) -> list[str]:
        return [key(word.typed) for word in self.words]

    @cached_property
    def _parts(self) -> list[str]:
        parts = [f" {each}" for each in self._keys]
        if UNSPACED in self.kinds:
            for at, (before, word) in enumerate(pairwise(self.words), 1):
                if not (before.spaced or word.spaced or LISTING in self.kinds[before.end : word.start]):
                    parts[at] = self._keys[at]
        return parts

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self._parts)))


@lru_cache(maxsize=1 << 14)
def key(typed: str) -> str:
    """What a word is looked up by: whatever may be meant for it has the same key."""
    return _REPEATED.sub(r"\1", typed.translate(KEYS))


def lines(text: str) -> Iterator[Line]:
    """Every way to read a text, the plainest first."""
    kinds = _kinds(text)
    simple = not (MARK in kinds and (kinds[0] == MARK or _STRAY.search(kinds)))
    keyed = text.translate(KEYED)
    plain = Line(kinds, lambda: _words(text, kinds, _PLAIN), _told(keyed) if simple else None)
    yield plain
    if _APART.search(plain.text) or not simple:
        yield from _whole(plain, kinds)
    elif _BROKEN.search(kinds):
        mended = "".join(map(text.__getitem__, _stays(text, kinds)))
        if mended != text:
            yield Line(kinds, lambda: _mended(plain.words, kinds), _told(mended.translate(KEYED)))
    if (SIGN in kinds or BANG in kinds) and _SIGNS.search(kinds):
        signed = Line(kinds, lambda: _words(text, kinds, _SIGNED))
        yield signed
        yield from _whole(signed, kinds)
    if _NUMBERED.search(kinds):
        told = _told(_DIGIT.sub(" ", keyed)) if simple else None
        yield Line(kinds, lambda: _words(text, kinds, _UNNUMBERED), told)


def _told(keyed: str) -> str:
    """The text of a line whose words stand as they were typed, by the keys of its characters."""
    for digit, letter in LETTERED.items():
        keyed = keyed.replace(digit, letter)
    keyed = _REPEATED.sub(r"\1", keyed).replace(END + BEGIN, "")
    return " ".join(("", *_TOGETHER.sub("", keyed).split(), ""))


def _stays(text: str, kinds: str) -> list[slice]:
    """What is left of a text without the punctuation inside of what `_mended` reads as one word."""
    stays: list[slice] = []
    reached = 0
    for chunk in _CHUNK.finditer(kinds):
        parts = [part.span() for part in _PLAIN.finditer(kinds, *chunk.span())]
        if not all(_single(text[start:end]) for start, end in parts):
            for (_, end), (start, _) in pairwise(parts):
                stays.append(slice(reached, end))
                reached = start
    return [*stays, slice(reached, len(text))]


def _whole(line: Line, kinds: str) -> Iterator[Line]:
    """With what is taken apart put together, if anything is."""
    broken, apart = _BROKEN.search(kinds), _APART.search(line.text)
    if not (broken or apart):
        return
    whole = _mended(line.words, kinds)
    joined = list(_joined(whole)) if apart else whole
    if joined != line.words:
        yield Line(kinds, lambda: joined)
    parted = list(_joined(whole, kinds)) if apart else whole
    if parted != joined:
        yield Line(kinds, lambda: parted)


def ruled(text: str) -> Line:
    """The one way to read a rule's text: signs are letters, and letters that stand apart belong together."""
    kinds = _kinds(text)
    return Line(kinds, lambda: list(_joined(_words(text, kinds, _SIGNED))))


def _kinds(text: str) -> str:
    kinds = text.translate(KINDS)
    for start, end in (found.span() for found in _DRAWN_OUT.finditer(text)):
        kinds = kinds[: start + 1] + MARK * (end - start - 1) + kinds[end:]
    return kinds


def _words(text: str, kinds: str, pattern: re.Pattern[str]) -> list[Word]:
    found = (match.span() for match in pattern.finditer(kinds))
    return [Word(text[start:end], start, end, kinds[start] != UNSPACED) for start, end in found]


def _mended(words: list[Word], kinds: str) -> list[Word]:
    """With the parts of what has punctuation inside as one word: "go-re", unless they are single letters."""
    mended: list[Word] = []
    chunk = words[:1]
    for before, word in pairwise(words):
        # Most often a space stands between them.
        if kinds[before.end] != SPACE and _goes_on(before, word, kinds):
            chunk.append(word)
            continue
        mended += _one(chunk)
        chunk = [word]
    return mended + _one(chunk)


def _goes_on(before: Word, word: Word, kinds: str) -> bool:
    """Whether punctuation stands between two words, and nothing else."""
    return before.spaced and word.spaced and _INSIDE.fullmatch(kinds, before.end, word.start) is not None


def _one(chunk: list[Word]) -> list[Word]:
    if len(chunk) < 2 or all(map(_letter, chunk)):  # noqa: PLR2004 - two parts make a whole
        return chunk
    return [_glued(chunk)]


def _joined(words: list[Word], kinds: str = "") -> Iterator[Word]:
    """With letters that stand apart as one word; by their kinds, split where a gap is wider, or after an article."""
    for apart, group in groupby(words, _letter):
        row = list(group)
        if not apart or len(row) < LETTERS_LEAST:
            yield from row
            continue
        for part in _parts(row, kinds) if kinds else [row]:
            yield _glued(part)


def _parts(row: list[Word], kinds: str) -> list[list[Word]]:
    between = [kinds[before.end : after.start] for before, after in pairwise(row)]
    gaps = [(gap.count(SPACE), len(gap)) for gap in between]
    if len(row) > LETTERS_LEAST and row[0].typed.casefold() in _ALONE and len(set(gaps[1:])) == 1:
        return [row[:1], row[1:]]
    least = min(gaps)
    parts = [row[:1]]
    for gap, word in zip(gaps, row[1:], strict=True):
        if gap > least:
            parts.append([])
        parts[-1].append(word)
    return parts


def _letter(word: Word) -> bool:
    return word.spaced and _single(word.typed)


@lru_cache(maxsize=1 << 14)
def _single(typed: str) -> bool:
    return len(key(typed)) == 1 and len({letters(each) for each in typed} - {""}) <= 1


def _glued(row: list[Word]) -> Word:
    return Word("".join(word.typed for word in row), row[0].start, row[-1].end)
