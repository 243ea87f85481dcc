"""What the code says exists in the languages, fits where it stands, and nothing is said past them."""

import re
from pathlib import Path

import pytest

from bot.ui.words import LOCALES, Words, words
from tests.unit.ui.messages import LONG, messages, samples
from tests.unit.ui.spoken import SOURCES, Said, literals, mentioned, said

ENGLISH = messages("en-US")
SAID = [each for path in SOURCES for each in said(path)]
#: Discord's bounds by the call and the part of it that a message is given to.
BOUNDS = (
    (r"SelectOption\.(label|description|0|2)", 100),
    (r"\w*Select\.(placeholder|\d)", 150),
    (r"TextInput\.label", 45),
    (r"TextInput\.placeholder", 100),
    (r"Label\.(text|0)", 45),
    (r"Label\.(description|1)", 100),
    (r"(Modal|Form)\.(title|0)", 45),
    # Every other label is a button's, of whatever class.
    (r"\w+\.label", 80),
    (r"\w*(Button|_turn|_switch)\.\d", 80),
)
#: What looks like a sentence to a member and is none: for the log, or looked up by what it says.
NOT_SHOWN = {
    "no such message",
    "the message is empty",
    "an unlocked thread",
    "nothing to do",
}


def test_every_message_that_is_said_exists() -> None:
    """A key with a slip in it would be a defect in front of a member."""
    assert len(SAID) > 40
    for each in SAID:
        assert any(each.fits(key) for key in ENGLISH), each


def test_every_message_is_said_somewhere() -> None:
    """What nobody says needs no translation."""
    quoted = {name for each in ENGLISH.values() for name in each.quoted}
    named = [each for path in SOURCES for each in mentioned(path)]
    left = [key for key in ENGLISH if key not in quoted and not _by_code(key)]
    assert [key for key in left if not any(each.fits(key) for each in named)] == []
    assert not any(each.fits("result-of-nothing") or each.fits("help-of-nothing") for each in named)


def _by_code(key: str) -> bool:
    """Sentences of failures and names of permissions are found by what happened."""
    return key.startswith(("failure-", "permission-"))


@pytest.mark.parametrize("locale", LOCALES)
def test_labels_and_titles_fit_their_place(locale: str) -> None:
    """In every language: buttons, selects, forms and their fields."""
    say, there = words(locale), messages(locale)
    for each in SAID:
        bound = _bound(each)
        for key in filter(each.fits, there if bound else ()):
            longest = max(len(_short(say, key, count)) for count in (1, 2, 15))
            assert longest <= bound, (each.where, key)


def _bound(said: Said) -> int:
    """How long the text may be where it is said; 0 where only a whole message is."""
    place = f"{said.call}.{said.part}"
    return next((most for pattern, most in BOUNDS if re.fullmatch(pattern, place)), 0)


def _short(say: Words, key: str, count: int) -> str:
    """A label's values are numbers and seeds."""
    given = samples(messages(say.locale)[key], count)
    return say(key, **{name: "2147483647" if value == LONG else value for name, value in given.items()})


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_is_said_in_english_past_the_languages(path: Path) -> None:
    """Outside logs, decorators and defects there is no sentence in the code."""
    assert [(line, text) for line, text in literals(path.read_text()) if text not in NOT_SHOWN] == []


def test_no_exception_is_left_over() -> None:
    """Each stands in the code."""
    found = {text for path in SOURCES for _, text in literals(path.read_text())}
    assert found >= NOT_SHOWN


@pytest.mark.parametrize(
    "source",
    [
        'await privately(interaction, "Too late to cancel.")',
        'ui.TextDisplay(f"### {count} pictures left")',
        'ui.Button(label="Cancel")',
        'ui.TextDisplay("Nothing")',
        'Form(title="Edit", custom_id="easel:edit")',
        'def f():\n    return f"{count} more in line"',
        'WHY = {"late": "not finished in time"}',
        '_log.info("noted", reply=await send("Please wait"))\nawait send("Please wait")',
    ],
)
def test_a_sentence_in_the_code_is_found(source: str) -> None:
    """Wherever a member could read it."""
    assert list(literals(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring of several words."""',
        '_log.info("could not be acknowledged", detail="a b c d")',
        '@app_commands.command(name="x", description="Paint pictures from words")\ndef f(): ...',
        'raise ValueError("no such move here")',
        'say("button-cancel", name="two words")',
        'ui.Button(label=say("button-cancel"), custom_id="easel:cancel:1")',
        'discord.File(path, filename="easel sheet.jpg")',
        'ui.TextDisplay(f"### {say(key)} · {number}/{total}")',
        'app_commands.Choice(name="newest first", value="newest")',
    ],
)
def test_what_no_member_reads_is_left_alone(source: str) -> None:
    """Logs, commands (translated by discord.py), keys and ids."""
    assert list(literals(source)) == []
