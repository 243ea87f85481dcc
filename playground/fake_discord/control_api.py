"""The part of the page API that bends the proving ground: faults, provider controls, recording, ledger."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp import web

from playground.fake_discord import faults
from playground.fake_discord.errors import ApiError
from playground.fake_discord.gateway import Gateway
from playground.fake_discord.ledger import Ledger
from playground.fake_discord.state import Json
from playground.fake_discord.values import NotSent


class ControlApi:
    """`/playground/faults`, `provider`, `exchanges`, `recording` and `ledger`."""

    def __init__(self, active: faults.Faults, gateway: Gateway, ledger: Ledger, controls: dict[str, str]) -> None:
        self._faults = active
        self._gateway = gateway
        self._ledger = ledger
        self._controls = controls

    def routes(self) -> list[web.RouteDef]:
        """Its aiohttp routes."""
        get, put = web.get, web.put
        return [
            get("/playground/provider/{name}", self._provider),
            put("/playground/provider/{name}", self._provider),
            get("/playground/faults", answering(self._show_faults)),
            put("/playground/faults", answering(self._set_faults)),
            get("/playground/exchanges", answering(self._show_exchanges)),
            put("/playground/recording", answering(self._set_recording)),
            get("/playground/ledger", answering(self._show_ledger)),
        ]

    async def _provider(self, request: web.Request) -> web.Response:
        """Pass the twin's control document through."""
        url = self._controls.get(request.match_info["name"])
        if url is None:
            return reply_json({"error": "There is no such provider here."}, status=404)
        body = await request.read() if request.method == "PUT" else None
        headers = {"Content-Type": "application/json"}
        try:
            async with (
                aiohttp.ClientSession() as session,
                session.request(request.method, url, data=body, headers=headers) as reply,
            ):
                return web.Response(body=await reply.read(), status=reply.status, content_type="application/json")
        except aiohttp.ClientError:
            return reply_json({"error": "The provider's twin does not answer."}, status=502)

    def _show_faults(self, _request: web.Request, _raw: bytes) -> Json:
        known = [{"name": name, "description": text} for name, text in faults.KNOWN.items()]
        return {"active": [fault.shown() for fault in self._faults.active], "known": known}

    def _set_faults(self, request: web.Request, raw: bytes) -> Json:
        try:
            at_once = self._faults.set(json.loads(raw)["active"])
        except KeyError as error:
            raise NotSent(f"There is no fault {error}.") from None
        for fault in at_once:
            if fault.name == "gateway_drop":
                self._gateway.drop(int(fault.options.get("code", 1006)))
            elif fault.name == "gateway_reconnect":
                self._gateway.ask_reconnect()
            else:
                self._gateway.invalidate(resumable=bool(fault.options.get("resumable")))
        return self._show_faults(request, raw)

    def _show_exchanges(self, _request: web.Request, _raw: bytes) -> Json:
        return {"recording": self._ledger.recording, "exchanges": list(self._ledger.exchanges)}

    def _set_recording(self, _request: web.Request, raw: bytes) -> Json:
        self._ledger.recording = bool(json.loads(raw)["on"])
        return {"recording": self._ledger.recording}

    def _show_ledger(self, _request: web.Request, _raw: bytes) -> Json:
        return self._ledger.shown()


def answering(work: Callable[[web.Request, bytes], Any]) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A handler whose work needs nothing but the request and its body."""

    async def handler(request: web.Request) -> web.Response:
        raw = await request.read()
        try:
            return reply_json(work(request, raw))
        except NotSent as refusal:
            return reply_json({"error": str(refusal)}, status=400)
        except ApiError as error:
            return reply_json({"error": error.body["message"]}, status=error.status)

    return handler


def reply_json(payload: Any, *, status: int = 200) -> web.Response:
    """`payload` as JSON."""
    body = json.dumps(payload, separators=(",", ":")).encode()
    return web.Response(body=body, status=status, content_type="application/json")
