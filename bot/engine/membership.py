"""Owns that this process counts as living among the others of its fleet; knows nothing of what they do."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import NoReturn, Protocol

import structlog

from bot import errors
from bot.ports import Clock

_log = structlog.get_logger()
#: Beats that may be missed before the others declare a process dead: 10 s of a beat every 3 s.
_MISSED = 10 / 3
#: Beats for which one that was heard makes certain; the rest is time for what follows.
_CERTAIN = 2.0


class Register(Protocol):
    """Who lives."""

    async def join(self, owner: str, role: str) -> None: ...

    async def beat(self, owner: str) -> bool: ...

    async def leave(self, owner: str) -> None: ...


class Membership:
    """One process's place; `id` is the owner of its generations.

    It changes when the process was declared dead, unless it is `lasting`: who claims nothing needs no new name.
    """

    def __init__(self, register: Register, clock: Clock, beat: float, role: str, *, lasting: bool = False) -> None:
        self._register = register
        self._clock = clock
        self._beat = beat
        self._role = role
        self._lasting = lasting
        self._heard_at = float("-inf")
        self._asking = asyncio.Lock()
        self.id = secrets.token_hex(8)

    @property
    def bound(self) -> float:
        """Seconds without a beat after which a process counts as dead."""
        return self._beat * _MISSED

    async def join(self) -> None:
        began = self._clock.time()
        await self._register.join(self.id, self._role)
        self._heard_at = began

    async def leave(self) -> None:
        """Say that it ends; a database that is away finds out by itself."""
        try:
            await self._register.leave(self.id)
        except errors.StorageError as error:
            _log.warning("could not leave the fleet in order", code=error.code, detail=error.detail)

    async def certain(self) -> None:
        """Return once it is known that this process has not been declared dead; raises `Superseded` when it has.

        Costs nothing while the last beat was heard a moment ago. After a pause, as of a machine that was suspended,
        it asks; while the database is away, it waits.
        """
        owner = self.id
        while self._clock.time() - self._heard_at > self._beat * _CERTAIN:
            async with self._asking:
                if self._clock.time() - self._heard_at <= self._beat * _CERTAIN:
                    break
                if not await self._heard(owner):
                    await self._clock.sleep(self._beat)
        if owner != self.id:
            raise errors.Superseded("this process was declared dead meanwhile")

    async def _heard(self, owner: str) -> bool:
        """Beat once; False when the database did not answer. Raises `Superseded`."""
        began = self._clock.time()
        try:
            living = await self._register.beat(owner)
        except errors.StorageError as error:
            _log.error("a beat was not heard", code=error.code, detail=error.detail)
            return False
        if not living:
            raise errors.Superseded(f"the process {owner} was declared dead")
        self._heard_at = began
        return True

    async def keep_beating(self, lost: Callable[[], Awaitable[None]]) -> NoReturn:
        """Beat as long as the process lives; after having been declared dead, give all up and begin anew."""
        while True:
            try:
                await self._heard(self.id)
            except errors.Superseded as error:
                _log.warning("declared dead, beginning anew", detail=error.detail)
                await lost()
                await self._anew()
            await self._clock.sleep(self._beat)

    async def _anew(self) -> None:
        if not self._lasting:
            self.id = secrets.token_hex(8)
        while True:
            try:
                return await self.join()
            except errors.StorageError as error:
                _log.error("could not join the fleet", code=error.code, detail=error.detail)
                await self._clock.sleep(self._beat)
