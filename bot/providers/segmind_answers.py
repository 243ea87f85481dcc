"""Owns what Segmind's answers mean: statuses, refusals, records; sends nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus

from bot import errors
from bot.domain.request import RenderOrder
from bot.domain.size import preset_of
from bot.ports import ModelCard, Ticket, TicketStatus
from bot.providers import segmind_account as account
from bot.providers import shape
from bot.providers.exchange import Answer
from bot.providers.http import PASSING
from bot.providers.refusals import failure
from bot.providers.segmind_parcels import pictures

MODEL = "seedream-4"
PARAMETERS = (
    "prompt",
    "size",
    "aspect_ratio",
    "width",
    "height",
    "max_images",
    "image_input",
    "sequential_image_generation",
)
_STATUSES: dict[int, type[errors.ProviderError]] = {
    **dict.fromkeys(PASSING, errors.Unreachable),
    **dict.fromkeys((400, 406, 409, 413, 415, 500), errors.ParametersRefused),
    401: errors.BadKey,
    402: errors.NoCredits,
    403: errors.BadKey,
    404: errors.UnknownModel,
    405: errors.UnknownModel,
    410: errors.UnknownModel,
    422: errors.RenderFailed,
    429: errors.RateLimited,
    503: errors.AtCapacity,
}
_HINTS = {
    402: "the account has no credits left",
    404: "nothing is there: check the base URL, and whether this API version serves the model",
    405: "this address takes no such call: check the base URL, and whether this API version serves the model",
    410: "the model is retired",
    415: "the content type is not accepted, which is a defect of Easel",
}
#: What a 406 may mean, by its words, in this order; a value was rejected when it says none of them.
_TEAM = re.compile(r"\bteam\b.*\b(limit|spend|budget|quota)|\b(spend(ing)?|budget) (limit|cap)\b", re.IGNORECASE)
_CREDITS = re.compile(r"\bcredits\b|\binsufficient (credit|funds?|balance)\b", re.IGNORECASE)
_CONTENT_TYPE = re.compile(r"content.?type|media type|application/json", re.IGNORECASE)


def payload(order: RenderOrder) -> dict[str, object]:
    """What is sent for an order. Seed, watermark and response format do not exist there."""
    document: dict[str, object] = {
        "prompt": order.prompt,
        **_size(order),
        "max_images": order.pictures,
        "sequential_image_generation": "auto" if order.pictures > 1 else "disabled",
    }
    if order.references:
        document["image_input"] = list(order.references)
    return document


def _size(order: RenderOrder) -> dict[str, object]:
    """A size of the model's own by its name, any other by its sides, which come rounded."""
    known = preset_of(order.size)
    if known is None:
        return {"size": "custom", "width": order.size.width, "height": order.size.height}
    outline, quality = known
    return {"size": str(quality), "aspect_ratio": outline.ratio}


def refusal(answer: Answer) -> errors.ProviderError:
    """The error that an answer other than 2xx stands for; `Unreachable` where it says nothing of what was asked."""
    status, said = answer.status, answer.complaint()
    kind = _STATUSES.get(status)
    if kind is None:
        return answer.unintelligible("an unexpected status")
    if status == HTTPStatus.INTERNAL_SERVER_ERROR and not answer.plain:
        kind = errors.Unreachable
    if status == HTTPStatus.NOT_ACCEPTABLE:
        return _not_acceptable(said)
    hint = f" ({_HINTS[status]})" if status in _HINTS else ""
    if kind in (errors.ParametersRefused, errors.RenderFailed):
        return failure("", said + hint, kind, status=status)
    facts: dict[str, object] = {"retry_after": account.retry_after(answer)} if kind.transient else {}
    if kind is errors.NoCredits:
        facts["problem"] = "credits"
    return kind(said + hint, status=status, **facts)


def _not_acceptable(said: str) -> errors.ProviderError:
    status = int(HTTPStatus.NOT_ACCEPTABLE)
    value = failure("", said, errors.ParametersRefused, status=status)
    if isinstance(value, errors.ContentRefused):
        return value
    if _TEAM.search(said):
        return errors.NoCredits(f"{said} (the team's spend limit is reached)", status=status, problem="team-limit")
    if _CREDITS.search(said):
        return errors.NoCredits(f"{said} ({_HINTS[402]})", status=status, problem="credits")
    if _CONTENT_TYPE.search(said):
        return errors.ParametersRefused(f"{said} ({_HINTS[415]})", status=status)
    return value


