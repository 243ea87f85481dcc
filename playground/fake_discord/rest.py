"""Discord's REST API v10: route, caller, limits, faults, answer; what a route does lives next door."""

import json
import sys
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from playground.fake_discord import bodies, errors, faults, limits
from playground.fake_discord.calls import Call, Route, Router
from playground.fake_discord.errors import ApiError
from playground.fake_discord.files import Upload
from playground.fake_discord.ledger import Ledger
from playground.fake_discord.ratelimits import RateLimits
from playground.fake_discord.state import Interaction, Json, World

PREFIX = "/api/v10"
_TOKENED = ("/interactions/", "/webhooks/{webhook_id}/{webhook_token}")


@dataclass(slots=True, kw_only=True)
class Exchange:
    """One call on its way through: what came, and what is to be answered."""

    method: str
    path: str
    route: Route | None = None
    parameters: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    files: dict[int, Upload] = field(default_factory=dict)
    multipart: bool = False
    status: int = 0
    reply: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False

    @property
    def name(self) -> str:
        """ "METHOD template", as rate limits and faults know it."""
        return f"{self.method} {self.route.template}" if self.route else f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What stands between a caller and the routes."""

    rate_limits: RateLimits
    faults: faults.Faults
    ledger: Ledger
    token: str


class Rest:
    """One aiohttp handler for everything under `/api/v10`."""

    def __init__(self, world: World, router: Router, desk: Desk) -> None:
        self._world = world
        self._router = router
        self._limits = desk.rate_limits
        self._faults = desk.faults
        self._ledger = desk.ledger
        self._authorization = f"Bot {desk.token}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request; every outcome is counted."""
        exchange = Exchange(method=request.method, path=request.path.removeprefix(PREFIX), query=dict(request.query))
        try:
            raw = await request.read()
        except web.HTTPRequestEntityTooLarge:
            raw = b"\0" * (limits.REQUEST_BYTES + 1)
        try:
            self._serve(exchange, request, raw)
        except ApiError as error:
            exchange.status, exchange.reply = error.status, error.body
            exchange.headers |= error.headers
        self._account(exchange)
        if exchange.cut:
            if request.transport is not None:
                request.transport.abort()
            raise ConnectionResetError("cut by a fault")
        return _response(exchange)

    def _serve(self, exchange: Exchange, request: web.Request, raw: bytes) -> None:
        route = exchange.route = self._find(exchange)
        tokened = route.template.startswith(_TOKENED)
        if not tokened and request.headers.get("Authorization") != self._authorization:
            raise errors.unauthorized()
        exchange.headers = self._limits.take(exchange.name, _major(exchange))
        if len(raw) > limits.REQUEST_BYTES:
            raise errors.too_large()
        content_type = request.headers.get("Content-Type", "")
        exchange.multipart = content_type.startswith("multipart/")
        exchange.body, exchange.files = bodies.parse(content_type, raw)
        fault = self._faults.take(exchange.name)
        if fault is not None and fault.name == "drop_connection":
            exchange.cut = True
            if fault.options.get("when", "before") == "before":
                return
        elif fault is not None and (refusal := faults.refusal(fault)):
            raise refusal
        call = Call(parameters=exchange.parameters, query=exchange.query, body=exchange.body, files=exchange.files)
        exchange.status, exchange.reply = route.handler(call)

    def _find(self, exchange: Exchange) -> Route:
        found = self._router.find(exchange.method, exchange.path)
        if found is None:
            self._ledger.unmodelled.append(exchange.name)
            print(f"fake discord: unmodelled route {exchange.name}", file=sys.stderr, flush=True)
            raise errors.not_found()
        route, exchange.parameters = found
        return route

    def _account(self, exchange: Exchange) -> None:
        self._limits.count_invalid(exchange.status)
        interaction = self._interaction(exchange.parameters)
        self._ledger.count(exchange.name, exchange.status, interaction)
        self._note_pictures(exchange, interaction)
        if self._ledger.recording:
            self._ledger.record(_recorded(exchange))

    def _interaction(self, parameters: dict[str, str]) -> Interaction | None:
        """The interaction a call belongs to: by its token, or by the message it touches."""
        if token := parameters.get("webhook_token") or parameters.get("interaction_token"):
            return self._world.by_token.get(token)
        channel = self._world.channels.get(parameters.get("channel_id", ""))
        message = channel.messages.get(parameters.get("message_id", "")) if channel else None
        return self._world.interactions.get(message.interaction or "") if message else None

    def _note_pictures(self, exchange: Exchange, interaction: Interaction | None) -> None:
        if exchange.status == 200 and exchange.files and isinstance(exchange.reply, dict):
            self._ledger.final(interaction, len(exchange.reply.get("attachments") or ()) or len(exchange.files))


def _major(exchange: Exchange) -> str:
    p = exchange.parameters
    return p.get("channel_id") or p.get("webhook_token") or p.get("guild_id") or ""


def _response(exchange: Exchange) -> web.Response:
    """Exactly `application/json`: with a charset discord.py would not parse it."""
    if exchange.reply is None:
        return web.Response(status=exchange.status, headers=exchange.headers)
    body = json.dumps(exchange.reply, separators=(",", ":")).encode()
    return web.Response(
        body=body, status=exchange.status, headers={**exchange.headers, "Content-Type": "application/json"}
    )


def _recorded(exchange: Exchange) -> Json:
    fields = {f"files[{number}]": {"filename": f.filename, "size": len(f.data)} for number, f in exchange.files.items()}
    return {
        "method": exchange.method,
        "path": exchange.path,
        "route": exchange.route.template if exchange.route else None,
        "query": exchange.query,
        "content_type": "multipart/form-data" if exchange.multipart else "application/json",
        "request": exchange.body,
        "files": fields,
        "status": exchange.status,
        "response": exchange.reply,
    }
