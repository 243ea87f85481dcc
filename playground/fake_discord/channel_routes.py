"""The REST routes about guild, channels and their messages, with the bot token and its permissions."""

from playground.fake_discord import errors, payloads
from playground.fake_discord.calls import Answer, Call, Route
from playground.fake_discord.errors import ApiError
from playground.fake_discord.files import refreshed_json
from playground.fake_discord.messages import Draft, Messages, Origin
from playground.fake_discord.permissions import (
    MANAGE_MESSAGES,
    READ_MESSAGE_HISTORY,
    SEND_MESSAGES,
    VIEW_CHANNEL,
)
from playground.fake_discord.ratelimits import RateLimits
from playground.fake_discord.state import Channel, Message, World

_MESSAGES = "/channels/{channel_id}/messages"
_NONCE_SECONDS = 300.0


class ChannelRoutes:
    """What a bot may do in channels with its own token."""

    def __init__(self, world: World, messages: Messages, rate_limits: RateLimits) -> None:
        self._world = world
        self._messages = messages
        self._limits = rate_limits

    def table(self) -> list[Route]:
        """Its routes."""
        return [
            Route("GET", "/guilds/{guild_id}", self._guild),
            Route("GET", "/guilds/{guild_id}/channels", self._guild_channels),
            Route("GET", "/guilds/{guild_id}/roles", self._guild_roles),
            Route("GET", "/guilds/{guild_id}/members/{user_id}", self._guild_member),
            Route("GET", "/channels/{channel_id}", self._channel),
            Route("POST", "/users/@me/channels", self._open_direct),
            Route("GET", _MESSAGES, self._list),
            Route("POST", _MESSAGES, self._send),
            Route("GET", f"{_MESSAGES}/{{message_id}}", self._get),
            Route("PATCH", f"{_MESSAGES}/{{message_id}}", self._edit),
            Route("DELETE", f"{_MESSAGES}/{{message_id}}", self._delete),
        ]

    def _check_guild(self, call: Call) -> None:
        if call["guild_id"] != self._world.guild_id:
            raise ApiError(404, 10004, "Unknown Guild")

    def _guild(self, call: Call) -> Answer:
        self._check_guild(call)
        return 200, payloads.guild(self._world)

    def _guild_channels(self, call: Call) -> Answer:
        self._check_guild(call)
        return 200, [payloads.channel(self._world, c) for c in self._world.channels.values() if c.recipient is None]

    def _guild_roles(self, call: Call) -> Answer:
        self._check_guild(call)
        return 200, [payloads.role(role) for role in self._world.roles.values()]

    def _guild_member(self, call: Call) -> Answer:
        self._check_guild(call)
        person = self._world.people.get(call["user_id"])
        if person is None:
            raise ApiError(404, 10007, "Unknown Member")
        return 200, payloads.member(person)

    def _channel(self, call: Call) -> Answer:
        return 200, payloads.channel(self._world, self._allowed(call, 0))

    def _open_direct(self, call: Call) -> Answer:
        person = self._world.people.get(str(call.document().get("recipient_id")))
        if person is None or person.bot:
            raise ApiError(400, 50033, "Invalid Recipient(s)")
        return 200, payloads.channel(self._world, self._world.direct_channel(person))

    def _list(self, call: Call) -> Answer:
        channel = self._allowed(call, READ_MESSAGE_HISTORY)
        limit = min(100, max(1, int(call.query.get("limit", "50"))))
        before, after = int(call.query.get("before", "0")) or 1 << 64, int(call.query.get("after", "0"))
        public = [m for m in channel.messages.values() if m.private_to is None and after < int(m.id) < before]
        chosen = public[:limit] if after else public[-limit:]
        return 200, [refreshed_json(message.payload, self._world.now()) for message in reversed(chosen)]

    def _send(self, call: Call) -> Answer:
        channel = self._allowed(call, SEND_MESSAGES)
        body = call.document()
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce") and (earlier := self._same_nonce(channel, nonce)):
            return 200, earlier.payload
        message = self._messages.create(Draft(body=body, files=call.files), Origin(channel=channel))
        if nonce is not None:
            message.payload["nonce"] = nonce
        return 200, message.payload

    def _same_nonce(self, channel: Channel, nonce: str | int) -> Message | None:
        since = self._world.now() - _NONCE_SECONDS
        for message in reversed(channel.messages.values()):
            if message.created < since:
                return None
            if message.payload.get("nonce") == nonce:
                return message
        return None

    def _get(self, call: Call) -> Answer:
        message = self._message(self._allowed(call, READ_MESSAGE_HISTORY), call)
        return 200, refreshed_json(message.payload, self._world.now())

    def _edit(self, call: Call) -> Answer:
        message = self._message(self._allowed(call, 0), call)
        if message.payload["author"]["id"] != self._world.bot.id:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        self._limits.take_old_edit(message.channel_id, self._world.now() - message.created)
        self._messages.edit(message, Draft(body=call.document(), files=call.files))
        return 200, message.payload

    def _delete(self, call: Call) -> Answer:
        channel = self._allowed(call, 0)
        message = self._message(channel, call)
        own = message.payload["author"]["id"] == self._world.bot.id
        if not own and not self._world.permissions(self._world.bot, channel) & MANAGE_MESSAGES:
            raise errors.missing_permissions()
        self._messages.delete(message)
        return 204, None

    def _allowed(self, call: Call, needed: int) -> Channel:
        channel = self._world.channels.get(call["channel_id"])
        if channel is None:
            raise ApiError(404, 10003, "Unknown Channel")
        held = self._world.permissions(self._world.bot, channel)
        if not held & VIEW_CHANNEL:
            raise errors.missing_access()
        if needed & ~held:
            raise errors.missing_permissions()
        return channel

    def _message(self, channel: Channel, call: Call) -> Message:
        """Private messages do not exist for the bot token."""
        message = channel.messages.get(call["message_id"])
        if message is None or message.private_to is not None:
            raise errors.unknown_message()
        return message
