"""Owns what GMI Cloud's answers mean: statuses, records, refusals, fingerprints; sends nothing."""

import re
from collections.abc import Iterable
from http import HTTPStatus

from bot import errors
from bot.domain.request import RenderOrder
from bot.ports import ModelCard, Ticket, TicketStatus
from bot.providers import http, shape
from bot.providers.exchange import Answer, Call
from bot.providers.refusals import failure

#: A request's clock and ours may differ by this many seconds.
CLOCK_SLACK = 60.0
_STATUSES: dict[int, type[errors.ProviderError]] = {
    **dict.fromkeys(http.PASSING, errors.Unreachable),
    **dict.fromkeys((400, 405, 406, 409, 413, 415, 422), errors.ParametersRefused),
    401: errors.BadKey,
    402: errors.NoCredits,
    403: errors.BadKey,
    404: errors.UnknownModel,
    410: errors.UnknownModel,
    429: errors.RateLimited,
    503: errors.AtCapacity,
}
_WAITING = frozenset({"queued", "created"})
_CANCELLED = frozenset({"cancelled", "canceled"})
_BACKEND = re.compile(r"backend error \((4\d\d)\)", re.IGNORECASE)
#: Upstream refusals of this kind pass, whatever wraps them.
_PASSING = frozenset({"429"})


def payload(order: RenderOrder) -> dict[str, object]:
    """What is sent for an order, complete: no default of the provider's is relied upon."""
    document: dict[str, object] = {
        "prompt": order.prompt,
        "size": str(order.size),
        "max_images": order.pictures,
        "sequential_image_generation": "auto" if order.pictures > 1 else "disabled",
        "seed": order.seed,
        "watermark": order.watermark,
        "response_format": "url",
    }
    if order.references:
        document["image"] = list(order.references)
    return document


def accepted(answer: Answer) -> Ticket:
    """The ticket of a submission; `SubmissionUnknown` wherever it may have been accepted without our knowing."""
    if not answer.good:
        error = refusal(answer)
        lost = isinstance(error, errors.Unreachable) or (isinstance(error, errors.AtCapacity) and not answer.plain)
        raise errors.SubmissionUnknown(error.detail) if lost else error
    try:
        record = answer.document()
        request_id = shape.text(record.get("request_id"))
        if request_id and not shape.text(record.get("status")):
            return Ticket(request_id=request_id, status=TicketStatus.QUEUED)
        return ticket(answer)
    except errors.UnintelligibleAnswer as error:
        raise errors.SubmissionUnknown(error.detail) from error


def document(answer: Answer) -> dict[str, object]:
    """The JSON object of a good answer, else the error it stands for."""
    if not answer.good:
        raise refusal(answer)
    return answer.document()


def ticket(answer: Answer) -> Ticket:
    """What an answer with one record says of the render."""
    record = document(answer)
    if not shape.text(record.get("request_id")) or not shape.text(record.get("status")):
        raise answer.unintelligible("a record without request_id or status")
    return read(record, answer.call)


def read(record: dict[str, object], call: Call) -> Ticket:
    """One record; raises `ContentRefused`, `RenderFailed`, `RenderCancelled`, `NoPictures` when it ended so."""
    request_id, status = shape.text(record.get("request_id")), shape.text(record.get("status")).lower()
    if status == "success":
        urls = pictures(record)
        if urls:
            return Ticket(request_id=request_id, status=TicketStatus.PAINTED, urls=urls)
        code, words = _reason(record)
        where = f"{call}: request {request_id}"
        raise failure(code, call.clean(f"{where} has no pictures {words}"), errors.NoPictures)
    if status == "failed":
        code, words = _reason(record)
        where = f"{call}: request {request_id}"
        raise failure(code, call.clean(f"{where} failed: {words or 'no reason given'}"), errors.RenderFailed)
    if status in _CANCELLED:
        raise errors.RenderCancelled(
            call.clean(f"{call}: request {request_id} was cancelled upstream {_reason(record)[1]}")
        )
    waiting = status in _WAITING
    return Ticket(request_id=request_id, status=TicketStatus.QUEUED if waiting else TicketStatus.PAINTING)


def pictures(record: dict[str, object]) -> tuple[str, ...]:
    """Addresses of the pictures, ordered by their numbers; a thumbnail is none of them."""
    found: list[tuple[float, str]] = []
    for row in shape.rows(shape.mapping(record.get("outcome")).get("media_urls")):
        entry = shape.mapping(row)
        url, number = shape.text(entry.get("url") or row), str(entry.get("id", ""))
        if url:
            found.append((int(number) if number.isdecimal() else float("inf"), url))
    return tuple(url for _, url in sorted(found, key=lambda each: each[0]))


def refusal(answer: Answer) -> errors.ProviderError:
    """The error that an answer other than 2xx stands for; `Unreachable` where it says nothing of the request."""
    said, kind = answer.complaint(), _STATUSES.get(answer.status)
    backend = _BACKEND.search(said) if answer.status == HTTPStatus.INTERNAL_SERVER_ERROR else None
    if backend:
        kind = errors.RateLimited if backend[1] in _PASSING else errors.ParametersRefused
    if kind is None:
        return answer.unintelligible("an unexpected status")
    if kind is errors.ParametersRefused:
        return failure("", said, kind, status=answer.status)
    hint = {"retry_after": answer.retry_after} if kind.transient else {}
    return kind(said, status=answer.status, **hint)


def nearest(records: Iterable[dict[str, object]], order: RenderOrder, since: float) -> dict[str, object] | None:
    """Of the records that repeat the order's payload, the one created nearest to `since`; none from before it."""
    wanted = payload(order)
    twins = [
        record
        for record in records
        if created_at(record) >= since - CLOCK_SLACK and _same(shape.mapping(record.get("payload")), wanted)
    ]
    return min(twins, key=lambda record: abs(created_at(record) - since), default=None)


def created_at(record: dict[str, object]) -> float:
    """Unix seconds; 0 when the record does not say."""
    value = record.get("created_at")
    return float(value) if isinstance(value, int | float) else 0.0


def card(name: str, found: dict[str, object]) -> ModelCard:
    """A model as the operator sees it."""
    parameters = (shape.text(shape.mapping(row).get("name")) for row in shape.rows(found.get("parameters")))
    price = shape.text(found.get("pricing_details")) or str(found.get("price_info") or "")
    return ModelCard(
        name=shape.text(found.get("model")) or name,
        description=shape.text(found.get("brief_description")),
        parameters=tuple(parameter for parameter in parameters if parameter),
        price=price,
    )


def _same(echo: dict[str, object], wanted: dict[str, object]) -> bool:
    """Whether an echoed payload is ours; keys that the server adds do not count, but added references do."""
    keys = wanted.keys() - {"response_format", "image"}
    one = shape.text(echo.get("image"))
    images = [one] if one else shape.rows(echo.get("image"))
    return images == wanted.get("image", []) and all(key in echo and echo[key] == wanted[key] for key in keys)


def _reason(record: dict[str, object]) -> tuple[str, str]:
    """The code and the words of a failure, from wherever the record keeps them."""
    outcome = shape.mapping(record.get("outcome"))
    for found in (outcome.get("error"), record.get("error"), record.get("reason"), record.get("message")):
        nested = shape.mapping(found)
        code = shape.text(nested.get("code"))
        words = shape.text(found) or " ".join(
            str(nested[key]) for key in ("code", "status", "message") if nested.get(key) not in (None, "")
        )
        if words:
            return code, words
    return "", ""
