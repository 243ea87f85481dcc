"""The rules of a GMI payload for Seedream 4.0. It fetches nothing: references are checked in `references`."""

import re
from typing import Any

from playground.fake_providers.order import MAX_IMAGES, MAX_REFERENCES, Order, Rejected, Shape, is_address

FIELDS = frozenset(
    {
        "prompt",
        "image",
        "size",
        "max_images",
        "sequential_image_generation",
        "seed",
        "watermark",
        "response_format",
    }
)
MAX_PROMPT = 2000
MAX_SEED = 2_147_483_647
MIN_PIXELS, MAX_PIXELS = 921_600, 16_777_216
MAX_RATIO = 16
#: What the model may choose when only a resolution is named.
PRESETS: dict[str, tuple[Shape, ...]] = {
    "1K": ((1024, 1024), (1152, 864), (1280, 720), (1248, 832), (864, 1152), (832, 1248)),
    "2K": ((2048, 2048), (2304, 1728), (2560, 1440), (2496, 1664), (1728, 2304), (1664, 2496)),
    "4K": ((4096, 4096), (4096, 3072), (4096, 2304), (4096, 2728), (3072, 4096), (2728, 4096)),
}


def read(payload: Any) -> Order:
    """Check a payload and read it; Rejected names the rule that it breaks."""
    _demand(isinstance(payload, dict), "payload is an object")
    unknown = sorted(set(payload) - FIELDS)
    _demand(not unknown, f"unknown fields: {', '.join(unknown)}")
    prompt = payload.get("prompt")
    _demand(isinstance(prompt, str) and prompt.strip() != "", "prompt is required")
    _demand(len(prompt) <= MAX_PROMPT, f"prompt has at most {MAX_PROMPT} characters")
    images = _images(payload.get("image", []))
    most = _integer(payload, "max_images", 1, (1, MAX_IMAGES))
    _demand(len(images) + most <= MAX_IMAGES, f"references and pictures together are at most {MAX_IMAGES}")
    sequence = payload.get("sequential_image_generation", "disabled")
    _demand(sequence in ("disabled", "auto"), "sequential_image_generation is disabled or auto")
    # The service's page says false, the model behind it true: whoever leaves it out learns that here.
    watermark = payload.get("watermark", True)
    _demand(isinstance(watermark, bool), "watermark is a boolean")
    _demand(payload.get("response_format", "url") == "url", "response_format is url")
    size = payload.get("size", "2048x2048")
    free = PRESETS.get(size, ()) if isinstance(size, str) else ()
    return Order(
        prompt=prompt,
        images=images,
        size=None if free else _size(size),
        shapes=free,
        max_images=most,
        auto=sequence == "auto",
        seed=_integer(payload, "seed", -1, (-1, MAX_SEED)),
        watermark=watermark,
    )


def _demand(kept: bool, rule: str) -> None:
    if not kept:
        raise Rejected(rule)


def _integer(payload: dict[str, Any], name: str, default: int, span: tuple[int, int]) -> int:
    value = payload.get(name, default)
    _demand(type(value) is int and span[0] <= value <= span[1], f"{name} is from {span[0]} to {span[1]}")
    return value


def _images(value: Any) -> tuple[str, ...]:
    urls = [value] if isinstance(value, str) else value
    _demand(isinstance(urls, list), "image is an address or a list of addresses")
    _demand(len(urls) <= MAX_REFERENCES, f"image holds at most {MAX_REFERENCES} addresses")
    for url in urls:
        _demand(isinstance(url, str) and is_address(url), "image holds http or https addresses")
    return tuple(urls)


def _size(value: Any) -> Shape:
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", value) if isinstance(value, str) else None
    if found is None:
        raise Rejected("size is a preset or WIDTHxHEIGHT")
    width, height = int(found[1]), int(found[2])
    _demand(MIN_PIXELS <= width * height <= MAX_PIXELS, f"size has {MIN_PIXELS} to {MAX_PIXELS} pixels")
    _demand(max(width, height) <= MAX_RATIO * min(width, height), f"sides differ at most {MAX_RATIO} to 1")
    return width, height
