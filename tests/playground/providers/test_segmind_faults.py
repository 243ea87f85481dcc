"""Every fault of the Segmind twin's script, seen from the client's side of the socket."""

from datetime import UTC, datetime

import aiohttp
import pytest

from playground.fake_providers.script import Phase
from playground.fake_providers.segmind.faults import KNOWN

GROUP = {"max_images": 4, "sequential_image_generation": "auto"}
#: Status and words of the refusals in the service's own form.
ERRORS = {
    "malformed": (400, "Invalid request"),
    "missing_key": (401, "Missing Authorization or x-api-key in header"),
    "bad_key": (401, "Unauthorized. API key is invalid or may have expired..."),
    "forbidden": (403, "Forbidden"),
    "model_missing": (404, "not found"),
    "wrong_type": (406, "content type"),
    "no_credits": (406, "Insufficient credits"),
    "value_rejected": (406, "Value rejected"),
    "team_limit": (406, "Team spend limit"),
    "retired": (410, "retired"),
    "unprocessable": (422, "could not be processed"),
    "rate_limited": (429, "Too many requests"),
    "rate_limited_reset": (429, "Too many requests"),
    "bad_parameter": (500, "parameter"),
    "refused_400": (400, "content policy"),
    "refused_406": (406, "SensitiveContentDetected"),
}
#: Pages of a server in front of the service, and how many requests stand behind each.
PAGES = {"not_allowed": (405, 0), "gateway_502": (502, 0), "gateway_503": (503, 0), "gateway_504": (504, 1)}
DROPS = {"drop_before_accept": 0, "drop_after_accept": 1}
UNREADABLE = ("post_html", "post_half_json", "post_empty")
STUCK = {"stuck_queued": "QUEUED", "stuck_processing": "PROCESSING", "stuck_weird": "WEIRD"}
FAILURES = {
    "failed": "could not be run",
    "failed_silently": None,
    "failed_at_status": "could not be run",
    "refused_words": "content policy",
    "refused_input_text": "InputTextSensitiveContentDetected",
    "refused_input_image": "InputImageSensitiveContentDetected",
    "refused_output_image": "OutputImageSensitiveContentDetected",
}
POLL_ERRORS = {"poll_unauthorized": 401, "poll_rate_limited": 429, "poll_backend": 500, "poll_missing": 404}
POLL_BROKEN = {"poll_gateway": 503, "poll_html": 200, "poll_half_json": 200, "poll_empty": 200}
#: Faults that have a test of their own by name.
ALONE = {
    "slow_post", "held_for_ever", "status_weird", "fewer_pictures", "no_pictures", "record_expired", "no_metrics",
    "no_headers", "strange_headers", "poll_drop", "credits_unavailable", "credits_strange",
}  # fmt: skip


def test_every_fault_is_played_here():
    """A fault that joins the script has to be shown to strike; those of pictures are shown beside this file."""
    tables = (ERRORS, PAGES, DROPS, UNREADABLE, STUCK, FAILURES, POLL_ERRORS, POLL_BROKEN, ALONE)
    named = sorted(name for table in tables for name in table)
    assert named == sorted(name for name, fault in KNOWN.items() if fault.phase not in (Phase.SHAPE, Phase.RESULT))


@pytest.fixture(params=["v1", "v2"])
def api(request):
    return request.param


@pytest.mark.parametrize(("name", "expected"), ERRORS.items(), ids=ERRORS)
async def test_refusal_accepts_and_charges_nothing(segmind, api, name, expected):
    """An error of the service is told once in its own form, and leaves no request behind."""
    await segmind.fault(name, count=1)
    refused = await segmind.paint(api=api)
    assert refused.status == expected[0]
    assert list(refused.json) == ["error"]
    assert expected[1] in refused.json["error"]
    assert "Retry-After" not in refused.headers
    assert (await segmind.ledger())["requests"] == []
    assert (await segmind.paint(api=api)).status == 200


async def test_limit_may_tell_when_it_ends(segmind, api):
    """In a header of its own, as a date in UTC."""
    await segmind.fault("rate_limited_reset")
    told = (await segmind.paint(api=api)).headers["x-rate-limit-reset-at-utc"]
    assert datetime.fromisoformat(told) == datetime.fromtimestamp(segmind.clock.now + 20, UTC)
    await segmind.fault("rate_limited")
    assert "x-rate-limit-reset-at-utc" not in (await segmind.paint(api=api)).headers


@pytest.mark.parametrize(("name", "expected"), PAGES.items(), ids=PAGES)
async def test_page_of_a_gateway_says_nothing_about_the_request(segmind, api, name, expected):
    """HTML in every case; only behind the time-out stands a request, and its charge."""
    await segmind.fault(name)
    answer = await segmind.paint(api=api)
    assert (answer.status, answer.headers["Content-Type"][:9], answer.json) == (expected[0], "text/html", None)
    ledger = await segmind.ledger()
    assert len(ledger["requests"]) == expected[1]
    assert ledger["credits"] == 1000 - 0.03 * expected[1]


