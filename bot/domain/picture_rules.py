"""Owns what a picture's score means where the picture is to be shown; knows neither who scored it nor the place."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """What becomes of a picture, from the mildest to the strictest."""

    FINE = "fine"
    #: Shown behind a cover that each member may lift.
    SPOILER = "spoiler"
    #: Seen by moderators first.
    REVIEW = "review"
    #: Shown to nobody.
    BLOCK = "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Scores, 0 for harmless to 1 for explicit, from which a picture is treated so; None for never."""

    spoiler: float | None = None
    review: float | None = None
    block: float | None = None

    @property
    def idle(self) -> bool:
        """Whether no score changes anything, so that nobody need look."""
        return self.spoiler is None and self.review is None and self.block is None


#: Where anybody may look.
USUAL = Thresholds(spoiler=0.5, review=0.8, block=0.95)
#: Where Discord asks for the age.
ADULT = Thresholds()


def verdict(score: float | None, thresholds: Thresholds) -> Look:
    """What becomes of one picture.

    Without a score it could not be judged: that alone blocks nothing, but it passes no threshold below unseen.
    """
    lines = ((Look.BLOCK, thresholds.block), (Look.REVIEW, thresholds.review), (Look.SPOILER, thresholds.spoiler))
    for look, least in lines:
        if least is not None and (look is not Look.BLOCK if score is None else score >= least):
            return look
    return Look.FINE


def strictest(looks: Iterable[Look]) -> Look:
    """What becomes of pictures that are shown together; fine where there is none."""
    order = list(Look)
    return max(looks, key=order.index, default=Look.FINE)
