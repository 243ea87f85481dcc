"""Compares the three books of `evidence`, line by line; each line has to balance to zero. Gathers nothing itself."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from playground.reading import text_of
from tests.crash import books, decided
from tests.crash.evidence import Evidence
from tests.crash.lines import Balance as Balance
from tests.crash.lines import Line as Line
from tests.crash.lines import line, name_of, of_rows

Json = dict[str, Any]
#: What both twins take for a picture, in millionths of a dollar.
PRICE_MICROS = 30_000
_ENDS = {"done": "settled", "failed": "released", "cancelled": "released", "refused": "released"}


def audit(evidence: Evidence) -> Balance:
    """The table of everything that was asked for, painted, paid and shown."""
    return Balance(lines=tuple(look(evidence) for look in _LOOKS))


def _ended(evidence: Evidence) -> Line:
    wrong = [row for row in evidence.rows if row["state"] not in _ENDS or row["ended_at"] is None]
    return of_rows("generations in one final state", evidence.rows, wrong)


def _reservations(evidence: Evidence) -> Line:
    wrong = [row for row in evidence.rows if row["reservation"] != _ENDS.get(row["state"])]
    return of_rows("reservations settled or released", evidence.rows, wrong)


def _counted(evidence: Evidence) -> Line:
    """Members are counted the pictures that came, and nothing for what ended without any."""
    due = {row["id"]: len(books.pictures(row)) if row["state"] == "done" else 0 for row in evidence.rows}
    notes = [f"{name_of(row)}: {row['counted']} counted" for row in evidence.rows if row["counted"] != due[row["id"]]]
    return line("pictures counted", sum(due.values()), sum(row["counted"] for row in evidence.rows), notes)


def _shown(evidence: Evidence) -> Line:
    due, found = books.due(evidence), set(books.on_show(evidence))
    return line("pictures shown", len(due), len(due & found), [f"not shown: {each}" for each in sorted(due - found)])


def _shown_wrongly(evidence: Evidence) -> Line:
    """Of generations that were not delivered, or whose pictures were deleted."""
    stray = set(books.on_show(evidence)) - books.due(evidence)
    return line("pictures shown that are nobody's", 0, len(stray), [f"{each}" for each in sorted(stray)])


def _shown_twice(evidence: Evidence) -> Line:
    again = {each: count - 1 for each, count in books.on_show(evidence).items() if count > 1}
    return line("pictures shown again", 0, sum(again.values()), [f"{each}" for each in sorted(again)])


def _charged(evidence: Evidence) -> Line:
    """What was charged for and is known of came; what failed on its way, or was cancelled, was told and is excused."""
    due = found = 0
    notes: list[str] = []
    for row, render, request in books.known(evidence):
        if render["failure"] is None and row["failure"] is None:
            paid, came = books.net(request) // PRICE_MICROS, len(render["pictures"])
            due, found = due + paid, found + came
            notes += [f"{name_of(row)}: {paid} charged, {came} came"] * (paid != came)
    return line("pictures charged that came", due, found, notes)


def _money(evidence: Evidence) -> Line:
    """A row costs what the provider took, and what it may have taken for submissions whose answer was lost."""
    known: Counter[int] = Counter()
    for row, render, request in books.known(evidence):
        series = render["order"]["pictures"] > 1 and not render["pictures"] and books.net(request) > 0
        # How many a cancelled series would have had, nobody was told.
        known[row["id"]] += render["order"]["pictures"] * PRICE_MICROS if series else books.net(request)
    due = {
        row["id"]: known[row["id"]] + PRICE_MICROS * sum(map(books.at_stake, row["renders"])) for row in evidence.rows
    }
    notes = [
        f"{name_of(row)}: {row['cost_micros']} written, {due[row['id']]} due"
        for row in evidence.rows
        if row["cost_micros"] != due[row["id"]]
    ]
    return line("money, millionths of a dollar", sum(due.values()), sum(r["cost_micros"] for r in evidence.rows), notes)


def _unknown(evidence: Evidence) -> Line:
    """Requests at a provider that no row knows of; a render that ended as unknown explains one of its own kind."""
    owned = {render["request_id"] for row in evidence.rows for render in row["renders"] if render["request_id"]}
    excused = Counter(
        books.order(row, render) for row in evidence.rows for render in row["renders"] if books.at_stake(render)
    )
    notes: list[str] = []
    for name, request in books.requests(evidence):
        key = books.payload(name, request)
        if request["request_id"] in owned:
            continue
        excused[key] -= 1
        if excused[key] < 0:
            notes.append(f"{name} {request['request_id']}: {request['prompt'][:40]!r}")
    return line("requests that no generation knows", 0, len(notes), notes)


def _twice(evidence: Evidence) -> Line:
    """The same order more often at a provider than generations made it."""
    erased = books.erased(evidence)
    made = Counter(
        books.order(row, each) for row in evidence.rows if not row.get("erased_at") for each in row["renders"]
    )
    sent = Counter(
        books.payload(name, each) for name, each in books.requests(evidence) if each["request_id"] not in erased
    )
    again = sent - made
    return line("renders submitted again", 0, again.total(), [f"{each}" for each in again])


def _unfinished(evidence: Evidence) -> Line:
    wrong = [message for message in evidence.messages if books.unfinished(message)]
    return line("messages that still promise", 0, len(wrong), [f"{m['id']}: {text_of(m)[:60]!r}" for m in wrong])


def _told(evidence: Evidence) -> Line:
    """Whoever was acknowledged reads in the reply how it ended."""
    asked = {each for each, told in evidence.interactions.items() if told["state"] == "acknowledged"}
    replies = {books.interaction(message) for message in evidence.messages}
    due = [row for row in evidence.rows if str(row["id"]) in asked and row["state"] in _ENDS.keys() - {"done"}]
    return of_rows("ends told to whoever was acknowledged", due, [r for r in due if str(r["id"]) not in replies])


def _defects(evidence: Evidence) -> Line:
    """Nothing ends by a bug, nor because the database was away: that is waited for."""
    codes = ("internal", "storage", "database-busy", "superseded")
    wrong = [row for row in evidence.rows if row["failure"] is not None and row["failure"]["code"] in codes]
    return line("ends by a fault of the house", 0, len(wrong), [name_of(row) for row in wrong])


def _tokens(evidence: Evidence) -> Line:
    kept = [row for row in evidence.rows if row["ended_at"] is not None and row["reply"]["token"] is not None]
    return line("tokens kept in ended rows", 0, len(kept), [name_of(row) for row in kept])


def _scratch(evidence: Evidence) -> Line:
    return line("files left in the scratch", 0, len(evidence.scratch), evidence.scratch)


def _originals(evidence: Evidence) -> Line:
    rows = [*books.delivered(evidence), *filter(books.out_of_sight, evidence.rows)]
    due = {picture["digest"] for row in rows for picture in books.pictures(row)}
    return line("originals kept", len(due), len(due & evidence.originals), sorted(due - evidence.originals))


def _deleted(evidence: Evidence) -> Line:
    """What was deleted everywhere is not on the disk either, unless something else needs it."""
    gone = [row for row in evidence.rows if row["deleted_at"] is not None and not books.out_of_sight(row)]
    others = str([row for row in evidence.rows if row not in gone])
    left = {picture["digest"] for row in gone for picture in books.pictures(row)} & evidence.originals
    wrong = sorted(digest for digest in left - evidence.in_trays if digest not in others)
    return line("originals of deleted pictures", 0, len(wrong), wrong)


def _strange(evidence: Evidence) -> Line:
    """Calls that no service knows, and whatever a client must not do at a provider."""
    strange = [*evidence.unmodelled]
    for ledger in evidence.ledgers.values():
        strange += [*ledger["trespasses"], *ledger["unmodelled"]]
    return line("calls that nobody may make", 0, len(strange), strange)


_LOOKS: tuple[Callable[[Evidence], Line], ...] = (
    _ended,
    _reservations,
    _counted,
    _shown,
    _shown_wrongly,
    _shown_twice,
    _charged,
    _money,
    _unknown,
    _twice,
    _unfinished,
    _told,
    _defects,
    *decided.LOOKS,
    _tokens,
    _scratch,
    _originals,
    _deleted,
    _strange,
)
