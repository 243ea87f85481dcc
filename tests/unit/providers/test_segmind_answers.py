"""What each answer of Segmind means, row by row of its errors and status by status."""

import json
from collections.abc import Callable

import pytest
from yarl import URL

from bot import errors
from bot.domain.request import RenderOrder
from bot.domain.size import Quality, Shape, Size, preset
from bot.ports import Ticket, TicketStatus
from bot.providers import segmind_account as account
from bot.providers import segmind_answers as answers
from bot.providers.exchange import Answer, Call

KEY = "sg-hush-hush"
ORDER = RenderOrder(prompt="a boat", size=Size(2048, 2048), seed=7, watermark=True)
HTML = "<html><body>405 Not Allowed</body></html>"


def answer(status: int, body: object) -> Answer:
    call = Call(method="POST", url=URL("https://segmind.example/v1/seedream-4"), secret=KEY)
    text = body if isinstance(body, str) else json.dumps(body)
    return Answer(call=call, status=status, body=text.encode())


def said(words: str) -> dict[str, object]:
    return {"error": words}


#: Rows of the provider's errors: name, answer, error, its problem, and words that help the operator.
ROWS: list[tuple[str, Answer, type[errors.ProviderError], str | None, str]] = [
    ("400", answer(400, said("malformed")), errors.ParametersRefused, None, "malformed"),
    ("400 content", answer(400, said("violates our content policy")), errors.ContentRefused, None, "policy"),
    ("401 no key", answer(401, said("Missing Authorization or x-api-key in header")), errors.BadKey, None, "Missing"),
    ("401 key", answer(401, said(f"API key {KEY} is invalid")), errors.BadKey, None, "invalid"),
    ("402", answer(402, said("pay")), errors.NoCredits, "credits", "no credits left"),
    ("403", answer(403, ""), errors.BadKey, None, "403"),
    ("404", answer(404, said("not found")), errors.UnknownModel, None, "base URL"),
    ("405", answer(405, HTML), errors.UnknownModel, None, "base URL"),
    ("406 type", answer(406, said("Content-Type must be application/json")), errors.ParametersRefused, None, "defect"),
    ("406 credits", answer(406, said("You have no credits left")), errors.NoCredits, "credits", "no credits"),
    ("406 balance", answer(406, said("Insufficient balance")), errors.NoCredits, "credits", "no credits"),
    ("406 team", answer(406, said("Team spend limit reached")), errors.NoCredits, "team-limit", "spend limit"),
    ("406 team credits", answer(406, said("Your team is out of credits")), errors.NoCredits, "credits", "no credits"),
    ("406 value", answer(406, said("width: 10 is not allowed")), errors.ParametersRefused, None, "width"),
    ("406 quoting", answer(406, said("bad prompt: a team with a credit card")), errors.ParametersRefused, None, "card"),
    ("406 content", answer(406, said("unsafe: sensitive; no credits used")), errors.ContentRefused, None, "sensitive"),
    ("406 page", answer(406, HTML), errors.ParametersRefused, None, "406"),
    ("410", answer(410, said("gone")), errors.UnknownModel, None, "retired"),
    ("415", answer(415, said("what is this")), errors.ParametersRefused, None, "defect"),
    ("422", answer(422, said("max_images")), errors.RenderFailed, None, "max_images"),
    ("429", answer(429, said("slow down")), errors.RateLimited, None, "slow"),
    ("429 page", answer(429, HTML), errors.RateLimited, None, "429"),
    ("500", answer(500, said("internal")), errors.ParametersRefused, None, "internal"),
    ("500 content", answer(500, said("blocked by the safety system")), errors.ContentRefused, None, "safety"),
    ("503", answer(503, said("full")), errors.AtCapacity, None, "full"),
    ("redirect", answer(301, ""), errors.UnintelligibleAnswer, None, "unexpected"),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_row_of_the_errors(row: tuple[str, Answer, type[errors.ProviderError], str | None, str]) -> None:
    """A submission that was plainly refused is its own error, in words that help and hold no key."""
    _, given, kind, problem, words = row
    error = answers.refused(given)
    assert type(error) is kind
    assert error.facts.get("problem") == problem
    assert error.facts["status"] == given.status
    assert words in error.detail
    assert KEY not in error.detail
    with pytest.raises(kind):
        answers.queued(given)


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504, 520])
def test_a_gateway_leaves_a_submission_unknown(status: int) -> None:
    """What a gateway says of the way tells nothing of the request behind it."""
    assert type(answers.refused(answer(status, "<html>Bad gateway</html>"))) is errors.SubmissionUnknown
    assert type(answers.refused(answer(status, {"message": "Endpoint request timed out"}))) is errors.SubmissionUnknown


