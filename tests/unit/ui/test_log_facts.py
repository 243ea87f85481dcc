"""What an entry of the log says besides its sentence, as moderators read it."""

import ast
from pathlib import Path

import pytest

from bot.ui.moderation import log_facts
from bot.ui.words import LOCALES, words

SAY = words("en-US")
BOT = Path(__file__).parents[3] / "bot"
Facts = dict[str, str | int | float | None]
TOLD: list[tuple[Facts, str]] = [
    ({}, ""),
    ({"until": 1e9, "count": 2, "since": 1.0}, ""),
    ({"what": "channels"}, "Where members may paint"),
    ({"what": "review", "mode": "all", "channel": 77}, "Which pictures moderators see first · all · <#77>"),
    ({"what": "budget", "micros": 12_500_000}, "The server’s money · $12.50"),
    ({"what": "budget", "micros": None}, "The server’s money"),
    (
        {"what": "picture-rules", "where": "adult", "spoiler": 0.5, "review": None, "block": 0.95},
        "Picture rules · In age-restricted channels · shown behind a cover: from 50% on · shown to nobody: from 95% on",
    ),
    (
        {"rule": 5, "text": "*zeppelin*", "kind": "word", "action": "flag"},
        "**5** · ||\\*zeppelin\\*|| · word · flagged",
    ),
    ({"words": 30, "file": "list.txt", "action": "block"}, "30 · list.txt · refused"),
    ({"rule": 5, "prompt": "a zeppelin"}, "**5** · ||a zeppelin||"),
    ({"reference": 2, "score": 0.97}, "Reference 2 looks explicit: 97%."),
    ({"reference": 2, "score": None}, "Reference 2 could not be judged."),
    ({"pictures": 1, "score": 0.97}, "one picture, up to 97% explicit"),
    ({"pictures": 3, "score": 0.97}, "3 pictures, up to 97% explicit"),
    ({"colour": "_red_"}, "colour: \\_red\\_"),
]


@pytest.mark.parametrize(("facts", "told"), TOLD)
def test_facts_are_told_in_words(facts: Facts, told: str) -> None:
    """What somebody wrote is covered or escaped; a fact of later is not lost."""
    assert log_facts.told(facts, SAY).replace("\u2068", "").replace("\u2069", "") == told


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_tells_them(locale: str) -> None:
    """Nothing is left as a key."""
    say = words(locale)
    for facts, told in TOLD:
        assert bool(log_facts.told(facts, say)) == bool(told)


def test_whatever_can_be_changed_has_a_title() -> None:
    """Each name that is given to the log as what was changed."""
    named: set[str] = set()
    for path in (BOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("change", "setting_up.change"):
                assert isinstance(node.args[1], ast.Constant)
                named.add(str(node.args[1].value))
    assert {"channels", "limits", "tells-rule"} <= named
    for each in named:
        assert log_facts.told({"what": each}, SAY)
