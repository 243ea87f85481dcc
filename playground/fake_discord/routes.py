"""The REST routes about the bot itself, its commands and its interactions; channels have their own module."""

from typing import Any

from playground.fake_discord import errors, payloads
from playground.fake_discord.calls import Answer, Call, Route
from playground.fake_discord.commands import Commands
from playground.fake_discord.errors import ApiError, invalid_form
from playground.fake_discord.files import refreshed_json
from playground.fake_discord.interactions import Interactions, callback_reply
from playground.fake_discord.messages import Draft, Messages
from playground.fake_discord.state import Json, World

WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_COMMANDS = "/applications/{application_id}/commands"
_GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"


class ApplicationRoutes:
    """Who the bot is, where its gateway is, which commands it has."""

    def __init__(self, world: World, commands: Commands) -> None:
        self._world = world
        self._commands = commands
        self.gateway_url = ""
        self.shards = 1
        self.identifies_left = 1000
        self.max_concurrency = 1

    def table(self) -> list[Route]:
        """Its routes."""
        return [
            Route("GET", "/users/@me", lambda _: (200, payloads.own_user(self._world))),
            Route("GET", "/users/{user_id}", self._user),
            Route("GET", "/applications/@me", self._application),
            Route("GET", "/oauth2/applications/@me", self._application),
            Route("GET", "/gateway", lambda _: (200, {"url": self.gateway_url})),
            Route("GET", "/gateway/bot", self._gateway),
            Route("GET", _COMMANDS, self._list),
            Route("PUT", _COMMANDS, self._replace),
            Route("GET", _GUILD_COMMANDS, self._list),
            Route("PUT", _GUILD_COMMANDS, self._replace),
        ]

    def _user(self, call: Call) -> Answer:
        person = self._world.people.get(call["user_id"])
        if person is None:
            raise ApiError(404, 10013, "Unknown User")
        return 200, payloads.user(person)

    def _application(self, _: Call) -> Answer:
        return 200, payloads.application(self._world)

    def _gateway(self, _: Call) -> Answer:
        limit = {
            "total": 1000,
            "remaining": self.identifies_left,
            "reset_after": 0,
            "max_concurrency": self.max_concurrency,
        }
        return 200, {"url": self.gateway_url, "shards": self.shards, "session_start_limit": limit}

    def _list(self, call: Call) -> Answer:
        return 200, self._commands.listed(self._guild(call), translations=call.flag("with_localizations"))

    def _replace(self, call: Call) -> Answer:
        guild = self._guild(call)
        if not isinstance(call.body, list):
            raise ApiError(400, 50035, "Invalid Form Body")
        return 200, self._commands.replace(guild, call.body)

    def _guild(self, call: Call) -> str | None:
        if call["application_id"] != self._world.application_id:
            raise ApiError(404, 10002, "Unknown Application")
        guild = call.parameters.get("guild_id")
        if guild not in (None, self._world.guild_id):
            raise errors.missing_access()
        return guild


class InteractionRoutes:
    """The callback, and the webhook that each interaction's token opens."""

    def __init__(self, world: World, interactions: Interactions, messages: Messages) -> None:
        self._world = world
        self._interactions = interactions
        self._messages = messages

    def table(self) -> list[Route]:
        """Its routes; `@original` is one more message id."""
        routes = [
            Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", self._callback),
            Route("POST", WEBHOOK, self._follow_up),
        ]
        for template in (f"{WEBHOOK}/messages/@original", f"{WEBHOOK}/messages/{{message_id}}"):
            routes += [
                Route("GET", template, self._get),
                Route("PATCH", template, self._edit),
                Route("DELETE", template, self._delete),
            ]
        return routes

    def _callback(self, call: Call) -> Answer:
        body = call.document()
        data: Any = body.get("data") or {}
        if not isinstance(data, dict):
            raise invalid_form(("data",), "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        draft = Draft(body=data, files=call.files, at=("data",))
        interaction = self._interactions.answer(call["interaction_id"], call["interaction_token"], body, draft)
        return (200, callback_reply(interaction)) if call.flag("with_response") else (204, None)

    def _follow_up(self, call: Call) -> Answer:
        interaction = self._interactions.by_token(call["webhook_id"], call["webhook_token"])
        message = self._interactions.follow_up(interaction, Draft(body=call.document(), files=call.files))
        return (200, message.payload) if call.flag("wait") else (204, None)

    def _get(self, call: Call) -> Answer:
        return 200, self._fresh(self._found(call).payload)

    def _edit(self, call: Call) -> Answer:
        message = self._messages.edit(self._found(call), Draft(body=call.document(), files=call.files))
        return 200, message.payload

    def _delete(self, call: Call) -> Answer:
        self._messages.delete(self._found(call))
        return 204, None

    def _found(self, call: Call) -> Any:
        interaction = self._interactions.by_token(call["webhook_id"], call["webhook_token"])
        return self._interactions.message(interaction, call.parameters.get("message_id", "@original"))

    def _fresh(self, payload: Json) -> Json:
        return refreshed_json(payload, self._world.now())
