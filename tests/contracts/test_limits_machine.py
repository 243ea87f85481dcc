"""Any order of requests, ends, reviews, hours, roles and rules: no limit is passed and nothing leaks."""

import asyncio
from dataclasses import replace
from functools import partial
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from bot import errors
from bot.domain.conduct import Conduct
from bot.domain.day import Window
from bot.domain.entitlement import Asker, entitled
from bot.domain.generation import Generation, Reply, Reservation, State
from bot.domain.policy import UNLIMITED, Policy, Rule
from bot.domain.quota import Limits, Totals
from bot.domain.request import PaintRequest
from bot.domain.size import Size
from bot.storage.database import open_database
from bot.storage.generations import StoredGenerations
from tests.contracts.plain_limits import PlainList

USUAL = Limits(daily_pictures=9, concurrent=2, waiting=4, monthly_budget_micros=40, totals=Totals(pictures=25))
#: Kyiv's clocks change four hours later, and the month ends in a week.
START = 1_792_875_600.0
MEMBERS = st.sampled_from([1, 2, 3])
#: Servers, and their channels; the last is a thread in the first.
EVERY_PLACE = ((10, (100,)), (10, (101,)), (20, (200,)), (10, (109, 100)))
PLACES = st.sampled_from(EVERY_PLACE)
ROLES = st.sets(st.sampled_from([7, 8]))


def rules(*daily: int | None) -> st.SearchStrategy[Rule]:
    return st.builds(
        Rule,
        daily_pictures=st.sampled_from(daily),
        concurrent=st.sampled_from([None, None, 1, 3]),
        cooldown=st.sampled_from([None, None, None, None, 20.0, 700.0]),
    )


RULES = rules(None, None, 4, 9, UNLIMITED)
POLICIES = st.builds(
    partial(Policy, guild_id=0),
    time_zone=st.sampled_from(["Europe/Kyiv", "America/Los_Angeles"]),
    window=st.sampled_from([Window.CALENDAR, Window.CALENDAR, Window.ROLLING]),
    everyone=RULES,
    by_role=st.dictionaries(st.sampled_from([7, 8]), RULES),
    by_channel=st.dictionaries(st.sampled_from([100, 101]), rules(None, 2, 4)),
    by_member=st.dictionaries(st.sampled_from([1]), RULES),
    daily_total=st.sampled_from([None, 6, 10]),
    channel_totals=st.dictionaries(st.sampled_from([100, 200]), st.just(6)),
    monthly_budget_micros=st.sampled_from([None, None, 16]),
)
Place = tuple[int, tuple[int, ...]]


