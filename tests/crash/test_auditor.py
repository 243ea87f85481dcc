"""The auditor finds what is wrong: books that agree balance, and each kind of disagreement is off in its own line."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from tests.crash.auditor import PRICE_MICROS, audit
from tests.crash.evidence import Evidence

Json = dict[str, Any]
ROW, REPLY, PROMPT = 501, "901", "a boat"
DIGESTS = ("a" * 64, "b" * 64)


def _render(number: int) -> Json:
    order = {"prompt": PROMPT, "seed": number, "seeded": True, "pictures": 1}
    return {
        "order": order,
        "request_id": f"request-{number}",
        "submitted_at": 1.0,
        "pictures": [{"digest": DIGESTS[number]}],
        "failure": None,
    }


def _request(number: int) -> Json:
    payload = {"prompt": PROMPT, "seed": number, "max_images": 1}
    return {"request_id": f"request-{number}", "prompt": PROMPT, "payload": payload}


def _charge(number: int) -> Json:
    return {"request_id": f"request-{number}", "charged_usd": PRICE_MICROS / 1e6, "refunded_usd": 0.0}


def _message(identity: str, *numbers: int) -> Json:
    return {
        "id": identity,
        "flags": 0,
        "content": "",
        "embeds": [],
        "components": [],
        "attachments": [{"filename": f"easel-{number:02d}.jpg"} for number in numbers],
        "interaction_metadata": {"id": str(ROW)},
    }


def _sound() -> Evidence:
    """Two pictures: asked for, painted, paid and shown."""
    row: Json = {
        "id": ROW,
        "provider": "gmi",
        "state": "done",
        "reservation": "settled",
        "counted": 2,
        "cost_micros": 2 * PRICE_MICROS,
        "ended_at": 2.0,
        "deleted_at": None,
        "renders": [_render(0), _render(1)],
        "reply": {"token": None, "posts": [{"channel_id": 1, "message_id": int(REPLY)}]},
        "failure": None,
    }
    ledger: Json = {
        "requests": [_request(0), _request(1)],
        "charges": [_charge(0), _charge(1)],
        "trespasses": [],
        "unmodelled": [],
    }
    return Evidence(
        messages=[_message(REPLY, 1, 2)],
        interactions={str(ROW): {"state": "acknowledged"}},
        unmodelled=[],
        ledgers={"gmi": ledger},
        rows=[row],
        scratch=[],
        originals=frozenset(DIGESTS),
    )


def _lost() -> Evidence:
    """One render whose answer was lost: it may have been charged, and was."""
    evidence = _sound()
    lost = _render(0) | {"request_id": None, "pictures": [], "failure": {"code": "submission-unknown", "facts": {}}}
    row = evidence.rows[0] | {"state": "failed", "reservation": "released", "counted": 0, "cost_micros": PRICE_MICROS}
    row |= {"renders": [lost], "failure": lost["failure"]}
    ledger = evidence.ledgers["gmi"] | {"requests": [_request(0)], "charges": [_charge(0)]}
    return replace(evidence, rows=[row], ledgers={"gmi": ledger}, messages=[_message(REPLY)])


def test_books_that_agree_balance() -> None:
    """And the table says how much it compared."""
    balance = audit(_sound())
    assert balance.off == {}
    assert {line.name: line.found for line in balance.lines}["pictures shown"] == 2


def test_a_lost_answer_is_explained() -> None:
    """What was charged for it belongs to it, and to nothing else."""
    assert audit(_lost()).off == {}
    twice = _lost()
    twice.ledgers["gmi"]["requests"].append(_request(0) | {"request_id": "another"})
    assert audit(twice).off == {"requests that no generation knows": 1, "renders submitted again": 1}


def test_a_decision_takes_it_off() -> None:
    """The operator says that it was free: then it costs nothing."""
    decided = _lost()
    decided.rows[0]["renders"][0]["failure"]["facts"] = {"decided": "free"}
    assert audit(decided).off["money, millionths of a dollar"] == PRICE_MICROS


def _row(**changes: Any) -> Callable[[Evidence], None]:
    return lambda evidence: evidence.rows[0].update(changes)


def _second_message(evidence: Evidence) -> None:
    evidence.messages.append(_message("902", 2))


def _progress(evidence: Evidence) -> None:
    button = {"type": 2, "custom_id": f"easel:cancel:{ROW}"}
    evidence.messages[0]["components"] = [{"type": 1, "components": [button]}]


def _wheel(evidence: Evidence) -> None:
    evidence.messages[0]["flags"] = 1 << 7


def _decided(verdict: str, *deeds: str) -> Callable[[Evidence], None]:
    def spoil(evidence: Evidence) -> None:
        evidence.reviews.append({"id": ROW, "verdict": verdict})
        evidence.decisions.extend(_entry(deed) for deed in deeds)

    return spoil


def _entry(deed: str, at: float = 5.0, **facts: Any) -> Json:
    return {"deed": deed, "at": at, "guild_id": 9, "by_id": 7, "member_id": 8, "generation_id": ROW} | facts


def _report(state: str, *deeds: str) -> Callable[[Evidence], None]:
    """Reported by 6, decided by 7."""

    def spoil(evidence: Evidence) -> None:
        report = {"generation_id": ROW, "reporter_id": 6, "state": state, "by_id": 7, "settled_at": 5.0}
        evidence.reports.append(report)
        evidence.decisions.append(_entry("reported", by_id=6))
        evidence.decisions.extend(_entry(deed) for deed in deeds)

    return spoil


def _offered(evidence: Evidence) -> None:
    _report("dismissed", "dismissed")(evidence)
    button = {"type": 2, "custom_id": f"easel:delete-reported:{ROW}"}
    evidence.messages.append(_message("903") | {"components": [{"type": 1, "components": [button]}]})


def _purge(*deeds: str, undone_at: float | None = None) -> Callable[[Evidence], None]:
    def spoil(evidence: Evidence) -> None:
        evidence.purges.append({"id": 1, "member_id": 8, "at": 5.0, "by_id": 7, "undone_at": undone_at, "undone_by": 7})
        evidence.decisions.extend(_entry(deed) for deed in deeds)

    return spoil


def _banned(evidence: Evidence) -> None:
    evidence.bans.append({"guild_id": 9, "member_id": 8, "at": 5.0, "by_id": 7})


def _ruled(**policy: Any) -> Callable[[Evidence], None]:
    return lambda evidence: evidence.servers.append({"guild_id": 9, "value": json.dumps(policy)})


def _half_erased(evidence: Evidence) -> None:
    evidence.rows[0].update(erased_at=6.0, request={"prompt": PROMPT})
    evidence.decisions.append(_entry("erased", by_id=8))


def _untold(evidence: Evidence) -> None:
    evidence.rows[0].update(_lost().rows[0])
    evidence.ledgers["gmi"].update(_lost().ledgers["gmi"])
    evidence.messages.clear()


WRONG: dict[str, tuple[Callable[[Evidence], None], dict[str, int]]] = {
    "still under way": (_row(ended_at=None), {"generations in one final state": -1}),
    "held for ever": (_row(reservation="held"), {"reservations settled or released": -1}),
    "counted too little": (_row(counted=1), {"pictures counted": -1}),
    "written too cheap": (_row(cost_micros=PRICE_MICROS), {"money, millionths of a dollar": -PRICE_MICROS}),
    "a token left": (lambda e: e.rows[0]["reply"].update(token="x"), {"tokens kept in ended rows": 1}),
    "not shown": (lambda e: e.messages[0]["attachments"].pop(), {"pictures shown": -1}),
    "shown twice": (_second_message, {"pictures shown again": 1}),
    "there though deleted": (
        _row(deleted_at=3.0),
        {"pictures shown that are nobody's": 2, "originals of deleted pictures": 2},
    ),
    "paid and not come": (
        lambda e: e.rows[0]["renders"][0]["pictures"].clear(),
        {"pictures charged that came": -1, "pictures counted": 1, "pictures shown that are nobody's": 1},
    ),
    "nobody's request": (
        lambda e: e.ledgers["gmi"]["requests"].append(_request(7)),
        {"requests that no generation knows": 1, "renders submitted again": 1},
    ),
    "a Cancel button": (_progress, {"messages that still promise": 1}),
    "a wheel": (_wheel, {"messages that still promise": 1}),
    "nobody told": (_untold, {"ends told to whoever was acknowledged": -1}),
    "a bug": (_row(failure={"code": "internal"}), {"ends by a fault of the house": 1}),
    "approved and not noted": (_decided("approved"), {"decisions done and logged": -1}),
    "approved, noted twice": (_decided("approved", "approved", "approved"), {"decisions done and logged": -1}),
    "rejected and shown": (_decided("rejected", "rejected"), {"decisions done and logged": -1}),
    "dismissed, not noted": (_report("dismissed"), {"reports done and logged": -1}),
    "deleted, still there": (_report("deleted", "deleted"), {"reports done and logged": -1}),
    "reported, on no card": (_report("open"), {"reports that can be decided": -1}),
    "decided, to be decided": (_offered, {"reports that can be decided": 1}),
    "purged, not noted": (_purge(), {"purges done and logged": -1}),
    "brought back, not noted": (_purge("purged", undone_at=5.0), {"purges done and logged": -1}),
    "a notice left to make": (_row(veil="hiding"), {"purges done and logged": -1}),
    "banned, not noted": (_banned, {"bans logged": -1}),
    "free, not noted": (lambda e: e.decisions.append(_entry("banned")), {"bans logged": -1}),
    "paused by nobody": (_ruled(paused=True), {"pauses logged": -1}),
    "a budget spent in silence": (_ruled(monthly_budget_micros=PRICE_MICROS), {"budgets told": -1}),
    "half erased": (_half_erased, {"erased and logged": -1}),
    "a trespass": (lambda e: e.ledgers["gmi"]["trespasses"].append("x"), {"calls that nobody may make": 1}),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_off_in_its_own_line(wrong: str) -> None:
    """And in no other; the table says of which generation."""
    spoil, off = WRONG[wrong]
    evidence = deepcopy(_sound())
    spoil(evidence)
    balance = audit(evidence)
    assert balance.off == off
    assert all(line.notes for line in balance.lines if line.off)


def test_what_lies_about_is_found() -> None:
    """A file that nothing in the books explains."""
    evidence = replace(_sound(), scratch=["0123"], originals=frozenset(DIGESTS[:1]), unmodelled=["GET /nowhere"])
    assert audit(evidence).off == {
        "files left in the scratch": 1,
        "originals kept": -1,
        "calls that nobody may make": 1,
    }


def test_what_is_needed_elsewhere_may_stay() -> None:
    """A deleted picture that lies in a tray, or that another generation shows."""
    evidence = replace(_sound(), messages=[], in_trays=frozenset(DIGESTS))
    evidence.rows[0]["deleted_at"] = 3.0
    assert audit(evidence).off == {}
    shared = replace(_sound(), messages=[], in_trays=frozenset(DIGESTS[1:]))
    shared.rows.append(shared.rows[0] | {"id": 502, "deleted_at": 3.0})
    assert "originals of deleted pictures" not in audit(shared).off


def test_the_table_can_be_read() -> None:
    """One line for each look, with what is due, what is there and what is off."""
    balance = audit(replace(_sound(), scratch=["0123"]))
    text = str(balance)
    assert len(text.splitlines()) == len(balance.lines) + 2
    assert "0123" in text
