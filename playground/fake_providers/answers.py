"""HTTP answers of any provider: JSON, and the ways in which an answer can be broken. It knows no provider."""

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

PAGE = "<!doctype html><html><head><title>{0}</title></head><body><center><h1>{0}</h1></center></body></html>"
#: Where an API key travels; storage is not the provider and takes none.
KEY_HEADERS = ("Authorization", "x-api-key")


def answer(document: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """A JSON answer."""
    body = json.dumps(document, separators=(",", ":")).encode()
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)


def error(status: int, text: str) -> web.Response:
    """An error in the form that both providers share."""
    return answer({"error": text}, status)


def html(status: int = 200, title: str = "Just a moment") -> web.Response:
    """A page where JSON was due, as a gateway shows it."""
    return web.Response(text=PAGE.format(title), status=status, content_type="text/html")


def half(document: Any) -> web.Response:
    """JSON that ends in the middle."""
    text = json.dumps(document)
    return web.Response(text=text[: len(text) // 2], content_type="application/json")


def dropped(request: web.Request) -> web.Response:
    """Cut the connection; what is returned reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def key_refused(request: web.Request, trespasses: list[str]) -> web.Response | None:
    """The refusal of a call that brings an API key to storage, which is also noted; None when it brings none."""
    brought = next((name for name in KEY_HEADERS if name in request.headers), None)
    if brought is None:
        return None
    trespasses.append(f"{request.method} {request.path} came with an {brought} header")
    return error(400, "storage takes no API key")
