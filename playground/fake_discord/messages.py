"""Creates, edits and deletes messages; knows the shapes and the files, not who asked or over which route."""

import re
from dataclasses import dataclass, replace

from playground.fake_discord import limits, payloads, permissions
from playground.fake_discord.component_limits import TEXT, walk
from playground.fake_discord.component_payloads import Renderer
from playground.fake_discord.errors import ApiError, bad_length, invalid_form, missing_permissions, too_large
from playground.fake_discord.files import Shelf, Upload, shown
from playground.fake_discord.moments import iso
from playground.fake_discord.state import Attachment, Channel, Interaction, Json, Message, Person, World

LOADING = 1 << 7
Uploads = dict[int, Upload]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a bot sent for one message: the JSON `body`, its `files` by number, where errors point (`at`)."""

    body: Json
    files: Uploads
    at: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing in it would be visible."""
        return not self.files and not any(
            self.body.get(key) for key in ("content", "embeds", "components", "sticker_ids", "poll")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a new message belongs: its channel, its interaction if any, and who alone may see it."""

    channel: Channel
    interaction: Interaction | None = None
    private_to: str | None = None
    original: bool = False


class Messages:
    """Every message of the world, written in one place."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.shelf = Shelf(world)

    def create(self, draft: Draft, origin: Origin) -> Message:
        """A new message by the bot; raises ApiError for what Discord refuses."""
        flags = limits.check_flags(draft.body.get("flags"), limits.CREATE_FLAGS, draft.at)
        limits.check_message(draft.body, flags=flags, at=draft.at)
        if draft.empty:
            raise limits.empty_message()
        self._check_files(draft, origin.channel, 0)
        attachments = self._stored(draft, origin)
        payload = self._frame(origin, flags)
        self._fill(
            payload,
            draft,
            attachments,
            Renderer(self._world, attachments).render(draft.body.get("components") or []),
        )
        message = self._kept(payload, origin)
        message.attachments = attachments
        self._world.announce("message", message)
        return message

    def defer(self, origin: Origin) -> Message:
        """The empty reply that shows "… is thinking"."""
        ephemeral = limits.EPHEMERAL if origin.private_to else 0
        message = self._kept(self._frame(origin, LOADING | ephemeral), origin)
        self._world.announce("message", message)
        return message

    def edit(self, message: Message, draft: Draft) -> Message:
        """Change what `draft` names and keep the rest; a loading reply stops loading."""
        before = message.payload
        asked = limits.check_flags(draft.body.get("flags"), limits.EDIT_FLAGS | limits.EPHEMERAL, draft.at)
        flags = before["flags"] & ~LOADING | asked & limits.EDIT_FLAGS
        merged = {key: draft.body.get(key, before[key]) for key in ("content", "embeds")}
        checked = draft.body | merged
        if "components" not in draft.body and asked & ~before["flags"] & limits.COMPONENTS_V2:
            checked["components"] = before["components"]
        limits.check_message(checked, flags=flags, at=draft.at)
        channel = self._world.channels[message.channel_id]
        kept = self._still_there(message, draft)
        self._check_files(draft, channel, len(kept))
        attachments = kept + self._stored(draft, Origin(channel=channel, private_to=message.private_to))
        components = draft.body.get("components", before["components"]) or []
        if not any((merged["content"], merged["embeds"], components, attachments)):
            raise limits.empty_message()
        if "components" in draft.body:
            components = Renderer(self._world, attachments).render(components)
        payload = {**before, "flags": flags}
        if not message.loading:
            payload["edited_timestamp"] = iso(self._world.now())
        self._fill(payload, replace(draft, body=draft.body | merged), attachments, components)
        self._throw_away(message.attachments, attachments)
        message.payload, message.attachments = payload, attachments
        self._world.announce("message", message)
        return message

    def delete(self, message: Message) -> None:
        """Remove it from its channel."""
        del self._world.channels[message.channel_id].messages[message.id]
        self._throw_away(message.attachments, [])
        self._world.announce("message_deleted", message)

    def _throw_away(self, before: list[Attachment], after: list[Attachment]) -> None:
        """The addresses of files that are no longer attached lead nowhere from now on."""
        kept = {attachment.id for attachment in after}
        for attachment in before:
            if attachment.id not in kept:
                self._world.files.pop(attachment.id, None)

    def say(self, person: Person, channel: Channel, content: str, files: list[Attachment]) -> Message:
        """A member's own message."""
        origin = Origin(channel=channel)
        payload = self._frame(origin, 0) | {"author": payloads.user(person)}
        self._fill(payload, Draft(body={"content": content}, files={}), files, [])
        message = self._kept(payload, origin)
        message.attachments = list(files)
        self._world.announce("message", message)
        return message

    def _frame(self, origin: Origin, flags: int) -> Json:
        interaction, world = origin.interaction, self._world
        payload: Json = {
            "type": 0,
            "content": "",
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "timestamp": iso(world.now()),
            "edited_timestamp": None,
            "flags": flags,
            "components": [],
            "id": world.snowflakes.next(),
            "channel_id": origin.channel.id,
            "author": payloads.user(world.bot),
            "pinned": False,
            "mention_everyone": False,
            "tts": False,
        }
        return payload if interaction is None else payload | self._belonging(origin, interaction)

    def _belonging(self, origin: Origin, interaction: Interaction) -> Json:
        """How a message shows the interaction that it answers."""
        world = self._world
        made: Json = {
            "application_id": world.application_id,
            "webhook_id": world.application_id,
            "interaction_metadata": interaction.metadata,
        }
        if origin.original and interaction.type == 2:
            made["type"] = 20 if interaction.payload["data"]["type"] == 1 else 23
            made["interaction"] = {"id": interaction.id, "type": 2, "name": interaction.name}
            made["interaction"]["user"] = payloads.user(interaction.person)
        elif answered := (interaction.source.id if interaction.source else interaction.original):
            made["type"] = 19
            reference = {"type": 0, "channel_id": origin.channel.id, "message_id": answered}
            made["message_reference"] = reference | (
                {"guild_id": world.guild_id} if not origin.channel.recipient else {}
            )
        return made

    def _kept(self, payload: Json, origin: Origin) -> Message:
        message = Message(
            id=payload["id"],
            payload=payload,
            attachments=[],
            created=self._world.now(),
            private_to=origin.private_to,
            interaction=origin.interaction.id if origin.interaction else None,
        )
        if origin.private_to is not None:
            payload["flags"] |= limits.EPHEMERAL
        else:
            payload["flags"] &= ~limits.EPHEMERAL
        origin.channel.messages[message.id] = message
        return message

    def _fill(self, payload: Json, draft: Draft, attachments: list[Attachment], components: list[Json]) -> None:
        payload["content"] = draft.body.get("content") or ""
        payload["components"] = components
        shows = [shown(self._world, attachment) for attachment in attachments]
        used: set[str] = set()
        payload["embeds"] = [payloads.embed(embed, shows, used) for embed in draft.body.get("embeds") or []]
        payload["attachments"] = [show for show in shows if show["id"] not in used]
        texts = [payload["content"], *(c["content"] for c in walk(components) if c["type"] == TEXT)]
        self._mention(payload, "\n".join(texts), draft.body.get("allowed_mentions"))

    def _mention(self, payload: Json, text: str, allowed: Json | None) -> None:
        """Ping whom the text names and `allowed_mentions` lets through."""
        parse = ["users", "roles", "everyone"] if allowed is None else allowed.get("parse") or []
        channel = self._world.channels[payload["channel_id"]]
        named = dict.fromkeys(re.findall(r"<@!?(\d+)>", text))
        listed = (allowed or {}).get("users") or []
        payload["mentions"] = [
            payloads.user(self._world.people[person])
            for person in named
            if person in self._world.people and ("users" in parse or person in listed)
        ]
        can = self._world.permissions(self._world.bot, channel) & permissions.MENTION_EVERYONE
        everyone = "@everyone" in text or "@here" in text
        payload["mention_everyone"] = bool(can and everyone and "everyone" in parse)

    def _still_there(self, message: Message, draft: Draft) -> list[Attachment]:
        if draft.body.get("attachments") is None:
            return list(message.attachments)
        have = {attachment.id: attachment for attachment in message.attachments}
        kept: list[Attachment] = []
        for index, entry in enumerate(draft.body["attachments"]):
            identity = str(entry["id"])
            if attachment := have.get(identity):
                changed = {"description": entry["description"]} if entry.get("description") else {}
                kept.append(replace(attachment, payload=attachment.payload | changed))
            elif not (identity.isdecimal() and int(identity) in draft.files):
                raise invalid_form(("attachments", index, "id"), "ATTACHMENT_NOT_FOUND", "Attachment data not found")
        return kept

    def _check_files(self, draft: Draft, channel: Channel, kept: int) -> None:
        if any(len(upload.data) > self._world.file_limit for upload in draft.files.values()):
            raise too_large()
        if len(draft.files) > limits.FILES_PER_MESSAGE:
            raise bad_length((*draft.at, "files"), 0, limits.FILES_PER_MESSAGE)
        if len(draft.files) + kept > limits.FILES_PER_MESSAGE:
            raise ApiError(400, 30015, "Maximum number of attachments in a message reached (10)")
        if draft.files and not self._world.permissions(self._world.bot, channel) & permissions.ATTACH_FILES:
            raise missing_permissions()

    def _stored(self, draft: Draft, origin: Origin) -> list[Attachment]:
        entries = {str(entry["id"]): entry for entry in draft.body.get("attachments") or []}
        folder = f"{'ephemeral-' if origin.private_to else ''}attachments/{origin.channel.id}"
        stored: list[Attachment] = []
        for number, upload in sorted(draft.files.items()):
            entry = entries.get(str(number), {})
            named = replace(upload, filename=entry.get("filename") or upload.filename)
            stored.append(self.shelf.store(named, folder, description=entry.get("description")))
        return stored
