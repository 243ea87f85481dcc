"""Owns the assembly: the only place that names concrete classes, and the order in which they start and stop."""

import asyncio
import contextlib
import fcntl
import gc
import secrets
import signal
import sys
from collections.abc import AsyncGenerator, Generator
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp
import discord
import structlog

from bot import errors, ports
from bot.client import EaselClient, point_at
from bot.clock import SystemClock
from bot.domain.latency import Latencies
from bot.domain.quota import Limits
from bot.domain.request import REFERENCE_BYTES_MOST
from bot.engine.local import LocalEngine
from bot.pipeline.intake import Intake
from bot.pipeline.workshop import Patience, Workshop
from bot.providers.downloads import Downloads
from bot.providers.gmi import Gmi, GmiSettings
from bot.providers.hosts import Hosts, rehosting
from bot.providers.http import Http
from bot.providers.references import ReferenceFetcher
from bot.services import Services
from bot.settings import Settings
from bot.storage.database import open_database
from bot.storage.generations import StoredGenerations
from bot.storage.pictures import PictureFiles
from bot.ui.faults import told
from bot.ui.reply import DiscordReplies

_log = structlog.get_logger()
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
    point_at(settings.discord_api_url, settings.discord_gateway_url)
    async with AsyncExitStack() as stack:
        _make_directory(settings)
        client = EaselClient(settings.data_dir)
        workshop = await _workshop(settings, clock, DiscordReplies(client, clock), stack)
        limits, owner = limits_of(settings), secrets.token_hex(8)
        engine = LocalEngine(workshop, limits, owner)
        client.services = Services(
            generations=workshop.generations,
            engine=engine,
            intake=_intake(workshop, limits, owner),
            pace=workshop.pace,
        )
        client.on_login, client.on_close = engine.start, engine.stop
        stack.push_async_callback(engine.stop)
        yield client


async def _workshop(settings: Settings, clock: ports.Clock, replies: ports.Replies, stack: AsyncExitStack) -> Workshop:
    try:
        database = await open_database(settings.database)
    except errors.StorageError as error:
        reason = " ".join(error.detail.split())
        raise errors.SettingsError(f"EASEL_DATABASE_URL cannot be opened: {reason}") from error
    stack.push_async_callback(database.close)
    http = await stack.enter_async_context(Http(clock))
    generations = StoredGenerations(database)
    pictures = PictureFiles.open(settings.data_dir)
    return Workshop(
        clock=clock,
        generations=generations,
        pictures=pictures,
        references=_references(settings, http, pictures, stack),
        providers={name: _PROVIDERS[name](settings, http) for name in settings.providers},
        replies=replies,
        latencies=Latencies(await generations.measurements(_MEASUREMENTS)),
        patience=Patience(deadline=settings.generation_deadline_seconds, queued=settings.queued_deadline_seconds),
    )


def _references(settings: Settings, http: Http, pictures: PictureFiles, stack: AsyncExitStack) -> ReferenceFetcher:
    downloads = Downloads(http, Hosts(settings.discord_cdn_hosts), most=REFERENCE_BYTES_MOST)
    rehost = rehosting(settings.rehost_references, settings.gmi_base_url)
    fetcher = ReferenceFetcher(downloads, pictures.scratch, rehost)
    stack.callback(fetcher.close)
    return fetcher


def _intake(workshop: Workshop, limits: Limits, owner: str) -> Intake:
    return Intake(
        clock=workshop.clock,
        generations=workshop.generations,
        references=workshop.references,
        providers=workshop.providers,
        limits=limits,
        owner=owner,
    )


def _gmi(settings: Settings, http: Http) -> ports.Provider:
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


_PROVIDERS = {"gmi": _gmi}


def _make_directory(settings: Settings) -> None:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.SettingsError(f"EASEL_DATA_DIR cannot be used: {error.strerror} ({settings.data_dir}).") from error


@contextlib.contextmanager
def _alone(settings: Settings) -> Generator[None]:
    """Hold the data directory: a second process in it would take over what this one runs."""
    _make_directory(settings)
    with (settings.data_dir / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise errors.SettingsError(
                f"Another Easel runs in EASEL_DATA_DIR ({settings.data_dir}); stop it first."
            ) from None
        yield


async def run(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM; raises `SettingsError` for what Discord refuses at log-in."""
    with _alone(settings):
        await _run_alone(settings)


async def _run_alone(settings: Settings) -> None:
    async with assembled(settings) as client:
        _spare_collector()
        stopping = asyncio.create_task(_until_signal())
        running = asyncio.create_task(client.start(settings.discord_token.get_secret_value()))
        await asyncio.wait({stopping, running}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await client.close()
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await _translated(running)


def _spare_collector() -> None:
    """What start-up made lives as long as the process: looking through it again and again took 5 % of the CPU."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    # The database's thread gives way to the event loop sooner than Python's own 5 ms.
    sys.setswitchinterval(0.001)


async def _until_signal() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
    _log.info("stopping")


async def _translated(running: asyncio.Task[None]) -> None:
    try:
        await running
    except discord.LoginFailure as error:
        raise errors.SettingsError("Discord refuses EASEL_DISCORD_TOKEN: copy the bot's token again.") from error
    except (discord.DiscordException, aiohttp.ClientError, TimeoutError) as error:
        raise errors.SettingsError(f"Discord can't be used at EASEL_DISCORD_API_URL: {told(error)}.") from error
