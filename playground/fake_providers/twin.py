"""What every provider's twin is made of: its sockets, time, script, ledger and painter. It speaks no provider's API."""

import asyncio
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar, Self

import aiohttp
from aiohttp import web

from .answers import error
from .atelier import Atelier
from .control import Backstage
from .ledger import Ledger
from .results import SLOW_PARTS, SLOW_SECONDS, Results
from .script import KnownFaults, Script
from .timing import BenchLaw, Clock, Law, Pace, RealisticLaw

#: Above the 10 MB of a reference, which is judged when the model fetches it and not when it is uploaded.
LARGEST_BODY = 32 * 1024 * 1024

Pause = Callable[[float], Awaitable[None]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinOptions:
    """How a twin begins. ``bench``: waits keyed by the prompt, and one picture for everything."""

    key: str = "demo"
    speed: float = 1.0
    seed: int = 0
    bench: bool = False
    credits_usd: float = 1000.0
    host: str = "127.0.0.1"


class Twin(ABC):
    """A server. ``async with`` starts it on a free port; ``base_url`` is its address.

    ``clock`` (Unix seconds) and ``pause`` (waits seconds) are its only sources of time."""

    #: What it calls itself, in `X-Twin` and in the control document.
    name: ClassVar[str]
    #: The faults it can play.
    known: ClassVar[KnownFaults]

    def __init__(self, options: TwinOptions, *, clock: Clock = time, pause: Pause = asyncio.sleep) -> None:
        self.options = options
        self.script = Script(self.known)
        self.pace = Pace(clock, options.speed)
        self.ledger = Ledger(self.pace, round(options.credits_usd * 1_000_000))
        self.trespasses: list[str] = []
        self.unmodelled: list[str] = []
        self.results = Results(self.ledger, Atelier(bench=options.bench), self.trespasses, self._rest)
        self.clock = clock
        self.pause = pause

    @abstractmethod
    def routes(self) -> list[web.RouteDef]:
        """The provider's own calls; only asked for once ``self.session`` is there."""

    @property
    def base_url(self) -> str:
        """The origin to configure as the provider's base; pictures are served there, too."""
        return self.results.origins.allowed

    @property
    def law(self) -> Law:
        """How long its work takes."""
        return BenchLaw() if self.options.bench else RealisticLaw(self.options.seed)

    @property
    def backstage(self) -> Backstage:
        """The control document and the ledger without HTTP."""
        return Backstage(
            name=self.name,
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
        self.session = aiohttp.ClientSession(headers={"User-Agent": f"{self.name}-twin"})
        app = web.Application(client_max_size=LARGEST_BODY)
        app.add_routes(self.routes())
        app.add_routes(self.results.routes())
        app.add_routes([*self.backstage.routes(), web.route("*", "/{path:.*}", self._unmodelled)])
        app.on_response_prepare.append(self._say_twin)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self.results.atelier.prepare()
        origins = self.results.origins
        origins.allowed = await self._listen(port)
        origins.stranger = await self._listen(0)
        return origins.allowed

    async def close(self) -> None:
        """Stop listening and drawing."""
        await self._runner.cleanup()
        await self.session.close()
        await asyncio.to_thread(self.results.atelier.close)

    async def _listen(self, port: int) -> str:
        host = self.options.host
        await web.TCPSite(self._runner, host, port, backlog=2048).start()
        return f"http://{host}:{self._runner.addresses[-1][1]}"

    async def _rest(self) -> None:
        await self.pause(SLOW_SECONDS / SLOW_PARTS / self.pace.speed)

    async def _unmodelled(self, request: web.Request) -> web.Response:
        call = f"{request.method} {request.path}"
        self.unmodelled.append(call)
        return error(404, f"the {self.name} twin does not model {call}")

    async def _say_twin(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers["X-Twin"] = self.name
