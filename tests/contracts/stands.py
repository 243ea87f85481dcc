"""Stands for the providers' contract: each adapter beside its twin, both on one clock that jumps."""

import asyncio
import functools
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TypeVar

from PIL import Image

from bot.domain.request import RenderOrder
from bot.domain.size import Size
from bot.ports import Provider, Ticket, TicketStatus
from bot.providers.gmi import Gmi, GmiSettings
from bot.providers.http import Http, Timeouts
from bot.providers.segmind import Segmind, SegmindSettings
from playground.fake_providers.atelier import BENCH
from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.fake_providers.pictures import paint
from playground.fake_providers.segmind import SegmindOptions, SegmindTwin

KEY = "sk-a-key-that-is-nowhere-but-at-home"
ORDER = RenderOrder(prompt="a lighthouse at dusk", size=Size(1280, 720), seed=7)
GROUP = replace(ORDER, pictures=4, prompt="a lighthouse, 4 pictures")


class JumpingClock:
    """Time that passes only when somebody sleeps; `slept` are the seconds that the adapter asked for."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await self.elapse(seconds)

    async def elapse(self, seconds: float) -> None:
        """The sleep of a twin, which paints on the same clock."""
        self.now += seconds
        await asyncio.sleep(0)


@dataclass
class Stand:
    """A provider beside its twin; `queue` tells whether an accepted render can be asked about later."""

    provider: Provider
    twin: GmiTwin | SegmindTwin
    clock: JumpingClock = field(repr=False)
    model: str
    queue: bool
    #: Where pictures that come with an answer are laid.
    scratch: Path
    #: The same provider with another key.
    with_key: Callable[[str], Provider]

    def play(self, *names: str, count: int | None = None) -> None:
        self.twin.script.replace([{"name": name, "count": count, "match": None} for name in names])

    def strikes_left(self) -> int | None:
        """How often the one fault in force will strike yet."""
        return self.twin.script.active[0].count if self.twin.script.active else None

    def audit(self) -> dict[str, Any]:
        return self.twin.backstage.audit()

    def charged(self) -> float:
        """What the twin charges in the end, in dollars."""
        return sum(each["charged_usd"] - each["refunded_usd"] for each in self.audit()["charges"])

    async def painted(self, order: RenderOrder) -> Ticket:
        return await self.wait(await self.provider.submit(order))

    async def wait(self, ticket: Ticket) -> Ticket:
        """News of the render until it is painted, or until two hours have passed."""
        for _ in range(240):
            if ticket.status is TicketStatus.PAINTED:
                break
            await self.clock.sleep(30.0)
            ticket = await self.provider.poll(ticket.request_id)
        return ticket

    async def fetched(self, ticket: Ticket, into: Path) -> list[Path]:
        """All pictures of a painted ticket as files."""
        if ticket.files:
            return list(ticket.files)
        paths = [into / f"result-{number}" for number in range(len(ticket.urls))]
        for url, path in zip(ticket.urls, paths, strict=True):
            await self.provider.download(url, path)
        return paths


Opening = Callable[..., AbstractAsyncContextManager[Stand]]


@functools.cache
def _bench_picture() -> bytes:
    return paint(BENCH)


T = TypeVar("T", bound=GmiTwin | SegmindTwin)


def _furnished(twin: T) -> T:
    """A twin that has its one picture already: drawing it would take most of the time of a test."""
    twin.results.atelier._drawn[BENCH] = _bench_picture()  # pyright: ignore[reportPrivateUsage]
    return twin


@asynccontextmanager
async def gmi_stand(*, hanging: bool = False) -> AsyncIterator[Stand]:
    """GMI Cloud's queue; with `hanging` the twin never comes back from a pause."""
    clock = JumpingClock()
    with TemporaryDirectory() as directory:
        async with (
            _furnished(
                GmiTwin(GmiOptions(key=KEY, bench=True), clock=clock, pause=_pause(clock, hanging=hanging))
            ) as twin,
            Http(clock, _timeouts(hanging=hanging)) as http,
        ):

            def with_key(key: str) -> Gmi:
                hosts = (twin.base_url,)
                return Gmi(GmiSettings(api_key=key, base_url=twin.base_url, result_hosts=hosts), http)

            model = "seedream-4-0-250828"
            yield Stand(with_key(KEY), twin, clock, model, queue=True, scratch=Path(directory), with_key=with_key)
        _require_manners(twin)


@asynccontextmanager
async def segmind_stand(api: Literal["v1", "v2"], *, hanging: bool = False) -> AsyncIterator[Stand]:
    """Segmind in one of its versions; with `hanging` the twin never comes back from a pause."""
    clock = JumpingClock()
    numbers = itertools.count()
    with TemporaryDirectory() as directory:
        scratch = Path(directory)
        async with (
            _furnished(
                SegmindTwin(SegmindOptions(key=KEY, bench=True), clock=clock, pause=_pause(clock, hanging=hanging))
            ) as twin,
            Http(clock, _timeouts(hanging=hanging)) as http,
        ):

            def with_key(key: str) -> Segmind:
                hosts = (twin.base_url,)
                settings = SegmindSettings(api_key=key, base_url=twin.base_url, api=api, result_hosts=hosts)
                return Segmind(settings, http, lambda: scratch / f"scratch-{next(numbers)}")

            queue = api == "v2"
            yield Stand(with_key(KEY), twin, clock, "seedream-4", queue=queue, scratch=scratch, with_key=with_key)
        _require_manners(twin)


def _pause(clock: JumpingClock, *, hanging: bool) -> Callable[[float], Awaitable[None]]:
    async def hang(_: float) -> None:
        await asyncio.Event().wait()

    return hang if hanging else clock.elapse


def _timeouts(*, hanging: bool) -> Timeouts:
    return Timeouts(submission=0.2, transfer=0.2) if hanging else Timeouts()


def _require_manners(twin: GmiTwin | SegmindTwin) -> None:
    assert twin.trespasses == [], "the key, or a field, went where it should not"
    assert twin.unmodelled == []


def segmind_v1(*, hanging: bool = False) -> AbstractAsyncContextManager[Stand]:
    return segmind_stand("v1", hanging=hanging)


def segmind_v2(*, hanging: bool = False) -> AbstractAsyncContextManager[Stand]:
    return segmind_stand("v2", hanging=hanging)


STANDS: dict[str, Opening] = {"gmi": gmi_stand, "segmind-v1": segmind_v1, "segmind-v2": segmind_v2}
#: Those whose renders can be asked about after they were accepted.
QUEUES: dict[str, Opening] = {name: STANDS[name] for name in ("gmi", "segmind-v2")}


def is_picture(path: Path) -> bool:
    """Whether a file can be decoded, as only `ports.Pictures.keep` would find out."""
    try:
        with Image.open(path) as picture:
            picture.load()
    except OSError:
        return False
    return True
