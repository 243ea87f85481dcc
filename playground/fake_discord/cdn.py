"""Serves bytes: attachments by signed address, default avatars, the page's static files; caches nothing."""

import io
from pathlib import Path
from urllib.parse import quote

from aiohttp import web
from PIL import Image, ImageDraw

from playground.fake_discord.files import opens
from playground.fake_discord.state import World

PAGE = Path(__file__).parent / "page"
_COLORS = ("#5865f2", "#747f8d", "#3ba55d", "#faa61a", "#ed4245", "#eb459f")
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".ico": "image/x-icon",
}


class Cdn:
    """The content hosts of Discord, and the page."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """Its aiohttp routes; the page's own come last."""
        return [
            web.get("/attachments/{channel}/{id}/{name}", self._attachment),
            web.get("/ephemeral-attachments/{channel}/{id}/{name}", self._attachment),
            web.get("/embed/avatars/{index}.png", self._avatar),
            web.get("/", self._page),
            web.get("/{path:.+}", self._page),
        ]

    async def _attachment(self, request: web.Request) -> web.Response:
        attachment = self._world.files.get(request.match_info["id"])
        query = request.query
        path = "" if attachment is None else attachment.path
        right = request.path.endswith(f"/{request.match_info['id']}/{request.match_info['name']}")
        if attachment is None or not right or quote(request.path) != f"/{path}":
            return web.Response(status=404, text="This content is no longer available.")
        if not opens(path, query.get("ex", ""), query.get("hm", ""), self._world.now()):
            return web.Response(status=404, text="This content is no longer available.")
        content_type = attachment.payload.get("content_type", "application/octet-stream")
        return web.Response(
            body=attachment.data, headers={"Content-Type": content_type, "Access-Control-Allow-Origin": "*"}
        )

    async def _avatar(self, request: web.Request) -> web.Response:
        index = request.match_info["index"]
        color = _COLORS[int(index) % len(_COLORS)] if index.isdecimal() else _COLORS[0]
        picture = Image.new("RGB", (256, 256), color)
        draw = ImageDraw.Draw(picture)
        draw.ellipse((88, 56, 168, 136), fill="white")
        draw.pieslice((48, 144, 208, 304), 180, 360, fill="white")
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
        return web.Response(body=buffer.getvalue(), content_type="image/png")

    async def _page(self, request: web.Request) -> web.StreamResponse:
        wanted = (PAGE / (request.match_info.get("path") or "index.html")).resolve()
        if not wanted.is_relative_to(PAGE) or not wanted.is_file():
            return web.Response(status=404, text="There is nothing here.")
        content_type = _TYPES.get(wanted.suffix, "application/octet-stream")
        headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        charset = "utf-8" if content_type.startswith("text/") else None
        return web.Response(body=wanted.read_bytes(), content_type=content_type, charset=charset, headers=headers)
