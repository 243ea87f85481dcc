"""What `ports.Generations` promises, shown on SQLite and on PostgreSQL."""

import asyncio
from collections import Counter
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.generation import Failure, Generation, Reply, Reservation, State
from bot.domain.latency import Kind, Measurement
from bot.domain.quota import DAY_SECONDS, Limits
from bot.domain.reference import Reference
from bot.storage.database import Database
from bot.storage.generations import StoredGenerations
from tests.contracts.conftest import Opening
from tests.contracts.rows import ADA, BRUNO, FREE, NOW, asked, ended, painted, settle


async def refusal(generations: StoredGenerations, generation: Generation, limits: Limits) -> dict[str, object]:
    """The facts of the refusal that an admission meets."""
    with pytest.raises(errors.LimitReached) as caught:
        await generations.admit(generation, limits)
    return caught.value.facts


async def test_a_generation_comes_back_as_it_was_stored(generations: StoredGenerations) -> None:
    """Every field survives, with 64-bit ids, text of any kind and empty values."""
    reference = Reference(url="https://cdn/x.png?a=1", name="x.png", content_type="image/png", size=9, width=3)
    generation = asked()
    generation = replace(generation, guild_id=2**60, request=replace(generation.request, references=(reference,)))

    admitted = await generations.admit(generation, FREE)

    assert admitted == replace(generation, turn_at=NOW, epoch=1, concurrent=FREE.concurrent)
    assert await generations.find(generation.id) == admitted
    failure = Failure(code="x", detail="ü\0", facts={"left": 3, "at": 1.5, "name": "y", "none": None})
    failed = replace(ended(painted(admitted)), failure=failure)
    await generations.move(admitted, failed)
    assert await generations.find(generation.id) == failed


async def test_nothing_is_found_of_an_unknown_generation(generations: StoredGenerations) -> None:
    """Reads of nothing are empty, not errors."""
    assert await generations.find(1) is None
    assert await generations.place(1) is None
    assert await generations.withdraw(1, NOW) is None
    assert await generations.promote(ADA, "here", NOW, 1) is None
    assert await generations.unfinished(ADA) == await generations.recent(ADA, 5) == []
    assert await generations.waiting_members() == await generations.measurements(5) == []
    assert await generations.claimed_requests("gmi", 0) == frozenset()
    assert await generations.take_over("here") == []


async def test_the_reservation_is_what_the_request_asks(generations: StoredGenerations) -> None:
    """A caller that forgets to count is counted all the same."""
    admitted = await generations.admit(replace(asked(pictures=3), counted=0), FREE)
    assert admitted.counted == 3


async def test_an_interaction_delivered_twice_is_admitted_once(generations: StoredGenerations) -> None:
    """The second is a duplicate, whatever the limits say and however late it comes."""
    limits = Limits(daily_pictures=1, waiting=0, cooldown=60)
    await generations.admit(asked(1), limits)
    for late in (NOW, NOW + 3 * DAY_SECONDS):
        with pytest.raises(errors.Duplicate):
            await generations.admit(asked(1, at=late), limits)


async def test_200_racing_requests_get_exactly_the_daily_limit(generations: StoredGenerations) -> None:
    """Fifty of two hundred are admitted, and every other one is told the daily limit."""
    limits = Limits(daily_pictures=50, concurrent=500)
    outcomes = await asyncio.gather(
        *(generations.admit(asked(number), limits) for number in range(200)), return_exceptions=True
    )
    refused = [each for each in outcomes if isinstance(each, errors.LimitReached)]
    assert len(refused) == 150
    assert {(each.facts["limit"], each.facts["left"], each.facts["asked"]) for each in refused} == {("daily", 0, 1)}
    allowance = await generations.allowance(ADA, limits, NOW)
    assert (allowance.used, allowance.running, allowance.left) == (50, 50, 0)


