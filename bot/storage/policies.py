"""Owns what servers decided, read again every few seconds; knows no rule."""

from collections.abc import Callable
from typing import Protocol

from pydantic import TypeAdapter

from bot import errors
from bot.domain.policy import Policy
from bot.storage.database import Database

_VALUE = TypeAdapter(Policy)
#: Seconds for which what was read is taken for what is written: another process may have changed it.
_FRESH_SECONDS = 3.0
_ATTEMPTS = 20

READ = "SELECT value, version FROM servers WHERE guild_id = :guild_id"

ALL = "SELECT value FROM servers ORDER BY guild_id"

#: Only upon the version that the change was made from; 0 is none.
WRITE = """
INSERT INTO servers (guild_id, value, version) SELECT :guild_id, :value, 1 WHERE :version = 0
ON CONFLICT (guild_id) DO NOTHING
RETURNING version
"""

REWRITE = """
UPDATE servers SET value = :value, version = version + 1 WHERE guild_id = :guild_id AND version = :version
RETURNING version
"""


class _Clock(Protocol):
    def time(self) -> float: ...


class StoredPolicies:
    """`ports.Policies` on a `Database`."""

    def __init__(self, database: Database, clock: _Clock) -> None:
        self._database = database
        self._clock = clock
        self._known: dict[int, tuple[float, Policy]] = {}

    async def of(self, guild_id: int) -> Policy:
        """The server's decisions, or those of a server that never made any."""
        read_at, policy = self._known.get(guild_id, (float("-inf"), None))
        if policy is None or not read_at <= self._clock.time() < read_at + _FRESH_SECONDS:
            policy, _ = await self._read(guild_id)
            self._remember(policy)
        return policy

    async def change(self, guild_id: int, change: Callable[[Policy], Policy]) -> Policy:
        """Write down what becomes of them; of changes made at once, by any process, none is lost."""
        for _ in range(_ATTEMPTS):
            before, version = await self._read(guild_id)
            after = change(before)
            params = {"guild_id": guild_id, "value": _VALUE.dump_json(after).decode(), "version": version}
            if await self._database.fetch(REWRITE if version else WRITE, params):
                self._remember(after)
                return after
        raise errors.DatabaseBusy(f"the rules of server {guild_id} changed {_ATTEMPTS} times meanwhile")

    async def all(self) -> list[Policy]:
        """Of every server that decided anything."""
        return [_VALUE.validate_json(row[0]) for row in await self._database.fetch(ALL, {})]

    async def _read(self, guild_id: int) -> tuple[Policy, int]:
        found = await self._database.fetch(READ, {"guild_id": guild_id})
        if not found:
            return Policy(guild_id=guild_id), 0
        value, version = found[0]
        return _VALUE.validate_json(value), version

    def _remember(self, policy: Policy) -> None:
        self._known[policy.guild_id] = self._clock.time(), policy
