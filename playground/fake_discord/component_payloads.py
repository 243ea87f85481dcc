"""Components as Discord answers them: integer ids, resolved media, defaults; refuses to judge limits."""

from collections.abc import Callable
from itertools import count
from typing import Any

from playground.fake_discord.component_limits import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    ROW,
    SECTION,
    SELECTS,
    SEPARATOR,
    STRING_SELECT,
    TEXT,
    THUMBNAIL,
    walk,
)
from playground.fake_discord.errors import Path, invalid_form
from playground.fake_discord.files import shown
from playground.fake_discord.state import Attachment, Json, World


class Renderer:
    """Renders the components of one message; `attachments` are the files they may refer to."""

    def __init__(self, world: World, attachments: list[Attachment]) -> None:
        self._world = world
        self._by_name = {attachment.payload["filename"]: attachment for attachment in attachments}
        self._taken: set[int] = set()
        self._numbers = count(1)

    def render(self, components: list[Json]) -> list[Json]:
        """The components in reply form; raises ApiError for an `attachment://` that is not there."""
        self._taken = {component["id"] for component in walk(components) if component.get("id")}
        return [self._one(component, ("components", index)) for index, component in enumerate(components)]

    def _one(self, component: Json, at: Path) -> Json:
        kind = component["type"]
        made: Json = {"type": kind, "id": component.get("id") or self._number()}
        if kind in SELECTS:
            return made | _select(component)
        return made | self._builders[kind](self, component, at)

    def _number(self) -> int:
        return next(number for number in self._numbers if number not in self._taken)

    def _children(self, component: Json, at: Path) -> list[Json]:
        return [self._one(child, (*at, "components", i)) for i, child in enumerate(component["components"])]

    def _row(self, component: Json, at: Path) -> Json:
        return {"components": self._children(component, at)}

    def _container(self, component: Json, at: Path) -> Json:
        return {
            "accent_color": component.get("accent_color"),
            "spoiler": bool(component.get("spoiler")),
            "components": self._children(component, at),
        }

    def _section(self, component: Json, at: Path) -> Json:
        accessory = self._one(component["accessory"], (*at, "accessory"))
        return {"components": self._children(component, at), "accessory": accessory}

    def _text(self, component: Json, _at: Path) -> Json:
        return {"content": component["content"]}

    def _separator(self, component: Json, _at: Path) -> Json:
        divider = component.get("divider")
        return {"spacing": component.get("spacing") or 1, "divider": True if divider is None else divider}

    def _button(self, component: Json, _at: Path) -> Json:
        kept = _present(component, "custom_id", "label", "emoji", "url", "sku_id")
        return {"style": component["style"], "disabled": bool(component.get("disabled")), **kept}

    def _gallery(self, component: Json, at: Path) -> Json:
        return {"items": [self._pictured(item, (*at, "items", i)) for i, item in enumerate(component["items"])]}

    def _pictured(self, item: Json, at: Path) -> Json:
        media = self._media(item["media"], (*at, "media"))
        return {"media": media, "description": item.get("description"), "spoiler": bool(item.get("spoiler"))}

    def _file(self, component: Json, at: Path) -> Json:
        media = self._media(component["file"], (*at, "file"))
        attachment = self._by_name[component["file"]["url"].removeprefix("attachment://")]
        name, size = attachment.payload["filename"], attachment.payload["size"]
        return {"file": media, "name": name, "size": size, "spoiler": bool(component.get("spoiler"))}

    def _media(self, media: Json, at: Path) -> Json:
        url: str = media["url"]
        if not url.startswith("attachment://"):
            identity = self._world.snowflakes.next()
            return {
                "id": identity,
                "url": url,
                "proxy_url": url,
                "width": None,
                "height": None,
                "content_type": None,
            }
        attachment = self._by_name.get(url.removeprefix("attachment://"))
        if attachment is None:
            message = f"The referenced attachment {url!r} was not found"
            raise invalid_form((*at, "url"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message)
        show = shown(self._world, attachment)
        return {
            "id": attachment.id,
            "url": show["url"],
            "proxy_url": show["proxy_url"],
            "width": show.get("width"),
            "height": show.get("height"),
            "content_type": show.get("content_type"),
            "attachment_id": attachment.id,
        }

    _builders: dict[int, Callable[["Renderer", Json, Path], Json]] = {  # noqa: RUF012 - a table of methods, never changed
        ROW: _row, CONTAINER: _container, SECTION: _section, TEXT: _text, SEPARATOR: _separator,
        BUTTON: _button, GALLERY: _gallery, FILE: _file, THUMBNAIL: _pictured,
    }  # fmt: skip


def modal(data: Json) -> Json:
    """A modal as its member sees it: every component with an integer id, nothing that is null."""
    numbers = count(1)

    def numbered(component: Json) -> Json:
        made: Json = {key: value for key, value in component.items() if value is not None}
        made["id"] = component.get("id") or next(numbers)
        if "components" in made:
            made["components"] = [numbered(child) for child in made["components"]]
        if "component" in made:
            made["component"] = numbered(made["component"])
        return made

    components = [numbered(component) for component in data["components"]]
    return {"title": data["title"], "custom_id": data["custom_id"], "components": components}


def _select(component: Json) -> Json:
    low, high = component.get("min_values"), component.get("max_values")
    made: Json = {
        "custom_id": component["custom_id"],
        "min_values": 1 if low is None else low,
        "max_values": 1 if high is None else high,
        "disabled": bool(component.get("disabled")),
        **_present(component, "placeholder"),
    }
    if component["type"] == STRING_SELECT:
        made["options"] = [_option(option) for option in component["options"]]
    else:
        made |= _present(component, "channel_types")
        if preset := component.get("default_values"):
            # Ids may be sent as numbers, and come back as text.
            made["default_values"] = [each | {"id": str(each["id"])} for each in preset]
    return made


def _option(option: Json) -> Json:
    kept = _present(option, "description", "emoji", "default")
    return {"label": option["label"], "value": option["value"], **kept}


def _present(holder: Json, *keys: str) -> dict[str, Any]:
    return {key: holder[key] for key in keys if holder.get(key) is not None}
