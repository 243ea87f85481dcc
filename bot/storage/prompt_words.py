"""Owns how a prompt becomes words to be found by, and how a search becomes words to look for; speaks no SQL.

Both databases get words that are folded already, and compare them as they are: so they agree.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

#: Characters of one word; a search is not longer, and PostgreSQL takes no word of more than 2,046 bytes.
WORD_MOST = 100
#: Kana, bopomofo, ideographs, Thai, Lao, Burmese, Khmer: scripts that put no space between words.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u303c\u3040-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_PARTS = re.compile(f"[{_UNSPACED}]|[^{_UNSPACED}]+")
_PLAIN = re.compile("[a-z0-9]+")
#: Letters that Unicode does not take apart, and that many keyboards lack.
_ALIKE = {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
#: Vowel points of Hebrew and Arabic, and accents, by their combining class; the marks between belong to their letter.
_POINTS = range(10, 36)
_ACCENTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Every word begins a word of the prompt, and every phrase stands there as it is."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]


def prompt_words(prompt: str) -> str:
    """The words of a prompt with a space between two: without case, accents and punctuation.

    A symbol (an emoji) is a word by itself, and so is each character of a script without spaces.
    """
    if prompt.isascii():
        return " ".join(word[:WORD_MOST] for word in _PLAIN.findall(prompt.lower()))
    return " ".join(word for parts in _chunks(prompt) for word in parts)


def search(text: str) -> Search:
    """The words of a search, folded as those of a prompt are; none in a text of punctuation alone."""
    chunks = _chunks(text)
    words = dict.fromkeys(word for parts in chunks for word in parts)
    phrases = dict.fromkeys(" ".join(parts) for parts in chunks if len(parts) > 1)
    return Search(words=tuple(words), phrases=tuple(phrases))


def _chunks(text: str) -> list[list[str]]:
    """What stands between spaces and punctuation, each as one word or as the characters that stand for words."""
    taken_apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    spelled = unicodedata.normalize("NFC", "".join(map(_spelled, taken_apart)))
    return [[word[:WORD_MOST] for word in _PARTS.findall(chunk)] for chunk in spelled.split()]


@cache
def _spelled(character: str) -> str:
    """What is left of one character: itself, a plainer one, nothing, or a space that parts words."""
    category = unicodedata.category(character)
    if category in ("Cf", "Me") or _accent(character):
        return ""
    if category[0] in "LMN":
        return _ALIKE.get(character, character)
    return f" {character} " if category == "So" else " "


def _accent(character: str) -> bool:
    combining = unicodedata.combining(character)
    chooses_a_look = "\ufe00" <= character <= "\ufe0f"
    return chooses_a_look or combining in _POINTS or combining >= _ACCENTS
