"""Fetching and checking of reference pictures, as every provider's model does. It knows no payload and no ledger."""

import asyncio
import io
from dataclasses import dataclass

import aiohttp
from PIL import Image

from .order import Rejected

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 36_000_000
MIN_SIDE = 14
MAX_RATIO = 3
THUMBNAIL = 480
TIMEOUT = aiohttp.ClientTimeout(total=20)


@dataclass(frozen=True, slots=True)
class Reference:
    """What the painter needs of a reference: a small jpeg, and width divided by height."""

    thumbnail: bytes
    ratio: float


async def fetch(session: aiohttp.ClientSession, urls: tuple[str, ...]) -> tuple[Reference, ...]:
    """Every reference, in order; Rejected when one cannot be fetched or breaks a rule."""
    return tuple(await asyncio.gather(*(_one(session, url) for url in urls)))


async def _one(session: aiohttp.ClientSession, url: str) -> Reference:
    try:
        async with session.get(url, timeout=TIMEOUT) as response:
            if response.status != 200:
                raise Rejected(f"reference answers {response.status}: {url}")
            body = bytearray()
            async for chunk in response.content.iter_chunked(65_536):
                body += chunk
                if len(body) > MAX_BYTES:
                    raise Rejected(f"reference is larger than {MAX_BYTES} bytes: {url}")
    except (aiohttp.ClientError, TimeoutError) as error:
        raise Rejected(f"reference cannot be fetched: {url}") from error
    return await asyncio.to_thread(inspect, bytes(body))


def inspect(body: bytes) -> Reference:
    """Check the bytes of one reference and make its thumbnail; Rejected names the broken rule."""
    try:
        with Image.open(io.BytesIO(body), formats=("JPEG", "PNG")) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                raise Rejected(f"reference has more than {MAX_PIXELS} pixels")
            if min(width, height) <= MIN_SIDE:
                raise Rejected(f"reference has a side of {MIN_SIDE} pixels or less")
            if max(width, height) > MAX_RATIO * min(width, height):
                raise Rejected(f"reference is longer than {MAX_RATIO} to 1")
            picture.draft("RGB", (THUMBNAIL, THUMBNAIL))
            small = picture.convert("RGB")
    except (OSError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Rejected("reference is neither jpeg nor png") from error
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=88)
    return Reference(buffer.getvalue(), width / height)
