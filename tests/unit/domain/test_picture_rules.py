"""What a score means, in places for everybody and in places for adults."""

import pytest

from bot.domain.picture_rules import ADULT, USUAL, Look, Thresholds, strictest, verdict

ONLY_BLOCK = Thresholds(block=0.9)
ONLY_SPOILER = Thresholds(spoiler=0.3)
NO_SPOILER = Thresholds(review=0.6, block=0.9)
UPSIDE_DOWN = Thresholds(spoiler=0.9, review=0.6, block=0.3)

TABLE = [
    (USUAL, 0.0, Look.FINE),
    (USUAL, 0.4999, Look.FINE),
    (USUAL, 0.5, Look.SPOILER),
    (USUAL, 0.7999, Look.SPOILER),
    (USUAL, 0.8, Look.REVIEW),
    (USUAL, 0.9499, Look.REVIEW),
    (USUAL, 0.95, Look.BLOCK),
    (USUAL, 1.0, Look.BLOCK),
    (USUAL, None, Look.REVIEW),
    (ADULT, 0.0, Look.FINE),
    (ADULT, 1.0, Look.FINE),
    (ADULT, None, Look.FINE),
    (ONLY_BLOCK, 0.89, Look.FINE),
    (ONLY_BLOCK, 0.9, Look.BLOCK),
    (ONLY_BLOCK, None, Look.FINE),
    (ONLY_SPOILER, 0.29, Look.FINE),
    (ONLY_SPOILER, 1.0, Look.SPOILER),
    (ONLY_SPOILER, None, Look.SPOILER),
    (NO_SPOILER, 0.59, Look.FINE),
    (NO_SPOILER, 0.6, Look.REVIEW),
    (NO_SPOILER, None, Look.REVIEW),
    (Thresholds(spoiler=0.0), 0.0, Look.SPOILER),
    (UPSIDE_DOWN, 0.3, Look.BLOCK),
]


@pytest.mark.parametrize(("thresholds", "score", "look"), TABLE)
def test_a_score_means_what_the_table_says(thresholds: Thresholds, score: float | None, look: Look) -> None:
    """A threshold belongs to what it begins, the strictest that is reached holds, and no score blocks nothing."""
    assert verdict(score, thresholds) is look


def test_the_strictest_of_all_pictures_wins() -> None:
    """Whatever the order; without pictures there is nothing to hide."""
    assert strictest([Look.FINE, Look.BLOCK, Look.REVIEW]) is Look.BLOCK
    assert strictest([Look.REVIEW, Look.SPOILER]) is Look.REVIEW
    assert strictest([Look.SPOILER, Look.FINE]) is Look.SPOILER
    assert strictest([]) is Look.FINE


def test_nobody_need_look_where_no_score_changes_anything() -> None:
    """One threshold is enough to look for."""
    assert ADULT.idle
    assert not any(each.idle for each in (USUAL, ONLY_BLOCK, ONLY_SPOILER, Thresholds(review=0.5)))
