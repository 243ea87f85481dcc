"""The part of the page API about the world itself: who and what there is, and what of it may be changed."""

import json

from aiohttp import web

from playground.fake_discord import payloads
from playground.fake_discord.command_limits import LOCALES
from playground.fake_discord.control_api import answering
from playground.fake_discord.gateway import Gateway
from playground.fake_discord.live import visible_to
from playground.fake_discord.state import FILE_LIMITS, Channel, Json, Person, World
from playground.fake_discord.values import NotSent


class WorldApi:
    """`/playground/world`, `guild` (its language and boost level) and `member` (somebody's language)."""

    def __init__(self, world: World, gateway: Gateway, providers: tuple[str, ...]) -> None:
        self._world = world
        self._gateway = gateway
        self._providers = providers

    def routes(self) -> list[web.RouteDef]:
        """Its aiohttp routes."""
        return [
            web.get("/playground/world", answering(self._show)),
            web.put("/playground/guild", answering(self._change_guild)),
            web.put("/playground/member", answering(self._change_member)),
        ]

    def _show(self, _request: web.Request, _raw: bytes) -> Json:
        world = self._world
        bot = payloads.user(world.bot)
        return {
            "guild": {
                "id": world.guild_id,
                "name": world.guild_name,
                "preferred_locale": world.preferred_locale,
                "boost": world.premium_tier,
                "file_limit": world.file_limit,
            },
            "bot": bot | {"avatar_color": world.bot.color},
            "bot_online": self._gateway.sessions.online,
            "providers": list(self._providers),
            "roles": [{"id": role.id, "name": role.name, "color": role.color} for role in world.roles.values()],
            "channels": [self._shown_channel(channel) for channel in world.channels.values()],
            "members": [self._shown_person(person) for person in world.people.values() if not person.bot],
        }

    def _shown_channel(self, channel: Channel) -> Json:
        return {
            "id": channel.id,
            "name": channel.name,
            "topic": channel.topic,
            "nsfw": channel.nsfw,
            "direct": channel.recipient is not None,
            "visible_to": visible_to(self._world, channel),
        }

    def _shown_person(self, person: Person) -> Json:
        return {
            "id": person.id,
            "username": person.username,
            "display_name": person.display_name,
            "avatar": person.avatar,
            "avatar_color": person.color,
            "locale": person.locale,
            "roles": list(person.roles),
            "kind": person.kind,
            "silenced_until": person.silenced_until,
        }

    def _change_guild(self, request: web.Request, raw: bytes) -> Json:
        """Take over `preferred_locale` and `boost`, whichever is there."""
        ask, world = json.loads(raw), self._world
        tier, locale = ask.get("boost", world.premium_tier), ask.get("preferred_locale", world.preferred_locale)
        if tier not in range(len(FILE_LIMITS)):
            raise NotSent("A boost level is 0, 1, 2 or 3.")
        world.preferred_locale = _known(locale)
        if "boost" in ask:
            world.boost(tier)
        world.announce("guild", world)
        return self._show(request, raw)

    def _change_member(self, _request: web.Request, raw: bytes) -> Json:
        ask = json.loads(raw)
        person = self._world.people.get(ask.get("as", ""))
        if person is None or person.bot:
            raise NotSent("There is no such member.")
        return self._shown_person(self._world.change_person(person.id, locale=_known(ask.get("locale"))))


def _known(locale: object) -> str:
    if not isinstance(locale, str) or locale not in LOCALES:
        raise NotSent(f"Discord has no language {locale!r}.")
    return locale
