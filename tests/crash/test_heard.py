"""A turn comes before Discord took the answer to its interaction: nothing is painted until it did, and never if not."""

import signal
from typing import Any

import pytest

from playground.member import Exchange
from tests.crash import auditor, points
from tests.crash.saboteur import Deed, Plan
from tests.crash.stories import ONE_AT_ONCE, Cast

Json = dict[str, Any]
#: Real seconds between admission and answer: in time for Discord, and a minute by the bot's clock.
ANSWERED_AFTER = 1.0
#: Longer than any test: the answer never comes.
NEVER = 60.0


async def _has_its_turn(cast: Cast, answered_after: float) -> Exchange:
    """The second was admitted behind the first, which has ended since; the second is not answered yet."""
    house = cast.house
    house.settings, house.race_seconds = dict(ONE_AT_ONCE), NEVER
    admitted = Plan(effect="Generations.admit", side=points.AFTER, nth=2, deed=Deed.WAIT, seconds=answered_after)
    await house.start(admitted)
    house.hold()
    await cast.progress(await cast.imagine("first"))
    second = await cast.imagine("second")
    await house.until(lambda: house.bot.struck)
    house.release()
    await house.until(lambda: house.rows()[1]["turn_at"] is not None)
    return second


async def _ended(cast: Cast) -> Json:
    """The second's row when the books agree; the provider knows of the second only if it was delivered."""
    balance = auditor.audit(await cast.house.at_rest())
    assert balance.off == {}, f"\n{balance}\n{cast.house.last_words()}"
    first, second = cast.house.rows()
    assert first["state"] == "done"
    painted = [record.order.prompt for record in cast.house.gmi.ledger.records.values()]
    assert painted == (["first", "second"] if second["state"] == "done" else ["first"])
    return second


async def test_killed_before_the_answer_it_is_never_painted(cast: Cast) -> None:
    """Its member reads that the application did not respond."""
    await _has_its_turn(cast, NEVER)
    cast.house.send(signal.SIGKILL)
    await cast.house.dead()
    await cast.house.until(lambda: not cast.house.discord.gateway.sessions.online)
    cast.house.race_seconds = None
    await cast.house.start()
    row = await _ended(cast)
    assert (row["state"], row["counted"], row["cost_micros"]) == ("cancelled", 0, 0)


@pytest.mark.parametrize(("fault", "state"), [(None, "done"), ("late_ack", "cancelled")], ids=["heard", "too late"])
async def test_its_turn_waits_for_how_the_answer_ends(cast: Cast, fault: str | None, state: str) -> None:
    """Heard, it is painted once in its own reply; not heard, it is given back."""
    second = await _has_its_turn(cast, ANSWERED_AFTER)
    assert cast.house.rows()[1]["state"] == "reserved"
    if fault is not None:
        cast.house.discord.faults.set([{"fault": fault}])
    row = await _ended(cast)
    assert row["state"] == state
    if state == "done":
        await cast.gallery(second)
