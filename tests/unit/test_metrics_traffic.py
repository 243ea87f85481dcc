"""Calls to Discord are told by their routes: no id, no token, and few enough names."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
from aiohttp import web

from bot import traffic
from bot.metrics import Metrics
from tests.unit.reading_metrics import samples

TOKEN = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5"
#: Discord's epoch, in Unix seconds.
EPOCH = 1_420_070_400


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/users/@me", "/users/@me"),
        ("/gateway/bot", "/gateway/bot"),
        ("/channels/123/messages", "/channels/{id}/messages"),
        ("/channels/123/messages/456", "/channels/{id}/messages/{id}"),
        (f"/webhooks/123/{TOKEN}", "/webhooks/{id}/{token}"),
        (f"/webhooks/123/{TOKEN}/messages/@original", "/webhooks/{id}/{token}/messages/@original"),
        ("/webhooks/123/456/messages/789", "/webhooks/{id}/{token}/messages/{id}"),
        ("/webhooks/123/plainword", "/webhooks/{id}/{token}"),
        (f"/interactions/123/{TOKEN}/callback", "/interactions/{id}/{token}/callback"),
        ("/applications/123/commands", "/applications/{id}/commands"),
        (f"/{TOKEN}/x", "/{other}/x"),
        ("/channels/123/messages/%F0%9F%A6%8A", "/channels/{id}/messages/{other}"),
        ("/averyveryverylongwordthatisnoroute", "/{other}"),
    ],
)
def test_a_path_becomes_its_route(path: str, route: str) -> None:
    """Whatever could be anybody's is replaced by what it is."""
    assert traffic.template(path) == route


Answer = Callable[[web.Request], Awaitable[web.Response]]


class Wire:
    """A server that answers as it is told, and a session that is listened to."""

    def __init__(self, metrics: Metrics) -> None:
        self.metrics = metrics
        self.status = 200
        self.headers: dict[str, str] = {}
        self.url = ""
        self.session: aiohttp.ClientSession | None = None

    async def answer(self, request: web.Request) -> web.Response:
        if self.status == 0:
            assert request.transport
            request.transport.abort()
        return web.Response(status=self.status or 200, headers=self.headers)

    async def call(self, path: str, method: str = "POST") -> dict[str, float]:
        """One call, and everything told after it."""
        assert self.session
        try:
            async with self.session.request(method, f"{self.url}{path}"):
                pass
        except aiohttp.ClientError:
            assert self.status == 0
        return samples(self.metrics.page().decode())


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    wire = Wire(Metrics())
    application = web.Application()
    application.router.add_route("*", "/{rest:.*}", wire.answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    wire.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    config = traffic.trace(wire.metrics, f"{wire.url}/api/v10")
    assert config
    async with aiohttp.ClientSession(trace_configs=[config]) as wire.session:
        yield wire
    await runner.cleanup()


async def test_calls_are_counted_by_route_and_status(wire: Wire) -> None:
    """By the first digit; 200 and 204 are the same to an operator."""
    await wire.call("/api/v10/channels/1/messages")
    wire.status = 204
    await wire.call("/api/v10/channels/2/messages")
    wire.status = 503
    page = await wire.call("/api/v10/channels/3/messages")
    assert page['easel_discord_calls_total{route="POST /channels/{id}/messages",status="2xx"}'] == 2
    assert page['easel_discord_calls_total{route="POST /channels/{id}/messages",status="5xx"}'] == 1


async def test_a_call_without_an_answer_is_lost(wire: Wire) -> None:
    """A cut connection has no status."""
    wire.status = 0
    page = await wire.call("/api/v10/users/@me", "PATCH")
    assert page['easel_discord_calls_total{route="PATCH /users/@me",status="lost"}'] == 1


@pytest.mark.parametrize("path", ["/avatars/1/abc.png", "/gateway", "/api/v9/users/@me"])
async def test_what_is_no_call_to_the_api_is_not_told(wire: Wire, path: str) -> None:
    """Files and the gateway share discord.py's session."""
    page = await wire.call(path, "GET")
    assert not [name for name in page if name.startswith("easel_discord_calls_total")]


@pytest.mark.parametrize(
    ("headers", "scope"),
    [
        ({"Via": "1.1 google", "X-RateLimit-Scope": "shared"}, "shared"),
        ({"Via": "1.1 google", "X-RateLimit-Scope": "global"}, "global"),
        ({"Via": "1.1 google"}, "user"),
        ({"Via": "1.1 google", "X-RateLimit-Scope": "made up"}, "other"),
        ({"X-RateLimit-Scope": "user"}, "ban"),
        ({}, "ban"),
    ],
)
async def test_a_rate_limit_is_told_by_its_scope(wire: Wire, headers: dict[str, str], scope: str) -> None:
    """One without `Via` came from the gate before Discord."""
    wire.status, wire.headers = 429, headers
    page = await wire.call("/api/v10/channels/1/messages")
    limits = {name: value for name, value in page.items() if name.startswith("easel_discord_rate_limited_total")}
    assert limits == {f'easel_discord_rate_limited_total{{scope="{scope}"}}': 1}


@pytest.mark.parametrize(
    ("status", "outcome"), [(204, "acknowledged"), (404, "late"), (400, "refused"), (500, "refused"), (0, "lost")]
)
async def test_an_acknowledgement_is_timed_from_the_interaction(wire: Wire, status: int, outcome: str) -> None:
    """Its id tells when it was made."""
    wire.status = status
    made = int((time.time() - 1.25 - EPOCH) * 1000) << 22
    page = await wire.call(f"/api/v10/interactions/{made}/{TOKEN}/callback")
    assert page[f'easel_acknowledgement_seconds_count{{outcome="{outcome}"}}'] == 1
    assert 1.2 < page[f'easel_acknowledgement_seconds_sum{{outcome="{outcome}"}}'] < 10
    assert TOKEN not in wire.metrics.page().decode()
    assert str(made) not in wire.metrics.page().decode()


async def test_other_answers_are_no_acknowledgements(wire: Wire) -> None:
    """An edit of a reply comes whenever it comes."""
    page = await wire.call(f"/api/v10/webhooks/1/{TOKEN}/messages/@original", "PATCH")
    assert not [name for name in page if name.startswith("easel_acknowledgement_seconds_count")]


def test_without_metrics_discord_is_not_listened_to() -> None:
    """The session is left as it is."""
    assert traffic.trace(None, "https://discord.example/api") is None
