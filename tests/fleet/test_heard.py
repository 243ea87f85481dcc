"""What no gateway lived to answer: whichever worker gets its turn asks Discord first whether anybody waits."""

import signal

import pytest

from playground.member import Member, text_of
from tests.fleet.house import Fleet
from tests.flows.studio import is_gallery


@pytest.mark.parametrize("answered", [True, False], ids=["answered", "not answered"])
async def test_a_turn_without_an_answer_is_asked_for(fleet: Fleet, ada: Member, answered: bool) -> None:
    """Its gateway died while it was in line, before the answer was written down: painted only if there was one."""
    gateway, _ = await fleet.opened("gateway", "worker", concurrent_generations=1)
    fleet.hold()
    first = await ada.slash("imagine", prompt="a fox")
    await fleet.in_state(first.id, "rendering")
    second = await ada.slash("imagine", prompt="an owl")
    await ada.reply(second, until=lambda message: "In line" in text_of(message))
    await gateway.end(signal.SIGKILL)
    fleet.ask(
        "UPDATE generations SET reply = regexp_replace(reply, '\"message_id\":\\d+', '\"message_id\":null')"
        " WHERE id = %s RETURNING id",
        int(second.id),
    )
    if not answered:
        fleet.discord.faults.set([{"fault": "lost_token", "route": "GET /webhooks"}])
    fleet.release()
    await ada.reply(first, until=is_gallery)

    row = await fleet.ended(second.id)
    if answered:
        await ada.reply(second, until=is_gallery)
    assert (row["state"], row["counted"]) == (("done", 1) if answered else ("cancelled", 0))
    assert [record.order.prompt for record in fleet.records] == ["a fox", "an owl"][: 1 + answered]