class Studio(RuleBasedStateMachine):
    """The real storage beside the list that it has to agree with."""

    ids = Bundle("ids")

    def __init__(self, url: str) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.database = self.runner.run(open_database(url))
        self.runner.run(self.database.fetch("DELETE FROM generations RETURNING id", {}))
        self.generations = StoredGenerations(self.database)
        self.plain = PlainList(now=START)
        self.asked = self.looked = 0
        self.policies: dict[int, Policy] = {}
        self.roles: dict[int, set[int]] = {}

    def teardown(self) -> None:
        """However it went."""
        try:
            self.end_everything()
        finally:
            self.runner.run(self.database.close())
            self.runner.close()

    def end_everything(self) -> None:
        """Once all has ended, nothing is held and nothing waits: only what came still counts."""
        for each in self.plain.rows:
            self.cancel(each)
            self.end(each, 0.0, State.FAILED)
        assert all(row.ended_at is not None for row in self.plain.rows.values())
        held = "SELECT count(*) FROM generations WHERE ended_at IS NULL OR reservation = 'held'"
        leaked = "SELECT count(*) FROM generations WHERE state <> 'done' AND (counted > 0 OR cost_micros > 0)"
        for statement in (held, leaked):
            assert self.runner.run(self.database.fetch(statement, {}))[0][0] == 0

    def limits(self, member: int, guild: int, places: tuple[int, ...]) -> Limits:
        policy = self.policies.get(guild, Policy(guild_id=guild))
        roles = tuple(self.roles.get(member, ()))
        asker = Asker(member_id=member, guild_id=guild, role_ids=roles, places=places)
        return entitled(policy, USUAL, asker).limits

    @initialize(here=POLICIES, there=POLICIES)
    def begin(self, here: Policy, there: Policy) -> None:
        """With rules in both servers."""
        self.change_rules(10, here)
        self.change_rules(20, there)

    @rule(target=ids, asks=st.lists(st.tuples(MEMBERS, PLACES, st.integers(1, 4)), min_size=1, max_size=8))
    def ask(self, asks: list[tuple[int, Place, int]]) -> object:
        """Several, one after the other."""
        return multiple(*(number for each in asks if (number := self.ask_once(*each)) is not None))

    @rule(target=ids, place=PLACES, asks=st.lists(st.tuples(MEMBERS, st.integers(1, 3)), min_size=2, max_size=8))
    def ask_at_once(self, place: Place, asks: list[tuple[int, int]]) -> object:
        """Who got in fits beside all the others, who did not fits nowhere, and turns are those of any order."""
        every = [self.asking(member, place, pictures) for member, pictures in asks]
        limits = {member: self.limits(member, *place) for member, _ in asks}
        done = self.runner.run(self.all_at_once(every, limits))
        assert all(isinstance(each, Generation | errors.LimitReached) for each in done), done
        admitted = {each.id: each for each in done if isinstance(each, Generation)}
        for each in admitted.values():
            begins = self.plain.takes_turn(each.member_id, limits[each.member_id])
            self.plain.rows[each.id] = replace(each, turn_at=self.plain.now if begins else None)
        for member in limits:
            given = sum(each.turn_at is not None for each in admitted.values() if each.member_id == member)
            mine = [self.plain.rows[each.id] for each in admitted.values() if each.member_id == member]
            assert given == sum(each.turn_at is not None for each in mine)
        self.plain.rows |= admitted
        for each in every:
            refusal = self.plain.without(each.id).refusal(each, limits[each.member_id])
            assert (refusal is None) is (each.id in admitted), refusal
        return multiple(*admitted)

    async def all_at_once(self, every: list[Generation], limits: dict[int, Limits]) -> list[Generation | BaseException]:
        tries = (self.generations.admit(each, limits[each.member_id]) for each in every)
        return await asyncio.gather(*tries, return_exceptions=True)

    def asking(self, member: int, place: Place, pictures: int) -> Generation:
        self.asked += 1
        guild, places = place
        return Generation(
            id=self.asked,
            member_id=member,
            guild_id=guild,
            request=PaintRequest(prompt="a fox", size=Size(1024, 1024), seed=1, pictures=pictures),
            reply=Reply(application_id=1, channel_id=places[0]),
            provider="gmi",
            created_at=self.plain.now,
            cost_micros=pictures,
            owner="me",
            conduct=Conduct(places=places),
        )

    def ask_once(self, member: int, place: Place, pictures: int) -> int | None:
        """Admitted exactly when the list says so, else told the same limit."""
        asked, limits = self.asking(member, place, pictures), self.limits(member, *place)
        refusal, begins = self.plain.refusal(asked, limits), self.plain.takes_turn(member, limits)
        if refusal is not None:
            with pytest.raises(errors.LimitReached) as caught:
                self.runner.run(self.generations.admit(asked, limits))
            assert caught.value.facts["limit"] == refusal
            resets_at = caught.value.facts["resets_at"]
            assert resets_at is None or float(str(resets_at)) > self.plain.now
            return None
        admitted = self.runner.run(self.generations.admit(asked, limits))
        assert (admitted.turn_at is not None) is begins
        self.plain.rows[admitted.id] = admitted
        return admitted.id

    @rule(number=consumes(ids), share=st.floats(0, 1), state=st.sampled_from([State.DONE, State.FAILED]))
    def end(self, number: int, share: float, state: State) -> None:
        """Settle what came, or release; then whoever is next gets a turn."""
        before = self.plain.rows[number]
        if before.turn_at is None or before.ended_at is not None:
            return
        came = max(1, round(before.counted * share)) if state is State.DONE else 0
        ended = Reservation.SETTLED if came else Reservation.RELEASED
        self.move(before, state=state, reservation=ended, counted=came, cost_micros=came, ended_at=self.plain.now)

    @rule(number=ids)
    def review(self, number: int) -> None:
        """While moderators look at it, its member goes on."""
        before = self.plain.rows[number]
        if before.turn_at is not None and before.ended_at is None:
            self.move(before, state=State.REVIEWING)

    def move(self, before: Generation, **changes: object) -> None:
        after = replace(before, **changes)  # pyright: ignore[reportArgumentType]
        self.runner.run(self.generations.move(before, after))
        written = self.runner.run(self.generations.find(after.id))
        # Who runs it is not what this is about.
        assert written is not None
        assert written == replace(after, owner=written.owner)
        self.plain.rows[after.id] = written
        while True:
            expected = self.plain.next_turn(before.member_id)
            promoted = self.runner.run(self.generations.promote(before.member_id, "me", self.plain.now, 99))
            assert (promoted and promoted.id) == expected
            if promoted is None:
                return
            self.plain.rows[promoted.id] = promoted

    @rule(number=ids)
    def cancel(self, number: int) -> None:
        """Only what waits can be withdrawn."""
        before = self.plain.rows[number]
        waits = before.turn_at is None and before.ended_at is None
        withdrawn = self.runner.run(self.generations.withdraw(number, self.plain.now))
        assert (withdrawn is not None) is waits
        if withdrawn:
            self.plain.rows[number] = withdrawn

    @rule(seconds=st.sampled_from([20.0, 600.0, 5 * 3600.0, 13 * 3600.0, 24 * 3600.0, 8 * 24 * 3600.0]))
    def wait(self, seconds: float) -> None:
        """Hours go by, clocks change, a month ends."""
        self.plain.now += seconds

    @rule(member=MEMBERS, roles=ROLES)
    def change_roles(self, member: int, roles: set[int]) -> None:
        """What was admitted before stays."""
        self.roles[member] = roles

    @rule(guild=st.sampled_from([10, 20]), policy=POLICIES)
    def change_rules(self, guild: int, policy: Policy) -> None:
        """From now on."""
        self.policies[guild] = replace(policy, guild_id=guild)

    @invariant()
    def what_is_told_is_what_the_list_holds(self) -> None:
        """Of every member, in one place after the other."""
        self.looked += 1
        place = EVERY_PLACE[self.looked % len(EVERY_PLACE)]
        for member in (1, 2, 3):
            limits = self.limits(member, *place)
            told = self.runner.run(self.generations.allowance(member, limits, self.plain.now))
            assert told.used == self.plain.used(member, limits)
            assert told.running == self.plain.running(member)
            assert told.waiting == len(self.plain.line(member)) - told.running
            shared = {each.limit: each.used for each in told.shared}
            here = self.plain.used_here(member, limits)
            assert shared.get("channel-daily", here) == here
            assert shared.get("channel-total", self.plain.in_channel(limits)) == self.plain.in_channel(limits)
            assert shared.get("server-total", self.plain.in_server(limits)) == self.plain.in_server(limits)
            assert shared["studio-total"] == self.plain.everywhere()


def test_no_limit_is_passed_and_nothing_leaks(database_url: str) -> None:
    """Fewer tries on PostgreSQL, where each takes longer."""
    tries = 40 if database_url.startswith("sqlite") else 10
    few = settings(
        max_examples=tries,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    # Any maker of machines will do, though a type is what it asks for.
    run_state_machine_as_test(cast("Any", partial(Studio, database_url)), settings=few)
