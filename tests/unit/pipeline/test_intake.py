"""The door: every check before anything is reserved, in the order that spends least."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.entitlement import Asker
from bot.domain.generation import Reply, Reservation
from bot.domain.picture import Picture
from bot.domain.preferences import Preferences
from bot.domain.quota import Limits, Totals
from bot.domain.reference import Reference
from bot.domain.size import Quality, Shape
from bot.domain.wish import Wish
from bot.pipeline.intake import Intake, Visit, draw_seed
from tests.unit.pipeline.fakes import MEMBER, OWNER, Studio
from tests.unit.pipeline.houses import Refusals, open_house
from tests.unit.pipeline.painter import PRICE

REFERENCE = Reference(url="https://cdn.example/a.png", name="a.png")


def intake(studio: Studio, limits: Limits | None = None, refusals: Refusals | None = None) -> Intake:
    return Intake(
        clock=studio.clock,
        generations=studio.rows,
        references=studio.bench,
        pictures=studio.shelf,
        catalog=studio.workshop.catalog,
        preferences=studio.usual,
        latencies=studio.latencies,
        house=open_house(studio.clock, limits or studio.limits),
        refusals=refusals or Refusals(),
        owner=OWNER,
        seed=lambda: 4711,
    )


def visit(number: int = 1, missing: tuple[str, ...] = ()) -> Visit:
    reply = Reply(application_id=1, channel_id=2, token="t")
    asker = Asker(member_id=MEMBER, guild_id=9, places=(2,))
    return Visit(interaction_id=number, guild_id=9, asker=asker, reply=reply, missing_permissions=missing)


async def test_a_wish_is_reserved_at_its_price(studio: Studio) -> None:
    """Pictures and money are set aside, a seed is drawn, the reply knows that it is private."""
    row = await intake(studio).admit(visit(), Wish(prompt="a fox", pictures=3, private=True))
    assert studio.rows.rows[1] == row
    assert (row.counted, row.cost_micros, row.reservation) == (3, 3 * PRICE, Reservation.HELD)
    assert (row.request.seed, row.provider, row.guild_id, row.member_id) == (4711, "gmi", 9, MEMBER)
    assert row.reply.private
    assert row.turn_at == studio.clock.time()


@pytest.mark.parametrize(
    ("visiting", "wish", "error"),
    [
        (visit(missing=("Attach Files", "Embed Links")), Wish(prompt=""), errors.MissingPermissions),
        (visit(), Wish(prompt="a", provider="elsewhere"), errors.UnsupportedOption),
        (visit(), Wish(prompt=" "), errors.InvalidPrompt),
        (visit(), Wish(prompt="a", pictures=16), errors.InvalidCount),
        (visit(), Wish(prompt="a", references=(REFERENCE,) * 11), errors.InvalidCount),
    ],
)
async def test_what_costs_nothing_is_checked_first(
    studio: Studio, visiting: Visit, wish: Wish, error: type[errors.MemberError]
) -> None:
    """Refused without a row, and without a look at any bytes."""
    with pytest.raises(error):
        await intake(studio).admit(visiting, wish)
    assert studio.rows.rows == {}
    assert studio.bench.examined == []


async def test_missing_permissions_are_named(studio: Studio) -> None:
    """As Discord's settings show them, in words that can be stored and shown."""
    with pytest.raises(errors.MissingPermissions) as refused:
        await intake(studio).admit(visit(missing=("Attach Files", "Embed Links")), Wish(prompt="a"))
    assert refused.value.facts["names"] == "Attach Files, Embed Links"


async def test_bytes_are_looked_at_before_anything_is_reserved(studio: Studio) -> None:
    """A broken reference leaves no row."""
    studio.bench.verdict = errors.InvalidReference(problem="broken", number=1, name="a.png")
    with pytest.raises(errors.InvalidReference):
        await intake(studio).admit(visit(), Wish(prompt="a", references=(REFERENCE,)))
    assert studio.rows.rows == {}
    assert len(studio.bench.examined) == 1


async def test_a_wish_without_references_looks_at_none(studio: Studio) -> None:
    """No fetch where there is nothing to fetch."""
    await intake(studio).admit(visit(), Wish(prompt="a"))
    assert studio.bench.examined == []


