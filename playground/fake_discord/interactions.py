"""The life of an interaction: created, answered in 3 s, edited for 15 minutes; no HTTP, no gateway."""

import secrets
from dataclasses import dataclass, replace

from playground.fake_discord import component_payloads, limits, modal_limits, payloads
from playground.fake_discord.errors import (
    already_acknowledged,
    invalid_webhook_token,
    unknown_interaction,
    unknown_message,
    unknown_webhook,
)
from playground.fake_discord.files import refreshed_json
from playground.fake_discord.messages import Draft, Messages, Origin
from playground.fake_discord.state import (
    ACKNOWLEDGE_SECONDS,
    Channel,
    Interaction,
    Json,
    Message,
    Person,
    World,
)

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
REPLY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a member's client asks: the interaction's `type` and `data`, and what it springs from."""

    type: int
    person: Person
    channel: Channel
    data: Json
    name: str
    options: Json
    source: Message | None = None
    opener: Interaction | None = None
    locale: str | None = None


class Interactions:
    """Creates interactions and plays Discord's side of answering them."""

    def __init__(self, world: World, messages: Messages) -> None:
        self._world = world
        self._messages = messages

    def create(self, request: Request) -> Interaction:
        """A new interaction, announced to the gateway."""
        world = self._world
        identity, token = world.snowflakes.next(), secrets.token_urlsafe(96)
        interaction = Interaction(
            id=identity,
            token=token,
            type=request.type,
            payload=self._payload(request, identity, token),
            person=request.person,
            channel=request.channel,
            created=world.now(),
            name=request.name,
            options=request.options,
            source=request.source,
            metadata=self._metadata(request, identity),
        )
        world.interactions[identity] = world.by_token[token] = interaction
        world.waiting.append(interaction)
        world.announce("interaction_create", interaction)
        return interaction

    def answer(self, identity: str, token: str, body: Json, draft: Draft) -> Interaction:
        """Play the callback; raises ApiError for a late, second or impossible answer."""
        interaction = self._world.interactions.get(identity)
        if interaction is None or interaction.token != token:
            raise unknown_interaction()
        self._check_in_time(interaction)
        kind = limits.check_callback_type(body.get("type"), interaction.type, on_message=interaction.source is not None)
        self._act(interaction, kind, draft)
        interaction.state, interaction.response_type = "acknowledged", kind
        interaction.acknowledged = self._world.now()
        self._world.announce("interaction", interaction)
        self._world.wake(interaction)
        return interaction

    def _check_in_time(self, interaction: Interaction) -> None:
        if interaction.state == "acknowledged":
            raise already_acknowledged()
        if interaction.state == "created" and self._world.now() - interaction.created > ACKNOWLEDGE_SECONDS:
            self._world.fail(interaction)
        if interaction.state == "failed":
            raise unknown_interaction()

    def _act(self, interaction: Interaction, kind: int, draft: Draft) -> None:
        if kind == CHOICES:
            interaction.choices = limits.check_choices({"data": draft.body})
        elif kind == MODAL:
            modal_limits.check(draft.body)
            interaction.modal = component_payloads.modal(draft.body)
        elif kind in (DEFER_UPDATE, UPDATE):
            interaction.original = self._update(interaction, draft, edit=kind == UPDATE).id
        elif kind == DEFER:
            flags = limits.check_flags(draft.body.get("flags"), limits.EPHEMERAL, draft.at)
            interaction.original = self._messages.defer(self._origin(interaction, flags, original=True)).id
        else:
            flags = limits.check_flags(draft.body.get("flags"), limits.CREATE_FLAGS, draft.at)
            interaction.original = self._messages.create(draft, self._origin(interaction, flags, original=True)).id

    def _update(self, interaction: Interaction, draft: Draft, *, edit: bool) -> Message:
        """The message the component was on, edited at once or (types 6 and 7) later."""
        source = interaction.source
        if source is None or source.id not in interaction.channel.messages:
            raise unknown_message()
        return self._messages.edit(source, draft) if edit else source

    def by_token(self, application_id: str, token: str) -> Interaction:
        """The answered interaction that `token` still opens."""
        if application_id != self._world.application_id:
            raise unknown_webhook()
        interaction = self._world.by_token.get(token)
        if interaction is None or interaction.expired(self._world.now()):
            raise invalid_webhook_token()
        if interaction.state != "acknowledged":
            raise unknown_webhook()
        return interaction

    def message(self, interaction: Interaction, identity: str) -> Message:
        """`@original`, or a follow-up of this interaction by id."""
        identity = interaction.original or "" if identity == "@original" else identity
        message = interaction.channel.messages.get(identity)
        if message is None or (message.interaction != interaction.id and identity != interaction.original):
            raise unknown_message()
        return message

    def follow_up(self, interaction: Interaction, draft: Draft) -> Message:
        """One more message; right after a defer it becomes the deferred reply itself."""
        original = interaction.channel.messages.get(interaction.original or "")
        flags = limits.check_flags(draft.body.get("flags"), limits.CREATE_FLAGS, draft.at)
        if original is not None and original.loading and interaction.response_type == DEFER:
            if draft.empty:
                raise limits.empty_message()
            kept = draft.body | {"flags": flags & limits.EDIT_FLAGS}
            return self._messages.edit(original, replace(draft, body=kept))
        return self._messages.create(draft, self._origin(interaction, flags, original=False))

    def _origin(self, interaction: Interaction, flags: int, *, original: bool) -> Origin:
        private_to = interaction.person.id if flags & limits.EPHEMERAL else None
        return Origin(channel=interaction.channel, interaction=interaction, private_to=private_to, original=original)

    def _metadata(self, request: Request, identity: str) -> Json:
        owners = {"0": self._world.guild_id if not request.channel.recipient else "0"}
        base: Json = {
            "id": identity,
            "type": request.type,
            "user": payloads.user(request.person),
            "authorizing_integration_owners": owners,
        }
        if request.type == COMPONENT and request.source is not None:
            return base | {"interacted_message_id": request.source.id}
        if request.type == MODAL_SUBMIT and request.opener is not None:
            return base | {"triggering_interaction_metadata": request.opener.metadata}
        target = request.data.get("target_id")
        if request.data.get("type") == 2:
            return base | {"target_user": payloads.user(self._world.people[str(target)])}
        return base | ({"target_message_id": target} if request.data.get("type") == 3 else {})

    def _payload(self, request: Request, identity: str, token: str) -> Json:
        world, person, channel = self._world, request.person, request.channel
        allowed = str(world.permissions(person, channel))
        direct = channel.recipient is not None
        payload: Json = {
            "id": identity,
            "application_id": world.application_id,
            "type": request.type,
            "token": token,
            "version": 1,
            "data": request.data,
            "channel_id": channel.id,
            "channel": {**payloads.channel(world, channel), "permissions": allowed},
            "locale": request.locale or person.locale,
            "app_permissions": str(world.permissions(world.bot, channel)),
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": {"0": "0" if direct else world.guild_id},
            "context": 1 if direct else 0,
            "attachment_size_limit": world.file_limit,
        }
        if direct:
            payload["user"] = payloads.user(person)
        else:
            payload["guild_id"], payload["guild_locale"] = world.guild_id, world.preferred_locale
            payload["guild"] = {"id": world.guild_id, "locale": world.preferred_locale, "features": []}
            payload["member"] = {**payloads.member(person), "permissions": allowed}
        if request.source is not None:
            payload["message"] = refreshed_json(request.source.payload, world.now())
        return payload


def callback_reply(interaction: Interaction) -> Json:
    """InteractionCallbackResponse, what `with_response=1` asks for."""
    told: Json = {"id": interaction.id, "type": interaction.type}
    reply: Json = {"interaction": told}
    message = interaction.channel.messages.get(interaction.original or "")
    if message is not None:
        told["response_message_id"] = message.id
        told["response_message_loading"] = message.loading
        told["response_message_ephemeral"] = message.private_to is not None
        if interaction.response_type in (REPLY, UPDATE):
            reply["resource"] = {"type": interaction.response_type, "message": message.payload}
    return reply
