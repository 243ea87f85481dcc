"""Reads a Discord message as a person would: its text, buttons and pictures; changes nothing."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
TEXT, BUTTON, THUMBNAIL = 10, 2, 11


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
