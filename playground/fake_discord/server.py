"""The loopback Discord as one server: puts the parts together and runs them on one port."""

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from playground.fake_discord import demo, payloads
from playground.fake_discord.attachment_routes import AttachmentRoutes
from playground.fake_discord.calls import Router
from playground.fake_discord.cdn import Cdn
from playground.fake_discord.channel_routes import ChannelRoutes
from playground.fake_discord.commands import Commands
from playground.fake_discord.control_api import ControlApi
from playground.fake_discord.faults import Faults
from playground.fake_discord.gateway import Gateway
from playground.fake_discord.interactions import Interactions
from playground.fake_discord.ledger import Ledger
from playground.fake_discord.live import Live
from playground.fake_discord.member_routes import MemberRoutes
from playground.fake_discord.messages import Messages
from playground.fake_discord.moments import Clock
from playground.fake_discord.page_api import PageApi, Parts
from playground.fake_discord.ratelimits import RateLimits
from playground.fake_discord.rest import PREFIX, Desk, Rest
from playground.fake_discord.routes import ApplicationRoutes, InteractionRoutes
from playground.fake_discord.sessions import GUILDS
from playground.fake_discord.state import Interaction, World
from playground.fake_discord.volley import Volleys
from playground.fake_discord.world_api import WorldApi

DEMO_TOKEN = "MTEwMDAwMDAwMDAwMDAwMDkwMA.Demo.the-token-of-the-playground"  # noqa: S105 - opens nothing but this twin
REQUEST_ROOM = 64 * 1024 * 1024
TICK_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How this Discord behaves. `clock` is a port: tests may jump it; `controls` are the twins' control URLs."""

    clock: Clock = time
    token: str = DEMO_TOKEN
    rate_limits: bool = True
    recording: bool = False
    heartbeat: float = 41.25
    identify_every: float = 0.0
    shards: int = 1
    controls: dict[str, str] = field(default_factory=dict)


class FakeDiscord:
    """A twin of Discord on a loopback port; `async with` starts and stops it."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self.world: World = demo.painting_room(self.options.clock)
        self.token = self.options.token
        self.application_id = self.world.application_id
        self.faults = Faults()
        self.ledger = Ledger(self.world, recording=self.options.recording)
        self.rate_limits = RateLimits(self.options.clock, enabled=self.options.rate_limits)
        self.gateway = Gateway(
            self.world,
            self.token,
            heartbeat=self.options.heartbeat,
            identify_every=self.options.identify_every,
        )
        self.live = Live(self.world)
        self.url = ""
        self._messages = Messages(self.world)
        self._interactions = Interactions(self.world, self._messages)
        self._volleys = Volleys(self.world, self._interactions)
        self._application_routes = ApplicationRoutes(self.world, Commands(self.world))
        self._runner: web.AppRunner | None = None
        self._ticker: asyncio.Task[None] | None = None
        self.world.observe(self._deliver)

    @property
    def api_url(self) -> str:
        """The REST base, e.g. `http://127.0.0.1:9000/api/v10`."""
        return f"{self.url}{PREFIX}"

    @property
    def gateway_url(self) -> str:
        """The gateway's WebSocket address."""
        return f"{self.url.replace('http', 'ws', 1)}/gateway"

    @property
    def unmodelled(self) -> list[str]:
        """Every "METHOD path" that was asked for and is not modelled."""
        return self.ledger.unmodelled

    async def start(self, port: int = 0) -> Self:
        """Listen on 127.0.0.1; port 0 picks a free one."""
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port, backlog=2048)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.url = self.world.cdn_url = f"http://127.0.0.1:{bound}"
        self._application_routes.gateway_url = self.gateway.sessions.resume_url = self.gateway_url
        self._application_routes.shards = self.options.shards
        self._ticker = asyncio.create_task(self._tick())
        return self

    async def stop(self) -> None:
        """Cut every connection and stop listening."""
        if self._ticker is not None:
            self._ticker.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._ticker
        self._volleys.stop()
        await self.gateway.stop()
        await self.live.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return await self.start() if not self.url else self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=REQUEST_ROOM)
        desk = Desk(rate_limits=self.rate_limits, faults=self.faults, ledger=self.ledger, token=self.token)
        tables = (
            self._application_routes,
            InteractionRoutes(self.world, self._interactions, self._messages),
            ChannelRoutes(self.world, self._messages, self.rate_limits),
            MemberRoutes(self.world),
            AttachmentRoutes(self.world),
        )
        rest = Rest(self.world, Router([route for table in tables for route in table.table()]), desk)
        parts = Parts(
            world=self.world,
            messages=self._messages,
            interactions=self._interactions,
            live=self.live,
        )
        control = ControlApi(self.faults, self.gateway, self.ledger, self.options.controls)
        app.router.add_route("*", "/api/{tail:.*}", rest.handle)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.add_routes(PageApi(parts).routes())
        app.add_routes(WorldApi(self.world, self.gateway, tuple(self.options.controls)).routes())
        app.add_routes(control.routes())
        app.add_routes(self._volleys.routes())
        app.add_routes(Cdn(self.world).routes())
        return app

    def _deliver(self, event: str, subject: Any) -> None:
        """Hand a new interaction to the gateway, twice when that fault is on, and a changed channel."""
        if event == "channel" and not subject.recipient:
            changed = payloads.channel(self.world, subject)
            self.gateway.sessions.dispatch("CHANNEL_UPDATE", changed, guild_id=self.world.guild_id, intent=GUILDS)
        if event != "interaction_create":
            return
        interaction: Interaction = subject
        guild_id = None if interaction.channel.recipient else self.world.guild_id
        for _ in range(2 if self.faults.take_named("duplicate_interaction") else 1):
            self.gateway.sessions.dispatch("INTERACTION_CREATE", interaction.payload, guild_id=guild_id)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            self.world.expire_overdue()
            self.gateway.close_silent()
