"""The faults a twin can be told to play: their names, when they strike, and how often. It acts out none of them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Phase(StrEnum):
    """The moment at which a fault strikes; at most one fault of each phase strikes a call."""

    #: While the POST is answered.
    SUBMIT = "submit"
    #: What becomes of the request.
    FATE = "fate"
    #: How its record is told.
    ECHO = "echo"
    #: How its pictures are served.
    RESULT = "result"
    #: While a record is read.
    POLL = "poll"
    #: While the list is read.
    LIST = "list"
    #: While an upload is asked for.
    UPLOAD = "upload"


class Fault(NamedTuple):
    """One thing that can go wrong."""

    phase: Phase
    description: str


S, F, R, P = Phase.SUBMIT, Phase.FATE, Phase.RESULT, Phase.POLL
KNOWN: dict[str, Fault] = {
    "rejected": Fault(S, "400: the prompt or the parameters are rejected."),
    "bad_key": Fault(S, "401: the key is not accepted."),
    "no_credits": Fault(S, "402: the account has no credits left."),
    "forbidden": Fault(S, "403: the key may not use this model."),
    "model_missing": Fault(S, "404: the model does not exist."),
    "rate_limited": Fault(S, "429 without a Retry-After header."),
    "rate_limited_retry_after": Fault(S, "429 with Retry-After: 2."),
    "backend_400": Fault(S, "500 that wraps an upstream 400: permanent, whatever its text says."),
    "backend_403": Fault(S, "500 that wraps an upstream 403: permanent, whatever its text says."),
    "capacity": Fault(S, "503: upstream capacity is exhausted for now."),
    "drop_before_accept": Fault(S, "The connection drops and the request was never accepted."),
    "drop_after_accept": Fault(S, "The connection drops, yet the request was accepted and stands in the list."),
    "post_html": Fault(S, "The request is accepted, but the answer is an HTML page with status 200."),
    "post_half_json": Fault(S, "The request is accepted, but its answer ends in the middle of the JSON."),
    "slow_post": Fault(S, "The request is accepted at once and answered 30 seconds later."),
    "terminal_post": Fault(S, "The POST is held until the pictures are done and answers the finished record."),
    "stuck_queued": Fault(F, "The request stays queued for ever, like one for a dead model."),
    "stuck_processing": Fault(F, "The request stays in processing for ever."),
    "stuck_weird": Fault(F, "The request stays for ever in a status nobody has heard of."),
    "status_created": Fault(F, "The request is first told as `created`, then goes on as usual."),
    "status_dispatched": Fault(F, "The request is told as `dispatched` while it is painted, then succeeds."),
    "status_weird": Fault(F, "The request is told as `weird` until it succeeds."),
    "cancelled": Fault(F, "The request ends as cancelled."),
    "failed_error_string": Fault(F, "The request fails; `outcome.error` is a string."),
    "failed_error_object": Fault(F, "The request fails; `outcome.error` is an object."),
    "failed_error": Fault(F, "The request fails; the record has `error` and no outcome."),
    "failed_reason": Fault(F, "The request fails; the record has `reason` and no outcome."),
    "failed_message": Fault(F, "The request fails; the record has `message` and no outcome."),
    "failed_silently": Fault(F, "The request fails and nothing says why."),
    "refused_input_text": Fault(F, "Content refused: InputTextSensitiveContentDetected."),
    "refused_input_image": Fault(F, "Content refused: InputImageSensitiveContentDetected."),
    "refused_output_image": Fault(F, "Content refused: OutputImageSensitiveContentDetected."),
    "refused_words": Fault(F, "Content refused in a sentence about the content policy, without a code."),
    "fewer_pictures": Fault(F, "A group comes back with about half of its pictures; single pictures are spared."),
    "no_pictures": Fault(F, "Success with an empty list of pictures."),
    "thumbnail_only": Fault(F, "Success with a thumbnail and no picture."),
    "empty_echo": Fault(Phase.ECHO, "The record's `payload` is {}, so that nothing can be matched by it."),
    "result_not_picture": Fault(R, "The file named .jpg holds plain text."),
    "result_truncated": Fault(R, "The jpeg ends half-way."),
    "result_redirect": Fault(R, "The picture's address redirects to another origin."),
    "result_other_host": Fault(R, "The picture's address is on an origin that is not allowed."),
    "result_too_large": Fault(R, "The picture announces and sends 256 MiB."),
    "result_endless": Fault(R, "The picture announces no length and does not end before 256 MiB."),
    "result_missing": Fault(R, "The picture's address answers 404."),
    "result_slow": Fault(R, "The picture trickles in over 30 seconds."),
    "poll_unauthorized": Fault(P, "401 when the record is read."),
    "poll_rate_limited": Fault(P, "429 with Retry-After: 2 when the record is read."),
    "poll_backend": Fault(P, "500 when the record is read."),
    "poll_capacity": Fault(P, "503 when the record is read."),
    "poll_missing": Fault(P, "404 when the record is read, although it exists."),
    "poll_drop": Fault(P, "The connection drops when the record is read."),
    "poll_html": Fault(P, "An HTML page with status 200 instead of the record."),
    "poll_half_json": Fault(P, "The record's JSON ends in the middle."),
    "list_unavailable": Fault(Phase.LIST, "503 when the list of requests is read."),
    "upload_unavailable": Fault(Phase.UPLOAD, "503 when an upload address is asked for."),
}


@dataclass(slots=True, kw_only=True)
class Ordered:
    """A fault that was switched on: how many strikes are left (None: no end), on which prompts (None: all)."""

    name: str
    count: int | None = None
    match: str | None = None

    def suits(self, phase: Phase, prompt: str, *, group: bool) -> bool:
        """Whether it strikes this call."""
        if KNOWN[self.name].phase is not phase or (self.name == "fewer_pictures" and not group):
            return False
        return self.match is None or self.match.casefold() in prompt.casefold()

    def document(self) -> dict[str, Any]:
        """Its place in the control document."""
        return {"name": self.name, "count": self.count, "match": self.match}


class Script:
    """The faults in force, in the order in which they were switched on."""

    def __init__(self) -> None:
        self.active: list[Ordered] = []

    def take(self, phase: Phase, prompt: str = "", *, group: bool = False) -> str | None:
        """The fault that strikes now, if any; a strike is counted, and a fault that is used up leaves."""
        if not self.active:
            return None
        struck = next((fault for fault in self.active if fault.suits(phase, prompt, group=group)), None)
        if struck is None:
            return None
        if struck.count is not None:
            struck.count -= 1
            self.active = [fault for fault in self.active if fault.count != 0]
        return struck.name

    def replace(self, documents: Any) -> None:
        """Switch on exactly these faults; ValueError names the first that cannot be played."""
        if not isinstance(documents, list):
            raise ValueError("faults is a list")
        self.active = [_ordered(document) for document in documents]


def known_faults() -> list[dict[str, str]]:
    """What the control document offers."""
    return [{"name": name, "description": fault.description} for name, fault in KNOWN.items()]


def _ordered(document: Any) -> Ordered:
    if not isinstance(document, dict):
        raise ValueError("a fault is an object with name, count and match")
    name, count, match = (document.get(key) for key in ("name", "count", "match"))
    if not isinstance(name, str) or name not in KNOWN:
        raise ValueError(f"unknown fault: {name!r}")
    if count is not None and (type(count) is not int or count < 1):
        raise ValueError(f"{name}: count is a whole number from 1, or null")
    if match is not None and not isinstance(match, str):
        raise ValueError(f"{name}: match is a part of a prompt, or null")
    return Ordered(name=name, count=count, match=match or None)