def refused(answer: Answer) -> errors.ProviderError:
    """The error of a submission that brought no good answer; `SubmissionUnknown` where it may have been accepted."""
    error = refusal(answer)
    # Of a 5xx only the provider's own "full" and its 500 say that nothing was taken.
    lost = isinstance(error, errors.Unreachable) or (isinstance(error, errors.AtCapacity) and not answer.plain)
    return errors.SubmissionUnknown(error.detail) if lost else error


def queued(answer: Answer) -> Ticket:
    """The ticket of a submission to the queue; raises `SubmissionUnknown` for an answer that makes no sense."""
    if not answer.good:
        raise refused(answer)
    try:
        request_id = shape.text(answer.document().get("request_id"))
        if not request_id:
            raise answer.unintelligible("no request_id")
    except errors.UnintelligibleAnswer as error:
        raise errors.SubmissionUnknown(error.detail) from error
    return Ticket(request_id=request_id, status=TicketStatus.QUEUED)


def standing(answer: Answer, request_id: str) -> Ticket:
    """What the queue says of a render's status; it is called painted here before its pictures are known."""
    record = _record(answer, request_id)
    status = shape.text(record.get("status")).upper()
    if not status:
        raise answer.unintelligible("no status")
    if status == "FAILED":
        raise _failed(answer, record, request_id)
    known = {"QUEUED": TicketStatus.QUEUED, "COMPLETED": TicketStatus.PAINTED}
    return Ticket(request_id=request_id, status=known.get(status, TicketStatus.PAINTING))


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a record says of a painted render: its pictures, as texts for `segmind_parcels`, and what it cost."""

    pictures: list[str]
    cost_micros: int | None


def result(answer: Answer, request_id: str) -> Ticket | Result:
    """What became of a render by its record, or its ticket while it has not ended.

    Raises `NoPictures` when it is complete without any.
    """
    record = _record(answer, request_id)
    found = pictures(record)
    painted = Result(pictures=found or [], cost_micros=account.metered_cost(record))
    if found and not shape.text(record.get("status")):
        return painted
    ticket = standing(answer, request_id)
    if ticket.status is not TicketStatus.PAINTED:
        return ticket
    if found:
        return painted
    said = f"{answer.call}: request {request_id} has no pictures {shape.text(record.get('error'))}"
    raise failure("", answer.call.clean(said), errors.NoPictures)


def expired(error: errors.ProviderError) -> bool:
    """Whether a render is called failed only because its record is no longer there; it may have been charged."""
    return error.facts.get("problem") == "expired"


def _record(answer: Answer, request_id: str) -> dict[str, object]:
    """The JSON object about an accepted render, else the error that the answer stands for."""
    if answer.good:
        return answer.document()
    if answer.status == HTTPStatus.UNPROCESSABLE_ENTITY:
        raise _failed(answer, answer.document() if answer.plain else {}, request_id)
    if answer.status == HTTPStatus.NOT_FOUND:
        said = f"{answer.complaint()} (request {request_id} was accepted, but its record has expired)"
        raise errors.RenderFailed(said, status=answer.status, problem="expired")
    raise _unread(answer)


def _failed(answer: Answer, record: Mapping[str, object], request_id: str) -> errors.ProviderError:
    nested = shape.mapping(record.get("error"))
    words = shape.text(record.get("error")) or shape.text(nested.get("message")) or "no reason given"
    said = answer.call.clean(f"{answer.call}: request {request_id} failed: {words}")
    return failure(shape.text(nested.get("code")), said, errors.RenderFailed, status=answer.status)


def card(name: str, price_micros: int) -> ModelCard:
    """The one model as the operator sees it; raises `UnknownModel` for another."""
    if name != MODEL:
        raise errors.UnknownModel(f"Easel knows no model {name[:80]!r} at Segmind")
    return ModelCard(
        name=MODEL,
        description="Seedream 4.0. Segmind publishes no detail of its models: this is what Easel sends.",
        parameters=PARAMETERS,
        price=f"${Decimal(price_micros) / 1_000_000} a picture, by Easel's settings",
    )


def balance(answer: Answer) -> Decimal:
    """What is left on the account, as the account's own call tells it."""
    if not answer.good:
        raise _unread(answer)
    left = account.amount(answer.document().get("credits"))
    if left is None:
        raise answer.unintelligible("no credits")
    return left


def _unread(answer: Answer) -> errors.ProviderError:
    """The refusal of a call that only reads, which no parameter can have caused."""
    if answer.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        return errors.Unreachable(answer.complaint(), status=answer.status)
    return refusal(answer)
