"""Segmind in a fleet: as a second provider, and by its interface that answers only with the picture."""

import json
import signal
from collections.abc import AsyncIterator

import pytest

from playground.fake_providers.segmind import SegmindOptions, SegmindTwin
from playground.member import Member, text_of
from tests.fleet.house import SPEED, Fleet, Json
from tests.flows.studio import HELD, KEY, is_gallery


@pytest.fixture
async def segmind() -> AsyncIterator[SegmindTwin]:
    async with SegmindTwin(SegmindOptions(key=KEY, speed=SPEED)) as twin:
        yield twin


def settings(segmind: SegmindTwin, providers: str, api: str) -> Json:
    return {
        "providers": providers, "segmind_api": api, "segmind_api_key": KEY,
        "segmind_base_url": segmind.base_url, "segmind_result_hosts": segmind.base_url,
    }  # fmt: skip


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
async def test_what_was_under_way_at_v1_ends_as_unknown(
    fleet: Fleet, ada: Member, segmind: SegmindTwin, number: signal.Signals
) -> None:
    """It may have been charged, so it is never sent again: told, and left to the operator."""
    segmind.pace.speed = HELD
    await fleet.opened("gateway", "worker", "worker", **settings(segmind, "segmind", "v1"))
    exchange = await ada.slash("imagine", prompt="a fox", quality="1K")
    await fleet.until(lambda: segmind.ledger.records)
    await fleet.owner_of(exchange.id).end(number)

    row = await fleet.ended(exchange.id)
    assert (row["state"], json.loads(row["failure"])["code"]) == ("failed", "submission-unknown")
    assert len(segmind.ledger.records) == 1
    await ada.reply(exchange, until=lambda message: "didn't confirm" in text_of(message))
    assert len(fleet.ask("SELECT id FROM generations WHERE at_stake_micros IS NOT NULL")) == 1


async def test_what_was_under_way_at_v2_goes_on(fleet: Fleet, ada: Member, segmind: SegmindTwin) -> None:
    """A queue can be asked again, by whoever took over."""
    segmind.pace.speed = HELD
    await fleet.opened("gateway", "worker", "worker", **settings(segmind, "segmind", "v2"))
    exchange = await ada.slash("imagine", prompt="a fox", quality="1K")
    await fleet.in_state(exchange.id, "rendering")
    first = fleet.owner_of(exchange.id)
    await first.end(signal.SIGKILL)
    await fleet.until(lambda: fleet.owner_of(exchange.id) is not first)
    for record in segmind.ledger.records.values():
        segmind.ledger.end_now(record)
    await ada.reply(exchange, until=is_gallery)
    assert (await fleet.ended(exchange.id))["state"] == "done"
    assert len(segmind.ledger.records) == 1


async def test_a_worker_moves_on_from_a_provider_that_refuses(fleet: Fleet, ada: Member, segmind: SegmindTwin) -> None:
    """The gateway, which calls none, goes on choosing the first; the second paints all the same."""
    await fleet.opened("gateway", "worker", **settings(segmind, "gmi,segmind", "v2"))
    fleet.gmi.script.replace([{"name": "bad_key"}])
    for number in range(3):
        exchange = await ada.slash("imagine", prompt=f"a fox {number}", quality="1K")
        await ada.reply(exchange, until=is_gallery)
        row = await fleet.ended(exchange.id)
        assert (row["state"], row["provider"]) == ("done", "segmind")
    assert (len(fleet.records), len(segmind.ledger.records)) == (0, 3)
