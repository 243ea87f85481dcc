"""What a real client checks in a member's input: types, bounds, choices; refuses in words, resolves nothing."""

from typing import Any

from playground.fake_discord import modal_limits
from playground.fake_discord.component_limits import STRING_SELECT
from playground.fake_discord.state import Json

STRING, INTEGER, BOOLEAN, NUMBER = 3, 4, 5, 10


class NotSent(Exception):
    """A real client would not have let this be sent; the text says why."""


def checked(option: Json, value: Any, *, lenient: bool) -> Any:
    """The value as a client would send it, or NotSent in words."""
    name, kind = option["name"], option["type"]
    if kind in (INTEGER, NUMBER):
        value = _number(name, kind, value)
    elif kind == BOOLEAN:
        if not isinstance(value, bool):
            raise NotSent(f"{name!r} must be True or False.")
        return value
    elif not isinstance(value, str):
        raise NotSent(f"{name!r} must be text.")
    if lenient:
        return value
    choices = option.get("choices")
    if choices and value not in [choice["value"] for choice in choices]:
        raise NotSent(f"{name!r} must be one of its choices.")
    size = len(value) if isinstance(value, str) else value
    low, high = ("min_length", "max_length") if isinstance(value, str) else ("min_value", "max_value")
    if kind in (STRING, INTEGER, NUMBER):
        most = option.get(high, 6000 if kind == STRING else 2**53)
        least = option.get(low, 1 if kind == STRING else -(2**53))
        if not least <= size <= most:
            raise NotSent(f"{name!r} must be {'between' if kind != STRING else 'of length'} {least} to {most}.")
    return value


def _number(name: str, kind: int, value: Any) -> int | float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise NotSent(f"{name!r} must be a number.") from None
    if kind == NUMBER:
        return number
    if isinstance(value, bool) or number != int(number):
        raise NotSent(f"{name!r} must be a whole number.")
    return int(number)


def text(item: Json, value: str) -> str:
    low, high = item.get("min_length", 0), item.get("max_length", 4000)
    if not value and item.get("required", True):
        raise NotSent(f"{item['custom_id']!r} is required.")
    if value and not low <= len(value) <= high:
        raise NotSent(f"{item['custom_id']!r} must have {low} to {high} characters.")
    return value


def chosen(item: Json, values: list[str]) -> list[str]:
    """`values`, when that many and those may be chosen."""
    if not item.get("min_values", 1) <= len(values) <= item.get("max_values", 1):
        raise NotSent("That is too few or too many choices.")
    if item["type"] in (STRING_SELECT, modal_limits.RADIOS, modal_limits.BOXES):
        offered = {option["value"] for option in item["options"]}
        if not set(values) <= offered:
            raise NotSent("That is not one of the choices.")
    return values
