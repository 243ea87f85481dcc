"""Serves bytes: attachments by signed address, avatars, the page's static files; draws nothing."""

from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from playground.fake_discord import avatars
from playground.fake_discord.files import opens
from playground.fake_discord.state import World

PAGE = Path(__file__).parent / "page"
_GONE = "This content is no longer available."
_OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*"}
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
            web.get("/avatars/{user}/{hash}.{extension}", self._avatar),
            web.get(r"/embed/avatars/{index:\d}.png", self._default_avatar),
            web.get("/", self._page),
            web.get("/{path:.+}", self._page),
        ]

    async def _attachment(self, request: web.Request) -> web.Response:
        attachment = self._world.files.get(request.match_info["id"])
        query = request.query
        path = "" if attachment is None else attachment.path
        right = request.path.endswith(f"/{request.match_info['id']}/{request.match_info['name']}")
        if attachment is None or not right or quote(request.path) != f"/{path}":
            return web.Response(status=404, text=_GONE)
        if not opens(path, query.get("ex", ""), query.get("hm", ""), self._world.now()):
            return web.Response(status=404, text=_GONE)
        content_type = attachment.payload.get("content_type", "application/octet-stream")
        return web.Response(body=attachment.data, headers={"Content-Type": content_type, **_OPEN_TO_ALL})

    async def _avatar(self, request: web.Request) -> web.Response:
        """Somebody's own picture, in the size that the query names; Discord knows powers of two only."""
        key, extension = request.match_info["hash"], request.match_info["extension"]
        person = self._world.people.get(request.match_info["user"])
        size = request.query.get("size", "128")
        if person is None or person.avatar != key:
            return web.Response(status=404, text=_GONE)
        if extension not in avatars.FORMATS or not size.isdecimal() or int(size) not in avatars.SIZES:
            return web.Response(status=400, text="Invalid resource.")
        kind = f"image/{avatars.FORMATS[extension].lower()}"
        return web.Response(body=avatars.own(key, int(size), extension), content_type=kind, headers=_OPEN_TO_ALL)

    async def _default_avatar(self, request: web.Request) -> web.Response:
        return web.Response(
            body=avatars.default(int(request.match_info["index"])), content_type="image/png", headers=_OPEN_TO_ALL
        )

    async def _page(self, request: web.Request) -> web.StreamResponse:
        wanted = (PAGE / (request.match_info.get("path") or "index.html")).resolve()
        if not wanted.is_relative_to(PAGE) or not wanted.is_file():
            return web.Response(status=404, text="There is nothing here.")
        content_type = _TYPES.get(wanted.suffix, "application/octet-stream")
        headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        charset = "utf-8" if content_type.startswith("text/") else None
        return web.Response(body=wanted.read_bytes(), content_type=content_type, charset=charset, headers=headers)
