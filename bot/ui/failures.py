"""Owns which sentence tells what went wrong, for members and for operators; knows neither cause nor language."""

from collections.abc import Mapping
from types import MappingProxyType

from bot import errors
from bot.domain.generation import Failure
from bot.ui.money import dollars
from bot.ui.text import quoted, relative
from bot.ui.words import Words

Facts = Mapping[str, object]

#: Facts by which one error is told in several ways, the first of them that is there.
_VARIANTS = ("problem", "limit", "option")
#: Errors whose numbers are no counts: shown digit by digit, as a member would type them.
_UNCOUNTED = ("invalid-prompt", "invalid-size", "invalid-seed")
#: Characters of a foreign name, and of a moderator's reason, in a sentence.
_NAME_MOST = 60
_REASON_MOST = 400

#: What the operator does about it, by error code; the rest needs nobody. The log speaks English.
_OPERATOR: Mapping[str, str] = MappingProxyType(
    {
        "bad-key": "check the provider's API key in the settings",
        "no-credits": "add credits to the account at the provider, or raise the spend limit of its team",
        "unknown-model": "check the model's name in the settings",
        "foreign-host": "if the host is the provider's own, add it to its result hosts in the settings",
        "disk-full": "make room under the data directory",
        "database-busy": "the database did not answer in time; is its disk slow?",
        "submission-unknown": "the provider may have charged for a render its list does not show; compare its bill",
        "delivery-failed": "its member can fetch the pictures with /jobs; check the bot's permissions in the channel",
        "queued-too-long": "the provider's model may be dead",
        "internal": "this is a defect of Easel; the traceback is in the log",
    }
)
#: Why pictures are missing, by error code, in the order in which it is told; any other code is a fault.
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "cancelled": "cancelled",
        "": "fault",
        "deadline-passed": "late",
        "content-refused": "content",
        "picture-blocked": "rule",
    }
)


def for_member(failure: Failure, say: Words) -> str:
    """One clear sentence, safe to show to anybody: no secret, no address, no traceback."""
    key = _key(failure, say)
    try:
        values = _values(failure, say)
        sentence = say(key, **values)
    except KeyError:
        # A row of another version may lack a fact; its member is told all the same.
        return say("failure-internal")
    if failure.code == errors.Banned.code and failure.facts.get("reason"):
        sentence = f"{sentence} {say('failure-because', **values)}"
    whose = f"failure-scope-{failure.facts.get('scope')}"
    return f"{sentence} {say(whose)}" if say.knows(whose) else sentence


def _key(failure: Failure, say: Words) -> str:
    """The closest message for a failure: its code, its problem, and whether waiting, or asking for less, helps."""
    key = f"failure-{failure.code}"
    variant = next((failure.facts[name] for name in _VARIANTS if name in failure.facts), None)
    if say.knows(f"{key}-{variant}"):
        key = f"{key}-{variant}"
    if not isinstance(failure.facts.get("resets_at"), int | float) and say.knows(f"{key}-never"):
        key = f"{key}-never"
    elif failure.facts.get("left") and say.knows(f"{key}-part"):
        key = f"{key}-part"
    return key if say.knows(key) else "failure-internal"


def _values(failure: Failure, say: Words) -> dict[str, object]:
    """Facts as a sentence takes them; what a member typed acts no more."""
    values: dict[str, object] = {}
    for name, fact in failure.facts.items():
        match name, fact:
            case "resets_at", int() | float():
                values["when"] = relative(fact)
            case "left" | "most" | "asked", int() if str(failure.facts.get("limit")).endswith("budget"):
                values[name] = dollars(fact, say)
            case "names" | "right", _:
                values[name] = ", ".join(permission(each, say) for each in str(fact).split(", "))
            case (("channels" | "roles"), _):
                # Mentions, which Discord shows as names and which never ping.
                values[name] = fact
            case "reason", _:
                values[name] = quoted(str(fact), _REASON_MOST) or "–"
            case "option", _:
                values[name] = say.find(f"imagine-option-{fact}", f"option-{fact}") or quoted(str(fact), _NAME_MOST)
            case _, int() if failure.code not in _UNCOUNTED:
                values[name] = fact
            case _:
                values[name] = quoted(str(fact), _NAME_MOST)
    return values


def permission(name: str, say: Words) -> str:
    """A permission as Discord's settings show it in this language."""
    key = f"permission-{name.lower().replace(' ', '-')}"
    return say(key) if say.knows(key) else quoted(name, _NAME_MOST)


def for_operator(failure: Failure) -> str:
    """What to do about it, for the log."""
    return _OPERATOR.get(failure.code, "nothing to do")


def missing(failures: tuple[Failure, ...], expected: int, came: int, say: Words) -> str:
    """Why fewer pictures came than were asked for; empty when all are there."""
    if came >= expected:
        return ""
    codes = {each.code if each.code in _REASONS else "" for each in failures}
    if not codes:
        return say("missing-chosen", came=came, expected=expected)
    first, *further = (say(f"missing-because-{reason}") for code, reason in _REASONS.items() if code in codes)
    why = first
    for each in further:
        why = say("missing-or", first=why, second=each)
    return say("missing-others", came=came, expected=expected, why=why)
