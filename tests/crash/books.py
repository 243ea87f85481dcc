"""How one book refers to another: which message, charge and request belongs to which generation. Judges nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from playground.reading import buttons, text_of
from tests.crash.evidence import Evidence

Json = dict[str, Any]
#: Ends of a render that was sent and whose answer nobody has.
_OPEN = ("submission-unknown", "cancelled", "bad-picture")
_LOADING = 1 << 7
_PICTURE = re.compile(r"(?:SPOILER_)?easel-(\d+)(?:\.\w+)?")
_LINK = re.compile(r"\[(\d+)\]\(<")
_OFFERS = ("easel:cancel:", "easel:approve:")
_UNFINISHED = ("**Painting**", "**In line**")


def unfinished(message: Json) -> bool:
    """Whether it still says that something is to come: a wheel, something to cancel or decide, or words of progress."""
    cancel = any(str(button.get("custom_id")).startswith(_OFFERS) for button in buttons(message))
    return bool(message["flags"] & _LOADING) or cancel or any(words in text_of(message) for words in _UNFINISHED)


def on_show(evidence: Evidence) -> Counter[tuple[int, int]]:
    """How often each picture is shown: by generation and number."""
    posts = {str(post["message_id"]): row["id"] for row in evidence.rows for post in row["reply"]["posts"]}
    shown: Counter[tuple[int, int]] = Counter()
    for message in evidence.messages:
        owner = posts.get(message["id"]) or int(interaction(message) or 0)
        names = (_PICTURE.fullmatch(attachment["filename"]) for attachment in message["attachments"])
        numbers = [int(name[1]) for name in names if name]
        linked = [] if not any(row["id"] == owner for row in evidence.rows) else _LINK.findall(text_of(message))
        shown.update((owner, number) for number in {*numbers, *map(int, linked)})
    return shown


def due(evidence: Evidence) -> set[tuple[int, int]]:
    return {(row["id"], n) for row in delivered(evidence) for n in range(1, len(pictures(row)) + 1)}


def known(evidence: Evidence) -> Iterator[tuple[Json, Json, Json]]:
    """Rows, their renders and the provider's charges for those, where the row knows the request's id."""
    charges = {each["request_id"]: each for ledger in evidence.ledgers.values() for each in ledger["charges"]}
    for row in evidence.rows:
        for render in row["renders"]:
            if render["request_id"] in charges:
                yield row, render, charges[render["request_id"]]


def requests(evidence: Evidence) -> Iterator[tuple[str, Json]]:
    for name, ledger in evidence.ledgers.items():
        for request in ledger["requests"]:
            yield name, request


def delivered(evidence: Evidence) -> list[Json]:
    return [row for row in evidence.rows if row["state"] == "done" and row["deleted_at"] is None]


def out_of_sight(row: Json) -> bool:
    """Whether it was purged and can still be brought back."""
    return row.get("purge_id") is not None


def erased(evidence: Evidence) -> set[str]:
    """Requests of which nothing but the number is written down any more, at their members' wish."""
    rows = (row for row in evidence.rows if row.get("erased_at") is not None)
    return {render["request_id"] for row in rows for render in row["renders"]}


def pictures(row: Json) -> list[Json]:
    return [picture for render in row["renders"] for picture in render["pictures"]]


def at_stake(render: Json) -> int:
    """Pictures that may have been charged without anybody knowing."""
    sent = render["submitted_at"] is not None and render["request_id"] is None and not render["pictures"]
    code = (render["failure"] or {}).get("code")
    free = (render["failure"] or {}).get("facts", {}).get("decided") == "free"
    return render["order"]["pictures"] if sent and not free and code in (*_OPEN, None) else 0


def order(row: Json, render: Json) -> tuple[str, str, int | None, int]:
    order = render["order"]
    return row["provider"], order["prompt"], order["seed"] if order["seeded"] else None, order["pictures"]


def payload(provider: str, request: Json) -> tuple[str, str, int | None, int]:
    sent = request["payload"]
    return provider, sent["prompt"], sent.get("seed"), sent.get("max_images", 1)


def net(charge: Json) -> int:
    return round((charge["charged_usd"] - charge["refunded_usd"]) * 1_000_000)


def interaction(message: Json) -> str | None:
    return (message.get("interaction_metadata") or {}).get("id")
