"""Owns every check before anything is spent, and the reservation; knows ports only, and no Discord."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog

from bot import errors, ports
from bot.domain import price
from bot.domain.day import date_of
from bot.domain.entitlement import Asker, Entitlement
from bot.domain.generation import Generation, Reply, State
from bot.domain.latency import Latencies
from bot.domain.quota import Allowance
from bot.domain.request import SEED_MOST, PaintRequest
from bot.domain.wish import Wish
from bot.pipeline.house import House, conduct
from bot.pipeline.workshop import kind

_log = structlog.get_logger()
#: Seconds for which a reply can be reached by its token, with some to spare of Discord's fifteen minutes.
_TOKEN_SECONDS = 13 * 60.0
#: The share of such generations that would be painted in the time that is counted on.
_SURELY = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who asks, where, and what the bot may do there; told by the interaction itself."""

    interaction_id: int
    guild_id: int | None
    asker: Asker
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
    pictures: ports.Pictures
    catalog: ports.Catalog
    preferences: ports.PreferenceBook
    latencies: Latencies
    house: House
    refusals: ports.Refusals
    owner: str
    seed: Callable[[], int] = draw_seed

    async def admit(self, visit: Visit, wish: Wish) -> Generation:
        """Reserve for a wish that passes every check; raises the `MemberError` that says what to change."""
        try:
            return await self._admitted(visit, wish)
        except errors.MemberError as refusal:
            await self._count(visit.asker, refusal)
            raise

    async def _count(self, asker: Asker, refusal: errors.MemberError) -> None:
        """For the server's figures; nobody is kept from their answer for want of them."""
        if asker.guild_id is None:
            return
        code = refusal.code
        if isinstance(refusal, errors.LimitReached):
            code = f"{code}-{refusal.facts['limit']}"
        try:
            await self.refusals.count(asker.guild_id, date_of(self.clock.time()), code)
        except errors.StorageError as error:
            _log.warning("a refusal could not be counted", code=error.code, detail=error.detail)

    async def _admitted(self, visit: Visit, wish: Wish) -> Generation:
        entry = await self.house.enter(visit.asker)
        if visit.missing_permissions:
            raise errors.MissingPermissions(names=", ".join(visit.missing_permissions))
        flags = await self.house.judged(entry, wish.prompt)
        wish = replace(
            self.completed(visit.asker.member_id, wish, entry.entitlement),
            references=self.references.current(wish.references),
        )
        provider, request = self.catalog.choose(wish, self.seed())
        entry.entitlement.require(request)
        if request.references:
            request = replace(request, references=await self.references.examine(request.references))
            flags += await self.house.looked_at(entry, request.references, self.pictures)
        generation = replace(self._generation(visit, request, provider), conduct=conduct(visit.asker, flags))
        if generation.reply.by_token_only:
            await self._require_in_time(generation, entry.entitlement)
        try:
            return await self.generations.admit(generation, entry.entitlement.limits)
        except errors.LimitReached as refusal:
            raise entry.entitlement.sourced(refusal) from refusal

    async def _require_in_time(self, generation: Generation, entitlement: Entitlement) -> None:
        """Refuse what will probably be painted when its reply can't be reached any more."""
        one = self.latencies.by(_SURELY, kind(generation), generation.request.renders)
        if one is None:
            return
        unfinished = await self.generations.unfinished(generation.member_id)
        ahead = sum(each.state is not State.REVIEWING for each in unfinished)
        seconds = (ahead // entitlement.limits.concurrent + 1) * one
        if seconds > _TOKEN_SECONDS:
            elsewhere = {} if generation.reply.private else {"problem": "elsewhere"}
            raise errors.WaitTooLong(minutes=math.ceil(seconds / 60), most=round(_TOKEN_SECONDS / 60), **elsewhere)

    def completed(self, member_id: int, wish: Wish, entitlement: Entitlement | None = None) -> Wish:
        """The wish with the member's preferences, as far as they are allowed, for everything that it leaves open."""
        usual = self.preferences.of(member_id)
        if usual.watermark and not self._marks(wish.provider):
            # A wish for all times is no demand: it is kept wherever it can be.
            usual = replace(usual, watermark=False)
        return wish.completed(usual) if entitlement is None else entitlement.completed(wish, usual)

    def _marks(self, provider: str | None) -> bool:
        names = [name for name in self.catalog.names if provider in (None, name)]
        return any(self.catalog.provider(name).capabilities.watermark for name in names)

    async def allowance(self, asker: Asker) -> tuple[Allowance, Entitlement]:
        """What one has left, and by which rules; raises `Banned`, `StudioPaused`, `NotHere`."""
        entitlement = await self.house.entitlement(asker)
        allowance = await self.generations.allowance(asker.member_id, entitlement.limits, self.clock.time())
        return allowance, entitlement

    def _price(self, request: PaintRequest) -> int:
        """What a picture costs at most, in millionths of a dollar: another provider may have to take it over."""
        names = (request.provider,) if request.provider else self.catalog.names
        return max(price.of(self.catalog.provider(name).capabilities, request.size) for name in names)

    def _generation(self, visit: Visit, request: PaintRequest, provider: ports.Provider) -> Generation:
        return Generation(
            id=visit.interaction_id,
            member_id=visit.asker.member_id,
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
