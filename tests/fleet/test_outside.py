"""A fleet seen from outside: each process serves pages of its own, and together they tell what is going on."""

import socket

import aiohttp

from playground.member import Member
from tests.fleet.house import Fleet
from tests.flows.studio import is_gallery
from tests.unit.reading_metrics import samples


def free_port() -> int:
    """One that nobody listens at; 0 would mean no metrics."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Window:
    """Where one process is looked into."""

    def __init__(self) -> None:
        self.port = free_port()

    async def get(self, page: str) -> tuple[int, str]:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self.port}/{page}") as answer,
        ):
            return answer.status, await answer.text()

    async def metrics(self) -> dict[str, float]:
        status, text = await self.get("metrics")
        assert status == 200
        return samples(text)


async def test_each_process_tells_its_own_part(fleet: Fleet, ada: Member) -> None:
    """What waits for a worker is told by the gateway; who admits, and who paints and delivers, by each of them."""
    door, easel = Window(), Window()
    await fleet.start("gateway", metrics_port=door.port, daily_pictures=1)
    exchange = await ada.slash("imagine", prompt="a fox", quality="1K")
    await ada.reply(await ada.slash("imagine", prompt="a fox", quality="1K"))
    await fleet.until(lambda: [row["owner"] for row in fleet.rows()] == [""])
    waiting = await door.metrics()
    assert (waiting["easel_generations_unclaimed"], waiting["easel_runs"]) == (1, 0)
    assert waiting['easel_refusals_total{code="limit-reached"}'] == 1

    await fleet.start("worker", metrics_port=easel.port)
    await ada.reply(exchange, until=is_gallery)
    await fleet.ended(exchange.id)
    admitted, painted = await door.metrics(), await easel.metrics()
    assert (admitted["easel_generations_admitted_total"], painted["easel_generations_admitted_total"]) == (1, 0)
    assert painted['easel_generations_ended_total{code="none",outcome="done"}'] == 1
    assert painted['easel_provider_calls_total{operation="submit",provider="gmi",result="ok"}'] == 1
    assert not [name for name in admitted if name.startswith(("easel_generations_ended", "easel_pictures_delivered"))]
    for window in (door, easel):
        assert await window.get("readyz") == (200, "ready\n")
        assert await window.get("healthz") == (200, "alive\n")