@pytest.mark.parametrize(("name", "accepted"), DROPS.items(), ids=DROPS)
async def test_dropped_post_is_charged_only_if_it_was_accepted(segmind, api, name, accepted):
    """The client cannot tell the two apart."""
    await segmind.fault(name)
    with pytest.raises(aiohttp.ClientError):
        await segmind.paint(api=api)
    ledger = await segmind.ledger()
    assert [charge["charged_usd"] for charge in ledger["charges"]] == [0.03] * accepted
    assert len(ledger["requests"]) == accepted


@pytest.mark.parametrize("name", UNREADABLE)
async def test_unreadable_answer_hides_a_request_that_was_accepted(segmind, api, name):
    """A page, half a JSON or nothing, all with status 200."""
    await segmind.fault(name)
    answer = await segmind.paint(api=api)
    assert (answer.status, answer.json) == (200, None)
    assert (answer.body == b"") == (name == "post_empty")
    assert (await segmind.ledger())["credits"] == 999.97


@pytest.mark.parametrize(("number", "least"), [("v1", 3.2), ("v2", 3.0)])
async def test_slow_answer_comes_half_a_minute_late(segmind, number, least):
    """On v1 beside the painting itself; in the twin's time."""
    await segmind.control(speed=10, faults=[{"name": "slow_post"}])
    before = segmind.clock.now
    assert (await segmind.paint(api=number)).status == 200
    assert least <= segmind.clock.now - before < 20


async def test_connection_may_be_held_for_ever(segmind):
    """An hour, that is, and then cut; the picture was painted and is charged. v2 knows no such thing."""
    await segmind.fault("held_for_ever", count=1)
    assert (await segmind.paint(api="v2")).status == 200
    before = segmind.clock.now
    with pytest.raises(aiohttp.ClientError):
        await segmind.paint()
    assert segmind.clock.now - before == pytest.approx(3600)
    ledger = await segmind.ledger()
    assert [entry["status"] for entry in ledger["requests"]] == ["success", "success"]
    assert ledger["credits"] == 999.94


@pytest.mark.parametrize(("name", "status"), STUCK.items(), ids=STUCK)
async def test_stuck_request_never_ends(segmind, name, status):
    """It stays where it is, uncharged; v1, which has no states, leaves the fault unused."""
    await segmind.fault(name, count=1)
    assert (await segmind.paint()).status == 200
    path = await segmind.submitted()
    segmind.clock.now += 100_000
    assert (await segmind.call("GET", f"{path}/status")).json["status"] == status
    assert (await segmind.call("GET", path)).json["status"] == status
    assert (await segmind.ledger())["credits"] == 999.97


async def test_unheard_status_ends_in_completion(segmind):
    """A status nobody documented is a request that goes on."""
    await segmind.fault("status_weird")
    path = await segmind.submitted()
    assert (await segmind.call("GET", f"{path}/status")).json["status"] == "WEIRD"
    segmind.clock.now += 10_000
    assert (await segmind.call("GET", f"{path}/status")).json["status"] == "COMPLETED"


@pytest.mark.parametrize(("name", "words"), FAILURES.items(), ids=FAILURES)
async def test_failure_is_a_422_and_not_charged(segmind, name, words):
    """The result of v2 says FAILED with its metrics, and in words or not."""
    await segmind.fault(name)
    path = await segmind.submitted()
    segmind.clock.now += 10_000
    status = await segmind.call("GET", f"{path}/status")
    assert (status.status, status.json["status"]) == (422 if name == "failed_at_status" else 200, "FAILED")
    failed = await segmind.call("GET", path)
    assert (failed.status, failed.json["status"]) == (422, "FAILED")
    assert failed.json["metrics"]["cost"] == 0
    assert words in failed.json["error"] if words else "error" not in failed.json
    ledger = await segmind.ledger()
    assert (ledger["requests"][0]["status"], ledger["credits"]) == ("failed", 1000.0)


@pytest.mark.parametrize("name", sorted(FAILURES.keys() - {"failed_at_status"}))
async def test_failure_of_v1_comes_after_the_painting(segmind, name):
    """As a 422 that is not charged, once the time that it took is over."""
    await segmind.fault(name)
    before = segmind.clock.now
    failed = await segmind.paint()
    assert failed.status == 422
    assert FAILURES[name] in failed.json["error"] if FAILURES[name] else failed.json == {}
    assert segmind.clock.now - before > 2
    assert (await segmind.ledger())["credits"] == 1000.0


