"""Everything Discord takes in commands, messages and modals at least once, and what it refuses; sends none of it."""

from typing import Any

Json = dict[str, Any]
V2 = 1 << 15
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x30\x08\x02\0\0\0" + b"\0" * 64
WEB = "https://example.com/a.png"

USER: Json = {
    "id": "1", "username": "ada", "avatar": None, "discriminator": "0", "public_flags": 0, "flags": 0,
    "global_name": "Ada", "primary_guild": None,
}  # fmt: skip
MEMBER: Json = {
    "avatar": None, "banner": None, "communication_disabled_until": None, "flags": 0, "nick": None, "pending": False,
    "joined_at": "2026-01-01T00:00:00.000000+00:00", "premium_since": None, "roles": [], "mute": False, "deaf": False,
    "user": USER,
}  # fmt: skip
MESSAGE: Json = {
    "id": "2", "channel_id": "1", "type": 0, "content": "x", "author": USER, "attachments": [], "embeds": [],
    "mentions": [], "mention_roles": [], "mention_everyone": False, "pinned": False, "tts": False, "flags": 0,
    "components": [], "timestamp": "2026-01-01T00:00:00.000000+00:00", "edited_timestamp": None,
}  # fmt: skip
COMMAND: Json = {
    "id": "3", "application_id": "1", "version": "4", "type": 1, "name": "do", "description": "Do it",
    "default_member_permissions": None, "dm_permission": True, "contexts": None, "integration_types": [0],
    "nsfw": False,
}  # fmt: skip

COMMANDS: list[Json] = [
    {
        "name": "do", "type": 1, "description": "Do it", "default_member_permissions": 32, "nsfw": False,
        "name_localizations": {"de": "mach"}, "contexts": [0, 1], "integration_types": [0],
        "options": [
            {"type": 3, "name": "text", "description": "Words", "required": True, "min_length": 1, "max_length": 9},
            {"type": 3, "name": "size", "description": "A size", "autocomplete": True},
            {"type": 4, "name": "count", "description": "How many", "min_value": 1, "max_value": 15},
            {"type": 10, "name": "share", "description": "A number", "min_value": 0.5},
            {"type": 5, "name": "loud", "description": "Loudly"},
            {"type": 3, "name": "shape", "description": "One of two", "choices": [{"name": "Wide", "value": "wide"}]},
            {"type": 6, "name": "who", "description": "A member"},
            {"type": 7, "name": "where", "description": "A channel", "channel_types": [0]},
            {"type": 8, "name": "role", "description": "A role"},
            {"type": 9, "name": "any", "description": "Anyone"},
            {"type": 11, "name": "file", "description": "A file"},
        ],
    },
    {
        "name": "studio", "description": "Groups", "dm_permission": False,
        "options": [
            {"type": 1, "name": "setup", "description": "Set up"},
            {"type": 2, "name": "words", "description": "Words", "options": [
                {"type": 1, "name": "add", "description": "Add", "options": [
                    {"type": 3, "name": "word", "description": "A word", "required": True}]}]},
        ],
    },
    {"name": "Paint this avatar", "type": 2},
    {"name": "Use as reference", "type": 3},
]  # fmt: skip

EMBED: Json = {
    "title": "A title", "description": "Words", "url": WEB, "color": 255, "timestamp": "2026-01-01T00:00:00+00:00",
    "footer": {"text": "A footer"}, "author": {"name": "Ada"}, "image": {"url": "attachment://a.png"},
    "thumbnail": {"url": WEB}, "fields": [{"name": "n", "value": "v"}, {"name": "m", "value": "w", "inline": True}],
}  # fmt: skip
BUTTONS: Json = {
    "type": 1,
    "components": [
        {"type": 2, "style": 1, "label": "Again", "custom_id": "again"},
        {"type": 2, "style": 4, "emoji": {"name": "🎨"}, "custom_id": "off", "disabled": True},
        {"type": 2, "style": 5, "label": "Out", "url": WEB},
    ],
}
OPTIONS = [{"label": "One", "value": "1", "description": "first"}, {"label": "Two", "value": "2", "default": True}]
SELECTS: list[Json] = [
    {"type": 1, "components": [{"type": 3, "custom_id": "s3", "placeholder": "Choose", "options": OPTIONS}]},
    *({"type": 1, "components": [{"type": kind, "custom_id": f"s{kind}"}]} for kind in (5, 6, 7)),
    {"type": 1, "components": [{"type": 8, "custom_id": "s8", "channel_types": [0], "min_values": 0}]},
]
LAYOUT: list[Json] = [
    {
        "type": 17, "accent_color": 255, "spoiler": True,
        "components": [
            {"type": 10, "content": "# Words"},
            {"type": 9, "components": [{"type": 10, "content": "beside"}],
             "accessory": {"type": 11, "media": {"url": "attachment://a.png"}, "description": "alt"}},
            {"type": 9, "components": [{"type": 10, "content": "beside"}],
             "accessory": {"type": 2, "style": 2, "label": "More", "custom_id": "more"}},
            {"type": 14, "divider": False, "spacing": 2},
            {"type": 12, "items": [{"media": {"url": "attachment://a.png"}, "description": "alt", "spoiler": True},
                                   {"media": {"url": WEB}}]},
            {"type": 13, "file": {"url": "attachment://notes.txt"}, "spoiler": True},
            BUTTONS,
        ],
    },
    {"type": 10, "content": "after", "id": 77},
    *SELECTS[:2],
]  # fmt: skip
LABELS: list[Json] = [
    {"type": 18, "label": "Prompt", "description": "In words",
     "component": {"type": 4, "custom_id": "prompt", "style": 2, "required": False, "max_length": 100}},
    {"type": 18, "label": "Shape", "component": {"type": 3, "custom_id": "shape", "options": OPTIONS}},
    {"type": 18, "label": "File", "component": {"type": 19, "custom_id": "file", "min_values": 0, "required": False}},
    {"type": 10, "content": "Read this"},
]  # fmt: skip
FILES = [("a.png", _PNG), ("notes.txt", b"hello")]
_BUTTON: Json = {"type": 2, "style": 1, "label": "Go", "custom_id": "go"}
REFUSED: list[tuple[str, Json]] = [
    ("a button without custom_id", {"components": [{"type": 1, "components": [_BUTTON | {"custom_id": None}]}]}),
    ("a custom_id twice", {"components": [{"type": 1, "components": [_BUTTON, _BUTTON]}]}),
    ("content beside the v2 flag", {"flags": V2, "content": "x", "components": [{"type": 10, "content": "x"}]}),
    ("too much v2 text", {"flags": V2, "components": [{"type": 10, "content": "x" * 1500}] * 3}),
    ("too many components", {"flags": V2, "components": [{"type": 10, "content": "x"}] * 41}),
    ("a file from elsewhere", {"flags": V2, "components": [{"type": 13, "file": {"url": WEB}}]}),
    ("long content", {"content": "x" * 2001}),
    ("long embeds", {"embeds": [{"description": "x" * 4000}, {"description": "x" * 2001}]}),
]
