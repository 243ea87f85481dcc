"""Reads a message or a modal as a person would: text, buttons, selects, pictures, fields; changes nothing."""

from collections.abc import Iterator, Sequence
from typing import Any

Json = dict[str, Any]
ROW, BUTTON, STRING_SELECT, TEXT, THUMBNAIL, LABEL = 1, 2, 3, 10, 11, 18
EPHEMERAL = 1 << 6


def walk(message: Json) -> Iterator[Json]:
    """Every component of a message, depth first, accessories included."""

    def inside(components: list[Json]) -> Iterator[Json]:
        for component in components:
            yield component
            yield from inside(component.get("components", []))
            if "accessory" in component:
                yield component["accessory"]

    return inside(message["components"])


def buttons(message: Json) -> list[Json]:
    """All buttons of a message, in order."""
    return [component for component in walk(message) if component["type"] == BUTTON]


def selects(message: Json) -> list[Json]:
    """All selects of a message, in order."""
    return [component for component in walk(message) if "min_values" in component]


def button_of(message: Json, wanted: str) -> Json | None:
    """The button that is labelled `wanted`, or whose custom id is that or begins with it."""
    there = buttons(message)
    for fits in (
        lambda button: wanted == button.get("label"),
        lambda button: wanted == button.get("custom_id"),
        lambda button: (button.get("custom_id") or "").startswith(wanted),
    ):
        if found := next(filter(fits, there), None):
            return found
    return None


def values_of(select: Json, wanted: Sequence[str]) -> list[str]:
    """Options by their labels or values; what is neither stays as it is, for Discord to judge."""
    by_label = {option["label"]: option["value"] for option in select.get("options", [])}
    known = set(by_label.values())
    return [each if each in known else by_label.get(each, each) for each in wanted]


def fields(modal: Json) -> dict[str, Json]:
    """The inputs of a modal by their labels, in order."""
    found: dict[str, Json] = {}
    for component in modal["components"]:
        if component["type"] == LABEL:
            found[component["label"]] = component["component"]
        elif component["type"] == ROW:
            found |= {each["label"]: each for each in component["components"]}
    return found


def private(message: Json) -> bool:
    """Whether only one member sees it."""
    return bool(message["flags"] & EPHEMERAL)


def text_of(message: Json) -> str:
    """All text of a message: content, embeds and Components V2."""
    parts = [message["content"]]
    for embed in message["embeds"]:
        parts += [embed.get("title", ""), embed.get("description", "")]
        parts += [f"{entry['name']}\n{entry['value']}" for entry in embed.get("fields", [])]
        parts.append(embed.get("footer", {}).get("text", ""))
    parts += [component["content"] for component in walk(message) if component["type"] == TEXT]
    return "\n".join(part for part in parts if part)


def pictures(message: Json) -> list[Json]:
    """Media of galleries and thumbnails, in order: {url, width, height, …, description, spoiler}."""
    found: list[Json] = []
    for component in walk(message):
        items = component.get("items", [component] if component["type"] == THUMBNAIL else [])
        found += [{**item["media"], "description": item["description"], "spoiler": item["spoiler"]} for item in items]
    return found
