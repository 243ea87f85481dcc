"""A member's connection to the playground: the page API's calls and its live feed; knows no action of a member."""

import asyncio
import contextlib
from types import TracebackType
from typing import Any, Self

import aiohttp

from playground.watching import Watch

Json = dict[str, Any]


class NotSent(Exception):
    """The client would not send it; the text is what the member reads."""


class Presence:
    """Somebody in front of the page, in one channel at a time; `async with` opens and closes their connection."""

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

    async def guild(self, **changes: Any) -> Json:
        """Change the guild: its `boost` level (what a file may weigh) or its `preferred_locale`."""
        self.world = await self._send("PUT", "guild", changes)
        return self.world

    def _person(self, target: str) -> str:
        everyone = [*self.world["members"], self.world["bot"] | {"display_name": self.world["bot"]["username"]}]
        return next((m["id"] for m in everyone if target in (m["display_name"], m["username"])), target)

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
            return await read(reply)

    async def _post(self, path: str, ask: Json) -> Any:
        return await self._send("POST", path, ask)

    async def _send(self, method: str, path: str, ask: Json) -> Any:
        async with self._http.request(method, f"{self._url}/playground/{path}", json=ask) as reply:
            return await read(reply)


async def read(reply: aiohttp.ClientResponse) -> Any:
    answer = await reply.json()
    if reply.status >= 400:
        raise NotSent(answer["error"])
    return answer
