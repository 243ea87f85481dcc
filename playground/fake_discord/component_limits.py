"""What Discord refuses in message components, legacy rows and Components V2; modals are next door."""

from collections.abc import Callable, Iterator

from playground.fake_discord.errors import Path, bad_choice, bad_length, invalid_form, required, too_long
from playground.fake_discord.state import Json

ROW, BUTTON, STRING_SELECT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = (
    1,
    2,
    3,
    9,
    10,
    11,
    12,
    13,
    14,
    17,
)
SELECTS = (3, 5, 6, 7, 8)
_INSIDE_CONTAINER = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
LINK, PREMIUM = 5, 6


def check(components: list[Json], *, v2: bool, at: Path) -> None:
    """Raise ApiError unless Discord would take `components`."""
    allowed = (*_INSIDE_CONTAINER, CONTAINER) if v2 else (ROW,)
    if not v2 and len(components) > 5:
        raise bad_length(at, 1, 5)
    for index, component in enumerate(components):
        _check_one(component, allowed, (*at, index))
    everything = list(walk(components))
    if len(everything) > 40:
        raise invalid_form(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The maximum number of components is 40.")
    if sum(len(c["content"]) for c in everything if c["type"] == TEXT) > 4000:
        message = "The total length of displayable text must be 4000 or fewer."
        raise invalid_form(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)
    _check_unique([c["custom_id"] for c in everything if c.get("custom_id")], "custom_id", at)
    _check_unique([c["id"] for c in everything if c.get("id")], "id", at)


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, depth first, accessories included."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if accessory := component.get("accessory"):
            yield accessory


def _check_unique(values: list[object], field: str, at: Path) -> None:
    if len(set(values)) != len(values):
        code = f"COMPONENT_{field.upper()}_DUPLICATED"
        raise invalid_form(at, code, f"Component {field} cannot be duplicated")


def _check_one(component: Json, allowed: tuple[int, ...], at: Path) -> None:
    kind = component.get("type")
    if kind not in allowed:
        raise bad_choice((*at, "type"), allowed)
    _CHECKS[kind](component, at)


def _check_container(container: Json, at: Path) -> None:
    children = container.get("components") or []
    if not 1 <= len(children) <= 40:
        raise bad_length((*at, "components"), 1, 40)
    for index, child in enumerate(children):
        _check_one(child, _INSIDE_CONTAINER, (*at, "components", index))


def _check_gallery(gallery: Json, at: Path) -> None:
    items = gallery.get("items") or []
    if not 1 <= len(items) <= 10:
        raise bad_length((*at, "items"), 1, 10)
    for index, item in enumerate(items):
        _check_media(item, "media", (*at, "items", index))


def _check_separator(separator: Json, at: Path) -> None:
    if separator.get("spacing") not in (None, 1, 2):
        raise bad_choice((*at, "spacing"), (1, 2))


def _check_section(section: Json, at: Path) -> None:
    texts = section.get("components") or []
    if not 1 <= len(texts) <= 3:
        raise bad_length((*at, "components"), 1, 3)
    for index, text in enumerate(texts):
        _check_one(text, (TEXT,), (*at, "components", index))
    accessory = section.get("accessory")
    if not accessory:
        raise required((*at, "accessory"))
    if accessory.get("type") == BUTTON:
        _check_button(accessory, (*at, "accessory"))
    elif accessory.get("type") == THUMBNAIL:
        _check_media(accessory, "media", (*at, "accessory"))
    else:
        raise bad_choice((*at, "accessory", "type"), (BUTTON, THUMBNAIL))


def _check_media(item: Json, key: str, at: Path, *, attachments_only: bool = False) -> None:
    url = (item.get(key) or {}).get("url")
    if not url:
        raise required((*at, key, "url"))
    schemes = ("attachment://",) if attachments_only else ("attachment://", "http://", "https://")
    if not url.startswith(schemes):
        message = f"Scheme must be one of {tuple(scheme.partition(':')[0] for scheme in schemes)}."
        raise invalid_form((*at, key, "url"), "URL_TYPE_INVALID_SCHEME", message)
    if len(item.get("description") or "") > 1024:
        raise too_long((*at, "description"), 1024)


def _check_row(children: list[Json], at: Path) -> None:
    if not 1 <= len(children) <= 5:
        raise bad_length(at, 1, 5)
    for index, child in enumerate(children):
        if child.get("type") == BUTTON:
            _check_button(child, (*at, index))
        elif child.get("type") in SELECTS:
            check_select(child, (*at, index))
            if len(children) > 1:
                message = "The specified component exceeds the maximum width"
                raise invalid_form(at, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)
        else:
            raise bad_choice((*at, index, "type"), (BUTTON, *SELECTS))


def _check_button(button: Json, at: Path) -> None:
    style = button.get("style")
    if style not in range(1, 7):
        raise bad_choice((*at, "style"), tuple(range(1, 7)))
    if len(button.get("label") or "") > 80:
        raise too_long((*at, "label"), 80)
    if style == PREMIUM:
        if not button.get("sku_id"):
            raise required((*at, "sku_id"))
        return
    if not button.get("label") and not button.get("emoji"):
        raise invalid_form(at, "BUTTON_COMPONENT_INVALID", "A button needs a label or an emoji.")
    if style == LINK:
        if not button.get("url"):
            raise required((*at, "url"))
        if button.get("custom_id"):
            raise invalid_form(at, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A link has no custom id.")
        return
    check_text(button, "custom_id", 1, 100, at)


def check_select(select: Json, at: Path) -> None:
    """A select of any type: custom id, 1-25 options, counts that fit."""
    check_text(select, "custom_id", 1, 100, at)
    if len(select.get("placeholder") or "") > 150:
        raise too_long((*at, "placeholder"), 150)
    low, high = select.get("min_values"), select.get("max_values")
    low, high = 1 if low is None else low, 1 if high is None else high
    if not (0 <= low <= 25 and 1 <= high <= 25 and low <= high):
        raise invalid_form((*at, "min_values"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 25.")
    if select["type"] == STRING_SELECT:
        check_options(select.get("options") or [], (1, 25), (*at, "options"))
        if high > len(select["options"]):
            raise invalid_form((*at, "max_values"), "SELECT_MAX_VALUES", "max_values is more than there are options.")


def check_options(options: list[Json], count: tuple[int, int], at: Path) -> None:
    """Options: how many, label and value 1-100, description at most 100, values unique."""
    if not count[0] <= len(options) <= count[1]:
        raise bad_length(at, *count)
    for index, option in enumerate(options):
        check_text(option, "label", 1, 100, (*at, index))
        check_text(option, "value", 1, 100, (*at, index))
        if len(option.get("description") or "") > 100:
            raise too_long((*at, index, "description"), 100)
    values = [option["value"] for option in options]
    if len(set(values)) != len(values):
        raise invalid_form(at, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")


def check_text(holder: Json, key: str, low: int, high: int, at: Path) -> None:
    """A required text of `low`..`high` characters."""
    value = holder.get(key)
    if not isinstance(value, str):
        raise required((*at, key))
    if not low <= len(value) <= high:
        raise bad_length((*at, key), low, high)


_CHECKS: dict[int, Callable[[Json, Path], None]] = {
    ROW: lambda row, at: _check_row(row.get("components") or [], (*at, "components")),
    CONTAINER: _check_container,
    SECTION: _check_section,
    TEXT: lambda text, at: check_text(text, "content", 1, 4000, at),
    GALLERY: _check_gallery,
    FILE: lambda item, at: _check_media(item, "file", at, attachments_only=True),
    SEPARATOR: _check_separator,
}