@pytest.mark.parametrize("body", [HTML, '{"request_id": "r', "[]", "", {}, {"request_id": 5}, {"request_id": " "}])
def test_a_good_status_with_garbage_leaves_a_submission_unknown(body: object) -> None:
    """It may well have been accepted."""
    with pytest.raises(errors.SubmissionUnknown):
        answers.queued(answer(200, body))


def test_a_submission_is_queued_under_its_id() -> None:
    """The addresses in the answer are not relied upon: the key would travel to them."""
    given = answer(200, {"request_id": "r", "status_url": "https://elsewhere.example/", "response_url": None})
    assert answers.queued(given) == Ticket(request_id="r", status=TicketStatus.QUEUED)


@pytest.mark.parametrize(
    ("status", "meant"),
    [
        ("QUEUED", TicketStatus.QUEUED),
        ("queued", TicketStatus.QUEUED),
        ("PROCESSING", TicketStatus.PAINTING),
        ("never heard of", TicketStatus.PAINTING),
    ],
)
def test_a_status_that_is_no_end(status: str, meant: TicketStatus) -> None:
    """An unknown status is one that has not ended, and pictures beside it are not yet all."""
    assert answers.standing(answer(200, {"status": status}), "r").status is meant
    early = answers.result(answer(200, {"status": status, "images": ["https://x/1.jpg"]}), "r")
    assert early == Ticket(request_id="r", status=meant)


@pytest.mark.parametrize(
    "record",
    [
        {"output": "https://x/1.jpg"},
        {"output": ["https://x/1.jpg"]},
        {"output": [], "images": ["https://x/1.jpg"]},
        {"images": [{"url": "https://x/1.jpg"}]},
        {"output": "https://x/1.jpg", "images": [{"url": "https://x/1.jpg"}]},
    ],
)
@pytest.mark.parametrize("status", [{"status": "COMPLETED"}, {"status": "completed"}, {}])
def test_pictures_are_found_wherever_a_record_keeps_them(record: dict[str, object], status: dict[str, object]) -> None:
    """Each once, although two keys may tell the same."""
    found = answers.result(answer(200, {**status, **record}), "r")
    assert found == answers.Result(pictures=["https://x/1.jpg"], cost_micros=None)


@pytest.mark.parametrize(
    ("told", "micros"),
    [
        (0.035, 35_000),
        ("0.0325", 32_500),
        (0, 0),
        (-0.03, None),
        (35_000, None),
        (True, None),
        ("unknown", None),
        (None, None),
    ],
)
def test_what_a_render_cost_is_read_where_it_is_an_amount_of_dollars(told: object, micros: int | None) -> None:
    """In a record and in a header alike; anything else is no measure, and the price holds."""
    record = {"output": "https://x/1.jpg", "metrics": {"cost": told}}
    found = answers.result(answer(200, record), "r")
    assert found == answers.Result(pictures=["https://x/1.jpg"], cost_micros=micros)
    if isinstance(told, str):
        assert account.told_cost({"x-cost": told}) == micros


@pytest.mark.parametrize("record", [{}, {"output": None}, {"output": "", "images": []}, {"output": [{}]}])
def test_a_completed_record_without_pictures_is_no_success(record: dict[str, object]) -> None:
    """It says so, unless its words say that the content was refused."""
    with pytest.raises(errors.NoPictures):
        answers.result(answer(200, {"status": "COMPLETED", **record}), "r")
    with pytest.raises(errors.ContentRefused):
        answers.result(answer(200, {"status": "COMPLETED", "error": "flagged by safety", **record}), "r")


