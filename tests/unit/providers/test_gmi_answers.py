"""What each answer of GMI means, row by row of its error table and status by status."""

import json

import pytest
from yarl import URL

from bot import errors
from bot.domain.request import RenderOrder
from bot.domain.size import Size
from bot.ports import TicketStatus
from bot.providers import gmi_answers as answers
from bot.providers.http import Answer, Call

KEY = "sk-hush-hush"
ORDER = RenderOrder(prompt="a boat", size=Size(1280, 720), seed=0)
REJECTED = "Generation rejected; please review the prompt and parameters then retry"
CAPACITY = "Upstream capacity temporarily exhausted; please retry later"


def answer(status: int, body: object, retry_after: float | None = None) -> Answer:
    call = Call(method="POST", url=URL("https://gmi.example/requests"), secret=KEY)
    text = body if isinstance(body, str) else json.dumps(body)
    return Answer(call=call, status=status, body=text.encode(), retry_after=retry_after)


def record(**keys: object) -> dict[str, object]:
    return {"request_id": "r1", "status": "queued", "created_at": 1000, **keys}


#: Rows of the provider's error table: name, answer, error, code, whether it passes.
ROWS: list[tuple[str, Answer, type[errors.ProviderError], str, bool]] = [
    (
        "400 rejected",
        answer(400, {"error": REJECTED, "request_id": "x"}),
        errors.ContentRefused,
        "content-refused",
        False,
    ),
    ("400 parameters", answer(400, {"error": "size"}), errors.ParametersRefused, "parameters-refused", False),
    ("401", answer(401, {"error": f"bad {KEY}"}), errors.BadKey, "bad-key", False),
    ("403", answer(403, ""), errors.BadKey, "bad-key", False),
    ("402", answer(402, {"error": "Insufficient credits."}), errors.NoCredits, "no-credits", False),
    ("404 model", answer(404, {"error": "model X does not exist"}), errors.UnknownModel, "unknown-model", False),
    ("404 id", answer(404, {"error": "request not found"}), errors.UnknownModel, "unknown-model", False),
    ("429 bare", answer(429, ""), errors.RateLimited, "rate-limited", True),
    ("429 with Retry-After", answer(429, "", 7.0), errors.RateLimited, "rate-limited", True),
    (
        "500 backend 400",
        answer(500, {"error": "Backend error (400). Please try again."}),
        errors.ParametersRefused,
        "parameters-refused",
        False,
    ),
    (
        "500 backend 403",
        answer(500, {"error": "Backend error (403). Please try again."}),
        errors.ParametersRefused,
        "parameters-refused",
        False,
    ),
    (
        "500 backend 400 content",
        answer(500, {"error": "Backend error (400): content policy"}),
        errors.ContentRefused,
        "content-refused",
        False,
    ),
    (
        "500 backend 429",
        answer(500, {"error": "Backend error (429). Please try again."}),
        errors.RateLimited,
        "rate-limited",
        True,
    ),
    ("503", answer(503, {"error": CAPACITY, "request_id": "x"}), errors.AtCapacity, "at-capacity", True),
    ("redirect", answer(301, ""), errors.UnintelligibleAnswer, "unintelligible-answer", False),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_row_of_the_error_table(row: tuple[str, Answer, type[errors.ProviderError], str, bool]) -> None:
    """Each row is its own error, for a submission and for a reading call alike, in words without the key."""
    _, given, kind, code, transient = row
    for reading in (answers.accepted, answers.ticket):
        with pytest.raises(errors.ProviderError) as caught:
            reading(given)
        error = caught.value
        assert (type(error), error.code, error.transient) == (kind, code, transient)
        assert error.facts["status"] == given.status
        assert f"HTTP {given.status}" in error.detail
        assert KEY not in error.detail
    if transient:
        assert error.facts["retry_after"] == given.retry_after


def test_a_submission_that_tells_its_id_alone_is_adopted() -> None:
    """The id is what counts; the status comes with the first news."""
    assert answers.accepted(answer(200, {"request_id": "r"})).request_id == "r"


def test_a_full_house_in_the_words_of_a_gateway_leaves_a_submission_unknown() -> None:
    """A proxy may say 503 after it has passed the request on; only the provider's own words mean "not accepted"."""
    with pytest.raises(errors.SubmissionUnknown):
        answers.accepted(answer(503, "<html>upstream connect error</html>"))
    with pytest.raises(errors.AtCapacity):
        answers.accepted(answer(503, {"error": "Upstream capacity temporarily exhausted"}))


@pytest.mark.parametrize("status", [408, 500, 502, 504, 520])
def test_a_gateway_leaves_a_submission_unknown_and_a_reading_call_to_be_repeated(status: int) -> None:
    """What a gateway says of the way tells nothing of the request behind it."""
    given = answer(status, "<html>Bad gateway</html>")
    with pytest.raises(errors.SubmissionUnknown):
        answers.accepted(given)
    with pytest.raises(errors.Unreachable):
        answers.ticket(given)


@pytest.mark.parametrize("body", ["<html>", '{"request_id": "r', "[]", {}, {"status": "queued"}, record(request_id=5)])
def test_a_good_status_with_garbage_leaves_a_submission_unknown(body: object) -> None:
    """It may well have been accepted."""
    with pytest.raises(errors.SubmissionUnknown):
        answers.accepted(answer(200, body))
    with pytest.raises(errors.UnintelligibleAnswer):
        answers.ticket(answer(200, body))


@pytest.mark.parametrize(
    ("status", "meant"),
    [
        ("queued", TicketStatus.QUEUED),
        ("created", TicketStatus.QUEUED),
        ("Queued", TicketStatus.QUEUED),
        ("processing", TicketStatus.PAINTING),
        ("dispatched", TicketStatus.PAINTING),
        ("never heard of", TicketStatus.PAINTING),
    ],
)
def test_a_status_that_is_no_end(status: str, meant: TicketStatus) -> None:
    """An unknown status is one that has not ended."""
    assert answers.ticket(answer(200, record(status=status, outcome=None))).status is meant


def test_pictures_are_ordered_by_number_and_the_thumbnail_is_none() -> None:
    """Ids are numbers in strings: 10 comes after 9, and what has no number comes last."""
    media = [{"id": str(number), "url": f"u{number}"} for number in (10, 9, 0)]
    outcome = {"media_urls": [{"id": "x", "url": "last"}, *media, {"id": "3"}, None], "thumbnail_image_url": "t"}
    found = answers.ticket(answer(200, record(status="success", outcome=outcome)))
    assert (found.status, found.urls) == (TicketStatus.PAINTED, ("u0", "u9", "u10", "last"))


@pytest.mark.parametrize(
    "outcome",
    [
        None,
        {},
        [],
        {"media_urls": None},
        {"media_urls": []},
        {"media_urls": [{"id": "0", "url": ""}]},
        {"thumbnail_image_url": "t"},
    ],
)
def test_success_without_pictures(outcome: object) -> None:
    """It is no success."""
    with pytest.raises(errors.NoPictures):
        answers.ticket(answer(200, record(status="success", outcome=outcome)))


@pytest.mark.parametrize(
    "keys",
    [
        {"outcome": {"error": "WORDS"}},
        {"outcome": {"error": {"code": "Some", "message": "WORDS", "status": 400}}},
        {"outcome": None, "error": "WORDS"},
        {"error": {"message": "WORDS"}},
        {"outcome": {}, "reason": "WORDS"},
        {"message": "WORDS"},
    ],
)
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the GPU is on fire", errors.RenderFailed),
        ("violates our content policy", errors.ContentRefused),
        ("a policy violation", errors.ContentRefused),
        ("blocked by the safety system", errors.ContentRefused),
        ("may contain sensitive information", errors.ContentRefused),
        (REJECTED, errors.ContentRefused),
        ("InputTextSensitiveContentDetected", errors.ContentRefused),
    ],
)
def test_a_failure_says_why_from_wherever_it_is_kept(
    keys: dict[str, object], words: str, kind: type[errors.ProviderError]
) -> None:
    """A refusal of the content is told from a fault, and the operator reads the words."""
    told = json.loads(json.dumps(record(status="failed", **keys)).replace("WORDS", words))
    with pytest.raises(kind, match="failed") as caught:
        answers.ticket(answer(200, told))
    assert type(caught.value) is kind
    assert words in caught.value.detail


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        ("InputTextSensitiveContentDetected", "prompt"),
        ("InputImageSensitiveContentDetected", "reference"),
        ("OutputImageSensitiveContentDetected", "picture"),
    ],
)
def test_an_upstream_code_names_what_was_refused(code: str, subject: str) -> None:
    """The sentence to the member can say what to change."""
    failed = record(status="failed", outcome={"error": {"code": code, "message": "no"}})
    with pytest.raises(errors.ContentRefused) as caught:
        answers.ticket(answer(200, failed))
    assert caught.value.facts["subject"] == subject


