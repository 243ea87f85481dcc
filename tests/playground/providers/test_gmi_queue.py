"""The life of a request at the GMI twin: accepted, queued, painted, listed, charged, and fetched."""

import io

import aiohttp
import pytest
from PIL import Image

from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.fake_providers.gmi.model import MODEL


def jpeg(width: int, height: int, kind: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (90, 120, 60)).save(buffer, kind)
    return buffer.getvalue()


async def uploaded(caller, body: bytes, file_type: str = "jpg") -> str:
    """Put a file where the twin can fetch it and return its public address."""
    offer = await caller.call("POST", "/upload-url", json={"file_type": file_type})
    put = await caller.call(
        "PUT", offer.json["upload_url"], data=io.BytesIO(body), headers={"Content-Type": f"image/{file_type}"}, key=None
    )
    assert put.status == 200
    return offer.json["public_url"]


async def test_request_is_queued_then_painted_then_done(caller):
    """A record moves through its states as the clock is jumped, and tells Unix seconds."""
    accepted = await caller.post()
    assert set(accepted.json) == {"request_id", "model", "status", "created_at", "updated_at", "queued_at"}
    assert accepted.json["status"] == "queued"
    assert accepted.json["created_at"] == 1_800_000_000
    assert accepted.headers["X-Twin"] == "gmi"
    path = f"/requests/{accepted.json['request_id']}"
    told, record = [], accepted.json
    for _ in range(1200):
        record = (await caller.call("GET", path)).json
        if not told or told[-1] != record["status"]:
            told.append(record["status"])
        if record["status"] == "success":
            break
        assert record["outcome"] is None
        caller.clock.now += 0.25
    assert told == ["queued", "processing", "success"]
    assert record["updated_at"] == int(caller.twin.backstage.audit()["requests"][0]["finished_at"])
    assert record["payload"]["prompt"] == "a quiet sea"


