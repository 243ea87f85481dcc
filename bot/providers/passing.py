"""Owns a provider that passes every call on to another: what a wrapper does not change it need not repeat."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bot.domain.capability import Capabilities
from bot.domain.request import RenderOrder
from bot.ports import ModelCard, Provider, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """A `ports.Provider` that is another one; subclasses override what they add to."""

    inner: Provider

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def capabilities(self) -> Capabilities:
        return self.inner.capabilities

    async def submit(self, order: RenderOrder) -> Ticket:
        return await self.inner.submit(order)

    async def poll(self, request_id: str) -> Ticket:
        return await self.inner.poll(request_id)

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> Ticket | None:
        return await self.inner.find(order, since, taken)

    async def host(self, path: Path, content_type: str) -> str:
        return await self.inner.host(path, content_type)

    async def download(self, url: str, into: Path) -> None:
        await self.inner.download(url, into)

    async def models(self) -> tuple[str, ...]:
        return await self.inner.models()

    async def model(self, name: str) -> ModelCard:
        return await self.inner.model(name)

    async def credits(self) -> Decimal | None:
        return await self.inner.credits()
