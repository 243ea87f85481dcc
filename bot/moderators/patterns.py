"""Owns operators' regular expressions, in RE2, whose time grows with the text and with nothing else; knows no rule."""

from collections.abc import Iterator
from typing import Protocol, cast

import re2  # pyright: ignore[reportMissingTypeStubs]

from bot import errors
from bot.moderators.letters import plain

#: What nobody forbids, with no word in common: a pattern that is in all of them is in nearly every prompt.
_HARMLESS = ("fox", "un chat noir", "zwei Hunde", "A boat at dusk, oil on canvas", "5 milky pumpkins")
#: Of one pattern; RE2 takes a slower way rather than more.
_BYTES_MOST = 1 << 20


class _Found(Protocol):
    def span(self) -> tuple[int, int]: ...


class Pattern(Protocol):
    """A regular expression that was compiled."""

    def search(self, text: str) -> _Found | None:
        """Its first place in a text, if any."""
        ...


class _Options(Protocol):
    case_sensitive: bool
    log_errors: bool
    max_mem: int


class _Library(Protocol):
    error: type[Exception]

    def Options(self) -> _Options: ...  # noqa: N802 - RE2's name
    def compile(self, text: str, options: _Options) -> Pattern: ...


_re2 = cast(_Library, re2)


def compiled(text: str) -> Pattern:
    """Compile a pattern that knows no case; raises `InvalidRule` ("pattern" with `reason`, "wide")."""
    options = _re2.Options()
    options.case_sensitive, options.log_errors, options.max_mem = False, False, _BYTES_MOST
    try:
        pattern = _re2.compile(text, options)
    except _re2.error as error:
        raise errors.InvalidRule(problem="pattern", reason=str(error)) from error
    if pattern.search("") or all(map(pattern.search, _HARMLESS)):
        raise errors.InvalidRule(problem="wide")
    return pattern


class Folded:
    """A prompt as it was typed, and with every letter as the Latin one that it looks like."""

    def __init__(self, prompt: str) -> None:
        pairs = [(each, at) for at, character in enumerate(prompt) for each in _folded(character)]
        self._prompt, self._plain = prompt, "".join(each for each, _ in pairs)
        self._at = [at for _, at in pairs]

    def places(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Where in the prompt the pattern matches first, in one form or the other."""
        if found := pattern.search(self._prompt):
            yield found.span()
        elif found := pattern.search(self._plain):
            start, end = found.span()
            if start < end:
                yield self._at[start], self._at[end - 1] + 1


def _folded(character: str) -> str:
    return character if character.isascii() or character.isspace() else plain(character)
