"""A GMI twin whose time jumps, and a caller that speaks to it as any HTTP client would."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from playground.fake_providers.gmi import PREFIX, GmiOptions, GmiTwin
from playground.fake_providers.model import MODEL


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
class Caller:
    """Calls a twin with the right key."""

    twin: GmiTwin
    clock: JumpingClock
    session: aiohttp.ClientSession

    async def call(self, method: str, path: str, **options: Any) -> Answer:
        """Call an address of the twin; ``key`` (None: none at all) replaces the key."""
        key = options.pop("key", "demo" if path.startswith("/requests") or path[:4] in ("/mod", "/upl") else None)
        options.setdefault("allow_redirects", False)
        prefix = "" if path.startswith(("http", "/_twin", "/results", "/uploads")) else PREFIX
        url = path if path.startswith("http") else self.twin.base_url + prefix + path
        headers = {**({"Authorization": f"Bearer {key}"} if key else {}), **options.pop("headers", {})}
        async with self.session.request(method, url, headers=headers, **options) as response:
            body = await response.read()
            is_json = response.content_type == "application/json" and body.endswith((b"}", b"]"))
            return Answer(response.status, response.headers, body, await response.json() if is_json else None)

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

    async def control(self, **document: Any) -> dict[str, Any]:
        """Change the control document and read it back."""
        answer = await self.call("PUT", "/_twin/control", json=document)
        assert answer.status == 200, answer
        return answer.json

    async def fault(self, name: str, count: int | None = None, match: str | None = None) -> None:
        """Switch on one fault alone."""
        await self.control(faults=[{"name": name, "count": count, "match": match}])

    async def ledger(self) -> dict[str, Any]:
        return (await self.call("GET", "/_twin/ledger")).json


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
async def caller(clock: JumpingClock) -> AsyncIterator[Caller]:
    twin = GmiTwin(GmiOptions(key="demo", speed=1.0, seed=3), clock=clock, pause=clock.pause)
    async with twin, aiohttp.ClientSession() as session:
        yield Caller(twin, clock, session)
