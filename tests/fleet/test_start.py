"""What gateways and workers need before they start."""

import asyncio
from pathlib import Path

import pytest

from playground.member import Member
from tests.fleet.house import Fleet


@pytest.mark.parametrize("role", ["gateway", "worker"])
async def test_a_fleet_needs_a_server(fleet: Fleet, role: str, tmp_path: Path) -> None:
    """On SQLite it is one sentence naming the setting, and exit code 2."""
    process = await fleet.launch(role, database_url=f"sqlite:///{tmp_path / 'easel.sqlite'}")
    assert await asyncio.wait_for(process.process.wait(), 20) == 2
    assert "EASEL_DATABASE_URL" in process.log.read_text()
    assert len(process.log.read_text().splitlines()) == 1


async def test_a_server_that_is_away_is_one_sentence(fleet: Fleet) -> None:
    """Neither a traceback nor the password."""
    process = await fleet.launch("worker", database_url="postgresql://easel:SECRET@127.0.0.1:1/easel")
    assert await asyncio.wait_for(process.process.wait(), 20) == 2
    said = process.log.read_text()
    assert "EASEL_DATABASE_URL" in said
    assert "Traceback" not in said
    assert "SECRET" not in said


async def test_shards_are_counted_before_they_are_numbered(fleet: Fleet) -> None:
    """A number at or above the count is refused."""
    process = await fleet.launch("gateway", shard_ids="0,2", shard_count=2)
    assert await asyncio.wait_for(process.process.wait(), 20) == 2
    assert "EASEL_SHARD_COUNT" in process.log.read_text()


async def test_only_gateways_register_commands(fleet: Fleet, ada: Member) -> None:
    """A worker alone offers none, and connects to no gateway of Discord's."""
    await fleet.start("worker")
    assert await ada.commands() == []
    assert not fleet.discord.gateway.sessions.online
    await fleet.start("gateway")
    await ada.offered("imagine")