async def test_result_is_a_jpeg_of_the_size_asked_for(caller):
    """The outcome's address serves a picture, without a key, and a thumbnail that is smaller."""
    record = await caller.finished(size="1280x720")
    [media] = record["outcome"]["media_urls"]
    assert media["id"] == "0"
    picture = await caller.call("GET", media["url"])
    assert picture.headers["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(picture.body)).size == (1280, 720)
    small = await caller.call("GET", record["outcome"]["thumbnail_image_url"])
    assert Image.open(io.BytesIO(small.body)).width < 500


async def test_result_is_not_there_before_the_end(caller):
    """An address that is guessed early answers 404."""
    accepted = await caller.post()
    early = await caller.call("GET", f"/results/{accepted.json['request_id']}/0.jpg")
    assert early.status == 404


async def test_storage_refuses_and_notes_a_key(caller):
    """A key that travels to a result, or to an upload, is answered 400 and stands in the ledger."""
    record = await caller.finished()
    url = record["outcome"]["media_urls"][0]["url"]
    assert (await caller.call("GET", url, key="demo")).status == 400
    public = await uploaded(caller, jpeg(64, 64))
    assert (await caller.call("GET", public, key="demo")).status == 400
    offer = await caller.call("POST", "/upload-url", json={"file_type": "png"})
    assert (await caller.call("PUT", offer.json["upload_url"], data=b"x", key="demo")).status == 400
    assert len((await caller.ledger())["trespasses"]) == 3


@pytest.mark.parametrize("key", [None, "wrong"])
async def test_wrong_key_is_401_everywhere(caller, key):
    """Every call of the API demands the key."""
    for method, path in (
        ("POST", "/requests"),
        ("GET", "/requests"),
        ("GET", "/requests/x"),
        ("GET", "/models"),
        ("GET", f"/models/{MODEL}"),
        ("POST", "/upload-url"),
    ):
        assert (await caller.call(method, path, key=key)).status == 401


async def test_models_hold_a_duplicate_and_the_detail_says_twin(caller):
    """The model pages have the live quirks and are honest about what answers."""
    assert (await caller.call("GET", "/models")).json == {"model_ids": [MODEL, MODEL]}
    detail = (await caller.call("GET", f"/models/{MODEL}")).json
    assert "twin" in detail["brief_description"].casefold()
    assert {"name", "display_name", "type", "required"} <= set(detail["parameters"][0])
    assert (await caller.call("GET", "/models/other")).json == {"error": "model other does not exist"}


async def test_unknown_model_and_id_are_404(caller):
    """A model or a request that does not exist is told apart from a rejection."""
    assert (await caller.post(model="other")).json == {"error": "model other does not exist"}
    assert (await caller.call("GET", "/requests/none")).status == 404


async def test_deleting_is_loudly_unmodelled(caller):
    """There is no cancellation upstream, so whoever tries stands in the ledger."""
    accepted = await caller.post()
    path = f"/requests/{accepted.json['request_id']}"
    assert (await caller.call("DELETE", path)).status == 404
    assert (await caller.ledger())["unmodelled"][0].startswith("DELETE ")


async def test_list_is_paged_newest_first(caller):
    """Pages by limit and offset meet every request once, and has_more tells the end."""
    for number in range(5):
        assert (await caller.post(f"sea {number}")).status == 200
    prompts, more, offset = [], True, 0
    while more:
        page = await caller.call("GET", "/requests", params={"model_id": MODEL, "limit": 2, "offset": offset})
        prompts += [record["payload"]["prompt"] for record in page.json["requests"]]
        more, offset = page.json["has_more"], offset + 2
    assert prompts == [f"sea {number}" for number in (4, 3, 2, 1, 0)]
    other = await caller.call("GET", "/requests", params={"model_id": "other"})
    assert other.json == {"requests": [], "has_more": False}
    assert (await caller.call("GET", "/requests", params={"limit": "many"})).status == 400


async def test_organization_is_echoed(caller):
    """The optional header becomes the record's org_id."""
    body = {"model": MODEL, "payload": {"prompt": "x"}}
    accepted = await caller.call("POST", "/requests", json=body, headers={"X-Organization-ID": "club"})
    record = await caller.call("GET", f"/requests/{accepted.json['request_id']}")
    assert record.json["org_id"] == "club"


async def test_group_gives_one_to_max_pictures_by_seed(caller):
    """`auto` decides by the seed alone, sometimes on fewer, and a number in the prompt is obeyed."""
    options = {"max_images": 5, "sequential_image_generation": "auto"}
    counts = [len((await caller.finished("cats", seed=s, **options))["outcome"]["media_urls"]) for s in range(12)]
    again = [len((await caller.finished("cats", seed=s, **options))["outcome"]["media_urls"]) for s in range(12)]
    assert counts == again
    assert 1 <= min(counts) < max(counts) <= 5
    told = [len((await caller.finished("5 cats", seed=s, **options))["outcome"]["media_urls"]) for s in range(12)]
    assert told == [5] * 12
    alone = await caller.finished("cats", max_images=5, sequential_image_generation="disabled")
    assert len(alone["outcome"]["media_urls"]) == 1


async def test_group_is_told_out_of_order_with_string_ids(caller):
    """The ids are strings, complete, and for some group not in order."""
    options = {"max_images": 4, "sequential_image_generation": "auto"}
    orders = [
        [media["id"] for media in (await caller.finished("4 cats", seed=s, **options))["outcome"]["media_urls"]]
        for s in range(6)
    ]
    assert all(sorted(order) == ["0", "1", "2", "3"] for order in orders)
    assert any(order != sorted(order) for order in orders)


async def test_ledger_charges_when_created_and_refunds_what_did_not_come(caller):
    """Credits fall by the most pictures at once and come back, at the end, for those that are missing."""
    await caller.control(credits=1.0)
    await caller.fault("fewer_pictures")
    await caller.post("4 cats", max_images=4, sequential_image_generation="auto")
    assert (await caller.ledger())["credits"] == 0.88
    caller.clock.now += 10_000
    ledger = await caller.ledger()
    assert ledger["credits"] == 0.94
    [charge], [entry] = ledger["charges"], ledger["requests"]
    assert (charge["charged_usd"], charge["refunded_usd"]) == (0.12, 0.06)
    assert charge["request_id"] == entry["request_id"]
    assert (entry["prompt"], entry["pictures"], entry["status"]) == ("4 cats", 2, "success")
    assert entry["payload"]["max_images"] == 4


async def test_failure_is_refunded_and_empty_account_is_402(caller):
    """Failures cost nothing, and a charge above the balance is refused before anything is accepted."""
    await caller.control(credits=0.03, faults=[{"name": "failed_error_string"}])
    assert (await caller.finished())["status"] == "failed"
    assert (await caller.control(faults=[]))["credits"] == 0.03
    assert (await caller.post()).status == 200
    broke = await caller.post()
    assert broke.status == 402
    assert broke.json == {"error": "Insufficient credits. Please add more credits to your account."}
    assert len((await caller.ledger())["requests"]) == 2


async def test_ledger_keeps_polls_and_the_exact_finish(caller):
    """Polls are counted, and the finish time does not depend on when somebody looks."""
    accepted = await caller.post()
    path = f"/requests/{accepted.json['request_id']}"
    await caller.call("GET", path)
    assert (await caller.ledger())["requests"][0]["finished_at"] is None
    caller.clock.now += 10_000
    await caller.call("GET", path)
    [entry] = (await caller.ledger())["requests"]
    assert entry["polls"] == 2
    assert entry["created_at"] < entry["finished_at"] < entry["seen_at"] == caller.clock.now


async def test_speed_changes_at_once_and_without_a_jump(caller):
    """A request in hand goes on at the new speed from where it is."""
    accepted = await caller.post()
    record = caller.twin.ledger.records[accepted.json["request_id"]]
    caller.clock.now += record.ends / 2
    assert (await caller.control(speed=100))["speed"] == 100
    assert not caller.twin.ledger.ended(record)
    caller.clock.now += record.ends / 200 + 0.01
    assert caller.twin.ledger.ended(record)
    [entry] = (await caller.ledger())["requests"]
    assert entry["finished_at"] == pytest.approx(1_800_000_000 + record.ends / 2 + record.ends / 200)


async def test_upload_takes_the_signed_type_for_899_seconds(caller):
    """Another type is refused, a late PUT is refused, and nothing is public before the bytes came."""
    offer = (await caller.call("POST", "/upload-url", json={"file_type": "jpg"})).json
    put = {"data": b"bytes", "key": None}
    assert (await caller.call("GET", offer["public_url"], key=None)).status == 404
    wrong = await caller.call("PUT", offer["upload_url"], headers={"Content-Type": "image/jpeg"}, **put)
    assert wrong.status == 403
    caller.clock.now += 899
    right = await caller.call("PUT", offer["upload_url"], headers={"Content-Type": "image/jpg"}, **put)
    assert right.status == 200
    assert (await caller.call("GET", offer["public_url"], key=None)).body == b"bytes"
    caller.clock.now += 1
    late = await caller.call("PUT", offer["upload_url"], headers={"Content-Type": "image/jpg"}, **put)
    assert late.status == 400
    assert (await caller.call("POST", "/upload-url", json={"file_type": "exe"})).status == 400


async def test_references_are_fetched_and_seen_in_the_picture(caller):
    """A reference changes the picture, costs time, and its ratio shapes a preset."""
    plain = await caller.finished()
    url = await uploaded(caller, jpeg(600, 300))
    record = await caller.finished(image=[url], size="1K")
    bodies = [(await caller.call("GET", r["outcome"]["media_urls"][0]["url"])).body for r in (plain, record)]
    assert bodies[0] != bodies[1]
    width, height = Image.open(io.BytesIO(bodies[1])).size
    assert width > height


@pytest.mark.parametrize(
    ("body", "file_type"),
    [
        (b"plain text", "jpg"),
        (jpeg(14, 40), "jpg"),
        (jpeg(400, 100), "png"),
        (jpeg(64, 64, "WEBP"), "webp"),
        (jpeg(6100, 6000), "jpg"),
        (bytes(10 * 1024 * 1024 + 1), "jpg"),
    ],
    ids=["text", "thin", "long", "webp", "megapixels", "megabytes"],
)
async def test_bad_reference_is_rejected(caller, body, file_type):
    """Kind, side, ratio, pixels and bytes of a reference are judged by fetching it."""
    url = await uploaded(caller, body, file_type)
    rejected = await caller.post(image=[url])
    assert rejected.status == 400
    assert rejected.json["error"].startswith("Generation rejected; ")
    assert rejected.json["request_id"]


async def test_missing_reference_is_rejected(caller):
    """An address that answers 404, and one where nobody listens, are rejected alike."""
    gone = caller.twin.base_url + "/uploads/none.jpg"
    assert (await caller.post(image=[gone])).status == 400
    assert (await caller.post(image=["http://127.0.0.1:1/x.jpg"])).status == 400


async def test_real_time_is_the_default():
    """Without a clock of its own the twin runs on the machine's."""
    async with GmiTwin(GmiOptions(speed=100_000.0)) as twin, aiohttp.ClientSession() as session:
        url = twin.base_url + "/api/v1/ie/requestqueue/apikey/requests"
        headers = {"Authorization": "Bearer demo"}
        async with session.post(url, json={"model": MODEL, "payload": {"prompt": "x"}}, headers=headers) as response:
            request_id = (await response.json())["request_id"]
        status = "queued"
        while status != "success":
            async with session.get(f"{url}/{request_id}", headers=headers) as response:
                status = (await response.json())["status"]
