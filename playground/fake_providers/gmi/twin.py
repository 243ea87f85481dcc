"""A loopback twin of GMI Cloud's request queue with the model Seedream 4.0. It is no part of GMI and says so.

It speaks the published API over a real socket, draws pictures with a program and charges a ledger of its own."""

import asyncio
import functools
import json
import time
from dataclasses import dataclass

from aiohttp import web

from playground.fake_providers.answers import answer, dropped, half, html
from playground.fake_providers.script import Phase
from playground.fake_providers.timing import Clock
from playground.fake_providers.twin import Handler, Pause, Twin, TwinOptions

from . import replies
from .faults import KNOWN
from .intake import Intake
from .model import DETAIL, MODEL
from .records import document, head
from .uploads import Uploads

PREFIX = "/api/v1/ie/requestqueue/apikey"
DEFAULT_PAGE, LARGEST_PAGE = 20, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class GmiOptions(TwinOptions):
    """How the twin begins."""


class GmiTwin(Twin):
    """The server of the request queue."""

    name = "gmi"
    known = KNOWN

    def __init__(self, options: GmiOptions | None = None, *, clock: Clock = time, pause: Pause = asyncio.sleep) -> None:
        super().__init__(options or GmiOptions(), clock=clock, pause=pause)
        self._uploads = Uploads(clock, self.trespasses)

    def routes(self) -> list[web.RouteDef]:
        self._intake = Intake(self.ledger, self.script, self.law, seed=self.options.seed, session=self.session)
        return [
            web.get(PREFIX + "/requests/{request_id}", self._keyed(self._get)),
            web.post(PREFIX + "/requests", self._keyed(self._post)),
            web.get(PREFIX + "/requests", self._keyed(self._list)),
            web.get(PREFIX + "/models", self._keyed(self._models)),
            web.get(PREFIX + "/models/{model}", self._keyed(self._model)),
            web.post(PREFIX + "/upload-url", self._keyed(self._upload_url)),
            web.put("/upload/{name}", self._uploads.receive),
            web.get("/uploads/{name}", self._uploads.show),
        ]

    def _keyed(self, handler: Handler) -> Handler:
        authorized = f"Bearer {self.options.key}"

        @functools.wraps(handler)
        async def guarded(request: web.Request) -> web.StreamResponse:
            if request.headers.get("Authorization") != authorized:
                return replies.refusal(401, replies.UNAUTHORIZED)
            return await handler(request)

        return guarded

    async def _post(self, request: web.Request) -> web.StreamResponse:
        taken = await self._intake.take(request)
        if isinstance(taken, web.StreamResponse):
            return taken
        record, fault = taken
        match fault:
            case "drop_after_accept":
                return dropped(request)
            case "post_html":
                return html()
            case "post_half_json":
                return half(head(self.ledger, record))
            case "slow_post":
                await self.pause(30.0 / self.pace.speed)
            case "terminal_post" if record.fate.end is not None:
                await self.pause(max(0.0, record.ends - self.pace.now()) / self.pace.speed)
                self.ledger.end_now(record)
            case _:
                pass
        ended = self.ledger.ended(record)
        return answer(document(self.ledger, self.results, record) if ended else head(self.ledger, record))

    async def _get(self, request: web.Request) -> web.StreamResponse:
        record = self.ledger.records.get(request.match_info["request_id"])
        if record is None:
            return replies.refusal(404, "request not found")
        record.asked_at.append(self.clock.time())
        fault = self.script.take(Phase.POLL, record.order.prompt)
        if fault in replies.ERRORS:
            return replies.fault_error(fault)
        match fault:
            case "poll_drop":
                return dropped(request)
            case "poll_html":
                return html()
            case "poll_half_json":
                return half(document(self.ledger, self.results, record))
            case _:
                if record.seen_at is None and self.ledger.ended(record):
                    record.seen_at = self.clock.time()
                return answer(document(self.ledger, self.results, record))

    async def _list(self, request: web.Request) -> web.StreamResponse:
        if (fault := self.script.take(Phase.LIST)) is not None:
            return replies.fault_error(fault)
        try:
            limit = int(request.query.get("limit", DEFAULT_PAGE))
            offset = int(request.query.get("offset", 0))
        except ValueError:
            return replies.refusal(400, "limit and offset are numbers")
        if not 1 <= limit <= LARGEST_PAGE or offset < 0:
            return replies.refusal(400, f"limit is from 1 to {LARGEST_PAGE}, offset from 0")
        page, more = self.ledger.newest(request.query.get("model_id"), offset, limit)
        found = [document(self.ledger, self.results, record) for record in page]
        return answer({"requests": found, "has_more": more})

    async def _models(self, _: web.Request) -> web.StreamResponse:
        # The live list is known to hold duplicates.
        return answer({"model_ids": [MODEL, MODEL]})

    async def _model(self, request: web.Request) -> web.StreamResponse:
        model = request.match_info["model"]
        return answer(DETAIL) if model == MODEL else replies.model_missing(model)

    async def _upload_url(self, request: web.Request) -> web.StreamResponse:
        if (fault := self.script.take(Phase.UPLOAD)) is not None:
            return replies.fault_error(fault)
        try:
            body = json.loads(await request.read())
        except ValueError:
            body = None
        return self._uploads.offer(body, self.base_url)
