"""Discord's document for this folder, the studio whose exchanges are judged, and a count of them at the end."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.conformance import document, rules
from tests.conformance.contract import Contract
from tests.conformance.studio import Studio, open_studio

Json = dict[str, Any]
Judge = Callable[[list[Json]], None]
Open = Callable[..., AbstractAsyncContextManager[Studio]]
_COUNTS = pytest.StashKey[Counter[str]]()


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
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a studio: `async with studio(**settings) as open:`; discord.py aims at Discord again afterwards."""
    for holder, name in ((Route, "BASE"), (DiscordWebSocket, "DEFAULT_GATEWAY"), (discord.Asset, "BASE")):
        monkeypatch.setattr(holder, name, getattr(holder, name))
    return lambda **settings: open_studio(tmp_path, **settings)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say how many exchanges were held against the document, by route and status."""
    counts = config.stash.get(_COUNTS, Counter())
    if not counts:
        return
    terminalreporter.section("exchanges valid by Discord's OpenAPI document")
    for name, count in sorted(counts.items()):
        terminalreporter.line(f"{count:6d}  {name}")
    routes = {name.rpartition(" ")[0] for name in counts}
    terminalreporter.line(f"{counts.total():6d}  exchanges over {len(routes)} routes, every one documented and valid")
