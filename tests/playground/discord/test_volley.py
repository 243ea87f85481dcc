"""Volleys: commands that the loopback sends by itself, for benchmarks."""

import asyncio
from typing import Any

import aiohttp
import discord
import pytest

from playground.fake_discord import FakeDiscord
from playground.fake_discord.demo import STUDIO
from tests.playground.discord.tiny_bot import TinyBot, picture


async def volley(session: aiohttp.ClientSession, url: str, **changes: Any) -> Any:
    ask = {"command": "", "options": {}, "channel": STUDIO, "members": 3, "count": 5, "seconds": 0.02} | changes
    async with session.post(f"{url}/playground/volleys", json=ask) as reply:
        return await reply.json()


async def ended(session: aiohttp.ClientSession, url: str, identity: str) -> Any:
    async with asyncio.timeout(5.0):
        while True:
            async with session.get(f"{url}/playground/volleys/{identity}") as reply:
                state = await reply.json()
            if state["fault"] or state["acknowledged"] + state["failed"] == state["count"]:
                return state
            await asyncio.sleep(0.01)


async def test_a_volley_comes_from_many_members_and_is_counted_until_delivered(
    server: FakeDiscord, bot: TinyBot
) -> None:
    """Five commands from three members in turn, each with its own number; pictures make them delivered."""

    async def answer(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("done", file=picture())

    bot.handler = answer
    async with aiohttp.ClientSession() as session:
        begun = await volley(session, server.url, command="do", options={"text": "take {number}", "count": 2})
        state = await ended(session, server.url, begun["id"])
    assert (state["created"], state["acknowledged"], state["failed"]) == (5, 5, 0)
    assert state["delivered"] == 5
    assert [seen.namespace.text for seen in bot.seen] == [f"take {number}" for number in range(5)]
    assert len({seen.user.id for seen in bot.seen}) == 3


async def test_a_command_that_is_not_there_ends_the_volley_with_the_reason(server: FakeDiscord, bot: TinyBot) -> None:
    """The composer's refusal is told where the volley's progress is asked for."""
    async with aiohttp.ClientSession() as session:
        begun = await volley(session, server.url, command="missing")
        state = await ended(session, server.url, begun["id"])
    assert "missing" in state["fault"]
    assert state["created"] == 0


@pytest.mark.parametrize("changes", [{"count": 0}, {"members": 0}, {"seconds": -1}, {"channel": "1"}, {"count": "x"}])
async def test_a_volley_that_makes_no_sense_is_refused(server: FakeDiscord, changes: dict[str, Any]) -> None:
    """Nothing is sent, and the refusal is a sentence."""
    async with aiohttp.ClientSession() as session:
        answer = await volley(session, server.url, **changes)
    assert answer["error"].endswith(".")
    assert server.world.interactions == {}
