"""The rules of a GMI payload, one by one."""

import pytest

from playground.fake_providers.gmi.payload import read
from playground.fake_providers.order import Rejected

GOOD = [
    {"prompt": "x" * 2000},
    {"prompt": "x", "image": "https://a.example/1.png"},
    {"prompt": "x", "image": [f"https://a.example/{n}.png" for n in range(10)], "max_images": 5},
    {"prompt": "x", "size": "1K"},
    {"prompt": "x", "size": "4096x4096"},
    {"prompt": "x", "size": "1280x720"},
    {"prompt": "x", "size": "3840x240"},
    {"prompt": "x", "seed": 0},
    {"prompt": "x", "seed": -1},
    {"prompt": "x", "seed": 2_147_483_647},
    {"prompt": "x", "response_format": "url", "watermark": True, "sequential_image_generation": "auto"},
]
BAD = {
    "not an object": [],
    "no prompt": {},
    "empty prompt": {"prompt": "  "},
    "prompt of a number": {"prompt": 5},
    "long prompt": {"prompt": "x" * 2001},
    "unknown field": {"prompt": "x", "width": 1024},
    "eleven images": {"prompt": "x", "image": ["https://a.example/1.png"] * 11},
    "image of a number": {"prompt": "x", "image": 5},
    "image list of numbers": {"prompt": "x", "image": [5]},
    "image without a host": {"prompt": "x", "image": ["https://"]},
    "image that is a file": {"prompt": "x", "image": ["file:///a.png"]},
    "image that is data": {"prompt": "x", "image": ["data:image/png;base64,AAAA"]},
    "image with a broken address": {"prompt": "x", "image": ["http://["]},
    "sixteen pictures": {"prompt": "x", "max_images": 16},
    "no pictures": {"prompt": "x", "max_images": 0},
    "pictures as text": {"prompt": "x", "max_images": "2"},
    "references and pictures": {"prompt": "x", "image": ["https://a.example/1.png"] * 10, "max_images": 6},
    "small size": {"prompt": "x", "size": "959x960"},
    "large size": {"prompt": "x", "size": "4097x4096"},
    "long size": {"prompt": "x", "size": "3920x240"},
    "size in words": {"prompt": "x", "size": "large"},
    "size of a number": {"prompt": "x", "size": 1024},
    "size of a list": {"prompt": "x", "size": [1024, 1024]},
    "negative seed": {"prompt": "x", "seed": -2},
    "large seed": {"prompt": "x", "seed": 2_147_483_648},
    "seed that is true": {"prompt": "x", "seed": True},
    "sequence": {"prompt": "x", "sequential_image_generation": "enabled"},
    "watermark": {"prompt": "x", "watermark": "no"},
    "format": {"prompt": "x", "response_format": "b64_json"},
}


@pytest.mark.parametrize("payload", GOOD, ids=lambda payload: str(payload)[:60])
def test_good_payload_is_read(payload):
    """What keeps the rules comes out as an order."""
    assert read(payload).prompt == payload["prompt"]


@pytest.mark.parametrize("payload", BAD.values(), ids=BAD)
def test_bad_payload_is_rejected(payload):
    """What breaks a rule is rejected, with a reason."""
    with pytest.raises(Rejected, match=r"\w"):
        read(payload)


def test_defaults_are_those_of_the_model():
    """Left out, the watermark is on, the size square and large, and the seed random."""
    order = read({"prompt": "x"})
    assert (order.watermark, order.size, order.seed, order.most) == (True, (2048, 2048), -1, 1)


async def test_rejection_keeps_its_reason_to_a_header_of_the_twin(caller):
    """The body is the provider's, word for word; the twin's own header says what was wrong."""
    answer = await caller.post("x" * 2001)
    assert answer.status == 400
    assert answer.json["error"] == "Generation rejected; please review the prompt and parameters then retry"
    assert "2000" in answer.headers["X-Twin-Reason"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"model": "m"}', b"5"])
async def test_broken_body_is_rejected(caller, body):
    """Whatever is not a request is a 400, never a crash."""
    assert (await caller.call("POST", "/requests", data=body)).status == 400
