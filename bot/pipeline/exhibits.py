"""Owns which files moderators are shown of a generation; knows neither why they look nor how it is sent."""

from collections.abc import AsyncGenerator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path

import structlog

from bot import errors, ports
from bot.domain.generation import Generation

_log = structlog.get_logger()
#: Files of one message to moderators, and bytes of each.
_FILES_MOST = 10
_FILE_BYTES_MOST = 2_400_000


@asynccontextmanager
async def exhibits(pictures: ports.Pictures, generation: Generation) -> AsyncGenerator[tuple[Path, ...]]:
    """Its pictures, as far as they are kept; the files may be gone afterwards. Beyond ten they share the last file."""
    painted = generation.pictures
    alone = len(painted) if len(painted) <= _FILES_MOST else _FILES_MOST - 1
    found = [await _tried(pictures.fitting(each, _FILE_BYTES_MOST)) for each in painted[:alone]]
    files = [each for each in found if each is not None]
    sheet = await _tried(_sheet(pictures, generation, alone)) if painted[alone:] else None
    try:
        yield tuple(files) if sheet is None else (*files, sheet)
    finally:
        if sheet is not None:
            await pictures.discard(sheet)


async def _tried(work: Awaitable[Path | None]) -> Path | None:
    """Moderators see what can be shown; all the rest comes without it."""
    try:
        return await work
    except errors.StorageError as error:
        _log.error("a picture could not be laid out", code=error.code, detail=error.detail)
        return None


async def _sheet(pictures: ports.Pictures, generation: Generation, after: int) -> Path:
    numbered = enumerate(generation.pictures[after:], start=after + 1)
    return await pictures.sheet([ports.Tile(pictures=(each,), label=str(number)) for number, each in numbered])
