"""The forms in which Segmind's answers tell pictures, known and suspected. It draws nothing and sends nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playground.fake_providers.order import Order

#: A group's answer on v1, where nothing else was asked for.
GROUP = "shape_images"
RAW = "shape_raw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a list of pictures is told; ``base64`` when they are texts and not addresses."""

    tell: Callable[[Sequence[str]], Any]
    base64: bool = False


V1: dict[str, Shape] = {
    "shape_list": Shape(tell=list, base64=True),
    "shape_list_urls": Shape(tell=list),
    "shape_output": Shape(tell=lambda told: {"output": list(told)}),
    "shape_images": Shape(tell=lambda told: {"images": [{"url": url} for url in told]}),
    "shape_images_plain": Shape(tell=lambda told: {"images": list(told)}),
    "shape_image": Shape(tell=lambda told: {"image": next(iter(told), None)}, base64=True),
    "shape_data": Shape(tell=lambda told: {"data": [{"url": url} for url in told]}),
    "shape_data_base64": Shape(tell=lambda told: {"data": [{"b64_json": text} for text in told]}, base64=True),
    "shape_unknown": Shape(tell=lambda told: {"result": "done", "count": len(told)}),
}


def _one_or_all(told: Sequence[str]) -> Any:
    if not told:
        return None
    return told[0] if len(told) == 1 else list(told)


V2: dict[str | None, Shape] = {
    None: Shape(tell=lambda told: {"output": _one_or_all(told), "images": [{"url": url} for url in told]}),
    "shape_output_list": Shape(tell=lambda told: {"output": list(told)}),
    "shape_images_only": Shape(tell=lambda told: {"images": [{"url": url} for url in told]}),
    "shape_output_base64": Shape(tell=lambda told: {"output": _one_or_all(told), "images": []}, base64=True),
}


def of_v1(fault: str | None, order: Order) -> str:
    """The form of a v1 answer: bytes for one picture, JSON for what may be a group."""
    return fault or (GROUP if order.most > 1 else RAW)


def traits(api: str, order: Order, fault: str | None) -> frozenset[str]:
    """What a call is, and how its pictures will travel, for the faults that need to know."""
    known = {api} | ({"group"} if order.most > 1 else set())
    if api == "v1" and of_v1(fault, order) == RAW:
        return frozenset(known | {"bytes"})
    shape = V2[fault] if api == "v2" else V1[of_v1(fault, order)]
    return frozenset(known if shape.base64 else known | {"bytes", "files"})
