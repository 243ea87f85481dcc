"""Every fault of the GMI twin's script, seen from the client's side of the socket."""

import aiohttp
import pytest

from playground.fake_providers.gmi.failures import FAILURES
from playground.fake_providers.gmi.faults import KNOWN
from playground.fake_providers.gmi.model import MODEL
from playground.fake_providers.script import Phase
from playground.fake_providers.segmind.faults import KNOWN as SEGMIND

SUBMIT_ERRORS = {
    "rejected": (400, "Generation rejected"),
    "bad_key": (401, ""),
    "no_credits": (402, "Insufficient credits"),
    "forbidden": (403, ""),
    "model_missing": (404, f"model {MODEL} does not exist"),
    "rate_limited": (429, ""),
    "rate_limited_retry_after": (429, ""),
    "backend_400": (500, "Backend error (400)"),
    "backend_403": (500, "Backend error (403)"),
    "capacity": (503, "Upstream capacity temporarily exhausted"),
}
POLL_ERRORS = {
    "poll_unauthorized": 401,
    "poll_rate_limited": 429,
    "poll_backend": 500,
    "poll_capacity": 503,
    "poll_missing": 404,
}


@pytest.mark.parametrize(("name", "expected"), SUBMIT_ERRORS.items(), ids=SUBMIT_ERRORS)
async def test_refused_post_accepts_and_charges_nothing(caller, name, expected):
    """An error row of the API is answered once, and leaves no request behind."""
    await caller.fault(name, count=1)
    answer = await caller.post()
    assert answer.status == expected[0]
    assert answer.json["error"].startswith(expected[1])
    assert ("request_id" in answer.json) == (expected[0] in (400, 503))
    assert ("Retry-After" in answer.headers) == (name == "rate_limited_retry_after")
    assert (await caller.ledger())["requests"] == []
    assert (await caller.post()).status == 200


@pytest.mark.parametrize(("name", "accepted"), [("drop_before_accept", 0), ("drop_after_accept", 1)])
async def test_dropped_post_is_in_the_list_only_if_it_was_accepted(caller, name, accepted):
    """The client cannot tell the two apart, but the list can."""
    await caller.fault(name)
    with pytest.raises(aiohttp.ClientError):
        await caller.post("lost")
    listed = (await caller.call("GET", "/requests", params={"model_id": MODEL})).json["requests"]
    assert [record["payload"]["prompt"] for record in listed] == ["lost"] * accepted


@pytest.mark.parametrize("name", ["post_html", "post_half_json"])
async def test_unreadable_post_was_accepted(caller, name):
    """A page or half a JSON with status 200 hides a request that exists."""
    await caller.fault(name)
    answer = await caller.post()
    assert answer.status == 200
    assert answer.json is None
    assert len((await caller.ledger())["requests"]) == 1


async def test_slow_post_waits_and_is_listed_meanwhile(caller):
    """The answer takes half a minute of the twin's time."""
    await caller.control(speed=10, faults=[{"name": "slow_post"}])
    before = caller.clock.now
    assert (await caller.post()).status == 200
    assert caller.clock.now - before == pytest.approx(3.0)


async def test_terminal_post_answers_the_finished_record(caller):
    """The POST's own answer is already success, after as long as the painting takes."""
    await caller.fault("terminal_post")
    before = caller.clock.now
    answer = await caller.post()
    assert answer.json["status"] == "success"
    assert answer.json["outcome"]["media_urls"]
    assert caller.clock.now - before > 2


async def test_terminal_post_can_fail_too(caller):
    """Faults of different phases strike the same request."""
    await caller.control(faults=[{"name": "terminal_post"}, {"name": "refused_words"}])
    answer = await caller.post()
    assert (answer.json["status"], answer.json["outcome"]["error"]) == (
        "failed",
        "The prompt violates our content policy.",
    )


@pytest.mark.parametrize(
    ("name", "status"), [("stuck_queued", "queued"), ("stuck_processing", "processing"), ("stuck_weird", "weird")]
)
async def test_stuck_request_never_ends(caller, name, status):
    """A dead model accepts, charges, and stays where it is."""
    await caller.fault(name)
    record = await caller.finished()
    assert (record["status"], record["outcome"]) == (status, None)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("status_created", ["created", "processing"]),
        ("status_dispatched", ["queued", "dispatched"]),
        ("status_weird", ["weird", "weird"]),
    ],
)
async def test_other_status_names_end_in_success(caller, name, names):
    """A status nobody documented is a request that goes on."""
    await caller.fault(name)
    accepted = await caller.post()
    path = f"/requests/{accepted.json['request_id']}"
    record = caller.twin.ledger.records[accepted.json["request_id"]]
    start, told = caller.clock.now, []
    for moment in (0.0, record.painted + 0.01, record.ends + 0.01):
        caller.clock.now = start + moment
        told.append((await caller.call("GET", path)).json["status"])
    assert told == [*names, "success"]


