"""Gateway sessions: numbered events, replay after a lost connection, shards; knows no socket."""

import json
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from playground.fake_discord import payloads
from playground.fake_discord.state import Json, World

GUILDS = 1 << 0
REPLAY_EVENTS = 8192
RESUMABLE_SECONDS = 300.0


class Wire(Protocol):
    """One open connection: takes whole gateway payloads as text."""

    def send(self, text: str) -> None: ...

    def close(self, code: int) -> None: ...


@dataclass(slots=True, kw_only=True)
class Session:
    """One identified session; `wire` is None while its connection is lost."""

    id: str
    shard: tuple[int, int]
    intents: int
    wire: Wire | None
    sequence: int = 0
    lost_at: float = 0.0
    events: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=REPLAY_EVENTS))

    def dispatch(self, event: str, data: str) -> None:
        """Number `data` (JSON), keep it for a replay, and send it when connected."""
        self.sequence += 1
        text = f'{{"t":"{event}","s":{self.sequence},"op":0,"d":{data}}}'
        self.events.append((self.sequence, text))
        if self.wire is not None:
            self.wire.send(text)

    def missed(self, after: int) -> list[str] | None:
        """The events after number `after`, or None when they are not all kept."""
        oldest = self.events[0][0] if self.events else self.sequence + 1
        if after > self.sequence or after < oldest - 1:
            return None
        return [text for number, text in self.events if number > after]


class Sessions:
    """All sessions of the bot, dead ones until they can no longer be resumed."""

    def __init__(self, world: World, monotonic: Callable[[], float]) -> None:
        self._world = world
        self._monotonic = monotonic
        self._all: dict[str, Session] = {}
        self.resume_url = ""

    @property
    def online(self) -> bool:
        """Whether any session is connected."""
        return any(session.wire is not None for session in self._all.values())

    def wires(self) -> list[Wire]:
        """Every open identified connection."""
        return [session.wire for session in self._all.values() if session.wire is not None]

    def identify(self, wire: Wire, shard: tuple[int, int], intents: int) -> Session:
        """A new session; sends READY, then GUILD_CREATE when it asked for guilds and has this one."""
        self._forget_old()
        session = Session(id=secrets.token_hex(16), shard=shard, intents=intents, wire=wire)
        self._all[session.id] = session
        mine = self._shard_of(self._world.guild_id, shard[1]) == shard[0]
        session.dispatch("READY", _dump(self._ready(session, mine=mine)))
        if mine and intents & GUILDS:
            session.dispatch("GUILD_CREATE", _dump(payloads.guild_create(self._world)))
        self._world.announce("bot", self.online)
        return session

    def resume(self, wire: Wire, session_id: str, after: int) -> Session | None:
        """Attach `wire` and replay what it missed; None when the session cannot be resumed."""
        self._forget_old()
        session = self._all.get(session_id)
        missed = session.missed(after) if session else None
        if session is None or missed is None:
            return None
        if session.wire is not None and session.wire is not wire:
            session.wire.close(4000)
        session.wire = wire
        for text in missed:
            wire.send(text)
        session.dispatch("RESUMED", '{"_trace":["fake-discord"]}')
        self._world.announce("bot", self.online)
        return session

    def lost(self, wire: Wire, *, forget: bool = False) -> None:
        """The connection is gone; its session waits for a RESUME unless it was ended (`forget`)."""
        for session in [s for s in self._all.values() if s.wire is wire]:
            session.wire, session.lost_at = None, self._monotonic()
            if forget:
                del self._all[session.id]
        self._world.announce("bot", self.online)

    def dispatch(self, event: str, data: Json, *, guild_id: str | None, intent: int = 0) -> None:
        """Send one event to every session of the shard that has this guild (None: direct, shard 0) and asked for it."""
        text = _dump(data)
        for session in self._all.values():
            asked = not intent or session.intents & intent
            if asked and self._shard_of(guild_id, session.shard[1]) == session.shard[0]:
                session.dispatch(event, text)

    @staticmethod
    def _shard_of(guild_id: str | None, count: int) -> int:
        return (int(guild_id) >> 22) % count if guild_id else 0

    def _forget_old(self) -> None:
        oldest = self._monotonic() - RESUMABLE_SECONDS
        for session in [s for s in self._all.values() if s.wire is None and s.lost_at < oldest]:
            del self._all[session.id]

    def _ready(self, session: Session, *, mine: bool) -> Json:
        return {
            "v": 10,
            "user": payloads.own_user(self._world),
            "guilds": [{"id": self._world.guild_id, "unavailable": True}] if mine else [],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.resume_url,
            "shard": list(session.shard),
            "application": {"id": self._world.application_id, "flags": 0},
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "guild_join_requests": [],
            "user_settings": {},
            "_trace": ["fake-discord"],
        }


def _dump(data: Any) -> str:
    return json.dumps(data, separators=(",", ":"))
