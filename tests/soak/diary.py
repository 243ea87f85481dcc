"""What happened in a soak and when: counts, rough moments, and whatever should not have happened. Judges nothing."""

import time
from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """Kept by all who take part."""

    counts: Counter[str] = field(default_factory=Counter[str])
    #: Ends of bots that were not asked for, or not as they should be.
    strange: list[str] = field(default_factory=list[str])
    #: From when to when the bot was dying, or Discord left calls unanswered, in Unix seconds.
    spans: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])

    def note_span(self, began: float) -> None:
        """It was rough from then until now."""
        self.spans.append((began, time.time()))

    def rough(self, began: float, ended: float) -> bool:
        """Whether anything was between these moments."""
        return any(first <= ended and last >= began for first, last in self.spans)
