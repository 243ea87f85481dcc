"""Owns the three pages that are served to whoever watches from outside; knows nothing of what they tell.

`/metrics` for Prometheus; `/healthz` answers while the event loop does; `/readyz` while Easel can work.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import structlog
from aiohttp import web

from bot import errors
from bot.metrics import CONTENT_TYPE
from bot.probes import Probes

_log = structlog.get_logger()
#: Seconds that a page under way may still take at the end.
_GRACE = 1.0


@asynccontextmanager
async def served(probes: Probes, host: str, port: int) -> AsyncGenerator[int]:
    """Serve at that address, and look after what is looked at in between; gives the port.

    Raises `SettingsError` when the address cannot be had.
    """
    runner = web.AppRunner(_pages(probes), access_log=None, shutdown_timeout=_GRACE)
    await runner.setup()
    try:
        bound = await _listening(runner, host, port)
        _log.info("metrics are served", host=host, port=bound)
        async with _beside(probes):
            yield bound
    finally:
        await runner.cleanup()


async def _listening(runner: web.AppRunner, host: str, port: int) -> int:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        raise errors.SettingsError(
            f"Nothing can be served at EASEL_METRICS_HOST {host}, EASEL_METRICS_PORT {port}: {error.strerror}."
        ) from error
    return int(runner.addresses[0][1])


@asynccontextmanager
async def _beside(probes: Probes) -> AsyncGenerator[None]:
    tasks = [asyncio.create_task(probes.feel_the_loop()), asyncio.create_task(probes.ask_for_credits())]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _pages(probes: Probes) -> web.Application:
    async def metrics(_: web.Request) -> web.Response:
        await probes.look()
        return web.Response(body=probes.metrics.page(), headers={"Content-Type": CONTENT_TYPE})

    async def alive(_: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def ready(_: web.Request) -> web.Response:
        fault = await probes.look()
        return web.Response(status=200 if fault is None else 503, text=f"{fault or 'ready'}\n")

    application = web.Application()
    application.add_routes([web.get("/metrics", metrics), web.get("/healthz", alive), web.get("/readyz", ready)])
    return application
