"""Stored files: signed addresses that expire, media types and picture sizes; knows no message."""

import hashlib
import json
import re
import struct
from dataclasses import dataclass
from urllib.parse import quote

from playground.fake_discord.state import Attachment, Json, World

ADDRESS_SECONDS = 24 * 3600
_SECRET = b"the playground's signature"
_SIGNED = re.compile(r"/((?:ephemeral-)?attachments/\d+/\d+/[^?\"]+)\?ex=[0-9a-f]+&is=[0-9a-f]+&hm=[0-9a-f]+")
_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "zip": "application/zip",
    "csv": "text/csv",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One file as it came in a multipart body."""

    filename: str
    data: bytes


class Shelf:
    """Keeps each distinct content once, however often it is uploaded."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._contents: dict[bytes, bytes] = {}

    def store(self, upload: Upload, folder: str, *, description: str | None = None) -> Attachment:
        """File `upload` under `folder` ("attachments/<channel>") and give it an id."""
        data = self._contents.setdefault(hashlib.blake2b(upload.data, digest_size=16).digest(), upload.data)
        identity = self._world.snowflakes.next()
        filename = safe_name(upload.filename)
        payload: Json = {
            "id": identity,
            "filename": filename,
            "size": len(data),
            "content_type": media_type(filename),
        }
        if size := picture_size(data):
            payload["width"], payload["height"] = size
        if description:
            payload["description"] = description
        if folder.startswith("ephemeral"):
            payload["ephemeral"] = True
        path = f"{folder}/{identity}/{quote(filename)}"
        attachment = Attachment(id=identity, path=path, payload=payload, data=data)
        self._world.files[identity] = attachment
        return attachment


def shown(world: World, attachment: Attachment) -> Json:
    """The attachment as Discord shows it, with addresses signed now."""
    url = f"{world.cdn_url}/{attachment.path}{signature(attachment.path, world.now())}"
    return {**attachment.payload, "url": url, "proxy_url": url}


def signature(path: str, now: float) -> str:
    """The query that opens `path` for a day."""
    issued = int(now)
    expires = issued + ADDRESS_SECONDS
    return f"?ex={expires:x}&is={issued:x}&hm={_seal(path, f'{expires:x}')}"


def opens(path: str, expires: str, seal: str, now: float) -> bool:
    """Whether the signed query still opens `path`."""
    try:
        return int(expires, 16) >= now and seal == _seal(path, expires)
    except ValueError:
        return False


def refreshed_json(payload: Json, now: float) -> Json:
    """`payload` with every signed address signed anew, as Discord does when a message is fetched."""
    text = _SIGNED.sub(lambda match: f"/{match[1]}{signature(match[1], now)}", json.dumps(payload))
    return json.loads(text)


def _seal(path: str, expires: str) -> str:
    return hashlib.blake2b(f"{path}{expires}".encode(), digest_size=32, key=_SECRET).hexdigest()


def safe_name(filename: str) -> str:
    """The name Discord would keep: no folders, no spaces."""
    cleaned = re.sub(r"[^\w.\-]+", "_", filename.replace("\\", "/").rsplit("/", 1)[-1])
    return (cleaned.strip("._") and cleaned) or "unknown"


def media_type(filename: str) -> str:
    """The Content-Type by the name's ending."""
    return _TYPES.get(filename.rsplit(".", 1)[-1].lower(), "application/octet-stream")


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the header of a PNG, GIF, WebP or JPEG; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        return struct.unpack("<HH", data[6:10])
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        return _webp_size(data)
    return _jpeg_size(data) if data[:2] == b"\xff\xd8" else None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
