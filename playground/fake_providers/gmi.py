"""A loopback twin of GMI Cloud's request queue with the model Seedream 4.0. It is no part of GMI and says so.

It speaks the published API over a real socket, draws pictures with a program and charges a ledger of its own."""

import asyncio
import functools
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self

import aiohttp
from aiohttp import web

from . import replies
from .atelier import Atelier
from .control import Backstage
from .intake import Intake
from .ledger import Ledger
from .model import DETAIL, MODEL
from .results import Pause, Results
from .script import Phase, Script
from .timing import BenchLaw, Clock, Pace, RealisticLaw
from .uploads import Uploads

PREFIX = "/api/v1/ie/requestqueue/apikey"
DEFAULT_PAGE, LARGEST_PAGE = 20, 100
#: Above the 10 MB of a reference, which is judged when the model fetches it and not when it is uploaded.
LARGEST_BODY = 32 * 1024 * 1024

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GmiOptions:
    """How the twin begins. ``bench``: waits keyed by the prompt, and one picture for everything."""

    key: str = "demo"
    speed: float = 1.0
    seed: int = 0
    bench: bool = False
    credits_usd: float = 1000.0
    host: str = "127.0.0.1"


class GmiTwin:
    """The server. ``async with GmiTwin() as twin`` starts it on a free port; ``twin.base_url`` is its address.

    ``clock`` (Unix seconds) and ``pause`` (waits seconds) are its only sources of time."""

    def __init__(self, options: GmiOptions | None = None, *, clock: Clock = time, pause: Pause = asyncio.sleep) -> None:
        self.options = options or GmiOptions()
        self.script = Script()
        self.pace = Pace(clock, self.options.speed)
        self.ledger = Ledger(self.pace, round(self.options.credits_usd * 100))
        self.trespasses: list[str] = []
        self.unmodelled: list[str] = []
        self._clock = clock
        self._pause = pause
        self._atelier = Atelier(bench=self.options.bench)
        self._results = Results(self.ledger, self._atelier, self.trespasses)
        self._uploads = Uploads(clock, self.trespasses)

    @property
    def base_url(self) -> str:
        """The origin to configure as the provider's base; pictures are served there, too."""
        return self._results.origins.allowed

    @property
    def backstage(self) -> Backstage:
        """The control document and the ledger without HTTP."""
        return Backstage(
            ledger=self.ledger,
            script=self.script,
            pace=self.pace,
            trespasses=self.trespasses,
            unmodelled=self.unmodelled,
        )

    async def __aenter__(self) -> Self:
        if not self.base_url:
            await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def start(self, port: int = 0) -> str:
        """Listen (0: on a free port) and return the base URL."""
        self._session = aiohttp.ClientSession(headers={"User-Agent": "gmi-twin"})
        app = web.Application(client_max_size=LARGEST_BODY)
        app.add_routes(self._routes())
        app.on_response_prepare.append(_say_twin)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self._atelier.prepare()
        origins = self._results.origins
        origins.allowed = await self._listen(port)
        origins.stranger = await self._listen(0)
        return origins.allowed

    async def close(self) -> None:
        """Stop listening and drawing."""
        await self._runner.cleanup()
        await self._session.close()
        await asyncio.to_thread(self._atelier.close)

    async def _listen(self, port: int) -> str:
        host = self.options.host
        await web.TCPSite(self._runner, host, port, backlog=2048).start()
        return f"http://{host}:{self._runner.addresses[-1][1]}"

    def _routes(self) -> list[web.RouteDef]:
        law = BenchLaw() if self.options.bench else RealisticLaw(self.options.seed)
        self._intake = Intake(self.ledger, self.script, law, seed=self.options.seed, session=self._session)
        picture = r"{request_id}/{name:\d+|thumbnail}.jpg"
        return [
            web.get(PREFIX + "/requests/{request_id}", self._keyed(self._get)),
            web.post(PREFIX + "/requests", self._keyed(self._post)),
            web.get(PREFIX + "/requests", self._keyed(self._list)),
            web.get(PREFIX + "/models", self._keyed(self._models)),
            web.get(PREFIX + "/models/{model}", self._keyed(self._model)),
            web.post(PREFIX + "/upload-url", self._keyed(self._upload_url)),
            web.put("/upload/{name}", self._uploads.receive),
            web.get("/uploads/{name}", self._uploads.show),
            web.get(f"/results/{picture}", self._results.serve(self.pace, self._pause)),
            web.get(f"/elsewhere/{picture}", self._results.stranger),
            *self.backstage.routes(),
            web.route("*", "/{path:.*}", self._unmodelled),
        ]

    def _keyed(self, handler: Handler) -> Handler:
        authorized = f"Bearer {self.options.key}"

        @functools.wraps(handler)
        async def guarded(request: web.Request) -> web.StreamResponse:
            if request.headers.get("Authorization") != authorized:
                return replies.refusal(401, replies.UNAUTHORIZED)
            return await handler(request)

        return guarded

    async def _unmodelled(self, request: web.Request) -> web.Response:
        call = f"{request.method} {request.path}"
        self.unmodelled.append(call)
        return replies.refusal(404, f"the GMI twin does not model {call}")

    async def _post(self, request: web.Request) -> web.StreamResponse:
        taken = await self._intake.take(request)
        if isinstance(taken, web.StreamResponse):
            return taken
        record, fault = taken
        match fault:
            case "drop_after_accept":
                return replies.dropped(request)
            case "post_html":
                return replies.html()
            case "post_half_json":
                return replies.half(self.ledger.head(record))
            case "slow_post":
                await self._pause(30.0 / self.pace.speed)
            case "terminal_post" if record.fate.end is not None:
                await self._pause(max(0.0, record.ends - self.pace.now()) / self.pace.speed)
                self.ledger.end_now(record)
            case _:
                pass
        ended = self.ledger.ended(record)
        return replies.answer(self._results.document(record) if ended else self.ledger.head(record))

    async def _get(self, request: web.Request) -> web.StreamResponse:
        record = self.ledger.records.get(request.match_info["request_id"])
        if record is None:
            return replies.refusal(404, "request not found")
        record.polls += 1
        fault = self.script.take(Phase.POLL, record.order.prompt)
        if fault in replies.ERRORS:
            return replies.fault_error(fault)
        match fault:
            case "poll_drop":
                return replies.dropped(request)
            case "poll_html":
                return replies.html()
            case "poll_half_json":
                return replies.half(self._results.document(record))
            case _:
                if record.seen_at is None and self.ledger.ended(record):
                    record.seen_at = self._clock.time()
                return replies.answer(self._results.document(record))

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
        found = [self._results.document(record) for record in page]
        return replies.answer({"requests": found, "has_more": more})

    async def _models(self, _: web.Request) -> web.StreamResponse:
        # The live list is known to hold duplicates.
        return replies.answer({"model_ids": [MODEL, MODEL]})

    async def _model(self, request: web.Request) -> web.StreamResponse:
        model = request.match_info["model"]
        return replies.answer(DETAIL) if model == MODEL else replies.model_missing(model)

    async def _upload_url(self, request: web.Request) -> web.StreamResponse:
        if (fault := self.script.take(Phase.UPLOAD)) is not None:
            return replies.fault_error(fault)
        try:
            body = json.loads(await request.read())
        except ValueError:
            body = None
        return self._uploads.offer(body, self.base_url)


async def _say_twin(_: web.Request, response: web.StreamResponse) -> None:
    response.headers["X-Twin"] = "gmi"
