"""Discord's gateway on a WebSocket: HELLO, heartbeats, IDENTIFY, RESUME, close codes; no interactions."""

import asyncio
import json
import zlib
from collections import deque
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from playground.fake_discord import payloads
from playground.fake_discord.sessions import Session, Sessions
from playground.fake_discord.state import Json, World

if TYPE_CHECKING:
    from collections.abc import Callable

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = (
    0,
    1,
    2,
    3,
    4,
    6,
    7,
    8,
    9,
    10,
    11,
)
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
ALL_INTENTS = (1 << 26) - 1
SENDS_PER_MINUTE = 120
UNKNOWN_OP, DECODE, NOT_AUTHENTICATED, WRONG_TOKEN, AUTHENTICATED = 4001, 4002, 4003, 4004, 4005
TOO_FAST, TIMED_OUT, BAD_SHARD, BAD_VERSION, BAD_INTENTS, DISALLOWED_INTENTS = (
    4008,
    4009,
    4010,
    4012,
    4013,
    4014,
)
ABORT = 1006


class Refused(Exception):
    """The gateway closes the connection with `code`."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Connection:
    """One WebSocket: an ordered outbox, compressed when the client asked for it."""

    def __init__(self, ws: web.WebSocketResponse, transport: asyncio.Transport | None, *, compressed: bool) -> None:
        self._ws = ws
        self._transport = transport
        self._compressor = zlib.compressobj() if compressed else None
        self._outbox: asyncio.Queue[str | int] = asyncio.Queue()
        self.session: Session | None = None
        self.heartbeat_at = asyncio.get_running_loop().time()
        self.received: deque[float] = deque()

    def send(self, text: str) -> None:
        """Queue one payload."""
        self._outbox.put_nowait(text)

    def close(self, code: int) -> None:
        """Queue the close; 1006 cuts the connection without a close frame."""
        if code == ABORT and self._transport is not None:
            self._transport.abort()
        else:
            self._outbox.put_nowait(code)

    async def write(self) -> None:
        """Send what is queued until the connection ends."""
        while True:
            item = await self._outbox.get()
            try:
                if isinstance(item, int):
                    await self._ws.close(code=item)
                elif self._compressor is None:
                    await self._ws.send_str(item)
                else:
                    packed = self._compressor.compress(item.encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
                    await self._ws.send_bytes(packed)
            except ConnectionError:
                return


class Gateway:
    """Accepts connections; `heartbeat`: the interval in seconds; `identify_every`: 5 s in real life."""

    def __init__(self, world: World, token: str, *, heartbeat: float = 41.25, identify_every: float = 0.0) -> None:
        self._world = world
        self._token = token
        self._heartbeat = heartbeat
        self._identify_every = identify_every
        self._identified_at = float("-inf")
        self._connections: set[Connection] = set()
        self.sessions = Sessions(world, lambda: asyncio.get_running_loop().time())
        self.identifies = 0
        self._handlers: dict[int, Callable[[Connection, Any], None]] = {
            HEARTBEAT: self._on_heartbeat,
            IDENTIFY: self._on_identify,
            RESUME: self._on_resume,
            MEMBERS: self._on_members,
            PRESENCE: lambda *_: None,
            VOICE: lambda *_: None,
        }

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One connection from HELLO to its close."""
        ws = web.WebSocketResponse(max_msg_size=4096 * 4)
        await ws.prepare(request)
        compression = request.query.get("compress", "")
        connection = Connection(ws, request.transport, compressed=compression == "zlib-stream")
        writer = asyncio.ensure_future(connection.write())
        self._connections.add(connection)
        try:
            if request.query.get("v", "10") not in ("9", "10") or compression not in ("", "zlib-stream"):
                await ws.close(code=BAD_VERSION)
            connection.send(_packet(HELLO, {"heartbeat_interval": int(self._heartbeat * 1000), "_trace": []}))
            await self._read(ws, connection)
        finally:
            writer.cancel()
            self._connections.discard(connection)
            self.sessions.lost(connection, forget=ws.close_code in (1000, 1001))
        return ws

    async def _read(self, ws: web.WebSocketResponse, connection: Connection) -> None:
        async for message in ws:
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                continue
            try:
                self._check_pace(connection)
                self._take(connection, message.data)
            except Refused as refused:
                await ws.close(code=refused.code)

    def _take(self, connection: Connection, raw: str | bytes) -> None:
        try:
            packet = json.loads(raw)
            op, data = packet["op"], packet.get("d")
        except (ValueError, KeyError, TypeError):
            raise Refused(DECODE) from None
        handler = self._handlers.get(op)
        if handler is None:
            raise Refused(UNKNOWN_OP)
        if op not in (HEARTBEAT, IDENTIFY, RESUME) and connection.session is None:
            raise Refused(NOT_AUTHENTICATED)
        handler(connection, data)

    @staticmethod
    def _check_pace(connection: Connection) -> None:
        now = asyncio.get_running_loop().time()
        connection.received.append(now)
        while connection.received[0] < now - 60.0:
            connection.received.popleft()
        if len(connection.received) > SENDS_PER_MINUTE:
            raise Refused(TOO_FAST)

    def _on_heartbeat(self, connection: Connection, _: Any) -> None:
        connection.heartbeat_at = asyncio.get_running_loop().time()
        connection.send(_packet(ACK, None))

    def _on_identify(self, connection: Connection, data: Json) -> None:
        if connection.session is not None:
            raise Refused(AUTHENTICATED)
        self._check_token(data)
        shard = data.get("shard") or [0, 1]
        if not (len(shard) == 2 and 0 <= shard[0] < shard[1]):
            raise Refused(BAD_SHARD)
        intents = data.get("intents")
        if not isinstance(intents, int) or intents & ~ALL_INTENTS:
            raise Refused(BAD_INTENTS)
        if intents & PRIVILEGED:
            raise Refused(DISALLOWED_INTENTS)
        now = asyncio.get_running_loop().time()
        if now - self._identified_at < self._identify_every:
            connection.send(_packet(INVALID, data=False))
            return
        self._identified_at = now
        self.identifies += 1
        connection.session = self.sessions.identify(connection, (shard[0], shard[1]), intents)

    def _on_resume(self, connection: Connection, data: Json) -> None:
        if connection.session is not None:
            raise Refused(AUTHENTICATED)
        self._check_token(data)
        connection.session = self.sessions.resume(connection, data.get("session_id", ""), int(data.get("seq") or 0))
        if connection.session is None:
            connection.send(_packet(INVALID, data=False))

    def _check_token(self, data: Json) -> None:
        if str(data.get("token", "")).removeprefix("Bot ") != self._token:
            raise Refused(WRONG_TOKEN)

    def _on_members(self, connection: Connection, data: Json) -> None:
        if connection.session is None:
            raise Refused(NOT_AUTHENTICATED)
        wanted = data.get("user_ids") or []
        listed = [wanted] if isinstance(wanted, str | int) else wanted
        people = [self._world.people[str(who)] for who in listed if str(who) in self._world.people]
        chunk: Json = {
            "guild_id": self._world.guild_id,
            "members": [payloads.member(person) for person in people],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
            "nonce": data.get("nonce"),
        }
        connection.session.dispatch("GUILD_MEMBERS_CHUNK", json.dumps(chunk))

    def drop(self, code: int = 4000) -> None:
        """Close every identified connection; 1006 cuts it."""
        for wire in self.sessions.wires():
            wire.close(code)

    def ask_reconnect(self) -> None:
        """Op 7 to everyone."""
        for wire in self.sessions.wires():
            wire.send(_packet(RECONNECT, None))

    def invalidate(self, *, resumable: bool) -> None:
        """Op 9 to everyone; when not resumable their sessions are forgotten."""
        for wire in self.sessions.wires():
            wire.send(_packet(INVALID, data=resumable))
            if not resumable:
                self.sessions.lost(wire, forget=True)

    def close_silent(self) -> None:
        """Close connections whose heartbeats stopped."""
        now = asyncio.get_running_loop().time()
        for connection in self._connections:
            if now - connection.heartbeat_at > self._heartbeat * 1.5:
                connection.close(TIMED_OUT)

    async def stop(self) -> None:
        """Cut everything, for the end of the server."""
        for connection in list(self._connections):
            connection.close(ABORT)


def _packet(op: int, data: Any) -> str:
    return json.dumps({"op": op, "d": data, "s": None, "t": None}, separators=(",", ":"))
