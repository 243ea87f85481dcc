"""Segmind's v1: one call whose connection is held while the picture is painted. It keeps nothing to ask about later."""

import base64
from collections.abc import Sequence

from aiohttp import web

from playground.fake_providers.answers import answer, dropped, half, html
from playground.fake_providers.ledger import Record
from playground.fake_providers.results import Results
from playground.fake_providers.script import Phase
from playground.fake_providers.twin import Twin

from . import replies, shapes
from .intake import Intake

#: Seconds of real time after which a held connection looks again how fast time runs, and the least it waits.
GLANCE, LEAST = 1.0, 0.001
#: Twin seconds before its end at which a request is taken to have ended.
NEARLY = 0.001
SLOW_SECONDS, HELD_SECONDS = 30.0, 3600.0


class Direct:
    """The handler of v1."""

    def __init__(self, twin: Twin, intake: Intake) -> None:
        self._twin = twin
        self._intake = intake

    async def paint(self, request: web.Request) -> web.StreamResponse:
        """Take a request in, hold it until it has ended, and answer with what came of it."""
        taken = await self._intake.take(request, "v1")
        if isinstance(taken, web.StreamResponse):
            return taken
        record, fault = taken
        if fault == "held_for_ever":
            await self._twin.pause(HELD_SECONDS / self._twin.pace.speed)
            return dropped(request)
        await self._hold(record)
        if fault == "slow_post":
            await self._twin.pause(SLOW_SECONDS / self._twin.pace.speed)
        if (lost := lost_answer(request, fault)) is not None:
            return lost
        record.seen_at = self._twin.clock.time()
        if record.fate.end != "success":
            return answer(record.fate.outcome, 422)
        return await self._painted(request, record, half_way=fault == "post_half_json")

    async def _hold(self, record: Record) -> None:
        """Wait for the end of a request, at whatever speed the twin runs meanwhile."""
        pace = self._twin.pace
        while (left := record.ends - pace.now()) > NEARLY:
            await self._twin.pause(max(LEAST, min(GLANCE, left / pace.speed)))
        self._twin.ledger.end_now(record)

    async def _painted(self, request: web.Request, record: Record, *, half_way: bool) -> web.StreamResponse:
        headers = replies.headers(self._twin.ledger, record)
        form = shapes.of_v1(record.faults.get(Phase.SHAPE), record.order)
        if form == shapes.RAW and record.fate.pictures and not half_way:
            return await self._twin.results.send(request, record, headers=headers)
        shape = shapes.V1[shapes.GROUP if form == shapes.RAW else form]
        document = shape.tell(await told(self._twin.results, record, shape))
        return half(document) if half_way else answer(document, headers=headers)


async def told(results: Results, record: Record, shape: shapes.Shape) -> Sequence[str]:
    """The pictures of a record as texts for an answer of this form: addresses, or base64."""
    numbers = range(record.fate.pictures)
    if not shape.base64:
        return [results.address(record, number) for number in numbers]
    return [base64.b64encode(await results.draw(record, str(number))).decode() for number in numbers]


def lost_answer(request: web.Request, fault: str | None) -> web.StreamResponse | None:
    """What a client gets instead of the answer about a request that was accepted; None when nothing is lost."""
    match fault:
        case "drop_after_accept":
            return dropped(request)
        case "gateway_504":
            return replies.page(fault)
        case "post_html":
            return html()
        case "post_empty":
            return replies.empty()
        case _:
            return None