Read = Callable[[Answer, str], object]


@pytest.mark.parametrize("read", [answers.standing, answers.result])
@pytest.mark.parametrize("status", [200, 422])
@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("out of memory", errors.RenderFailed),
        ({"code": "X", "message": "out of memory"}, errors.RenderFailed),
        ("NSFW: the safety checker says no", errors.ContentRefused),
        ({"code": "OutputImageSensitiveContentDetected"}, errors.ContentRefused),
        (None, errors.RenderFailed),
    ],
)
def test_a_failed_render_says_why(read: Read, status: int, error: object, kind: type[errors.ProviderError]) -> None:
    """By HTTP 422 or by its status alone; even silence has words for the operator."""
    with pytest.raises(kind) as caught:
        read(answer(status, {"status": "FAILED", "error": error, "metrics": {}}), "r")
    assert type(caught.value) is kind
    assert "failed: " in caught.value.detail
    assert caught.value.facts.get("problem") is None


@pytest.mark.parametrize("read", [answers.standing, answers.result])
def test_an_accepted_record_that_is_gone_is_an_end(read: Read) -> None:
    """It does not come back, so nobody asks for ever; the fact tells it from a render that was not charged."""
    with pytest.raises(errors.RenderFailed, match="expired") as caught:
        read(answer(404, said("request not found")), "r")
    assert caught.value.facts["problem"] == "expired"


@pytest.mark.parametrize("read", [answers.standing, answers.result])
@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (answer(401, said("no")), errors.BadKey),
        (answer(429, said("slow")), errors.RateLimited),
        (answer(500, said("oops")), errors.Unreachable),
        (answer(502, HTML), errors.Unreachable),
        (answer(503, said("full")), errors.AtCapacity),
        (answer(200, HTML), errors.UnintelligibleAnswer),
        (answer(200, "[]"), errors.UnintelligibleAnswer),
        (answer(200, {"status": None}), errors.UnintelligibleAnswer),
        (answer(200, {"output": []}), errors.UnintelligibleAnswer),
    ],
)
def test_a_reading_call_that_brings_no_news(read: Read, given: Answer, kind: type[errors.ProviderError]) -> None:
    """None of these says anything lasting of the render but a bad key."""
    with pytest.raises(errors.ProviderError) as caught:
        read(given, "r")
    assert type(caught.value) is kind


def test_a_payload_names_the_sizes_of_the_model_and_gives_others_by_their_sides() -> None:
    """And holds nothing that Segmind does not take: no seed, no watermark, no form of answer."""
    assert answers.payload(ORDER) == {
        "prompt": "a boat",
        "size": "2K",
        "aspect_ratio": "1:1",
        "max_images": 1,
        "sequential_image_generation": "disabled",
    }
    custom = RenderOrder(prompt="b", size=Size(1920, 1088), seed=0, pictures=3, references=("https://x/a.png",))
    assert answers.payload(custom) == {
        "prompt": "b",
        "size": "custom",
        "width": 1920,
        "height": 1088,
        "max_images": 3,
        "sequential_image_generation": "auto",
        "image_input": ["https://x/a.png"],
    }


@pytest.mark.parametrize("quality", Quality)
@pytest.mark.parametrize("outline", Shape)
def test_every_preset_is_asked_for_by_name(outline: Shape, quality: Quality) -> None:
    """Its sides would often be refused: they are no multiples of 64, or too short."""
    document = answers.payload(RenderOrder(prompt="a", size=preset(outline, quality), seed=0))
    assert (document["size"], document["aspect_ratio"]) == (quality.value, outline.ratio)
    assert "width" not in document


def test_the_card_of_the_one_model() -> None:
    """What is known of it, and that little is; another is unknown."""
    card = answers.card("seedream-4", 32_500)
    assert set(answers.payload(ORDER)) <= set(card.parameters)
    assert "$0.0325" in card.price
    assert "no detail" in card.description
    with pytest.raises(errors.UnknownModel):
        answers.card("seedream-5", 0)
