"""Owns the assembly: the only place that names concrete classes, and how they hang together; runs nothing."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
import structlog

from bot import errors, health, metered, ports, traffic
from bot.assembly import bench, company, council, purse, suppliers, vault
from bot.assembly.limits import ceiling_of, limits_of
from bot.client import EaselClient, point_at
from bot.clock import SystemClock
from bot.domain.latency import Latencies
from bot.engine.local import LocalEngine
from bot.metrics import Metrics
from bot.moderators.book import RuleBook
from bot.pipeline.banning import Banning
from bot.pipeline.fetch import Fetch
from bot.pipeline.house import House
from bot.pipeline.intake import Intake
from bot.pipeline.reviewing import Reviewing
from bot.pipeline.workshop import Patience, Workshop
from bot.probes import Probes, Subjects
from bot.providers.catalog import ProviderCatalog
from bot.providers.gate import Gated, Meter, OwnMeter, Tempo
from bot.providers.http import Http
from bot.services import Services
from bot.settings import Settings
from bot.storage.bans import StoredBans
from bot.storage.database import Database, open_database
from bot.storage.favourites import StoredFavourites
from bot.storage.generations import StoredGenerations
from bot.storage.history import StoredHistory
from bot.storage.pictures import PictureFiles
from bot.storage.preferences import StoredPreferences
from bot.storage.prompt_rules import StoredPromptRules
from bot.storage.trays import StoredTrays
from bot.storage.usage import StoredAccounts
from bot.ui.reply import DiscordReplies

_log = structlog.get_logger()
#: Finished renders from which the expected times are refilled.
MEASUREMENTS = 2000


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
        if membership := await company.alone(settings, ground.database, ground.clock, ground.stack):
            beside(ground.stack, membership.keep_beating(client.close))
        tempo = tempo_of(ground, OwnMeter(ground.clock))
        workshop = await equipped(ground, client, lambda inner: Gated(inner=inner, tempo=tempo))
        engine = LocalEngine(workshop, limits_of(settings), secrets.token_hex(8), tempo.ahead)
        seats = bench.seated(ground.database, workshop, client)
        client.services = await serving(ground, workshop, engine, seats)
        client.on_login, client.on_close = engine.start, engine.stop
        ground.stack.push_async_callback(engine.stop)
        keep_in_order(ground, workshop, engine, seats)
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


def accounts(database: Database) -> ports.Accounts:
    """The books of a database."""
    return StoredAccounts(database)


async def equipped(
    ground: Ground, client: discord.Client, gated: Callable[[ports.Provider], ports.Provider], process: str = ""
) -> Workshop:
    """The outside of the generations of one process, which has a name where it is not alone."""
    settings, clock, stack = ground.settings, ground.clock, ground.stack
    http = await stack.enter_async_context(Http(clock))
    generations = metered.generations(ground.database, ground.metrics)
    pictures = PictureFiles.open(settings.data_dir, process)
    stack.callback(pictures.close)
    providers = (suppliers.PROVIDERS[name](settings, http, pictures) for name in settings.providers)
    return Workshop(
        clock=clock,
        generations=generations,
        pictures=pictures,
        references=suppliers.references(settings, clock, http, pictures, stack),
        catalog=ProviderCatalog([gated(metered.provider(each, ground.metrics)) for each in providers], clock),
        replies=DiscordReplies(client, clock),
        council=council.called(ground.database, clock, client, stack, looks=settings.picture_rules),
        latencies=Latencies(await generations.measurements(MEASUREMENTS)),
        patience=Patience(deadline=settings.generation_deadline_seconds, queued=settings.queued_deadline_seconds),
    )


async def serving(ground: Ground, workshop: Workshop, engine: LocalEngine, seats: bench.Bench) -> Services:
    """What commands and buttons may use."""
    settings, database = ground.settings, ground.database
    trays, preferences = StoredTrays(database), await StoredPreferences.load(database)
    rules = RuleBook(StoredPromptRules(database), workshop.clock)
    house = House(
        clock=workshop.clock,
        policies=workshop.council.policies,
        bans=StoredBans(database),
        prompts=rules,
        log=workshop.council.log,
        looks=workshop.council.looks,
        limits=limits_of(settings),
        ceiling=ceiling_of(settings),
    )
    books = purse.kept(database, workshop, house.limits.monthly_budget_micros)
    beside(ground.stack, books.budget.keep_looking())
    return Services(
        clock=workshop.clock,
        generations=workshop.generations,
        engine=engine,
        intake=Intake(
            clock=workshop.clock,
            generations=workshop.generations,
            references=workshop.references,
            catalog=workshop.catalog,
            pictures=workshop.pictures,
            preferences=preferences,
            latencies=workshop.latencies,
            house=house,
            refusals=books.refusals,
            owner=engine.owner,
        ),
        pace=workshop.pace,
        catalog=workshop.catalog,
        references=workshop.references,
        pictures=workshop.pictures,
        history=StoredHistory(database),
        favourites=StoredFavourites(database),
        trays=trays,
        preferences=preferences,
        exporting=vault.exporting(database, workshop, preferences, trays),
        erasing=vault.opened(database, workshop, settings.retention_days).erasing,
        retention_days=settings.retention_days,
        removal=seats.removal,
        fetch=Fetch(
            clock=workshop.clock,
            generations=workshop.generations,
            pictures=workshop.pictures,
            replies=workshop.replies,
        ),
        refused=metered.refusals(ground.metrics),
        reviewing=Reviewing(workshop=workshop, engine=engine),
        reporting=seats.reporting,
        banning=Banning(
            clock=workshop.clock,
            bans=house.bans,
            generations=workshop.generations,
            engine=engine,
            log=house.log,
        ),
        purging=seats.purging,
        policies=house.policies,
        bans=house.bans,
        log=house.log,
        rules=rules,
        prompts=rules,
        accounts=books.accounts,
        refusals=books.refusals,
        budget=books.budget,
        operators=frozenset(settings.operators),
        credits_warning=settings.credits_warning,
    )


def keep_in_order(ground: Ground, workshop: Workshop, engine: LocalEngine, seats: bench.Bench) -> None:
    """Look after what moderators decide, and remove old originals where any are to be, while the process lives."""
    beside(ground.stack, Reviewing(workshop=workshop, engine=engine).keep_looking())
    beside(ground.stack, seats.reporting.keep_looking())
    beside(ground.stack, seats.purging.keep_looking())
    kept = vault.opened(ground.database, workshop, ground.settings.retention_days)
    beside(ground.stack, kept.retention.keep_sweeping())
    beside(ground.stack, kept.erasing.keep_looking())


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


def make_directory(settings: Settings) -> None:
    """Make the data directory; raises `SettingsError`."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.SettingsError(f"EASEL_DATA_DIR cannot be used: {error.strerror} ({settings.data_dir}).") from error
