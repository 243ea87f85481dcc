"""The live feed of the page: who sees which change, as JSON events on WebSockets; changes nothing."""

import asyncio
import json
from typing import Any

from aiohttp import web

from playground.fake_discord import permissions
from playground.fake_discord.interactions import MODAL
from playground.fake_discord.state import Interaction, Json, Message, Person, World


class Live:
    """Every open page, each speaking as one member."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._pages: dict[asyncio.Queue[str], str] = {}
        self._sockets: set[web.WebSocketResponse] = set()
        self._online = False
        world.observe(self._on_change)

    async def handle(self, request: web.Request, person: Person) -> web.StreamResponse:
        """Feed one page until it closes."""
        ws = web.WebSocketResponse(heartbeat=30.0)
        await ws.prepare(request)
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._pages[queue] = person.id
        self._sockets.add(ws)
        writer = asyncio.ensure_future(_write(ws, queue))
        try:
            async for _ in ws:
                pass
        finally:
            writer.cancel()
            del self._pages[queue]
            self._sockets.discard(ws)
        return ws

    async def stop(self) -> None:
        """Close every page's socket."""
        for ws in list(self._sockets):
            await ws.close(code=1001)

    def _on_change(self, event: str, subject: Any) -> None:
        if not self._pages and event != "bot":
            return
        if event in ("message", "message_deleted"):
            self._on_message(event, subject)
        elif event == "interaction":
            self._on_interaction(subject)
        elif event == "commands":
            self._tell({"t": "commands"})
        elif event in ("channel", "guild", "member"):
            self._tell({"t": "world"})
        elif event == "bot" and subject != self._online:
            self._online = subject
            self._tell({"t": "bot", "online": subject})

    def _on_message(self, event: str, message: Message) -> None:
        made: Json = {"t": event, "channel": message.channel_id}
        made |= {"id": message.id} if event == "message_deleted" else {"message": message.payload}
        text = _dump(made)
        for queue, identity in self._pages.items():
            if self._world.may_see(self._world.people[identity], message):
                queue.put_nowait(text)

    def _on_interaction(self, interaction: Interaction) -> None:
        made: Json = {"t": "interaction", "id": interaction.id, "state": interaction.state}
        if interaction.state == "acknowledged" and interaction.response_type == MODAL:
            made |= {"state": "modal", "modal": interaction.modal}
        text = _dump(made)
        for queue, identity in self._pages.items():
            if identity == interaction.person.id:
                queue.put_nowait(text)

    def _tell(self, event: Json) -> None:
        text = _dump(event)
        for queue in self._pages:
            queue.put_nowait(text)


def visible_to(world: World, channel: Any) -> list[str]:
    """The ids of the members who see `channel`."""
    people = (person for person in world.people.values() if not person.bot)
    return [p.id for p in people if world.permissions(p, channel) & permissions.VIEW_CHANNEL]


async def _write(ws: web.WebSocketResponse, queue: asyncio.Queue[str]) -> None:
    while True:
        text = await queue.get()
        try:
            await ws.send_str(text)
        except ConnectionError:
            return


def _dump(event: Json) -> str:
    return json.dumps(event, separators=(",", ":"))
