"""Every route that the loopback Discord models is documented, and whatever it answers is what Discord may answer.

The bot of today uses a part of them; here a bot that knows all of Discord's messages speaks to it over raw HTTP.
"""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest

from playground.fake_discord import FakeDiscord, Options, demo, permissions
from playground.fake_discord.channel_routes import ChannelRoutes
from playground.fake_discord.member_routes import MemberRoutes
from playground.fake_discord.routes import InteractionRoutes
from playground.member import Exchange, Member
from tests.conformance import rules
from tests.conformance.conftest import Judge
from tests.conformance.contract import Contract
from tests.conformance.samples import BUTTONS, COMMANDS, EMBED, FILES, LABELS, LAYOUT, REFUSED, SELECTS, V2

Json = dict[str, Any]
_APP, _GUILD = f"/applications/{demo.APPLICATION}", f"/guilds/{demo.GUILD}"
_STUDIO = f"/channels/{demo.STUDIO}/messages"
_EPHEMERAL = 1 << 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A bot that writes its own HTTP."""

    server: FakeDiscord
    http: aiohttp.ClientSession

    async def __call__(self, method: str, path: str, body: Any = None, *, files: Any = (), token: str = "") -> Any:
        """One call; the parsed answer, which must be exactly `application/json` when there is one."""
        headers = {"Authorization": f"Bot {token or self.server.token}"}
        sent: Json = {"json": body} if body is not None else {}
        if files:
            sent = {"data": _form(body or {}, files)}
        async with self.http.request(method, self.server.api_url + path, headers=headers, **sent) as reply:
            if reply.status == 204:
                return None
            assert reply.headers["Content-Type"] == "application/json"
            return await reply.json()

    async def answer(self, exchange: Exchange, kind: int, data: Json | None = None, *, files: Any = ()) -> Any:
        """The callback of a member's interaction."""
        path = f"/interactions/{exchange.id}/{self.interaction(exchange).token}/callback?with_response=true"
        return await self("POST", path, {"type": kind} | ({"data": data} if data else {}), files=files)

    def interaction(self, exchange: Exchange) -> Any:
        return self.server.world.interactions[exchange.id]

    def hook(self, exchange: Exchange) -> str:
        return f"/webhooks/{demo.APPLICATION}/{self.interaction(exchange).token}"


def _form(body: Json, files: Any) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)
    entries = [{"id": number, "filename": name, "description": "alt"} for number, (name, _) in enumerate(files)]
    document = body | {"attachments": entries}
    if "data" in body:
        document = body | {"data": body["data"] | {"attachments": entries}}
    form.add_field("payload_json", json.dumps(document), content_type="application/json")
    for number, (name, data) in enumerate(files):
        form.add_field(f"files[{number}]", data, filename=name, content_type="application/octet-stream")
    return form


@pytest.fixture
async def server() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord(Options(recording=True)) as running:
        yield running


@pytest.fixture
async def raw(server: FakeDiscord) -> AsyncIterator[Raw]:
    async with aiohttp.ClientSession() as session:
        call = Raw(server=server, http=session)
        await call("PUT", f"{_APP}/commands", COMMANDS)
        yield call


@pytest.fixture
async def ada(raw: Raw) -> AsyncIterator[Member]:
    async with Member(raw.server.url, "Olga") as member:
        yield member


def test_every_modelled_route_is_documented(contract: Contract) -> None:
    """The emulator has no route of its own invention."""
    modelled = _routes(FakeDiscord())
    assert len(modelled) > 25
    for method, template in modelled:
        operation, _ = contract.operation(method, template)
        assert (operation and operation.template) == template


def _routes(server: FakeDiscord) -> list[tuple[str, str]]:
    tables = (
        server._application_routes,
        InteractionRoutes(server.world, server._interactions, server._messages),
        ChannelRoutes(server.world, server._messages, server.rate_limits),
        MemberRoutes(server.world),
    )
    return [(route.method, route.template) for table in tables for route in table.table()]


