"""Owns taking pictures out of a document whose shape nobody promised, as addresses or as files; sends nothing."""

import asyncio
import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import structlog

from bot.providers import shape
from bot.providers.downloads import room

_log = structlog.get_logger()
#: Where a document may keep its pictures, and where a picture's own entry may, in order of preference.
_PLACES = ("output", "images", "image", "data")
_WAYS = ("url", "b64_json", "base64", "image")
#: How addresses begin; whatever else is text is taken for base64.
_ADDRESS = ("http://", "https://")
_QUOTED_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcels:
    """Pictures in their order: `urls` to fetch, or scratch `files` that belong to whoever holds this."""

    urls: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()


class Unpacking:
    """Takes the pictures out of one document at a time: a group in base64 fills several times its own memory."""

    def __init__(self, scratch: Callable[[], Path]) -> None:
        self._scratch = scratch
        self._turn = asyncio.Lock()

    async def unpack(self, path: Path) -> Parcels:
        """The pictures in a file of JSON; none when its list of them is empty.

        Raises `ValueError`, in words, when it is no JSON, has no place for pictures, or only broken ones; `DiskFull`.
        """
        async with self._turn:
            return await self.take(await asyncio.to_thread(_opened, path))

    async def take(self, texts: list[str]) -> Parcels:
        """The pictures that texts are: the addresses among them, else base64; raises like `unpack`."""
        urls = tuple(each for each in texts if each.startswith(_ADDRESS))
        return Parcels(urls=urls) if urls or not texts else Parcels(files=await self._decoded(texts))

    async def _decoded(self, texts: list[str]) -> tuple[Path, ...]:
        files: list[Path] = []
        try:
            for text in texts:
                file = self._scratch()
                files.append(file)
                if not await asyncio.to_thread(_decode, text, file):
                    _log.warning("a picture in an answer is no base64")
                    files.remove(file)
        except BaseException:
            for file in files:
                file.unlink(missing_ok=True)
            raise
        if not files:
            raise ValueError("JSON with pictures that are no base64")
        return tuple(files)


def _opened(path: Path) -> list[str]:
    body = path.read_bytes()
    try:
        document: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no JSON: {_quoted(body)}") from error
    found = pictures(document)
    if found is None:
        raise ValueError(f"JSON without pictures: {_quoted(body)}")
    return found


def _quoted(body: bytes) -> str:
    return body[:_QUOTED_MOST].decode("utf-8", "replace")


def pictures(document: object) -> list[str] | None:
    """All pictures of a document in order, as texts; None when it has no place for any."""
    if isinstance(document, list):
        return _texts(cast("list[object]", document))
    record = shape.mapping(document)
    places = [_texts(record[place]) for place in _PLACES if record.get(place) is not None]
    return next((found for found in places if found), places[0] if places else None)


def _texts(value: object) -> list[str]:
    """The pictures of one place: a list, or a single one."""
    entries = cast("list[object]", value) if isinstance(value, list) else [value]
    found = [shape.text(entry) or _text(shape.mapping(entry)) for entry in entries]
    return list(dict.fromkeys(each for each in found if each))


def _text(entry: dict[str, object]) -> str:
    return next((text for way in _WAYS if (text := shape.text(entry.get(way)))), "")


def _decode(text: str, into: Path) -> bool:
    """Write a picture's bytes; False when the text holds none."""
    encoded = text.partition(",")[2] if text.startswith("data:") else text
    try:
        body = base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError):
        return False
    if not body:
        return False
    with room():
        into.write_bytes(body)
    return True
