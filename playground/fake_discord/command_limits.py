"""What Discord refuses in the commands a bot registers; keeps none of them."""

import re

from playground.fake_discord.component_limits import check_text
from playground.fake_discord.errors import ApiError, Path, bad_choice, bad_length, invalid_form, too_long
from playground.fake_discord.state import Json

CHAT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
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
    if command.get("description"):
        message = "Context menu commands cannot have description"
        raise invalid_form((*at, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID", message)


def _check_described(item: Json, at: Path) -> None:
    check_text(item, "name", 1, 32, at)
    for name in (item["name"], *(item.get("name_localizations") or {}).values()):
        if not _NAME.match(name) or name != name.lower():
            raise invalid_form((*at, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    check_text(item, "description", 1, 100, at)
    for locale, text in (item.get("description_localizations") or {}).items():
        if len(text) > 100:
            raise too_long((*at, "description_localizations", locale), 100)


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


def _check_value_rules(option: Json, at: Path) -> None:
    choices = option.get("choices") or []
    if len(choices) > 25:
        raise bad_length((*at, "choices"), 0, 25)
    if choices and option.get("autocomplete"):
        message = "Choices and autocomplete cannot be used together"
        raise invalid_form(at, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", message)
    for index, choice in enumerate(choices):
        check_text(choice, "name", 1, 100, (*at, "choices", index))
        if isinstance(choice.get("value"), str):
            check_text(choice, "value", 1, 100, (*at, "choices", index))
    if not 0 <= (option.get("min_length") or 0) <= 6000 or not 1 <= (option.get("max_length") or 6000) <= 6000:
        raise invalid_form((*at, "max_length"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 6000.")


def weight(item: Json) -> int:
    """The characters Discord counts towards a command's 8000."""
    total = len(item["name"]) + len(item.get("description") or "")
    total += sum(len(choice["name"]) + len(str(choice["value"])) for choice in item.get("choices") or [])
    return total + sum(weight(option) for option in item.get("options") or [])
