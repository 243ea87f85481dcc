"""Segmind's v1 at its twin: the connection is held while it paints, and the answer is the picture itself."""

import asyncio
import io
from decimal import Decimal

import aiohttp
import pytest
from PIL import Image

from playground.fake_providers.segmind import SegmindOptions, SegmindTwin

GROUP = {"max_images": 4, "sequential_image_generation": "auto"}


def opened(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body))


async def test_answer_is_the_picture(segmind):
    """Raw jpeg bytes of the preset's size, in the connection that asked."""
    answer = await segmind.paint(size="1K", aspect_ratio="3:2")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.headers["X-Twin"] == "segmind"
    picture = opened(answer.body)
    assert (picture.format, picture.size) == ("JPEG", (1248, 832))


async def test_custom_size_is_painted(segmind):
    """Two sides in steps of 64."""
    answer = await segmind.paint(size="custom", width=1088, height=1024)
    assert opened(answer.body).size == (1088, 1024)


async def test_headers_tell_cost_credits_time_and_seed(segmind):
    """Money is a decimal, to the last digit that the account was given."""
    await segmind.control(credits=12.3456)
    answer = await segmind.paint()
    assert Decimal(answer.headers["x-remaining-credits"]) == Decimal("12.3156")
    assert Decimal(answer.headers["x-cost"]) == Decimal("0.03")
    assert 2 < float(answer.headers["x-generation-time"]) < 60
    [record] = segmind.twin.ledger.records.values()
    assert answer.headers["x-request-id"] == record.request_id
    assert int(answer.headers["x-seed-value"]) == record.seed


async def test_connection_is_held_as_long_as_the_painting_takes(segmind):
    """The same law of waiting as everywhere, and a change of speed counts from where the request is."""
    await segmind.paint()
    [entry] = (await segmind.ledger())["requests"]
    took = segmind.clock.now - entry["created_at"]
    record = segmind.twin.ledger.records[entry["request_id"]]
    assert took == pytest.approx(record.ends, abs=0.01)
    assert entry["finished_at"] == pytest.approx(segmind.clock.now, abs=0.01)
    await segmind.control(speed=10)
    before = segmind.clock.now
    await segmind.paint()
    second = list(segmind.twin.ledger.records.values())[1]
    assert segmind.clock.now - before == pytest.approx((second.ends - second.opened) / 10, abs=0.01)


async def test_speed_changes_while_a_connection_is_held(clock):
    """Whoever turns time up in the middle does not wait for the old end."""
    twin: SegmindTwin

    async def pause(seconds: float) -> None:
        await clock.pause(seconds)
        twin.pace.speed = 1000.0

    twin = SegmindTwin(clock=clock, pause=pause)
    began = clock.now
    async with twin, aiohttp.ClientSession(headers={"x-api-key": "demo"}) as session:
        body = {"prompt": "x", "size": "1K", "aspect_ratio": "1:1"}
        async with session.post(f"{twin.base_url}/v1/seedream-4", json=body) as response:
            assert response.status == 200
    assert 1.0 < clock.now - began < 1.1


async def test_whoever_hangs_up_is_charged_all_the_same(clock, caplog):
    """The picture is painted to its end; nobody is there to take it, which is no defect of the twin."""
    released = asyncio.Event()

    async def pause(seconds: float) -> None:
        await released.wait()
        await clock.pause(seconds)

    twin = SegmindTwin(SegmindOptions(bench=True), clock=clock, pause=pause)
    async with twin, aiohttp.ClientSession(headers={"x-api-key": "demo"}) as session:
        soon = aiohttp.ClientTimeout(total=0.2)
        with pytest.raises(TimeoutError):
            await session.post(f"{twin.base_url}/v1/seedream-4", json={"prompt": "x"}, timeout=soon)
        released.set()
        [record] = twin.ledger.records.values()
        while record.seen_at is None:
            await asyncio.sleep(0.01)
        audit = twin.backstage.audit()
    assert (audit["requests"][0]["status"], audit["charges"][0]["charged_usd"]) == ("success", 0.03)
    assert caplog.records == []


async def test_equal_requests_get_seeds_of_their_own(segmind):
    """Nobody can name a seed, so two equal requests are two pictures."""
    one, other = await segmind.paint(), await segmind.paint()
    assert one.headers["x-seed-value"] != other.headers["x-seed-value"]
    assert one.body != other.body


