"""What a member's client does before anything is sent: finds command, options, component, modal."""

from dataclasses import dataclass, replace

from playground.fake_discord import modal_limits, permissions, values
from playground.fake_discord.component_limits import BUTTON, SELECTS, walk
from playground.fake_discord.files import refreshed_json
from playground.fake_discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Request
from playground.fake_discord.resolving import ATTACHMENT, Resolver
from playground.fake_discord.state import Channel, Interaction, Json, Message, Person, World
from playground.fake_discord.values import NotSent


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Who acts, where, in which language."""

    person: Person
    channel: Channel
    locale: str | None = None


class Composer:
    """Builds interaction requests out of what a member typed, pressed or filled in."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._resolver = Resolver(world)

    def usable(self, person: Person) -> list[Json]:
        """The commands `person` may use, guild's own first."""
        held = permissions.base(self._world, person)
        everything = [*self._world.commands.get(self._world.guild_id, []), *self._world.commands[None]]
        return [c for c in everything if _allowed(c["default_member_permissions"], held)]

    def slash(self, place: Place, path: str, given: Json, *, focused: str | None = None) -> Request:
        """A slash command ("studio setup"), or its autocomplete when an option is `focused`."""
        self._check_may_command(place)
        command = self._command(place.person, path.split(maxsplit=1)[0], 1)
        options, wrap = command.get("options") or [], path.split()[1:]
        for name in wrap:
            found = next((option for option in options if option["name"] == name and option["type"] in (1, 2)), None)
            if found is None:
                raise NotSent(f"/{path} is not a command.")
            options = found.get("options") or []
        if any(option["type"] in (1, 2) for option in options):
            raise NotSent(f"/{path} needs a subcommand.")
        resolved: Json = {}
        sent = self._options(options, given, resolved, focused)
        for name, kind in reversed(_kinds(command, wrap)):
            sent = [{"name": name, "type": kind, "options": sent}]
        data: Json = {"id": command["id"], "name": command["name"], "type": 1, "options": sent}
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        if resolved:
            data["resolved"] = resolved
        kind = COMMAND if focused is None else AUTOCOMPLETE
        return _request(place, kind, data, name=path, options=given)

    def menu(self, place: Place, name: str, target: str) -> Request:
        """A message or user menu command on `target`."""
        self._check_may_command(place)
        message = place.channel.messages.get(target)
        if message is not None and self._world.may_see(place.person, message):
            shown = refreshed_json(message.payload, self._world.now())
            resolved: Json = {"messages": {target: shown}}
            command = self._command(place.person, name, 3)
        elif target in self._world.people:
            command = self._command(place.person, name, 2)
            resolved = self._resolver.user(target)
        else:
            raise NotSent("There is no such message or member.")
        data = {
            "id": command["id"],
            "name": name,
            "type": command["type"],
            "target_id": target,
            "resolved": resolved,
        }
        return _request(place, COMMAND, data, name=name, options={"target": target})

    def component(self, place: Place, message_id: str, custom_id: str, picked: list[str]) -> Request:
        """A button pressed or a select changed."""
        message = place.channel.messages.get(message_id)
        if message is None or not self._world.may_see(place.person, message):
            raise NotSent("There is no such message.")
        component = next((c for c in walk(message.payload["components"]) if c.get("custom_id") == custom_id), None)
        if component is None:
            raise NotSent("That component is not on this message.")
        if component.get("disabled"):
            raise NotSent("That component is disabled.")
        data: Json = {"custom_id": custom_id, "component_type": component["type"], "id": component["id"]}
        if component["type"] != BUTTON:
            data["values"] = values.chosen(component, picked)
            if resolved := self._resolver.values(component["type"], picked):
                data["resolved"] = resolved
        return _request(place, COMPONENT, data, name=custom_id, options={"values": picked}, source=message)

    def modal(self, opener: Interaction, fields: Json) -> Request:
        """The modal that `opener` showed, filled in and sent."""
        modal = opener.modal
        if modal is None:
            raise NotSent("There is no modal open.")
        resolved: Json = {}
        components: list[Json] = []
        known = {item["custom_id"]: item for item in modal_limits.inputs(modal["components"])}
        if unknown := set(fields) - set(known):
            raise NotSent(f"There is no field {min(unknown)!r}.")
        for component in modal["components"]:
            base = {"type": component["type"], "id": component["id"]}
            if component["type"] == modal_limits.LABEL:
                components.append(base | {"component": self._filled(component["component"], fields, resolved)})
            elif component["type"] == modal_limits.ROW:
                inner = [self._filled(child, fields, resolved) for child in component["components"]]
                components.append(base | {"components": inner})
            else:
                components.append(base)
        data: Json = {"custom_id": modal["custom_id"], "components": components, "resolved": resolved}
        # With the roles of this moment: they may have changed since it was opened.
        person = self._world.people[opener.person.id]
        place = Place(person=person, channel=opener.channel, locale=opener.payload["locale"])
        request = _request(place, MODAL_SUBMIT, data, name=modal["custom_id"], options=fields, source=opener.source)
        return replace(request, opener=opener)

    def _check_may_command(self, place: Place) -> None:
        held = self._world.permissions(place.person, place.channel)
        if not held & permissions.VIEW_CHANNEL:
            raise NotSent("You cannot see that channel.")
        if permissions.silenced(self._world, place.person):
            raise NotSent("A moderator timed you out: you may use no commands until that is over.")
        if not held & permissions.USE_APPLICATION_COMMANDS:
            raise NotSent("You may not use commands in this channel.")

    def _command(self, person: Person, name: str, kind: int) -> Json:
        for command in self.usable(person):
            if command["name"] == name and command["type"] == kind:
                return command
        raise NotSent(f"There is no command {name!r} that you may use.")

    def _options(self, options: list[Json], given: Json, resolved: Json, focused: str | None) -> list[Json]:
        known = {option["name"]: option for option in options}
        if unknown := set(given) - set(known):
            raise NotSent(f"There is no option {min(unknown)!r}.")
        if focused is not None and not known.get(focused, {}).get("autocomplete"):
            raise NotSent(f"{focused!r} has no suggestions.")
        sent: list[Json] = []
        for name, value in given.items():
            option = known[name]
            if name == focused:
                sent.append({"name": name, "type": option["type"], "value": value, "focused": True})
                continue
            checked = values.checked(option, value, lenient=focused is not None)
            self._resolver.add(option["type"], checked, resolved)
            sent.append({"name": name, "type": option["type"], "value": checked})
        missing = [o["name"] for o in options if o.get("required") and given.get(o["name"]) in (None, "")]
        if missing and focused is None:
            raise NotSent(f"{missing[0]!r} is required.")
        if focused is not None and focused not in given:
            sent.append({"name": focused, "type": known[focused]["type"], "value": "", "focused": True})
        return sent

    def _filled(self, item: Json, fields: Json, resolved: Json) -> Json:
        kind, name = item["type"], item["custom_id"]
        base: Json = {"type": kind, "id": item["id"], "custom_id": name}
        value = fields.get(name)
        if kind == modal_limits.TEXT_INPUT:
            return base | {"value": values.text(item, item.get("value", "") if value is None else value)}
        if kind == modal_limits.BOX:
            return base | {"value": bool(item.get("default") if value is None else value)}
        default = [option["value"] for option in item.get("options", []) if option.get("default")]
        picked: list[str] = default if value is None else value if isinstance(value, list) else [value]
        if kind == modal_limits.RADIOS:
            return base | {"value": values.chosen(item | {"min_values": 0}, picked)[0] if picked else None}
        if item.get("required", True) and not picked:
            raise NotSent(f"{name!r} is required.")
        if kind == modal_limits.FILE_UPLOAD:
            for identity in picked:
                self._resolver.add(ATTACHMENT, identity, resolved)
        elif kind in SELECTS:
            for key, entries in self._resolver.values(kind, picked).items():
                resolved.setdefault(key, {}).update(entries)
        return base | {"values": values.chosen(item, picked) if picked else []}


def _allowed(wanted: str | None, held: int) -> bool:
    if wanted is None:
        return True
    bits = int(wanted)
    return bool(held & permissions.ADMINISTRATOR) or (bits != 0 and held & bits == bits)


def _kinds(command: Json, wrap: list[str]) -> list[tuple[str, int]]:
    kinds: list[tuple[str, int]] = []
    options = command.get("options") or []
    for name in wrap:
        option = next(option for option in options if option["name"] == name)
        kinds.append((name, option["type"]))
        options = option.get("options") or []
    return kinds


def _request(
    place: Place, kind: int, data: Json, *, name: str, options: Json, source: Message | None = None
) -> Request:
    return Request(
        type=kind,
        person=place.person,
        channel=place.channel,
        data=data,
        name=name,
        options=options,
        source=source,
        locale=place.locale,
    )
