"""Segmind's v2 at its twin: a request is taken in, painted behind the scenes, and asked about."""

import io

import pytest
from PIL import Image

GROUP = {"max_images": 4, "sequential_image_generation": "auto"}


async def test_request_is_queued_then_processed_then_completed(segmind):
    """The addresses of the answer lead through the states, as the clock is jumped."""
    accepted = await segmind.paint(api="v2")
    assert set(accepted.json) == {"request_id", "status_url", "response_url"}
    assert accepted.json["status_url"] == accepted.json["response_url"] + "/status"
    told, document = [], {}
    for _ in range(1200):
        document = (await segmind.call("GET", accepted.json["status_url"])).json
        if not told or told[-1] != document["status"]:
            told.append(document["status"])
        if document["status"] == "COMPLETED":
            break
        segmind.clock.now += 0.25
    assert told == ["QUEUED", "PROCESSING", "COMPLETED"]
    assert document["request_id"] == accepted.json["request_id"]


async def test_result_before_the_end_tells_the_state(segmind):
    """And no picture, whose address answers 404."""
    path = await segmind.submitted()
    early = await segmind.call("GET", path)
    assert (early.status, early.json["status"]) == (200, "QUEUED")
    assert "output" not in early.json
    guessed = path.replace("/v2/requests/", "/results/") + "/0.jpg"
    assert (await segmind.ask("GET", guessed)).status == 404


async def test_result_tells_one_picture_as_text(segmind):
    """Output, images, seed and metrics; the picture is public and of the size asked for."""
    answer = await segmind.finished(size="1K", aspect_ratio="9:16")
    document = answer.json
    assert (answer.status, document["status"]) == (200, "COMPLETED")
    assert document["images"] == [{"url": document["output"]}]
    picture = await segmind.ask("GET", document["output"])
    assert picture.headers["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(picture.body)).size == (720, 1280)
    [record] = segmind.twin.ledger.records.values()
    assert document["seed"] == record.seed
    metrics = document["metrics"]
    assert (metrics["cost"], metrics["remaining_credits"]) == (0.03, 999.97)
    assert metrics["total_time"] == pytest.approx(metrics["queue_time"] + metrics["inference_time"], abs=0.01)
    assert 0.3 <= metrics["queue_time"] <= 3.0


async def test_result_tells_several_pictures_as_a_list(segmind):
    """In order, and charged by what came."""
    document = (await segmind.finished("4 seas", **GROUP)).json
    assert document["output"] == [image["url"] for image in document["images"]]
    assert len(set(document["output"])) == 4
    assert document["metrics"]["cost"] == 0.12


async def test_picture_refuses_and_notes_the_key(segmind):
    """Results are public: the key does not belong there."""
    url = (await segmind.finished()).json["output"]
    assert (await segmind.call("GET", url)).status == 400
    assert "x-api-key" in (await segmind.ledger())["trespasses"][0]


async def test_unknown_request_is_a_404_and_so_is_one_of_v1(segmind):
    """What was painted in a connection cannot be asked about."""
    painted = await segmind.paint()
    for identity in ("none", painted.headers["x-request-id"]):
        for path in (f"/v2/requests/{identity}", f"/v2/requests/{identity}/status"):
            missing = await segmind.call("GET", path)
            assert (missing.status, missing.json) == (404, {"error": "Request not found"})


async def test_payload_is_judged_as_on_v1(segmind):
    """The same rules, statuses and trespasses."""
    assert (await segmind.paint(api="v2", size="large")).status == 406
    assert (await segmind.paint(api="v2", seed=5)).status == 400
    assert (await segmind.call("POST", "/v2/seedream-4", data=b"{}")).status == 406
    ledger = await segmind.ledger()
    assert ledger["requests"] == []
    assert ledger["trespasses"] == ["POST /v2/seedream-4 sent fields that do not exist: seed"]


async def test_ledger_reads_like_that_of_the_other_twin(segmind, caller):
    """One auditor can read both: the same keys, the same words for states, the same money."""
    await segmind.finished("a sea")
    await caller.finished("a sea")
    ours, theirs = await segmind.ledger(), await caller.ledger()
    assert ours.keys() == theirs.keys()
    for part in ("requests", "charges"):
        assert [entry.keys() for entry in ours[part]] == [entry.keys() for entry in theirs[part]]
    [entry], [charge] = ours["requests"], ours["charges"]
    assert (entry["prompt"], entry["status"], entry["pictures"]) == ("a sea", "success", 1)
    assert (entry["model"], entry["payload"]["size"]) == ("seedream-4", "1K")
    assert (charge["charged_usd"], charge["refunded_usd"]) == (0.03, 0.0)
    assert ours["credits"] == theirs["credits"] == 999.97


async def test_ledger_keeps_polls_and_the_exact_finish(segmind):
    """Every question is counted, and the finish does not depend on when somebody looks."""
    path = await segmind.submitted()
    await segmind.call("GET", f"{path}/status")
    segmind.clock.now += 10_000
    await segmind.call("GET", f"{path}/status")
    segmind.clock.now += 1
    await segmind.call("GET", path)
    [entry] = (await segmind.ledger())["requests"]
    assert entry["polls"] == 3
    assert entry["created_at"] < entry["finished_at"] < entry["seen_at"] == segmind.clock.now - 1
