"""Owns how a filled-in form comes back, by its stable id alone, so that it outlives a restart; knows no form itself."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import discord
from discord import ui

from bot.domain.reference import Reference
from bot.ui import answer

_LABEL, _ROW, _UPLOAD = 18, 1, 19
_PREFIX = "easel:"

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """What a member filled in, by the custom ids of the fields; nothing for a field that did not come."""

    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    uploads: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict[str, tuple[Reference, ...]])

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def chosen(self, name: str) -> tuple[str, ...]:
        return self.choices.get(name, ())

    def files(self, name: str) -> tuple[Reference, ...]:
        return self.uploads.get(name, ())


#: Acts on a form: the interaction, the parts of the form's id after its action, and what was filled in.
Route = Callable[[answer.Interaction, list[str], Submitted], Awaitable[None]]
#: By action, the part after "easel:"; each module of forms adds its own.
ROUTES: dict[str, Route] = {}


class Form(ui.Modal):
    """A form that discord.py forgets at once: what comes back is for `route`, in this process or in the next."""

    def __init__(self, *, title: str, custom_id: str) -> None:
        super().__init__(title=title, custom_id=custom_id)
        self.stop()


async def route(interaction: answer.Interaction) -> bool:
    """Hand a form to whoever owns it; False when nobody does. Whatever goes wrong is told to the member."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return False
    data = _mapping(interaction.data)
    custom_id = data.get("custom_id")
    if not isinstance(custom_id, str) or not custom_id.startswith(_PREFIX):
        return False
    action, *parts = custom_id.removeprefix(_PREFIX).split(":")
    owner = ROUTES.get(action)
    if owner is None:
        return False
    try:
        await owner(interaction, parts, submitted(data))
    except Exception as error:  # noqa: BLE001 - nobody else would tell the member
        await answer.tell(interaction, error)
    return True


def submitted(data: Json) -> Submitted:
    """Read Discord's payload; what has another form than it should is left out."""
    files = _mapping(_mapping(data.get("resolved")).get("attachments"))
    texts: dict[str, str] = {}
    choices: dict[str, tuple[str, ...]] = {}
    uploads: dict[str, tuple[Reference, ...]] = {}
    for item in _inputs(data):
        name, value = item.get("custom_id"), item.get("value")
        values = tuple(each for each in _sequence(item.get("values")) if isinstance(each, str))
        if not isinstance(name, str):
            continue
        if isinstance(value, str):
            texts[name] = value
        elif item.get("type") == _UPLOAD:
            found = (_reference(_mapping(files.get(each))) for each in values)
            uploads[name] = tuple(each for each in found if each is not None)
        else:
            choices[name] = values
    return Submitted(texts=texts, choices=choices, uploads=uploads)


def _inputs(data: Json) -> Iterator[Json]:
    for each in _sequence(data.get("components")):
        component = _mapping(each)
        if component.get("type") == _LABEL:
            yield _mapping(component.get("component"))
        elif component.get("type") == _ROW:
            yield from map(_mapping, _sequence(component.get("components")))


def _reference(file: Json) -> Reference | None:
    url, name, kind = file.get("url"), file.get("filename"), file.get("content_type")
    if not isinstance(url, str) or not isinstance(name, str):
        return None
    return Reference(
        url=url,
        name=name,
        content_type=kind if isinstance(kind, str) else "",
        size=_number(file.get("size")),
        width=_number(file.get("width")),
        height=_number(file.get("height")),
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _mapping(value: object) -> Json:
    return cast("Json", value) if isinstance(value, Mapping) else {}


def _sequence(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []
