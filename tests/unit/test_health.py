"""The three pages: alive, ready or why not, and metrics that are fresh enough and no fresher."""

import asyncio
import math
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import errors, health
from bot.domain.breaker import Circuit
from bot.metrics import Metrics
from bot.ports import ProviderStanding
from bot.probes import Probes, Subjects
from bot.settings import Settings
from bot.storage.database import Row
from bot.storage.dialects import SQLITE
from tests.unit.reading_metrics import samples


@dataclass
class House:
    """Everything that is looked at, as a test wants it."""

    now: float = 1000.0
    fault: errors.StorageError | None = None
    counted: int = 0
    shards: tuple[int, int] = (1, 1)
    asked: list[str] = field(default_factory=list)
    names: tuple[str, ...] = ("gmi", "segmind")
    naps: list[float] = field(default_factory=list)
    dialect = SQLITE

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        await asyncio.Event().wait()

    async def fetch(self, statement: str, params: Mapping[str, object], locks: Sequence[int] = ()) -> list[Row]:
        if self.fault is not None:
            raise self.fault
        if "GROUP BY state" not in statement:
            return [(2, 60_000)]
        self.counted += 1
        return [("reserved", 3, 1, 1, 990.0, 5, 150_000), ("rendering", 1, 1, 0, 940.0, 1, 30_000)]

    async def close(self) -> None: ...

    def standings(self) -> list[ProviderStanding]:
        return [ProviderStanding(name="gmi", circuit=Circuit.OPEN, opens_at=1.0, last_fault="x")]

    def provider(self, name: str) -> Any:
        self.asked.append(name)
        return self

    async def credits(self) -> None:
        if self.asked[-1] == "gmi":
            raise errors.Unreachable("away")


@dataclass
class Pages:
    house: House
    url: str
    session: aiohttp.ClientSession

    async def get(self, page: str) -> tuple[int, str]:
        async with self.session.get(f"{self.url}/{page}") as answer:
            return answer.status, await answer.text()

    async def metrics(self) -> dict[str, float]:
        status, page = await self.get("metrics")
        assert status == 200
        return samples(page)


