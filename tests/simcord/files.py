"""SimCord's files over loopback HTTP, for the bot and the twin fetch what Discord serves; keeps no file itself."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import simcord
from aiohttp import web
from PIL import Image
from simcord.backend import cdn


@dataclass(slots=True, kw_only=True)
class Files:
    """`url` is what SimCord's addresses begin with; the world is hung on once it is there."""

    url: str = ""
    env: simcord.Env | None = None

    async def serve(self, request: web.Request) -> web.Response:
        """What SimCord stored under this address, or one of Discord's own avatars."""
        assert self.env is not None
        if request.path.startswith("/embed/avatars/"):
            return web.Response(body=picture(), content_type="image/png")
        stored = self.env.backend.cdn.get(f"{self.url}{request.path}")
        return web.Response(status=404) if stored is None else web.Response(body=stored)


@asynccontextmanager
async def served() -> AsyncIterator[Files]:
    """Point SimCord at a loopback server of its own files, and back."""
    files, before = Files(), cdn.CDN_BASE
    app = web.Application()
    app.router.add_get("/{path:.*}", files.serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        files.url = cdn.CDN_BASE = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield files
    finally:
        cdn.CDN_BASE = before
        await runner.cleanup()


def picture(colour: str = "teal", width: int = 64, height: int = 48) -> bytes:
    """A PNG."""
    data = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(data, "PNG")
    return data.getvalue()
