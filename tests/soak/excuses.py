"""What cannot balance by design: how often each reason holds in a soak, and no more often. Compares no books."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.reading import text_of
from tests.crash import auditor, books
from tests.crash.evidence import Evidence
from tests.soak.diary import Diary

Json = dict[str, Any]
_LOADING = 1 << 7
#: Seconds in which an answer that was begun should be there.
_SOON = 20.0
#: How a call that Discord took ends in its ledger.
_TAKEN = (" 200", " 204")
#: How one ends by which Discord says that a token opens nothing any more.
_SHUT = " 401"
#: Ends of a render that only its member or the bot declared: the provider may have gone on, or never begun.
_GIVEN_UP = ("cancelled", "deadline-passed", "queued-too-long", "bad-key", "unintelligible-answer")
#: What takes a picture for something else: into a tray, or as a reference.
_BORROWING = ("easel:use:", "easel:edit:", "easel:vary", "easel:4k", "Use as reference", "Edit this picture")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuse:
    """So many of a line are off by design, and why."""

    line: str
    count: int
    because: str
    #: Beginnings of the notes that need not be told.
    notes: tuple[str, ...] = ()


def excuses(evidence: Evidence, diary: Diary) -> tuple[Excuse, ...]:
    """What architecture.md and the crash tests say cannot be otherwise."""
    return tuple(find(evidence, diary) for find in _REASONS)


def _repeated(evidence: Evidence, _: Diary) -> Excuse:
    again = {key: count - 1 for key, count in _private(evidence).items() if count > 1}
    return Excuse(
        line="pictures shown again",
        count=sum(again.values()),
        because="nobody, not even the bot, can look whether a private message arrived",
        notes=tuple(map(str, again)),
    )


def _left(evidence: Evidence, _: Diary) -> Excuse:
    gone = {row["id"] for row in evidence.rows if row["deleted_at"] is not None}
    kept = [key for key in _private(evidence) if key[0] in gone]
    return Excuse(
        line="pictures shown that are nobody's",
        count=len(kept),
        because="a private message can be taken away by its member alone, who was told so",
        notes=tuple(map(str, kept)),
    )


def _private(evidence: Evidence) -> dict[tuple[int, int], int]:
    """How often each private picture is shown."""
    rows = {row["id"] for row in evidence.rows if row["reply"]["by_token_only"]}
    return {key: count for key, count in books.on_show(evidence).items() if key[0] in rows}


def _wheels(evidence: Evidence, diary: Diary) -> Excuse:
    wheels = [message["id"] for message in evidence.messages if _never_written(message, evidence, diary)]
    return Excuse(
        line="messages that still promise",
        count=len(wheels),
        because="deferred when the bot died or Discord failed, with nothing reserved: Discord itself gives it up",
        notes=tuple(wheels),
    )


def _shut(evidence: Evidence, _: Diary) -> Excuse:
    asked = {str(row["id"]) for row in evidence.rows if row["reply"]["by_token_only"]}
    shut = {
        each["id"] for each in evidence.interactions.values() if any(c["call"].endswith(_SHUT) for c in each["calls"])
    }
    left = [each for each in evidence.messages if books.unfinished(each) and books.interaction(each) in asked & shut]
    return Excuse(
        line="messages that still promise",
        count=len(left),
        because="Discord called the token invalid, which alone opens a private reply; what was painted is kept",
        notes=tuple(each["id"] for each in left),
    )


def _unwanted(evidence: Evidence, _: Diary) -> Excuse:
    return Excuse(
        line="money, millionths of a dollar",
        count=sum(_given_up(render, request) for _, render, request in books.known(evidence)),
        because="given up by the member or by the bot's patience, it counts as spent; the provider painted nothing",
    )


def _nameless(evidence: Evidence, _: Diary) -> Excuse:
    """Not those that lost submissions explain already: the auditor has counted them out."""
    renders = [(books.order(row, each), each) for row in evidence.rows for each in row["renders"]]
    owned = {each["request_id"] for _, each in renders if each["request_id"]}
    refused = Counter(key for key, each in renders if not each["request_id"] and not books.at_stake(each))
    lost = Counter(key for key, each in renders if books.at_stake(each))
    paid = {each["request_id"]: books.net(each) for one in evidence.ledgers.values() for each in one["charges"]}
    unowned = [(name, each) for name, each in books.requests(evidence) if each["request_id"] not in owned]
    free = Counter(books.payload(name, each) for name, each in unowned if not paid[each["request_id"]])
    strange = Counter(books.payload(name, each) for name, each in unowned) - lost
    return Excuse(
        line="requests that no generation knows",
        count=(strange & free & refused).total(),
        because="failed while the answer was awaited, which names no request then; nothing was charged",
    )


def _borrowed(evidence: Evidence, _: Diary) -> Excuse:
    rows = [row for row in evidence.rows if row["deleted_at"] is not None and _lent(row, evidence)]
    lent = {picture["digest"] for row in rows for picture in books.pictures(row)}
    name = "originals of deleted pictures"
    wrong = {note for line in auditor.audit(evidence).lines if line.name == name for note in line.notes}
    return Excuse(
        line=name,
        count=len(wrong & lent),
        because="another member worked with it when it was deleted, and retention removes it",
        notes=tuple(wrong & lent),
    )


_REASONS: tuple[Callable[[Evidence, Diary], Excuse], ...] = (
    _repeated,
    _left,
    _wheels,
    _shut,
    _unwanted,
    _nameless,
    _borrowed,
)


def _lent(row: Json, evidence: Evidence) -> bool:
    """Whether somebody took its pictures for something else before they were deleted."""
    posts = {str(post["message_id"]) for post in row["reply"]["posts"]} | {str(row["reply"].get("message_id"))}
    return any(
        asked["name"].startswith(_BORROWING)
        and asked["created"] < row["deleted_at"]
        and (f":{row['id']}" in asked["name"] or asked["options"].get("target") in posts)
        for asked in evidence.interactions.values()
    )


def _never_written(message: Json, evidence: Evidence, diary: Diary) -> bool:
    """A wheel that no row knows of, whose answer a failed call or the bot's death took away."""
    asked = evidence.interactions.get(books.interaction(message) or "")
    wheel = bool(message["flags"] & _LOADING) and not text_of(message)
    if asked is None or not wheel or any(str(row["id"]) == asked["id"] for row in evidence.rows):
        return False
    failed = any(not call["call"].endswith(_TAKEN) for call in asked["calls"])
    begun = asked["acknowledged"]
    return failed or (begun is not None and diary.rough(begun, begun + _SOON))


def _given_up(render: Json, request: Json) -> int:
    """What a row counts beyond what the provider took, because nobody waited for how it ended there."""
    if (render["failure"] or {}).get("code") not in _GIVEN_UP:
        return 0
    wanted, paid = render["order"]["pictures"] * auditor.PRICE_MICROS, books.net(request)
    return 0 if paid and render["order"]["pictures"] > 1 else wanted - paid