async def test_reading(raw: Raw, judge: Judge) -> None:
    """The bot, its application, its guild, its people and its commands."""
    paths = ["/users/@me", f"/users/{demo.ADA}", "/applications/@me", "/oauth2/applications/@me", "/gateway"]
    paths += ["/gateway/bot", f"{_APP}/commands", f"{_APP}{_GUILD}/commands", _GUILD, f"{_GUILD}/channels"]
    paths += [f"{_GUILD}/roles", f"{_GUILD}/members/{demo.ADA}", f"/channels/{demo.STUDIO}", f"{_STUDIO}?limit=5"]
    for path in paths:
        assert await raw("GET", path) is not None
    await raw("PUT", f"{_APP}{_GUILD}/commands", COMMANDS[:1])
    assert len(await raw("GET", f"{_APP}{_GUILD}/commands")) == 1
    await raw("POST", "/users/@me/channels", {"recipient_id": demo.ADA})
    _judged(judge, raw.server, errors=False)


async def test_messages(raw: Raw, judge: Judge) -> None:
    """Messages of every kind sent, read, edited and deleted with the bot's token."""
    rows = {"content": "**words** <@1100000000000000301>", "embeds": [EMBED], "components": [BUTTONS, *SELECTS[:4]]}
    first = await raw("POST", _STUDIO, rows, files=FILES)
    second = await raw("POST", _STUDIO, {"flags": V2, "components": LAYOUT}, files=FILES)
    await raw("POST", _STUDIO, {"content": "once", "nonce": "7", "enforce_nonce": True})
    await raw("PATCH", f"{_STUDIO}/{first['id']}", {"content": "changed", "embeds": []})
    edit = {"components": [{"type": 10, "content": "alone"}], "attachments": [{"id": second["attachments"][0]["id"]}]}
    await raw("PATCH", f"{_STUDIO}/{second['id']}", edit)
    assert len(await raw("GET", _STUDIO)) == 3
    await raw("GET", f"{_STUDIO}/{second['id']}")
    await raw("DELETE", f"{_STUDIO}/{first['id']}")
    direct = await raw("POST", "/users/@me/channels", {"recipient_id": demo.ADA})
    await raw("POST", f"/channels/{direct['id']}/messages", {"content": "only for you"})
    await raw("GET", f"/channels/{direct['id']}")
    _judged(judge, raw.server, errors=False)


async def test_members(raw: Raw, judge: Judge) -> None:
    """One is silenced and may speak again; not without the right, nobody above the bot, not for longer than a month."""
    world = raw.server.world
    silence = lambda who, until: raw("PATCH", f"{_GUILD}/members/{who}", {"communication_disabled_until": until})  # noqa: E731
    soon, never = (datetime.fromtimestamp(world.now() + days * 86_400, UTC).isoformat() for days in (1, 29))
    assert (await silence(demo.ADA, soon))["code"] == 50013
    bot = world.roles[demo.BOT]
    world.roles[demo.BOT] = replace(bot, permissions=bot.permissions | permissions.MODERATE_MEMBERS)
    assert (await silence(demo.ADA, soon))["communication_disabled_until"] == soon
    assert (await silence(demo.ADA, None))["communication_disabled_until"] is None
    for who, until, code in ((demo.MIKA, soon, 50013), (demo.OLGA, soon, 50013), (demo.ADA, never, 50035)):
        assert (await silence(who, until))["code"] == code
    assert (await silence("1", soon))["code"] == 10007
    _judged(judge, raw.server, errors=True)
    assert (await silence(demo.ADA, "soon"))["code"] == 50035