@pytest.mark.parametrize("name", FAILURES)
async def test_failure_is_told_its_way_and_refunded(caller, name):
    """Each form of a failure reaches the record, and the money comes back."""
    await caller.fault(name)
    record = await caller.finished()
    assert record["status"] == ("cancelled" if name == "cancelled" else "failed")
    outcome, extra = FAILURES[name]
    assert record["outcome"] == outcome
    assert {key: record.get(key) for key in extra} == extra
    assert (await caller.ledger())["credits"] == 1000.0


@pytest.mark.parametrize("side", ["input_text", "input_image", "output_image"])
async def test_content_refusals_carry_the_upstream_code(caller, side):
    """The three codes of the model are told as objects."""
    await caller.fault(f"refused_{side}")
    error = (await caller.finished())["outcome"]["error"]
    camel = "".join(part.capitalize() for part in side.split("_"))
    assert error["code"] == f"{camel}SensitiveContentDetected"


async def test_fewer_pictures_spare_single_ones(caller):
    """The fault waits for a group and is not used up by anything else."""
    await caller.fault("fewer_pictures", count=1)
    assert len((await caller.finished())["outcome"]["media_urls"]) == 1
    group = await caller.finished(max_images=6, sequential_image_generation="auto")
    assert len(group["outcome"]["media_urls"]) == 3
    assert (await caller.control())["faults"] == []


@pytest.mark.parametrize(("name", "thumbnail"), [("no_pictures", False), ("thumbnail_only", True)])
async def test_success_without_pictures(caller, name, thumbnail):
    """A thumbnail is not a picture, and neither is charged."""
    await caller.fault(name)
    record = await caller.finished()
    assert record["status"] == "success"
    assert record["outcome"]["media_urls"] == []
    assert ("thumbnail_image_url" in record["outcome"]) == thumbnail
    assert (await caller.ledger())["credits"] == 1000.0


async def test_empty_echo_hides_the_payload_from_the_list_too(caller):
    """Neither the record nor the list can be matched by the payload then."""
    await caller.fault("empty_echo")
    record = await caller.finished()
    listed = (await caller.call("GET", "/requests")).json["requests"]
    assert record["payload"] == listed[0]["payload"] == {}


async def first_result(caller, name: str):
    await caller.fault(name)
    record = await caller.finished()
    return record["outcome"]["media_urls"][0]["url"]


async def test_result_that_is_text(caller):
    """The name says jpg, the bytes say otherwise."""
    answer = await caller.call("GET", await first_result(caller, "result_not_picture"))
    assert (answer.status, answer.body[:4]) == (200, b"This")


async def test_result_that_is_cut(caller):
    """The jpeg begins well and has no end."""
    answer = await caller.call("GET", await first_result(caller, "result_truncated"))
    assert answer.body.startswith(b"\xff\xd8")
    assert not answer.body.endswith(b"\xff\xd9")


async def test_result_that_is_gone(caller):
    """The address answers 404."""
    assert (await caller.call("GET", await first_result(caller, "result_missing"))).status == 404


async def test_result_that_redirects_to_a_stranger(caller):
    """The target is another origin, works, and notes whoever follows."""
    answer = await caller.call("GET", await first_result(caller, "result_redirect"))
    target = answer.headers["Location"]
    assert answer.status == 302
    assert not target.startswith(caller.twin.base_url)
    assert (await caller.call("GET", target)).body.startswith(b"\xff\xd8")
    assert "not allowed" in (await caller.ledger())["trespasses"][0]


async def test_result_on_a_host_that_is_not_allowed(caller):
    """The outcome itself names the stranger's origin."""
    url = await first_result(caller, "result_other_host")
    assert not url.startswith(caller.twin.base_url)
    assert (await caller.ledger())["trespasses"] == []
    assert (await caller.call("GET", url)).status == 200
    assert len((await caller.ledger())["trespasses"]) == 1


