"""Segmind's v2: requests that are taken in, painted behind the scenes, and asked about. It holds no connection."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from playground.fake_providers.answers import answer, dropped, error, half, html
from playground.fake_providers.ledger import Record
from playground.fake_providers.script import Phase
from playground.fake_providers.twin import Twin

from . import replies, shapes
from .direct import SLOW_SECONDS, lost_answer, told
from .intake import MODEL, Intake

#: The service's word for an end; every other state is told in capitals.
COMPLETED = "COMPLETED"

Told = tuple[dict[str, Any], int]


class Queue:
    """The handlers of v2."""

    def __init__(self, twin: Twin, intake: Intake) -> None:
        self._twin = twin
        self._intake = intake

    def routes(self, keyed: Callable[..., Any]) -> list[web.RouteDef]:
        """Its calls, each behind the key."""
        return [
            web.post(f"/v2/{MODEL}", keyed(self._submit)),
            web.get("/v2/requests/{request_id}/status", keyed(self._status)),
            web.get("/v2/requests/{request_id}", keyed(self._result)),
        ]

    async def _submit(self, request: web.Request) -> web.StreamResponse:
        taken = await self._intake.take(request, "v2")
        if isinstance(taken, web.StreamResponse):
            return taken
        record, fault = taken
        if fault == "slow_post":
            await self._twin.pause(SLOW_SECONDS / self._twin.pace.speed)
        if (lost := lost_answer(request, fault)) is not None:
            return lost
        address = f"{self._twin.base_url}/v2/requests/{record.request_id}"
        ticket = {"request_id": record.request_id, "status_url": f"{address}/status", "response_url": address}
        return half(ticket) if fault == "post_half_json" else answer(ticket)

    async def _status(self, request: web.Request) -> web.StreamResponse:
        async def tell(record: Record) -> Told:
            if record.faults.get(Phase.FATE) == "failed_at_status" and self._twin.ledger.ended(record):
                return self._failure(record), 422
            return self._head(record), 200

        return await self._asked(request, tell)

    async def _result(self, request: web.Request) -> web.StreamResponse:
        async def tell(record: Record) -> Told:
            if not self._twin.ledger.ended(record):
                return self._head(record), 200
            if record.fate.end != "success":
                return self._failure(record), 422
            return await self._painted(record), 200

        return await self._asked(request, tell)

    async def _asked(self, request: web.Request, tell: Callable[[Record], Awaitable[Told]]) -> web.StreamResponse:
        """Answer a question about a request, or the fault that strikes whoever asks."""
        record = self._twin.ledger.records.get(request.match_info["request_id"])
        if record is None or not record.listed:
            return error(404, replies.NO_REQUEST)
        record.asked_at.append(self._twin.clock.time())
        fault = self._twin.script.take(Phase.POLL, record.order.prompt)
        if (refused := self._refused(request, fault)) is not None:
            return refused
        if self._twin.ledger.ended(record):
            if record.faults.get(Phase.ECHO) == "record_expired":
                return error(404, replies.NO_REQUEST)
            record.seen_at = record.seen_at or self._twin.clock.time()
        document, status = await tell(record)
        return half(document) if fault == "poll_half_json" else answer(document, status)

    def _refused(self, request: web.Request, fault: str | None) -> web.StreamResponse | None:
        if fault in replies.ERRORS:
            return replies.fault_error(fault, self._twin.clock.time())
        match fault:
            case "poll_gateway":
                return replies.page(fault)
            case "poll_drop":
                return dropped(request)
            case "poll_html":
                return html()
            case "poll_empty":
                return replies.empty()
            case _:
                return None

    def _head(self, record: Record) -> dict[str, Any]:
        state = self._twin.ledger.status(record)
        return {"request_id": record.request_id, "status": COMPLETED if state == "success" else state.upper()}

    def _failure(self, record: Record) -> dict[str, Any]:
        return {"status": "FAILED", **(record.fate.outcome or {}), "metrics": self._metrics(record)}

    async def _painted(self, record: Record) -> dict[str, Any]:
        shape = shapes.V2[record.faults.get(Phase.SHAPE)]
        document = self._head(record) | shape.tell(await told(self._twin.results, record, shape))
        if record.faults.get(Phase.ECHO) == "no_metrics":
            return document
        return document | {"seed": record.seed, "metrics": self._metrics(record)}

    def _metrics(self, record: Record) -> dict[str, Any]:
        return {
            "cost": self._twin.ledger.cost_micros(record) / 1e6,
            "remaining_credits": self._twin.ledger.balance_micros / 1e6,
            "inference_time": round(record.ends - record.painted, 3),
            "queue_time": round(record.painted - record.opened, 3),
            "total_time": round(record.ends - record.opened, 3),
        }