async def test_fewer_pictures_spare_single_ones(segmind, api):
    """The fault waits for a group, and charges what came."""
    await segmind.fault("fewer_pictures", count=1)
    await segmind.paint(api=api)
    await segmind.paint("4 seas", api=api, **GROUP)
    ledger = await segmind.ledger()
    assert [charge["charged_usd"] for charge in ledger["charges"]] == [0.03, 0.06]
    assert (await segmind.control())["faults"] == []


async def test_completed_without_output(segmind):
    """Told as a success, and not charged."""
    await segmind.fault("no_pictures")
    document = (await segmind.finished()).json
    assert (document["status"], document["output"], document["images"]) == ("COMPLETED", None, [])
    for payload in ({}, GROUP):
        painted = await segmind.paint(**payload)
        assert (painted.status, painted.json) == (200, {"images": []})
    assert (await segmind.ledger())["credits"] == 1000.0


async def test_record_expires_once_it_has_ended(segmind):
    """Until then it is told, afterwards it never was."""
    await segmind.fault("record_expired")
    path = await segmind.submitted()
    assert (await segmind.call("GET", f"{path}/status")).json["status"] == "QUEUED"
    segmind.clock.now += 10_000
    for address in (path, f"{path}/status"):
        assert (await segmind.call("GET", address)).status == 404
    assert (await segmind.ledger())["credits"] == 999.97


async def test_result_without_metrics(segmind):
    """What a client would like to know and can do without."""
    await segmind.fault("no_metrics")
    document = (await segmind.finished()).json
    assert not {"metrics", "seed"} & document.keys()
    assert document["output"]


async def test_answer_without_headers(segmind):
    """The picture comes all the same."""
    await segmind.fault("no_headers")
    painted = await segmind.paint()
    assert painted.body.startswith(b"\xff\xd8")
    assert [name for name in painted.headers if name.lower().startswith("x-")] == ["X-Twin"]


async def test_answer_with_strange_headers(segmind):
    """Words where numbers are due."""
    await segmind.fault("strange_headers")
    painted = await segmind.paint()
    assert (painted.status, painted.headers["x-remaining-credits"]) == (200, "unknown")


@pytest.mark.parametrize(("name", "status"), [*POLL_ERRORS.items(), *POLL_BROKEN.items()])
async def test_failing_question_harms_nothing(segmind, name, status):
    """One question fails, the next is answered; in the service's form or in none."""
    path = await segmind.submitted()
    for address in (path, f"{path}/status"):
        await segmind.fault(name, count=1)
        broken = await segmind.call("GET", address)
        assert broken.status == status
        assert "Retry-After" not in broken.headers
        assert (broken.json is not None) == (name in POLL_ERRORS)
        assert (await segmind.call("GET", address)).json["status"] == "QUEUED"


async def test_dropped_question(segmind):
    """The connection is cut instead of an answer."""
    path = await segmind.submitted()
    await segmind.fault("poll_drop")
    with pytest.raises(aiohttp.ClientError):
        await segmind.call("GET", f"{path}/status")


async def test_credits_can_be_out_of_order(segmind):
    """A page of a gateway, or a word where a number is due."""
    await segmind.fault("credits_unavailable", count=1)
    broken = await segmind.call("GET", "/v1/get-user-credits")
    assert (broken.status, broken.json) == (503, None)
    await segmind.fault("credits_strange", count=1)
    assert (await segmind.call("GET", "/v1/get-user-credits")).json == {"credits": "many"}
    assert (await segmind.call("GET", "/v1/get-user-credits")).json == {"credits": 1000.0}


async def test_fault_strikes_matching_prompts_as_often_as_told(segmind, api):
    """`match` is a part of the prompt, whatever its case, and `count` runs down."""
    await segmind.fault("gateway_502", count=2, match="DRAGON")
    prompts = ("sea", "a dragon", "sea", "Dragons", "a dragon")
    assert [(await segmind.paint(prompt, api=api)).status for prompt in prompts] == [200, 502, 200, 502, 200]


async def test_control_document_is_this_twins_own(segmind):
    """Its name, its faults, and none of the other twin's."""
    told = await segmind.control(speed=5, credits=12.3456, faults=[{"name": "team_limit"}])
    assert (told["twin"], told["speed"], told["credits"]) == ("segmind", 5, 12.3456)
    assert told["faults"] == [{"name": "team_limit", "count": None, "match": None}]
    assert [fault["name"] for fault in told["known_faults"]] == list(KNOWN)
    refused = await segmind.ask("PUT", "/_twin/control", json={"faults": [{"name": "backend_400"}]})
    assert (refused.status, refused.json) == (400, {"error": "unknown fault: 'backend_400'"})
