"""Owns what a file of words is: a text of so many bytes and lines, one word in each; knows no rule and no store."""

from bot import errors

BYTES_MOST = 1 << 20
LINES_MOST = 20_000


def lines(data: bytes) -> dict[int, str]:
    """The lines that say anything, by their number from 1; raises `InvalidList` ("bytes", "text", "lines")."""
    if len(data) > BYTES_MOST:
        raise errors.InvalidList(problem="bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise errors.InvalidList(problem="text") from error
    found = {number: line.strip() for number, line in enumerate(text.splitlines(), start=1) if line.strip()}
    if len(found) > LINES_MOST:
        raise errors.InvalidList(problem="lines", most=LINES_MOST)
    return found
