"""Owns the assembly: the only place that names concrete classes, and how they hang together; runs nothing."""

import asyncio
import secrets
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

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

_MICROS = 1_000_000
#: Finished renders from which the expected times are refilled at start.
_MEASUREMENTS = 2000


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


@asynccontextmanager
async def assembled(settings: Settings, clock: ports.Clock | None = None) -> AsyncGenerator[EaselClient]:
    """The whole bot, ready to be started; everything it opened is closed at the end."""
    clock = clock or SystemClock()
    point_at(settings.discord_api_url, settings.discord_gateway_url, settings.discord_cdn_hosts)
    async with AsyncExitStack() as stack:
        make_directory(settings)
        metrics = Metrics() if settings.metrics_port else None
        client = EaselClient(settings.data_dir, traffic.trace(metrics, settings.discord_api_url))
        database = metered.database(await opened(settings), metrics)
        stack.push_async_callback(database.close)
        workshop = await _workshop(settings, clock, DiscordReplies(client, clock), database, stack, metrics)
        limits, owner = limits_of(settings), secrets.token_hex(8)
        engine = LocalEngine(workshop, limits, owner)
        client.services = await _services(workshop, engine, limits, database, settings)
        client.on_login, client.on_close = engine.start, engine.stop
        stack.push_async_callback(engine.stop)
        if settings.retention_days:
            _keep_sweeping(client.services, settings.retention_days, stack)
        if metrics is not None:
            subjects = Subjects(
                clock=clock,
                database=database,
                catalog=workshop.catalog,
                data_dir=settings.data_dir,
                runs=lambda: engine.running,
                shards=client.standing_shards,
            )
            probes = Probes(metrics, subjects)
            await stack.enter_async_context(health.served(probes, settings.metrics_host, settings.metrics_port))
        yield client


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


async def _workshop(
    settings: Settings,
    clock: ports.Clock,
    replies: ports.Replies,
    database: Database,
    stack: AsyncExitStack,
    metrics: Metrics | None,
) -> Workshop:
    http = await stack.enter_async_context(Http(clock))
    generations = metered.generations(database, metrics)
    pictures = PictureFiles.open(settings.data_dir)
    stack.callback(pictures.close)
    providers = [_PROVIDERS[name](settings, http, pictures) for name in settings.providers]
    return Workshop(
        clock=clock,
        generations=generations,
        pictures=pictures,
        references=_references(settings, clock, http, pictures, stack),
        catalog=ProviderCatalog([metered.provider(each, metrics) for each in providers], clock),
        replies=replies,
        latencies=Latencies(await generations.measurements(_MEASUREMENTS)),
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


async def _services(
    workshop: Workshop, engine: LocalEngine, limits: Limits, database: Database, settings: Settings
) -> Services:
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
            limits=limits,
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


def _keep_sweeping(services: Services, days: float, stack: AsyncExitStack) -> None:
    """Remove old originals for as long as the bot lives."""
    sweeping = asyncio.create_task(keep_sweeping(services.clock, services.history, services.pictures, days))

    async def stop() -> None:
        sweeping.cancel()
        await asyncio.gather(sweeping, return_exceptions=True)

    stack.push_async_callback(stop)


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
