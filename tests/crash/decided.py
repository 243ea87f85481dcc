"""Compares what was decided about members and pictures with what happened and what the log tells; decides nothing."""

import json
from collections.abc import Callable
from typing import Any

from playground.reading import buttons, private, text_of
from tests.crash import books
from tests.crash.evidence import Evidence
from tests.crash.lines import Line, line

Json = dict[str, Any]
#: How a generation ends by what became of its review.
_HAPPENED = {"approved": "done", "rejected": "refused", "withdrawn": "cancelled"}
_OFFER = "easel:delete-reported:"
_BUDGET = "budget"


def _reviewed(evidence: Evidence) -> Line:
    """Each decision about a review is in the log, once; and what was decided has happened."""
    states = {row["id"]: row["state"] for row in evidence.rows}
    wrong: list[str] = []
    for review in evidence.reviews:
        verdict = review["verdict"]
        times = _times(evidence, deed=verdict, generation_id=review["id"])
        if times != (verdict in ("approved", "rejected")) or states.get(review["id"]) != _HAPPENED.get(verdict):
            wrong.append(f"{review['id']} {verdict}: {states.get(review['id'])}, in the log {times} times")
    return _right("decisions done and logged", evidence.reviews, wrong)


def _reported(evidence: Evidence) -> Line:
    """Each report is in the log, once, and so is what was decided about it, which has happened."""
    wrong = [f"{each['generation_id']} {each['state']}" for each in evidence.reports if not _settled(evidence, each)]
    return _right("reports done and logged", evidence.reports, wrong)


def _settled(evidence: Evidence, report: Json) -> bool:
    generation, state, by = report["generation_id"], report["state"], report["by_id"]
    if _times(evidence, deed="reported", generation_id=generation, by_id=report["reporter_id"]) != 1:
        return False
    if state == "dismissed":
        return _times(evidence, deed=state, generation_id=generation, by_id=by, at=report["settled_at"]) == 1
    gone = next((row["deleted_at"] for row in evidence.rows if row["id"] == generation), None) is not None
    return state == "open" or (gone and _times(evidence, deed=state, generation_id=generation, by_id=by) == 1)


def _carded(evidence: Evidence) -> Line:
    """What was reported and waits can be decided on one card; nothing else can."""
    due = sorted({each["generation_id"] for each in evidence.reports if each["state"] == "open"})
    public = (message for message in evidence.messages if not private(message))
    ids = [str(button.get("custom_id")) for message in public for button in buttons(message)]
    found = sorted(int(each.removeprefix(_OFFER)) for each in ids if each.startswith(_OFFER))
    notes = [f"due {due}, found {found}"] * (due != found)
    return line("reports that can be decided", len(due), len(found), notes)


def _purged(evidence: Evidence) -> Line:
    """Each purge is in the log, once, and its undoing as well; no message is left to be changed."""
    wrong = [str(each["id"]) for each in evidence.purges if not _told(evidence, each)]
    wrong += [
        f"generation {row['id']}: {row['veil']}" for row in evidence.rows if row.get("veil") not in (None, "hidden")
    ]
    return _right("purges done and logged", evidence.purges, wrong)


def _told(evidence: Evidence, purge: Json) -> bool:
    whose = {"member_id": purge["member_id"]}
    once = _times(evidence, deed="purged", at=purge["at"], by_id=purge["by_id"], **whose) == 1
    undone = purge["undone_at"] is not None
    return once and (
        not undone or _times(evidence, deed="restored", at=purge["undone_at"], by_id=purge["undone_by"], **whose) == 1
    )


def _banned(evidence: Evidence) -> Line:
    """Each ban is in the log, once; who was banned and is no more, is there as well."""
    where = [{"guild_id": each["guild_id"], "member_id": each["member_id"]} for each in evidence.bans]
    wrong = [
        f"{place}"
        for place, each in zip(where, evidence.bans, strict=True)
        if _times(evidence, deed="banned", at=each["at"], by_id=each["by_id"], **place) != 1
    ]
    for entry in evidence.decisions:
        place = {"guild_id": entry["guild_id"], "member_id": entry["member_id"]}
        if entry["deed"] == "banned" and place not in where and not _times(evidence, deed="unbanned", **place):
            wrong.append(f"{place} is free, and nobody is named for it")
    return _right("bans logged", evidence.bans, wrong)


def _ruled(evidence: Evidence) -> Line:
    """No server is paused without a name to it."""
    paused = [each["guild_id"] for each in evidence.servers if json.loads(each["value"]).get("paused")]
    wrong = [str(each) for each in paused if not _times(evidence, deed="paused", guild_id=each)]
    return _right("pauses logged", paused, wrong)


def _erased(evidence: Evidence) -> Line:
    """Of what a member had deleted nothing is left that anybody wrote or painted, and the log names the wish."""
    rows = [row for row in evidence.rows if row.get("erased_at") is not None]
    wrong = [
        str(row["id"])
        for row in rows
        if row["request"]["prompt"] or row["reply"]["posts"] or not _times(evidence, deed="erased")
    ]
    return _right("erased and logged", rows, wrong)


def _warned(evidence: Evidence) -> Line:
    """Moderators are told that a month's budget is spent, once."""
    spent = sum(row["cost_micros"] for row in evidence.rows)
    due = sum(0 < (json.loads(each["value"]).get("monthly_budget_micros") or 0) <= spent for each in evidence.servers)
    told = [m["id"] for m in evidence.messages if not books.interaction(m) and _BUDGET in text_of(m)]
    return line("budgets told", due, len(told), [f"{spent} spent, told {told}"] * (len(told) != due))


LOOKS: tuple[Callable[[Evidence], Line], ...] = (
    _reviewed,
    _reported,
    _carded,
    _purged,
    _banned,
    _ruled,
    _erased,
    _warned,
)


def _times(evidence: Evidence, **facts: Any) -> int:
    """How often the log has an entry of which all this is true."""
    return sum(all(entry[name] == fact for name, fact in facts.items()) for entry in evidence.decisions)


def _right(name: str, due: list[Any], wrong: list[str]) -> Line:
    return line(name, len(due), len(due) - len(wrong), wrong)
