"""Readies Discord's document for judging: what Discord takes beside it, and a closed world; judges nothing."""

import copy
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
_ID: Json = {"oneOf": [{"$ref": "#/components/schemas/SnowflakeType"}, {"type": "integer", "minimum": 0}]}
#: What Discord takes although the document does not name it: (schema, property) and its schema.
AMENDED: dict[tuple[str, str], Json] = {
    # Sent by discord.py with every command and every edit.
    ("ApplicationCommandUpdateRequest", "nsfw"): {"type": ["boolean", "null"]},
    ("IncomingWebhookUpdateRequestPartial", "tts"): {"const": False},
    ("MessageEditRequestPartial", "tts"): {"const": False},
    ("IncomingWebhookUpdateForInteractionCallbackRequestPartial", "tts"): {"const": False},
    # As discord.py sends what a select shows as chosen: ids as numbers.
    **{(f"{kind}SelectDefaultValue", "id"): _ID for kind in ("Channel", "Role", "User")},
    # The number of an upload in the same form, which every documented example gives as an integer.
    ("MessageAttachmentRequest", "id"): {
        "oneOf": [{"$ref": "#/components/schemas/SnowflakeType"}, {"type": "integer", "minimum": 0, "maximum": 9}]
    },
}


def amended(document: Json) -> Json:
    """A copy that takes what `AMENDED` says."""
    document = copy.deepcopy(document)
    for (name, key), schema in AMENDED.items():
        document["components"]["schemas"][name]["properties"][key] = schema
    return document


def closed(document: Json) -> Json:
    """A copy in which objects hold no key beside those that are named, save where schemas are put together."""
    document = copy.deepcopy(document)
    together = {
        part["$ref"].rpartition("/")[2]
        for schema in _schemas(document["components"]["schemas"])
        for part in schema.get("allOf", ())
        if "$ref" in part
    }
    for name, schema in document["components"]["schemas"].items():
        for inner in _schemas(schema, through=("properties", "items", "oneOf", "anyOf")):
            if "properties" in inner and "additionalProperties" not in inner and name not in together:
                inner["additionalProperties"] = False
    return document


def _schemas(node: object, through: tuple[str, ...] | None = None) -> Iterator[Json]:
    """Every object inside `node`; with `through`, only what is reached by those keywords."""
    if isinstance(node, list):
        for each in node:
            yield from _schemas(each, through)
    elif isinstance(node, dict):
        yield node
        for key, value in node.items():
            if through is None or key in through:
                inside = list(value.values()) if key == "properties" and through else value
                yield from _schemas(inside, through)
