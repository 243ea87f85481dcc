"""Every language says everything that English says, with the same values, and nothing else."""

from collections import Counter

import pytest
from fluent.syntax import ast
from structlog.testing import capture_logs

from bot.ui.words import LOCALES, words
from tests.unit.ui.messages import CATEGORIES, LONG, OTHERS, in_file, messages, parsed, paths, samples

#: Categories of whole numbers that need a case of their own in each language.
PLURALS = {
    "en-US": {"one", "other"},
    "de": {"one", "other"},
    "fr": {"one", "other"},
    "es-ES": {"one", "other"},
    "ja": {"other"},
    "uk": {"one", "few", "many"},
}
COUNTS = (0, 1, 2, 3, 5, 11, 21, 22, 100, 1234)
ENGLISH = messages("en-US")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_file_is_understood(locale: str) -> None:
    """A slip of the pen would silently take a message away."""
    assert paths(locale)
    for path in paths(locale):
        junk = [entry.content for entry in parsed(path).body or [] if isinstance(entry, ast.Junk)]
        assert not junk, path


@pytest.mark.parametrize("locale", LOCALES)
def test_no_key_comes_twice(locale: str) -> None:
    """Over all files of a language: the second would never be said."""
    counted = Counter(each.key for path in paths(locale) for each in in_file(path))
    assert [key for key, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("locale", OTHERS)
def test_no_key_is_missing_or_left_over(locale: str) -> None:
    """In the same file as in English."""
    english = {(each.path.name, key) for key, each in ENGLISH.items()}
    there = {(each.path.name, key) for key, each in messages(locale).items() if each.path.name != "commands.ftl"}
    assert there - english == set()
    assert english - there == set()
    assert [path.name for path in paths("en-US") if path.name == "commands.ftl"] == []


@pytest.mark.parametrize("locale", OTHERS)
def test_every_message_wants_the_same_values(locale: str) -> None:
    """A value that is left out would be lost, another would never be given."""
    different = {
        key: (each.wanted, ENGLISH[key].wanted)
        for key, each in messages(locale).items()
        if key in ENGLISH and each.wanted != ENGLISH[key].wanted
    }
    assert different == {}


@pytest.mark.parametrize("locale", OTHERS)
def test_every_message_writes_the_same_values_as_numbers(locale: str) -> None:
    """A share that is not asked for in percent would read 0.5."""
    for key, each in messages(locale).items():
        if key in ENGLISH:
            assert each.numbers == ENGLISH[key].numbers, key


@pytest.mark.parametrize("locale", LOCALES)
def test_counts_have_a_case_for_every_plural_of_the_language(locale: str) -> None:
    """And none for a plural that it does not have."""
    for key, each in messages(locale).items():
        for value, names in each.counted:
            named = names & CATEGORIES
            assert PLURALS[locale] <= named or named == {"other"}, (key, value)
            assert named <= PLURALS[locale] | {"other", "many"}, (key, value)


@pytest.mark.parametrize("locale", OTHERS)
def test_a_choice_by_name_has_the_same_names(locale: str) -> None:
    """They come from the code, not from the language."""
    for key, each in messages(locale).items():
        if key in ENGLISH:
            here, there = ({(value, *sorted(names)) for value, names in one.chosen} for one in (each, ENGLISH[key]))
            assert here == there, key


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("count", COUNTS)
def test_every_message_can_be_said(locale: str, count: int) -> None:
    """Without a hole in it, and never in English by mistake."""
    say = words(locale)
    with capture_logs() as logs:
        for key, each in messages(locale).items():
            said = say(key, **samples(each, count))
            assert said.strip() == said != "", key
            assert not set("{}") & set(said.replace(LONG, "")), key
            assert "???" not in said, key
    assert logs == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_is_short_enough_for_a_message(locale: str) -> None:
    """With the longest values that it can be given."""
    say = words(locale)
    for key, each in messages(locale).items():
        longest = max(len(say(key, **samples(each, count))) for count in COUNTS)
        assert longest <= 2000, key


@pytest.mark.parametrize("locale", OTHERS)
def test_markdown_is_kept(locale: str) -> None:
    """As many bold, quoted and code marks as in English: one less would open a mark and never close it."""
    say, english = words(locale), words("en-US")
    for key, each in ENGLISH.items():
        here, there = (one(key, **samples(each, 5)) for one in (say, english))
        for mark in ("**", "`", "```", "](", "\n"):
            assert here.count(mark) == there.count(mark), (key, mark)


@pytest.mark.parametrize("locale", OTHERS)
def test_a_language_does_not_repeat_english(locale: str) -> None:
    """A sentence that was copied and forgotten; single words may well be the same."""
    say, english = words(locale), words("en-US")
    same = [
        key
        for key, each in ENGLISH.items()
        if len((told := english(key, **samples(each, 5))).replace(LONG, "").split()) > 2
        and say(key, **samples(each, 5)) == told
    ]
    assert same == []
