"""What becomes of a request: how its states are named, how it ends and what it then says. It knows no time.

The names are the same for every twin; a twin with other words for them translates them where it speaks."""

from dataclasses import dataclass
from typing import Any

#: The upstream codes of a content refusal, and what upstream says with them.
REFUSALS = {
    "refused_input_text": ("InputTextSensitiveContentDetected", "the input text may contain sensitive information"),
    "refused_input_image": ("InputImageSensitiveContentDetected", "the input image may contain sensitive information"),
    "refused_output_image": (
        "OutputImageSensitiveContentDetected",
        "the output image may contain sensitive information",
    ),
}
WORDS = "The prompt violates our content policy."
NEVER_ENDING = {
    "stuck_queued": ("queued", "queued"),
    "stuck_processing": ("queued", "processing"),
    "stuck_weird": ("queued", "weird"),
}
OTHER_NAMES = {
    "status_created": ("created", "processing"),
    "status_dispatched": ("queued", "dispatched"),
    "status_weird": ("weird", "weird"),
}
#: What a failed record says: its outcome, and further keys beside it.
Failure = tuple[dict[str, Any] | None, dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """Names of the two waiting states, the end, and what comes with it; ``end`` is None when it never ends."""

    waiting: tuple[str, str] = ("queued", "processing")
    end: str | None = "success"
    pictures: int = 1
    thumbnail: bool = True
    outcome: dict[str, Any] | None = None
    extra: tuple[tuple[str, Any], ...] = ()


def decide(fault: str | None, pictures: int, failures: dict[str, Failure]) -> Fate:
    """The fate of a request that would give this many pictures, under one fault of the FATE phase or none."""
    if fault in failures:
        outcome, extra = failures[fault]
        end = "cancelled" if fault == "cancelled" else "failed"
        return Fate(end=end, pictures=0, outcome=outcome, extra=tuple(extra.items()))
    if fault in NEVER_ENDING:
        return Fate(waiting=NEVER_ENDING[fault], end=None, pictures=0)
    if fault in OTHER_NAMES:
        return Fate(waiting=OTHER_NAMES[fault], pictures=pictures)
    if fault == "fewer_pictures":
        return Fate(pictures=pictures // 2 or 1)
    if fault in ("no_pictures", "thumbnail_only"):
        return Fate(pictures=0, thumbnail=fault == "thumbnail_only")
    return Fate(pictures=pictures)
