"""Owns every check before anything is spent, and the reservation; knows ports only, and no Discord."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot import errors, ports
from bot.domain.generation import Generation, Reply
from bot.domain.latency import Latencies
from bot.domain.quota import Allowance, Limits
from bot.domain.request import SEED_MOST, PaintRequest
from bot.domain.wish import Wish
from bot.pipeline.workshop import kind

#: Seconds for which a reply can be reached by its token, with some to spare of Discord's fifteen minutes.
_TOKEN_SECONDS = 13 * 60.0
#: The share of such generations that would be painted in the time that is counted on.
_SURELY = 0.95


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
    latencies: Latencies
    limits: Limits
    owner: str
    seed: Callable[[], int] = draw_seed

    async def admit(self, visit: Visit, wish: Wish) -> Generation:
        """Reserve for a wish that passes every check; raises the `MemberError` that says what to change."""
        if visit.missing_permissions:
            raise errors.MissingPermissions(names=", ".join(visit.missing_permissions))
        wish = replace(self.completed(visit.member_id, wish), references=self.references.current(wish.references))
        provider, request = self.catalog.choose(wish, self.seed())
        if request.references:
            request = replace(request, references=await self.references.examine(request.references))
        generation = self._generation(visit, request, provider)
        if generation.reply.by_token_only:
            await self._require_in_time(generation)
        return await self.generations.admit(generation, self.limits)

    async def _require_in_time(self, generation: Generation) -> None:
        """Refuse what will probably be painted when its reply can't be reached any more."""
        one = self.latencies.by(_SURELY, kind(generation), generation.request.renders)
        if one is None:
            return
        ahead = len(await self.generations.unfinished(generation.member_id))
        seconds = (ahead // self.limits.concurrent + 1) * one
        if seconds > _TOKEN_SECONDS:
            elsewhere = {} if generation.reply.private else {"problem": "elsewhere"}
            raise errors.WaitTooLong(minutes=math.ceil(seconds / 60), most=round(_TOKEN_SECONDS / 60), **elsewhere)

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

    def _price(self, request: PaintRequest) -> int:
        """What a picture costs at most, in millionths of a dollar: another provider may have to take it over."""
        names = (request.provider,) if request.provider else self.catalog.names
        return max(self.catalog.provider(name).capabilities.price_micros for name in names)

    def _generation(self, visit: Visit, request: PaintRequest, provider: ports.Provider) -> Generation:
        return Generation(
            id=visit.interaction_id,
            member_id=visit.member_id,
            guild_id=visit.guild_id,
            request=request,
            reply=replace(
                visit.reply, private=request.private, by_token_only=visit.reply.by_token_only or request.private
            ),
            provider=provider.name,
            created_at=self.clock.time(),
            counted=request.pictures,
            cost_micros=request.pictures * self._price(request),
            owner=self.owner,
        )
