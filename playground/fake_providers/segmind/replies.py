"""The errors and headers of the Segmind twin as HTTP answers. It decides none of them."""

from datetime import UTC, datetime

from aiohttp import web

from playground.fake_providers.answers import error, html
from playground.fake_providers.fate import REFUSALS, WORDS, Failure
from playground.fake_providers.ledger import Ledger, Record
from playground.fake_providers.script import Phase

MISSING_KEY = "Missing Authorization or x-api-key in header"
BAD_KEY = "Unauthorized. API key is invalid or may have expired..."
WRONG_TYPE = "Invalid content type. Content-Type must be application/json"
NO_CREDITS = "Insufficient credits. Please add credits to your account."
TOO_MANY = "Too many requests"
NO_MODEL = "Model not found"
NO_REQUEST = "Request not found"
BROKEN = "The model could not be run."
RESET_SECONDS = 20
#: Status and text of the faults that are a plain error.
ERRORS: dict[str, tuple[int, str]] = {
    "malformed": (400, "Invalid request body"),
    "missing_key": (401, MISSING_KEY),
    "bad_key": (401, BAD_KEY),
    "forbidden": (403, "Forbidden"),
    "model_missing": (404, NO_MODEL),
    "wrong_type": (406, WRONG_TYPE),
    "no_credits": (406, NO_CREDITS),
    "value_rejected": (406, "Value rejected: size is not allowed"),
    "team_limit": (406, "Team spend limit reached"),
    "retired": (410, "This model has been retired"),
    "unprocessable": (422, "The request could not be processed"),
    "rate_limited": (429, TOO_MANY),
    "rate_limited_reset": (429, TOO_MANY),
    "bad_parameter": (500, "Invalid value for parameter size"),
    "refused_400": (400, "The request was rejected by the safety system because of its content policy."),
    "refused_406": (406, "The input text may contain sensitive information (InputTextSensitiveContentDetected)."),
    "poll_unauthorized": (401, BAD_KEY),
    "poll_rate_limited": (429, TOO_MANY),
    "poll_backend": (500, "Internal server error"),
    "poll_missing": (404, NO_REQUEST),
}
#: Status and title of the faults that are a page of a server in front of the service.
PAGES: dict[str, tuple[int, str]] = {
    "not_allowed": (405, "405 Method Not Allowed"),
    "gateway_502": (502, "502 Bad Gateway"),
    "gateway_503": (503, "503 Service Temporarily Unavailable"),
    "gateway_504": (504, "504 Gateway Time-out"),
    "poll_gateway": (503, "503 Service Temporarily Unavailable"),
    "credits_unavailable": (503, "503 Service Temporarily Unavailable"),
}
#: What a failed request says besides that it failed.
FAILURES: dict[str, Failure] = {
    "failed": ({"error": BROKEN}, {}),
    "failed_silently": ({}, {}),
    "failed_at_status": ({"error": BROKEN}, {}),
    "refused_words": ({"error": WORDS}, {}),
    **{
        name: ({"error": f"The request failed because {text} ({code})."}, {}) for name, (code, text) in REFUSALS.items()
    },
}


def page(name: str) -> web.Response:
    """The answer of a fault that is an HTML page."""
    return html(*PAGES[name])


def fault_error(name: str, now: float) -> web.Response:
    """The answer of a fault that is a plain error; ``now`` is Unix time."""
    response = error(*ERRORS[name])
    if name == "rate_limited_reset":
        reset = datetime.fromtimestamp(now + RESET_SECONDS, UTC)
        response.headers["x-rate-limit-reset-at-utc"] = reset.strftime("%Y-%m-%dT%H:%M:%SZ")
    return response


def empty() -> web.Response:
    """Nothing where an answer was due."""
    return web.Response(body=b"", content_type="application/json")


def dollars(micros: int) -> str:
    """An amount as its headers tell it: a decimal without zeros that say nothing."""
    return f"{micros / 1e6:.6f}".rstrip("0").rstrip(".")


def headers(ledger: Ledger, record: Record) -> dict[str, str]:
    """The headers of a finished v1 answer, all of which a client should be able to do without."""
    match record.faults.get(Phase.ECHO):
        case "no_headers":
            return {}
        case "strange_headers":
            names = ("x-remaining-credits", "x-cost", "x-generation-time", "x-seed-value")
            return dict.fromkeys(names, "unknown") | {"x-request-id": record.request_id}
        case _:
            return {
                "x-remaining-credits": dollars(ledger.balance_micros),
                "x-cost": dollars(ledger.cost_micros(record)),
                "x-request-id": record.request_id,
                "x-generation-time": f"{record.ends - record.painted:.2f}",
                "x-seed-value": str(record.seed),
            }
