"""Owns what keeps something from being written down; knows no database."""

from bot.errors.base import EaselError


class StorageError(EaselError):
    """The generation could not be written down."""

    code = "storage"


class DatabaseBusy(StorageError):
    code = "database-busy"


class DiskFull(StorageError):
    code = "disk-full"


class Superseded(StorageError):
    """The row is no longer in the state, or of the owner and epoch, that the move started from."""

    code = "superseded"


class Duplicate(StorageError):
    """The same interaction was admitted before: Discord may deliver one twice."""

    code = "duplicate"
