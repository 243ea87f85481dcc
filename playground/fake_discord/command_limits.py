"""What Discord refuses in the commands a bot registers; keeps none of them."""

import re

from playground.fake_discord.component_limits import check_text
from playground.fake_discord.errors import ApiError, Path, bad_choice, bad_length, invalid_form
from playground.fake_discord.state import Json

_LOCALES = """
ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi
zh-CN zh-TW
"""
CHAT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
LOCALES = frozenset(_LOCALES.split())
_NAME = re.compile(r"^[-_'\w]{1,32}$")
_MOST = {CHAT: 100, USER: 15, MESSAGE: 15}


def check(commands: list[Json]) -> None:
    """Raise ApiError unless Discord would register all of `commands`."""
    for kind, most in _MOST.items():
        if sum(command.get("type", CHAT) == kind for command in commands) > most:
            raise ApiError(400, 30032, f"Maximum number of application commands reached ({most}).")
    seen: set[tuple[int, str]] = set()
    for index, command in enumerate(commands):
        _check_command(command, (index,))
        key = (command.get("type", CHAT), command["name"])
        if key in seen:
            message = "Application command names must be unique"
            raise invalid_form((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", message)
        seen.add(key)
    for kind in _MOST:
        _check_localized_apart([command for command in commands if (command.get("type") or CHAT) == kind], ())


def _check_command(command: Json, at: Path) -> None:
    kind = command.get("type") or CHAT
    if kind not in _MOST:
        raise bad_choice((*at, "type"), tuple(_MOST))
    if kind == CHAT:
        _check_described(command, at)
        _check_options(command.get("options") or [], (*at, "options"), depth=0)
        if weight(command) > 8000:
            message = "Command exceeds maximum size (8000)"
            raise invalid_form(at, "APPLICATION_COMMAND_TOO_LARGE", message)
        return
    check_text(command, "name", 1, 32, at)
    _check_locales(command, "name", 32, at)
    if command.get("description"):
        message = "Context menu commands cannot have description"
        raise invalid_form((*at, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID", message)


def _check_described(item: Json, at: Path) -> None:
    check_text(item, "name", 1, 32, at)
    for name in (item["name"], *(item.get("name_localizations") or {}).values()):
        if not _NAME.match(name) or name != name.lower():
            raise invalid_form((*at, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    check_text(item, "description", 1, 100, at)
    _check_locales(item, "name", 32, at)
    _check_locales(item, "description", 100, at)


def _check_locales(item: Json, field: str, most: int, at: Path) -> None:
    """The languages are Discord's, and each text keeps the bounds of the field that it stands for."""
    for locale, text in (item.get(f"{field}_localizations") or {}).items():
        here = (*at, f"{field}_localizations", locale)
        if locale not in LOCALES:
            raise bad_choice(here, tuple(sorted(LOCALES)))
        if not 1 <= len(text) <= most:
            raise bad_length(here, 1, most)


def _check_localized_apart(items: list[Json], at: Path) -> None:
    """No two of one list are called the same in any language; who has no name there keeps the default one."""
    for locale in {locale for item in items for locale in item.get("name_localizations") or {}}:
        names = [(item.get("name_localizations") or {}).get(locale) or item["name"] for item in items]
        if len(set(names)) != len(names):
            twice = next(name for name in names if names.count(name) > 1)
            message = f"{twice!r} is there twice in {locale}"
            raise invalid_form((*at, "name_localizations", locale), "APPLICATION_COMMANDS_DUPLICATE_NAME", message)


def _check_options(options: list[Json], at: Path, *, depth: int) -> None:
    if len(options) > 25:
        raise bad_length(at, 0, 25)
    optional_seen = False
    for index, option in enumerate(options):
        here = (*at, index)
        kind = option.get("type")
        allowed = tuple(range(3, 12)) if depth == 2 else (1, *range(3, 12)) if depth == 1 else tuple(range(1, 12))
        if kind not in allowed:
            raise bad_choice((*here, "type"), allowed)
        _check_described(option, here)
        if kind in (SUBCOMMAND, GROUP):
            _check_options(option.get("options") or [], (*here, "options"), depth=1 if kind == GROUP else 2)
            continue
        if option.get("required") and optional_seen:
            message = "Required options must be placed before non-required options"
            raise invalid_form(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        optional_seen = optional_seen or not option.get("required")
        _check_value_rules(option, here)
    names = [option["name"] for option in options]
    if len(set(names)) != len(names):
        raise invalid_form(at, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
    _check_localized_apart(options, at)


def _check_value_rules(option: Json, at: Path) -> None:
    choices = option.get("choices") or []
    if len(choices) > 25:
        raise bad_length((*at, "choices"), 0, 25)
    if choices and option.get("autocomplete"):
        message = "Choices and autocomplete cannot be used together"
        raise invalid_form(at, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", message)
    for index, choice in enumerate(choices):
        check_text(choice, "name", 1, 100, (*at, "choices", index))
        _check_locales(choice, "name", 100, (*at, "choices", index))
        if isinstance(choice.get("value"), str):
            check_text(choice, "value", 1, 100, (*at, "choices", index))
    if not 0 <= (option.get("min_length") or 0) <= 6000 or not 1 <= (option.get("max_length") or 6000) <= 6000:
        raise invalid_form((*at, "max_length"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 6000.")


def weight(item: Json) -> int:
    """The characters Discord counts towards a command's 8000: of every field the longest of its languages."""
    total = _longest(item, "name") + _longest(item, "description")
    total += sum(_longest(choice, "name") + len(str(choice["value"])) for choice in item.get("choices") or [])
    return total + sum(weight(option) for option in item.get("options") or [])


def _longest(item: Json, field: str) -> int:
    texts = [item.get(field) or "", *(item.get(f"{field}_localizations") or {}).values()]
    return max(len(text) for text in texts)
