"""What Discord's document accepts and Discord itself refuses or always sends; each rule is one small check."""

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
_SLASH = 1
_BUTTON, _SELECT, _TEXT, _FILE = 2, 3, 10, 13
_LINK, _PREMIUM = 5, 6
_V2 = 1 << 15
_MODAL = 9
_COMMANDS_MOST = {1: 100, 2: 15, 3: 15}
_NAME = re.compile(r"[-_'\w]{1,32}")


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
    for kind in _COMMANDS_MOST:
        yield from _apart([command for command in commands if command.get("type", 1) == kind])
    for command in commands:
        if command.get("type", 1) == _SLASH:
            yield from _named(command)
            if (size := _command_size(command)) > 8000:
                yield f"the command {command['name']!r} has {size} characters, at most 8000"


def _named(item: Json) -> Iterator[str]:
    """Names of a slash command and of all that is in it, in every language."""
    for name in _texts(item, "name"):
        if name != name.lower():
            yield f"the name {name!r} has capitals"
        if not _NAME.fullmatch(name):
            yield f"the name {name!r} has characters that no name has"
    yield from _apart(item.get("options") or [])
    for option in item.get("options") or []:
        yield from _named(option)


def _apart(items: list[Json]) -> Iterator[str]:
    """No two beside each other are called the same in any language."""
    languages = {locale for item in items for locale in item.get("name_localizations") or {}}
    for locale in sorted(languages | {""}):
        names = [(item.get("name_localizations") or {}).get(locale, item["name"]) for item in items]
        yield from (f"{name!r} is there twice in {locale!r}" for name in sorted(set(names)) if names.count(name) > 1)


def _command_size(item: Json) -> int:
    """Characters as Discord counts them: of names, descriptions and values, each in its longest language."""
    texts = sum(max(map(len, _texts(item, field))) for field in ("name", "description", "value"))
    inside = [*(item.get("options") or []), *(item.get("choices") or [])]
    return texts + sum(_command_size(each) for each in inside)


def _texts(item: Json, field: str) -> list[str]:
    return [str(item.get(field) or ""), *(item.get(f"{field}_localizations") or {}).values()]


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
    for select in components:
        if select["type"] == _SELECT:
            yield from _chosen(select)


def _chosen(select: Json) -> Iterator[str]:
    values = [option["value"] for option in select["options"]]
    if len(set(values)) < len(values):
        yield f"the select {select['custom_id']!r} has a value twice"
    most = 1 if select.get("max_values") is None else select["max_values"]
    if (count := sum(bool(option.get("default")) for option in select["options"])) > most:
        yield f"the select {select['custom_id']!r} has {count} defaults, at most {most}"


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
