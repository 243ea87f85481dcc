"""Owns the choice of a language and how one of its messages becomes text; knows no sentence itself."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import structlog
from fluent.runtime import FluentBundle, FluentResource

_log = structlog.get_logger()
#: Every language there is, by Discord's own codes; English first, which the others fall back to.
LOCALES = ("en-US", "de", "fr", "es-ES", "ja", "uk")
_ENGLISH = LOCALES[0]
_FOLDER = Path(__file__).parent / "locales"


class Words:
    """One language. Call it with a key and its values: English steps in where this language lacks the key."""

    def __init__(self, locale: str, english: "Words | None" = None) -> None:
        self.locale = locale
        self._bundle = _bundle(locale)
        self._english = english

    def __call__(self, key: str, /, **values: object) -> str:
        """The message as text. A key or value that English lacks is a defect, and raises `KeyError`."""
        problem = "no such message"
        if self.has(key):
            text, problem = self._resolved(key, values)
            if not problem:
                return text
        if self._english is None:
            raise KeyError(f"{key}: {problem}")
        _log.warning("a message is not translated", key=key, locale=self.locale, detail=problem)
        return self._english(key, **values)

    def has(self, key: str) -> bool:
        """Whether this very language has the message."""
        return self._bundle.has_message(key)

    def find(self, *keys: str) -> str | None:
        """The first of these messages that this very language has."""
        return next((self._resolved(key, {})[0] for key in keys if self.has(key)), None)

    def knows(self, key: str) -> bool:
        """Whether the message can be said at all, in this language or in English."""
        return self.has(key) or (self._english is not None and self._english.has(key))

    def _resolved(self, key: str, values: dict[str, object]) -> tuple[str, str]:
        """The text, and what is wrong with it; numbers are written as the language writes them."""
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            return "", "the message is empty"
        given = {name: each if isinstance(each, int | float | Decimal) else str(each) for name, each in values.items()}
        text, problems = self._bundle.format_pattern(pattern, given)
        return str(text), "; ".join(str(each) for each in problems)


def words(locale: str | None) -> Words:
    """The words of this locale, else of its language, else English."""
    return _words(_matched(locale or _ENGLISH))


def _matched(locale: str) -> str:
    if locale in LOCALES:
        return locale
    language = locale.partition("-")[0]
    return next((each for each in LOCALES if each.partition("-")[0] == language), _ENGLISH)


@cache
def _words(locale: str) -> Words:
    return Words(locale, None if locale == _ENGLISH else _words(_ENGLISH))


def _bundle(locale: str) -> FluentBundle:
    # Marks of isolation would stand around every value, and break markdown and mentions.
    bundle = FluentBundle([locale], use_isolating=False)
    for path in sorted((_FOLDER / locale).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
