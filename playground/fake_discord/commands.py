"""The commands a bot registered, global and by guild, in reply form; not who may use them."""

from playground.fake_discord import command_limits
from playground.fake_discord.state import Json, World

_KEPT = (
    "name", "name_localizations", "description_localizations", "contexts", "integration_types", "nsfw",
)  # fmt: skip
_OPTION_KEYS = (
    "type", "name", "name_localizations", "description", "description_localizations", "required", "autocomplete",
    "choices", "min_value", "max_value", "min_length", "max_length", "channel_types", "options",
)  # fmt: skip


class Commands:
    """Registers whole sets of commands, keeping the ids of those that stay."""

    def __init__(self, world: World) -> None:
        self._world = world

    def replace(self, guild_id: str | None, wanted: list[Json]) -> list[Json]:
        """PUT: these and no others; ids stay by (type, name), a changed command gets a new version."""
        command_limits.check(wanted)
        before = {(command["type"], command["name"]): command for command in self.all(guild_id)}
        made = [self._made(guild_id, command, before) for command in wanted]
        self._world.commands[guild_id] = made
        self._world.announce("commands", guild_id)
        return made

    def all(self, guild_id: str | None) -> list[Json]:
        """What is registered globally (None) or in a guild."""
        return self._world.commands.get(guild_id, [])

    def listed(self, guild_id: str | None, *, translations: bool) -> list[Json]:
        """What GET answers: the translations only when they are asked for."""
        commands = self.all(guild_id)
        return commands if translations else [_untranslated(command) for command in commands]

    def _made(self, guild_id: str | None, wanted: Json, before: dict[tuple[int, str], Json]) -> Json:
        kind = wanted.get("type") or command_limits.CHAT
        allowed = wanted.get("default_member_permissions")
        command: Json = {
            "application_id": self._world.application_id,
            "type": kind,
            "default_member_permissions": None if allowed is None else str(allowed),
            "description": wanted.get("description") or "",
            "dm_permission": True if wanted.get("dm_permission") is None else wanted["dm_permission"],
            "nsfw": False,
            "contexts": None,
            "integration_types": [0],
            **{key: wanted[key] for key in _KEPT if wanted.get(key) is not None},
        }
        if guild_id is not None:
            command["guild_id"] = guild_id
            del command["dm_permission"]
        if wanted.get("options"):
            command["options"] = [_option(option) for option in wanted["options"]]
        old = before.get((kind, command["name"]), {})
        if {key: value for key, value in old.items() if key not in ("id", "version")} == command:
            return old
        return {
            "id": old.get("id") or self._world.snowflakes.next(),
            "version": self._world.snowflakes.next(),
            **command,
        }


def _option(option: Json) -> Json:
    made = {key: option[key] for key in _OPTION_KEYS if option.get(key) is not None}
    if "options" in made:
        made["options"] = [_option(child) for child in made["options"]]
    return made


def _untranslated(item: Json) -> Json:
    """Without the languages of its own names and descriptions, nor those of what it holds."""
    made = {key: value for key, value in item.items() if not key.endswith("_localizations")}
    for key in ("options", "choices"):
        if key in made:
            made[key] = [_untranslated(child) for child in made[key]]
    return made
