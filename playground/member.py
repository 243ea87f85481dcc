"""A member of the playground for tests and benchmarks: acts and watches as the page does, no shortcuts."""

# ruff: noqa: ASYNC109 - callers say how long they wait, and asyncio.timeout is what waits.

import asyncio
import contextlib
import io
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import aiohttp

from playground.reading import buttons, pictures, text_of, walk
from playground.watching import DidNotRespond, Exchange, Watch

__all__ = ["DidNotRespond", "Exchange", "Member", "NotSent", "buttons", "pictures", "text_of", "walk"]

Json = dict[str, Any]
Predicate = Callable[[Json], bool]


class NotSent(Exception):
    """The client would not send it; the text is what the member reads."""


class Member:
    """`async with Member(url, "Ada") as ada:` speaks as Ada in #studio; `at("gallery")` moves on."""

    def __init__(
        self, url: str, name: str, *, channel: str = "studio", session: aiohttp.ClientSession | None = None
    ) -> None:
        self._url = url.rstrip("/")
        self._name = name
        self._channel_name = channel
        self._session = session
        self._own_session = session is None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._listener: asyncio.Task[None] | None = None
        self._watched: Watch | None = None
        self.world: Json = {}
        self.id = ""
        self.channel = ""

    async def __aenter__(self) -> Self:
        self._session = self._session or aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        await self.refresh()
        self.id = next(
            m["id"] for m in self.world["members"] if self._name in (m["id"], m["display_name"], m["username"])
        )
        self.at(self._channel_name)
        self._socket = await self._session.ws_connect(f"{self._url}/playground/live", params={"as": self.id})
        self._watched = Watch(self._socket)
        self._listener = asyncio.create_task(self._watched.listen())
        await self.refresh()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._listener is not None:
            self._listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listener
        if self._socket is not None:
            await self._socket.close()
        if self._own_session and self._session is not None:
            await self._session.close()

    def at(self, channel: str) -> Self:
        """Go to a channel, by name or id."""
        self.channel = next(c["id"] for c in self.world["channels"] if channel in (c["id"], c["name"]))
        return self

    async def refresh(self) -> Json:
        """The world as the page API tells it."""
        self.world = await self._get("world")
        if self._watched is not None:
            self._watched.bot_online = self.world["bot_online"]
        return self.world

    async def slash(self, command: str, /, **options: Any) -> Exchange:
        """Send a slash command ("imagine", "studio setup") in the current channel."""
        return await self._act({"kind": "command", "command": command, "options": options, "channel": self.channel})

    async def menu(self, command: str, target: str) -> Exchange:
        """Use a message or user menu command on a message's or member's id."""
        return await self._act({"kind": "menu", "command": command, "target": target, "channel": self.channel})

    async def press(self, message: Json, button: str) -> Exchange:
        """Press the button with this label or custom id."""
        found = next((b for b in buttons(message) if button in (b.get("label"), b.get("custom_id"))), None)
        if found is None:
            raise NotSent(f"There is no button {button!r}; there are {[b.get('label') for b in buttons(message)]}.")
        return await self._on_message(message, found["custom_id"], [])

    async def select(self, message: Json, custom_id: str, *values: str) -> Exchange:
        """Choose in a select: an exact custom id, or the beginning of one."""
        found = next((c for c in walk(message) if "min_values" in c and c["custom_id"].startswith(custom_id)), None)
        if found is None:
            raise NotSent(f"There is no select {custom_id!r}.")
        return await self._on_message(message, found["custom_id"], list(values))

    async def submit_modal(self, opened: Exchange, fields: Json) -> Exchange:
        """Fill in the modal that `opened` showed and send it."""
        ask = {"kind": "modal", "interaction": opened.id, "fields": fields, "channel": opened.channel}
        return await self._act(ask, source=opened.source)

    async def autocomplete(self, command: str, /, *, focused: str, **options: Any) -> list[Json]:
        """The suggestions for option `focused`: [{name, value}]."""
        ask = {
            "kind": "autocomplete",
            "command": command,
            "options": options,
            "focused": focused,
            "channel": self.channel,
        }
        return (await self._post("interactions", ask | {"as": self.id}))["choices"]

    async def upload(self, data: bytes, filename: str) -> str:
        """Upload a file; the id that an attachment option takes."""
        form = aiohttp.FormData()
        form.add_field("file", io.BytesIO(data), filename=filename)
        async with self._http.post(f"{self._url}/playground/upload", params={"as": self.id}, data=form) as reply:
            return (await _read(reply))["id"]

    async def say(self, content: str, *attachments: str) -> Json:
        """Write a plain message with uploaded files."""
        ask = {"as": self.id, "channel": self.channel, "content": content, "attachments": list(attachments)}
        return await self._post("messages", ask)

    async def commands(self) -> list[Json]:
        """The commands this member may use."""
        return await self._get("commands", {"as": self.id})

    async def messages(self, channel: str | None = None) -> list[Json]:
        """What this member sees in a channel (name or id), oldest first."""
        wanted = channel or self.channel
        identity = next(c["id"] for c in self.world["channels"] if wanted in (c["id"], c["name"]))
        return (await self._get("messages", {"as": self.id, "channel": identity}))["messages"]

    async def fetch(self, url: str) -> bytes:
        """The bytes behind an attachment's address."""
        async with self._http.get(url) as reply:
            reply.raise_for_status()
            return await reply.read()

    async def online(self, timeout: float = 10.0) -> None:
        """Wait until the bot is connected."""
        await self._watch.until(lambda: self._watch.bot_online or None, timeout)

    async def acknowledged(self, exchange: Exchange, timeout: float = 5.0) -> Exchange:
        """Wait for the answer; DidNotRespond when there was none."""
        return await self._watch.until(lambda: exchange if exchange.settled() else None, timeout)

    async def modal(self, exchange: Exchange, timeout: float = 5.0) -> Json:
        """Wait for the modal that an interaction opens."""
        await self.acknowledged(exchange, timeout)
        return await self._watch.until(lambda: exchange.modal, timeout)

    async def reply(self, exchange: Exchange, *, until: Predicate | None = None, timeout: float = 10.0) -> Json:
        """The first message it made or changed that fits `until` (default: no longer loading)."""
        fits = until or (lambda message: not message["flags"] & 128)

        def found() -> Json | None:
            fitting = (message for message in self._watch.answers(exchange) if fits(message))
            return next(fitting, None)

        return await self._watch.until(found, timeout)

    async def message(self, identity: str, until: Predicate, timeout: float = 10.0) -> Json:
        """Wait until a message that this member sees fits `until`."""
        seen = self._watch.messages
        return await self._watch.until(
            lambda: seen[identity] if identity in seen and until(seen[identity]) else None, timeout
        )

    async def _on_message(self, message: Json, custom_id: str, values: list[str]) -> Exchange:
        ask = {"kind": "component", "message": message["id"], "custom_id": custom_id, "values": values}
        return await self._act(ask | {"channel": message["channel_id"]}, source=message["id"])

    async def _act(self, ask: Json, *, source: str | None = None) -> Exchange:
        version = self._watch.versions.get(source or "", 0)
        answer = await self._post("interactions", ask | {"as": self.id})
        return self._watch.follow(
            Exchange(id=answer["id"], channel=ask["channel"], source=source, source_version=version)
        )

    @property
    def bot_online(self) -> bool:
        """Whether the bot is connected, as far as this member was told."""
        return self._watch.bot_online

    @property
    def _watch(self) -> Watch:
        if self._watched is None:
            raise RuntimeError("Use `async with Member(...)`.")
        return self._watched

    @property
    def _http(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("Use `async with Member(...)`.")
        return self._session

    async def _get(self, path: str, query: dict[str, str] | None = None) -> Any:
        async with self._http.get(f"{self._url}/playground/{path}", params=query) as reply:
            return await _read(reply)

    async def _post(self, path: str, ask: Json) -> Any:
        async with self._http.post(f"{self._url}/playground/{path}", json=ask) as reply:
            return await _read(reply)


async def _read(reply: aiohttp.ClientResponse) -> Any:
    answer = await reply.json()
    if reply.status >= 400:
        raise NotSent(answer["error"])
    return answer
