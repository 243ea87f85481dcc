"""Reads the selects of a view, and holds them to Discord's limits; it knows no panel."""

from typing import Any

from discord import ui

from tests.unit.ui.samples import components

_SELECT = 3


def selects(view: ui.LayoutView) -> list[dict[str, Any]]:
    """Every select that the view sends."""
    return [item for item in components(view) if item["type"] == _SELECT]


def values(select: dict[str, Any]) -> list[str]:
    return [option["value"] for option in select["options"]]


def chosen(select: dict[str, Any]) -> list[str]:
    """The values shown as chosen."""
    return [option["value"] for option in select["options"] if option.get("default")]


def choices_within_limits(view: ui.LayoutView) -> None:
    """1 to 25 options, each with a value of its own; texts counted as UTF-16, the strictest reading."""
    for select in selects(view):
        assert 1 <= len(select["options"]) <= 25
        assert len(set(values(select))) == len(select["options"])
        assert _units(select.get("placeholder") or "") <= 150
        for option in select["options"]:
            assert 1 <= _units(option["label"]) <= 100
            assert 1 <= _units(option["value"]) <= 100
            assert _units(option.get("description") or "") <= 100


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
