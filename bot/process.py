"""Owns one process of the bot: alone on its data directory, until a signal or a refusal ends it; assembles nothing."""

import asyncio
import contextlib
import fcntl
import gc
import signal
import sys
from collections.abc import AsyncGenerator, Coroutine, Generator, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import discord
import structlog

from bot import errors, fleet
from bot.app import assembled, make_directory
from bot.settings import Settings
from bot.ui.faults import told

_log = structlog.get_logger()


@contextlib.contextmanager
def _alone(settings: Settings) -> Generator[None]:
    """Hold what is on disk: a second process on it would take over what this one runs."""
    make_directory(settings)
    with contextlib.ExitStack() as held:
        for lock, told in _locks(settings):
            try:
                lock.parent.mkdir(parents=True, exist_ok=True)
                file = held.enter_context(lock.open("w"))
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise errors.SettingsError(f"Another Easel runs {told}; stop it first.") from None
            except OSError as error:
                raise errors.SettingsError(f"Easel cannot run {told}: {lock.name}: {error.strerror}.") from error
        yield


def _locks(settings: Settings) -> Iterator[tuple[Path, str]]:
    """The files to be locked, and in words what for; a server's database is kept by a beat instead."""
    yield settings.data_dir / "lock", f"in EASEL_DATA_DIR ({settings.data_dir})"
    file = Path(settings.database.removeprefix("sqlite:///"))
    if settings.database.startswith("sqlite:///") and file.parent.resolve() != settings.data_dir.resolve():
        yield file.with_name(f"{file.name}.lock"), f"on the database of EASEL_DATABASE_URL ({file})"


async def run(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM; raises `SettingsError` for what Discord refuses at log-in."""
    with _alone(settings):
        await _run_alone(settings)


async def gateway(settings: Settings) -> None:
    """Hear members for a fleet, until a signal; raises `SettingsError`."""
    token = settings.discord_token.get_secret_value()
    async with fleet.gateway(settings) as client, _until_stopped(client.start(token)):
        await client.fall_silent()
        await client.close()


async def worker(settings: Settings) -> None:
    """Paint for a fleet, until a signal; raises `SettingsError`."""
    token = settings.discord_token.get_secret_value()
    async with fleet.worker(settings) as working, _until_stopped(working.start(token)) as running:
        # Nothing more is claimed while what was claimed is given back.
        running.cancel()
        await asyncio.wait({running})
        await working.stop()
        await working.client.close()


async def _run_alone(settings: Settings) -> None:
    token = settings.discord_token.get_secret_value()
    async with assembled(settings) as client, _until_stopped(client.start(token)):
        await client.close()


@contextlib.asynccontextmanager
async def _until_stopped(work: Coroutine[Any, Any, None]) -> AsyncGenerator[asyncio.Task[None]]:
    """Work until a signal or a refusal; within, it is time to close."""
    _spare_collector()
    stopping, running = asyncio.create_task(_until_signal()), asyncio.create_task(work)
    await asyncio.wait({stopping, running}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    yield running
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
