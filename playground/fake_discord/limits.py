"""What Discord refuses in a message: lengths, counts, flags, embeds, mixtures; components are next door."""

from typing import Any

from playground.fake_discord import component_limits
from playground.fake_discord.errors import ApiError, Path, bad_choice, bad_length, invalid_form, too_long
from playground.fake_discord.state import Json

SUPPRESS_EMBEDS, EPHEMERAL, SUPPRESS_NOTIFICATIONS, COMPONENTS_V2 = 1 << 2, 1 << 6, 1 << 12, 1 << 15
CREATE_FLAGS = SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2
EDIT_FLAGS = SUPPRESS_EMBEDS | COMPONENTS_V2
FILES_PER_MESSAGE = 10
REQUEST_BYTES = 25 * 1024 * 1024


def check_message(body: Json, *, flags: int, at: Path = ()) -> None:
    """Raise ApiError unless Discord would take `body` for a message that carries `flags`."""
    v2 = bool(flags & COMPONENTS_V2)
    content = body.get("content")
    if content is not None:
        if not isinstance(content, str):
            raise invalid_form((*at, "content"), "STRING_TYPE_CONVERT", "Could not interpret value as a string.")
        if len(content) > 2000:
            raise too_long((*at, "content"), 2000)
    if v2 and (content or body.get("embeds") or body.get("poll") or body.get("sticker_ids")):
        field = "content" if content else "embeds"
        message = f"The '{field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
        raise invalid_form((*at, field), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message)
    for field in ("poll", "sticker_ids"):
        if body.get(field):
            raise invalid_form((*at, field), "NOT_MODELLED", "This twin models neither polls nor stickers.")
    check_embeds(body.get("embeds") or [], (*at, "embeds"))
    component_limits.check(body.get("components") or [], v2=v2, at=(*at, "components"))
    check_attachments(body.get("attachments") or [], (*at, "attachments"))


def check_flags(flags: Any, allowed: int, at: Path = ()) -> int:
    """The flags as an integer; refuse those that a bot cannot set here."""
    flags = flags or 0
    if not isinstance(flags, int):
        raise invalid_form((*at, "flags"), "NUMBER_TYPE_COERCE", f"Value {flags!r} is not int.")
    if flags & ~allowed:
        raise invalid_form((*at, "flags"), "MESSAGE_FLAGS_INVALID", f"Flags {flags & ~allowed} cannot be set here.")
    return flags


def check_attachments(attachments: list[Json], at: Path) -> None:
    """At most 10, alt text at most 1024 characters."""
    if len(attachments) > FILES_PER_MESSAGE:
        raise bad_length(at, 0, FILES_PER_MESSAGE)
    for index, attachment in enumerate(attachments):
        if "id" not in attachment:
            raise invalid_form((*at, index, "id"), "BASE_TYPE_REQUIRED", "This field is required")
        if len(attachment.get("description") or "") > 1024:
            raise too_long((*at, index, "description"), 1024)


def check_embeds(embeds: list[Json], at: Path) -> None:
    """At most 10, each within its lengths, 6000 characters in all."""
    if len(embeds) > 10:
        raise bad_length(at, 0, 10)
    total = sum(_check_embed(embed, (*at, index)) for index, embed in enumerate(embeds))
    if total > 6000:
        raise invalid_form(at, "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")


def _check_embed(embed: Json, at: Path) -> int:
    fields = embed.get("fields") or []
    if len(fields) > 25:
        raise bad_length((*at, "fields"), 0, 25)
    texts: list[tuple[Path, str, int]] = [
        (("title",), embed.get("title") or "", 256),
        (("description",), embed.get("description") or "", 4096),
        (("footer", "text"), (embed.get("footer") or {}).get("text") or "", 2048),
        (("author", "name"), (embed.get("author") or {}).get("name") or "", 256),
    ]
    for index, field in enumerate(fields):
        for key, limit in (("name", 256), ("value", 1024)):
            if not field.get(key):
                raise invalid_form((*at, "fields", index, key), "BASE_TYPE_REQUIRED", "This field is required")
            texts.append((("fields", index, key), field[key], limit))
    for path, text, limit in texts:
        if len(text) > limit:
            raise too_long((*at, *path), limit)
    if not 0 <= (embed.get("color") or 0) <= 0xFFFFFF:
        raise invalid_form((*at, "color"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.")
    return sum(len(text) for _, text, _ in texts)


def check_choices(body: Json) -> list[Json]:
    """The choices of an autocomplete answer: at most 25, names at most 100 characters."""
    choices = (body.get("data") or {}).get("choices") or []
    if len(choices) > 25:
        raise bad_length(("data", "choices"), 0, 25)
    for index, choice in enumerate(choices):
        if not 1 <= len(choice.get("name") or "") <= 100:
            raise bad_length(("data", "choices", index, "name"), 1, 100)
        if isinstance(choice.get("value"), str) and not 1 <= len(choice["value"]) <= 100:
            raise bad_length(("data", "choices", index, "value"), 1, 100)
    return choices


def empty_message() -> ApiError:
    """400/50006."""
    return ApiError(400, 50006, "Cannot send an empty message")


def check_callback_type(kind: Any, interaction_type: int, *, on_message: bool) -> int:
    """The callback types Discord takes for each interaction type."""
    allowed = {2: (4, 5, 9), 3: (4, 5, 6, 7, 9), 4: (8,), 5: (4, 5, 6, 7) if on_message else (4, 5)}[interaction_type]
    if kind not in allowed:
        raise bad_choice(("type",), allowed)
    return kind
