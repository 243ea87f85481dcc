"""`run` takes over whatever it finds, so it shares its database with nobody: neither side starts beside the other."""

import asyncio
import signal
import time

import pytest

from playground.member import Member
from tests.fleet.house import Fleet, Process
from tests.flows.studio import is_gallery

#: Seconds that a start may take on a busy machine; a heartbeat after which the dead are known in that time, and a
#: much slower one.
START = 9.0
SLOW, SLOWEST = START * 0.3, START * 3


async def refused(process: Process) -> str:
    """The one sentence of a start that was turned away."""
    assert await asyncio.wait_for(process.process.wait(), 20) == 2
    said = process.log.read_text()
    assert "Traceback" not in said
    (sentence,) = [line for line in said.splitlines() if not line.startswith("{")]
    assert "EASEL_DATABASE_URL" in sentence
    return sentence


async def test_run_is_turned_away_where_a_fleet_lives(fleet: Fleet, ada: Member) -> None:
    """In a sentence that tells who lives there; the fleet paints on."""
    await fleet.opened("gateway", "worker")
    sentence = await refused(await fleet.launch("run"))
    assert "(1 gateway, 1 worker)" in sentence
    exchange = await ada.slash("imagine", prompt="a fox", quality="1K")
    await ada.reply(exchange, until=is_gallery)
    assert (await fleet.ended(exchange.id))["epoch"] == 1


@pytest.mark.parametrize("role", ["gateway", "worker", "run"])
async def test_nobody_starts_beside_run(fleet: Fleet, ada: Member, role: str) -> None:
    """A fleet's process, or another `run` with a directory of its own."""
    await fleet.start("run")
    sentence = await refused(await fleet.launch(role, data_dir=fleet.directory / "another"))
    assert "(1 run)" in sentence
    exchange = await ada.slash("imagine", prompt="a fox", quality="1K")
    await ada.reply(exchange, until=is_gallery)
    assert (await fleet.ended(exchange.id))["epoch"] == 1


async def test_after_a_crash_run_finds_nobody_but_itself_in_its_way(fleet: Fleet, ada: Member) -> None:
    """It takes up at once what it had, however long a beat may be missed."""
    first = await fleet.start("run", heartbeat_seconds=SLOWEST)
    fleet.hold()
    exchange = await ada.slash("imagine", prompt="a fox", quality="1K")
    await fleet.in_state(exchange.id, "rendering")
    await first.end(signal.SIGKILL)
    began = time.monotonic()
    await fleet.start("run", heartbeat_seconds=SLOWEST)
    assert time.monotonic() - began < START
    fleet.release()
    await ada.reply(exchange, until=is_gallery)
    assert (await fleet.ended(exchange.id))["epoch"] == 2
    assert len(fleet.records) == 1


async def test_a_dead_fleet_is_no_obstacle_for_longer_than_it_takes_to_know(fleet: Fleet, ada: Member) -> None:
    """`run` waits until both have been silent for long enough, and goes on with what they had."""
    gateway, worker = await fleet.opened("gateway", "worker", heartbeat_seconds=SLOW)
    fleet.hold()
    exchange = await ada.slash("imagine", prompt="a fox", quality="1K")
    await fleet.in_state(exchange.id, "rendering")
    await asyncio.gather(gateway.end(signal.SIGKILL), worker.end(signal.SIGKILL))
    began = time.monotonic()
    whole = await fleet.start("run", heartbeat_seconds=SLOW)
    assert time.monotonic() - began < 2 * START
    assert whole.said("waiting whether others on the database live")
    fleet.release()
    await ada.reply(exchange, until=is_gallery)
    assert len(fleet.records) == 1


async def test_whoever_stops_in_order_leaves_the_way_free_at_once(fleet: Fleet) -> None:
    """From one process to a fleet and back, with no waiting, however slow the beat."""
    whole = await fleet.start("run", heartbeat_seconds=SLOWEST)
    assert await whole.end() == 0
    processes = await fleet.opened("gateway", "worker", heartbeat_seconds=SLOWEST)
    for each in processes:
        assert await each.end() == 0
        assert each.said("waiting whether others on the database live") == []
    whole = await fleet.start("run", heartbeat_seconds=SLOWEST)
    assert whole.said("waiting whether others on the database live") == []


async def test_run_that_was_declared_dead_ends(fleet: Fleet, ada: Member) -> None:
    """Frozen until a fleet has its place, it leaves everything to it when it awakens."""
    whole = await fleet.start("run")
    fleet.hold()
    exchange = await ada.slash("imagine", prompt="a fox", quality="1K")
    await fleet.in_state(exchange.id, "rendering")
    whole.send(signal.SIGSTOP)
    _, worker = await fleet.opened("gateway", "worker")
    await fleet.until(lambda: worker.said("claimed"))
    whole.send(signal.SIGCONT)
    assert await asyncio.wait_for(whole.process.wait(), 20) == 0
    assert whole.said("declared dead")
    fleet.release()
    await ada.reply(exchange, until=is_gallery)
    assert ((await fleet.ended(exchange.id))["epoch"], len(fleet.records)) == (2, 1)
