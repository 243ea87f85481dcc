"""The forms in which the Segmind twin tells pictures, and the ways in which they are spoiled, one by one."""

import base64
import io

import aiohttp
import pytest
from PIL import Image

from playground.fake_providers.script import Phase
from playground.fake_providers.segmind.faults import KNOWN

GROUP = {"max_images": 4, "sequential_image_generation": "auto"}
#: Forms of a v1 answer: where its pictures are to be found.
ADDRESSES = {
    "shape_list_urls": lambda document: document,
    "shape_output": lambda document: document["output"],
    "shape_images": lambda document: [image["url"] for image in document["images"]],
    "shape_images_plain": lambda document: document["images"],
    "shape_data": lambda document: [image["url"] for image in document["data"]],
}
TEXTS = {
    "shape_list": lambda document: document,
    "shape_image": lambda document: [document["image"]],
    "shape_data_base64": lambda document: [image["b64_json"] for image in document["data"]],
}
FLOODS = {"result_too_large": str(256 * 1024 * 1024), "result_endless": None}
#: Faults that have a test of their own by name.
ALONE = {
    "shape_raw", "shape_unknown", "shape_output_list", "shape_images_only", "shape_output_base64", "result_png",
    "result_not_picture", "result_truncated", "result_cut", "result_slow", "result_redirect", "result_other_host",
    "result_missing",
}  # fmt: skip


def test_every_fault_of_pictures_is_played_here():
    """A fault that joins the script has to be shown to strike."""
    named = sorted(name for table in (ADDRESSES, TEXTS, FLOODS, ALONE) for name in table)
    assert named == sorted(name for name, fault in KNOWN.items() if fault.phase in (Phase.SHAPE, Phase.RESULT))


@pytest.fixture(params=["v1", "v2"])
def api(request):
    return request.param


@pytest.mark.parametrize("name", ADDRESSES)
async def test_form_with_addresses_leads_to_every_picture(segmind, name):
    """For a group and for one picture alike."""
    await segmind.fault(name)
    for count, payload in ((4, GROUP), (1, {})):
        urls = ADDRESSES[name]((await segmind.paint("4 seas", **payload)).json)
        assert len(urls) == count
        for url in urls:
            assert (await segmind.ask("GET", url)).body.startswith(b"\xff\xd8")


@pytest.mark.parametrize("name", TEXTS)
async def test_form_with_texts_holds_the_pictures(segmind, name):
    """Base64 of whole jpegs; the form with one image loses the others, which are charged."""
    await segmind.fault(name)
    painted = await segmind.paint("2 seas", max_images=2, sequential_image_generation="auto")
    texts = TEXTS[name](painted.json)
    assert len(texts) == (1 if name == "shape_image" else 2)
    for text in texts:
        assert Image.open(io.BytesIO(base64.b64decode(text, validate=True))).size == (1024, 1024)
    assert painted.headers["x-cost"] == "0.06"


async def test_group_as_bytes_is_its_first_picture(segmind):
    """The others are lost, and charged."""
    await segmind.fault("shape_raw")
    painted = await segmind.paint("2 seas", max_images=2, sequential_image_generation="auto")
    assert (painted.headers["Content-Type"], painted.headers["x-cost"]) == ("image/jpeg", "0.06")


async def test_form_that_nobody_knows(segmind):
    """JSON, charged, and nothing in it looks like a picture."""
    await segmind.fault("shape_unknown")
    painted = await segmind.paint()
    assert (painted.status, painted.json) == (200, {"result": "done", "count": 1})
    assert painted.headers["x-cost"] == "0.03"


async def test_forms_of_a_result(segmind):
    """A list of one, images alone, or base64 instead of an address."""
    await segmind.fault("shape_output_list")
    document = (await segmind.finished()).json
    assert len(document["output"]) == 1
    assert "images" not in document
    await segmind.fault("shape_images_only")
    document = (await segmind.finished()).json
    assert (await segmind.ask("GET", document["images"][0]["url"])).status == 200
    assert "output" not in document
    await segmind.fault("shape_output_base64")
    document = (await segmind.finished()).json
    assert base64.b64decode(document["output"], validate=True).startswith(b"\xff\xd8")