async def test_group_is_json_with_addresses(segmind):
    """Several pictures do not fit into one body; their addresses are public."""
    answer = await segmind.paint("4 seas", **GROUP)
    assert answer.headers["Content-Type"].startswith("application/json")
    assert Decimal(answer.headers["x-cost"]) == Decimal("0.12")
    assert len(answer.json["images"]) == 4
    bodies = {(await segmind.ask("GET", image["url"])).body for image in answer.json["images"]}
    assert len(bodies) == 4
    [entry] = (await segmind.ledger())["requests"]
    assert (entry["pictures"], entry["downloads"]) == (4, 4)


async def test_group_gives_what_the_model_decides_and_charges_that(segmind):
    """One to max_images, and nothing is charged for those that did not come."""
    answers = [await segmind.paint("seas", **GROUP) for _ in range(8)]
    counts = [len(answer.json["images"]) for answer in answers]
    assert 1 <= min(counts) < max(counts) <= 4
    assert (await segmind.ledger())["credits"] == pytest.approx(1000 - 0.03 * sum(counts))


async def test_group_that_is_not_asked_for_is_one_picture(segmind):
    """max_images counts with `auto` alone."""
    answer = await segmind.paint(max_images=4, sequential_image_generation="disabled")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["x-cost"] == "0.03"


async def test_storage_refuses_and_notes_a_key(segmind):
    """A key that travels to a result stands in the ledger, in whichever header it came."""
    url = (await segmind.paint("4 seas", **GROUP)).json["images"][0]["url"]
    assert (await segmind.call("GET", url)).status == 400
    assert (await segmind.ask("GET", url, headers={"Authorization": "Bearer demo"})).status == 400
    assert (await segmind.ask("GET", url)).status == 200
    assert len((await segmind.ledger())["trespasses"]) == 2


async def test_references_are_fetched_and_seen_in_the_picture(segmind):
    """A reference changes the picture, costs time, and its ratio shapes a size without one."""
    wide = await segmind.finished(size="1K", aspect_ratio="16:9")
    answer = await segmind.paint(size="1K", image_input=[wide.json["output"]])
    assert opened(answer.body).size == (1280, 720)
    record = list(segmind.twin.ledger.records.values())[1]
    assert len(record.references) == 1
    assert (await segmind.ledger())["trespasses"] == []


async def test_bad_reference_is_a_400(segmind):
    """An address that answers 404, one where nobody listens, and one that is no picture."""
    base = segmind.twin.base_url
    for address in (f"{base}/results/none/0.jpg", "http://127.0.0.1:1/x.jpg", f"{base}/_twin/ledger"):
        refused = await segmind.paint(image_input=[address])
        assert (refused.status, refused.json["error"][:9]) == (400, "reference")
    assert (await segmind.ledger())["requests"] == []


@pytest.mark.parametrize("field", ["seed", "watermark", "response_format"])
async def test_field_that_does_not_exist_is_refused_and_noted(segmind, field):
    """Whoever promises what this service does not have is found out."""
    refused = await segmind.paint(**{field: 1})
    assert (refused.status, refused.json) == (400, {"error": f"unknown fields: {field}"})
    ledger = await segmind.ledger()
    assert ledger["requests"] == []
    assert ledger["trespasses"] == [f"POST /v1/seedream-4 sent fields that do not exist: {field}"]


async def test_bad_value_is_a_406(segmind):
    """And no trespass: members may ask for strange things."""
    refused = await segmind.paint(size="custom", width=1920, height=1080)
    assert (refused.status, refused.json) == (406, {"error": "value rejected: height is a multiple of 64"})
    assert (await segmind.ledger())["trespasses"] == []


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded"])
async def test_content_type_has_to_be_json(segmind, kind):
    """Without it, 406, whatever the body is."""
    headers = {"Content-Type": kind} if kind else {}
    refused = await segmind.call(
        "POST", "/v1/seedream-4", data=b'{"prompt": "x"}', headers=headers, skip_auto_headers={"Content-Type"}
    )
    assert refused.status == 406
    assert "content type" in refused.json["error"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"5", b'"x"'])
