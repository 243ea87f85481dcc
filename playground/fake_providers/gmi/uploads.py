"""Signed uploads of the GMI twin: an address to PUT a file to, and its public side. It knows no requests."""

import secrets
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from playground.fake_providers.answers import answer, key_refused
from playground.fake_providers.timing import Clock

from . import replies

VALID_SECONDS = 899
TYPES = frozenset({"png", "jpg", "jpeg", "webp"})


@dataclass(slots=True)
class Upload:
    """One upload: its only Content-Type, when its address was given out (Unix seconds), and what came."""

    content_type: str
    given_at: float
    body: bytes | None = None


class Uploads:
    """The uploads so far; a key sent along is refused and noted as a trespass."""

    def __init__(self, clock: Clock, trespasses: list[str]) -> None:
        self._clock = clock
        self._trespasses = trespasses
        self._uploads: dict[str, Upload] = {}

    def offer(self, body: Any, origin: str) -> web.Response:
        """Give out the addresses for one file."""
        file_type = body.get("file_type") if isinstance(body, dict) else None
        if file_type not in TYPES:
            return replies.refusal(400, "file_type is not supported")
        name = f"{secrets.token_urlsafe(24)}.{file_type}"
        self._uploads[name] = Upload(f"image/{file_type}", self._clock.time())
        signed = f"{origin}/upload/{name}?X-Goog-Expires={VALID_SECONDS}"
        return answer({"upload_url": signed, "public_url": f"{origin}/uploads/{name}"})

    async def receive(self, request: web.Request) -> web.Response:
        """The PUT of the bytes."""
        if (refused := key_refused(request, self._trespasses)) is not None:
            return refused
        upload = self._uploads.get(request.match_info["name"])
        if upload is None:
            return replies.refusal(404, "no such upload")
        if self._clock.time() > upload.given_at + VALID_SECONDS:
            return replies.refusal(400, "ExpiredToken: the signature has expired")
        if request.headers.get("Content-Type") != upload.content_type:
            return replies.refusal(403, "SignatureDoesNotMatch: Content-Type is not the signed one")
        upload.body = await request.read()
        return web.Response()

    async def show(self, request: web.Request) -> web.Response:
        """The public GET."""
        if (refused := key_refused(request, self._trespasses)) is not None:
            return refused
        upload = self._uploads.get(request.match_info["name"])
        if upload is None or upload.body is None:
            return replies.refusal(404, "no such file")
        return web.Response(body=upload.body, headers={"Content-Type": upload.content_type})
