"""What one member sees happen: the live feed as the newest messages and answers; sends nothing."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import aiohttp

Json = dict[str, Any]


class DidNotRespond(Exception):
    """ "The application did not respond" within its 3 seconds."""


@dataclass(slots=True, kw_only=True)
class Exchange:
    """One interaction of a member: its id, what became of it, and the message it was on (`source`)."""

    id: str
    channel: str
    source: str | None = None
    source_version: int = 0
    state: str = "created"
    modal: Json | None = None

    def settled(self) -> bool:
        """Whether it was answered; DidNotRespond when it never will be."""
        if self.state == "failed":
            raise DidNotRespond(self.id)
        return self.state != "created"


class Watch:
    """Listens to the live feed of one member and wakes whoever waits for a change."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._changed = asyncio.Condition()
        self._exchanges: dict[str, Exchange] = {}
        self._early: dict[str, tuple[str, Json | None]] = {}
        self.messages: dict[str, Json] = {}
        self.versions: dict[str, int] = {}
        self.deleted: set[str] = set()
        self.bot_online = False
        self.registrations = 0

    def follow(self, exchange: Exchange) -> Exchange:
        """Keep `exchange` up to date, with what was already told of it."""
        exchange.state, exchange.modal = self._early.pop(exchange.id, ("created", None))
        self._exchanges[exchange.id] = exchange
        return exchange

    def answers(self, exchange: Exchange) -> Iterator[Json]:
        """The messages seen so far that this interaction made or changed; DidNotRespond when it failed."""
        exchange.settled()
        for identity, message in self.messages.items():
            made = (message.get("interaction_metadata") or {}).get("id") == exchange.id
            if made or (identity == exchange.source and self.versions[identity] > exchange.source_version):
                yield message

    async def until(self, look: Callable[[], Any], seconds: float) -> Any:
        """What `look` finds, as soon as it is not None; TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds), self._changed:
            while (found := look()) is None:
                await self._changed.wait()
            return found

    async def gone(self, identity: str, seconds: float) -> None:
        """Return once a message has been deleted."""
        await self.until(lambda: identity in self.deleted or None, seconds)

    async def listen(self) -> None:
        """Take events until the feed ends."""
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                async with self._changed:
                    self._note(json.loads(message.data))
                    self._changed.notify_all()

    def _note(self, event: Json) -> None:
        kind = event["t"]
        if kind == "message":
            identity = event["message"]["id"]
            self.messages[identity] = event["message"]
            self.versions[identity] = self.versions.get(identity, 0) + 1
        elif kind == "message_deleted":
            self.messages.pop(event["id"], None)
            self.deleted.add(event["id"])
        elif kind == "commands":
            self.registrations += 1
        elif kind == "bot":
            self.bot_online = event["online"]
        elif kind == "interaction":
            self._note_interaction(event)

    def _note_interaction(self, event: Json) -> None:
        exchange = self._exchanges.get(event["id"])
        if exchange is None:
            self._early[event["id"]] = (event["state"], event.get("modal"))
        else:
            exchange.state, exchange.modal = event["state"], event.get("modal")