async def test_racing_requests_of_several_pictures_never_pass_the_limit(generations: StoredGenerations) -> None:
    """Sixteen of three fit into fifty; the two left over are told."""
    limits = Limits(daily_pictures=50, concurrent=500)
    outcomes = await asyncio.gather(
        *(generations.admit(asked(number, pictures=3), limits) for number in range(60)), return_exceptions=True
    )
    refused = [each for each in outcomes if isinstance(each, errors.LimitReached)]
    assert len(refused) == 60 - 16
    assert {each.facts["left"] for each in refused} == {2}


async def test_racing_requests_get_exactly_the_turns_and_the_places_in_line(generations: StoredGenerations) -> None:
    """Of a hundred, three run, four wait behind them, and the others are refused."""
    limits = Limits(concurrent=3, waiting=4)
    outcomes = await asyncio.gather(
        *(generations.admit(asked(number), limits) for number in range(100)), return_exceptions=True
    )
    kinds = Counter(
        "refused" if isinstance(each, errors.LimitReached) else "runs" if each.turn_at else "waits"  # pyright: ignore[reportAttributeAccessIssue]
        for each in outcomes
    )
    assert kinds == {"runs": 3, "waits": 4, "refused": 93}


async def test_racing_members_never_pass_the_budget_together(generations: StoredGenerations) -> None:
    """The budget is one for all: ten pictures for ten of fifty members."""
    limits = Limits(monthly_budget_micros=300_000)
    outcomes = await asyncio.gather(
        *(generations.admit(asked(number, member=number), limits) for number in range(1, 51)),
        return_exceptions=True,
    )
    assert sum(isinstance(each, Generation) for each in outcomes) == 10


async def test_members_do_not_share_their_limits(generations: StoredGenerations) -> None:
    """One member's day and line leave another's alone."""
    limits = Limits(daily_pictures=1, waiting=0, cooldown=60)
    await generations.admit(asked(1), limits)
    assert (await generations.admit(asked(2, member=BRUNO), limits)).turn_at == NOW


async def test_the_daily_refusal_tells_when_enough_pictures_come_free(generations: StoredGenerations) -> None:
    """Two more need the second oldest to leave the 24 hours; more than the limit never fits."""
    limits = replace(FREE, daily_pictures=5)
    for number, pictures in ((1, 1), (2, 2), (3, 1)):
        await generations.admit(asked(number, at=NOW + 100 * number, pictures=pictures), limits)

    facts = await refusal(generations, asked(9, at=NOW + 500, pictures=3), limits)
    assert facts == {
        "limit": "daily", "left": 1, "most": 5, "asked": 3, "resets_at": NOW + 200 + DAY_SECONDS,
    }  # fmt: skip
    facts = await refusal(generations, asked(9, at=NOW + 500, pictures=6), limits)
    assert (facts["asked"], facts["resets_at"]) == (6, None)

    early = NOW + 200 + DAY_SECONDS - 0.5
    assert (await refusal(generations, asked(9, at=early, pictures=3), limits))["left"] == 2
    await generations.admit(asked(9, at=NOW + 200 + DAY_SECONDS, pictures=3), limits)


async def test_released_pictures_may_be_asked_for_again(generations: StoredGenerations) -> None:
    """Released ones count nothing and start no cooldown, settled ones count what came."""
    limits = Limits(daily_pictures=4, cooldown=60)
    first = await generations.admit(asked(1, pictures=4), limits)
    await generations.move(first, ended(first))
    second = await generations.admit(asked(2, at=NOW + 1, pictures=4), limits)
    await generations.move(second, replace(ended(second, State.DONE), counted=1))
    allowance = await generations.allowance(ADA, limits, NOW + 61)
    assert (allowance.used, allowance.left, allowance.running) == (1, 3, 0)
    await generations.admit(asked(3, at=NOW + 61, pictures=3), limits)


async def test_the_line_is_full(generations: StoredGenerations) -> None:
    """The refusal tells how many may run and wait; no time can be told."""
    limits = Limits(concurrent=2, waiting=1)
    for number in range(3):
        await generations.admit(asked(number), limits)
    facts = await refusal(generations, asked(9), limits)
    assert facts == {"limit": "waiting", "left": 0, "most": 3, "asked": 1, "resets_at": None}