async def test_broken_body_is_a_400(segmind, body):
    """Whatever is not a request is refused, never a crash."""
    headers = {"Content-Type": "application/json"}
    assert (await segmind.call("POST", "/v1/seedream-4", data=body, headers=headers)).status == 400


async def test_empty_account_is_a_406_before_anything_is_accepted(segmind):
    """The most that a request can cost has to be there."""
    await segmind.control(credits=0.05)
    refused = await segmind.paint("4 seas", **GROUP)
    assert refused.status == 406
    assert "credits" in refused.json["error"]
    assert (await segmind.paint()).status == 200
    ledger = await segmind.ledger()
    assert ledger["credits"] == 0.02
    assert [charge["charged_usd"] for charge in ledger["charges"]] == [0.03]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (None, "Missing Authorization or x-api-key in header"),
        ("wrong", "Unauthorized. API key is invalid or may have expired..."),
    ],
)
async def test_wrong_key_is_401_everywhere(segmind, key, text):
    """Two texts, one for no key at all."""
    for method, path in (
        ("POST", "/v1/seedream-4"),
        ("POST", "/v2/seedream-4"),
        ("POST", "/v1/other"),
        ("GET", "/v1/get-user-credits"),
        ("GET", "/v2/requests/x/status"),
        ("GET", "/v2/requests/x"),
    ):
        refused = await segmind.call(method, path, key=key)
        assert (refused.status, refused.json) == (401, {"error": text})


async def test_key_may_travel_as_a_bearer(segmind):
    """The text of the refusal says so."""
    answer = await segmind.ask("GET", "/v1/get-user-credits", headers={"Authorization": "Bearer demo"})
    assert (answer.status, answer.json) == (200, {"credits": 1000.0})


async def test_credits_fall_with_every_picture(segmind):
    """As the account says, too."""
    await segmind.paint()
    assert (await segmind.call("GET", "/v1/get-user-credits")).json == {"credits": 999.97}


async def test_other_method_is_405_in_html_and_other_model_404(segmind):
    """The server in front speaks HTML; neither is unmodelled."""
    for method, path in (("GET", "/v1/seedream-4"), ("PUT", "/v2/seedream-4"), ("POST", "/v1/get-user-credits")):
        refused = await segmind.call(method, path)
        assert (refused.status, refused.headers["Content-Type"][:9]) == (405, "text/html")
    for path in ("/v1/seedream-5", "/v2/seedream-5"):
        missing = await segmind.call("POST", path, json={})
        assert (missing.status, missing.json) == (404, {"error": "Model not found"})
    assert (await segmind.ledger())["unmodelled"] == []


async def test_whatever_else_is_called_is_loudly_unmodelled(segmind):
    """There is no cancellation and no list."""
    for method, path in (("DELETE", "/v2/requests/x"), ("GET", "/v2/requests")):
        assert (await segmind.call(method, path)).status == 404
    assert (await segmind.ledger())["unmodelled"] == ["DELETE /v2/requests/x", "GET /v2/requests"]


async def test_bench_gives_everybody_one_picture_after_waits_by_prompt(clock):
    """Two bots with the same prompts wait equally long here, too."""
    took = []
    async with (
        SegmindTwin(SegmindOptions(bench=True), clock=clock, pause=clock.pause) as twin,
        aiohttp.ClientSession(headers={"x-api-key": "demo"}) as session,
    ):
        for prompt in ("a", "a", "b"):
            before = clock.now
            async with session.post(f"{twin.base_url}/v1/seedream-4", json={"prompt": prompt}) as response:
                assert response.content_type == "image/jpeg"
            took.append(clock.now - before)
    assert took[0] == pytest.approx(took[1], abs=0.01)
    assert took[0] != pytest.approx(took[2], abs=0.01)


async def test_real_time_is_the_default():
    """Without a clock of its own the twin runs on the machine's, and holds several connections at once."""
    async with (
        SegmindTwin(SegmindOptions(speed=100_000.0)) as twin,
        aiohttp.ClientSession(headers={"x-api-key": "demo"}) as session,
    ):

        async def paint(prompt: str) -> int:
            body = {"prompt": prompt, "size": "1K", "aspect_ratio": "1:1"}
            async with session.post(f"{twin.base_url}/v1/seedream-4", json=body) as response:
                return response.status

        assert await asyncio.gather(paint("a"), paint("b"), paint("c")) == [200, 200, 200]
