"""One generation from a gateway through the queue to a worker, into the reply."""

from playground.member import Member, pictures
from tests.fleet.house import Fleet
from tests.flows.studio import is_gallery


async def test_a_gateway_admits_and_a_worker_paints(fleet: Fleet, ada: Member) -> None:
    """Each does its own part: the gateway runs nothing, the worker hears nothing."""
    gateway, worker = await fleet.opened("gateway", "worker")
    exchange = await ada.slash("imagine", prompt="a fox", pictures=2)
    message = await ada.reply(exchange, until=is_gallery)

    assert len(pictures(message)) == 2
    row = await fleet.ended(exchange.id)
    assert (row["state"], row["reservation"], row["counted"], row["epoch"]) == ("done", "settled", 2, 1)
    assert len(fleet.records) == 2
    assert [line["generation"] for line in worker.said("claimed")] == [int(exchange.id)]
    assert gateway.said("claimed") == []
    assert len(fleet.discord.gateway.sessions.wires()) == 1
