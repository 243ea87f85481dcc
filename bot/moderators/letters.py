"""Owns what each character of a prompt may stand for, whoever typed it and why; knows no word."""
# ruff: noqa: RUF001  # Look-alikes are what is told apart here.

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from confusable_homoglyphs.confusables import confusables_data  # pyright: ignore[reportMissingTypeStubs]

#: How a text is taken apart, one of these for each of its characters.
LETTER, DIGIT, UNSPACED, MARK, SPACE, LISTING, JOINING, SIGN, BANG = "LdUmsqpxy"

#: Spaces of several kinds: around a character of a script without spaces, and where a part of a text ends.
BEGIN, END, BREAK = "\x1c\x1d\n"
#: What stands for the ten digits, and around those of other scripts; no key has them.
DIGITS, OPEN, CLOSE = "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19", "\x1a", "\x1b"

#: Characters about which is remembered what was found out.
KNOWN_MOST = 1 << 15

#: Scripts that put no space between words, by the names of their letters.
_UNSPACED = (
    "CJK ", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "BOPOMOFO", "THAI ", "LAO ", "MYANMAR ", "KHMER ",
)  # fmt: skip
#: Letters without a shape: a reader sees a gap.
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
#: Draws an Arabic word out.
_TATWEEL = "\u0640"
#: Vowel points, strokes through a letter, and accents, by combining class; other marks make a letter another one.
_STROKES, _POINTS, _ACCENTS = range(1, 7), range(10, 36), 200
#: What part of a text ends at these, as at a new line; other punctuation may stand within a word.
_LISTING = frozenset("\n\r'’,;:/&?()[]{}<>\"“”„«»¿、。，：；？！「」『』（）\u2028\u2029")
_NAMED = re.compile(
    r"(?:LATIN|NEGATIVE|SQUARED|CIRCLED|REGIONAL INDICATOR)\b.*\bLETTER"
    r"(?: SMALL CAPITAL| SCRIPT| DOTLESS| TURNED| REVERSED| OPEN| SIDEWAYS| BARRED| INSULAR)* ([A-Z])(?: WITH .+)?"
)
_ALIKE = {"æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
#: Where the table of look-alikes names something else than the letter that writers take it for.
_BY_EYE = {
    "м": "m", "к": "k", "ь": "b", "є": "e", "п": "n", "ш": "w",
    "ĸ": "k", "κ": "k", "β": "b", "ε": "e", "χ": "x", "ω": "w",
    "工": "え", "口": "ろ", "力": "か", "二": "に", "卜": "と", "八": "は", "夕": "た", "一": "ー",
}  # fmt: skip
_INSTEAD = {
    "0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "€": "e", "¢": "c", "©": "c", "®": "r", "!": "il", "¡": "il", "|": "il", "+": "t",
}  # fmt: skip
_BANGS = "!¡"
#: Letters that stand for each other somewhere have one key, and are told apart afterwards.
_KEYS = str.maketrans("l012345789", "ioizeastbg")
_DIGITS = str.maketrans("0123456789", DIGITS)
#: What is left of all that once digits are letters.
LETTERED = {**dict(zip(DIGITS, "0123456789".translate(_KEYS), strict=True)), OPEN: "", CLOSE: ""}
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


class Characters(dict[int, str]):
    """A table for `str.translate` that is worked out as characters come."""

    def __init__(self, becomes: Callable[[str], str]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str:
        if len(self) >= KNOWN_MOST:
            self.clear()
        value = self[code] = self._becomes(chr(code))
        return value


@lru_cache(maxsize=KNOWN_MOST)
def letters(character: str) -> str:
    """What it says by itself, without case, accent and style; empty for what says nothing."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    said = "".join(_ALIKE.get(each, each) for each in apart if _says(each)).translate(_HIRAGANA)
    named = _NAMED.fullmatch(unicodedata.name(character, ""))
    return named[1].lower() if (named and not said.isascii()) or (named and not said) else said


def said(text: str) -> str:
    """What all its characters say."""
    return "".join(map(letters, text))


@lru_cache(maxsize=KNOWN_MOST)
def readings(character: str) -> frozenset[str]:
    """All that its one letter may be meant for, itself among them; empty if it says none, or several."""
    said = letters(character)
    if len(said) > 1:
        return frozenset()
    looks = {said, _look(character), _look(said)} if said else set[str]()
    return frozenset(looks.union(*(_INSTEAD.get(each, "") for each in (*looks, character)))) - {""}


def plain(character: str) -> str:
    """The one Latin letter that it looks like, else what it says."""
    return _look(character) or letters(character)


@lru_cache(maxsize=KNOWN_MOST)
def script(character: str) -> str:
    """The first word of its letter's name, such as "LATIN"; empty for what belongs to every script."""
    said = letters(character)
    return unicodedata.name(said[0], "").partition(" ")[0] if said and said[0].isalpha() else ""


@lru_cache(maxsize=KNOWN_MOST)
def drawn_latin(character: str) -> bool:
    """Whether a letter of another script can't be told from a Latin one by eye."""
    return any(each["c"].isascii() and len(each["c"]) == 1 for each in confusables_data.get(character, ()))


def unspaced(text: str) -> bool:
    """Whether a text begins with a letter of a script that puts no space between words."""
    return text[:1].isalnum() and unicodedata.name(text[0], "").startswith(_UNSPACED)


def _says(character: str) -> bool:
    category, combining = unicodedata.category(character), unicodedata.combining(character)
    if category[0] == "M":
        dropped = category == "Me" or combining in _STROKES or combining in _POINTS or combining >= _ACCENTS
        return not (dropped or character == "\u034f" or "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100")
    return category[0] in "LN" and character not in _BLANK and character != _TATWEEL


@lru_cache(maxsize=KNOWN_MOST)
def _look(character: str) -> str:
    """The one letter of another script that it looks like; empty when it looks like none."""
    if len(character) != 1 or not character.isalpha() or character.isascii():
        return ""
    if eye := _BY_EYE.get(character) or _BY_EYE.get(character.casefold()):
        return eye
    if unspaced(character) or script(character) == "LATIN":
        return ""
    for each in confusables_data.get(character, ()):
        said = "".join(letters(part) for part in each["c"])
        if len(said) == 1 and said.isascii():
            return said
    return ""


def _kind(character: str) -> str:
    if character in _LISTING:
        return LISTING
    if character.isspace() or character in _BLANK:
        return SPACE
    said = letters(character)
    if not any(map(str.isalnum, said)):
        if said or character == _TATWEEL or unicodedata.category(character) in ("Cf", "Mn", "Mc", "Me"):
            return MARK
        return (BANG if character in _BANGS else SIGN) if character in _INSTEAD else JOINING
    if said.isdecimal():
        return DIGIT
    return UNSPACED if unspaced(character) else LETTER


def _key(character: str) -> str:
    said = letters(character)
    return (_look(character) or _look(said) or said or _INSTEAD.get(character, "")[:1]).translate(_KEYS)


#: From characters to their kinds, each one letter.
KINDS = Characters(_kind)
#: From characters to what whole words are looked up by: whatever may be meant by one has the same key.
KEYS = Characters(_key)


def _keyed(character: str) -> str:
    kind = KINDS[ord(character)]
    if kind == UNSPACED:
        return f"{BEGIN}{KEYS[ord(character)]}{END}"
    if kind == DIGIT:
        said = letters(character)
        return said.translate(_DIGITS) if said.isascii() else f"{OPEN}{KEYS[ord(character)]}{CLOSE}"
    if kind in (LETTER, MARK):
        return KEYS[ord(character)]
    return BREAK if kind == LISTING else " "


#: From characters to their keys, with a space for what stands between words.
KEYED = Characters(_keyed)
