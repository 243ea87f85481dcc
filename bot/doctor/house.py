"""Owns looking at the machine: its disk, the database, and the model that looks at pictures; speaks to no service."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from bot import app, errors
from bot.doctor.finding import Finding, bad, good, skipped
from bot.moderators import vision
from bot.settings import Settings
from bot.storage.checkup import Condition, examined

#: Bytes below which the disk fills before anybody looks again; `docs/alerts.yml` warns at the same.
ROOM_LEAST = 1 << 30
_GIB = 1 << 30
_PROBE = b"easel"
_DISK, _DATABASE, _VISION = "data directory", "database", "picture rules"


async def disk(settings: Settings) -> Finding:
    """Whether the data directory can be written to, and how much room there is."""
    where = settings.data_dir.absolute()
    try:
        free = await asyncio.to_thread(_written, settings)
    except errors.SettingsError as error:
        return bad(_DISK, error.detail, "Name another directory, or let Easel write there.")
    except OSError as error:
        return bad(_DISK, f"{where} cannot be written to: {error.strerror}", "Let Easel write there, and make room.")
    figure = f"{free / _GIB:.1f} GiB"
    if free < ROOM_LEAST:
        return bad(_DISK, f"Only {figure} are free in {where}", "Make room, or lower EASEL_RETENTION_DAYS.")
    return good(_DISK, f"{where} can be written to; {figure} are free")


def _written(settings: Settings) -> int:
    app.make_directory(settings)
    with tempfile.TemporaryFile(dir=settings.data_dir) as file:
        file.write(_PROBE)
    return shutil.disk_usage(settings.data_dir).free


async def database(settings: Settings) -> Finding:
    """Whether the database is there, of this version, and can be written to."""
    try:
        condition = await examined(settings.database)
    except errors.EaselError as error:
        return bad(
            _DATABASE, error.detail, "Check EASEL_DATABASE_URL, and whether that database runs and lets Easel in."
        )
    if condition.missing:
        return await asyncio.to_thread(_missing, settings.data_dir)
    return _unwritable(condition) or _outdated(condition) or good(_DATABASE, _well(condition))


def _missing(data_dir: Path) -> Finding:
    """No file is no fault before the first start; after it, everything is gone that pictures belong to."""
    if any((data_dir / "pictures").glob("*/*")):
        said = "The file is not there, although there are pictures of its generations"
        return bad(_DATABASE, said, "Check EASEL_DATABASE_URL and EASEL_DATA_DIR, or put a backup in its place.")
    return skipped(_DATABASE, "Not there yet: the first start makes it")


def _unwritable(condition: Condition) -> Finding | None:
    if not condition.writable:
        return bad(_DATABASE, "It can only be read", "Name the primary in EASEL_DATABASE_URL, not a copy of it.")
    if condition.free is not None and condition.free < condition.needed:
        said = f"{condition.free} connections are free, and each process of Easel takes up to {condition.needed}"
        return bad(_DATABASE, said, "Raise max_connections of PostgreSQL, or end what else is connected.")
    return None


def _outdated(condition: Condition) -> Finding | None:
    found = condition.revision
    if found is None:
        return skipped(_DATABASE, "Empty: the first start makes the tables")
    if found not in condition.known:
        said = f"Its revision {found} is of a newer Easel than this one, which ends at {condition.newest}"
        return bad(_DATABASE, said, "Install that Easel again, or put back a backup from before.")
    if found != condition.newest:
        said = f"Its revision is {found}, and this Easel needs {condition.newest}"
        return bad(_DATABASE, said, "Make a backup, then start Easel: it brings the database up to date by itself.")
    return None


def _well(condition: Condition) -> str:
    free = "" if condition.free is None else f"; {condition.free} connections are free"
    return f"Revision {condition.newest}, the newest; it can be written to{free}"


async def picture_rules(settings: Settings) -> Finding:
    """Whether pictures can be looked at: the model is loaded once."""
    if not settings.picture_rules:
        return skipped(_VISION, "No picture is judged: EASEL_PICTURE_RULES is off")
    if not vision.available():
        return skipped(_VISION, "No picture is judged: the extra `vision` is not installed (docs/moderation.md)")
    judge = vision.NsfwJudge()
    try:
        await judge.load()
    except Exception as error:  # noqa: BLE001 - native libraries raise whatever they lack
        said = f"The model cannot be loaded: {type(error).__name__}: {error}"
        return bad(_VISION, said, "Install the extra `vision` again.")
    finally:
        judge.close()
    return good(_VISION, "The model is there, and can be loaded")
