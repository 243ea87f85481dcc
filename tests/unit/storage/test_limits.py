"""Any order of requests, ends and hours against a plain list: no limit is passed and nothing leaks."""

import asyncio
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from bot import errors
from bot.domain.generation import Generation, Reply, Reservation, State
from bot.domain.quota import DAY_SECONDS, Limits
from bot.domain.request import PaintRequest
from bot.domain.size import Size
from bot.storage import schema
from bot.storage.generations import StoredGenerations
from bot.storage.sqlite import SqliteDatabase

LIMITS = Limits(daily_pictures=12, concurrent=2, waiting=2, cooldown=20.0, monthly_budget_micros=26)
#: The middle of a month: it does not end within a run.
START = 1_794_700_000.0
MEMBERS = st.sampled_from([1, 2])


class Studio(RuleBasedStateMachine):
    """The real storage beside the list that it has to agree with."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp())
        schema.upgrade_sqlite(self.directory / "easel.sqlite")
        self.runner = asyncio.Runner()
        self.database = self.runner.run(SqliteDatabase.open(self.directory / "easel.sqlite"))
        self.generations = StoredGenerations(self.database)
        self.rows: dict[int, Generation] = {}
        self.now = START

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()
        shutil.rmtree(self.directory)

    def used(self, member: int) -> int:
        return sum(each.counted for each in self.of(member) if each.created_at > self.now - DAY_SECONDS)

    def of(self, member: int) -> list[Generation]:
        return [each for each in self.rows.values() if each.member_id == member]

    def line(self, member: int) -> list[Generation]:
        return [each for each in self.of(member) if each.ended_at is None]

    def expected_refusal(self, member: int, pictures: int) -> str | None:
        """By the plain list: the first limit in the way."""
        if self.used(member) + pictures > 12:
            return "daily"
        if len(self.line(member)) >= 4:
            return "waiting"
        kept = (each for each in self.of(member) if each.reservation is not Reservation.RELEASED)
        if any(each.created_at > self.now - 20 for each in kept):
            return "cooldown"
        if sum(each.cost_micros for each in self.rows.values()) + pictures > 26:
            return "budget"
        return None

    @rule(target=ids, member=MEMBERS, pictures=st.integers(1, 5))
    def ask(self, member: int, pictures: int) -> int:
        """Admitted exactly when the list says so, else told the same limit."""
        number = len(self.rows) + 1
        generation = Generation(
            id=number,
            member_id=member,
            guild_id=None,
            request=PaintRequest(prompt="a fox", size=Size(1024, 1024), seed=1, pictures=pictures),
            reply=Reply(application_id=1, channel_id=1),
            provider="gmi",
            created_at=self.now,
            cost_micros=pictures,
            owner="me",
        )
        refusal = self.expected_refusal(member, pictures)
        if refusal is not None:
            with pytest.raises(errors.LimitReached) as caught:
                self.runner.run(self.generations.admit(generation, LIMITS))
            assert caught.value.facts["limit"] == refusal
            return 0
        admitted = self.runner.run(self.generations.admit(generation, LIMITS))
        line = self.line(member)
        free = len(line) < 2 and all(each.turn_at is not None for each in line)
        assert (admitted.turn_at is not None) is free
        self.rows[number] = admitted
        return number

    @rule(number=consumes(ids), share=st.floats(0, 1), state=st.sampled_from([State.DONE, State.FAILED]))
    def end(self, number: int, share: float, state: State) -> None:
        """Settle what came, or release; then the next in line gets its turn."""
        before = self.rows.get(number)
        if before is None or before.turn_at is None or before.ended_at is not None:
            return
        came = max(1, round(before.counted * share)) if state is State.DONE else 0
        after = replace(
            before,
            state=state,
            reservation=Reservation.SETTLED if came else Reservation.RELEASED,
            counted=came,
            cost_micros=came,
            ended_at=self.now,
        )
        self.runner.run(self.generations.move(before, after))
        self.rows[number] = after
        waiting = [each for each in self.line(before.member_id) if each.turn_at is None]
        promoted = self.runner.run(self.generations.promote(before.member_id, "me", self.now, 2))
        assert (promoted and promoted.id) == (waiting[0].id if waiting else None)
        if promoted:
            self.rows[promoted.id] = promoted

    @rule(number=ids)
    def cancel(self, number: int) -> None:
        """Only what waits can be withdrawn."""
        before = self.rows.get(number)
        waits = before is not None and before.turn_at is None and before.ended_at is None
        withdrawn = self.runner.run(self.generations.withdraw(number, self.now))
        assert (withdrawn is not None) is waits
        if withdrawn:
            self.rows[number] = withdrawn

    @rule(seconds=st.sampled_from([5.0, 20.0, 600.0, DAY_SECONDS / 2, DAY_SECONDS]))
    def wait(self, seconds: float) -> None:
        """Hours go by."""
        self.now += seconds

    @invariant()
    def limits_hold_and_nothing_leaks(self) -> None:
        """What the storage tells is what the list holds, and no more than allowed."""
        for member in (1, 2):
            allowance = self.runner.run(self.generations.allowance(member, LIMITS, self.now))
            running = sum(each.turn_at is not None for each in self.line(member))
            assert allowance.used == self.used(member) <= 12
            assert allowance.running == running <= 2
            assert allowance.waiting == len(self.line(member)) - running
            assert len(self.line(member)) <= 4
        held = [each for each in self.rows.values() if each.reservation is Reservation.HELD]
        assert all(each.ended_at is None for each in held)


TestStudio = Studio.TestCase
TestStudio.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
