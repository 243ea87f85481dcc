"""What Discord refuses, over raw HTTP: limits, permissions, unknown things, rate limits and faults."""

import io
from typing import Any

import aiohttp
import discord
import pytest

from playground.fake_discord import FakeDiscord, demo
from playground.member import Member
from tests.playground.discord.raw_api import STUDIO, Api, first_error
from tests.playground.discord.tiny_bot import PNG, JumpingClock, TinyBot

V2 = 1 << 15


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def row(*children: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(children)}


def button(custom_id: str | None = "b", **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "B", "custom_id": custom_id, **more}


def select(count: int, **more: Any) -> dict[str, Any]:
    options = [{"label": str(n), "value": str(n)} for n in range(count)]
    return {"type": 3, "custom_id": "s", "options": options, **more}


def gallery(count: int) -> dict[str, Any]:
    return {"type": 12, "items": [{"media": {"url": "https://example.org/a.png"}} for _ in range(count)]}


EMBED = {"title": "t" * 256, "description": "d" * 4096}


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"content": "x" * 2000}, ""),
        ({"content": "x" * 2001}, "content:BASE_TYPE_MAX_LENGTH"),
        ({"content": ""}, ":50006"),
        ({"content": "x", "flags": V2, "components": [text("x")]},
         "content:MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"),
        ({"components": [text("x")]}, "components.0.type:BASE_TYPE_CHOICES"),
        ({"flags": V2, "components": [text("x" * 4000)]}, ""),
        ({"flags": V2, "components": [text("x" * 2001), text("x" * 2000)]},
         "components:COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
        ({"flags": V2, "components": [text("x") for _ in range(41)]},
         "components:COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
        ({"flags": V2, "components": [gallery(10)]}, ""),
        ({"flags": V2, "components": [gallery(11)]}, "components.0.items:BASE_TYPE_BAD_LENGTH"),
        ({"flags": V2, "components": [{"type": 13, "file": {"url": "https://example.org/a.zip"}}]},
         "components.0.file.url:URL_TYPE_INVALID_SCHEME"),
        ({"flags": V2, "components": [{"type": 12, "items": [{"media": {"url": "attachment://no.png"}}]}]},
         "components.0.items.0.media.url:UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"),
        ({"content": "x", "components": [row(*(button(str(n)) for n in range(6)))]},
         "components.0.components:BASE_TYPE_BAD_LENGTH"),
        ({"content": "x", "components": [row(button(None))]}, "components.0.components.0.custom_id:BASE_TYPE_REQUIRED"),
        ({"content": "x", "components": [row(button("b" * 101))]},
         "components.0.components.0.custom_id:BASE_TYPE_BAD_LENGTH"),
        ({"content": "x", "components": [row(button("a")), row(button("a"))]},
         "components:COMPONENT_CUSTOM_ID_DUPLICATED"),
        ({"content": "x", "components": [row(button(None, style=5))]},
         "components.0.components.0.url:BASE_TYPE_REQUIRED"),
        ({"content": "x", "components": [row(select(25))]}, ""),
        ({"content": "x", "components": [row(select(26))]}, "components.0.components.0.options:BASE_TYPE_BAD_LENGTH"),
        ({"content": "x", "components": [row(select(2), button())]},
         "components.0.components:COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        ({"embeds": [EMBED]}, ""),
        ({"embeds": [EMBED, EMBED]}, "embeds:MAX_EMBED_SIZE_EXCEEDED"),
        ({"embeds": [{"title": "t" * 257}]}, "embeds.0.title:BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"title": "t"}] * 11}, "embeds:BASE_TYPE_BAD_LENGTH"),
        ({"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, "embeds.0.fields:BASE_TYPE_BAD_LENGTH"),
        ({"content": "x", "flags": 1 << 13}, "flags:MESSAGE_FLAGS_INVALID"),
    ],
)  # fmt: skip
async def test_message_limits(api: Api, body: dict[str, Any], error: str) -> None:
    """Each limit of a message, at it and one over, with Discord's error path."""
    assert await api.send(body) == error


@pytest.mark.parametrize(
    ("commands", "error"),
    [
        ([{"name": "Upper", "description": "d"}], "0.name:APPLICATION_COMMAND_INVALID_NAME"),
        ([{"name": "a", "description": "d" * 101}], "0.description:BASE_TYPE_BAD_LENGTH"),
        ([{"name": "a", "description": "d"}] * 2, "1.name:APPLICATION_COMMANDS_DUPLICATE_NAME"),
        ([{"name": f"c{n}", "description": "d"} for n in range(100)], ""),
        ([{"name": f"c{n}", "description": "d"} for n in range(101)], ":30032"),
        ([{"name": f"M{n}", "type": 3} for n in range(16)], ":30032"),
        ([{"name": "a", "description": "d",
           "options": [{"type": 3, "name": f"o{n}", "description": "d"} for n in range(26)]}],
         "0.options:BASE_TYPE_BAD_LENGTH"),
        ([{"name": "a", "description": "d", "options": [{"type": 3, "name": "o", "description": "d",
           "choices": [{"name": str(n), "value": str(n)} for n in range(26)]}]}],
         "0.options.0.choices:BASE_TYPE_BAD_LENGTH"),
        ([{"name": "a", "description": "d", "options": [
            {"type": 3, "name": f"o{n}", "description": "d" * 100,
             "choices": [{"name": "n" * 100, "value": f"{v}" * 90} for v in range(2)]} for n in range(20)]}],
         "0:APPLICATION_COMMAND_TOO_LARGE"),
        ([{"name": "a", "description": "d", "options": [
            {"type": 3, "name": "o", "description": "d"},
            {"type": 3, "name": "r", "description": "d", "required": True}]}],
         "0.options.1:APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"),
    ],
)  # fmt: skip
async def test_command_limits(api: Api, commands: list[dict[str, Any]], error: str) -> None:
    """Each limit of registered commands."""
    status, answer, _ = await api.call("PUT", f"/applications/{demo.APPLICATION}/commands", commands)
    got = "" if status == 200 else first_error(answer.get("errors", {"_errors": [{"name": str(answer.get("code"))}]}))
    assert got == error


async def test_who_and_what_is_unknown(api: Api) -> None:
    """Wrong token, unknown channel, message, webhook and interaction have their own codes."""
    assert (await api.call("GET", "/users/@me", headers={"Authorization": "Bot no"}))[0] == 401
    assert await api.code("GET", "/channels/1") == 10003
    assert await api.code("GET", f"{STUDIO}/1") == 10008
    assert await api.code("POST", "/webhooks/1/abc", {"content": "x"}) == 10015
    assert await api.code("POST", f"/webhooks/{demo.APPLICATION}/abc", {"content": "x"}) == 50027
    assert await api.code("POST", "/interactions/1/abc/callback", {"type": 5}) == 10062


async def test_an_unmodelled_route_is_loud(api: Api, server: FakeDiscord, capsys: pytest.CaptureFixture[str]) -> None:
    """It answers 404, is remembered, and is told on stderr."""
    assert (await api.call("GET", "/guilds/1/bans"))[0] == 404
    assert server.unmodelled == ["GET /guilds/1/bans"]
    assert "unmodelled route GET /guilds/1/bans" in capsys.readouterr().err
    server.unmodelled.clear()


def form(count: int, size: int = 10) -> aiohttp.FormData:
    data = aiohttp.FormData(quote_fields=False)
    data.add_field("payload_json", '{"content":"x"}', content_type="application/json")
    for number in range(count):
        data.add_field(f"files[{number}]", io.BytesIO(PNG + b"\0" * size), filename=f"{number}.png")
    return data


async def test_file_limits(api: Api) -> None:
    """10 files a message, 10 MiB a file, 25 MiB a request."""
    assert await api.code("POST", STUDIO, data=form(10)) == 0
    assert await api.code("POST", STUDIO, data=form(11)) == 50035
    assert await api.code("POST", STUDIO, data=form(1, 10 * 1024 * 1024)) == 40005
    assert await api.code("POST", STUDIO, data=form(3, 9 * 1024 * 1024)) == 40005


async def test_attachments_kept_and_removed_on_edit(api: Api) -> None:
    """An edit without `attachments` keeps them and adds, with it keeps those named, with [] removes all."""
    _, sent, _ = await api.call("POST", STUDIO, data=form(2))
    path = f"{STUDIO}/{sent['id']}"
    _, grown, _ = await api.call("PATCH", path, data=form(1))
    assert len(grown["attachments"]) == 3
    kept = [{"id": sent["attachments"][1]["id"], "description": "named"}]
    _, fewer, _ = await api.call("PATCH", path, {"attachments": kept})
    assert [(a["id"], a["description"]) for a in fewer["attachments"]] == [(kept[0]["id"], "named")]
    assert await api.code("PATCH", path, {"attachments": [{"id": "5"}]}) == 50035
    _, none, _ = await api.call("PATCH", path, {"attachments": []})
    assert none["attachments"] == []


async def test_a_message_stays_components_v2(api: Api) -> None:
    """Once set the flag stays, and content is refused then; files show in galleries with their size."""
    body = {"flags": V2, "components": [text("one")]}
    _, sent, _ = await api.call("POST", STUDIO, body)
    path = f"{STUDIO}/{sent['id']}"
    assert await api.code("PATCH", path, {"content": "x"}) == 50035
    _, edited, _ = await api.call("PATCH", path, {"flags": 0, "components": [text("two")]})
    assert edited["flags"] & V2
    assert edited["components"][0] == {"type": 10, "id": 1, "content": "two"}


async def test_defer_takes_only_the_ephemeral_flag(bot: TinyBot, ada: Member, api: Api, server: FakeDiscord) -> None:
    """The Components V2 flag belongs in the edit, not in the defer; a modal cannot answer a modal or have 6 items."""
    bot.handler = None
    exchange = await ada.slash("do", text="x")
    token = server.world.interactions[exchange.id].token
    path = f"/interactions/{exchange.id}/{token}/callback"
    assert await api.code("POST", path, {"type": 5, "data": {"flags": V2}}) == 50035
    assert await api.code("POST", path, {"type": 7}) == 50035
    labels = [{"type": 18, "label": "L", "component": {"type": 4, "custom_id": str(n), "style": 1}} for n in range(6)]
    modal = {"title": "T", "custom_id": "m", "components": labels}
    assert await api.code("POST", path, {"type": 9, "data": modal}) == 50035
    assert (
        await api.code("POST", path, {"type": 9, "data": modal | {"title": "T" * 46, "components": labels[:1]}})
        == 50035
    )
    assert await api.code("POST", path, {"type": 9, "data": modal | {"components": labels[:5]}}) == 0
    sent = await ada.submit_modal(exchange, {str(n): "v" for n in range(5)})
    token = server.world.interactions[sent.id].token
    path = f"/interactions/{sent.id}/{token}/callback"
    assert await api.code("POST", path, {"type": 9, "data": modal | {"components": labels[:1]}}) == 50035
    assert await api.code("POST", path, {"type": 5, "data": {"flags": 64}}) == 0


async def test_addresses_of_files_expire(api: Api, server: FakeDiscord, clock: JumpingClock) -> None:
    """A signed address opens for a day; a fetched message brings a fresh one; a forged one opens nothing."""
    _, sent, _ = await api.call("POST", STUDIO, data=form(1))
    old = sent["attachments"][0]["url"]
    async with aiohttp.ClientSession() as session:
        assert (await session.get(old)).status == 200
        assert (await session.get(old.split("?")[0])).status == 404
        clock.jump(25 * 3600)
        assert (await session.get(old)).status == 404
        _, fresh, _ = await api.call("GET", f"{STUDIO}/{sent['id']}")
        assert (await session.get(fresh["attachments"][0]["url"])).status == 200


async def test_webhook_edits_are_limited_by_their_headers(api: Api, server: FakeDiscord, clock: JumpingClock) -> None:
    """The sixth call within the window gets 429 with Via, headers and retry_after; the window passes."""
    server.rate_limits.enabled = True
    remaining = []
    for _ in range(5):
        _, _, headers = await api.call("POST", STUDIO, {"content": "x"})
        remaining.append(headers["X-RateLimit-Remaining"])
    assert remaining == ["4", "3", "2", "1", "0"]
    status, answer, headers = await api.call("POST", STUDIO, {"content": "x"})
    assert (status, answer["global"], headers["Via"]) == (429, False, "1.1 google")
    assert 0 < answer["retry_after"] <= 5
    clock.jump(5.1)
    assert await api.code("POST", STUDIO, {"content": "x"}) == 0


async def test_global_limit_exempts_webhooks(api: Api, server: FakeDiscord) -> None:
    """Past 50 calls a second the bot token waits; interaction and webhook endpoints do not."""
    server.rate_limits.enabled = True
    server.rate_limits._global.used, server.rate_limits._global.reset = 50, server.world.now() + 60
    status, answer, headers = await api.call("GET", "/users/@me")
    assert (status, answer["global"], headers["X-RateLimit-Scope"]) == (429, True, "global")
    assert await api.code("POST", f"/webhooks/{demo.APPLICATION}/abc", {"content": "x"}) == 50027


async def test_editing_old_messages_has_its_own_limit(api: Api, server: FakeDiscord, clock: JumpingClock) -> None:
    """Many edits of a message older than an hour end in 429/30046."""
    _, sent, _ = await api.call("POST", STUDIO, {"content": "x"})
    clock.jump(3601)
    server.rate_limits.enabled = True
    codes = []
    for number in range(6):
        clock.jump(1.1)
        codes.append(await api.code("PATCH", f"{STUDIO}/{sent['id']}", {"content": str(number)}))
    assert codes == [0, 0, 0, 0, 0, 30046]


async def test_ban_after_ten_thousand_invalid_requests(api: Api, server: FakeDiscord, clock: JumpingClock) -> None:
    """Then everything is 429 without Via, until ten minutes have passed."""
    server.rate_limits.enabled = True
    server.rate_limits.invalid_requests.extend([clock.time()] * 10_000)
    status, _, headers = await api.call("GET", "/users/@me")
    assert (status, "Via" in headers) == (429, False)


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ({"fault": "rate_limit", "via": False, "scope": "shared"}, 429, 0),
        ({"fault": "server_error", "status": 503}, 503, 0),
        ({"fault": "missing_permissions"}, 403, 50013),
    ],
)
async def test_faults_count_down(api: Api, server: FakeDiscord, fault: dict[str, Any], status: int, code: int) -> None:
    """A fault hits the route it names, as often as it was asked, and then no more."""
    server.faults.set([fault | {"count": 1, "route": "POST /channels"}])
    assert (await api.call("GET", "/users/@me"))[0] == 200
    got, answer, _ = await api.call("POST", STUDIO, {"content": "x"})
    assert (got, answer["code"]) == (status, code)
    assert (await api.call("POST", STUDIO, {"content": "x"}))[0] == 200


@pytest.mark.parametrize(("when", "there"), [("before", 0), ("after", 1)])
async def test_cut_connections(api: Api, server: FakeDiscord, when: str, there: int) -> None:
    """A cut before leaves nothing behind, a cut after leaves the message."""
    server.faults.set([{"fault": "drop_connection", "when": when, "count": 1}])
    with pytest.raises(aiohttp.ClientConnectionError):
        await api.call("POST", STUDIO, {"content": "x"})
    assert len(server.world.channels[demo.STUDIO].messages) == there


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [("late_ack", 404, 10062), ("expired_token", 401, 50027), ("lost_token", 404, 10015)],
)
async def test_token_faults_meet_discord_py(
    bot: TinyBot, ada: Member, server: FakeDiscord, fault: str, status: int, code: int
) -> None:
    """The three ways an interaction can be lost, as discord.py raises them."""
    got: list[tuple[int, int]] = []

    async def handler(interaction: discord.Interaction) -> None:
        server.faults.set([{"fault": fault, "count": 1}])
        try:
            await interaction.response.defer()
            await interaction.edit_original_response(content="x")
        except discord.HTTPException as refused:
            got.append((refused.status, refused.code))
            interaction.response._response_type = None
            await interaction.followup.send("told") if fault != "late_ack" else await interaction.response.send_message(
                "told"
            )

    bot.handler = handler
    await ada.reply(await ada.slash("do", text="x"), until=lambda m: m["content"] == "told")
    assert got == [(status, code)]


async def test_429_without_via_is_raised_and_with_via_waited_for(
    bot: TinyBot, ada: Member, server: FakeDiscord
) -> None:
    """discord.py raises the first at once and sleeps through the second."""
    channel = bot.get_partial_messageable(int(demo.STUDIO))
    server.faults.set([{"fault": "rate_limit", "via": False, "count": 1, "route": "POST /channels"}])
    with pytest.raises(discord.HTTPException) as refused:
        await channel.send("x")
    assert refused.value.status == 429
    server.faults.set([{"fault": "rate_limit", "retry_after": 0.01, "count": 1, "route": "POST /channels"}])
    sent = await channel.send("x")
    assert server.ledger.calls["POST /channels/{channel_id}/messages"] == 3
    assert sent.content == "x"


async def test_the_same_nonce_is_the_same_message(api: Api) -> None:
    """With enforce_nonce a repeated send answers the first message."""
    body = {"content": "x", "nonce": "n1", "enforce_nonce": True}
    first = (await api.call("POST", STUDIO, body))[1]["id"]
    assert (await api.call("POST", STUDIO, body))[1]["id"] == first
