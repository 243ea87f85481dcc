"""Pictures in documents of every shape that was seen, and in some that were not."""

import asyncio
import base64
import errno
import itertools
import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import errors
from bot.providers.segmind_parcels import Parcels, Unpacking

BOAT, TREE = b"\xff\xd8 a boat \xff\xd9", b"\xff\xd8 a tree \xff\xd9"
ENCODED = [base64.b64encode(each).decode() for each in (BOAT, TREE)]
URLS = ["https://images.example/1.jpg", "https://images.example/2.jpg"]


@pytest.fixture
def scratch(tmp_path: Path) -> Callable[[], Path]:
    numbers = itertools.count()
    return lambda: tmp_path / f"scratch-{next(numbers)}"


async def unpack(scratch: Callable[[], Path], body: object) -> Parcels:
    path = scratch()
    path.write_bytes(body if isinstance(body, bytes) else json.dumps(body).encode())
    try:
        return await Unpacking(scratch).unpack(path)
    finally:
        path.unlink()


SHAPES: dict[str, Callable[[list[str]], object]] = {
    "list": list,
    "output": lambda texts: {"output": texts},
    "images": lambda texts: {"images": texts},
    "images url": lambda texts: {"images": [{"url": each} for each in texts]},
    "data url": lambda texts: {"data": [{"url": each} for each in texts]},
    "data b64_json": lambda texts: {"data": [{"b64_json": each} for each in texts], "created": 1},
    "base64": lambda texts: {"images": [{"base64": each} for each in texts]},
    "behind empty places": lambda texts: {"output": None, "images": [], "image": "", "data": texts},
}


@pytest.mark.parametrize("shape", SHAPES)
async def test_pictures_are_found_in_order_in_every_shape(shape: str, scratch: Callable[[], Path]) -> None:
    """Addresses stay addresses; base64 becomes files."""
    assert (await unpack(scratch, SHAPES[shape](URLS))).urls == tuple(URLS)
    found = await unpack(scratch, SHAPES[shape](ENCODED))
    assert found.urls == ()
    assert [file.read_bytes() for file in found.files] == [BOAT, TREE]


@pytest.mark.parametrize("place", ["image", "output", "images", "data"])
async def test_a_single_picture_needs_no_list(place: str, scratch: Callable[[], Path]) -> None:
    """One text, or one entry with a text."""
    assert (await unpack(scratch, {place: URLS[0]})).urls == (URLS[0],)
    assert (await unpack(scratch, {place: {"url": URLS[0]}})).urls == (URLS[0],)
    (file,) = (await unpack(scratch, {place: ENCODED[0]})).files
    assert file.read_bytes() == BOAT


async def test_base64_may_be_wrapped_and_labelled(scratch: Callable[[], Path]) -> None:
    """Data addresses and line breaks are usual."""
    wrapped = ENCODED[1][:8] + "\r\n" + ENCODED[1][8:]
    found = await unpack(scratch, [f"data:image/jpeg;base64,{ENCODED[0]}", wrapped])
    assert [file.read_bytes() for file in found.files] == [BOAT, TREE]


async def test_a_broken_picture_does_not_spoil_the_others(scratch: Callable[[], Path], tmp_path: Path) -> None:
    """What can be read is paid for, and kept; nothing else stays behind."""
    found = await unpack(scratch, ["!!", ENCODED[0], "data:,", ENCODED[1][:-1]])
    assert [file.read_bytes() for file in found.files] == [BOAT]
    assert list(tmp_path.iterdir()) == list(found.files)


@pytest.mark.parametrize("body", [{"images": []}, [], {"output": "", "images": [None, {}, 5]}])
async def test_an_empty_list_holds_no_pictures(body: object, scratch: Callable[[], Path]) -> None:
    """It is understood, and empty."""
    assert await unpack(scratch, body) == Parcels()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "no JSON"),
        (b"<html>", "no JSON: <html>"),
        (b'{"images": ["http', "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"\xff\xfe\xff", "no JSON"),
        (b"{}", "without pictures"),
        (b'{"status": "ok"}', 'without pictures: {"status"'),
        (b"5", "without pictures"),
        (b'{"images": ["!!", "?"]}', "no base64"),
    ],
)
async def test_what_cannot_be_understood_says_so(
    body: bytes, words: str, scratch: Callable[[], Path], tmp_path: Path
) -> None:
    """In words for the operator, and without leaving files behind."""
    with pytest.raises(ValueError, match=words.replace("{", r"\{")):
        await unpack(scratch, body)
    assert list(tmp_path.iterdir()) == []


async def test_a_full_disk_is_told_and_leaves_nothing(
    scratch: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pictures before it are gone as well."""
    path = scratch()
    path.write_text(json.dumps(ENCODED))
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if data == TREE:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(errors.DiskFull):
        await Unpacking(scratch).unpack(path)
    assert list(tmp_path.iterdir()) == [path]


async def test_documents_are_unpacked_in_turn(scratch: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Two large ones at once would take their memory twice."""
    together = threading.Barrier(2)
    met: list[bool] = []
    read = Path.read_bytes

    def meeting(self: Path) -> bytes:
        try:
            together.wait(0.05)
            met.append(True)
        except threading.BrokenBarrierError:
            met.append(False)
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", meeting)
    paths = [scratch(), scratch()]
    for path in paths:
        path.write_text(json.dumps(ENCODED))
    unpacking = Unpacking(scratch)
    found = await asyncio.gather(*(unpacking.unpack(path) for path in paths))
    assert met == [False, False]
    assert len({file for each in found for file in each.files}) == 4