async def test_the_last_check_is_the_reservation_itself(studio: Studio) -> None:
    """Beyond turn and line it is refused; the same interaction twice is a duplicate."""
    door = intake(studio, Limits(concurrent=1, waiting=1))
    first = await door.admit(visit(1), Wish(prompt="a"))
    second = await door.admit(visit(2), Wish(prompt="a"))
    assert first.turn_at is not None
    assert second.turn_at is None
    with pytest.raises(errors.LimitReached):
        await door.admit(visit(3), Wish(prompt="a"))
    with pytest.raises(errors.Duplicate):
        await door.admit(visit(1), Wish(prompt="a"))


async def test_preferences_fill_what_a_wish_leaves_open(studio: Studio) -> None:
    """And nothing that it says."""
    studio.usual.known[MEMBER] = Preferences(shape=Shape.WIDE, quality=Quality.K1, pictures=3, private=True)
    row = await intake(studio).admit(visit(), Wish(prompt="a", pictures=2))
    assert (str(row.request.size), row.request.pictures, row.request.private) == ("1280x720", 2, True)


async def test_a_reference_is_stored_as_it_was_kept(studio: Studio) -> None:
    """What the look at the bytes found goes into the row, so that it outlives its address."""
    kept = replace(REFERENCE, original=Picture(digest="d", content_type="image/png", size=9, width=20, height=20))

    async def examine(references: Sequence[Reference]) -> tuple[Reference, ...]:
        assert references == (REFERENCE,)
        return (kept,)

    studio.bench.examine = examine
    row = await intake(studio).admit(visit(), Wish(prompt="a", references=(REFERENCE,)))
    assert row.request.references == (kept,)


async def test_an_allowance_is_told_for_now(studio: Studio) -> None:
    """Through the same limits that admit."""
    door = intake(studio)
    await door.admit(visit(), Wish(prompt="a", pictures=4))
    allowance, _ = await door.allowance(Asker(member_id=MEMBER, guild_id=9))
    assert (allowance.used, allowance.running) == (4, 1)
    assert allowance.limits == replace(studio.limits, totals=Totals(guild_id=9))


def test_drawn_seeds_are_real_seeds_and_differ() -> None:
    """None is -1, which would say that it is random."""
    drawn = {draw_seed() for _ in range(200)}
    assert len(drawn) > 190
    assert all(0 <= seed <= 2147483647 for seed in drawn)


@pytest.mark.parametrize(
    ("seconds", "wish", "refused"),
    [
        (550, Wish(prompt="a", private=True), False),
        (800, Wish(prompt="a", private=True), True),
        (800, Wish(prompt="a"), False),
    ],
    ids=["in time", "private", "public"],
)
async def test_a_private_wish_that_would_come_too_late_is_refused(
    studio: Studio, seconds: float, wish: Wish, refused: bool
) -> None:
    """Before anything is spent: nobody can reach its reply when it is painted."""
    studio.knows(seconds, count=400)
    door = intake(studio)
    if not refused:
        assert (await door.admit(visit(), wish)).counted == 1
        return
    with pytest.raises(errors.WaitTooLong) as told:
        await door.admit(visit(), wish)
    assert told.value.facts["most"] == 13
    assert studio.rows.rows == {}


async def test_the_line_before_a_private_wish_counts(studio: Studio) -> None:
    """Two at once of six minutes each, and four before it: nobody waits for eighteen minutes of a token of fifteen."""
    studio.knows(330, count=400)
    door = intake(studio)
    for number in range(1, 5):
        await door.admit(visit(number), Wish(prompt="a"))
    with pytest.raises(errors.WaitTooLong):
        await door.admit(visit(5), Wish(prompt="a", private=True))
    assert (await door.admit(visit(6), Wish(prompt="a"))).turn_at is None


async def test_where_the_bot_is_no_member_the_token_is_all_there_is(studio: Studio) -> None:
    """A public wish as well."""
    studio.knows(2000, count=400)
    brought = replace(visit(), reply=replace(visit().reply, by_token_only=True))
    with pytest.raises(errors.WaitTooLong):
        await intake(studio).admit(brought, Wish(prompt="a"))
