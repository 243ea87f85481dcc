"""Looks up what a member's input refers to, in the form of Discord's `resolved`; decides nothing else."""

from collections.abc import Sequence
from typing import Any

from playground.fake_discord import payloads, permissions
from playground.fake_discord.files import shown
from playground.fake_discord.state import Json, World
from playground.fake_discord.values import NotSent

USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT = 6, 7, 8, 9, 11


class Resolver:
    """Files, members, channels and roles by id; NotSent for one that is not there."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add(self, kind: int, value: Any, resolved: Json) -> None:
        """Put what an option refers to into `resolved`."""
        if kind == ATTACHMENT:
            attachment = self._world.uploads.get(value)
            if attachment is None:
                raise NotSent("That file is not uploaded.")
            resolved.setdefault("attachments", {})[value] = shown(self._world, attachment)
        elif kind == USER or (kind == MENTIONABLE and value in self._world.people):
            if value not in self._world.people:
                raise NotSent("There is no such member.")
            for key, entries in self.user(value).items():
                resolved.setdefault(key, {}).update(entries)
        elif kind == CHANNEL:
            channel = self._world.channels.get(value)
            if channel is None:
                raise NotSent("There is no such channel.")
            shape = payloads.channel(self._world, channel) | {"permissions": str(permissions.MEMBER)}
            resolved.setdefault("channels", {})[value] = shape
        elif kind in (ROLE, MENTIONABLE):
            if value not in self._world.roles:
                raise NotSent("There is no such role.")
            resolved.setdefault("roles", {})[value] = payloads.role(self._world.roles[value])

    def user(self, identity: str) -> Json:
        """`users` and `members` of one person."""
        person = self._world.people[identity]
        member = payloads.partial_member(person) | {"permissions": str(permissions.base(self._world, person))}
        return {"users": {identity: payloads.user(person)}, "members": {identity: member}}

    def values(self, component_type: int, values: Sequence[str]) -> Json:
        """What the values of a select refer to."""
        resolved: Json = {}
        if option := {5: USER, 6: ROLE, 7: MENTIONABLE, 8: CHANNEL}.get(component_type):
            for value in values:
                self.add(option, value, resolved)
        return resolved
