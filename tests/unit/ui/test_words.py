"""A language is found for every locale, counts as its speakers do, and falls back to English without a crash."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.ui import words as module
from bot.ui.words import LOCALES, Words, words

ENGLISH = """
greeting = Hello { $name }
pictures =
    { $count ->
        [one] { $count } picture
       *[other] { $count } pictures
    }
share = { NUMBER($fraction, style: "percent") }
only-english = Only here
"""
UKRAINIAN = """
greeting = Привіт, { $nobody }
pictures =
    { $count ->
        [one] { $count } зображення (one)
        [few] { $count } зображення (few)
       *[many] { $count } зображень
    }
broken = { $
"""


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Words, Words]:
    """English and Ukrainian of these few messages."""
    for locale, text in (("en-US", ENGLISH), ("uk", UKRAINIAN)):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "some.ftl").write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    english = Words("en-US")
    return english, Words("uk", english)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        *((each, each) for each in LOCALES),
        ("en-GB", "en-US"),
        ("es-419", "es-ES"),
        ("fr-CA", "fr"),
        ("pt-BR", "en-US"),
        ("xx", "en-US"),
        ("", "en-US"),
        (None, "en-US"),
    ],
)
def test_a_locale_finds_its_words(locale: str | None, expected: str) -> None:
    """The same language elsewhere will do; an unknown one reads English."""
    assert words(locale).locale == expected


def test_a_language_is_read_once() -> None:
    """However often it is asked for, and by whichever of its names."""
    assert words("es-419") is words("es-ES")


def test_every_language_has_a_folder_and_no_folder_is_left_over() -> None:
    """What `LOCALES` promises is there."""
    folders = {each.name for each in (Path(module.__file__).parent / "locales").iterdir()}
    assert folders == set(LOCALES)


@pytest.mark.parametrize(
    ("count", "english", "ukrainian"),
    [
        (1, "1 picture", "1 зображення (one)"),
        (2, "2 pictures", "2 зображення (few)"),
        (5, "5 pictures", "5 зображень"),
        (11, "11 pictures", "11 зображень"),
        (21, "21 pictures", "21 зображення (one)"),
        (1234, "1,234 pictures", "1\u00a0234 зображення (few)"),
    ],
)
def test_counts_take_the_plural_of_the_language(
    two: tuple[Words, Words], count: int, english: str, ukrainian: str
) -> None:
    """And are written as it writes numbers."""
    assert [say("pictures", count=count) for say in two] == [english, ukrainian]


def test_text_values_stay_as_they_are(two: tuple[Words, Words]) -> None:
    """A seed is not grouped, and no invisible mark stands around it."""
    assert two[0]("greeting", name="2147483647") == "Hello 2147483647"


def test_a_share_is_rounded(two: tuple[Words, Words]) -> None:
    """To whole percents."""
    assert two[0]("share", fraction=0.4567) == "46%"


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("only-english", {}, "Only here"),
        ("share", {"fraction": 0.5}, "50%"),
        ("greeting", {"name": "Ada"}, "Hello Ada"),
    ],
)
def test_what_a_language_lacks_is_said_in_english(
    two: tuple[Words, Words], key: str, values: dict[str, object], said: str
) -> None:
    """A message that is missing, or wants a value that nobody gives; the log tells which."""
    with capture_logs() as logs:
        assert two[1](key, **values) == said
    assert [(each["key"], each["locale"]) for each in logs] == [(key, "uk")]


@pytest.mark.parametrize("say", [0, 1])
def test_a_key_that_english_lacks_is_a_defect(two: tuple[Words, Words], say: int) -> None:
    """In every language, and told by name."""
    with pytest.raises(KeyError, match="no-such-key"):
        two[say]("no-such-key")


def test_a_value_that_nobody_gives_is_a_defect(two: tuple[Words, Words]) -> None:
    """A sentence with a hole is never sent."""
    with pytest.raises(KeyError, match="greeting"):
        two[0]("greeting")


def test_a_language_can_be_asked_what_it_has(two: tuple[Words, Words]) -> None:
    """Its own messages, the first of several; what can be said at all is another question."""
    english, ukrainian = two
    assert ukrainian.find("only-english") is None
    assert english.find("no-such-key", "only-english") == "Only here"
    assert [say.has("only-english") for say in two] == [True, False]
    assert [say.knows("only-english") for say in two] == [True, True]
    assert not ukrainian.knows("no-such-key")
    assert not ukrainian.has("broken")
