"""Owns what is overheard of calls to Discord, by the names of their routes; reads no body, keeps no id and no token."""

import time
from http import HTTPStatus
from types import SimpleNamespace

import aiohttp
from yarl import URL

from bot.metrics import Metrics

#: Discord's own epoch, in Unix seconds, from which its ids tell when they were made.
_EPOCH = 1_420_070_400.0
_CALLBACK = "/interactions/{id}/{token}/callback"
#: Whose rate limit it was; a ban comes from the gate before Discord.
_SCOPES = frozenset({"user", "shared", "global", "ban"})
#: Routes in which the part after the id is a token.
_TOKENED = frozenset({"webhooks", "interactions"})
_WORD_MOST = 24


def trace(metrics: Metrics | None, api_url: str) -> aiohttp.TraceConfig | None:
    """What discord.py hands to its HTTP session; None where nobody asks for metrics."""
    if metrics is None:
        return None
    ear = _Ear(metrics, URL(api_url))
    config = aiohttp.TraceConfig()
    config.on_request_end.append(ear.answered)
    config.on_request_exception.append(ear.unanswered)
    return config


class _Ear:
    def __init__(self, metrics: Metrics, api: URL) -> None:
        self._metrics = metrics.discord
        self._api = api.origin()
        self._prefix = api.raw_path.rstrip("/") + "/"

    async def answered(
        self, _: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        status = params.response.status
        self._heard(params.method, params.url, f"{status // 100}xx", _outcome(status))
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            headers = params.response.headers
            scope = headers.get("X-RateLimit-Scope", "user") if "Via" in headers else "ban"
            self._metrics.limited(scope if scope in _SCOPES else "other")

    async def unanswered(
        self, _: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestExceptionParams
    ) -> None:
        self._heard(params.method, params.url, "lost", "lost")

    def _heard(self, method: str, url: URL, status: str, outcome: str) -> None:
        path = self._path(url)
        if path is None:
            return
        route = template(path)
        self._metrics.called(f"{method} {route}", status)
        if route == _CALLBACK:
            asked_at = _EPOCH + (int(path.split("/")[2]) >> 22) / 1000
            self._metrics.acknowledged(outcome, time.time() - asked_at)

    def _path(self, url: URL) -> str | None:
        """The part that names the route; None of what is no REST call: the gateway, and files."""
        path = url.raw_path
        if not path.startswith(self._prefix) or url.origin() != self._api:
            return None
        return path[len(self._prefix) - 1 :]


def _outcome(status: int) -> str:
    if status < HTTPStatus.BAD_REQUEST:
        return "acknowledged"
    return "late" if status == HTTPStatus.NOT_FOUND else "refused"


def template(path: str) -> str:
    """The route of a path: ids and tokens give way to their names, and so does whatever is no plain word."""
    parts = [_named(part) for part in path.strip("/").split("/")]
    if parts[0] in _TOKENED and parts[1:2] == ["{id}"]:
        parts[2:3] = ["{token}"] * len(parts[2:3])
    return "/" + "/".join(parts)


def _named(part: str) -> str:
    if part.isdecimal():
        return "{id}"
    plain = len(part) <= _WORD_MOST and part.replace("-", "").replace("@", "").isalpha() and part.islower()
    return part if plain else "{other}"
