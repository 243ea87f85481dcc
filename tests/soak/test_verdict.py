"""What the table of a soak excuses, and what it does not."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.crash.evidence import Evidence
from tests.soak import verdict
from tests.soak.diary import Diary

Json = dict[str, Any]
DEFERRED = 100.0


def _message(asked: str = "5", flags: int = 128, **more: Any) -> Json:
    empty: Json = {"id": "9", "content": "", "embeds": [], "components": [], "attachments": []}
    return empty | {"flags": flags, "interaction_metadata": {"id": asked}} | more


def _evidence(*messages: Json, name: str = "gallery", status: int = 200) -> Evidence:
    calls = [{"call": "POST /interactions 204"}, {"call": f"PATCH /webhooks {status}"}]
    asked = {"id": "5", "name": name, "state": "acknowledged", "acknowledged": DEFERRED, "calls": calls}
    asked |= {"created": DEFERRED, "options": {}, "token": "the-token-of-a-reply"}
    return Evidence(
        messages=list(messages),
        interactions={"5": asked},
        unmodelled=[],
        ledgers={},
        rows=[],
        scratch=[],
        originals=frozenset(),
    )


def _off(path: Path, evidence: Evidence, diary: Diary | None = None, log: str = "") -> dict[str, int]:
    (path / "bot.log").write_text(log)
    return verdict.judge(evidence, diary or Diary(), path / "bot.log", ("the-secret-key",)).off


def test_nothing_at_all_balances(tmp_path: Path) -> None:
    """An empty run owes nothing."""
    assert _off(tmp_path, _evidence()) == {}


@pytest.mark.parametrize(
    ("span", "off"),
    [
        ((DEFERRED + 1, DEFERRED + 2), {}),
        ((DEFERRED - 9, DEFERRED - 8), {"messages that still promise": 1}),
        ((DEFERRED + 60, DEFERRED + 61), {"messages that still promise": 1}),
    ],
)
def test_a_wheel_is_excused_by_a_death_right_after_it_alone(
    tmp_path: Path, span: tuple[float, float], off: dict[str, int]
) -> None:
    """And by no later one."""
    assert _off(tmp_path, _evidence(_message()), Diary(spans=[span])) == off


@pytest.mark.parametrize(("status", "off"), [(503, {}), (200, {"messages that still promise": 1})])
def test_a_wheel_is_excused_where_discord_did_not_take_the_answer(
    tmp_path: Path, status: int, off: dict[str, int]
) -> None:
    """The member saw that nothing came."""
    assert _off(tmp_path, _evidence(_message(), status=status)) == off


def test_a_wheel_with_words_is_not_excused(tmp_path: Path) -> None:
    """It was shown progress, so a row knows of it."""
    diary = Diary(spans=[(DEFERRED, DEFERRED)])
    assert _off(tmp_path, _evidence(_message(content="**Painting**")), diary) == {"messages that still promise": 1}


@pytest.mark.parametrize(("name", "off"), [("jobs", {}), ("imagine", {"messages that still promise": 1})])
def test_a_list_of_jobs_promises_nothing(tmp_path: Path, name: str, off: dict[str, int]) -> None:
    """Its words tell of other messages."""
    button = {"type": 2, "custom_id": "easel:cancel:5"}
    assert _off(tmp_path, _evidence(_message(flags=64, components=[button]), name=name)) == off


@pytest.mark.parametrize(
    ("log", "off"),
    [
        ('{"event": "started"}\n', {}),
        ('{"exception": "Traceback (most recent call last): …"}\n', {"defects in the log": 1}),
        ("Task exception was never retrieved\n", {"defects in the log": 1}),
        ("Authorization: the-secret-key\n", {"secrets in the log": 1}),
        ("PATCH /webhooks/9/the-token-of-a-reply/messages/@original\n", {"secrets in the log": 1}),
    ],
)
def test_the_log_is_read(tmp_path: Path, log: str, off: dict[str, int]) -> None:
    """For defects and for secrets."""
    assert _off(tmp_path, _evidence(), log=log) == off


def test_a_bot_that_ended_by_itself_is_out_of_balance(tmp_path: Path) -> None:
    """Only a signal may end it."""
    diary = Diary(strange=["ended by itself with code 1"])
    assert _off(tmp_path, _evidence(), diary) == {"bots that ended otherwise than they should": 1}


def _render(code: str | None, pictures: int = 1) -> Json:
    failure = code and {"code": code, "detail": "", "facts": {}}
    order = {"prompt": "a boat", "seed": 1, "seeded": True, "pictures": pictures}
    return {"order": order, "request_id": "r", "submitted_at": 1.0, "pictures": [], "failure": failure}


def _row(**changes: Any) -> Json:
    """A generation that was cancelled while it was painted."""
    reply = {"posts": [], "token": None, "by_token_only": False}
    row: Json = {"id": 5, "provider": "gmi", "state": "cancelled", "reservation": "released", "counted": 0}
    row |= {
        "cost_micros": 30_000,
        "ended_at": 2.0,
        "deleted_at": None,
        "reply": reply,
        "renders": [_render("cancelled")],
    }
    return row | {"failure": {"code": "cancelled", "detail": "", "facts": {}}} | changes


def _paid(evidence: Evidence, row: Json, charged: float, refunded: float) -> Evidence:
    charge = {"request_id": "r", "charged_usd": charged, "refunded_usd": refunded}
    request = {"request_id": "r", "prompt": "a boat", "payload": {"prompt": "a boat", "seed": 1}}
    ledger = {"requests": [request], "charges": [charge], "trespasses": [], "unmodelled": []}
    return replace(evidence, rows=[row], ledgers={"gmi": ledger})


@pytest.mark.parametrize(
    ("row", "money", "off"),
    [
        (_row(), (0.03, 0.0), {}),
        (_row(), (0.03, 0.03), {}),
        (_row(cost_micros=60_000), (0.03, 0.03), {"money, millionths of a dollar": 30_000}),
        (_row(renders=[_render("render-failed")]), (0.03, 0.03), {"money, millionths of a dollar": 30_000}),
        (_row(renders=[_render("bad-key")]), (0.0, 0.0), {}),
    ],
    ids=["paid for", "given back later", "counted too often", "declared by the provider", "not told any more"],
)
def test_what_was_given_up_counts_as_spent_and_no_more(
    tmp_path: Path, row: Json, money: tuple[float, float], off: dict[str, int]
) -> None:
    """Money fails closed."""
    told = _evidence(_message(flags=0, content="**Cancelled**"))
    assert _off(tmp_path, _paid(told, row, *money)) == off


def _private(**changes: Any) -> Json:
    """A private generation that was delivered; its message came twice."""
    reply = {"posts": [], "token": None, "by_token_only": True}
    done = {"state": "done", "reservation": "settled", "failure": None, "renders": [], "cost_micros": 0}
    return _row(**(done | {"reply": reply} | changes))


@pytest.mark.parametrize(
    ("row", "status", "off"),
    [
        (_private(state="failed", reservation="released"), 401, {}),
        (_private(state="failed", reservation="released"), 404, {"messages that still promise": 1}),
        (_row(), 401, {"messages that still promise": 1}),
    ],
    ids=["private", "private, denied", "public"],
)
def test_only_a_private_reply_whose_token_is_invalid_may_promise_for_ever(
    tmp_path: Path, row: Json, status: int, off: dict[str, int]
) -> None:
    """Nothing else opens it; a public one is edited by the bot itself."""
    evidence = replace(_evidence(_message(), status=status), rows=[row | {"cost_micros": 0}])
    assert _off(tmp_path, evidence) == off


@pytest.mark.parametrize(
    ("row", "messages", "off"),
    [
        (_private(deleted_at=3.0), 1, {}),
        (_private(deleted_at=3.0), 2, {}),
        (_private(deleted_at=3.0, reply=_row()["reply"]), 1, {"pictures shown that are nobody's": 1}),
        (
            _private(deleted_at=3.0, reply=_row()["reply"]),
            2,
            {"pictures shown that are nobody's": 1, "pictures shown again": 1},
        ),
    ],
    ids=["private", "private, twice", "public", "public, twice"],
)
def test_only_what_was_private_may_stay_or_come_twice(
    tmp_path: Path, row: Json, messages: int, off: dict[str, int]
) -> None:
    """In its one window."""
    shown = [_message(id=str(n), flags=0, attachments=[{"filename": "easel-01.jpg"}]) for n in range(messages)]
    assert _off(tmp_path, replace(_evidence(*shown), rows=[row])) == off


@pytest.mark.parametrize(
    ("code", "charged", "off"),
    [
        ("render-failed", 0.0, {}),
        ("submission-unknown", 0.0, {}),
        ("render-failed", 0.03, {"requests that no generation knows": 1}),
    ],
)
def test_a_request_that_nobody_knows_must_have_failed_for_nothing(
    tmp_path: Path, code: str, charged: float, off: dict[str, int]
) -> None:
    """Nobody paid for it."""
    render = _render(code) | {"request_id": None, "submitted_at": 1.0}
    cost = 30_000 if code == "submission-unknown" else 0
    told = _evidence(_message(flags=0, content="**Failed**"))
    row = _row(state="failed", renders=[render], cost_micros=cost)
    assert _off(tmp_path, _paid(told, row, charged, 0.0)) == off


@pytest.mark.parametrize(
    ("name", "off"),
    [
        ("easel:use:5:1", {}),
        ("easel:favourite:5:1", {"originals of deleted pictures": 1}),
        ("easel:use:6:1", {"originals of deleted pictures": 1}),
    ],
)
def test_an_original_that_was_in_use_may_stay_for_retention(tmp_path: Path, name: str, off: dict[str, int]) -> None:
    """Somebody worked with it."""
    painted = _render(None) | {"request_id": None, "submitted_at": None, "pictures": [{"digest": "abc"}]}
    row = _private(deleted_at=DEFERRED + 1, counted=1, renders=[painted])
    evidence = replace(_evidence(name=name), rows=[row], originals=frozenset({"abc"}))
    assert _off(tmp_path, evidence) == off
