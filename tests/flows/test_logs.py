"""The whole log of a bad day, with the libraries as talkative as they can be: whole lines, and no secret in any."""

import asyncio
import io
import json
import logging
import sys
import time
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import discord.gateway
import discord.http
import discord.shard
import discord.webhook.async_
import pytest

from bot import log
from playground.member import Member
from tests.flows.studio import KEY, Studio, asked, jpeg, says

Json = dict[str, Any]
LIBRARIES = ("discord", "discord.client", "aiohttp", "asyncio", "PIL")
#: What the bot says outside of any generation.
ITS_OWN = {"commands registered", "ready", "metrics are served", "old originals removed"}

GMI = [
    "rate_limited", "capacity", "drop_after_accept", "post_html", "post_half_json", "poll_rate_limited", "poll_drop",
    "poll_html", "result_missing", "result_other_host", "bad_key", "backend_400", "failed_error", "refused_words",
]  # fmt: skip
SEGMIND = ["drop_after_accept", "post_html", "failed", "refused_words", "result_cut", "credits_unavailable"]
EDIT = "PATCH /webhooks"
DISCORD: list[Json] = [
    {"fault": "rate_limit", "retry_after": 0.01, "route": EDIT},
    {"fault": "rate_limit", "scope": "global", "retry_after": 0.01, "route": EDIT},
    {"fault": "rate_limit", "via": False, "route": EDIT},
    {"fault": "server_error", "status": 503, "route": EDIT},
    {"fault": "drop_connection", "when": "before", "route": EDIT},
    {"fault": "drop_connection", "when": "after", "route": EDIT},
    {"fault": "drop_connection", "when": "after", "route": "POST /interactions"},
    {"fault": "late_ack"},
    {"fault": "expired_token"},
    {"fault": "lost_token"},
    {"fault": "missing_permissions", "route": EDIT},
    {"fault": "duplicate_interaction"},
    {"fault": "gateway_drop"},
    {"fault": "gateway_reconnect"},
    {"fault": "invalid_session", "resumable": True},
]


class _Hasty(ModuleType):
    """asyncio whose sleeps are fifty times shorter."""

    def __getattr__(self, name: str) -> object:
        return getattr(asyncio, name)

    @staticmethod
    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds / 50)


class Raw(logging.Handler):
    """Everything that the libraries said, as they said it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


class Paper:
    """Where the log is written, and what it would have said without a veil."""

    def __init__(self) -> None:
        self.stream = io.StringIO()
        self.raw = Raw()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def lines(self) -> list[Json]:
        """Of a log in JSON: every line is one document."""
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture(params=["json", "console"])
def paper(request: pytest.FixtureRequest, logs: list[Json], monkeypatch: pytest.MonkeyPatch) -> Iterator[Paper]:
    """The bot's own log at its most talkative, and the libraries' as well."""
    paper, root = Paper(), logging.getLogger()
    before = [(logging.getLogger(name), logging.getLogger(name).level) for name in LIBRARIES]
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()  # else they would be closed
    monkeypatch.setattr(sys, "stderr", paper.stream)
    log.configure(request.param, "debug", (KEY, request.getfixturevalue("twins").discord.token))
    for library, _ in before:
        library.setLevel(logging.DEBUG)
    root.addHandler(paper.raw)
    yield paper
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level = handlers, level
    for library, old in before:
        library.setLevel(old)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py's own waits before it repeats a call are not waited for."""
    for module in (discord.http, discord.shard, discord.gateway, discord.webhook.async_):
        monkeypatch.setattr(module, "asyncio", _Hasty("hasty"))


async def bad_day(studio: Studio, ada: Member) -> None:
    """A generation for each fault, one after the other; then a cancel, a refusal and a restart."""
    image = await ada.upload(jpeg(), "sketch.jpg")
    for fault in GMI:
        studio.gmi_faults(fault)
        await _asked(studio, ada, provider="gmi", image1=image)
    studio.gmi_faults()
    for fault in SEGMIND:
        studio.segmind_faults(fault)
        await _asked(studio, ada, provider="segmind")
    studio.segmind_faults()
    for fault in DISCORD:
        await studio.until(lambda: studio.discord.gateway.sessions.online)
        studio.discord_faults({"count": 1, **fault})
        await _asked(studio, ada)
        assert studio.discord.faults.active == [], "the fault has struck"
    studio.discord_faults()
    await ada.reply(await ada.slash("imagine", prompt="refused", size="0x0"))
    await ada.reply(await ada.slash("quota"))
    studio.hold()
    exchange, progress = await asked(ada, prompt="cancelled")
    await studio.restart()
    await ada.press(progress, "Cancel")
    await ada.reply(exchange, until=says("Cancelled"))


async def _asked(studio: Studio, ada: Member, **options: Any) -> None:
    # Discord keeps real time: in a future of the bot's own, every token would be spent.
    studio.clock.jump(time.time() - studio.clock.time())
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", **options)

    def hurry() -> bool:
        studio.clock.jump(5)
        return any(row.id == int(exchange.id) and row.ended_at for row in studio.rows())

    await studio.until(hurry)


def secrets(studio: Studio) -> set[str]:
    """All that opens something: the key, the bot's token, and the token of each interaction."""
    tokens = {interaction.token for interaction in studio.discord.world.interactions.values()}
    return {KEY, studio.discord.token, *tokens}


@pytest.mark.settings(
    providers=("gmi", "segmind"), daily_pictures=0, rehost_references="always", generation_deadline_seconds=600
)
async def test_a_bad_day(paper: Paper, studio: Studio, ada: Member) -> None:
    """Nothing in the log opens anything, although the libraries told it; and in JSON each line can be read alone."""
    await bad_day(studio, ada)
    await studio.stop()
    hidden = secrets(studio)
    untold = "\n".join(paper.raw.lines)
    assert sum(secret in untold for secret in hidden) > len(GMI) + len(DISCORD), "the libraries have told enough"
    assert [secret for secret in hidden if secret in paper.text] == []
    assert "[secret]" in paper.text
    assert "submission" in paper.text
    if paper.text.startswith("{"):
        _whole(paper.lines)


def _whole(lines: list[Json]) -> None:
    """Every line has the stable keys; what the bot says of a generation names it; what a library says names that."""
    for line in lines:
        assert {"event", "level", "timestamp"} <= line.keys(), line
        assert line["timestamp"].endswith("Z"), line
        assert line["event"], line
    assert {"discord.http", "discord.gateway", "discord.webhook.async_"} <= {line.get("logger") for line in lines}
    ours = [line for line in lines if "logger" not in line]
    unnamed = {line["event"] for line in ours if "generation" not in line}
    assert unnamed <= ITS_OWN
    ends = [line for line in ours if line["event"] == "ended without a picture"]
    assert len(ends) > 10
    assert all(line["code"] and line["advice"] and line["state"] for line in ends)
