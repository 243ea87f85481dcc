"""Owns the sentences for everything that can go wrong, for members and for operators; knows no error's cause."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.domain.generation import Failure
from bot.ui.text import plural, quoted, relative

Facts = Mapping[str, object]
Sentence = str | Callable[[Facts], str]


def _permissions(facts: Facts) -> str:
    return f"I can't post pictures in this channel. Ask a moderator to allow me here: **{facts.get('names')}**."


def _prompt(facts: Facts) -> str:
    if facts.get("problem") == "empty":
        return "The prompt is empty. Describe the picture you would like, in up to 2000 characters."
    return f"The prompt has {facts.get('length')} characters; at most {facts.get('limit')} are possible."


def _size(facts: Facts) -> str:
    given = quoted(str(facts.get("given", "")), 40)
    match facts.get("problem"):
        case "pixels":
            return f"{given} can't be painted: a picture needs 0.92 to 16.8 megapixels, such as 1024x1024 or 4096x4096."
        case "ratio":
            return f"{given} is too narrow: the longer side may be at most {facts.get('most')} times the shorter one."
        case "side":
            return f"{given} can't be painted by this provider: each side needs at least {facts.get('least')} pixels."
        case _:
            return f"I can't read the size “{given}”. Write it like 2304x1728, or choose 1K, 2K or 4K."


def _count(facts: Facts) -> str:
    most, given = facts.get("most"), facts.get("given")
    match facts.get("problem"):
        case "total":
            return f"References and new pictures together may be at most {most}; this would be {given}."
        case "references":
            return f"At most {most} reference pictures are possible; you gave {given}."
        case "series":
            return f"A series needs {facts.get('least')} to {most} pictures; set `pictures` to a number in between."
        case _:
            return f"You can ask for 1 to {most} pictures at once; {given} is not possible."


def _reference(facts: Facts) -> str:
    name = f"Reference {facts.get('number')} ({quoted(str(facts.get('name', '')), 60)})"
    reasons = {
        "type": "is not a PNG or JPEG picture.",
        "bytes": "is larger than 10 MB.",
        "pixels": "has more than 36 megapixels.",
        "side": "is too small: each side needs at least 15 pixels.",
        "ratio": "is too narrow: one side may be at most three times the other.",
        "broken": "can't be opened: the file is damaged.",
        "unreachable": "could not be fetched from Discord. Please attach it again.",
        "foreign": "does not lie on Discord. Please attach it to the command.",
    }
    return f"{name} {reasons.get(str(facts.get('problem')), 'can’t be used.')}"


def _limit(facts: Facts) -> str:
    resets = facts.get("resets_at")
    when = f" {relative(float(resets))}" if isinstance(resets, int | float) else ""
    left, most, asked = facts.get("left"), facts.get("most"), facts.get("asked")
    match facts.get("limit"):
        case "daily" if not when:
            return f"You may paint {most} pictures in 24 hours, and asked for {asked} at once."
        case "daily":
            return f"You have {left} of {most} pictures left and asked for {asked}. Enough of them come free{when}."
        case "waiting":
            return (
                f"You already have {most} generations running or waiting. Let one finish, or cancel one with `/jobs`."
            )
        case "cooldown":
            return f"Just a moment: you can paint again{when}."
        case _ if not when:
            return "This costs more than the studio's whole budget for a month. Ask for fewer pictures."
        case _:
            return f"This bot's budget for the month is spent. Painting goes on{when}."


def _unsupported(facts: Facts) -> str:
    provider = facts.get("provider")
    if facts.get("option") == "provider":
        return f"There is no provider “{quoted(str(provider), 40)}” here."
    return f"The option `{facts.get('option')}` isn't possible with this provider."


#: What a member reads, by error code. No secret, no address, no traceback ever stands here.
_MEMBER: Mapping[str, Sentence] = MappingProxyType(
    {
        "invalid-prompt": _prompt,
        "invalid-size": _size,
        "invalid-count": _count,
        "invalid-seed": lambda facts: f"A seed is a number from 0 to {facts.get('most')}, or -1 for a random one.",
        "invalid-reference": _reference,
        "unsupported-option": _unsupported,
        "missing-permissions": _permissions,
        "limit-reached": _limit,
        "paused": "Easel is being restarted and takes no new work just now. Please try again in a minute.",
        "not-yours": "Only the member who asked for this picture can do that.",
        "content-refused": "The painting service refused this prompt or a reference for its content. "
        "Nothing was counted; try other words.",
        "parameters-refused": "The painting service can't paint this combination of options. "
        "Nothing was counted; try another size or fewer references.",
        "bad-key": "The studio can't reach its painting service just now; its operator has been told. "
        "Nothing was counted.",
        "no-credits": "The studio's account at its painting service is empty; its operator has been told. "
        "Nothing was counted.",
        "unknown-model": "The studio's painting model isn't available; its operator has been told. "
        "Nothing was counted.",
        "rate-limited": "The painting service is getting too many requests. "
        "Nothing was counted; please try again in a few minutes.",
        "at-capacity": "The painting service is full at the moment. "
        "Nothing was counted; please try again in a few minutes.",
        "unreachable": "The painting service can't be reached. Nothing was counted; please try again in a few minutes.",
        "unintelligible-answer": "The painting service gave an answer that makes no sense. "
        "Nothing was counted; please try again.",
        "render-failed": "The painting service could not finish this picture. Nothing was counted; please try again.",
        "render-cancelled": "The painting service cancelled this picture. Nothing was counted; please try again.",
        "submission-unknown": "The painting service didn't confirm this picture, and it can't be found there. "
        "It was not sent a second time, and nothing was counted.",
        "queued-too-long": "The painting service left this picture in its queue for too long. Nothing was counted.",
        "deadline-passed": "This took longer than the studio waits. Nothing was counted.",
        "no-pictures": "The painting service finished without a picture. Nothing was counted; please try again.",
        "bad-picture": "What the painting service sent is not a picture. Nothing was counted; please try again.",
        "foreign-host": "The painting service sent a picture from an unknown address, so it was not fetched. "
        "Nothing was counted; its operator has been told.",
        "cancelled": "Cancelled. Nothing was counted.",
        "delivery-failed": "The pictures are painted and kept, but Discord didn't take them.",
        "database-busy": "The studio is very busy and could not note your request. "
        "Nothing was counted; please try again.",
        "disk-full": "The studio has no room left to keep pictures; its operator has been told. Nothing was counted.",
        "storage": "The studio could not note your request. Nothing was counted; please try again.",
    }
)
_UNKNOWN = "Something went wrong in the studio. Nothing was counted, and its operator has been told."

#: What the operator does about it, by error code; the rest needs nobody.
_OPERATOR: Mapping[str, str] = MappingProxyType(
    {
        "bad-key": "check the provider's API key in the settings",
        "no-credits": "add credits to the account at the provider",
        "unknown-model": "check the model's name in the settings",
        "foreign-host": "if the host is the provider's own, add it to its result hosts in the settings",
        "disk-full": "make room under the data directory",
        "database-busy": "the database did not answer in time; is its disk slow?",
        "submission-unknown": "the provider may have charged for a render its list does not show; compare its bill",
        "delivery-failed": "the pictures are kept under the data directory; check the bot's permissions in the channel",
        "queued-too-long": "the provider's model may be dead",
        "internal": "this is a defect of Easel; the traceback is in the log",
    }
)


def for_member(failure: Failure) -> str:
    """One clear sentence, safe to show to anybody."""
    sentence = _MEMBER.get(failure.code, _UNKNOWN)
    return sentence if isinstance(sentence, str) else sentence(failure.facts)


def for_operator(failure: Failure) -> str:
    """What to do about it, for the log."""
    return _OPERATOR.get(failure.code, "nothing to do")


def missing(failures: tuple[Failure, ...], expected: int, came: int) -> str:
    """Why fewer pictures came than were asked for; empty when all are there."""
    if came >= expected:
        return ""
    codes = {each.code for each in failures}
    if not codes:
        return f"The model chose to paint {plural(came, 'picture')} instead of {expected}."
    reasons = {
        "content-refused": "refused for their content",
        "cancelled": "cancelled",
        "deadline-passed": "not finished in time",
    }
    why = " or ".join(sorted(reasons.get(code, "lost to a fault") for code in codes))
    return f"{came} of {expected} pictures: the others were {why} and are not counted."
