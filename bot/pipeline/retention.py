"""Owns how long originals are kept, and looks through them now and then; knows ports only."""

from typing import NoReturn

import structlog

from bot import errors, ports

_log = structlog.get_logger()
_DAY = 86_400.0
#: Seconds between two looks, and before another try when one failed.
_EVERY = 6 * 3600.0


async def sweep(clock: ports.Clock, history: ports.History, pictures: ports.Pictures, days: float) -> int:
    """Remove the originals that are older than so many days and that nobody marked or needs; returns how many."""
    keep = await history.digests_to_keep()
    removed = await pictures.sweep(clock.time() - days * _DAY, keep)
    if removed:
        _log.info("old originals removed", pictures=removed, days=days)
    return removed


async def keep_sweeping(clock: ports.Clock, history: ports.History, pictures: ports.Pictures, days: float) -> NoReturn:
    """Sweep at once, and again every few hours, whatever goes wrong."""
    while True:
        try:
            await sweep(clock, history, pictures, days)
        except (errors.StorageError, OSError) as error:
            _log.error("old originals could not be removed", detail=str(error))
        await clock.sleep(_EVERY)
