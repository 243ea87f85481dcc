"""What Discord's document accepts and Discord itself refuses or always sends; each rule is one small check."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
_ROW, _BUTTON, _TEXT, _FILE, _LABEL = 1, 2, 10, 13, 18
_LINK, _PREMIUM = 5, 6
_V2 = 1 << 15
_MODAL = 9
_COMMANDS_MOST = {1: 100, 2: 15, 3: 15}


def problems(exchange: Json) -> list[str]:
    """What breaks a rule of Discord's in one exchange as the emulator records it; empty when nothing does."""
    found = [f"request: {each}" for each in _request(exchange)] + [f"reply: {each}" for each in _reply(exchange)]
    return [f"{exchange['method']} {exchange['path']} {exchange['status']}: {each}" for each in found]


def _request(exchange: Json) -> Iterator[str]:
    body, path = exchange["request"], exchange["path"]
    if path.endswith("/commands") and isinstance(body, list):
        yield from _commands(body)
    elif path.endswith("/callback") and isinstance(body, dict):
        data = body.get("data") or {}
        yield from _modal(data) if body.get("type") == _MODAL else _message(data, exchange["files"])
    elif isinstance(body, dict) and ("/messages" in path or "/webhooks/" in path):
        yield from _message(body, exchange["files"])


def _commands(commands: list[Json]) -> Iterator[str]:
    for kind, most in _COMMANDS_MOST.items():
        count = sum(command.get("type", 1) == kind for command in commands)
        if count > most:
            yield f"{count} commands of type {kind}, at most {most}"
    for command in commands:
        if command.get("type", 1) == 1 and command["name"] != command["name"].lower():
            yield f"the slash command name {command['name']!r} has capitals"


def _modal(data: Json) -> Iterator[str]:
    if len(data.get("components") or []) > 5:
        yield f"a modal with {len(data['components'])} components, at most 5"
    yield from _custom_ids(data)


def _message(body: Json, files: Json) -> Iterator[str]:
    content, embeds = body.get("content"), body.get("embeds")
    components = list(walk(body.get("components") or []))
    if (body.get("flags") or 0) & _V2 and (content or embeds):
        yield "content or embeds beside the Components V2 flag"
    if len(content or "") > 2000:
        yield f"content of {len(content or '')} characters, at most 2000"
    if (size := sum(_embed_size(embed) for embed in embeds or [])) > 6000:
        yield f"embeds of {size} characters in all, at most 6000"
    if (size := sum(len(each["content"]) for each in components if each["type"] == _TEXT)) > 4000:
        yield f"Components V2 text of {size} characters, at most 4000"
    if len(components) > 40:
        yield f"{len(components)} components, at most 40"
    yield from _custom_ids(body)
    yield from _addresses(body, components, files)


def _custom_ids(body: Json) -> Iterator[str]:
    components = list(walk(body.get("components") or []))
    for button in components:
        if button["type"] == _BUTTON and button.get("style") not in (_LINK, _PREMIUM) and not button.get("custom_id"):
            yield f"the button {button.get('label')!r} has no custom_id"
    given = [each["custom_id"] for each in components if each.get("custom_id")]
    yield from (f"the custom_id {each!r} is there twice" for each in sorted(set(given)) if given.count(each) > 1)


def _addresses(body: Json, components: list[Json], files: Json) -> Iterator[str]:
    for item in components:
        if item["type"] == _FILE and not item["file"]["url"].startswith("attachment://"):
            yield f"a file component shows {item['file']['url']!r}, only attachment:// is possible"
    sent = {each["filename"] for each in files.values()}
    sent |= {each["filename"] for each in body.get("attachments") or [] if each.get("filename")}
    for media in _media(components):
        name = media["url"].removeprefix("attachment://")
        if files and name != media["url"] and name not in sent:
            yield f"{media['url']!r} is shown and not sent"


def _reply(exchange: Json) -> Iterator[str]:
    for node in _objects(exchange["response"]):
        if {"username", "discriminator"} <= node.keys() and "primary_guild" not in node:
            yield f"the user {node['username']!r} has no primary_guild"
        allowed = node.get("default_member_permissions")
        if allowed is not None and not isinstance(allowed, str):
            yield f"default_member_permissions is {allowed!r} and no string"
        if {"author", "channel_id"} <= node.keys():
            for component in walk(node.get("components") or []):
                if type(component.get("id")) is not int:
                    yield f"a component of type {component['type']} has the id {component.get('id')!r}"


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, depth first, with accessories and the insides of labels."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        yield from walk([component[key] for key in ("accessory", "component") if component.get(key)])


def _media(components: list[Json]) -> Iterator[Json]:
    for component in components:
        holders = [component, *(component.get("items") or [])]
        yield from (holder[key] for holder in holders for key in ("media", "file") if holder.get(key))


def _objects(node: object) -> Iterator[Json]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from _objects(value)


def _embed_size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    texts += [field.get(key) for field in embed.get("fields") or [] for key in ("name", "value")]
    return sum(len(text or "") for text in texts)
