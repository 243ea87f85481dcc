"""The operator's shell is killed while a lost submission is decided about: it is decided once."""

import pytest

from tests.crash import auditor, points
from tests.crash.saboteur import Plan
from tests.crash.stories import STORIES, Cast, told_until_dead


@pytest.mark.parametrize("side", points.SIDES)
async def test_a_decision_is_taken_once(cast: Cast, side: str) -> None:
    """Free of charge: taken off the cost once, and the second try either makes it or finds nothing open."""
    house = cast.house
    story = STORIES["one at Segmind"]
    house.settings = dict(story.settings)
    await house.start(Plan(effect="Provider.submit"))
    await told_until_dead(cast, story)
    await house.start()
    await house.at_rest()
    (row,) = house.rows()
    assert (row["state"], row["cost_micros"]) == ("failed", auditor.PRICE_MICROS)
    running = house.bot
    decision = Plan(effect="Generations.decide", side=side)
    assert await house.decide(row["id"], charged=False, plan=decision) == -9
    assert house.bot.struck
    again = await house.decide(row["id"], charged=False)
    assert (again == 0) is (side == points.BEFORE)
    (row,) = house.rows()
    assert row["cost_micros"] == 0
    house.bots.append(running)
    balance = auditor.audit(await house.at_rest())
    assert balance.off == {}, str(balance)
