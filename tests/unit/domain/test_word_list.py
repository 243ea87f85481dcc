"""A file of words is read by its lines, and refused with what is wrong with it."""

import pytest

from bot import errors
from bot.domain.word_list import BYTES_MOST, LINES_MOST, lines


def test_lines_keep_their_numbers() -> None:
    """However they end; empty ones say nothing, and a mark of the byte order is none of the text."""
    data = "\ufeffgore\r\n\n  red rum \n\t\nлють\r血".encode()
    assert lines(data) == {1: "gore", 3: "red rum", 5: "лють", 6: "血"}
    assert lines(b"") == {}


def test_as_much_as_is_allowed_is_read() -> None:
    """Empty lines are not counted."""
    assert len(lines(b"x\n\n" * LINES_MOST)) == LINES_MOST
    assert len(lines(b"x" * BYTES_MOST)) == 1


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (b"x" * (BYTES_MOST + 1), {"problem": "bytes"}),
        (b"x\n" * (LINES_MOST + 1), {"problem": "lines", "most": LINES_MOST}),
        ("gore".encode("utf-16"), {"problem": "text"}),
        (b"\x89PNG\r\n\x1a\n", {"problem": "text"}),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, facts: dict[str, object]) -> None:
    """With its fault as a fact."""
    with pytest.raises(errors.InvalidList) as refused:
        lines(data)
    assert refused.value.facts == facts
