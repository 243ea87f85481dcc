"""Owns the assembly of the processes of a fleet, gateways and workers around one PostgreSQL; runs neither."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import NoReturn

import aiohttp
import discord
import structlog

from bot import app, errors, ports, traffic
from bot.assembly import bench, company
from bot.assembly.limits import limits_of
from bot.client import EaselClient
from bot.engine import queue
from bot.engine.fleet import GatewayEngine, Ties, WorkerEngine
from bot.pipeline.workshop import Workshop
from bot.providers.gate import Gated
from bot.settings import Settings
from bot.storage import postgres, schema
from bot.storage.owners import StoredOwners
from bot.storage.preferences import StoredPreferences

_log = structlog.get_logger()
#: Seconds between readings of what other gateways wrote down of members' preferences.
_PREFERENCES_EVERY = 10.0
#: How many such readings there are to one of the measured latencies.
_PREFERENCES_TO_LATENCIES = 6
_GATEWAY, _WORKER = "gateway", "worker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A process that speaks to Discord and hears nothing of it."""

    client: discord.Client
    serve: Callable[[], Awaitable[NoReturn]]
    stop: Callable[[], Awaitable[None]]

    async def start(self, token: str) -> None:
        """Log in and work until cancelled."""
        await self.client.login(token)
        _log.info("ready", role=_WORKER)
        await self.serve()


@asynccontextmanager
async def gateway(settings: Settings, clock: ports.Clock | None = None) -> AsyncGenerator[EaselClient]:
    """A process that hears members, admits, and lets go of what it admitted."""
    await _queue_made(settings)
    async with app.grounded(settings, clock) as ground:
        client = app.connected(ground)
        ties, owners, _ = await _tied(ground, _GATEWAY)
        tempo = app.tempo_of(ground, owners)
        workshop = await app.equipped(ground, client, lambda inner: Gated(inner=inner, tempo=tempo), ties.membership.id)
        engine = GatewayEngine(workshop, limits_of(settings), ties, tempo.ahead)
        seats = bench.seated(ground.database, workshop, client)
        client.services = await app.serving(ground, workshop, engine, seats)
        client.on_close = engine.stop
        app.beside(ground.stack, ties.membership.keep_beating(_nothing))
        ground.stack.push_async_callback(engine.stop)
        assert isinstance(client.services.preferences, StoredPreferences)
        app.beside(ground.stack, _keep_reading(workshop, client.services.preferences))
        await app.watched(ground, workshop, engine, client.standing_shards)
        yield client


@asynccontextmanager
async def worker(settings: Settings, clock: ports.Clock | None = None) -> AsyncGenerator[Worker]:
    """A process that claims, paints and delivers."""
    await _queue_made(settings)
    async with app.grounded(settings, clock) as ground:
        ties, owners, jobs = await _tied(ground, _WORKER)
        membership, tempo = ties.membership, app.tempo_of(ground, owners)
        client = _speaking(ground, membership.certain)
        workshop = await app.equipped(
            ground,
            client,
            lambda inner: Gated(inner=inner, tempo=tempo, certain=membership.certain),
            membership.id,
        )
        engine = WorkerEngine(workshop, limits_of(settings), ties, tempo.ahead)
        # It beats until the engine has stopped, so its end comes after that.
        app.beside(ground.stack, membership.keep_beating(engine.drop))
        ground.stack.push_async_callback(engine.stop)
        app.beside(ground.stack, engine.keep_looking(settings.heartbeat_seconds))
        app.beside(ground.stack, engine.keep_stopping())
        app.keep_in_order(ground, workshop, engine, bench.seated(ground.database, workshop, client))
        await app.watched(ground, workshop, engine, lambda: (0, 0))

        async def serve() -> NoReturn:
            await jobs.serve(engine.perform, lambda: max(1, settings.worker_generations - engine.running))

        yield Worker(client=client, serve=serve, stop=engine.stop)


async def _nothing() -> None:
    """A gateway has nothing to let go of: each of its moves is refused by itself."""


async def _queue_made(settings: Settings) -> None:
    """The queue's tables; raises `SettingsError` where there is no server for them."""
    if settings.database.startswith("sqlite"):
        raise errors.SettingsError(
            "EASEL_DATABASE_URL must begin with postgresql:// here: gateways and workers share one PostgreSQL."
        )
    making = schema.make_space, settings.database, queue.SPACE, queue.TABLE, queue.statements()
    try:
        await asyncio.to_thread(*making)
    except errors.StorageError as error:
        reason = " ".join(error.detail.split())
        raise errors.SettingsError(f"EASEL_DATABASE_URL cannot be used for the queue: {reason}") from error


async def _tied(ground: app.Ground, role: str) -> tuple[Ties, StoredOwners, queue.JobQueue]:
    """This process among the others, for as long as the ground stands."""
    settings = ground.settings
    # A gateway claims nothing, so it keeps its name whatever happens.
    name = secrets.token_hex(8) if role == _GATEWAY else ""
    membership, owners = await company.joined(settings, ground.database, ground.clock, ground.stack, role, name)
    jobs = queue.JobQueue(settings.database, postgres.GIVING_UP, settings.heartbeat_seconds, membership.bound)
    await jobs.open()
    ground.stack.push_async_callback(jobs.close)
    return Ties(membership=membership, owners=owners, queue=jobs), owners, jobs


def _speaking(ground: app.Ground, certain: Callable[[], Awaitable[None]]) -> discord.Client:
    """A client that only speaks, and before each request makes certain that this process still counts."""

    async def ask(_: aiohttp.ClientSession, __: SimpleNamespace, ___: aiohttp.TraceRequestStartParams) -> None:
        try:
            await certain()
        except errors.Superseded as error:
            # Of a kind that whoever speaks to Discord knows how to bear.
            raise aiohttp.ClientError(error.detail) from error

    heard = traffic.trace(ground.metrics, ground.settings.discord_api_url) or aiohttp.TraceConfig()
    heard.on_request_start.append(ask)
    return discord.Client(
        intents=discord.Intents(guilds=True),
        http_trace=heard,
        max_messages=None,
        allowed_mentions=discord.AllowedMentions.none(),
    )


async def _keep_reading(workshop: Workshop, preferences: StoredPreferences) -> NoReturn:
    """Hear of what members chose at other gateways, and of how long workers took."""
    while True:
        for _ in range(_PREFERENCES_TO_LATENCIES):
            await workshop.clock.sleep(_PREFERENCES_EVERY)
            await _read(preferences.refresh)
        await _read(partial(_relearn, workshop))


async def _relearn(workshop: Workshop) -> None:
    workshop.latencies.relearn(await workshop.generations.measurements(app.MEASUREMENTS))


async def _read(reading: Callable[[], Awaitable[None]]) -> None:
    try:
        await reading()
    except errors.StorageError as error:
        _log.error("what others wrote down could not be read", code=error.code, detail=error.detail)
