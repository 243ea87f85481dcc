"""A loopback twin of Segmind with the model Seedream 4.0, both interfaces. It is no part of Segmind and says so.

It speaks the published API over a real socket, draws pictures with a program and charges a ledger of its own."""

import asyncio
import functools
import random
import time
from dataclasses import dataclass

from aiohttp import web

from playground.fake_providers.answers import answer, error
from playground.fake_providers.script import Phase
from playground.fake_providers.timing import Clock
from playground.fake_providers.twin import Handler, Pause, Twin, TwinOptions

from . import replies
from .direct import Direct
from .faults import KNOWN
from .intake import MODEL, Intake
from .queue import Queue


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmindOptions(TwinOptions):
    """How the twin begins."""


class SegmindTwin(Twin):
    """The server of both interfaces and of the account."""

    name = "segmind"
    known = KNOWN

    def __init__(
        self, options: SegmindOptions | None = None, *, clock: Clock = time, pause: Pause = asyncio.sleep
    ) -> None:
        super().__init__(options or SegmindOptions(), clock=clock, pause=pause)

    def routes(self) -> list[web.RouteDef]:
        intake = Intake(
            ledger=self.ledger,
            script=self.script,
            law=self.law,
            dice=random.Random(f"{self.options.seed}:seeds"),
            session=self.session,
            trespasses=self.trespasses,
            clock=self.clock,
        )
        return [
            web.post(f"/v1/{MODEL}", self._keyed(Direct(self, intake).paint)),
            web.get("/v1/get-user-credits", self._keyed(self._credits)),
            *Queue(self, intake).routes(self._keyed),
            *(web.route("*", path, _not_allowed) for path in (f"/v1/{MODEL}", "/v1/get-user-credits", f"/v2/{MODEL}")),
            web.post(r"/{version:v1|v2}/{model:[\w.-]+}", self._keyed(_no_model)),
        ]

    def _keyed(self, handler: Handler) -> Handler:
        @functools.wraps(handler)
        async def guarded(request: web.Request) -> web.StreamResponse:
            bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
            key = request.headers.get("x-api-key", bearer)
            if key != self.options.key:
                return error(401, replies.BAD_KEY if key else replies.MISSING_KEY)
            return await handler(request)

        return guarded

    async def _credits(self, _: web.Request) -> web.StreamResponse:
        fault = self.script.take(Phase.CREDITS)
        if fault == "credits_unavailable":
            return replies.page(fault)
        return answer({"credits": "many" if fault == "credits_strange" else self.ledger.balance_micros / 1e6})


async def _not_allowed(_: web.Request) -> web.StreamResponse:
    return replies.page("not_allowed")


async def _no_model(_: web.Request) -> web.StreamResponse:
    return error(404, replies.NO_MODEL)
