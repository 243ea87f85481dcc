"""What Discord refuses in a modal; knows no message component."""

from playground.fake_discord.component_limits import SELECTS, check_options, check_select, check_text
from playground.fake_discord.errors import Path, bad_choice, bad_length, invalid_form, too_long
from playground.fake_discord.state import Json

ROW, TEXT_INPUT, TEXT, LABEL, FILE_UPLOAD, RADIOS, BOXES, BOX = 1, 4, 10, 18, 19, 21, 22, 23
_INPUTS = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIOS, BOXES, BOX)


def check(modal: Json) -> None:
    """Raise ApiError unless Discord would open `modal` (title, custom_id, 1-5 components)."""
    at: Path = ("data",)
    check_text(modal, "title", 1, 45, at)
    check_text(modal, "custom_id", 1, 100, at)
    components = modal.get("components") or []
    if not 1 <= len(components) <= 5:
        raise bad_length((*at, "components"), 1, 5)
    for index, component in enumerate(components):
        _check_one(component, (*at, "components", index))
    names = [item["custom_id"] for item in inputs(components)]
    if len(set(names)) != len(names):
        message = "Component custom id cannot be duplicated"
        raise invalid_form((*at, "components"), "COMPONENT_CUSTOM_ID_DUPLICATED", message)


def inputs(components: list[Json]) -> list[Json]:
    """Everything a member can fill in, in order."""
    found: list[Json] = []
    for component in components:
        if component["type"] == LABEL:
            found.append(component["component"])
        elif component["type"] == ROW:
            found.extend(component["components"])
    return found


def _check_one(component: Json, at: Path) -> None:
    kind = component.get("type")
    if kind == TEXT:
        check_text(component, "content", 1, 4000, at)
    elif kind == LABEL:
        check_text(component, "label", 1, 45, at)
        if len(component.get("description") or "") > 100:
            raise too_long((*at, "description"), 100)
        _check_input(component.get("component") or {}, (*at, "component"))
    elif kind == ROW:
        children = component.get("components") or []
        if len(children) != 1 or children[0].get("type") != TEXT_INPUT:
            raise bad_choice((*at, "components", 0, "type"), (TEXT_INPUT,))
        check_text(children[0], "label", 1, 45, (*at, "components", 0))
        _check_input(children[0], (*at, "components", 0))
    else:
        raise bad_choice((*at, "type"), (ROW, TEXT, LABEL))


def _check_input(item: Json, at: Path) -> None:
    kind = item.get("type")
    if kind not in _INPUTS:
        raise bad_choice((*at, "type"), _INPUTS)
    if kind in SELECTS:
        if item.get("disabled"):
            raise invalid_form(
                (*at, "disabled"), "COMPONENT_DISABLED_IN_MODAL", "A select in a modal cannot be disabled"
            )
        return check_select(item, at)
    check_text(item, "custom_id", 1, 100, at)
    if kind == TEXT_INPUT:
        _check_text_input(item, at)
    elif kind == RADIOS:
        check_options(item.get("options") or [], (2, 10), (*at, "options"))
    elif kind == BOXES:
        check_options(item.get("options") or [], (1, 10), (*at, "options"))
    elif kind == FILE_UPLOAD:
        low, high = item.get("min_values"), item.get("max_values")
        low, high = 1 if low is None else low, 1 if high is None else high
        if not (0 <= low <= 10 and 1 <= high <= 10 and low <= high):
            raise invalid_form((*at, "max_values"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 10.")
    return None


def _check_text_input(item: Json, at: Path) -> None:
    if item.get("style") not in (1, 2):
        raise bad_choice((*at, "style"), (1, 2))
    if len(item.get("value") or "") > 4000:
        raise too_long((*at, "value"), 4000)
    if len(item.get("placeholder") or "") > 100:
        raise too_long((*at, "placeholder"), 100)
    low, high = item.get("min_length") or 0, 4000 if item.get("max_length") is None else item["max_length"]
    if not (0 <= low <= 4000 and 1 <= high <= 4000 and low <= high):
        raise invalid_form((*at, "max_length"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 4000.")
