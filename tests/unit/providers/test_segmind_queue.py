"""The conversation with Segmind in its second version, which is a queue."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pytest
from aiohttp import web

from bot import errors
from bot.domain.request import RenderOrder
from bot.domain.size import Size
from bot.ports import Clock, Ticket, TicketStatus
from bot.providers.http import Http
from bot.providers.segmind import Segmind, SegmindSettings

Serve = Callable[[Callable[[web.Request], Awaitable[web.StreamResponse]]], Awaitable[str]]
KEY = "sg-a-key-that-is-nowhere-but-at-home"
ORDER = RenderOrder(prompt="a boat", size=Size(2048, 2048), seed=7)
URL = "https://images.segmind.com/1.jpg"
DONE = {"status": "COMPLETED", "output": URL, "metrics": {"remaining_credits": 9.75}}


class Jumping(Clock, Protocol):
    """The clock of the fixtures, which tells what was slept."""

    slept: list[float]


@dataclass
class Queue:
    """A Segmind before a server that gives the answers in turn; `heard` are the calls it got."""

    provider: Segmind
    heard: list[str] = field(default_factory=list[str])


@asynccontextmanager
async def queue(
    serve: Serve, clock: Jumping, *answers: tuple[int, object], scratch: Path = Path("never-used")
) -> AsyncIterator[Queue]:
    heard: list[str] = []
    left = list(answers)

    async def answer(request: web.Request) -> web.Response:
        heard.append(f"{request.method} {request.raw_path}")
        assert request.headers["x-api-key"] == KEY
        status, body = left.pop(0)
        text = body if isinstance(body, str) else json.dumps(body)
        return web.Response(text=text, status=status, content_type="application/json")

    async with Http(clock, dice=lambda: 0.5) as http:
        settings = SegmindSettings(api_key=KEY, base_url=await serve(answer), api="v2")
        yield Queue(Segmind(settings, http, lambda: scratch), heard)
    assert left == []


async def test_an_order_is_queued_once(serve: Serve, clock: Jumping) -> None:
    """Only its id is taken from the answer: other addresses never get the key."""
    elsewhere = "https://elsewhere.example/"
    accepted = {"request_id": "r/1", "status_url": elsewhere, "response_url": elsewhere}
    async with queue(serve, clock, (200, accepted), (200, {"status": "QUEUED"})) as at:
        ticket = await at.provider.submit(ORDER)
        assert ticket == Ticket(request_id="r/1", status=TicketStatus.QUEUED)
        assert await at.provider.poll(ticket.request_id) == ticket
        assert at.heard == ["POST /v2/seedream-4", "GET /v2/requests/r%2F1/status"]


async def test_a_lost_answer_is_unknown(serve: Serve, clock: Jumping) -> None:
    """The queue has no list either, so nobody sends it again."""
    async with queue(serve, clock, (200, "<html>"), (502, "<html>")) as at:
        for _ in range(2):
            with pytest.raises(errors.SubmissionUnknown):
                await at.provider.submit(ORDER)
        assert await at.provider.find(ORDER, 0.0, frozenset()) is None


async def test_the_record_is_read_when_the_status_says_so(serve: Serve, clock: Jumping) -> None:
    """One call while it is painted, a second for the pictures; the credits are told in passing."""
    async with queue(serve, clock, (200, {"status": "PROCESSING"}), (200, {"status": "COMPLETED"}), (200, DONE)) as at:
        assert (await at.provider.poll("r")).status is TicketStatus.PAINTING
        assert await at.provider.poll("r") == Ticket(request_id="r", status=TicketStatus.PAINTED, urls=(URL,))
        assert at.heard == ["GET /v2/requests/r/status"] * 2 + ["GET /v2/requests/r"]
        assert at.provider.remaining == Decimal("9.75")


async def test_pictures_inside_a_record_become_files(serve: Serve, clock: Jumping, tmp_path: Path) -> None:
    """Segmind may answer in base64 here as well; what is neither address nor base64 makes no sense."""
    completed = (200, {"status": "COMPLETED"})
    inside, garbage = (200, {"status": "COMPLETED", "output": "aGVsbG8="}), (200, {"output": "!!"})
    async with queue(serve, clock, completed, inside, completed, garbage, scratch=tmp_path / "file") as at:
        ticket = await at.provider.poll("r")
        assert (ticket.status, ticket.urls) == (TicketStatus.PAINTED, ())
        assert [file.read_bytes() for file in ticket.files] == [b"hello"]
        ticket.files[0].unlink()
        with pytest.raises(errors.UnintelligibleAnswer):
            await at.provider.poll("r")
        assert list(tmp_path.iterdir()) == []


async def test_a_record_that_lags_behind_its_status_is_waited_for(serve: Serve, clock: Jumping) -> None:
    """It is painted once its own status says so as well."""
    async with queue(serve, clock, (200, {"status": "COMPLETED"}), (200, {"status": "PROCESSING"})) as at:
        assert (await at.provider.poll("r")).status is TicketStatus.PAINTING


@pytest.mark.parametrize(
    ("words", "kind"), [("out of memory", errors.RenderFailed), ("blocked for safety", errors.ContentRefused)]
)
async def test_a_failure_is_read_from_the_record(
    serve: Serve, clock: Jumping, words: str, kind: type[errors.ProviderError]
) -> None:
    """The status alone may know no reason; HTTP 422 is the answer and not a fault of the call."""
    failed = {"status": "FAILED", "error": words, "metrics": {"remaining_credits": 5}}
    async with queue(serve, clock, (200, {"status": "FAILED"}), (422, failed), (422, failed)) as at:
        for _ in range(2):
            with pytest.raises(kind, match=words):
                await at.provider.poll("r")
        assert clock.slept == []
        assert at.provider.remaining == Decimal(5)


async def test_a_record_may_be_found_a_moment_later(serve: Serve, clock: Jumping) -> None:
    """A 404 is asked again before it is believed, and is then an end."""
    missing = (404, {"error": "not found"})
    async with queue(serve, clock, missing, (200, {"status": "QUEUED"}), *[missing] * 4) as at:
        assert (await at.provider.poll("r")).status is TicketStatus.QUEUED
        with pytest.raises(errors.RenderFailed, match="expired"):
            await at.provider.poll("r")
        assert len(clock.slept) == 4


@pytest.mark.parametrize(
    "passing", [(500, {"error": "oops"}), (502, "<html>"), (200, "<html>"), (429, {"error": "slow"})]
)
async def test_a_passing_fault_of_a_poll_is_survived(serve: Serve, clock: Jumping, passing: tuple[int, object]) -> None:
    """What only reads is asked again, the record as well as the status."""
    completed = (200, {"status": "COMPLETED"})
    async with queue(serve, clock, passing, completed, passing, (200, DONE)) as at:
        assert (await at.provider.poll("r")).urls == (URL,)
        assert clock.slept == [0.5, 0.5]
