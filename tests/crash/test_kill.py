"""The bot is killed right before and right after each of its effects; the next start brings everything to its end."""

import asyncio
import signal

import pytest

from tests.crash import auditor, points
from tests.crash.auditor import Balance
from tests.crash.cases import CASES, UNANSWERED, Case
from tests.crash.conftest import Open
from tests.crash.saboteur import Plan
from tests.crash.stories import STORIES, Cast, told_until_dead


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_killed(opened: Open, case: Case) -> None:
    """Each generation ends once, what was paid is shown once, and nothing is promised any more."""
    # Both sides at once, each in a house of its own: it is two processors that wait.
    wrong = await asyncio.gather(*(_killed(opened, case, side) for side in points.SIDES))
    assert not any(wrong), "\n".join(wrong)


async def _killed(opened: Open, case: Case, side: str) -> str:
    """What is wrong after a kill on one side; empty when all is well."""
    async with opened(side) as cast:
        balance = await _balance(cast, case, case.plan(side))
        if balance.off in case.ends(side):
            return ""
        return f"{side} {case}:\n{balance}\n{cast.house.last_words()}"


async def _balance(cast: Cast, case: Case, plan: Plan) -> Balance:
    house, story, first = cast.house, STORIES[case.story], case.first
    house.settings, house.race_seconds = dict(story.settings), story.race_seconds
    await house.start(first or plan)
    await told_until_dead(cast, story)
    if first is not None:
        house.set_machine(case.off)
        await house.start(plan)
        await house.killed()
    house.set_machine(2 * case.off)
    await house.start()
    if story.again is not None:
        await story.again(cast)
    house.release()
    return auditor.audit(await house.at_rest())


@pytest.mark.parametrize("story", UNANSWERED)
async def test_killed_before_the_answer(cast: Cast, story: str) -> None:
    """The provider has taken a submission, and its answer is still out: adopted, or told as unknown; never repeated."""
    house = cast.house
    house.settings = dict(STORIES[story].settings)
    await house.start()
    await STORIES[story].begin(cast)
    house.send(signal.SIGKILL)
    await house.dead()
    await house.until(lambda: not house.discord.gateway.sessions.online)
    house.release()
    await house.start()
    balance = auditor.audit(await house.at_rest())
    assert balance.off == {}, f"\n{balance}\n{house.last_words()}"
    (row,) = house.rows()
    assert row["state"] == ("failed" if house.settings else "done")
