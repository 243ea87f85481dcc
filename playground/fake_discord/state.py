"""The world that outlives the bot: guild, people, messages, interactions, files; knows no wire format."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from playground.fake_discord import permissions
from playground.fake_discord.moments import Clock, Snowflakes

ACKNOWLEDGE_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0
#: Bytes a file may have, by the guild's boost level.
FILE_LIMITS = (10 * 1024 * 1024, 10 * 1024 * 1024, 50 * 1024 * 1024, 100 * 1024 * 1024)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A guild role; `permissions` are Discord's bits."""

    id: str
    name: str
    permissions: int
    position: int
    color: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwrite:
    """What a channel changes for one role (`kind` 0) or one member (`kind` 1)."""

    id: str
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member of the guild, or the bot; `avatar` is the hash of a picture of their own, `locale` their language."""

    id: str
    username: str
    display_name: str
    color: str
    roles: tuple[str, ...] = ()
    kind: str = "member"
    bot: bool = False
    locale: str = "en-US"
    avatar: str | None = None
    #: Until when a moderator let them say nothing, as Discord writes times.
    silenced_until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A stored file: `payload` is what Discord shows of it, without its signed addresses."""

    id: str
    path: str
    payload: Json
    data: bytes


@dataclass(slots=True, kw_only=True)
class Message:
    """A message: the payload last shown, all its files, and who may see it (`private_to`)."""

    id: str
    payload: Json
    attachments: list[Attachment]
    created: float
    private_to: str | None = None
    interaction: str | None = None

    @property
    def channel_id(self) -> str:
        return self.payload["channel_id"]

    @property
    def loading(self) -> bool:
        return bool(self.payload["flags"] & 128)


@dataclass(slots=True, kw_only=True)
class Channel:
    """A text channel of the guild, or (with `recipient`) a direct-message channel."""

    id: str
    name: str
    topic: str | None = None
    position: int = 0
    nsfw: bool = False
    overwrites: tuple[Overwrite, ...] = ()
    recipient: str | None = None
    messages: dict[str, Message] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Interaction:
    """One interaction, from its creation to its last edit; times are the clock's seconds."""

    id: str
    token: str
    type: int
    payload: Json
    person: Person
    channel: Channel
    created: float
    name: str
    options: Json
    source: Message | None = None
    metadata: Json | None = None
    state: str = "created"
    response_type: int | None = None
    acknowledged: float | None = None
    original: str | None = None
    modal: Json | None = None
    choices: list[Json] | None = None
    waiters: list[Callable[[], None]] = field(default_factory=list)
    calls: list[tuple[float, str]] = field(default_factory=list)
    final: tuple[float, int] | None = None

    def expired(self, now: float) -> bool:
        """True when the 15 minutes of its token are over."""
        return now - self.created >= TOKEN_SECONDS


Observer = Callable[[str, Any], None]


class World:
    """Everything there is, and who wants to hear when it changes."""

    def __init__(self, clock: Clock = time) -> None:
        self.clock = clock
        self.snowflakes = Snowflakes(clock)
        self.guild_id = ""
        self.guild_name = ""
        self.owner_id = ""
        self.application_id = ""
        self.bot: Person = Person(id="", username="", display_name="", color="")
        #: What the developer portal says of the application, where it is not as usual.
        self.portal: Json = {}
        self.cdn_url = ""
        self.preferred_locale = "en-US"
        self.premium_tier = 0
        self.file_limit = FILE_LIMITS[0]
        self.roles: dict[str, Role] = {}
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, Attachment] = {}
        self.uploads: dict[str, Attachment] = {}
        self.commands: dict[str | None, list[Json]] = {None: []}
        self.interactions: dict[str, Interaction] = {}
        self.by_token: dict[str, Interaction] = {}
        self.waiting: deque[Interaction] = deque()
        self._observers: list[Observer] = []

    def now(self) -> float:
        """The clock's seconds since 1970."""
        return self.clock.time()

    def observe(self, observer: Observer) -> None:
        """Call `observer(event, subject)` for every change from now on."""
        self._observers.append(observer)

    def announce(self, event: str, subject: Any) -> None:
        """Tell every observer."""
        for observer in self._observers:
            observer(event, subject)

    def boost(self, tier: int) -> None:
        """Bring the guild to a boost level from 0 to 3, and with it what a file may weigh."""
        self.premium_tier, self.file_limit = tier, FILE_LIMITS[tier]

    def change_person(self, identity: str, **changes: Any) -> Person:
        """A member with other roles, another language or another picture from now on."""
        changed = self.people[identity] = replace(self.people[identity], **changes)
        self.announce("member", changed)
        return changed

    def change_channel(self, identity: str, **changes: Any) -> Channel:
        """A channel with other overwrites, another name or topic, or age-restricted, from now on."""
        channel = self.channels[identity]
        for name, value in changes.items():
            setattr(channel, name, value)
        self.announce("channel", channel)
        return channel

    def permissions(self, person: Person, channel: Channel) -> int:
        """The effective permission bits of `person` in `channel`."""
        return permissions.effective(self, person, channel)

    def may_see(self, person: Person, message: Message) -> bool:
        """Whether this message is shown to `person`."""
        if message.private_to is not None:
            return message.private_to == person.id
        channel = self.channels[message.channel_id]
        return bool(self.permissions(person, channel) & permissions.VIEW_CHANNEL)

    def direct_channel(self, person: Person) -> Channel:
        """The direct-message channel with `person`, opened when there is none."""
        for channel in self.channels.values():
            if channel.recipient == person.id:
                return channel
        channel = Channel(id=self.snowflakes.next(), name=person.username, recipient=person.id)
        self.channels[channel.id] = channel
        self.announce("channel", channel)
        return channel

    def expire_overdue(self) -> None:
        """Fail every interaction that nobody acknowledged within 3 s."""
        now = self.now()
        while self.waiting and (
            self.waiting[0].state != "created" or now - self.waiting[0].created > ACKNOWLEDGE_SECONDS
        ):
            interaction = self.waiting.popleft()
            if interaction.state == "created":
                self.fail(interaction)

    def fail(self, interaction: Interaction) -> None:
        """The member now reads "The application did not respond"."""
        interaction.state = "failed"
        self.announce("interaction", interaction)
        self.wake(interaction)

    @staticmethod
    def wake(interaction: Interaction) -> None:
        """Release whoever waits for the answer to `interaction`."""
        for release in interaction.waiters:
            release()
        interaction.waiters.clear()
