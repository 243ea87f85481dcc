"""Owns which provider paints what: the operator's order, their health, what each can do; speaks to none of them itself.

A breaker advises the choice and never forbids it: with a single provider there is nowhere else to go, and work waits.
"""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot import errors
from bot.domain.breaker import Breaker
from bot.domain.request import PaintRequest, RenderOrder, validate
from bot.domain.wish import Wish
from bot.ports import Clock, Provider, ProviderStanding, Ticket
from bot.providers.passing import PassedOn

#: What will not pass by itself, and so needs no second proof.
_LASTING = (errors.BadKey, errors.NoCredits, errors.UnknownModel)
#: What says that the service itself is in trouble; any other error is an answer about one render.
_FAULTS = (*_LASTING, errors.Unreachable, errors.AtCapacity, errors.UnintelligibleAnswer, errors.SubmissionUnknown)


class ProviderCatalog:
    """`ports.Catalog` over providers in the operator's order."""

    def __init__(self, providers: Sequence[Provider], clock: Clock) -> None:
        self._clock = clock
        self._watched = {each.name: Watched(inner=each, clock=clock) for each in providers}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._watched)

    def provider(self, name: str) -> Provider:
        """The provider of that name, watched; raises `UnknownModel` for one that is no longer in the settings."""
        try:
            return self._watched[name]
        except KeyError:
            raise errors.UnknownModel(f"the provider {name} is not configured any more") from None

    def choose(self, wish: Wish, seed: int, without: frozenset[str] = frozenset()) -> tuple[Provider, PaintRequest]:
        """The healthiest provider that can paint the wish; of equal ones the first of the operator's order."""
        refusals: list[errors.MemberError] = []
        now = self._clock.time()
        for watched in self._in_turn(wish, without, now):
            try:
                request = validate(wish, watched.capabilities, seed)
            except errors.MemberError as error:
                refusals.append(error)
            else:
                return watched, request
        raise min(refusals, key=self._rank)

    def standings(self) -> list[ProviderStanding]:
        now = self._clock.time()
        return [
            ProviderStanding(
                name=each.name,
                circuit=each.breaker.circuit(now),
                opens_at=each.breaker.opens_at,
                last_fault=each.breaker.last_fault,
            )
            for each in self._watched.values()
        ]

    def _in_turn(self, wish: Wish, without: frozenset[str], now: float) -> list["Watched"]:
        """Those in question, welcome ones first; raises `UnsupportedOption` when there is none."""
        if wish.provider is not None and wish.provider not in self._watched:
            raise errors.UnsupportedOption(option="provider", provider=wish.provider)
        asked = [each for each in self._watched.values() if wish.provider in (None, each.name)]
        left = [each for each in asked if each.name not in without]
        if not left:
            raise errors.UnsupportedOption(option="provider", provider=", ".join(sorted(without)))
        return sorted(left, key=lambda each: not each.breaker.welcomes(now))

    @staticmethod
    def _rank(refusal: errors.MemberError) -> bool:
        """What any provider would refuse is the thing to tell; what only one cannot do comes second."""
        return isinstance(refusal, errors.UnsupportedOption)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched(PassedOn):
    """A provider whose breaker hears how each call went."""

    clock: Clock
    breaker: Breaker = field(default_factory=Breaker)

    async def submit(self, order: RenderOrder) -> Ticket:
        self.breaker.chosen(self.clock.time())
        async with self._heard():
            return await self.inner.submit(order)

    async def poll(self, request_id: str) -> Ticket:
        async with self._heard():
            return await self.inner.poll(request_id)

    async def host(self, path: Path, content_type: str) -> str:
        async with self._heard():
            return await self.inner.host(path, content_type)

    @asynccontextmanager
    async def _heard(self) -> AsyncGenerator[None]:
        try:
            yield
        except _FAULTS as error:
            self.breaker.failed(self.clock.time(), error.code, lasting=isinstance(error, _LASTING))
            raise
        except errors.ProviderError:
            self.breaker.succeeded()
            raise
        else:
            self.breaker.succeeded()
