"""The one model that the GMI twin offers, as its model pages tell it."""

from typing import Any

MODEL = "seedream-4-0-250828"
TWIN = "This is a twin on the loopback interface: a program draws the pictures and nobody is charged."


def _parameter(name: str, kind: str, *, required: bool = False, **more: Any) -> dict[str, Any]:
    title = name.replace("_", " ").capitalize()
    return {"name": name, "display_name": title, "type": kind, "required": required, **more}


DETAIL: dict[str, Any] = {
    "model": MODEL,
    "brief_description": f"Twin of Seedream 4.0 for tests and demonstrations. {TWIN}",
    "detailed_description": TWIN,
    "is_twin": True,
    "parameters": [
        _parameter("prompt", "string", required=True, max_length=2000),
        _parameter("image", "list", max_items=10),
        _parameter("size", "string", default_value="2048x2048"),
        _parameter("max_images", "integer", default_value=1, minimum=1, maximum=15),
        _parameter("sequential_image_generation", "string", default_value="disabled", enum=["disabled", "auto"]),
        _parameter("seed", "integer", default_value=-1, minimum=-1, maximum=2_147_483_647),
        _parameter("watermark", "boolean", default_value=False),
        _parameter("response_format", "string", enum=["url"]),
    ],
    "pricing_details": "0.03 make-believe dollars a picture",
    "price_info": {"unit": "image", "price": 0.03, "currency": "USD"},
}
