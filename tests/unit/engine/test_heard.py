"""Nothing is painted for nobody: a turn may come before Discord took the answer, and the answer may be lost."""

from dataclasses import replace

import pytest

from bot import errors
from bot.domain.generation import Generation, Reservation, State
from bot.domain.quota import Limits
from bot.engine.local import LocalEngine
from bot.pipeline.workshop import Workshop
from tests.unit.pipeline.fakes import OWNER, Studio

#: Seconds that an answer takes here, by far more than a "no" of Discord's is doubted for.
ANSWERED_AFTER = 60.0
NO = errors.DeliveryFailed("Unknown Webhook", final=True)
AWAY = errors.DeliveryFailed("Discord is away")


@pytest.fixture
def workshop(studio: Studio) -> Workshop:
    return studio.workshop


@pytest.fixture
def engine(workshop: Workshop) -> LocalEngine:
    """One at once, so that the second has its turn when the first has ended."""
    return LocalEngine(workshop, Limits(concurrent=1, waiting=5), OWNER)


def in_line(studio: Studio) -> Generation:
    """Admitted behind another one; nobody knows yet whether Discord took the answer."""
    reply = replace(studio.admitted(2).reply, message_id=None)
    return studio.admitted(2, reply=reply, turn_at=None, owner="", epoch=0)


def never_painted(studio: Studio, number: int = 2) -> None:
    row = studio.rows.rows[number]
    assert (row.state, row.counted, row.cost_micros, row.reply.token) == (State.CANCELLED, 0, 0, None)
    assert studio.rows.ends[number] == [Reservation.RELEASED]
    assert len(studio.painter.posts) == number - 1
    assert studio.wall.told == []


async def test_a_turn_waits_for_the_answer_of_this_process(
    studio: Studio, workshop: Workshop, engine: LocalEngine
) -> None:
    """However long that takes, Discord is not asked meanwhile; then it is painted, once, in its own reply."""
    second = in_line(studio)
    with workshop.pace.answering(second.id):
        engine.begin(studio.admitted(1))
        await studio.clock.sleep(ANSWERED_AFTER)
        assert studio.rows.rows[2].turn_at is not None
        assert studio.rows.rows[2].state is State.RESERVED
        assert studio.wall.reached == []
    engine.begin(replace(second, reply=replace(second.reply, message_id=3)))
    await studio.settled()
    assert (studio.rows.rows[2].state, studio.rows.rows[2].reply.message_id) == (State.DONE, 3)
    assert [generation.id for _, generation, _ in studio.wall.delivered] == [1, 2]
    assert len(studio.painter.posts) == 2
    await engine.stop()


async def test_an_interaction_that_came_twice_is_answered_when_both_have_ended(
    studio: Studio, workshop: Workshop, engine: LocalEngine
) -> None:
    """Whichever of the two admitted it: as long as one is at work, its end is waited for."""
    second = in_line(studio)
    with workshop.pace.answering(second.id):
        with workshop.pace.answering(second.id):
            engine.begin(studio.admitted(1))
            await studio.clock.sleep(ANSWERED_AFTER)
        await studio.clock.sleep(ANSWERED_AFTER)
        assert studio.wall.reached == []
    assert not workshop.pace.busy
    await studio.settled()
    assert studio.rows.rows[2].state is State.DONE
    await engine.stop()


async def test_a_turn_whose_answer_is_lost_is_given_back(
    studio: Studio, workshop: Workshop, engine: LocalEngine
) -> None:
    """Discord took no answer: released once, though two of this process find it out."""
    second = in_line(studio)
    studio.wall.message_id = None
    with workshop.pace.answering(second.id):
        engine.begin(studio.admitted(1))
        await studio.clock.sleep(ANSWERED_AFTER)
    await engine.abandon(second)
    await studio.settled()
    never_painted(studio)
    assert studio.wall.reached == [2, 2]
    await engine.stop()


async def test_what_nobody_answers_any_more_is_asked_for(studio: Studio, engine: LocalEngine) -> None:
    """Its turn comes in a process that knows nothing of its answer, whenever the machine's clock says it was asked."""
    studio.wall.message_id = None
    second = in_line(studio)
    studio.rows.rows[2] = replace(second, created_at=studio.clock.time() + 3600)
    engine.begin(studio.admitted(1))
    await studio.settled()
    never_painted(studio)
    await engine.stop()


async def test_a_start_asks_whatever_the_clock_says(studio: Studio, engine: LocalEngine) -> None:
    """The machine's clock was set back between the two processes."""
    studio.wall.message_id = None
    reply = replace(studio.admitted().reply, message_id=None)
    studio.admitted(reply=reply, owner="a killed process", created_at=studio.clock.time() + 3600)
    await engine.start()
    await studio.settled()
    never_painted(studio, 1)
    await engine.stop()


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([NO, NO, NO, None], State.DONE),
        ([NO] * 4, State.CANCELLED),
        ([AWAY] * 50, State.DONE),
        ([NO, AWAY, NO, *[AWAY] * 9, NO, None], State.DONE),
        ([NO, AWAY, NO, *[AWAY] * 9, NO, NO], State.CANCELLED),
    ],
    ids=["denied for a moment", "denied", "away", "found after both", "denied after both"],
)
async def test_a_no_is_believed_when_repeated_and_silence_is_none(
    studio: Studio, engine: LocalEngine, answers: list[errors.EaselError | None], state: State
) -> None:
    """A member who reads that the studio thinks must not wait for nothing because Discord was away for a while."""
    studio.wall.reach_faults = list(answers)
    reply = replace(studio.admitted().reply, message_id=None)
    studio.admitted(reply=reply, owner="a killed process")
    await engine.start()
    await studio.settled()
    assert studio.rows.rows[1].state is state
    assert len(studio.painter.posts) == (state is State.DONE)
    await engine.stop()
