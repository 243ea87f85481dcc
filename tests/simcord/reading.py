"""Reads SimCord's messages and forms as a person would; changes nothing."""

from typing import Any

from simcord import InteractionResult, ResponseMessage

Json = dict[str, Any]
BUTTON, SELECT, TEXT, THUMBNAIL, GALLERY = 2, 3, 10, 11, 12


def components(message: ResponseMessage | None) -> list[Json]:
    """Every component of a message, depth first, accessories included."""

    def inside(items: list[Json]) -> list[Json]:
        found: list[Json] = []
        for item in items:
            beside = [item["accessory"]] if item.get("accessory") else []
            found += [item, *inside(item.get("components", [])), *beside]
        return found

    assert message is not None
    return inside(message.components)


def text_of(message: ResponseMessage | None) -> str:
    """All words of a message."""
    assert message is not None
    return "\n".join([message.content, *(part["content"] for part in components(message) if part["type"] == TEXT)])


def buttons(message: ResponseMessage | None) -> list[str]:
    return [part["label"] for part in components(message) if part["type"] == BUTTON]


def options(message: ResponseMessage | None) -> list[Json]:
    """What the selects of a message offer."""
    return [option for part in components(message) if part["type"] == SELECT for option in part["options"]]


def pictures(message: ResponseMessage | None) -> list[Json]:
    """The items of a message's galleries, and its small pictures."""
    return [
        item
        for part in components(message)
        if part["type"] in (GALLERY, THUMBNAIL)
        for item in part.get("items", [part])
    ]


def fields(shown: InteractionResult) -> list[str]:
    """The custom ids of a form's fields, in order."""
    assert shown.modal is not None
    return [label["component"]["custom_id"] for label in shown.modal["components"]]


def whole(result: InteractionResult) -> ResponseMessage:
    """The message that an interaction made or changed."""
    assert result.response is not None
    return result.response
