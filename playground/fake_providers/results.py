"""Result pictures of the GMI twin, well served or badly; and an origin where no client should come.

A key sent to either is refused and noted: storage is not the provider."""

import dataclasses
import math
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from . import replies
from .atelier import Atelier
from .ledger import Ledger, Record, media_ids
from .pictures import Commission
from .script import Phase
from .timing import Pace

THUMBNAIL_PIXELS = 300 * 300
HUGE_BYTES = 256 * 1024 * 1024
CHUNK = bytes(65_536)
JPEG_START = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
NOT_A_PICTURE = b"This is not a picture, whatever its name says.\n" * 40
SLOW_SECONDS, SLOW_PARTS = 30.0, 20

Pause = Callable[[float], Awaitable[None]]


@dataclasses.dataclass(slots=True)
class Origins:
    """Where the twin serves pictures, and where a client should refuse to go."""

    allowed: str = ""
    stranger: str = ""


class Results:
    """Serves the pictures of requests that have succeeded, drawn when they are first asked for."""

    def __init__(self, ledger: Ledger, atelier: Atelier, trespasses: list[str]) -> None:
        self.origins = Origins()
        self._ledger = ledger
        self._atelier = atelier
        self._trespasses = trespasses

    def document(self, record: Record) -> dict[str, Any]:
        """The record as the provider tells it, pictures included once there are some."""
        document = self._ledger.head(record)
        document["payload"] = {} if Phase.ECHO in record.faults else record.payload
        document["outcome"] = None
        document["org_id"] = record.organization or "twin-organization"
        document["user_id"] = "twin-user"
        document["is_public"] = False
        if not self._ledger.ended(record):
            return document
        fate = record.fate
        if fate.end != "success":
            return document | {"outcome": fate.outcome} | dict(fate.extra)
        media = [{"id": str(name), "url": self._address(record, name)} for name in media_ids(record)]
        thumbnail = {"thumbnail_image_url": self._address(record, "thumbnail")} if fate.thumbnail else {}
        return document | {"outcome": {"media_urls": media, **thumbnail}}

    def _address(self, record: Record, name: int | str) -> str:
        if record.faults.get(Phase.RESULT) == "result_other_host":
            return f"{self.origins.stranger}/elsewhere/{record.request_id}/{name}.jpg"
        return f"{self.origins.allowed}/results/{record.request_id}/{name}.jpg"

    async def stranger(self, request: web.Request) -> web.Response:
        """The forbidden origin: whoever comes is noted and, since temptation makes the test, served."""
        self._trespasses.append(f"GET {request.path} on an origin that is not allowed")
        record = self._find(request)
        return replies.refusal(404, "no such file") if record is None else _jpeg(await self._draw(record, request))

    def serve(self, pace: Pace, pause: Pause) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """The handler of result addresses; ``pause`` waits seconds for the results that trickle."""

        async def picture(request: web.Request) -> web.StreamResponse:
            if (refused := replies.key_refused(request, self._trespasses)) is not None:
                return refused
            record = self._find(request)
            if record is None:
                return replies.refusal(404, "no such file")
            record.downloads += 1
            fault = record.faults.get(Phase.RESULT)
            if fault in ("result_too_large", "result_endless"):
                return await _flood(request, announced=fault == "result_too_large")
            body = await self._draw(record, request)
            if fault == "result_slow":
                return await _trickle(request, body, lambda: pause(SLOW_SECONDS / SLOW_PARTS / pace.speed))
            return self._spoiled(fault, request, body)

        return picture

    def _spoiled(self, fault: str | None, request: web.Request, body: bytes) -> web.Response:
        match fault:
            case "result_missing":
                return replies.refusal(404, "no such file")
            case "result_not_picture":
                return _jpeg(NOT_A_PICTURE)
            case "result_truncated":
                return _jpeg(body[: len(body) // 2])
            case "result_redirect":
                target = self.origins.stranger + request.path.replace("/results/", "/elsewhere/")
                return web.Response(status=302, headers={"Location": target})
            case _:
                return _jpeg(body)

    def _find(self, request: web.Request) -> Record | None:
        record = self._ledger.records.get(request.match_info["request_id"])
        if record is None or record.fate.end != "success" or not self._ledger.ended(record):
            return None
        name = request.match_info["name"]
        return record if name == "thumbnail" or int(name) < record.fate.pictures else None

    async def _draw(self, record: Record, request: web.Request) -> bytes:
        name = request.match_info["name"]
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
        return await self._atelier.picture(commission)


async def _trickle(request: web.Request, body: bytes, rest: Callable[[], Awaitable[None]]) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "image/jpeg"})
    await response.prepare(request)
    step = len(body) // SLOW_PARTS + 1
    for start in range(0, len(body), step):
        await rest()
        await response.write(body[start : start + step])
    await response.write_eof()
    return response


async def _flood(request: web.Request, *, announced: bool) -> web.StreamResponse:
    """Send far more than any picture needs, until the client has had enough."""
    response = web.StreamResponse(headers={"Content-Type": "image/jpeg"})
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


def _jpeg(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="image/jpeg")
