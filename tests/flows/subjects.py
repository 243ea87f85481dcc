"""Makes what tries are about, a picture in each of its conditions, and again once a try has used it up."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.domain import lineage
from bot.domain.conduct import Verdict
from bot.domain.generation import Failure, Generation, Reservation, State
from bot.domain.policy import Policy, ReviewMode
from bot.domain.prompt_rules import PromptRule, RuleAction, RuleKind
from bot.services import Services
from playground.fake_discord import demo
from playground.fake_discord.state import Message
from playground.member import Member
from tests.flows.clock import Ahead
from tests.flows.kinds import ELSEWHERE, PEOPLE, SOMEBODY
from tests.flows.studio import PATIENCE, Studio, painted, says
from tests.flows.way import On

GUILD = int(demo.GUILD)


class Subjects:
    """All pictures are Ada's, painted in the studio's channel."""

    def __init__(self, studio: Studio, ada: Member) -> None:
        self._studio, self._ada = studio, ada
        self._made: dict[On, int] = {}
        self._makers: dict[On, Callable[[], Awaitable[int]]] = {
            On.SHARED: self._delivered,
            On.FRESH: self._delivered,
            On.TRAY: self._laid_out,
            On.REVIEWED: self._reviewed,
            On.REPORTED: self._reported,
            On.KEPT: self._undelivered,
            On.PURGED: self._purged,
            On.RULED: self._ruled,
        }

    async def open(self) -> Message:
        """Paint what is shared: its message."""
        await self.begin()
        message = await self._painted()
        self._made[On.SHARED] = _number(message)
        return message

    async def begin(self, review: ReviewMode = ReviewMode.OFF) -> None:
        """Nothing that was decided before holds any more, and Discord's clock is the bot's."""
        world = self._studio.discord.world
        world.clock = world.snowflakes._clock = Ahead(self._studio.clock)  # pyright: ignore[reportAttributeAccessIssue]
        here = Policy(guild_id=GUILD, moderators_channel_id=int(demo.MODERATORS), review=review)
        for wanted in (here, Policy(guild_id=int(ELSEWHERE))):
            if await self.services.policies.of(wanted.guild_id) != wanted:
                await self.services.policies.change(wanted.guild_id, lambda _, wanted=wanted: wanted)

    async def about(self, on: On) -> int:
        """The id of what a try is about."""
        number = self._made.get(on)
        if number is None or await self.used(on, number):
            number = self._made[on] = await self._makers[on]()
        return number

    async def used(self, on: On, number: int) -> bool:
        """Whether a try before has changed it."""
        match on:
            case On.REVIEWED:
                return (await self.services.reviewing.of(await self._found(number))).verdict is not Verdict.OPEN
            case On.REPORTED:
                pending = await self.services.reporting.pending(GUILD)
                return all(each.generation_id != number for each in pending)
            case On.PURGED:
                return all(each.id != number for each in await self.services.purging.pending(GUILD))
            case On.RULED | On.TRAY:
                return True
            case _:
                generation = await self.services.generations.find(number)
                return generation is None or generation.deleted_at is not None

    @property
    def services(self) -> Services:
        assert self._studio.client is not None
        return self._studio.client.services

    async def _found(self, number: int) -> Generation:
        generation = await self.services.generations.find(number)
        assert generation is not None
        return generation

    async def _painted(self) -> Message:
        """A delivered picture: its message."""
        _, gallery = await painted(self._studio, self._ada, prompt="a boat")
        return self._studio.discord.world.channels[demo.STUDIO].messages[gallery["id"]]

    async def _delivered(self) -> int:
        return _number(await self._painted())

    async def _laid_out(self) -> int:
        """Two pictures in everybody's tray."""
        numbers = [self._made[On.SHARED], await self.about(On.FRESH)]
        for person in PEOPLE.values():
            await self.services.trays.empty(int(person))
            for number in numbers:
                reference = lineage.reference(await self._found(number), 1)
                await self.services.trays.add(int(person), reference, self._studio.clock.time())
        return numbers[0]

    async def _reviewed(self) -> int:
        """A picture that waits for moderators."""
        await self.begin(ReviewMode.ALL)
        exchange = await self._ada.slash("imagine", prompt="a boat", quality="1K")
        await self._ada.reply(exchange, until=says("look at the"), timeout=PATIENCE)
        await self._studio.in_state(exchange, "reviewing")
        await self.begin()
        return int(exchange.id)

    async def _reported(self) -> int:
        number = await self._delivered()
        await self.services.reporting.report(await self._found(number), int(demo.BRUNO), "look")
        return number

    async def _undelivered(self) -> int:
        """A picture that Discord did not take, as it is written down."""
        generations, clock = self.services.generations, self._studio.clock
        model = await self._found(self._made[On.SHARED])
        fresh = replace(model, id=int(self._studio.discord.world.snowflakes.next()), state=State.RESERVED, renders=())
        fresh = replace(fresh, reservation=Reservation.HELD, ended_at=None, owner="nobody", created_at=clock.time())
        admitted = await generations.admit(fresh, self.services.intake.house.limits)
        submitted = replace(admitted.moved(State.SUBMITTING), renders=model.renders)
        await generations.move(admitted, submitted)
        ended = submitted.moved(State.FAILED, reservation=Reservation.RELEASED, counted=0, cost_micros=0)
        ended = replace(ended, ended_at=clock.time(), failure=Failure(code="delivery-failed"))
        await generations.move(submitted, ended)
        return fresh.id

    async def _purged(self) -> int:
        return (await self.services.purging.purge(GUILD, int(SOMEBODY), 0, int(demo.MIKA))).id

    async def _ruled(self) -> int:
        """A rule of this server, and one of the operators'."""
        for guild_id in (GUILD, None):
            rule = PromptRule(
                guild_id=guild_id,
                kind=RuleKind.WORD,
                text="zeppelin",
                action=RuleAction.BLOCK,
                created_by=int(demo.OLGA),
                created_at=self._studio.clock.time(),
            )
            if not await self.services.rules.all(guild_id):
                await self.services.rules.add(rule)
        return self._made[On.SHARED]


def _number(message: Message) -> int:
    """The generation that a message shows."""
    found = re.search(r"easel:again:(\d+)", str(message.payload["components"]))
    assert found is not None
    return int(found[1])
