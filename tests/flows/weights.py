"""Pictures that weigh what a test needs; it asserts nothing of what Discord makes of them."""

import io
import struct
import zlib
from functools import cache

from PIL import Image


@cache
def noise(width: int, height: int) -> bytes:
    """A JPEG that hardly anything makes smaller but fewer pixels."""
    buffer = io.BytesIO()
    Image.effect_noise((width, height), 80).convert("RGB").save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


@cache
def heavy(width: int, height: int) -> bytes:
    """A PNG of three bytes a pixel, which are not packed at all."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = zlib.compress(height * (b"\0" + width * b"\x20\x60\xa0"), 0)
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", body) + chunk(b"IEND", b"")
