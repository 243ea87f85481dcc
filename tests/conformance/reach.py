"""Names every way into the bot, and those that a story took; drives none of them."""

from collections.abc import Iterable, Iterator
from typing import Any

from discord import app_commands

from bot.client import EaselClient
from bot.ui import modals

Json = dict[str, Any]
_COMMAND, _COMPONENT, _AUTOCOMPLETE, _MODAL = 2, 3, 4, 5
_SLASH, _SUBCOMMANDS = 1, (1, 2)


def offered(client: EaselClient) -> set[str]:
    """Every command, menu, suggested option, button, select and form of a running bot."""
    return {*_commands(client), *_suggestions(client), *_items(client), *(f"form {name}" for name in modals.ROUTES)}


def taken(client: EaselClient, interactions: Iterable[Json]) -> set[str]:
    """The same names, of those that members used."""
    return {name for payload in interactions for name in _name(client, payload)}


def _name(client: EaselClient, payload: Json) -> Iterator[str]:
    data = payload["data"]
    match payload["type"]:
        case kind if kind in (_COMMAND, _AUTOCOMPLETE):
            path, options = _path(data)
            if kind == _AUTOCOMPLETE:
                yield from (f"suggest {path} {option['name']}" for option in options if option.get("focused"))
            else:
                yield f"/{path}" if data["type"] == _SLASH else f"menu {path}"
        case kind if kind == _COMPONENT:
            yield from (_item(each) for form, each in _dynamic(client) if form.fullmatch(data["custom_id"]))
        case kind if kind == _MODAL:
            yield f"form {data['custom_id'].split(':')[1]}"


def _path(data: Json) -> tuple[str, list[Json]]:
    """A command's whole name, and the options at its end."""
    options = data.get("options") or []
    if options and options[0]["type"] in _SUBCOMMANDS:
        rest, leaves = _path(options[0])
        return f"{data['name']} {rest}", leaves
    return data["name"], options


def _commands(client: EaselClient) -> Iterator[str]:
    for command in client.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield f"/{command.qualified_name}"
    yield from (
        f"menu {each.name}" for each in client.tree.get_commands() if isinstance(each, app_commands.ContextMenu)
    )


def _suggestions(client: EaselClient) -> Iterator[str]:
    for command in client.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            suggested = (each for each in command.parameters if each.autocomplete)
            yield from (f"suggest {command.qualified_name} {each.name}" for each in suggested)


def _items(client: EaselClient) -> Iterator[str]:
    return (_item(each) for _, each in _dynamic(client))


def _dynamic(client: EaselClient) -> list[tuple[Any, type]]:
    """By their templates, all that were added to the client, by whichever module."""
    return list(client._connection._view_store._dynamic_items.items())


def _item(each: type) -> str:
    return f"item {each.__module__.rpartition('.')[2]}.{each.__name__}"
