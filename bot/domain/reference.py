"""Owns a picture to work from, and what the model takes as one; opens no file.

Source of the bounds: the model's rules for references.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import errors
from bot.domain.capability import Capabilities
from bot.domain.picture import Picture

REFERENCE_BYTES_MOST = 10 * 1024 * 1024
REFERENCE_PIXELS_MOST = 36_000_000
REFERENCE_SIDE_LEAST = 15
REFERENCE_RATIO_MOST = 3
REFERENCE_TYPES = ("image/png", "image/jpeg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One picture to work from: where it lies, and what Discord says of it (bytes, pixels; 0 if unknown).

    `original` is the copy that the studio keeps; with one, the address may be empty or out of date.
    """

    url: str
    name: str
    content_type: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    original: Picture | None = None


def check_references(references: Sequence[Reference], capabilities: Capabilities) -> tuple[Reference, ...]:
    """Judge references by what is said of them; their bytes are looked at later.

    Raises `InvalidCount` for too many and `InvalidReference` for the first that cannot be used.
    """
    if len(references) > capabilities.references:
        raise errors.InvalidCount(problem="references", given=len(references), most=capabilities.references)
    for number, each in enumerate(references, start=1):
        problem = _reference_problem(each, capabilities)
        if problem:
            raise errors.InvalidReference(problem=problem, number=number, name=each.name)
    return tuple(references)


def _reference_problem(reference: Reference, capabilities: Capabilities) -> str | None:
    if not (reference.url or capabilities.uploads):
        return "gone"
    kind = reference.content_type.partition(";")[0].strip().lower()
    if kind and kind not in REFERENCE_TYPES:
        return "type"
    if reference.size > REFERENCE_BYTES_MOST:
        return "bytes"
    if reference.width and reference.height:
        return pixel_problem(reference.width, reference.height)
    return None


def pixel_problem(width: int, height: int) -> str | None:
    """What the model refuses about a reference of these sides, or None."""
    short, long = sorted((width, height))
    if width * height > REFERENCE_PIXELS_MOST:
        return "pixels"
    if short < REFERENCE_SIDE_LEAST:
        return "side"
    if long > REFERENCE_RATIO_MOST * short:
        return "ratio"
    return None
