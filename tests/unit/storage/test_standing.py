"""Calendar months, to the second, in UTC."""

from datetime import UTC, datetime

import pytest

from bot.storage.standing import month_start, next_month


def moment(text: str) -> float:
    """Unix seconds of a time in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("now", "start", "end"),
    [
        ("2026-11-21T06:00:00.5", "2026-11-01", "2026-12-01"),
        ("2026-12-31T23:59:59.999", "2026-12-01", "2027-01-01"),
        ("2027-01-01T00:00:00", "2027-01-01", "2027-02-01"),
        ("2028-02-29T12:00:00", "2028-02-01", "2028-03-01"),
    ],
)
def test_a_month_begins_and_ends_at_midnight(now: str, start: str, end: str) -> None:
    """Its first moment belongs to it, the first of the next does not."""
    assert month_start(moment(now)) == moment(start)
    assert next_month(moment(now)) == moment(end)