async def test_the_cooldown_tells_its_end(generations: StoredGenerations) -> None:
    """To the second, and then it is over."""
    limits = replace(FREE, cooldown=30.0)
    await generations.admit(asked(1), limits)
    facts = await refusal(generations, asked(2, at=NOW + 29), limits)
    assert facts == {"limit": "cooldown", "left": 0, "most": 30.0, "asked": 1, "resets_at": NOW + 30}
    assert (await generations.allowance(ADA, limits, NOW + 29)).cooled_at == NOW + 30
    assert (await generations.allowance(ADA, limits, NOW + 30)).cooled_at is None
    await generations.admit(asked(2, at=NOW + 30), limits)


async def test_a_cooldown_may_be_longer_than_a_day(generations: StoredGenerations) -> None:
    """The newest request is remembered for as long as it takes."""
    limits = replace(FREE, cooldown=3 * DAY_SECONDS)
    await settle(generations, await generations.admit(asked(1), limits))
    facts = await refusal(generations, asked(2, at=NOW + 2 * DAY_SECONDS), limits)
    assert facts["resets_at"] == NOW + 3 * DAY_SECONDS


async def test_the_budget_resets_with_the_month(generations: StoredGenerations) -> None:
    """The refusal tells the money left and the first of the next month, UTC; then the sum begins anew."""
    november, december = 1_793_491_200.0, 1_796_083_200.0
    limits = replace(FREE, monthly_budget_micros=100_000)
    await generations.admit(asked(1, at=november - 0.5, pictures=3), limits)
    await generations.admit(asked(2, at=november, pictures=3), limits)
    facts = await refusal(generations, asked(3, at=december - 1), limits)
    assert facts == {
        "limit": "budget", "left": 10_000, "most": 100_000, "asked": 30_000, "resets_at": december,
    }  # fmt: skip
    assert (await refusal(generations, asked(3, at=december, pictures=4), limits))["resets_at"] is None
    await generations.admit(asked(3, at=december), limits)


async def test_only_one_of_two_runners_makes_a_move(generations: StoredGenerations) -> None:
    """The same move twice, and a move from a state left behind, are superseded."""
    admitted = await generations.admit(asked(), FREE)
    moves = (generations.move(admitted, painted(admitted)) for _ in range(20))
    outcomes = await asyncio.gather(*moves, return_exceptions=True)
    assert sum(isinstance(each, int) for each in outcomes) == 1
    assert sum(isinstance(each, errors.Superseded) for each in outcomes) == 19


async def test_a_zombie_is_fenced_once_its_generation_was_taken_over(generations: StoredGenerations) -> None:
    """The old owner's moves are refused from then on, the new one's are made."""
    before = painted(await generations.admit(asked(), FREE))
    await generations.move(await generations.find(before.id), before)  # pyright: ignore[reportArgumentType]

    [taken] = await generations.take_over("there")

    assert taken == replace(before, owner="there", epoch=2)
    with pytest.raises(errors.Superseded):
        await generations.move(before, before.moved(State.RENDERING))
    [again] = await generations.take_over("here")
    for zombie in (before, taken):
        with pytest.raises(errors.Superseded):
            await generations.move(zombie, zombie.moved(State.RENDERING))
    await generations.move(again, again.moved(State.RENDERING))


async def test_take_over_takes_only_what_has_its_turn_and_another_owner(generations: StoredGenerations) -> None:
    """Ended and waiting generations, and its own, are left alone; the oldest comes first."""
    limits = Limits(concurrent=3)
    rows = [await generations.admit(asked(number, at=NOW - number), limits) for number in range(4)]
    await settle(generations, rows[2])
    mine = await generations.admit(replace(asked(9, member=BRUNO), owner="there"), limits)

    taken = await generations.take_over("there")

    assert [each.id for each in taken] == [rows[1].id, rows[0].id]
    assert await generations.find(mine.id) == mine
    assert await generations.find(rows[3].id) == rows[3]
    assert await generations.take_over("there") == []


