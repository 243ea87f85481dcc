"""How a member's wish to be forgotten is carried out: step by step, in order, and again where it was left."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from bot import errors
from bot.domain.conduct import Deed
from bot.domain.erasure import Erasure, digests
from bot.domain.generation import Generation, Post, State
from bot.pipeline.erasing import Erasing
from tests.unit.pipeline.fakes import MEMBER, POST, Shelf, Studio
from tests.unit.pipeline.houses import Log
from tests.unit.pipeline.virtual_time import EPOCH, VirtualClock

GUILD = 9


@dataclass
class Wishes:
    """`ports.Erasures` in memory, with a ledger of what was done."""

    rows: dict[int, Generation]
    used: frozenset[str] = frozenset()
    done: list[str] = field(default_factory=list[str])
    veiled: set[int] = field(default_factory=set[int])
    wish: Erasure | None = None
    busy_until: float = 0.0
    faults: list[Exception] = field(default_factory=list[Exception])

    async def begin(self, erasure: Erasure, until: float) -> bool:
        self.wish, self.busy_until = erasure, until
        return True

    async def take(self, now: float, until: float) -> Erasure | None:
        if self.faults:
            raise self.faults.pop()
        if self.wish is None or self.busy_until > now:
            return None
        self.busy_until = until
        return self.wish

    async def hold(self, member_id: int, until: float) -> None:
        del member_id
        self.busy_until = until

    async def servers(self, erasure: Erasure) -> list[int]:
        del erasure
        return [GUILD]

    async def tray_digests(self, member_id: int) -> frozenset[str]:
        del member_id
        return frozenset({"tray"})

    async def erase_books(self, member_id: int) -> None:
        del member_id
        assert self.wish
        self.done.append("books")
        self.wish = replace(self.wish, books_erased=True)

    async def generations(self, erasure: Erasure, after: int) -> list[tuple[Generation, bool]]:
        del erasure
        return [(row, number in self.veiled) for number, row in sorted(self.rows.items()) if number > after][:2]

    async def used_by_others(self, digests: Sequence[str], erasure: Erasure) -> frozenset[str]:
        del erasure
        return self.used & frozenset(digests)

    async def erase(self, generation: Generation, asked_at: float) -> None:
        del asked_at
        self.done.append(f"row {generation.id}")
        self.rows.pop(generation.id, None)

    async def finish(self, erasure: Erasure) -> None:
        del erasure
        self.done.append("end")
        self.wish = None

    async def fade(self, before: float) -> int:
        del before
        self.done.append("fade")
        return 0

    async def forget_tokens(self, now: float) -> int:
        del now
        self.done.append("tokens")
        return 0


@dataclass
class Channels:
    """Takes its time for each message, and keeps some."""

    clock: VirtualClock
    deeds: list[str]
    kept: set[int] = field(default_factory=set[int])
    seconds: float = 0.0

    async def retract(self, generation: Generation) -> tuple[Post, ...]:
        await self.clock.sleep(self.seconds)
        self.deeds.append(f"message {generation.id}")
        return (POST,) if generation.id in self.kept else ()


class House:
    """A member with so many delivered generations."""

    def __init__(self, studio: Studio, count: int = 3) -> None:
        rows = {number: studio.admitted(number, state=State.DONE) for number in range(1, count + 1)}
        self.wishes, self.shelf, self.log = Wishes(rows), Shelf({}), Log()
        self.channels = Channels(studio.clock, self.wishes.done)
        parts: dict[str, object] = {"erasures": self.wishes, "pictures": self.shelf, "log": self.log}
        self.erasing = Erasing(clock=studio.clock, replies=cast("Any", self.channels), **cast("Any", parts))


async def test_everything_goes_in_order(studio: Studio) -> None:
    """Its messages before a row, the wish last; what others use stays, and servers read of it once."""
    house = House(studio, count=2)
    house.wishes.used = frozenset({"tray"})
    wish = await house.erasing.begin(MEMBER, messages=True)
    assert wish is not None
    assert wish == Erasure(member_id=MEMBER, asked_at=EPOCH, messages=True)
    erased = await house.erasing.carry_out(wish, EPOCH + 60)
    assert house.wishes.done == ["books", "message 1", "row 1", "message 2", "row 2", "end"]
    assert (erased.complete, erased.generations, erased.left) == (True, 2, [])
    assert house.shelf.removed == set()
    assert [(each.guild_id, each.by_id, each.deed) for each in house.log.entries] == [(GUILD, MEMBER, Deed.ERASED)]


async def test_messages_stay_where_that_was_asked_for(studio: Studio) -> None:
    """But not those that moderators had taken out of sight, and that Discord still shows."""
    house = House(studio, count=2)
    house.wishes.veiled = {2}
    wish = await house.erasing.begin(MEMBER, messages=False)
    assert wish is not None
    await house.erasing.carry_out(wish, EPOCH + 60)
    assert [each for each in house.wishes.done if each.startswith("message")] == ["message 2"]
    assert house.shelf.removed == {"tray"}


async def test_what_takes_long_is_left_to_the_next_look(studio: Studio) -> None:
    """At once, and only what is still to be done."""
    house = House(studio, count=3)
    house.channels.seconds = 40.0
    wish = await house.erasing.begin(MEMBER, messages=True)
    assert wish is not None
    erased = await house.erasing.carry_out(wish, studio.clock.time() + 60)
    assert (erased.complete, erased.generations) == (False, 2)
    await house.erasing.look()
    assert house.wishes.done.count("books") == 1
    assert house.wishes.done[-3:] == ["message 3", "row 3", "end"]


async def test_messages_that_stay_are_tried_for_an_hour(studio: Studio) -> None:
    """Every five minutes; then the row goes without them."""
    house = House(studio, count=1)
    house.channels.kept = {1}
    wish = await house.erasing.begin(MEMBER, messages=True)
    assert wish is not None
    erased = await house.erasing.carry_out(wish, EPOCH + 60)
    assert [post for _, post in erased.left] == [POST]
    assert "row 1" not in house.wishes.done
    watching = asyncio.create_task(house.erasing.keep_looking())
    await studio.clock.sleep(3000)
    assert 10 <= house.wishes.done.count("message 1") <= 12
    assert "row 1" not in house.wishes.done
    await studio.clock.sleep(1000)
    assert house.wishes.done.count("row 1") == 1
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)


async def test_looking_goes_on_whatever_fails(studio: Studio) -> None:
    """A database that is away, a disk that fails."""
    house = House(studio, count=1)
    house.wishes.faults = [errors.DatabaseBusy("away"), OSError("disk")]
    await house.erasing.begin(MEMBER, messages=True)
    house.wishes.busy_until = 0.0
    watching = asyncio.create_task(house.erasing.keep_looking())
    await studio.clock.sleep(100)
    assert house.wishes.done[-3:] == ["end", "fade", "tokens"]
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)


async def test_originals_go_before_the_row_that_names_them(studio: Studio) -> None:
    """A stop in between leaves a row that names nothing, and no file that nobody names."""
    house = House(studio, count=1)
    ended = await studio.paint(studio.admitted(1))
    house.wishes.rows[1] = ended
    wish = await house.erasing.begin(MEMBER, messages=False)
    assert wish is not None
    await house.erasing.carry_out(wish, EPOCH + 10_000)
    assert digests(ended)
    assert house.shelf.removed == {"tray", *digests(ended)}
