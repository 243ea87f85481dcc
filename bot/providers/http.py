"""Owns HTTP towards providers: the session, retries, and the one translation of foreign errors; knows no provider."""

import random
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import SimpleNamespace
from typing import Self, TypeVar

import aiohttp

from bot import errors
from bot.ports import Clock
from bot.providers.exchange import ANSWER_BYTES_MOST as ANSWER_BYTES_MOST
from bot.providers.exchange import Answer, Call

T = TypeVar("T")

#: Statuses that say nothing lasting about what was asked.
PASSING = frozenset({408, 425, 429, *range(500, 600)})
#: Seconds before each repetition of a call that may be repeated, before jitter.
PAUSES = (0.5, 1.0, 2.0)
#: A longer Retry-After is the caller's to wait for.
RETRY_AFTER_MOST = 30.0
#: Above a burst of submissions that are held until they are painted, below the usual 1,024 open files.
CONNECTIONS = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """Seconds for making a connection, a short answer, a submission, a whole file, and a silence within a file."""

    connect: float = 10.0
    answer: float = 30.0
    submission: float = 180.0
    transfer: float = 120.0
    silence: float = 30.0


class Http:
    """One session over many calls; keys and hosts are the callers' business. Close it, or use `async with`."""

    def __init__(
        self, clock: Clock, timeouts: Timeouts | None = None, *, dice: Callable[[], float] = random.random
    ) -> None:
        self.timeouts = timeouts or Timeouts()
        self._clock = clock
        self._dice = dice
        self._session: aiohttp.ClientSession | None = None
        self._watched: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        sessions, self._session, self._watched = (self._session, self._watched), None, None
        for session in sessions:
            if session is not None:
                await session.close()

    async def exchange(self, call: Call) -> Answer:
        """Send once. Raises `Unreachable` when nothing was sent, `call.lost` when no whole answer came."""
        seconds = call.seconds or self.timeouts.answer
        timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=self.timeouts.connect)
        with _translated(call) as journey:
            async with self._session_for(call).request(
                call.method,
                call.url,
                headers=call.headers,
                data=call.body,
                timeout=timeout,
                allow_redirects=False,
                trace_request_ctx=journey,
            ) as response:
                return await self.whole(call, response)

    async def open(self, call: Call, *, held: bool = False) -> aiohttp.ClientResponse:
        """Begin a transfer; the caller reads it by `gather` or `whole` and leaves it by `async with`.

        A `held` one may be silent for all the call's seconds before it begins, and has the time of a transfer then.
        """
        seconds = call.seconds or self.timeouts.transfer
        timeout = aiohttp.ClientTimeout(
            total=seconds + self.timeouts.transfer if held else seconds,
            sock_connect=self.timeouts.connect,
            sock_read=seconds if held else self.timeouts.silence,
        )
        with _translated(call) as journey:
            return await self._session_for(call).request(
                call.method,
                call.url,
                headers=call.headers,
                data=call.body,
                timeout=timeout,
                allow_redirects=False,
                trace_request_ctx=journey,
            )

    async def whole(self, call: Call, response: aiohttp.ClientResponse) -> Answer:
        """All of an answer that is short."""
        with _translated(call, sent=True):
            body = await _whole(response, call.most)
        return Answer(
            call=call,
            status=response.status,
            body=body,
            headers=response.headers,
            retry_after=self._retry_after(response),
            at=self._clock.time(),
        )

    async def gather(self, call: Call, response: aiohttp.ClientResponse, most: int) -> bytes:
        """The next bytes of a transfer, about `most` of them; empty at its end."""
        gathered = bytearray()
        with _translated(call, sent=True):
            while len(gathered) < most and (piece := await response.content.readany()):
                gathered += piece
        return bytes(gathered)

    async def insist(self, call: Call, read: Callable[[Answer], T], again: frozenset[int] = frozenset()) -> T:
        """Send a call that may be repeated until `read` likes its answer, a few times at most."""

        async def attempt() -> T:
            return read(await self.exchange(call))

        return await self.persist(attempt, again)

    async def persist(self, attempt: Callable[[], Awaitable[T]], again: frozenset[int] = frozenset()) -> T:
        """Repeat what may be repeated after passing errors, and after those with a status in `again`."""
        for pause in PAUSES:
            try:
                return await attempt()
            except errors.ProviderError as error:
                asked = error.facts.get("retry_after")
                wait = max(pause * (0.5 + self._dice()), asked if isinstance(asked, float) else 0.0)
                if not _passing(error, again) or wait > RETRY_AFTER_MOST:
                    raise
            await self._clock.sleep(wait)
        return await attempt()

    async def rest(self) -> None:
        """Wait a moment, as before a first repetition."""
        await self._clock.sleep(PAUSES[0] * (0.5 + self._dice()))

    def _session_for(self, call: Call) -> aiohttp.ClientSession:
        return self._opened() if call.lost is errors.Unreachable else self._watching()

    def _opened(self) -> aiohttp.ClientSession:
        """For calls that may be repeated: whether they were sent makes no difference."""
        if self._session is None:
            self._session = _session()
        return self._session

    def _watching(self) -> aiohttp.ClientSession:
        """For calls that may not be repeated once they were sent; the watching costs a little at each step."""
        if self._watched is None:
            trace = aiohttp.TraceConfig()
            trace.on_request_headers_sent.append(_departed)
            self._watched = _session([trace])
        return self._watched

    def _retry_after(self, response: aiohttp.ClientResponse) -> float | None:
        given = response.headers.get("Retry-After", "").strip()
        if not given:
            return None
        if given.isdecimal():
            return float(given[:9])
        try:
            return max(0.0, parsedate_to_datetime(given).timestamp() - self._clock.time())
        except (ValueError, OverflowError):
            return None


def _session(traces: list[aiohttp.TraceConfig] | None = None) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=CONNECTIONS, ttl_dns_cache=300),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": "Easel"},
        trace_configs=traces,
    )


@dataclass(slots=True)
class _Journey:
    #: Whether anything of the request may have reached the other side.
    sent: bool = False


async def _departed(
    _: aiohttp.ClientSession, context: SimpleNamespace, __: aiohttp.TraceRequestHeadersSentParams
) -> None:
    context.trace_request_ctx.sent = True


@contextmanager
def _translated(call: Call, *, sent: bool = False) -> Generator[_Journey]:
    """The one place where foreign errors become ours."""
    journey = _Journey(sent=sent)
    try:
        yield journey
    except (aiohttp.ClientError, OSError, ValueError) as error:
        said = call.clean(f"{call}: {type(error).__name__}: {error}")
        raise (call.lost if journey.sent else errors.Unreachable)(said) from error


async def _whole(response: aiohttp.ClientResponse, most: int) -> bytes:
    body = bytearray()
    while piece := await response.content.readany():
        body += piece
        if len(body) > most:
            raise aiohttp.ClientPayloadError(f"the answer is larger than {most} bytes")
    return bytes(body)


def _passing(error: errors.ProviderError, again: frozenset[int]) -> bool:
    # A page in place of an answer comes from a gateway on the way and goes as it came.
    lasting = not error.transient and not isinstance(error, errors.UnintelligibleAnswer)
    return not lasting or error.facts.get("status") in again