async def test_turns_come_in_the_order_of_the_requests(generations: StoredGenerations) -> None:
    """A waiting generation is owned by nobody, knows its place, and gets its turn when one is free."""
    limits = Limits(concurrent=2)
    rows = [await generations.admit(asked(number, at=NOW + number // 4), limits) for number in range(5)]
    assert [each.turn_at is not None for each in rows] == [True, True, False, False, False]
    assert {(each.owner, each.epoch) for each in rows[2:]} == {("", 0)}
    assert [await generations.place(each.id) for each in rows] == [None, None, 2, 3, 4]
    assert await generations.promote(ADA, "here", NOW + 9, 2) is None

    await settle(generations, rows[0])
    promoted = await generations.promote(ADA, "there", NOW + 9, 2)

    assert promoted == replace(rows[2], turn_at=NOW + 9, owner="there", epoch=1)
    assert [await generations.place(each.id) for each in rows] == [None, None, None, 2, 3]
    assert await generations.promote(ADA, "there", NOW + 9, 2) is None
    assert [each.id for each in await generations.unfinished(ADA)] == [each.id for each in rows[1:]]


async def test_racing_promotions_give_each_turn_once(generations: StoredGenerations) -> None:
    """Two generations ended at once, so two promote at once: the next two in line get their turns."""
    limits = Limits(concurrent=2, waiting=8)
    for member in range(1, 21):
        rows = [await generations.admit(asked(10 * member + each, member=member), limits) for each in range(6)]
        for row in rows[:2]:
            await settle(generations, row)
        promoted = await asyncio.gather(*(generations.promote(member, str(each), NOW, 2) for each in range(2)))
        assert sorted(each.id for each in promoted if each) == [rows[2].id, rows[3].id]


async def test_nobody_is_overtaken_by_a_new_request(generations: StoredGenerations) -> None:
    """While one waits, a newcomer waits behind it, even when a turn is free."""
    limits = Limits(concurrent=1)
    first, second = [await generations.admit(asked(number), limits) for number in range(2)]
    await settle(generations, first)
    third = await generations.admit(asked(3, at=NOW + 1), limits)
    assert third.turn_at is None
    assert (await generations.promote(ADA, "here", NOW + 1, 1) or third).id == second.id


async def test_a_waiting_generation_is_withdrawn(generations: StoredGenerations) -> None:
    """It ends cancelled and released; its token stays until its member was told."""
    limits = Limits(daily_pictures=2)
    running, waiting = [await generations.admit(asked(number), limits) for number in range(2)]

    withdrawn = await generations.withdraw(waiting.id, NOW + 5)

    assert withdrawn is not None
    assert (withdrawn.state, withdrawn.reservation, withdrawn.counted, withdrawn.cost_micros) == (
        State.CANCELLED, Reservation.RELEASED, 0, 0,
    )  # fmt: skip
    assert (withdrawn.ended_at, withdrawn.reply.token) == (NOW + 5, "secret")
    assert await generations.find(waiting.id) == withdrawn
    await generations.told(withdrawn)
    assert await generations.find(waiting.id) == replace(withdrawn, reply=replace(withdrawn.reply, token=None))
    assert await generations.withdraw(waiting.id, NOW) is None
    assert await generations.withdraw(running.id, NOW) is None
    assert (await generations.allowance(ADA, limits, NOW)).used == 1


async def test_a_promotion_and_a_withdrawal_never_both_happen(generations: StoredGenerations) -> None:
    """Raced many times, one of them wins and the row agrees with it."""
    for number in range(0, 40, 2):
        first, waiting = [await generations.admit(asked(number + each), Limits()) for each in range(2)]
        await settle(generations, first)
        promoted, withdrawn = await asyncio.gather(
            generations.promote(ADA, "here", NOW, 1), generations.withdraw(waiting.id, NOW)
        )
        assert (promoted is None) != (withdrawn is None)
        row = await generations.find(waiting.id)
        assert row is not None
        assert row.state is (State.CANCELLED if withdrawn else State.RESERVED)
        if promoted:
            await settle(generations, promoted)


async def test_waiting_members_are_told_by_how_long_they_wait(generations: StoredGenerations) -> None:
    """Each once, and nobody who only runs."""
    for member, at in ((ADA, NOW + 5), (BRUNO, NOW), (7, NOW)):
        for number in range(1 if member == 7 else 3):
            await generations.admit(asked(number + member % 100 * 10, at=at, member=member), Limits())
    assert await generations.waiting_members() == [BRUNO, ADA]


async def test_recent_generations_come_newest_first(generations: StoredGenerations) -> None:
    """Only ended ones of that member, and no more than asked for."""
    rows = [await generations.admit(asked(number, at=NOW + number), FREE) for number in range(4)]
    for row in rows[:3]:
        await settle(generations, row)
    other = await generations.admit(asked(9, member=BRUNO), FREE)
    await settle(generations, other)
    assert [each.id for each in await generations.recent(ADA, 2)] == [rows[2].id, rows[1].id]


async def test_what_discord_did_not_take_is_found_by_its_member(generations: StoredGenerations) -> None:
    """Newest first, and no more than asked for: no other end, nobody else's, and nothing that is deleted."""
    for number in range(1, 6):
        row = await generations.admit(asked(number, member=BRUNO if number == 5 else ADA), FREE)
        failure = Failure(code="render-failed" if number == 2 else "delivery-failed")
        failed = replace(ended(painted(row), at=NOW + number), failure=failure)
        await generations.move(row, failed)
    await settle(generations, await generations.admit(asked(6), FREE))
    nothing = await generations.admit(asked(7), FREE)
    await generations.move(nothing, replace(ended(nothing), failure=Failure(code="delivery-failed")))

    assert [each.id - 2**61 for each in await generations.undelivered(ADA, 9)] == [4, 3, 1]
    assert [each.id - 2**61 for each in await generations.undelivered(ADA, 2)] == [4, 3]
    assert all(each.undelivered for each in await generations.undelivered(ADA, 9))
    assert await generations.delete(2**61 + 3, NOW)
    assert [each.id - 2**61 for each in await generations.undelivered(ADA, 9)] == [4, 1]


async def test_the_allowance_tells_what_comes_free_next(generations: StoredGenerations) -> None:
    """The oldest counted pictures, together if they were asked for at once."""
    limits = Limits(daily_pictures=10, concurrent=1)
    nothing = await generations.allowance(ADA, limits, NOW)
    assert (nothing.used, nothing.left, nothing.frees_at, nothing.frees) == (0, 10, None, 0)
    for number, pictures, at in ((1, 2, NOW), (2, 3, NOW), (3, 4, NOW + 1)):
        await generations.admit(asked(number, at=at, pictures=pictures), limits)
    allowance = await generations.allowance(ADA, limits, NOW + 2)
    assert (allowance.used, allowance.running, allowance.waiting) == (9, 1, 2)
    assert (allowance.frees_at, allowance.frees) == (NOW + DAY_SECONDS, 5)
    later = await generations.allowance(ADA, limits, NOW + DAY_SECONDS)
    assert (later.used, later.running, later.frees) == (4, 1, 4)
    assert (await generations.allowance(ADA, Limits(), NOW)).left is None


async def test_claimed_requests_are_those_of_rows_on_their_way_since_then(generations: StoredGenerations) -> None:
    """However long ago asked for, of that provider only, and without what ended before."""
    for number, end in ((1, NOW + 10), (2, NOW + 100), (3, None)):
        row = await generations.admit(asked(number), FREE)
        moved = painted(row, f"r{number}")
        await generations.move(row, moved)
        if end:
            await settle(generations, moved, at=end)
    other = await generations.admit(replace(asked(9), provider="segmind"), FREE)
    await generations.move(other, painted(other, "r9"))
    assert await generations.claimed_requests("gmi", NOW + 100) == {"r2", "r3"}
    assert await generations.claimed_requests("gmi", NOW) == {"r1", "r2", "r3"}


async def test_measurements_are_those_of_the_latest_painted_renders(generations: StoredGenerations) -> None:
    """Oldest first, by kind, without failures."""
    for number in range(4):
        row = await generations.admit(asked(number), FREE)
        moved = painted(row, seconds=10.0 + number)
        failed = replace(moved.renders[0], pictures=(), failure=Failure(code="content-refused"))
        moved = replace(moved, renders=(*moved.renders, failed))
        await generations.move(row, moved)
        end = State.FAILED if number == 2 else State.DONE
        await generations.move(moved, ended(moved, end, at=NOW + 100 - 10 * number))
    kind = Kind(provider="gmi", megapixels=4, pictures=1, references=0)
    assert await generations.measurements(2) == [
        Measurement(kind=kind, seconds=11.0),
        Measurement(kind=kind, seconds=10.0),
    ]


@pytest.mark.parametrize(
    "broken",
    [{"reply": Reply(application_id=1, channel_id=2, token="secret")}, {"reservation": Reservation.HELD},
     {"counted": 1}, {"ended_at": None}],
    ids=lambda changes: next(iter(changes)),
)  # fmt: skip
async def test_an_end_that_breaks_a_promise_is_not_stored(
    generations: StoredGenerations, broken: dict[str, object]
) -> None:
    """No token of what was delivered, no held reservation, nothing counted of what was released, and a time."""
    row = await generations.admit(asked(), FREE)
    end = State.DONE if "reply" in broken else State.FAILED
    with pytest.raises(ValueError, match="generation"):
        await generations.move(row, replace(ended(row, end), **broken))  # pyright: ignore[reportArgumentType]
    assert await generations.find(row.id) == row


async def test_an_end_that_was_not_told_is_taken_over_until_it_was(generations: StoredGenerations) -> None:
    """By another owner alone, each time with a new epoch; what is told is left alone, whoever asks."""
    row = await generations.admit(asked(), FREE)
    failed = replace(ended(row, State.FAILED), reply=row.reply)
    await generations.move(row, failed)
    assert await generations.take_over(row.owner) == []
    (taken,) = await generations.take_over("the next")
    assert taken == replace(failed, owner="the next", epoch=row.epoch + 1)
    await generations.told(taken)
    assert await generations.take_over("the one after") == []
    assert await generations.find(row.id) == replace(taken, reply=replace(row.reply, token=None))


async def test_rows_survive_a_close(opened: Opening) -> None:
    """What was admitted and moved is there after the database was opened anew, and migrations are idle."""
    first = await opened()
    admitted = await StoredGenerations(first).admit(asked(), FREE)
    moved = painted(admitted)
    await StoredGenerations(first).move(admitted, moved)
    await first.close()
    second = await opened()
    assert await StoredGenerations(second).find(admitted.id) == moved


async def test_several_may_open_a_new_database_at_once(opened: Opening) -> None:
    """One migrates, the others wait for it."""
    databases = await asyncio.gather(*(opened() for _ in range(4)))
    outcomes = await asyncio.gather(
        *(StoredGenerations(each).admit(asked(1), FREE) for each in databases), return_exceptions=True
    )
    assert sum(isinstance(each, errors.Duplicate) for each in outcomes) == 3


async def test_limits_hold_across_connections(opened: Opening) -> None:
    """Two processes admit into one database, and together never pass a limit."""
    both = [StoredGenerations(await opened()) for _ in range(2)]
    limits = Limits(daily_pictures=20, concurrent=100)
    outcomes = await asyncio.gather(
        *(both[number % 2].admit(asked(number), limits) for number in range(80)), return_exceptions=True
    )
    assert sum(isinstance(each, Generation) for each in outcomes) == 20


async def test_a_closed_database_says_so(database: Database) -> None:
    """As one of our errors."""
    await database.close()
    with pytest.raises(errors.StorageError, match="closed"):
        await StoredGenerations(database).find(1)


async def test_a_statement_that_fails_is_one_of_our_errors(database: Database) -> None:
    """No foreign error leaves the storage."""
    with pytest.raises(errors.StorageError, match="nowhere"):
        await database.fetch("SELECT 1 FROM nowhere WHERE 1 = :one", {"one": 1})
