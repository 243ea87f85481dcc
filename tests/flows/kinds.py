"""Every kind of person there is, and what each of them sends, past whatever their client would forbid."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from playground.fake_discord import demo
from playground.fake_discord import permissions as p
from playground.fake_discord.composer import Composer, Place
from playground.fake_discord.interactions import COMPONENT, MODAL_SUBMIT, Interactions, Request
from playground.fake_discord.payloads import member
from playground.fake_discord.state import Channel, Interaction, Json, Message, Person
from tests.flows.studio import Studio

#: A server that the bot is in as well, and its only channel.
ELSEWHERE, ELSEWHERE_CHANNEL = "1200000000000000000", "1200000000000000201"
_BUTTON, STRINGS, _INPUT, _LABEL, _ROW = 2, 3, 4, 18, 1


class Kind(StrEnum):
    """As `docs/permissions.md` calls them."""

    OWN = "its member"
    MEMBER = "member"
    MODERATOR = "moderator"
    ADMIN = "admin"
    OPERATOR = "operator"
    BANNED = "banned"
    STRANGER = "stranger"
    ELSEWHERE = "elsewhere"


OPERATOR, BANNED, STRANGER, FOREIGN, SOMEBODY = (f"110000000000000031{number}" for number in range(5))
#: Who stands for whom; the pictures in question are Ada's.
PEOPLE = {
    Kind.OWN: demo.ADA,
    Kind.MEMBER: demo.BRUNO,
    Kind.MODERATOR: demo.MIKA,
    Kind.ADMIN: demo.OLGA,
    Kind.OPERATOR: OPERATOR,
    Kind.BANNED: BANNED,
    Kind.STRANGER: STRANGER,
    Kind.ELSEWHERE: FOREIGN,
}
#: What a moderator of the other server may do there.
_FOREIGN_RIGHTS = p.MEMBER | p.MODERATE_MEMBERS | p.MANAGE_MESSAGES


def settle(studio: Studio) -> None:
    """Let those come who are not in the demo, and open the channel of the other server."""
    world = studio.discord.world
    names = {OPERATOR: "petra", BANNED: "rui", STRANGER: "sana", FOREIGN: "timo", SOMEBODY: "uwe"}
    for identity, name in names.items():
        world.people[identity] = Person(id=identity, username=name, display_name=name.title(), color="#888888")
    # Not announced: this server's list of channels does not name it.
    world.channels[ELSEWHERE_CHANNEL] = Channel(id=ELSEWHERE_CHANNEL, name="elsewhere")


class _Unchecked(Composer):
    """A client that sends what no other would."""

    def usable(self, person: Person) -> list[Json]:
        del person
        return self._world.commands[None]


class Sender:
    """Sends as every kind of person."""

    def __init__(self, studio: Studio) -> None:
        self._world = studio.discord.world
        here = studio.discord._interactions
        self._interactions = here
        self._elsewhere = _Elsewhere(here._world, here._messages)
        self._composer = _Unchecked(self._world)

    def place(self, kind: Kind) -> Place:
        """Where that kind of person is: in the studio's channel, before the bot alone, or in the other server."""
        person = self._world.people[PEOPLE[kind]]
        if kind is Kind.STRANGER:
            return Place(person=person, channel=self._world.direct_channel(person))
        channel = ELSEWHERE_CHANNEL if kind is Kind.ELSEWHERE else demo.STUDIO
        return Place(person=person, channel=self._world.channels[channel])

    def offers(self, kind: Kind, name: str) -> bool:
        """Whether Discord shows a command to them, as long as no server has changed who sees it."""
        command = next(each for each in self._world.commands[None] if each["name"] == name)
        if kind is Kind.STRANGER:
            return bool(command["dm_permission"])
        wanted = int(command["default_member_permissions"] or 0)
        person = self._world.people[PEOPLE[kind]]
        held = _FOREIGN_RIGHTS if kind is Kind.ELSEWHERE else p.base(self._world, person)
        return held & wanted == wanted

    def slash(self, kind: Kind, path: str, options: Json, focused: str | None = None) -> Interaction:
        return self._send(kind, self._composer.slash(self.place(kind), path, options, focused=focused))

    def menu(self, kind: Kind, name: str, target: str) -> Interaction:
        return self._send(kind, self._composer.menu(self.place(kind), name, target))

    def component(self, kind: Kind, message: Message, component: Json, values: list[str]) -> Interaction:
        """Press or choose on a message that shows this component, wherever the person is."""
        data: Json = {"custom_id": component["custom_id"], "component_type": component["type"], "id": component["id"]}
        if component["type"] != _BUTTON:
            data["values"] = values
            if resolved := self._composer._resolver.values(component["type"], values):
                data["resolved"] = resolved
        return self._send(kind, self._request(kind, COMPONENT, data, source=message))

    def form(self, kind: Kind, custom_id: str, fields: Json, source: Message | None = None) -> Interaction:
        """Send a form in, whoever opened it and from which message; texts are fields, lists what was chosen."""
        components = [
            {
                "type": _LABEL,
                "id": number,
                "component": {"type": _INPUT, "id": number + 50, "custom_id": name, "value": value}
                if isinstance(value, str)
                else {"type": STRINGS, "id": number + 50, "custom_id": name, "values": value},
            }
            for number, (name, value) in enumerate(fields.items(), start=1)
        ]
        data: Json = {"custom_id": custom_id, "components": components, "resolved": {}}
        return self._send(kind, self._request(kind, MODAL_SUBMIT, data, source))

    def planted(self, kind: Kind, template: Message, component: Json) -> Message:
        """A message of the bot where that person is, like the template, with this component below."""
        place = self.place(kind)
        identity = self._world.snowflakes.next()
        row = {"type": _ROW, "id": 900, "components": [component]}
        payload = template.payload | {"id": identity, "channel_id": place.channel.id}
        payload["components"] = [*payload["components"], row]
        message = replace(template, id=identity, payload=payload, attachments=list(template.attachments))
        place.channel.messages[identity] = message
        return message

    def _request(self, kind: Kind, what: int, data: Json, source: Message | None = None) -> Request:
        place = self.place(kind)
        return Request(
            type=what,
            person=place.person,
            channel=place.channel,
            data=data,
            name=str(data["custom_id"]),
            options={},
            source=source,
        )

    def _send(self, kind: Kind, request: Request) -> Interaction:
        return (self._elsewhere if kind is Kind.ELSEWHERE else self._interactions).create(request)


class _Elsewhere(Interactions):
    """Interactions of the other server, which is told from this one by its id and by what its people may do."""

    def _payload(self, request: Request, identity: str, token: str) -> Json:
        payload = super()._payload(request, identity, token)
        allowed = {"permissions": str(_FOREIGN_RIGHTS)}
        payload["guild_id"] = payload["channel"]["guild_id"] = ELSEWHERE
        payload["guild"] = payload["guild"] | {"id": ELSEWHERE}
        payload["member"] = {**member(request.person), **allowed}
        payload["channel"] |= allowed
        payload["authorizing_integration_owners"] = {"0": ELSEWHERE}
        return payload


def button(custom_id: str) -> Json:
    return {"type": _BUTTON, "id": 901, "style": 2, "label": "Press", "custom_id": custom_id, "disabled": False}


def select(custom_id: str, kind: int = STRINGS, options: Sequence[str] = ()) -> Json:
    """A select; of strings, of members (5), of roles (6) or of channels (8)."""
    offered = {"options": [{"label": each, "value": each} for each in options]} if kind == STRINGS else {}
    made = {"type": kind, "id": 901, "custom_id": custom_id, "min_values": 0, "max_values": 1, "disabled": False}
    return made | offered
