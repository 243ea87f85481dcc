"""The error tables of the providers' reference, row by row: what is answered, and what becomes of it.

Each row is played by a twin, and ends in one error: with the facts that a sentence needs, in words that help the
operator, in a sentence that a member may read, and with no charge that nobody knows of.
"""

from dataclasses import dataclass, field

import pytest

from bot import errors
from bot.domain.generation import Failure
from bot.ui.failures import for_member
from bot.ui.words import words
from playground.fake_providers.script import Phase
from tests.contracts.ends import STRIKING
from tests.contracts.stands import GROUP, KEY, STANDS, Stand

Refused, Unknown, Failed = errors.ContentRefused, errors.SubmissionUnknown, errors.RenderFailed
BOTH, V1, V2, GMI = ("segmind-v1", "segmind-v2"), ("segmind-v1",), ("segmind-v2",), ("gmi",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: what the reference says, the fault that plays it, the error, and whether the provider charges."""

    says: str
    fault: str
    error: type[errors.ProviderError]
    #: Words in the detail that tell the operator what it was.
    detail: str
    facts: dict[str, object] = field(default_factory=dict[str, object])
    charged: bool = False
    stands: tuple[str, ...] = GMI

    def __str__(self) -> str:
        return self.says


def gmi(
    says: str,
    fault: str,
    error: type[errors.ProviderError],
    detail: str,
    *,
    charged: bool = False,
    **facts: object,
) -> Row:
    return Row(says=says, fault=fault, error=error, detail=detail, facts=facts, charged=charged)


def segmind(
    says: str,
    fault: str,
    error: type[errors.ProviderError],
    detail: str,
    *,
    stands: tuple[str, ...] = BOTH,
    charged: bool = False,
    **facts: object,
) -> Row:
    return Row(says=says, fault=fault, error=error, detail=detail, facts=facts, charged=charged, stands=stands)


#: GMI Cloud: its HTTP table, the dropped connection, where a failure keeps its reason, and the upstream codes.
GMI_ROWS = [
    gmi("400 Generation rejected", "rejected", Refused, "Generation rejected", subject=None, status=400),
    gmi("401 bad key", "bad_key", errors.BadKey, "HTTP 401", status=401),
    gmi("403 bad key", "forbidden", errors.BadKey, "HTTP 403", status=403),
    gmi("402 Insufficient credits", "no_credits", errors.NoCredits, "Insufficient credits", status=402),
    gmi("404 model X does not exist", "model_missing", errors.UnknownModel, "does not exist", status=404),
    gmi("404 unknown id", "poll_missing", errors.UnknownModel, "not found", status=404, charged=True),
    gmi("429 without Retry-After", "rate_limited", errors.RateLimited, "HTTP 429", retry_after=None),
    gmi("429 with Retry-After", "rate_limited_retry_after", errors.RateLimited, "HTTP 429", retry_after=2.0),
    gmi("500 Backend error (400)", "backend_400", errors.ParametersRefused, "Backend error (400)", status=500),
    gmi("500 Backend error (403)", "backend_403", errors.ParametersRefused, "Backend error (403)", status=500),
    gmi("503 Upstream capacity", "capacity", errors.AtCapacity, "Upstream capacity", status=503),
    gmi("connection dropped, accepted", "drop_after_accept", Unknown, "ServerDisconnectedError", charged=True),
    gmi("connection dropped, not accepted", "drop_before_accept", Unknown, "ServerDisconnectedError"),
    gmi("page for an answer", "post_html", Unknown, "no JSON", charged=True),
    gmi("half an answer", "post_half_json", Unknown, "no JSON", charged=True),
    gmi("failed: outcome.error, a string", "failed_error_string", Failed, "did not answer"),
    gmi("failed: outcome.error, an object", "failed_error_object", Failed, "InternalServiceError"),
    gmi("failed: error", "failed_error", Failed, "did not answer"),
    gmi("failed: reason", "failed_reason", Failed, "did not answer"),
    gmi("failed: message", "failed_message", Failed, "did not answer"),
    gmi("failed without a reason", "failed_silently", Failed, "no reason given"),
    gmi("failed: words of a policy", "refused_words", Refused, "content policy", subject=None),
    gmi("failed: InputText…", "refused_input_text", Refused, "InputTextSensitive", subject="prompt"),
    gmi("failed: InputImage…", "refused_input_image", Refused, "InputImageSensitive", subject="reference"),
    gmi("failed: OutputImage…", "refused_output_image", Refused, "OutputImageSensitive", subject="picture"),
    gmi("cancelled", "cancelled", errors.RenderCancelled, "cancelled upstream"),
    gmi("success without pictures", "no_pictures", errors.NoPictures, "no pictures"),
    gmi("success with a thumbnail alone", "thumbnail_only", errors.NoPictures, "no pictures"),
    gmi("401 while asking", "poll_unauthorized", errors.BadKey, "HTTP 401", charged=True),
    gmi("429 while asking", "poll_rate_limited", errors.RateLimited, "HTTP 429", retry_after=2.0, charged=True),
    gmi("500 while asking", "poll_backend", errors.Unreachable, "HTTP 500", charged=True),
    gmi("503 while asking", "poll_capacity", errors.AtCapacity, "HTTP 503", charged=True),
    gmi("connection dropped while asking", "poll_drop", errors.Unreachable, "Disconnected", charged=True),
    gmi("page while asking", "poll_html", errors.UnintelligibleAnswer, "no JSON", charged=True),
    gmi("half an answer while asking", "poll_half_json", errors.UnintelligibleAnswer, "no JSON", charged=True),
]
#: Segmind: its errors, which are not billed; what is lost on the way, which may be; and what the queue says of renders.
SEGMIND_ROWS = [
    segmind("400 malformed", "malformed", errors.ParametersRefused, "Invalid request body", status=400),
    segmind("401 Missing Authorization", "missing_key", errors.BadKey, "Missing Authorization", status=401),
    segmind("401 Unauthorized", "bad_key", errors.BadKey, "invalid or may have expired", status=401),
    segmind("403", "forbidden", errors.BadKey, "HTTP 403", status=403),
    segmind("404", "model_missing", errors.UnknownModel, "check the base URL", status=404),
    segmind("405 with an HTML body", "not_allowed", errors.UnknownModel, "check the base URL", status=405),
    segmind("406 wrong content type", "wrong_type", errors.ParametersRefused, "a defect of Easel", status=406),
    segmind("406 no credits", "no_credits", errors.NoCredits, "no credits left", problem="credits", status=406),
    segmind("406 value rejected", "value_rejected", errors.ParametersRefused, "size is not allowed", status=406),
    segmind("406 team spend limit", "team_limit", errors.NoCredits, "spend limit", problem="team-limit", status=406),
    segmind("410 retired", "retired", errors.UnknownModel, "the model is retired", status=410),
    segmind("422", "unprocessable", Failed, "could not be processed", status=422),
    segmind("429 with no Retry-After", "rate_limited", errors.RateLimited, "HTTP 429", retry_after=None),
    segmind("429 with the reset", "rate_limited_reset", errors.RateLimited, "HTTP 429", retry_after=20.0),
    segmind("500 bad parameter", "bad_parameter", errors.ParametersRefused, "Invalid value", status=500),
    segmind("400 content", "refused_400", Refused, "safety system", subject=None, status=400),
    segmind("406 content", "refused_406", Refused, "sensitive information", subject="prompt", status=406),
    segmind("502 of a gateway", "gateway_502", Unknown, "HTTP 502"),
    segmind("503 of a gateway", "gateway_503", Unknown, "HTTP 503"),
    segmind("504 of a gateway", "gateway_504", Unknown, "HTTP 504", charged=True),
    segmind("POST lost, accepted", "drop_after_accept", Unknown, "ServerDisconnectedError", charged=True),
    segmind("POST lost, not accepted", "drop_before_accept", Unknown, "ServerDisconnectedError"),
    segmind("page for an answer", "post_html", Unknown, "html", charged=True),
    segmind("half an answer", "post_half_json", Unknown, "no JSON", charged=True),
    segmind("empty answer", "post_empty", Unknown, "HTTP 200", stands=V2, charged=True),
    segmind("empty answer by v1", "post_empty", Unknown, "empty", stands=V1, charged=True),
    segmind("held for ever", "held_for_ever", Unknown, "Disconnected", stands=V1, charged=True),
    segmind("JSON of a shape of its own", "shape_unknown", Unknown, "without pictures", stands=V1, charged=True),
    segmind("422 FAILED with words", "failed", Failed, "could not be run", status=422),
    segmind("422 FAILED without words", "failed_silently", Failed, "HTTP 422", stands=V1),
    segmind("422 FAILED without words by v2", "failed_silently", Failed, "no reason given", stands=V2),
    segmind("422 at the status", "failed_at_status", Failed, "could not be run", stands=V2),
    segmind("failed: words of a policy", "refused_words", Refused, "content policy", subject=None),
    segmind("failed: InputText…", "refused_input_text", Refused, "InputTextSensitive", subject="prompt"),
    segmind("failed: InputImage…", "refused_input_image", Refused, "InputImageSensitive", subject="reference"),
    segmind("failed: OutputImage…", "refused_output_image", Refused, "OutputImageSensitive", subject="picture"),
    segmind("painted without output", "no_pictures", errors.NoPictures, "pictures"),
    segmind("404 expired", "record_expired", Failed, "expired", stands=V2, problem="expired", charged=True),
    segmind("404 while asking", "poll_missing", Failed, "expired", stands=V2, problem="expired", charged=True),
    segmind("401 while asking", "poll_unauthorized", errors.BadKey, "HTTP 401", stands=V2, charged=True),
    segmind("429 while asking", "poll_rate_limited", errors.RateLimited, "HTTP 429", stands=V2, charged=True),
    segmind("500 while asking", "poll_backend", errors.Unreachable, "HTTP 500", stands=V2, charged=True),
    segmind("503 of a gateway while asking", "poll_gateway", errors.AtCapacity, "HTTP 503", stands=V2, charged=True),
    segmind(
        "connection dropped while asking", "poll_drop", errors.Unreachable, "Disconnected", stands=V2, charged=True
    ),
    segmind("page while asking", "poll_html", errors.UnintelligibleAnswer, "no JSON", stands=V2, charged=True),
    segmind(
        "half an answer while asking", "poll_half_json", errors.UnintelligibleAnswer, "no JSON", stands=V2, charged=True
    ),
    segmind("empty answer while asking", "poll_empty", errors.UnintelligibleAnswer, "no JSON", stands=V2, charged=True),
]
PLAYED = [(stand, row) for row in (*GMI_ROWS, *SEGMIND_ROWS) for stand in row.stands]
#: Phases of the faults that are rows: what a submission is answered, what becomes of it, and how it is told of.
TABLED = (Phase.SUBMIT, Phase.FATE, Phase.ECHO, Phase.SHAPE, Phase.POLL)


def test_every_error_that_a_twin_can_answer_is_a_row() -> None:
    """Nothing that ends a render by an answer of the provider is missing from the tables."""
    ended = {
        (case.stand, case.fault) for case in STRIKING if case.known.phase in TABLED and not isinstance(case.end, str)
    }
    assert ended == {(stand, row.fault) for stand, row in PLAYED}


def require_safe(error: errors.ProviderError, stand: Stand) -> None:
    """What a member reads is a sentence of its own, and holds nothing of the provider's."""
    failure = Failure.of(error)
    sentence, unknown = for_member(failure, words(None)), for_member(Failure(code="internal"), words(None))
    assert sentence
    assert sentence != unknown
    private = (KEY, stand.twin.base_url, "http", "HTTP", "GET", "POST", error.detail, stand.model, "{", "<")
    assert [each for each in private if each in sentence] == []
    assert not any(character.isdigit() for character in sentence)


@pytest.mark.parametrize(("stand", "row"), PLAYED, ids=str)
async def test_each_row_ends_in_its_error(stand: str, row: Row) -> None:
    """Played for ever, so that no repetition helps."""
    async with STANDS[stand]() as at:
        at.play(row.fault)
        with pytest.raises(errors.ProviderError) as caught:
            await at.painted(GROUP)
        error = caught.value
        assert type(error) is row.error
        assert {name: error.facts.get(name) for name in row.facts} == row.facts
        assert row.detail in error.detail
        assert KEY not in error.detail
        require_safe(error, at)
        await at.clock.sleep(3600.0)
        assert (at.charged() > 0) is row.charged
