"""Owns what an entry of the log says besides its sentence, in the words of the panel it comes from; knows no page."""

from collections.abc import Callable, Mapping

from bot.ui.money import dollars
from bot.ui.text import quoted
from bot.ui.words import Words

Fact = str | int | float | None
#: Characters of what somebody wrote: up to twice as many once they are escaped.
_TEXT_MOST = 60
#: Facts that the sentence tells, or that another fact tells along.
_TOLD = frozenset({"until", "count", "since", "what", "score"})
#: What was changed, by the title under which it can be.
_TITLES = {
    "channels": "setup-channels",
    "roles": "setup-roles",
    "moderators": "setup-moderators",
    "review": "setup-review",
    "preset": "setup-preset",
    "keeping": "setup-keeping",
    "limits": "limits-title",
    "budget": "budget-title",
    "picture-rules": "picture-rules-title",
    "tells-rule": "words-title",
}


def told(facts: Mapping[str, Fact], say: Words) -> str:
    """In one line; empty where nothing is left to be told."""
    title = _TITLES.get(str(facts.get("what")))
    parts = [] if title is None else [say(title)]
    for name, fact in facts.items():
        if name not in _TOLD and fact is not None:
            parts.append(_TELLERS.get(name, _plain(name))(fact, facts, say))
    return " · ".join(parts)


_Teller = Callable[[Fact, Mapping[str, Fact], Words], str]


def _plain(name: str) -> _Teller:
    return lambda fact, _, __: f"{name}: {quoted(str(fact), _TEXT_MOST)}"


def _covered(fact: Fact, _: Mapping[str, Fact], __: Words) -> str:
    """What nobody has to read who does not want to."""
    return f"||{quoted(str(fact), _TEXT_MOST)}||"


def _worded(prefix: str) -> _Teller:
    return lambda fact, _, say: say(f"{prefix}-{fact}")


def _line(name: str) -> _Teller:
    return lambda fact, _, say: say(f"picture-rules-{name}", score=say("picture-rules-from", score=fact))


def _reference(fact: Fact, facts: Mapping[str, Fact], say: Words) -> str:
    score = facts.get("score")
    unscored = "-unscored" if score is None else ""
    return say(f"review-flag-reference{unscored}", number=str(fact), score=score)


def _pictures(fact: Fact, facts: Mapping[str, Fact], say: Words) -> str:
    return say("log-pictures", count=fact, score=facts.get("score") or 0.0)


_TELLERS: Mapping[str, _Teller] = {
    "mode": _worded("review-mode"),
    "rejected": _worded("review-mode"),
    "channel": lambda fact, _, __: f"<#{fact}>",
    "micros": lambda fact, _, say: dollars(int(fact or 0), say),
    "where": _worded("picture-rules"),
    "spoiler": _line("spoiler"),
    "review": _line("review"),
    "block": _line("block"),
    "rule": lambda fact, _, __: f"**{fact}**",
    "text": _covered,
    "prompt": _covered,
    "kind": _worded("words-kind"),
    "action": _worded("words-action"),
    "words": lambda fact, _, __: str(fact),
    "file": lambda fact, _, __: quoted(str(fact), _TEXT_MOST),
    "reference": _reference,
    "pictures": _pictures,
}
