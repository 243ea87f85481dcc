"""What members notice of a fleet: cancelling, turns and limits are as with one process."""

import asyncio

from playground.member import Exchange, Member, private, text_of
from tests.fleet.house import Fleet
from tests.flows.studio import is_gallery


async def test_cancel_reaches_the_worker_that_runs_it(fleet: Fleet, ada: Member) -> None:
    """Pressed at a gateway, heard within two seconds, told in the reply, released."""
    await fleet.opened("gateway", "worker")
    fleet.hold()
    exchange = await ada.slash("imagine", prompt="a fox")
    await fleet.in_state(exchange.id, "rendering")
    message = await ada.reply(exchange, until=lambda m: "Painting" in text_of(m))
    await ada.press(message, "Cancel")
    row = await fleet.until(lambda: next((r for r in fleet.rows() if r["ended_at"]), None), seconds=2.5)
    assert (row["state"], row["reservation"], row["counted"]) == ("cancelled", "released", 0)
    await ada.reply(exchange, until=lambda m: "Cancelled" in text_of(m))


async def test_cancel_of_what_nobody_runs_yet_is_made_at_the_gateway(fleet: Fleet, ada: Member) -> None:
    """Without a worker it has its turn all the same; it ends at once, costs nothing, and the next has the turn."""
    await fleet.start("gateway", concurrent_generations=1)
    first = await ada.slash("imagine", prompt="a fox")
    await ada.acknowledged(first)
    second = await ada.slash("imagine", prompt="a fox")
    await fleet.until(lambda: [row["owner"] for row in fleet.rows()] == ["", ""])
    # Its reply has no button before a worker shows progress: the one of the second has one.
    message = await ada.reply(second, until=lambda m: "In line" in text_of(m))
    await ada.press(message, "Cancel")
    row = await fleet.ended(second.id)
    assert (row["state"], row["cost_micros"]) == ("cancelled", 0)
    assert fleet.row(first.id)["turn_at"] is not None


async def test_turns_are_fair_across_workers(fleet: Fleet, ada: Member, bruno: Member) -> None:
    """Who queued five has two running at a time whatever the workers are, and holds up nobody."""
    await fleet.opened("gateway", "worker", "worker")
    fleet.hold()
    many: list[Exchange] = []
    for number in range(5):
        many.append(await ada.slash("imagine", prompt=f"a fox {number}", quality="1K"))
        # Asked for at once, they are admitted in any order.
        await ada.acknowledged(many[-1])
    await fleet.until(lambda: len(fleet.records) == 2)
    other = await bruno.slash("imagine", prompt="an owl", quality="1K")
    await fleet.in_state(other.id, "rendering")
    running = [row for row in fleet.rows() if row["turn_at"] is not None]
    assert len(running) == len(fleet.records) == 3
    fleet.release()
    for exchange in (*many, other):
        assert (await fleet.ended(exchange.id))["state"] == "done"
    turns = [row["turn_at"] for row in fleet.rows() if row["member_id"] == int(ada.id)]
    assert turns == sorted(turns)
    assert len(fleet.records) == 6


async def test_the_budget_is_one_for_the_whole_fleet(fleet: Fleet, ada: Member, bruno: Member) -> None:
    """Two gateways admit at once what two members ask for; together they spend no cent more than there is."""
    settings = {"global_monthly_budget_usd": 0.15, "concurrent_generations": 9, "waiting_generations": 0}
    await fleet.opened("gateway", "gateway", "worker", "worker", **settings)
    asked = await asyncio.gather(
        *(member.slash("imagine", prompt=f"a fox {number}", quality="1K")
          for number in range(6) for member in (ada, bruno))
    )  # fmt: skip
    answers = await asyncio.gather(
        *(member.reply(exchange, until=lambda message: is_gallery(message) or private(message))
          for member, exchange in zip((ada, bruno) * 6, asked, strict=True))
    )  # fmt: skip
    assert sum(map(is_gallery, answers)) == len(fleet.records) == len(fleet.rows()) == 5
    assert sum(row["cost_micros"] for row in fleet.rows()) == 150_000
