"""The errors of the GMI twin as HTTP answers. It decides none of them."""

import uuid

from aiohttp import web

from playground.fake_providers.answers import answer

REJECTED = "Generation rejected; please review the prompt and parameters then retry"
NO_CREDITS = "Insufficient credits. Please add more credits to your account."
CAPACITY = "Upstream capacity temporarily exhausted; please retry later"
TOO_MANY = "Too many requests"
UNAUTHORIZED = "Unauthorized"
#: Status and text of the faults that are a plain error.
ERRORS: dict[str, tuple[int, str]] = {
    "rejected": (400, REJECTED),
    "bad_key": (401, UNAUTHORIZED),
    "no_credits": (402, NO_CREDITS),
    "forbidden": (403, "Forbidden"),
    "rate_limited": (429, TOO_MANY),
    "rate_limited_retry_after": (429, TOO_MANY),
    "backend_400": (500, "Backend error (400). Please try again."),
    "backend_403": (500, "Backend error (403). Please try again."),
    "capacity": (503, CAPACITY),
    "poll_unauthorized": (401, UNAUTHORIZED),
    "poll_rate_limited": (429, TOO_MANY),
    "poll_backend": (500, "Backend error (500). Please try again."),
    "poll_capacity": (503, CAPACITY),
    "poll_missing": (404, "request not found"),
    "list_unavailable": (503, CAPACITY),
    "upload_unavailable": (503, CAPACITY),
}
WITH_RETRY_AFTER = frozenset({"rate_limited_retry_after", "poll_rate_limited"})
WITH_REQUEST_ID = frozenset({400, 503})


def refusal(status: int, text: str) -> web.Response:
    """An error in the provider's form; some of them carry the id of the call."""
    document = {"error": text}
    if status in WITH_REQUEST_ID:
        document["request_id"] = str(uuid.uuid4())
    return answer(document, status)


def rejection(reason: str) -> web.Response:
    """The provider's rejection, which does not say why; the twin whispers the reason in a header of its own."""
    response = refusal(400, REJECTED)
    response.headers["X-Twin-Reason"] = reason.encode("ascii", "replace").decode().replace("\n", " ")[:300]
    return response


def fault_error(name: str) -> web.Response:
    """The answer of a fault that is a plain error."""
    response = refusal(*ERRORS[name])
    if name in WITH_RETRY_AFTER:
        response.headers["Retry-After"] = "2"
    return response


def model_missing(model: object) -> web.Response:
    """The answer to a model that is not there."""
    return refusal(404, f"model {model} does not exist")
