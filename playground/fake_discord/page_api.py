"""The API that the page and the test members use: reading messages and acting as one of the members."""

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from playground.fake_discord import bodies, permissions
from playground.fake_discord.composer import Composer, Place
from playground.fake_discord.control_api import answering, reply_json
from playground.fake_discord.files import refreshed_json, shown
from playground.fake_discord.interactions import Interactions, Request
from playground.fake_discord.live import Live
from playground.fake_discord.messages import Messages
from playground.fake_discord.state import ACKNOWLEDGE_SECONDS, Channel, Interaction, Json, Person, World
from playground.fake_discord.values import NotSent

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the page API speaks to."""

    world: World
    messages: Messages
    interactions: Interactions
    live: Live


class PageApi:
    """Everything under `/playground`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._world = parts.world
        self._composer = Composer(parts.world)
        self._builders: dict[str, Callable[[Json], Request]] = {
            "command": lambda ask: self._composer.slash(self._place(ask), ask["command"], ask.get("options") or {}),
            "autocomplete": self._autocomplete,
            "component": lambda ask: self._composer.component(
                self._place(ask), ask["message"], ask["custom_id"], ask.get("values") or []
            ),
            "modal": self._modal,
            "menu": lambda ask: self._composer.menu(self._place(ask), ask["command"], ask["target"]),
        }

    def routes(self) -> list[web.RouteDef]:
        """Its aiohttp routes."""
        get, post = web.get, web.post
        return [
            get("/playground/commands", answering(self._show_commands)),
            get("/playground/messages", answering(self._show_messages)),
            get("/playground/live", self._live),
            post("/playground/upload", answering(self._upload)),
            post("/playground/interactions", self._interact),
            post("/playground/messages", answering(self._say)),
            post("/playground/dismiss", answering(self._dismiss)),
        ]

    def _show_commands(self, request: web.Request, _raw: bytes) -> list[Json]:
        return self._composer.usable(self._person(request.query.get("as", "")))

    def _show_messages(self, request: web.Request, _raw: bytes) -> Json:
        person = self._person(request.query.get("as", ""))
        channel = self._channel(request.query.get("channel", ""))
        seen = [message for message in channel.messages.values() if self._world.may_see(person, message)]
        return {"messages": [refreshed_json(message.payload, self._world.now()) for message in seen]}

    async def _live(self, request: web.Request) -> web.StreamResponse:
        try:
            person = self._person(request.query.get("as", ""))
        except NotSent as refusal:
            return reply_json({"error": str(refusal)}, status=400)
        return await self._parts.live.handle(request, person)

    def _upload(self, request: web.Request, raw: bytes) -> Json:
        self._person(request.query.get("as", ""))
        upload = bodies.single_file(request.headers.get("Content-Type", ""), raw)
        if len(upload.data) > self._world.file_limit:
            raise NotSent(f"Your files are too powerful: the limit is {self._world.file_limit >> 20} MiB a file.")
        attachment = self._parts.messages.shelf.store(upload, f"ephemeral-attachments/{self._world.application_id}")
        self._world.uploads[attachment.id] = attachment
        return shown(self._world, attachment)

    async def _interact(self, request: web.Request) -> web.Response:
        try:
            ask = json.loads(await request.read())
            builder = self._builders.get(ask["kind"])
            if builder is None:
                raise NotSent(f"There is no kind {ask['kind']!r}.")
            interaction = self._parts.interactions.create(builder(ask))
        except NotSent as refusal:
            return reply_json({"error": str(refusal)}, status=400)
        except (KeyError, ValueError, TypeError, IndexError) as error:
            return reply_json({"error": f"This request is not complete: {error}."}, status=400)
        if ask["kind"] == "autocomplete":
            await _answered(interaction)
            return reply_json({"choices": interaction.choices or []})
        return reply_json({"id": interaction.id})

    def _autocomplete(self, ask: Json) -> Request:
        return self._composer.slash(self._place(ask), ask["command"], ask.get("options") or {}, focused=ask["focused"])

    def _modal(self, ask: Json) -> Request:
        opener = self._world.interactions.get(ask["interaction"])
        if opener is None or opener.person.id != self._person(ask["as"]).id:
            raise NotSent("There is no modal open.")
        return self._composer.modal(opener, ask.get("fields") or {})

    def _say(self, _request: web.Request, raw: bytes) -> Json:
        """A member's own plain message, with files: something for message menus to act on."""
        ask = json.loads(raw)
        place = self._place(ask)
        if permissions.silenced(self._world, place.person):
            raise NotSent("A moderator timed you out: you may write nothing until that is over.")
        files = [self._world.uploads[identity] for identity in ask.get("attachments") or []]
        return self._parts.messages.say(place.person, place.channel, ask.get("content") or "", files).payload

    def _dismiss(self, request: web.Request, raw: bytes) -> Json:
        """The member dismisses a message that only they see."""
        person, ask = self._person(request.query.get("as", "")), json.loads(raw)
        message = self._channel(ask["channel"]).messages.get(ask["message"])
        if message is None or message.private_to != person.id:
            raise NotSent("Only a message that you alone see can be dismissed.")
        self._parts.messages.delete(message)
        return {}

    def _place(self, ask: Json) -> Place:
        return Place(person=self._person(ask["as"]), channel=self._channel(ask["channel"]), locale=ask.get("locale"))

    def _person(self, identity: str) -> Person:
        person = self._world.people.get(identity)
        if person is None or person.bot:
            raise NotSent("There is no such member.")
        return person

    def _channel(self, identity: str) -> Channel:
        channel = self._world.channels.get(identity)
        if channel is None:
            raise NotSent("There is no such channel.")
        return channel


async def _answered(interaction: Interaction) -> None:
    """Wait until the bot answered or its 3 s are over."""
    if interaction.state != "created":
        return
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    interaction.waiters.append(lambda: None if future.done() else future.set_result(None))
    try:
        await asyncio.wait_for(future, ACKNOWLEDGE_SECONDS + 1.0)
    except TimeoutError:
        return
