"""Holds what the bot hears of an interaction against Discord's schemas of the parts; knows no exchange.

The document describes no gateway payload as a whole, but nearly all that one is made of: people, members, messages,
channels, files, and the numbers of kinds.
"""

from collections.abc import Iterator
from typing import Any

from tests.conformance.contract import Contract

Json = dict[str, Any]
_GUILD = 0
#: What discord.py can't do without, and what the bot goes by.
_ALWAYS = (
    "id", "application_id", "type", "token", "version", "data", "channel_id", "channel", "context", "locale",
    "app_permissions", "authorizing_integration_owners", "entitlements", "attachment_size_limit",
)  # fmt: skip
_KINDS = {
    "id": "SnowflakeType",
    "application_id": "SnowflakeType",
    "type": "InteractionTypes",
    "channel_id": "SnowflakeType",
    "context": "InteractionContextType",
    "locale": "AvailableLocalesEnum",
    "guild_id": "SnowflakeType",
    "guild_locale": "AvailableLocalesEnum",
    "member": "PrivateGuildMemberResponse",
    "user": "UserResponse",
    "message": "MessageResponse",
}
_RESOLVED = {
    "users": "UserResponse",
    "roles": "GuildRoleResponse",
    "messages": "MessageResponse",
    "attachments": "MessageAttachmentResponse",
}
_COMMAND, _COMPONENT, _AUTOCOMPLETE, _MODAL = 2, 3, 4, 5
_DATA = {
    _COMMAND: {"id": "SnowflakeType", "type": "ApplicationCommandType"},
    _COMPONENT: {"component_type": "MessageComponentTypes"},
    _AUTOCOMPLETE: {"id": "SnowflakeType", "type": "ApplicationCommandType"},
    _MODAL: {},
}


def problems(contract: Contract, payload: Json) -> list[str]:
    """What the document says against the parts of one interaction; empty when nothing does."""
    named = f"interaction of type {payload.get('type')}"
    return [f"{named}: {each}" for each in _problems(contract, payload)]


def _problems(contract: Contract, payload: Json) -> Iterator[str]:
    yield from (f"{key} is missing" for key in _ALWAYS if key not in payload)
    yield from _of_kinds(contract, payload, _KINDS)
    yield from _place(contract, payload)
    data = payload.get("data") or {}
    kinds = _DATA.get(payload.get("type", 0), {})
    yield from (f"data.{key} is missing" for key in kinds if key not in data)
    yield from (f"data.{each}" for each in _of_kinds(contract, data, kinds))
    yield from (f"data.{each}" for each in _options(contract, data))
    yield from (f"data.resolved.{each}" for each in _resolved(contract, data.get("resolved") or {}))
    for component in data.get("components") or []:
        yield from (f"data.components: {each}" for each in _filled(contract, component))


def _of_kinds(contract: Contract, holder: Json, kinds: dict[str, str]) -> Iterator[str]:
    for key, schema in kinds.items():
        if key in holder:
            yield from (f"{key}: {each}" for each in contract.against(schema, holder[key]))


def _place(contract: Contract, payload: Json) -> Iterator[str]:
    """A member in a server's channel, or a user in a private one; never both."""
    inside = payload.get("context") == _GUILD
    wanted, unwanted = ("member", "user") if inside else ("user", "member")
    if wanted not in payload or unwanted in payload:
        yield f"in context {payload.get('context')} there should be {wanted} and no {unwanted}"
    for key in ("guild_id", "guild_locale"):
        if inside != (key in payload):
            yield f"in context {payload.get('context')} {key} is {payload.get(key)!r}"
    schema = "GuildChannelResponse" if inside else "PrivateChannelResponse"
    channel = {key: value for key, value in (payload.get("channel") or {}).items() if inside or key != "permissions"}
    yield from (f"channel: {each}" for each in contract.against(schema, channel))


def _options(contract: Contract, holder: Json) -> Iterator[str]:
    for option in holder.get("options") or []:
        for each in contract.against("ApplicationCommandOptionType", option.get("type")):
            yield f"options {option.get('name')!r}: {each}"
        if "options" not in option and "value" not in option and option.get("type") not in (1, 2):
            yield f"options {option.get('name')!r} has no value"
        yield from _options(contract, option)


def _resolved(contract: Contract, resolved: Json) -> Iterator[str]:
    for key, schema in _RESOLVED.items():
        for identity, entry in (resolved.get(key) or {}).items():
            yield from (f"{key} {identity}: {each}" for each in contract.against(schema, entry))
    for identity, entry in (resolved.get("members") or {}).items():
        if "permissions" not in entry:
            yield f"members {identity} has no permissions"
        basic = {name: value for name, value in entry.items() if name != "permissions"}
        yield from (f"members {identity}: {each}" for each in contract.against("BasicGuildMemberResponse", basic))


def _filled(contract: Contract, component: Json) -> Iterator[str]:
    """A filled-in component of a form: its kind, its number, and a value or values at each input."""
    yield from contract.against("MessageComponentTypes", component.get("type"))
    if type(component.get("id")) is not int:
        yield f"a component of type {component.get('type')} has the id {component.get('id')!r}"
    inside = [*(component.get("components") or []), *([component["component"]] if "component" in component else [])]
    if "custom_id" in component and not {"value", "values"} & component.keys():
        yield f"the input {component['custom_id']!r} has neither value nor values"
    for each in inside:
        yield from _filled(contract, each)
