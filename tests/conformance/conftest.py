"""Discord's document for this folder, the studio whose exchanges are judged, and a count of them at the end."""

import functools
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.ui.words import LOCALES, words
from playground.fake_providers import atelier, pictures
from tests.conformance import document, heard, reach, rules
from tests.conformance.contract import Contract
from tests.conformance.studio import Studio, open_studio

Json = dict[str, Any]
Judge = Callable[[list[Json]], None]
Open = Callable[..., AbstractAsyncContextManager[Studio]]
_COUNTS = pytest.StashKey[Counter[str]]()
_HEARD = pytest.StashKey[Counter[str]]()
#: The twins' one picture, drawn once for all studios.
_paint = functools.cache(pictures.paint)
_KINDS = {2: "command", 3: "component", 4: "autocomplete", 5: "form"}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "drives(*names): ways into the bot, as `reach` names them, that this test takes")


@pytest.fixture(scope="session")
def contract(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Contract:
    """Discord's document; skips with the reason when there is none."""
    cache = getattr(request.config, "cache", None)
    kept = tmp_path_factory.mktemp("discord-openapi") if cache is None else cache.mkdir("discord-openapi")
    try:
        return Contract(document.load(kept))
    except document.Missing as missing:
        pytest.skip(f"Discord's OpenAPI document is missing: {missing}")


@pytest.fixture
def judge(contract: Contract, request: pytest.FixtureRequest) -> Judge:
    """Asserts that every exchange is documented and valid, and counts it."""
    counts = request.config.stash.setdefault(_COUNTS, Counter())

    def judged(exchanges: list[Json]) -> None:
        assert exchanges, "nothing was exchanged"
        found = [each for exchange in exchanges for each in contract.problems(exchange) + rules.problems(exchange)]
        assert found == []
        for exchange in exchanges:
            operation, _ = contract.operation(exchange["method"], exchange["path"])
            assert operation is not None
            assert operation.template == exchange["route"], "the emulator calls it by another name"
            counts[f"{operation.name} {exchange['status']}"] += 1

    return judged


@pytest.fixture
def studio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, contract: Contract, judge: Judge
) -> Open:
    """Opens a studio: `async with studio(**settings) as open_:`. At its end all that was said and heard is judged.

    discord.py aims at Discord again afterwards.
    """
    for holder, name in ((Route, "BASE"), (DiscordWebSocket, "DEFAULT_GATEWAY"), (discord.Asset, "BASE")):
        monkeypatch.setattr(holder, name, getattr(holder, name))
    monkeypatch.setattr(atelier, "paint", _paint)
    promised = {name for mark in request.node.iter_markers("drives") for name in mark.args}
    counts = request.config.stash.setdefault(_HEARD, Counter())

    @asynccontextmanager
    async def judged(**settings: Any) -> AsyncIterator[Studio]:
        async with open_studio(tmp_path, **settings) as open_:
            yield open_
        judge(open_.exchanges)
        assert [each for payload in open_.heard for each in heard.problems(contract, payload)] == []
        assert _malformed(open_.exchanges) == []
        assert _defects(open_.exchanges) == []
        assert promised - reach.taken(open_.client, open_.answered) == set(), "these ways into the bot were not taken"
        counts.update(_KINDS[payload["type"]] for payload in open_.heard)

    return judged


def _malformed(exchanges: list[Json]) -> list[Json]:
    """What the loopback Discord refused as no valid request, whatever the document says."""
    return [each["response"] for each in exchanges if each["status"] == 400]


def _defects(exchanges: list[Json]) -> list[str]:
    """Bodies in which the bot tells of a defect of its own."""
    sentences = [words(locale)("failure-internal") for locale in LOCALES]
    bodies = [json.dumps(each["request"], ensure_ascii=False) for each in exchanges if each["request"]]
    return [body for body in bodies if any(sentence in body for sentence in sentences)]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say how many exchanges were held against the document, by route and status."""
    counts, told = config.stash.get(_COUNTS, Counter()), config.stash.get(_HEARD, Counter())
    if not counts:
        return
    terminalreporter.section("exchanges valid by Discord's OpenAPI document")
    for name, count in sorted(counts.items()):
        terminalreporter.line(f"{count:6d}  {name}")
    routes = {name.rpartition(" ")[0] for name in counts}
    terminalreporter.line(f"{counts.total():6d}  exchanges over {len(routes)} routes, every one documented and valid")
    kinds = ", ".join(f"{count} {name}" for name, count in sorted(told.items()))
    terminalreporter.line(f"{told.total():6d}  interactions heard, the documented parts of every one valid: {kinds}")
