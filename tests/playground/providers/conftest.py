"""Twins whose time jumps, and callers that speak to them as any HTTP client would."""

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from PIL import Image

from playground.fake_providers import atelier
from playground.fake_providers.gmi import PREFIX, GmiOptions, GmiTwin
from playground.fake_providers.gmi.model import MODEL
from playground.fake_providers.pictures import Commission
from playground.fake_providers.segmind import SegmindOptions, SegmindTwin
from playground.fake_providers.twin import Twin


class JumpingClock:
    """Time that moves only when it is told to, or when somebody pauses."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        return self.now

    async def pause(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Answer:
    """A response that was read to its end."""

    status: int
    headers: Any
    body: bytes
    json: Any


@dataclass
class Backdoor:
    """The routes of a twin that no provider has, and one way to call it."""

    twin: Twin
    clock: JumpingClock
    session: aiohttp.ClientSession

    async def ask(self, method: str, url: str, **options: Any) -> Answer:
        """Call an address as it stands, or one of the twin's, and read the answer to its end."""
        url = url if url.startswith("http") else self.twin.base_url + url
        async with self.session.request(method, url, allow_redirects=False, **options) as response:
            body = await response.read()
            is_json = response.content_type == "application/json" and body.endswith((b"}", b"]"))
            return Answer(response.status, response.headers, body, await response.json() if is_json else None)

    async def control(self, **document: Any) -> dict[str, Any]:
        """Change the control document and read it back."""
        answer = await self.ask("PUT", "/_twin/control", json=document)
        assert answer.status == 200, answer
        return answer.json

    async def fault(self, name: str, count: int | None = None, match: str | None = None) -> None:
        """Switch on one fault alone."""
        await self.control(faults=[{"name": name, "count": count, "match": match}])

    async def ledger(self) -> dict[str, Any]:
        return (await self.ask("GET", "/_twin/ledger")).json


@dataclass
class Caller(Backdoor):
    """Calls the GMI twin with the right key."""

    async def call(self, method: str, path: str, **options: Any) -> Answer:
        """Call an address of the twin; ``key`` (None: none at all) replaces the key."""
        key = options.pop("key", "demo" if path.startswith("/requests") or path[:4] in ("/mod", "/upl") else None)
        prefix = "" if path.startswith(("http", "/_twin", "/results", "/uploads")) else PREFIX
        headers = {**({"Authorization": f"Bearer {key}"} if key else {}), **options.pop("headers", {})}
        return await self.ask(method, prefix + path, headers=headers, **options)

    async def post(self, prompt: str = "a quiet sea", *, model: str = MODEL, **payload: Any) -> Answer:
        """Submit one request; small pictures unless told otherwise."""
        document = {"prompt": prompt, "size": "1024x1024", "seed": 5, "watermark": False, **payload}
        return await self.call("POST", "/requests", json={"model": model, "payload": document})

    async def finished(self, prompt: str = "a quiet sea", **payload: Any) -> dict[str, Any]:
        """Submit, wait for longer than anything takes, and read the record."""
        accepted = await self.post(prompt, **payload)
        assert accepted.status == 200, accepted
        self.clock.now += 10_000
        return (await self.call("GET", f"/requests/{accepted.json['request_id']}")).json


@dataclass
class SegmindCaller(Backdoor):
    """Calls the Segmind twin with the right key."""

    async def call(self, method: str, path: str, *, key: str | None = "demo", **options: Any) -> Answer:
        """Call one of its interfaces; ``key`` (None: none at all) replaces the key."""
        headers = {**({"x-api-key": key} if key else {}), **options.pop("headers", {})}
        return await self.ask(method, path, headers=headers, **options)

    async def paint(self, prompt: str = "a quiet sea", *, api: str = "v1", **payload: Any) -> Answer:
        """POST one request; small pictures unless told otherwise."""
        shape = {} if "size" in payload else {"size": "1K", "aspect_ratio": "1:1"}
        return await self.call("POST", f"/{api}/seedream-4", json={"prompt": prompt, **shape, **payload})

    async def submitted(self, prompt: str = "a quiet sea", **payload: Any) -> str:
        """The path of a request that v2 took in."""
        accepted = await self.paint(prompt, api="v2", **payload)
        assert accepted.status == 200, accepted
        return accepted.json["response_url"].removeprefix(self.twin.base_url)

    async def finished(self, prompt: str = "a quiet sea", **payload: Any) -> Answer:
        """Submit to v2, wait for longer than anything takes, and read the result."""
        path = await self.submitted(prompt, **payload)
        self.clock.now += 10_000
        return await self.call("GET", path)


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
async def caller(clock: JumpingClock) -> AsyncIterator[Caller]:
    twin = GmiTwin(GmiOptions(key="demo", speed=1.0, seed=3), clock=clock, pause=clock.pause)
    async with twin, aiohttp.ClientSession() as session:
        yield Caller(twin, clock, session)


def plain_paint(commission: Commission) -> bytes:
    """A jpeg of the true size in one colour, which seed and number decide."""
    key = commission.seed * 31 + commission.number * 7919
    buffer = io.BytesIO()
    colour = (key * 37 % 256, key * 101 % 256, key * 197 % 256)
    Image.new("RGB", (commission.width, commission.height), colour).save(buffer, "JPEG", quality=40)
    return buffer.getvalue()


@pytest.fixture
async def segmind(clock: JumpingClock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SegmindCaller]:
    """The twin draws nothing fancy here: how pictures look is shown elsewhere."""
    monkeypatch.setattr(atelier, "paint", plain_paint)
    twin = SegmindTwin(SegmindOptions(key="demo", speed=1.0, seed=3), clock=clock, pause=clock.pause)
    async with twin, aiohttp.ClientSession() as session:
        yield SegmindCaller(twin, clock, session)