def test_a_failure_without_a_reason_and_a_cancellation() -> None:
    """Even silence has words for the operator."""
    with pytest.raises(errors.RenderFailed, match="no reason given"):
        answers.ticket(answer(200, record(status="failed", outcome=None)))
    with pytest.raises(errors.RenderCancelled):
        answers.ticket(answer(200, record(status="cancelled")))


def test_the_nearest_repetition_of_a_payload_is_chosen() -> None:
    """Extra keys of the server do not count; of several alike the one closest to the submission is ours."""
    echo = {**answers.payload(ORDER), "extra": 1, "image": None}
    rows = [record(request_id=str(at), created_at=at, payload=echo) for at in (930, 945, 1002, 2000)]
    found = answers.nearest(rows, ORDER, 1000.0)
    assert found is not None
    assert found["request_id"] == "1002"
    assert answers.nearest(rows[:1], ORDER, 1000.0) is None
    assert answers.nearest([record(payload={}), record(payload=None), record()], ORDER, 1000.0) is None
    assert answers.nearest([record(payload={**echo, "image": ["https://x/a.png"]})], ORDER, 1000.0) is None


def test_a_strange_model_card_is_still_a_card() -> None:
    """Nothing of the undocumented detail is relied upon."""
    assert answers.card("m", {"parameters": [None, {"name": 3}]}).parameters == ()
    assert answers.card("m", {"price_info": {"price": 0.03}}).price == "{'price': 0.03}"
