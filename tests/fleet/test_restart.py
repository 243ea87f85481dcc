"""Processes that are replaced one after the other while members go on asking."""

import asyncio

from playground.member import Member, pictures
from playground.watching import Exchange
from tests.fleet.house import Fleet
from tests.flows.studio import is_gallery


async def test_all_are_replaced_without_losing_an_interaction(fleet: Fleet, ada: Member, bruno: Member) -> None:
    """Two gateways on one shard and two workers, each restarted in turn: all are answered once, and painted."""
    roles = ("gateway", "gateway", "worker", "worker")
    # However long a busy machine takes for it, nobody comes to a limit.
    unlimited = {"waiting_generations": 1000, "daily_pictures": 0}
    processes = await fleet.opened(*roles, **unlimited)
    asked: list[Exchange] = []
    over = asyncio.Event()

    async def keep_asking(member: Member) -> None:
        while not over.is_set():
            asked.append(await member.slash("imagine", prompt=f"a fox {len(asked)}", quality="1K"))
            await member.acknowledged(asked[-1])
            await asyncio.sleep(0.4)

    asking = [asyncio.create_task(keep_asking(member)) for member in (ada, bruno)]
    for process in processes:
        assert await process.end() == 0
        await fleet.start(process.role, (), **unlimited)
    over.set()
    await asyncio.gather(*asking)

    for exchange in asked:
        assert (await fleet.ended(exchange.id))["state"] == "done"
    assert len(asked) > 4
    assert len(fleet.records) == len(asked)
    painters = {fleet.owner_of(exchange.id).log.name for exchange in asked}
    assert len(painters) > 1, "one worker painted everything, so none was replaced under work"
    shown = [message for member in (ada, bruno) for message in await member.messages() if pictures(message)]
    assert len({message["id"] for message in shown}) == len(asked)


async def test_one_press_is_heard_once_by_two_gateways(fleet: Fleet, ada: Member) -> None:
    """A mark that both would set would be gone again."""
    await fleet.opened("gateway", "gateway", "worker")
    exchange = await ada.slash("imagine", prompt="a fox", quality="1K")
    message = await ada.reply(exchange, until=is_gallery)
    more = await ada.press(message, "More")
    menu = await ada.reply(more)
    pressed = await ada.press(menu, "easel:favourite")
    await ada.acknowledged(pressed)
    await asyncio.sleep(1)
    (mark,) = fleet.ask("SELECT marked_at FROM favourites")
    assert mark["marked_at"] is not None