async def test_interactions(raw: Raw, ada: Member, judge: Judge) -> None:
    """Every answer to every kind of interaction, and what may be done with its webhook afterwards."""
    reply = await ada.slash("do", text="fox", who=demo.ADA, count=3)
    told = await raw.answer(reply, 4, {"flags": V2, "components": LAYOUT}, files=FILES)
    hook, message = raw.hook(reply), told["resource"]["message"]
    await raw("GET", f"{hook}/messages/@original")
    after = await raw("POST", f"{hook}?wait=true", {"flags": _EPHEMERAL, "content": "psst"})
    await raw("GET", f"{hook}/messages/{after['id']}")
    await raw("PATCH", f"{hook}/messages/{after['id']}", {"content": "hush"})
    await raw("DELETE", f"{hook}/messages/{after['id']}")
    modal = {"custom_id": "ask", "title": "Ask", "components": LABELS}
    for kind, data in ((6, None), (9, modal), (7, {"components": LAYOUT[1:]})):
        await raw.answer(await ada.press(message, "Again"), kind, data)
    asked = await ada.slash("do", text="fox")
    await raw.answer(asked, 9, modal)
    sent = await ada.submit_modal(await ada.acknowledged(asked), {"prompt": "a fox", "shape": ["1"]})
    await raw.answer(sent, 5, {"flags": _EPHEMERAL})
    await raw("PATCH", f"{raw.hook(sent)}/messages/@original", {"content": "done", "embeds": [EMBED]}, files=FILES)
    await raw("DELETE", f"{raw.hook(sent)}/messages/@original")
    menu = await ada.menu("Paint this avatar", demo.ADA)
    await raw.answer(menu, 4, {"content": "an avatar"})
    _judged(judge, raw.server, errors=False)


async def test_errors(raw: Raw, ada: Member, judge: Judge) -> None:
    """What the emulator says when it refuses has the form of Discord's errors."""
    exchange = await ada.slash("do", text="fox")
    await raw.answer(exchange, 5)
    await raw.answer(exchange, 5)
    raw.server.faults.set([{"fault": "rate_limit", "route": "GET /users/@me", "count": 1}])
    for path in ("/users/@me", "/users/1", f"{_STUDIO}/1", "/guilds/1", "/channels/1", f"{_GUILD}/members/1"):
        await raw("GET", path)
    await raw("GET", "/users/@me", token="wrong")
    await raw("GET", f"/webhooks/{demo.APPLICATION}/none/messages/@original")
    await raw("POST", _STUDIO, {})
    await raw("POST", _STUDIO, {"content": "x", "flags": 1 << 6})
    await raw("POST", f"/channels/{demo.NO_PICTURES}/messages", {"content": "x"}, files=FILES)
    statuses = {each["status"] for each in raw.server.ledger.exchanges}
    assert {400, 401, 403, 404, 429} <= statuses
    _judged(judge, raw.server, errors=True)


@pytest.mark.parametrize(("name", "body"), REFUSED, ids=[name for name, _ in REFUSED])
async def test_the_emulator_refuses_what_the_rules_forbid(raw: Raw, judge: Judge, name: str, body: Json) -> None:
    """What the document lets pass and Discord does not is refused in the form of Discord's errors."""
    assert (await raw("POST", _STUDIO, body))["code"] == 50035
    refused = raw.server.ledger.exchanges[-1]
    assert rules.problems(refused), f"no rule of ours knows {name}"
    judge([refused | {"request": {"content": "x"}}])


async def test_the_emulator_refuses_commands_and_modals(raw: Raw, ada: Member) -> None:
    """101 slash commands, a name with capitals, and a modal with six labels."""
    many = [{"name": f"do{number}", "description": "x"} for number in range(101)]
    assert (await raw("PUT", f"{_APP}/commands", many))["code"] == 30032
    assert (await raw("PUT", f"{_APP}/commands", [{"name": "Do", "description": "x"}]))["code"] == 50035
    exchange = await ada.slash("do", text="fox")
    refused = await raw.answer(exchange, 9, {"custom_id": "ask", "title": "Ask", "components": LABELS[:1] * 6})
    assert refused["code"] == 50035


def _judged(judge: Judge, server: FakeDiscord, *, errors: bool) -> None:
    exchanges = list(server.ledger.exchanges)
    if not errors:
        refused = [(each["method"], each["path"], each["response"]) for each in exchanges if each["status"] >= 400]
        assert refused == []
    judge(exchanges)