def probes(house: House, data_dir: Path) -> Probes:
    subjects: Any = Subjects(
        clock=house,
        database=house,
        catalog=house,  # pyright: ignore[reportArgumentType] - the two methods that are asked for
        data_dir=data_dir,
        runs=lambda: 4,
        shards=lambda: house.shards,
    )
    return Probes(Metrics(), subjects)


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    house = House()
    async with (
        health.served(probes(house, tmp_path), "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
    ):
        yield Pages(house, f"http://127.0.0.1:{port}", session)


async def test_alive_while_the_loop_answers(pages: Pages) -> None:
    """Whatever else is broken."""
    pages.house.shards, pages.house.fault = (0, 1), errors.StorageError("gone")
    assert await pages.get("healthz") == (200, "alive\n")


async def test_ready_when_all_is_well(pages: Pages) -> None:
    """Connected, and the database answers."""
    assert await pages.get("readyz") == (200, "ready\n")


async def test_not_ready_without_discord(pages: Pages) -> None:
    """One shard of two is not enough: its servers hear nothing."""
    pages.house.shards = (1, 2)
    assert await pages.get("readyz") == (503, "connected to Discord by 1 of 2 shards\n")


async def test_not_ready_without_the_database_and_ready_again_with_it(pages: Pages) -> None:
    """The words give nothing away, such as an address."""
    pages.house.fault = errors.DatabaseBusy("postgresql://easel:secret@db is away")
    assert await pages.get("readyz") == (503, "the database does not answer\n")
    pages.house.fault = None
    pages.house.now += 6
    assert await pages.get("readyz") == (200, "ready\n")


async def test_the_page_tells_what_is_looked_at(pages: Pages, tmp_path: Path) -> None:
    """From the database, the catalog, Discord and the disk."""
    page = await pages.metrics()
    assert page['easel_generations{state="reserved"}'] == 3
    assert (page["easel_generations_in_line"], page["easel_generations_unclaimed"]) == (2, 1)
    assert page["easel_oldest_generation_seconds"] == 60
    assert page["easel_reserved_dollars"] == 0.18
    assert page["easel_lost_submissions"] == 2
    assert page["easel_runs"] == 4
    assert page['easel_breaker_state{provider="gmi"}'] == 2
    assert (page["easel_shards_connected"], page["easel_shards"]) == (1, 1)
    assert page["easel_data_free_bytes"] > 0
    assert page["easel_process_resident_memory_bytes"] > 1e6
    assert any(name.startswith("easel_build_info{") for name in page)


async def test_the_database_is_not_counted_at_every_look(pages: Pages) -> None:
    """Two who watch together ask it once; five seconds later, or after the clock went back, it is asked again."""
    await asyncio.gather(*(pages.metrics() for _ in range(5)))
    assert pages.house.counted == 1
    pages.house.now += 4
    await pages.metrics()
    assert pages.house.counted == 1
    pages.house.now += 2
    await pages.metrics()
    assert pages.house.counted == 2
    pages.house.now -= 3600
    await pages.metrics()
    assert pages.house.counted == 3


async def test_metrics_are_told_while_the_database_is_away(pages: Pages) -> None:
    """That is when they are needed."""
    pages.house.fault = errors.StorageError("gone")
    page = await pages.metrics()
    assert page["easel_database_up"] == 0
    assert math.isnan(page["easel_generations_in_line"])
    assert page["easel_runs"] == 4


async def test_credits_are_asked_for_now_and_then(pages: Pages) -> None:
    """Of every provider, also when the one before does not answer."""
    async with asyncio.timeout(5):
        while not pages.house.naps:
            await asyncio.sleep(0)
    assert pages.house.asked == ["gmi", "segmind"]
    assert pages.house.naps == [600.0]


async def test_a_blocked_loop_is_felt(tmp_path: Path) -> None:
    """The probe tells how late it was woken."""
    looking = probes(House(), tmp_path)
    loop = asyncio.get_running_loop()
    started = loop.time()
    feeling = asyncio.create_task(looking.feel_the_loop())
    await asyncio.sleep(0)
    while loop.time() < started + 0.6:
        pass
    async with asyncio.timeout(5):
        while not samples(looking.metrics.page().decode())["easel_loop_lag_seconds_count"]:
            await asyncio.sleep(0)
    feeling.cancel()
    with suppress(asyncio.CancelledError):
        await feeling
    page = samples(looking.metrics.page().decode())
    assert page["easel_loop_lag_seconds_sum"] >= 0.09
    assert page['easel_loop_lag_seconds_bucket{le="0.05"}'] == 0


async def test_an_address_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    """It names both settings, and nothing is left open."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(errors.SettingsError) as refused:
            async with health.served(probes(House(), tmp_path), "127.0.0.1", port):
                pass
    assert "EASEL_METRICS_PORT" in refused.value.detail
    assert str(port) in refused.value.detail
    assert "\n" not in refused.value.detail


async def test_a_host_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    """As little can be served at another machine's address."""
    with pytest.raises(errors.SettingsError) as refused:
        async with health.served(probes(House(), tmp_path), "192.0.2.1", 0):
            pass
    assert "EASEL_METRICS_HOST 192.0.2.1" in refused.value.detail


def test_nothing_is_served_unless_it_is_asked_for_and_then_to_this_machine_alone() -> None:
    """The pages ask nobody for a password."""
    default = {name: Settings.model_fields[f"metrics_{name}"].default for name in ("port", "host")}
    assert default == {"port": 0, "host": "127.0.0.1"}


def test_from_the_shell_an_address_that_is_taken_ends_with_code_2(tmp_path: Path) -> None:
    """A real process, before it has spoken to Discord; no traceback."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("EASEL_")}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = {
            "EASEL_DISCORD_TOKEN": "token.SECRET",
            "EASEL_GMI_API_KEY": "key.SECRET",
            "EASEL_DISCORD_API_URL": "http://127.0.0.1:1/api",
            "EASEL_METRICS_PORT": str(taken.getsockname()[1]),
        }
        done = subprocess.run(
            [sys.executable, "-m", "bot", "run"],
            cwd=tmp_path,
            env={**kept, "PYTHONPATH": str(Path(__file__).parents[2]), **settings},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "EASEL_METRICS_PORT" in line
