"""Owns comparing the commands of the code with those that Discord knows; asks Discord for nothing."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

Command = Mapping[str, Any]
#: What makes a command, an option or a choice what it is; the rest is ids, versions and what Discord makes of them.
_MEANING = (
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "choices",
    "value",
    "required",
    "autocomplete",
    "channel_types",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "default_member_permissions",
    "nsfw",
)
#: Discord fills these in where a command leaves them open.
_OPEN = ("contexts", "integration_types")


def differences(wanted: Sequence[Command], found: Sequence[Command]) -> list[str]:
    """Names of commands that are not there, of those that differ, and of those that nobody wants, in that order."""
    here, there = _by_name(wanted), _by_name(found)
    missing = [key for key in here if key not in there]
    other = [key for key in here if key in there and not _same(here[key], there[key])]
    strange = [key for key in there if key not in here]
    return [name for _, name in (*missing, *other, *strange)]


def _by_name(commands: Sequence[Command]) -> dict[tuple[int, str], Command]:
    return {(int(each.get("type") or 1), str(each["name"])): each for each in commands}


def _same(wanted: Command, found: Command) -> bool:
    keys = (*_MEANING, *(key for key in _OPEN if wanted.get(key) is not None))
    return all(_plain(key, wanted.get(key)) == _plain(key, found.get(key)) for key in keys)


def _plain(key: str, value: object) -> object:
    """One form for what Discord writes in several: nothing at all, numbers as texts, lists in any order."""
    if value is None or value is False or value in ("", [], {}):
        return None
    if key == "default_member_permissions":
        return str(value)
    if isinstance(value, list):
        items = cast("list[Any]", value)
        if isinstance(items[0], dict):
            inside = cast("list[Command]", items)
            return [{name: _plain(name, each.get(name)) for name in _MEANING} for each in inside]
        return sorted(items)
    return value
