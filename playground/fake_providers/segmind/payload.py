"""The rules of a Segmind payload for Seedream 4.0. It fetches nothing: references are checked in `references`."""

from typing import Any

from playground.fake_providers.order import MAX_IMAGES, MAX_REFERENCES, Order, Rejected, Shape, is_address

FIELDS = frozenset(
    {
        "prompt",
        "size",
        "aspect_ratio",
        "width",
        "height",
        "max_images",
        "image_input",
        "sequential_image_generation",
    }
)
SIDES = (1024, 4096)
SIDE_STEP = 64
#: What the model paints for a size and an aspect ratio.
LANDSCAPE: dict[str, dict[str, Shape]] = {
    "1K": {"1:1": (1024, 1024), "4:3": (1152, 864), "16:9": (1280, 720), "3:2": (1248, 832), "21:9": (1512, 648)},
    "2K": {"1:1": (2048, 2048), "4:3": (2304, 1728), "16:9": (2560, 1440), "3:2": (2496, 1664), "21:9": (3024, 1296)},
    "4K": {"1:1": (4096, 4096), "4:3": (4096, 3072), "16:9": (4096, 2304), "3:2": (4096, 2728), "21:9": (4096, 1752)},
}
PORTRAITS = {"3:4": "4:3", "9:16": "16:9", "2:3": "3:2"}
PRESETS: dict[str, dict[str, Shape]] = {
    size: shapes | {tall: (shapes[wide][1], shapes[wide][0]) for tall, wide in PORTRAITS.items()}
    for size, shapes in LANDSCAPE.items()
}


class UnknownFields(Rejected):
    """Fields that the model does not have; ``names`` are they."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"unknown fields: {', '.join(names)}")
        self.names = names


class ValueRejected(Rejected):
    """A field that exists has a value that it may not have."""


def read(payload: dict[str, Any]) -> Order:
    """Check a payload and read it; Rejected names the rule that it breaks."""
    if unknown := sorted(set(payload) - FIELDS):
        raise UnknownFields(unknown)
    prompt = payload.get("prompt")
    if not isinstance(prompt, str) or not prompt.strip():
        raise Rejected("prompt is required")
    images = _images(payload.get("image_input", []))
    most = _integer(payload, "max_images", 1, (1, MAX_IMAGES))
    _demand(len(images) + most <= MAX_IMAGES, f"references and pictures together are at most {MAX_IMAGES}")
    sequence = payload.get("sequential_image_generation", "disabled")
    _demand(sequence in ("disabled", "auto"), "sequential_image_generation is disabled or auto")
    size, shapes = _shape(payload)
    return Order(
        prompt=prompt,
        images=images,
        size=size,
        shapes=shapes,
        max_images=most,
        auto=sequence == "auto",
        seed=-1,
        watermark=False,
    )


def _shape(payload: dict[str, Any]) -> tuple[Shape | None, tuple[Shape, ...]]:
    """The size in pixels, or the shapes among which the model chooses when no ratio is named."""
    size = payload.get("size", "2K")
    _demand(isinstance(size, str) and size in {*PRESETS, "custom"}, "size is 1K, 2K, 4K or custom")
    ratio = payload.get("aspect_ratio")
    _demand(ratio is None or ratio in list(PRESETS["1K"]), f"aspect_ratio is one of {', '.join(PRESETS['1K'])}")
    if size != "custom":
        _demand("width" not in payload and "height" not in payload, "width and height go with size custom only")
        return (None, tuple(PRESETS[size].values())) if ratio is None else (PRESETS[size][ratio], ())
    return (_side(payload, "width"), _side(payload, "height")), ()


def _side(payload: dict[str, Any], name: str) -> int:
    if name not in payload:
        raise Rejected(f"{name} is required with size custom")
    side = _integer(payload, name, 0, SIDES)
    _demand(side % SIDE_STEP == 0, f"{name} is a multiple of {SIDE_STEP}")
    return side


def _demand(kept: bool, rule: str) -> None:
    if not kept:
        raise ValueRejected(f"value rejected: {rule}")


def _integer(payload: dict[str, Any], name: str, default: int, span: tuple[int, int]) -> int:
    value = payload.get(name, default)
    _demand(type(value) is int and span[0] <= value <= span[1], f"{name} is from {span[0]} to {span[1]}")
    return value


def _images(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Rejected("image_input is a list of addresses")
    _demand(len(value) <= MAX_REFERENCES, f"image_input holds at most {MAX_REFERENCES} addresses")
    for url in value:
        _demand(isinstance(url, str) and is_address(url), "image_input holds http or https addresses")
    return tuple(value)
