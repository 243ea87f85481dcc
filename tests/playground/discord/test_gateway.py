"""The gateway: resume with replay, op 7, op 9, close codes, shards, duplicates."""

import asyncio
import json
from typing import Any

import aiohttp
import discord
import pytest

from playground.fake_discord import FakeDiscord, demo
from playground.member import Member
from tests.playground.discord.tiny_bot import TinyBot


async def answer_ok(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("ok")


async def set_faults(server: FakeDiscord, *active: dict[str, Any]) -> None:
    url = f"{server.url}/playground/faults"
    async with aiohttp.ClientSession() as session, session.put(url, json={"active": active}) as reply:
        assert reply.status == 200


async def test_a_missed_interaction_is_replayed(bot: TinyBot, ada: Member, server: FakeDiscord) -> None:
    """What came while the connection was cut is delivered by the RESUME."""
    bot.handler = answer_ok
    await set_faults(server, {"fault": "gateway_drop", "code": 1006})
    exchange = await ada.slash("do", text="x")
    assert (await ada.reply(exchange))["content"] == "ok"
    await asyncio.wait_for(bot.resumed.wait(), 5)
    assert server.gateway.identifies == 1


@pytest.mark.parametrize("fault", [{"fault": "gateway_reconnect"}, {"fault": "invalid_session", "resumable": True}])
async def test_asked_to_reconnect_the_bot_resumes(
    bot: TinyBot, ada: Member, server: FakeDiscord, fault: dict[str, Any]
) -> None:
    """Op 7 and op 9 true lead to a RESUME of the same session."""
    bot.handler = answer_ok
    await set_faults(server, fault)
    await asyncio.wait_for(bot.resumed.wait(), 5)
    assert (await ada.reply(await ada.slash("do", text="x")))["content"] == "ok"
    assert server.gateway.identifies == 1


class Wire:
    """A gateway client by hand."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, op: int, data: Any) -> None:
        await self.socket.send_json({"op": op, "d": data})

    async def identify(self, server: FakeDiscord, **more: Any) -> None:
        await self.send(2, {"token": server.token, "intents": 1, "properties": {}, **more})

    async def next(self) -> dict[str, Any]:
        message = await self.socket.receive(timeout=5)
        return json.loads(message.data)

    async def closed(self) -> int | None:
        while (await self.socket.receive(timeout=5)).type is aiohttp.WSMsgType.TEXT:
            continue
        return self.socket.close_code


@pytest.fixture
async def session() -> Any:
    async with aiohttp.ClientSession() as running:
        yield running


async def opened(session: aiohttp.ClientSession, server: FakeDiscord, query: str = "?v=10") -> Wire:
    wire = Wire(await session.ws_connect(f"{server.gateway_url}{query}"))
    assert (await wire.next())["op"] == 10
    return wire


@pytest.mark.parametrize(
    ("packet", "code"),
    [
        ({"op": 2, "d": {"token": "wrong", "intents": 0}}, 4004),
        ({"op": 3, "d": {}}, 4003),
        ({"op": 99, "d": {}}, 4001),
        ({"nothing": 1}, 4002),
        ({"op": 2, "d": {"token": "right", "intents": 1 << 15}}, 4014),
        ({"op": 2, "d": {"token": "right", "intents": 1 << 40}}, 4013),
        ({"op": 2, "d": {"token": "right", "intents": 1, "shard": [2, 2]}}, 4010),
    ],
)
async def test_close_codes(
    session: aiohttp.ClientSession, server: FakeDiscord, packet: dict[str, Any], code: int
) -> None:
    """Each mistake closes the connection with its own code."""
    wire = await opened(session, server)
    sent = json.loads(json.dumps(packet).replace('"right"', json.dumps(server.token)))
    await wire.socket.send_json(sent)
    assert await wire.closed() == code


async def test_too_many_sends(session: aiohttp.ClientSession, server: FakeDiscord) -> None:
    """The 121st payload within a minute closes with 4008."""
    wire = await opened(session, server)
    for _ in range(121):
        await wire.send(1, None)
    assert await wire.closed() == 4008


async def test_resume_that_cannot_be(session: aiohttp.ClientSession, server: FakeDiscord) -> None:
    """An unknown session or a number from the future gets op 9 false."""
    wire = await opened(session, server)
    await wire.send(6, {"token": server.token, "session_id": "gone", "seq": 1})
    assert await wire.next() == {"op": 9, "d": False, "s": None, "t": None}


async def test_each_shard_gets_its_own_guild(session: aiohttp.ClientSession, server: FakeDiscord) -> None:
    """The guild is announced on one shard of two, and its interactions go there alone."""
    mine = (int(demo.GUILD) >> 22) % 2
    wires = [await opened(session, server), await opened(session, server)]
    for number, wire in enumerate(wires):
        await wire.identify(server, shard=[number, 2])
    ready = [(await wire.next())["d"] for wire in wires]
    assert [len(packet["guilds"]) for packet in ready] == [int(mine == 0), int(mine == 1)]
    assert (await wires[mine].next())["t"] == "GUILD_CREATE"


async def test_identify_pace_can_be_as_strict_as_discord(session: aiohttp.ClientSession, server: FakeDiscord) -> None:
    """With the 5 s of real life switched on, a second IDENTIFY right away gets op 9 false."""
    server.gateway._identify_every = 5.0
    first, second = await opened(session, server), await opened(session, server)
    await first.identify(server)
    assert (await first.next())["t"] == "READY"
    await second.identify(server)
    assert (await second.next())["op"] == 9


async def test_twice_delivered(bot: TinyBot, ada: Member, server: FakeDiscord) -> None:
    """The duplicate fault delivers one interaction twice; its second answer is refused."""
    bot.handler = answer_ok
    await set_faults(server, {"fault": "duplicate_interaction", "count": 1})
    exchange = await ada.slash("do", text="x")
    await ada.reply(exchange)
    async with asyncio.timeout(5):
        while len(bot.errors) < 1:
            await asyncio.sleep(0.001)
    assert [str(interaction.id) for interaction in bot.seen] == [exchange.id, exchange.id]
    assert isinstance(bot.errors[0], discord.HTTPException | discord.InteractionResponded)


async def test_online_is_told(bot: TinyBot, ada: Member, server: FakeDiscord) -> None:
    """The page learns that the bot left and what it left stays."""
    bot.handler = answer_ok
    await ada.reply(await ada.slash("do", text="x"))
    assert ada.bot_online
    await bot.close()
    async with asyncio.timeout(5):
        while (await ada.refresh())["bot_online"]:
            await asyncio.sleep(0.001)
    assert len(await ada.messages()) == 1


async def test_members_on_request(session: aiohttp.ClientSession, server: FakeDiscord) -> None:
    """Op 8 answers the members that were asked for by id."""
    wire = await opened(session, server)
    await wire.identify(server)
    await wire.send(8, {"guild_id": demo.GUILD, "user_ids": [demo.ADA, "1"], "nonce": "n"})
    while (packet := await wire.next())["t"] != "GUILD_MEMBERS_CHUNK":
        continue
    assert [member["user"]["id"] for member in packet["d"]["members"]] == [demo.ADA]
