"""Owns the assembly: the only place that names concrete classes, and how they hang together; runs nothing."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog

from bot import errors, health, metered, ports, traffic
from bot.client import EaselClient, point_at
from bot.clock import SystemClock
from bot.domain.latency import Latencies
from bot.domain.quota import Limits
from bot.domain.reference import REFERENCE_BYTES_MOST
from bot.engine.local import LocalEngine
from bot.metrics import Metrics
from bot.pipeline.intake import Intake
from bot.pipeline.removal import Removal
from bot.pipeline.retention import keep_sweeping
from bot.pipeline.workshop import Patience, Workshop
from bot.probes import Probes, Subjects
from bot.providers.catalog import ProviderCatalog
from bot.providers.downloads import Downloads
from bot.providers.gate import Gated, Meter, OwnMeter, Tempo
from bot.providers.gmi import Gmi, GmiSettings
from bot.providers.hosts import Hosts, expired, unreadable
from bot.providers.http import Http
from bot.providers.references import ReferenceFetcher
from bot.providers.segmind import Segmind, SegmindSettings
from bot.services import Services
from bot.settings import Settings
from bot.storage.database import Database, open_database
from bot.storage.favourites import StoredFavourites
from bot.storage.generations import StoredGenerations
from bot.storage.history import StoredHistory
from bot.storage.pictures import PictureFiles
from bot.storage.preferences import StoredPreferences
from bot.storage.trays import StoredTrays
from bot.ui.reply import DiscordReplies

_log = structlog.get_logger()
_MICROS = 1_000_000
#: Finished renders from which the expected times are refilled.
MEASUREMENTS = 2000


def limits_of(settings: Settings) -> Limits:
    """The operator's limits as the domain knows them."""
    budget = settings.global_monthly_budget_usd
    return Limits(
        daily_pictures=settings.daily_pictures or None,
        concurrent=settings.concurrent_generations,
        waiting=settings.waiting_generations,
        cooldown=settings.cooldown_seconds,
        monthly_budget_micros=max(1, round(budget * _MICROS)) if budget else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What everything stands on; what is opened upon it is closed with its `stack`."""

    settings: Settings
    clock: ports.Clock
    stack: AsyncExitStack
    metrics: Metrics | None
    database: Database


@asynccontextmanager
async def grounded(settings: Settings, clock: ports.Clock | None) -> AsyncGenerator[Ground]:
    """The ground of one process, with its database up to date."""
    point_at(settings.discord_api_url, settings.discord_gateway_url, settings.discord_cdn_hosts)
    async with AsyncExitStack() as stack:
        make_directory(settings)
        metrics = Metrics() if settings.metrics_port else None
        database = metered.database(await opened(settings), metrics)
        stack.push_async_callback(database.close)
        yield Ground(settings=settings, clock=clock or SystemClock(), stack=stack, metrics=metrics, database=database)


@asynccontextmanager
async def assembled(settings: Settings, clock: ports.Clock | None = None) -> AsyncGenerator[EaselClient]:
    """The whole bot, ready to be started; everything it opened is closed at the end."""
    async with grounded(settings, clock) as ground:
        client = connected(ground)
        tempo = tempo_of(ground, OwnMeter(ground.clock))
        workshop = await equipped(
            ground, DiscordReplies(client, ground.clock), lambda inner: Gated(inner=inner, tempo=tempo)
        )
        engine = LocalEngine(workshop, limits_of(settings), secrets.token_hex(8), tempo.ahead)
        client.services = await serving(ground, workshop, engine)
        client.on_login, client.on_close = engine.start, engine.stop
        ground.stack.push_async_callback(engine.stop)
        keep_in_order(ground, workshop)
        await watched(ground, workshop, engine, client.standing_shards)
        yield client


def connected(ground: Ground) -> EaselClient:
    """The client that hears members."""
    settings = ground.settings
    heard = traffic.trace(ground.metrics, settings.discord_api_url)
    return EaselClient(settings.data_dir, heard, settings.shard_ids, settings.shard_count)


def tempo_of(ground: Ground, meter: Meter) -> Tempo:
    """How fast providers may be asked."""
    settings = ground.settings
    most = {"gmi": settings.gmi_requests_per_minute, "segmind": settings.segmind_requests_per_minute}
    return Tempo(meter, ground.clock, most)


async def watched(
    ground: Ground, workshop: Workshop, engine: LocalEngine, shards: Callable[[], tuple[int, int]]
) -> None:
    """Serve metrics and health, where anybody asks for them."""
    settings = ground.settings
    if ground.metrics is None:
        return
    subjects = Subjects(
        clock=ground.clock,
        database=ground.database,
        catalog=workshop.catalog,
        data_dir=settings.data_dir,
        runs=lambda: engine.running,
        shards=shards,
    )
    probes = Probes(ground.metrics, subjects)
    await ground.stack.enter_async_context(health.served(probes, settings.metrics_host, settings.metrics_port))


async def opened(settings: Settings) -> Database:
    """The database, up to date; whoever opens it closes it. Raises `SettingsError`."""
    try:
        return await open_database(settings.database)
    except errors.StorageError as error:
        reason = " ".join(error.detail.split())
        raise errors.SettingsError(f"EASEL_DATABASE_URL cannot be opened: {reason}") from error


def generations(database: Database) -> ports.Generations:
    """The table of generations of a database."""
    return StoredGenerations(database)


async def equipped(
    ground: Ground, replies: ports.Replies, gated: Callable[[ports.Provider], ports.Provider], process: str = ""
) -> Workshop:
    """The outside of the generations of one process, which has a name where it is not alone."""
    settings, clock, stack = ground.settings, ground.clock, ground.stack
    http = await stack.enter_async_context(Http(clock))
    generations = metered.generations(ground.database, ground.metrics)
    pictures = PictureFiles.open(settings.data_dir, process)
    stack.callback(pictures.close)
    providers = (_PROVIDERS[name](settings, http, pictures) for name in settings.providers)
    return Workshop(
        clock=clock,
        generations=generations,
        pictures=pictures,
        references=_references(settings, clock, http, pictures, stack),
        catalog=ProviderCatalog([gated(metered.provider(each, ground.metrics)) for each in providers], clock),
        replies=replies,
        latencies=Latencies(await generations.measurements(MEASUREMENTS)),
        patience=Patience(deadline=settings.generation_deadline_seconds, queued=settings.queued_deadline_seconds),
    )


def _references(
    settings: Settings, clock: ports.Clock, http: Http, pictures: PictureFiles, stack: AsyncExitStack
) -> ReferenceFetcher:
    downloads = Downloads(http, Hosts(settings.discord_cdn_hosts), most=REFERENCE_BYTES_MOST)
    fetcher = ReferenceFetcher(
        downloads,
        pictures,
        unreadable(settings.rehost_references, settings.gmi_base_url, clock.time),
        lambda url: expired(url, clock.time()),
    )
    stack.callback(fetcher.close)
    return fetcher


async def serving(ground: Ground, workshop: Workshop, engine: LocalEngine) -> Services:
    """What commands and buttons may use."""
    settings, database = ground.settings, ground.database
    history, preferences = StoredHistory(database), await StoredPreferences.load(database)
    return Services(
        clock=workshop.clock,
        generations=workshop.generations,
        engine=engine,
        intake=Intake(
            clock=workshop.clock,
            generations=workshop.generations,
            references=workshop.references,
            catalog=workshop.catalog,
            preferences=preferences,
            latencies=workshop.latencies,
            limits=limits_of(settings),
            owner=engine.owner,
        ),
        pace=workshop.pace,
        catalog=workshop.catalog,
        references=workshop.references,
        pictures=workshop.pictures,
        history=history,
        favourites=StoredFavourites(database),
        trays=StoredTrays(database),
        preferences=preferences,
        removal=Removal(
            clock=workshop.clock,
            generations=workshop.generations,
            history=history,
            pictures=workshop.pictures,
            replies=workshop.replies,
        ),
        credits_warning=settings.credits_warning,
    )


def keep_in_order(ground: Ground, workshop: Workshop) -> None:
    """Remove old originals for as long as the process lives, where anything is to be removed."""
    if days := ground.settings.retention_days:
        history = StoredHistory(ground.database)
        beside(ground.stack, keep_sweeping(workshop.clock, history, workshop.pictures, days))


def beside(stack: AsyncExitStack, work: Coroutine[Any, Any, None]) -> None:
    """Do something for as long as everything else stands."""
    task = asyncio.create_task(work)
    task.add_done_callback(_told_if_broken)

    async def stop() -> None:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    stack.push_async_callback(stop)


def _told_if_broken(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("a defect ended what goes on beside the work", exc_info=error)


def _gmi(settings: Settings, http: Http, pictures: PictureFiles) -> ports.Provider:
    del pictures
    return Gmi(
        GmiSettings(
            api_key=settings.gmi_api_key.get_secret_value(),
            base_url=settings.gmi_base_url,
            model=settings.gmi_model,
            result_hosts=settings.gmi_result_hosts,
            price_micros=round(settings.gmi_picture_price_usd * _MICROS),
        ),
        http,
    )


def _segmind(settings: Settings, http: Http, pictures: PictureFiles) -> ports.Provider:
    return Segmind(
        SegmindSettings(
            api_key=settings.segmind_api_key.get_secret_value(),
            base_url=settings.segmind_base_url,
            api=settings.segmind_api,
            result_hosts=settings.segmind_result_hosts,
            references_most=settings.segmind_references,
            price_micros=round(settings.segmind_picture_price_usd * _MICROS),
            credits_warning=settings.credits_warning,
        ),
        http,
        pictures.scratch,
    )


_PROVIDERS = {"gmi": _gmi, "segmind": _segmind}


def make_directory(settings: Settings) -> None:
    """Make the data directory; raises `SettingsError`."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.SettingsError(f"EASEL_DATA_DIR cannot be used: {error.strerror} ({settings.data_dir}).") from error
