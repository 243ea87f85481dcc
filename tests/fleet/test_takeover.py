"""What becomes of a worker's generations when it dies, is stopped, or only seemed to be dead."""

import asyncio
import signal
import time

import pytest

from playground.member import Member, pictures
from tests.fleet.house import HEARTBEAT, Fleet
from tests.flows.studio import is_gallery

#: Seconds of the product's own bound, with its own heartbeat; a shorter one makes both as much shorter.
TAKEN_OVER_WITHIN = 15.0
OWN_HEARTBEAT = 3.0


@pytest.mark.parametrize("heartbeat", [HEARTBEAT, OWN_HEARTBEAT])
async def test_a_killed_workers_generations_are_taken_over_in_time(fleet: Fleet, ada: Member, heartbeat: float) -> None:
    """Asked for news, never submitted again, delivered once; no job is left of the one that it held."""
    await fleet.opened("gateway", "worker", "worker", heartbeat_seconds=heartbeat)
    fleet.hold()
    exchange = await ada.slash("imagine", prompt="a fox")
    await fleet.in_state(exchange.id, "rendering")
    first = fleet.owner_of(exchange.id)

    await first.end(signal.SIGKILL)
    killed = time.monotonic()
    await fleet.until(lambda: fleet.owner_of(exchange.id) is not first)
    assert time.monotonic() - killed < TAKEN_OVER_WITHIN * heartbeat / OWN_HEARTBEAT
    fleet.release()
    message = await ada.reply(exchange, until=is_gallery)

    row = await fleet.ended(exchange.id)
    assert (row["state"], row["epoch"], len(pictures(message)), len(fleet.records)) == ("done", 2, 1, 1)
    await fleet.until(lambda: not fleet.jobs())


async def test_a_worker_that_is_asked_to_stop_gives_back_at_once(fleet: Fleet, ada: Member) -> None:
    """Others go on within a second, no beat is waited for, and nothing is said to rest."""
    await fleet.opened("gateway", "worker", "worker", heartbeat_seconds=30)
    fleet.hold()
    exchange = await ada.slash("imagine", prompt="a fox")
    await fleet.in_state(exchange.id, "rendering")
    first = fleet.owner_of(exchange.id)

    assert await first.end(signal.SIGTERM) == 0
    await fleet.until(lambda: fleet.owner_of(exchange.id) is not first, seconds=2)
    fleet.release()
    await ada.reply(exchange, until=is_gallery)
    assert (await fleet.ended(exchange.id))["state"] == "done"
    assert len(fleet.records) == 1
    assert len(fleet.ask("SELECT id FROM owners")) == 2


async def test_a_zombie_neither_submits_nor_delivers_again(fleet: Fleet, ada: Member) -> None:
    """Frozen while a picture is painted, awakened after its delivery: it finds itself dead and begins anew."""
    await fleet.opened("gateway", "worker", "worker")
    fleet.hold()
    exchange = await ada.slash("imagine", prompt="a fox")
    await fleet.in_state(exchange.id, "rendering")
    zombie = fleet.owner_of(exchange.id)
    zombie.send(signal.SIGSTOP)
    await fleet.until(lambda: fleet.owner_of(exchange.id) is not zombie)
    fleet.release()
    message = await ada.reply(exchange, until=is_gallery)
    row = await fleet.ended(exchange.id)
    calls = len(fleet.discord.world.interactions[exchange.id].calls)

    zombie.send(signal.SIGCONT)
    await fleet.until(lambda: zombie.said("declared dead"))
    await asyncio.sleep(2 * HEARTBEAT)
    assert fleet.row(exchange.id) == row
    assert len(fleet.records) == 1
    assert len(fleet.discord.world.interactions[exchange.id].calls) == calls
    (shown,) = [each for each in await ada.messages() if each["id"] == message["id"]]
    assert shown["edited_timestamp"] == message["edited_timestamp"]


async def test_a_zombie_works_again_under_another_name(fleet: Fleet, ada: Member) -> None:
    """Declared dead while it had nothing to do, it claims and paints as before."""
    _, worker = await fleet.opened("gateway", "worker")
    (before,) = fleet.ask("SELECT id FROM owners WHERE role = 'worker'")
    fleet.ask("DELETE FROM owners WHERE role = 'worker' RETURNING id")
    await fleet.until(lambda: worker.said("declared dead"))
    exchange = await ada.slash("imagine", prompt="a fox")
    await ada.reply(exchange, until=is_gallery)
    row = await fleet.ended(exchange.id)
    assert row["state"] == "done"
    assert row["owner"] != before["id"]


async def test_what_lost_its_job_is_offered_again(fleet: Fleet, ada: Member) -> None:
    """The row alone is true: with every job gone, a worker that comes later finds it."""
    await fleet.start("gateway")
    exchange = await ada.slash("imagine", prompt="a fox")
    await ada.acknowledged(exchange)
    await fleet.until(fleet.forget_jobs)
    await fleet.start("worker")
    await ada.reply(exchange, until=is_gallery)
    assert (await fleet.ended(exchange.id))["epoch"] == 1


async def test_what_a_gateway_could_not_hand_over_is_found(fleet: Fleet, ada: Member) -> None:
    """It dies between the reservation and the queue; whether its member waits, Discord tells."""
    gateway = await fleet.start("gateway")
    exchange = await ada.slash("imagine", prompt="a fox")
    await fleet.until(fleet.forget_jobs)
    await gateway.end(signal.SIGKILL)
    # As it was before it was handed over.
    fleet.ask(
        "UPDATE generations SET owner = 'gone', epoch = 1,"
        " reply = regexp_replace(reply, '\"message_id\":\\d+', '\"message_id\":null') RETURNING id"
    )
    await fleet.start("worker")
    await ada.reply(exchange, until=is_gallery)
    row = await fleet.ended(exchange.id)
    assert (row["state"], row["epoch"]) == ("done", 2)
