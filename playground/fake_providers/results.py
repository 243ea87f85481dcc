"""Result pictures of a twin, well served or badly; and an origin where no client should come.

A key sent to either is refused and noted: storage is not the provider."""

import asyncio
import dataclasses
import io
import math
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web
from PIL import Image

from .answers import error, key_refused
from .atelier import Atelier
from .ledger import Ledger, Record
from .pictures import Commission
from .script import Phase

THUMBNAIL_PIXELS = 300 * 300
HUGE_BYTES = 256 * 1024 * 1024
CHUNK = bytes(65_536)
JPEG_START = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
NOT_A_PICTURE = b"This is not a picture, whatever its name says.\n" * 40
SLOW_SECONDS, SLOW_PARTS = 30.0, 20

Rest = Callable[[], Awaitable[None]]


@dataclasses.dataclass(slots=True)
class Origins:
    """Where the twin serves pictures, and where a client should refuse to go."""

    allowed: str = ""
    stranger: str = ""


class Results:
    """Serves the pictures of requests that have succeeded, drawn when they are first asked for."""

    def __init__(self, ledger: Ledger, atelier: Atelier, trespasses: list[str], rest: Rest) -> None:
        """``rest`` is what a picture that trickles does between its parts."""
        self.origins = Origins()
        self.atelier = atelier
        self._ledger = ledger
        self._trespasses = trespasses
        self._rest = rest

    def routes(self) -> list[web.RouteDef]:
        """The addresses of pictures."""
        picture = r"{request_id}/{name:\d+|thumbnail}.jpg"
        return [web.get(f"/results/{picture}", self._serve), web.get(f"/elsewhere/{picture}", self._stranger)]

    def address(self, record: Record, name: int | str) -> str:
        """Where a picture of a record, or its thumbnail, is to be fetched."""
        if record.faults.get(Phase.RESULT) == "result_other_host":
            return f"{self.origins.stranger}/elsewhere/{record.request_id}/{name}.jpg"
        return f"{self.origins.allowed}/results/{record.request_id}/{name}.jpg"

    async def draw(self, record: Record, name: str) -> bytes:
        """The jpeg of one picture by its number, or of the thumbnail."""
        width, height = record.size
        commission = Commission(
            prompt=record.order.prompt,
            seed=record.seed,
            number=0 if name == "thumbnail" else int(name),
            width=width,
            height=height,
            watermark=record.order.watermark,
            references=tuple(reference.thumbnail for reference in record.references),
        )
        if name == "thumbnail":
            scale = math.sqrt(THUMBNAIL_PIXELS / (width * height))
            commission = dataclasses.replace(
                commission, width=max(1, round(width * scale)), height=max(1, round(height * scale))
            )
        return await self.atelier.picture(commission)

    async def send(
        self, request: web.Request, record: Record, name: str = "0", headers: Mapping[str, str] | None = None
    ) -> web.StreamResponse:
        """The bytes of one picture as an answer, spoiled as the record's fault wants it."""
        fault = record.faults.get(Phase.RESULT)
        if fault in ("result_too_large", "result_endless"):
            return await _flood(request, headers, announced=fault == "result_too_large")
        body = await self.draw(record, name)
        if fault == "result_slow":
            return await _trickle(request, body, headers, self._rest)
        if fault == "result_cut":
            return await _cut(request, body, headers)
        body, kind = (body, "image/jpeg") if fault is None else await asyncio.to_thread(_spoiled, body, fault)
        return web.Response(body=body, content_type=kind, headers=headers)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if (refused := key_refused(request, self._trespasses)) is not None:
            return refused
        record = self._find(request)
        if record is None:
            return error(404, "no such file")
        record.downloads += 1
        match record.faults.get(Phase.RESULT):
            case "result_missing":
                return error(404, "no such file")
            case "result_redirect":
                target = self.origins.stranger + request.path.replace("/results/", "/elsewhere/")
                return web.Response(status=302, headers={"Location": target})
            case _:
                return await self.send(request, record, request.match_info["name"])

    async def _stranger(self, request: web.Request) -> web.Response:
        """The forbidden origin: whoever comes is noted and, since temptation makes the test, served."""
        self._trespasses.append(f"GET {request.path} on an origin that is not allowed")
        record = self._find(request)
        if record is None:
            return error(404, "no such file")
        return web.Response(body=await self.draw(record, request.match_info["name"]), content_type="image/jpeg")

    def _find(self, request: web.Request) -> Record | None:
        record = self._ledger.records.get(request.match_info["request_id"])
        if record is None or record.fate.end != "success" or not self._ledger.ended(record):
            return None
        name = request.match_info["name"]
        return record if name == "thumbnail" or int(name) < record.fate.pictures else None


def _opened(headers: Mapping[str, str] | None) -> web.StreamResponse:
    return web.StreamResponse(headers={"Content-Type": "image/jpeg", **(headers or {})})


async def _trickle(
    request: web.Request, body: bytes, headers: Mapping[str, str] | None, rest: Rest
) -> web.StreamResponse:
    response = _opened(headers)
    await response.prepare(request)
    step = len(body) // SLOW_PARTS + 1
    for start in range(0, len(body), step):
        await rest()
        await response.write(body[start : start + step])
    await response.write_eof()
    return response


async def _cut(request: web.Request, body: bytes, headers: Mapping[str, str] | None) -> web.StreamResponse:
    """Announce the whole picture, send half of it, and hang up."""
    response = _opened(headers)
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return response


async def _flood(request: web.Request, headers: Mapping[str, str] | None, *, announced: bool) -> web.StreamResponse:
    """Send far more than any picture needs, until the client has had enough."""
    response = _opened(headers)
    if announced:
        response.content_length = HUGE_BYTES
    await response.prepare(request)
    try:
        await response.write(JPEG_START + CHUNK[len(JPEG_START) :])
        for _ in range(HUGE_BYTES // len(CHUNK) - 1):
            await response.write(CHUNK)
        await response.write_eof()
    except ConnectionError:
        # The client hung up, which is what a careful one does.
        return response
    return response


def _spoiled(body: bytes, fault: str | None) -> tuple[bytes, str]:
    """The bytes as a fault leaves them, and the type that they are said to have."""
    match fault:
        case "result_png":
            return _as_png(body), "image/png"
        case "result_not_picture":
            return NOT_A_PICTURE, "image/jpeg"
        case "result_truncated":
            return body[: len(body) // 2], "image/jpeg"
        case _:
            # A fault of the address, not of the bytes.
            return body, "image/jpeg"


def _as_png(body: bytes) -> bytes:
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(body)) as picture:
        picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
