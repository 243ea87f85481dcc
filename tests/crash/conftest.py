"""Fixtures of the crash tests: the nursery of bots, and a house with living twins for each test."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from playground.fake_discord import FakeDiscord, Options
from playground.fake_providers import atelier
from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.fake_providers.segmind import SegmindOptions, SegmindTwin
from playground.member import Member
from tests.crash.births import Nursery
from tests.crash.house import House
from tests.crash.nursery import SharedClock
from tests.crash.stories import Cast
from tests.flows.studio import KEY, PACE, plain_paint

Open = Callable[..., AbstractAsyncContextManager[Cast]]
#: Seconds of the bot and the twins in one real second; Discord keeps real time, and its tokens live 15 minutes.
SPEED = 60.0


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def opened(nursery: Nursery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a house by name; pictures are plain, so that they cost nothing."""
    monkeypatch.setattr(atelier, "paint", plain_paint)
    return lambda name, speed=SPEED: _cast(tmp_path / name, nursery, speed)


@asynccontextmanager
async def _cast(directory: Path, nursery: Nursery, speed: float) -> AsyncGenerator[Cast]:
    clock = SharedClock.now(speed)
    directory.mkdir()
    async with (
        FakeDiscord(Options(rate_limits=False)) as server,
        GmiTwin(GmiOptions(key=KEY, speed=PACE), clock=clock, pause=clock.sleep) as gmi,
        SegmindTwin(SegmindOptions(key=KEY, speed=PACE), clock=clock, pause=clock.sleep) as segmind,
        aiohttp.ClientSession() as session,
        Member(server.url, "Ada", session=session) as ada,
    ):
        house = House(directory, nursery, clock, server, gmi, segmind)
        try:
            yield Cast(house, session, ada)
        finally:
            await house.stop()


@pytest.fixture
async def cast(opened: Open) -> AsyncIterator[Cast]:
    async with opened("house") as cast:
        yield cast
