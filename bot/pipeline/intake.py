"""Owns every check before anything is spent, and the reservation; knows ports only, and no Discord."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot import errors, ports
from bot.domain.generation import Generation, Reply
from bot.domain.quota import Allowance, Limits
from bot.domain.request import SEED_MOST, PaintRequest, Wish, validate


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
    providers: Mapping[str, ports.Provider]
    limits: Limits
    owner: str
    seed: Callable[[], int] = draw_seed

    async def admit(self, visit: Visit, wish: Wish) -> Generation:
        """Reserve for a wish that passes every check; raises the `MemberError` that says what to change."""
        if visit.missing_permissions:
            raise errors.MissingPermissions(names=", ".join(visit.missing_permissions))
        provider = self.provider(wish.provider)
        request = validate(wish, provider.capabilities, self.seed())
        if request.references:
            await self.references.examine(request.references)
        return await self.generations.admit(self._generation(visit, request, provider), self.limits)

    def provider(self, name: str | None) -> ports.Provider:
        """The provider asked for, or the first of the operator's order."""
        if name is None:
            return next(iter(self.providers.values()))
        if name not in self.providers:
            raise errors.UnsupportedOption(option="provider", provider=name)
        return self.providers[name]

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
