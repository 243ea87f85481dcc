"""The judge of what the bot hears can fail: each kind of wrong payload is caught, in words that name the fault."""

import copy
from typing import Any

import pytest

from tests.conformance import heard
from tests.conformance.contract import Contract
from tests.conformance.samples import MEMBER, MESSAGE, USER

Json = dict[str, Any]
_CHANNEL: Json = {"id": "1", "type": 0, "flags": 0, "guild_id": "7", "name": "studio", "position": 0}
_FILE: Json = {"id": "5", "filename": "a.png", "size": 3, "url": "https://x.y/a", "proxy_url": "https://x.y/a"}
_PARTIAL: Json = {key: value for key, value in MEMBER.items() if key not in ("user", "mute", "deaf")}


def interaction(kind: int, data: Json, **changes: Any) -> Json:
    """A correct payload of a server's channel, but for `changes`."""
    correct: Json = {
        "id": "2", "application_id": "1", "type": kind, "token": "t", "version": 1, "data": data, "channel_id": "1",
        "channel": _CHANNEL | {"permissions": "8"}, "context": 0, "guild_id": "7", "guild_locale": "fr",
        "locale": "de", "app_permissions": "8", "authorizing_integration_owners": {"0": "7"}, "entitlements": [],
        "attachment_size_limit": 10, "member": MEMBER | {"permissions": "8"},
    }  # fmt: skip
    return correct | changes


def command(**changes: Any) -> Json:
    """A slash command with an option and everything that can be resolved, but for `changes`."""
    resolved = {
        "users": {"1": USER}, "members": {"1": _PARTIAL | {"permissions": "8"}}, "attachments": {"5": _FILE},
        "messages": {"2": MESSAGE},
    }  # fmt: skip
    options = [{"type": 1, "name": "status", "options": [{"type": 11, "name": "image", "value": "5"}]}]
    data = {"id": "3", "name": "studio", "type": 1, "options": options, "resolved": resolved}
    return interaction(2, data | changes)


def form(**changes: Any) -> Json:
    """A form with one field, filled in, but for `changes`."""
    field: Json = {"type": 4, "id": 2, "custom_id": "prompt", "value": "a fox"}
    return interaction(5, {"custom_id": "ask", "components": [{"type": 18, "id": 1, "component": field | changes}]})


def direct(**changes: Any) -> Json:
    """An interaction in direct messages, but for `changes`."""
    payload = command()
    del payload["member"], payload["guild_id"], payload["guild_locale"]
    channel = {"id": "1", "type": 1, "flags": 0, "recipients": [USER], "permissions": "8"}
    return payload | {"context": 1, "user": USER, "channel": channel} | changes


def component(**changes: Any) -> Json:
    """A pressed button, but for `changes`."""
    return interaction(3, {"custom_id": "again", "component_type": 2, "id": 4} | changes, message=MESSAGE)


def test_correct_payloads_pass(contract: Contract) -> None:
    """The examples that the wrong ones are made of are right themselves."""
    for payload in (command(), form(), direct(), component(), interaction(4, {"id": "3", "name": "do", "type": 1})):
        assert heard.problems(contract, payload) == []


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        (command() | {"type": 9}, "type: $: 9 is not valid"),
        (command() | {"locale": "tlh"}, "locale: $: 'tlh' is not valid"),
        (command() | {"guild_locale": "tlh"}, "guild_locale"),
        (command() | {"id": 2}, "id: $"),
        (command() | {"member": MEMBER | {"colour": 1}}, "'colour' was unexpected"),
        (command() | {"user": USER}, "member and no user"),
        (command() | {"channel": _CHANNEL | {"name": 7}}, "channel: $.name"),
        (direct(guild_id="7"), "guild_id is '7'"),
        (direct(user=None), "user: $"),
        (direct(channel=_CHANNEL), "channel: $"),
        (command(type=7), "data.type"),
        (command(id=3), "data.id"),
        (command(options=[{"type": 99, "name": "image", "value": "5"}]), "options 'image'"),
        (command(options=[{"type": 11, "name": "image"}]), "options 'image' has no value"),
        (command(resolved={"users": {"1": USER | {"id": 1}}}), "data.resolved.users 1: $.id"),
        (command(resolved={"members": {"1": _PARTIAL}}), "has no permissions"),
        (command(resolved={"members": {"1": MEMBER | {"permissions": "8"}}}), "unexpected"),
        (command(resolved={"attachments": {"5": _FILE | {"size": "3"}}}), "attachments 5: $.size"),
        (command(resolved={"messages": {"2": MESSAGE | {"flags": None}}}), "messages 2: $.flags"),
        (component(component_type=99), "data.component_type"),
        (component() | {"message": {"id": "2"}}, "message: $"),
        (form(id="2"), "has the id '2'"),
        (form(type=99), "99 is not valid"),
    ],
)
def test_the_document_catches(contract: Contract, payload: Json, told: str) -> None:
    """A wrong payload is caught, wherever the fault is."""
    assert told in " ".join(heard.problems(contract, payload))


@pytest.mark.parametrize("key", sorted(command()))
def test_nothing_may_be_missing(contract: Contract, key: str) -> None:
    """Each part of a command's payload is there for a reason."""
    payload = command()
    del payload[key]
    assert heard.problems(contract, payload)


def test_an_input_without_a_value_is_caught(contract: Contract) -> None:
    """However deep it lies; and kinds without which a payload can't be read."""
    payload = copy.deepcopy(form())
    del payload["data"]["components"][0]["component"]["value"]
    assert "neither value nor values" in " ".join(heard.problems(contract, payload))
    payload = component()
    del payload["data"]["component_type"]
    assert "data.component_type is missing" in " ".join(heard.problems(contract, payload))