async def test_form_spares_the_other_interface(segmind):
    """A fault that v2 cannot play waits for v1."""
    await segmind.fault("shape_list", count=1)
    assert "images" in (await segmind.finished()).json
    assert isinstance((await segmind.paint()).json, list)


async def picture(segmind, api: str):
    """The answer that holds a picture, wherever it has to be fetched."""
    if api == "v1":
        return await segmind.paint()
    return await segmind.ask("GET", (await segmind.finished()).json["output"])


async def test_picture_that_is_a_png(segmind, api):
    """And says so."""
    await segmind.fault("result_png")
    painted = await picture(segmind, api)
    assert painted.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(painted.body)).format == "PNG"


async def test_picture_that_is_text(segmind, api):
    """The type says jpeg, the bytes say otherwise."""
    await segmind.fault("result_not_picture")
    painted = await picture(segmind, api)
    assert (painted.headers["Content-Type"], painted.body[:4]) == ("image/jpeg", b"This")


async def test_picture_that_ends_half_way(segmind, api):
    """It begins well, and the answer is complete as far as HTTP knows."""
    await segmind.fault("result_truncated")
    painted = await picture(segmind, api)
    assert painted.body.startswith(b"\xff\xd8")
    assert not painted.body.endswith(b"\xff\xd9")


async def test_picture_whose_connection_drops(segmind, api):
    """It announces more than it sends; on v1 it is charged."""
    await segmind.fault("result_cut")
    with pytest.raises(aiohttp.ClientPayloadError):
        await picture(segmind, api)
    assert (await segmind.ledger())["credits"] == 999.97


@pytest.mark.parametrize(("name", "length"), FLOODS.items(), ids=FLOODS)
async def test_picture_that_is_too_large(segmind, name, length):
    """It floods with or without saying so, and the twin survives a client that hangs up."""
    await segmind.fault(name)
    body = {"prompt": "x", "size": "1K", "aspect_ratio": "1:1"}
    address = f"{segmind.twin.base_url}/v1/seedream-4"
    async with segmind.session.post(address, json=body, headers={"x-api-key": "demo"}) as response:
        assert response.headers.get("Content-Length") == length
        head = await response.content.readexactly(1_000_000)
        response.close()
    assert head.startswith(b"\xff\xd8")
    await segmind.control(faults=[])
    assert (await segmind.paint()).status == 200


async def test_picture_that_trickles(segmind):
    """The whole of it comes, over half a minute of the twin's time beside the painting."""
    await segmind.fault("result_slow")
    url = (await segmind.finished()).json["output"]
    before = segmind.clock.now
    assert (await segmind.ask("GET", url)).body.endswith(b"\xff\xd9")
    assert segmind.clock.now - before == pytest.approx(30.0)
    assert (await segmind.paint()).body.endswith(b"\xff\xd9")
    [_, painted] = (await segmind.ledger())["requests"]
    assert segmind.clock.now - painted["finished_at"] == pytest.approx(30.0, abs=0.01)


async def test_picture_on_a_host_that_is_not_allowed(segmind):
    """The result itself names the stranger's origin, which works and notes who comes."""
    await segmind.fault("result_other_host")
    url = (await segmind.finished()).json["output"]
    assert not url.startswith(segmind.twin.base_url)
    assert (await segmind.ledger())["trespasses"] == []
    assert (await segmind.ask("GET", url)).status == 200
    assert len((await segmind.ledger())["trespasses"]) == 1


async def test_picture_that_redirects_to_a_stranger(segmind):
    """The address is right, and leads elsewhere."""
    await segmind.fault("result_redirect")
    answer = await segmind.ask("GET", (await segmind.finished()).json["output"])
    assert answer.status == 302
    assert not answer.headers["Location"].startswith(segmind.twin.base_url)


async def test_picture_that_is_gone(segmind):
    """The address of a group's picture answers 404; bytes have no address, so the fault spares them."""
    await segmind.fault("result_missing", count=1)
    assert (await segmind.paint()).body.startswith(b"\xff\xd8")
    urls = [image["url"] for image in (await segmind.paint("4 seas", **GROUP)).json["images"]]
    assert (await segmind.ask("GET", urls[0])).status == 404
