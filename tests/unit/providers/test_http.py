"""What becomes of calls that go wrong on the wire."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Protocol

import pytest
from aiohttp import web
from yarl import URL

from bot import errors
from bot.ports import Clock
from bot.providers.http import ANSWER_BYTES_MOST, Answer, Call, Http, Timeouts

Serve = Callable[[Callable[[web.Request], Awaitable[web.StreamResponse]]], Awaitable[str]]


class Jumping(Clock, Protocol):
    """The clock of the fixtures, which tells what was slept."""

    slept: list[float]


Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


def post(url: str) -> Call:
    return Call(method="POST", url=URL(url), body=b"{}", lost=errors.SubmissionUnknown, secret="hush")


def get(url: str) -> Call:
    return Call(method="GET", url=URL(url), secret="hush")


@asynccontextmanager
async def listening(talk: Talk) -> AsyncIterator[str]:
    """A server of bytes on a free port; yields its `host:port` and leaves no connection behind."""
    talks: set[asyncio.Task[None]] = set()

    async def closing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(reader, writer)
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.ensure_future(closing(reader, writer)))

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)


@asynccontextmanager
async def raw(answers: list[bytes]) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A server that answers each request with the next bytes, and hangs up after empty ones and an exclamation mark."""
    heard: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while request := await reader.readuntil(b"\r\n\r\n"):
                if b"POST" in request:
                    await reader.readexactly(2)
                heard.append(request)
                answer = answers.pop(0) if answers else b""
                writer.write(answer)
                await writer.drain()
                if not answer or answer.endswith(b"!"):
                    return

    async with listening(talk) as place:
        yield f"http://{place}/path", heard


@pytest.fixture
def refused(unused_port: int) -> str:
    return f"http://127.0.0.1:{unused_port}/"


@pytest.fixture
async def unused_port() -> int:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    return port


async def test_a_refused_connection_is_unreachable_even_for_a_submission(http: Http, refused: str) -> None:
    """Where nothing was sent, nothing can have been accepted."""
    with pytest.raises(errors.Unreachable):
        await http.exchange(post(refused))


async def test_a_failed_handshake_is_unreachable(http: Http) -> None:
    """TLS that fails has sent no request."""

    async def rude(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"no handshake")

    async with listening(rude) as place:
        with pytest.raises(errors.Unreachable):
            await http.exchange(post(f"https://{place}/"))


async def test_a_hanging_handshake_is_unreachable(clock: Jumping) -> None:
    """A time-out before anything was sent is no lost submission."""

    async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        while await reader.read(1024):
            pass

    async with listening(silent) as place, Http(clock, Timeouts(answer=0.1)) as http:
        with pytest.raises(errors.Unreachable):
            await http.exchange(post(f"https://{place}/"))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"!",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{!",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{!",
        b"not HTTP at all\r\n\r\n!",
    ],
)
async def test_a_submission_without_a_whole_answer_is_unknown_and_sent_once(http: Http, answer: bytes) -> None:
    """A hang-up, half an answer or noise after the request was sent: perhaps accepted, so never sent again."""
    async with raw([GOOD, answer, GOOD, GOOD]) as (url, heard):
        # The first exchange leaves a connection open, on which aiohttp itself repeats calls it holds for idempotent.
        await http.exchange(post(url))
        with pytest.raises(errors.SubmissionUnknown) as caught:
            await http.exchange(post(url))
        assert len(heard) == 2
        assert caught.value.__cause__ is not None


async def test_a_reading_call_is_repeated_with_growing_waits(http: Http, clock: Jumping) -> None:
    """Gateways and dropped connections pass."""
    broken = b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{!"
    async with raw([broken, broken, broken, GOOD]) as (url, heard):
        assert await http.insist(get(url), Answer.document) == {}
        assert clock.slept == [0.5, 1.0, 2.0]
        assert len(heard) == 4


async def test_a_reading_call_gives_up(http: Http, clock: Jumping, refused: str) -> None:
    """After four times the error is the caller's."""
    with pytest.raises(errors.Unreachable):
        await http.insist(get(refused), Answer.document)
    assert len(clock.slept) == 3


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("2", 2.0),
        ("0", 0.0),
        ("Fri, 15 Jan 2027 08:00:07 GMT", 7.0),
        ("soon", None),
        ("", None),
        ("-3", None),
        ("9" * 400, 999999999.0),
    ],
)
async def test_retry_after_is_seconds_or_a_date(http: Http, serve: Serve, given: str, seconds: float | None) -> None:
    """Both forms are read, against our own clock; nonsense is none."""

    async def limited(_: web.Request) -> web.Response:
        return web.Response(status=429, headers={"Retry-After": given})

    answer = await http.exchange(get(await serve(limited)))
    assert answer.retry_after == seconds


async def test_a_long_retry_after_is_left_to_the_caller(http: Http, clock: Jumping, refused: str) -> None:
    """Nobody waits minutes inside a call."""

    async def attempt() -> None:
        raise errors.RateLimited(retry_after=120.0)

    with pytest.raises(errors.RateLimited):
        await http.persist(attempt)
    assert clock.slept == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"<html>", b"\xff\xfe\xff", b"[" * 100_000, b'"text"'])
def test_what_is_no_json_object_is_unintelligible(body: bytes) -> None:
    """HTML, half a JSON, and a document of another shape."""
    with pytest.raises(errors.UnintelligibleAnswer):
        Answer(call=get("http://x/"), status=200, body=body).document()


@pytest.mark.parametrize("body", [b'{"a": 1}', b'\xef\xbb\xbf{"a": 1}', '{"a": 1}'.encode("utf-16")])
def test_json_is_read_whatever_its_charset(body: bytes) -> None:
    """Types and charsets are not insisted upon."""
    assert Answer(call=get("http://x/"), status=200, body=body).document() == {"a": 1}


async def test_an_answer_without_end_is_cut(http: Http, serve: Serve) -> None:
    """An endless answer fills no memory."""

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(ANSWER_BYTES_MOST // 65536 + 2):
            await response.write(bytes(65536))
        return response

    with pytest.raises(errors.Unreachable, match="larger than"):
        await http.exchange(get(await serve(endless)))


async def test_redirects_of_calls_are_not_followed(http: Http, serve: Serve) -> None:
    """A key is not carried anywhere else."""
    heard: list[str] = []

    async def elsewhere(request: web.Request) -> web.Response:
        heard.append(request.path)
        return web.Response(status=307, headers={"Location": "/other"})

    answer = await http.exchange(post(f"{await serve(elsewhere)}/first"))
    assert (answer.status, heard) == (307, ["/first"])


def test_words_for_the_operator_are_short_plain_and_without_the_secret() -> None:
    """What a provider echoes is cleaned before anybody logs it."""
    cleaned = get("http://x/").clean("bad\x1b[31m key\r\n\thush\u202e" + "a" * 999)
    assert cleaned.startswith("bad [31m key [key] aaa")
    assert len(cleaned) <= 301
