"""The rules of a Segmind payload, one by one."""

import pytest

from playground.fake_providers.order import Rejected
from playground.fake_providers.segmind.payload import PRESETS, UnknownFields, ValueRejected, read

URL = "https://a.example/1.png"
GOOD = [
    {"prompt": "x" * 5000},
    {"prompt": "x", "size": "1K", "aspect_ratio": "21:9"},
    {"prompt": "x", "size": "4K"},
    {"prompt": "x", "size": "custom", "width": 1024, "height": 4096},
    {"prompt": "x", "size": "custom", "width": 1920, "height": 1088, "aspect_ratio": "16:9"},
    {"prompt": "x", "image_input": []},
    {"prompt": "x", "image_input": [URL] * 10, "max_images": 5, "sequential_image_generation": "auto"},
    {"prompt": "x", "max_images": 15},
]
#: What is malformed is a 400.
MALFORMED = {
    "no prompt": {},
    "empty prompt": {"prompt": "  "},
    "prompt of a number": {"prompt": 5},
    "image as text": {"prompt": "x", "image_input": URL},
    "width alone": {"prompt": "x", "size": "custom", "width": 1024},
    "height alone": {"prompt": "x", "size": "custom", "height": 1024},
    "custom without sides": {"prompt": "x", "size": "custom"},
}
#: What has a value that it may not have is a 406.
REFUSED = {
    "size in words": {"prompt": "x", "size": "large"},
    "size in pixels": {"prompt": "x", "size": "1024x1024"},
    "size of a list": {"prompt": "x", "size": ["1K"]},
    "ratio": {"prompt": "x", "aspect_ratio": "5:4"},
    "ratio of a list": {"prompt": "x", "aspect_ratio": ["1:1"]},
    "width beside a preset": {"prompt": "x", "size": "2K", "width": 2048, "height": 2048},
    "height by default": {"prompt": "x", "height": 2048},
    "small side": {"prompt": "x", "size": "custom", "width": 960, "height": 1024},
    "large side": {"prompt": "x", "size": "custom", "width": 1024, "height": 4160},
    "side between the steps": {"prompt": "x", "size": "custom", "width": 1920, "height": 1080},
    "side as text": {"prompt": "x", "size": "custom", "width": "1024", "height": 1024},
    "side that is true": {"prompt": "x", "size": "custom", "width": True, "height": 1024},
    "no pictures": {"prompt": "x", "max_images": 0},
    "sixteen pictures": {"prompt": "x", "max_images": 16},
    "pictures as text": {"prompt": "x", "max_images": "2"},
    "sequence": {"prompt": "x", "sequential_image_generation": "enabled"},
    "sequence of a list": {"prompt": "x", "sequential_image_generation": ["auto"]},
    "eleven references": {"prompt": "x", "image_input": [URL] * 11},
    "references and pictures": {"prompt": "x", "image_input": [URL] * 10, "max_images": 6},
    "reference of a number": {"prompt": "x", "image_input": [5]},
    "reference that is data": {"prompt": "x", "image_input": ["data:image/png;base64,AAAA"]},
    "reference without a host": {"prompt": "x", "image_input": ["https://"]},
}


@pytest.mark.parametrize("payload", GOOD, ids=lambda payload: str(payload)[:60])
def test_good_payload_is_read(payload):
    """What keeps the rules comes out as an order."""
    assert read(payload).prompt == payload["prompt"]


@pytest.mark.parametrize("payload", MALFORMED.values(), ids=MALFORMED)
def test_malformed_payload_is_rejected(payload):
    """What is missing or of the wrong kind is no matter of values."""
    with pytest.raises(Rejected, match=r"\w") as caught:
        read(payload)
    assert not isinstance(caught.value, ValueRejected)


@pytest.mark.parametrize("payload", REFUSED.values(), ids=REFUSED)
def test_bad_value_is_rejected_as_one(payload):
    """A value that a field may not have."""
    with pytest.raises(ValueRejected, match="value rejected: "):
        read(payload)


@pytest.mark.parametrize("field", ["seed", "watermark", "response_format", "image", "negative_prompt"])
def test_field_that_does_not_exist_is_named(field):
    """What other providers know does not exist here."""
    with pytest.raises(UnknownFields, match=field) as caught:
        read({"prompt": "x", field: 1})
    assert caught.value.names == [field]


def test_presets_are_the_sizes_that_the_model_paints():
    """The eight ratios of each size, portrait as landscape swapped."""
    assert {size: len(shapes) for size, shapes in PRESETS.items()} == {"1K": 8, "2K": 8, "4K": 8}
    assert PRESETS["1K"]["16:9"] == (1280, 720)
    assert PRESETS["2K"]["2:3"] == (1664, 2496)
    assert PRESETS["4K"]["9:16"] == (2304, 4096)
    assert read({"prompt": "x", "size": "4K", "aspect_ratio": "21:9"}).size == (4096, 1752)
    for shapes in PRESETS.values():
        for ratio, (width, height) in shapes.items():
            across, down = map(int, ratio.split(":"))
            assert width / height == pytest.approx(across / down, rel=0.01)


def test_without_a_ratio_the_model_chooses_the_shape():
    """By the first reference, else by the prompt; 2K where no size is named."""
    order = read({"prompt": "x"})
    assert order.shape(None) in PRESETS["2K"].values()
    assert order.shape(0.6) == PRESETS["2K"]["9:16"]
    assert order.shape(1.4) == PRESETS["2K"]["4:3"]


def test_there_is_no_watermark_and_no_seed():
    """Nobody can ask for them, so every picture is clean and its seed is drawn."""
    assert (read({"prompt": "x"}).watermark, read({"prompt": "x"}).seed) == (False, -1)
