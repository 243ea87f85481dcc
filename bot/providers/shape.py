"""Owns careful reading of JSON whose shape nobody promised; knows no provider."""

from typing import cast


def mapping(value: object) -> dict[str, object]:
    """The object, or an empty one when it is something else."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def rows(value: object) -> list[object]:
    """The list, or an empty one when it is something else."""
    return cast("list[object]", value) if isinstance(value, list) else []


def text(value: object) -> str:
    """The string without blanks around it, or an empty one when it is something else."""
    return value.strip() if isinstance(value, str) else ""
