"""Owns that this process counts as living among the others of its fleet; knows nothing of what they do."""

import asyncio
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from typing import NoReturn, Protocol

import structlog

from bot import errors
from bot.ports import Clock

_log = structlog.get_logger()
#: Beats that may be missed before the others declare a process dead: 10 s of a beat every 3 s.
_MISSED = 10 / 3
#: Beats for which one that was heard makes certain; the rest is time for what follows.
_CERTAIN = 2.0
#: Beats between looks whether somebody in the way still lives.
_LOOK = 1 / 3


class Register(Protocol):
    """Who lives."""

    async def join(self, owner: str, role: str, seconds: float) -> bool: ...

    async def rivals(self, owner: str, role: str) -> dict[str, tuple[str, float]]: ...

    async def beat(self, owner: str) -> bool: ...

    async def leave(self, owner: str) -> None: ...


class Membership:
    """One process's place; `id` is the owner of its generations.

    It changes when the process was declared dead, unless it was given: who claims nothing needs no new name.
    """

    def __init__(self, register: Register, clock: Clock, beat: float, role: str, name: str = "") -> None:
        self._register = register
        self._clock = clock
        self._beat = beat
        self._role = role
        self._lasting = bool(name)
        self._heard_at = float("-inf")
        self._asking = asyncio.Lock()
        self.id = name or secrets.token_hex(8)

    @property
    def bound(self) -> float:
        """Seconds without a beat after which a process counts as dead."""
        return self._beat * _MISSED

    async def join(self) -> None:
        """Count as living from now on; raises `SettingsError` while a rival lives on the database.

        One that may be dead is waited for: until it beats, or has been silent for as long as the dead are.
        """
        known: dict[str, tuple[str, float]] = {}
        began = self._clock.time()
        while not await self._register.join(self.id, self._role, self.bound):
            rivals = await self._register.rivals(self.id, self._role)
            if any(known.get(each, beat) != beat for each, beat in rivals.items()):
                raise _occupied(role for role, _ in rivals.values())
            if not known:
                _log.info("waiting whether others on the database live", others=len(rivals))
            known |= rivals
            await self._clock.sleep(self._beat * _LOOK)
            began = self._clock.time()
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
                _log.warning("declared dead", detail=error.detail)
                await lost()
                await self._anew()
            await self._clock.sleep(self._beat)

    async def _anew(self) -> None:
        if not self._lasting:
            self.id = secrets.token_hex(8)
        while True:
            try:
                return await self.join()
            except (errors.StorageError, errors.SettingsError) as error:
                _log.error("could not join the fleet", code=error.code, detail=error.detail)
                await self._clock.sleep(self._beat)


def _occupied(roles: Iterable[str]) -> errors.SettingsError:
    counted = Counter(roles)
    living = ", ".join(f"{number} {role}" for role, number in sorted(counted.items()))
    return errors.SettingsError(
        f"Others of Easel live on the database of EASEL_DATABASE_URL ({living}), and `run` shares it with nobody: "
        "stop the one or the other."
    )
