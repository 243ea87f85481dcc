"""The clock of the machine is set a day forward or back: what runs goes on, and what is taken up is delivered."""

import signal

import pytest

from tests.crash import auditor
from tests.crash.stories import ONE_AT_ONCE, Cast

DAY = 86_400.0
JUMPS = pytest.mark.parametrize("seconds", [DAY, -DAY], ids=["forward", "back"])


async def _all_done(cast: Cast, count: int = 1) -> None:
    balance = auditor.audit(await cast.house.at_rest())
    assert balance.off == {}, f"\n{balance}\n{cast.house.last_words()}"
    assert [row["state"] for row in cast.house.rows()] == ["done"] * count


async def _in_state(cast: Cast, state: str) -> None:
    await cast.house.until(lambda: any(row["state"] == state for row in cast.house.rows()))


@JUMPS
async def test_while_it_is_painted(cast: Cast, seconds: float) -> None:
    """No deadline passes by it, and none moves away."""
    await cast.house.start()
    cast.house.hold()
    await cast.progress(await cast.imagine())
    await _in_state(cast, "rendering")
    (record,) = cast.house.gmi.ledger.records.values()
    cast.house.set_machine(seconds)
    # It asks for news on, neither late nor in a hurry, before it is painted.
    asked = record.polls
    await cast.house.until(lambda: record.polls >= asked + 3)
    assert [row["state"] for row in cast.house.rows()] == ["rendering"]
    cast.house.release()
    await _all_done(cast)


@JUMPS
async def test_while_one_waits_in_line(cast: Cast, seconds: float) -> None:
    """The line keeps its order and moves on; what is asked after the jump comes behind."""
    cast.house.settings = dict(ONE_AT_ONCE)
    await cast.house.start()
    cast.house.hold()
    for prompt in ("first", "second"):
        await cast.progress(await cast.imagine(prompt))
    cast.house.set_machine(seconds)
    await cast.progress(await cast.imagine("third"))
    cast.house.release()
    await _all_done(cast, 3)
    prompts = [record.order.prompt for record in cast.house.gmi.ledger.records.values()]
    assert prompts == ["first", "second", "third"]


@JUMPS
async def test_while_it_is_delivered(cast: Cast, seconds: float) -> None:
    """Discord takes nothing for a while; the next try comes when it was due."""
    await cast.house.start()
    cast.house.hold()
    await cast.progress(await cast.imagine())
    await _in_state(cast, "rendering")
    cast.house.discord.faults.set([{"fault": "server_error", "route": "/messages", "status": 503}])
    cast.house.release()
    await _in_state(cast, "delivering")
    cast.house.set_machine(seconds)
    cast.house.discord.faults.set([])
    await _all_done(cast)


@JUMPS
async def test_while_the_bot_was_away(cast: Cast, seconds: float) -> None:
    """Killed, and started on a machine with another time: what was painted meanwhile is delivered."""
    await cast.house.start()
    cast.house.hold()
    await cast.progress(await cast.imagine())
    await _in_state(cast, "rendering")
    cast.house.send(signal.SIGKILL)
    await cast.house.dead()
    await cast.house.until(lambda: not cast.house.discord.gateway.sessions.online)
    cast.house.set_machine(seconds)
    cast.house.release()
    await cast.house.start()
    await _all_done(cast)


@JUMPS
async def test_with_the_answer_to_a_submission_lost(cast: Cast, seconds: float) -> None:
    """It is found in the provider's list all the same, whose clock did not jump."""
    await cast.house.start()
    cast.house.hold()
    await cast.progress(await cast.imagine("another"))
    await _in_state(cast, "rendering")
    cast.house.set_machine(seconds)
    cast.house.gmi.script.replace([{"name": "drop_after_accept", "count": 1}])
    await cast.imagine()
    await cast.house.until(lambda: len(cast.house.gmi.ledger.records) == 2)
    cast.house.release()
    await _all_done(cast, 2)
