"""Owns how commands, options, choices and menus are named in other languages; their English stands in the code."""

import asyncio
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.ui.words import LOCALES, Words, words

_FOREIGN = re.compile(r"[^a-z0-9]+")


class CommandTranslator(app_commands.Translator):
    """Answers discord.py from `locales/*/commands.ftl`, when commands are registered."""

    async def load(self) -> None:
        """Read every language now and beside the loop, so that no member waits for one later."""
        await asyncio.to_thread(lambda: [words(locale) for locale in LOCALES])

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """By the key that the string itself names, else by what it belongs to; None leaves it English."""
        named = string.extras.get("key")
        return words(locale.value).find(*((str(named),) if named else keys(context.location, context.data)))


def keys(location: Location, data: Any) -> tuple[str, ...]:
    """Where the translation of something stands: the closest key first; none for what has no translation."""
    find = _KEYS.get(location)
    return find(data) if find else ()


def described(command: app_commands.Command[Any, ..., Any], say: Words) -> tuple[str, str]:
    """A command's name and description as its member reads them in Discord."""
    parts = command.qualified_name.split(" ")
    names = [say.find(_slug(" ".join(parts[:end]))) or part for end, part in enumerate(parts, start=1)]
    description = say.find(*keys(Location.command_description, command))
    return " ".join(names), description or command.description


def _command_name(data: Any) -> tuple[str, ...]:
    if isinstance(data, app_commands.ContextMenu):
        return (f"menu-{_slug(data.name)}",)
    return (_slug(data.qualified_name),)


def _description(data: Any) -> tuple[str, ...]:
    return (f"{_slug(data.qualified_name)}-description",)


def _option(parameter: Any) -> tuple[str, ...]:
    """An option's own key, then the one that it shares with options of the same name."""
    option = f"option-{_slug(parameter.name)}"
    return f"{_slug(parameter.command.qualified_name)}-{option}", option


def _option_description(parameter: Any) -> tuple[str, ...]:
    return tuple(f"{key}-description" for key in _option(parameter))


def _choice(choice: Any) -> tuple[str, ...]:
    return (f"choice-{_slug(str(choice.value))}",)


def _slug(name: str) -> str:
    return _FOREIGN.sub("-", name.lower()).strip("-")


_KEYS: Mapping[Location, Callable[[Any], tuple[str, ...]]] = MappingProxyType(
    {
        Location.command_name: _command_name,
        Location.command_description: _description,
        Location.group_name: _command_name,
        Location.group_description: _description,
        Location.parameter_name: _option,
        Location.parameter_description: _option_description,
        Location.choice_name: _choice,
    }
)