@pytest.mark.parametrize(("name", "length"), [("result_too_large", str(256 * 1024 * 1024)), ("result_endless", None)])
async def test_result_that_is_too_large(caller, name, length):
    """It floods with or without saying so, and the twin survives a client that hangs up."""
    url = await first_result(caller, name)
    async with caller.session.get(url) as response:
        assert response.headers.get("Content-Length") == length
        head = await response.content.readexactly(1_000_000)
        response.close()
    assert head.startswith(b"\xff\xd8")
    await caller.control(faults=[])
    assert (await caller.finished())["status"] == "success"


async def test_result_that_trickles(caller):
    """The whole picture comes, over half a minute of the twin's time."""
    url = await first_result(caller, "result_slow")
    before = caller.clock.now
    answer = await caller.call("GET", url)
    assert answer.body.endswith(b"\xff\xd9")
    assert caller.clock.now - before == pytest.approx(30.0)


@pytest.mark.parametrize(("name", "status"), POLL_ERRORS.items())
async def test_failing_poll_harms_nothing(caller, name, status):
    """One read fails, the next tells the record."""
    accepted = await caller.post()
    path = f"/requests/{accepted.json['request_id']}"
    await caller.fault(name, count=1)
    assert (await caller.call("GET", path)).status == status
    assert (await caller.call("GET", path)).json["status"] == "queued"


@pytest.mark.parametrize("name", ["poll_html", "poll_half_json"])
async def test_unreadable_poll(caller, name):
    """Status 200 and nothing that can be read."""
    accepted = await caller.post()
    await caller.fault(name)
    answer = await caller.call("GET", f"/requests/{accepted.json['request_id']}")
    assert (answer.status, answer.json) == (200, None)


async def test_dropped_poll(caller):
    """The connection is cut instead of an answer."""
    accepted = await caller.post()
    await caller.fault("poll_drop")
    with pytest.raises(aiohttp.ClientError):
        await caller.call("GET", f"/requests/{accepted.json['request_id']}")


async def test_list_and_uploads_can_be_out_of_order(caller):
    """Both helpers of a careful client can fail for a while."""
    await caller.control(faults=[{"name": "list_unavailable", "count": 1}, {"name": "upload_unavailable", "count": 1}])
    assert (await caller.call("GET", "/requests")).status == 503
    assert (await caller.call("GET", "/requests")).status == 200
    assert (await caller.call("POST", "/upload-url", json={"file_type": "png"})).status == 503
    assert (await caller.call("POST", "/upload-url", json={"file_type": "png"})).status == 200


async def test_fault_strikes_matching_prompts_as_often_as_told(caller):
    """`match` is a part of the prompt, whatever its case, and `count` runs down."""
    await caller.fault("capacity", count=2, match="DRAGON")
    statuses = [(await caller.post(prompt)).status for prompt in ("sea", "a dragon", "sea", "Dragons", "a dragon")]
    assert statuses == [200, 503, 200, 503, 200]


async def test_control_document_offers_every_fault_and_refuses_nonsense(caller):
    """A wrong document changes nothing, and says why."""
    await caller.control(speed=5, credits=12.5, faults=[{"name": "capacity"}])
    for wrong in (
        {"faults": [{"name": "nothing"}]},
        {"faults": [{"name": ["capacity"]}]},
        {"faults": [{"name": "capacity", "count": 0}]},
        {"faults": [{"name": "capacity", "match": 5}]},
        {"faults": ["capacity"]},
        {"faults": {}, "speed": 0},
        {"faults": 5},
        {"speed": 0},
        {"speed": "fast"},
        {"speed": 2, "credits": "many"},
        [],
    ):
        refused = await caller.call("PUT", "/_twin/control", json=wrong)
        assert (refused.status, list(refused.json)) == (400, ["error"])
    told = (await caller.call("GET", "/_twin/control")).json
    assert (told["speed"], told["credits"]) == (5, 12.5)
    assert told["faults"] == [{"name": "capacity", "count": None, "match": None}]
    assert [fault["name"] for fault in told["known_faults"]] == list(KNOWN)
    assert all(fault["description"] for fault in told["known_faults"])


def test_every_phase_has_a_fault():
    """No phase is dead in both twins, and failures are all known by name."""
    assert {fault.phase for fault in (KNOWN | SEGMIND).values()} == set(Phase)
    assert set(FAILURES) <= set(KNOWN)
