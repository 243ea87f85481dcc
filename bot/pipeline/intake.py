"""Owns every check before anything is spent, and the reservation; knows ports only, and no Discord."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot import errors, ports
from bot.domain.generation import Generation, Reply
from bot.domain.quota import Allowance, Limits
from bot.domain.request import SEED_MOST, PaintRequest
from bot.domain.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who asks, where, and what the bot may do there; told by the interaction itself."""

    interaction_id: int
    member_id: int
    guild_id: int | None
    reply: Reply
    #: Names of Discord permissions that the bot lacks in this channel to deliver pictures.
    missing_permissions: tuple[str, ...] = ()


def draw_seed() -> int:
    return random.randint(0, SEED_MOST)  # noqa: S311 - a picture's seed, not a secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The door of the studio."""

    clock: ports.Clock
    generations: ports.Generations
    references: ports.References
    catalog: ports.Catalog
    preferences: ports.PreferenceBook
    limits: Limits
    owner: str
    seed: Callable[[], int] = draw_seed

    async def admit(self, visit: Visit, wish: Wish) -> Generation:
        """Reserve for a wish that passes every check; raises the `MemberError` that says what to change."""
        if visit.missing_permissions:
            raise errors.MissingPermissions(names=", ".join(visit.missing_permissions))
        provider, request = self.catalog.choose(self.completed(visit.member_id, wish), self.seed())
        if request.references:
            request = replace(request, references=await self.references.examine(request.references))
        return await self.generations.admit(self._generation(visit, request, provider), self.limits)

    def completed(self, member_id: int, wish: Wish) -> Wish:
        """The wish with the member's preferences for everything that it leaves open."""
        usual = self.preferences.of(member_id)
        if usual.watermark and not self._marks(wish.provider):
            # A wish for all times is no demand: it is kept wherever it can be.
            usual = replace(usual, watermark=False)
        return wish.completed(usual)

    def _marks(self, provider: str | None) -> bool:
        names = [name for name in self.catalog.names if provider in (None, name)]
        return any(self.catalog.provider(name).capabilities.watermark for name in names)

    async def allowance(self, member_id: int) -> Allowance:
        return await self.generations.allowance(member_id, self.limits, self.clock.time())

    def _generation(self, visit: Visit, request: PaintRequest, provider: ports.Provider) -> Generation:
        return Generation(
            id=visit.interaction_id,
            member_id=visit.member_id,
            guild_id=visit.guild_id,
            request=request,
            reply=replace(visit.reply, private=request.private),
            provider=provider.name,
            created_at=self.clock.time(),
            counted=request.pictures,
            cost_micros=request.pictures * provider.capabilities.price_micros,
            owner=self.owner,
        )
