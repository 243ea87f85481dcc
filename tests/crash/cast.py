"""Who takes part in a story that may be broken off by a kill, and what a story is; tells none."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from playground.member import Exchange, Member, buttons, text_of
from tests.crash.house import House
from tests.flows.studio import is_gallery, is_progress

Json = dict[str, Any]


@dataclass(slots=True)
class Cast:
    """Who takes part, and what they remember for after the restart."""

    house: House
    session: aiohttp.ClientSession
    ada: Member
    kept: Json = field(default_factory=dict[str, Any])

    async def imagine(self, prompt: str = "a boat", **options: Any) -> Exchange:
        return await self.ada.slash("imagine", prompt=prompt, quality="1K", **options)

    async def progress(self, exchange: Exchange) -> Json:
        """The reply once it shows that it is painted or waits."""
        return await self.ada.reply(exchange, until=lambda m: is_progress(m) or "**In line**" in text_of(m))

    async def gallery(self, exchange: Exchange) -> Json:
        return await self.ada.reply(exchange, until=is_gallery)


Tell = Callable[[Cast], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What happens before a kill, what a member does again after the restart, and the operator's settings."""

    begin: Tell
    again: Tell | None = None
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
    race_seconds: float | None = None


def labelled(message: Json, label: str) -> bool:
    """Whether a message has such a button."""
    return any(button.get("label") == label for button in buttons(message))
