"""Owns the place of this process among all that share its database; knows nothing of what they do."""

import platform
from contextlib import AsyncExitStack
from hashlib import sha256
from pathlib import Path

from bot.engine.membership import Membership
from bot.ports import Clock
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.owners import StoredOwners

#: The role of a process that shares its database with nobody.
ALONE = "run"


async def joined(
    settings: Settings, database: Database, clock: Clock, stack: AsyncExitStack, role: str, name: str = ""
) -> tuple[Membership, StoredOwners]:
    """Count as living until the stack is closed; raises `SettingsError` while a rival lives on the database."""
    owners = StoredOwners(database)
    membership = Membership(owners, clock, settings.heartbeat_seconds, role, name)
    await membership.join()
    stack.push_async_callback(membership.leave)
    return membership, owners


async def alone(settings: Settings, database: Database, clock: Clock, stack: AsyncExitStack) -> Membership | None:
    """Have a server's database for this process alone; None for a file, which a lock on its directory keeps."""
    if settings.database.startswith("sqlite"):
        return None
    membership, _ = await joined(settings, database, clock, stack, ALONE, _name(settings.data_dir))
    return membership


def _name(data_dir: Path) -> str:
    """What only one process at a time is called, because a second one in this directory is turned away.

    So whoever begins anew after a crash finds nobody but itself in its way.
    """
    found = data_dir.stat()
    return sha256(f"{platform.node()} {found.st_dev} {found.st_ino}".encode()).hexdigest()[:16]
