"""Owns looking at Discord from the bot's side: token, commands, gateway, clock; changes nothing."""

import json
import math
from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import discord
from discord.http import Route

from bot import ports
from bot.client import EaselClient
from bot.doctor.finding import Finding, bad, good, skipped
from bot.doctor.registered import differences
from bot.settings import Settings
from bot.ui.faults import FAULTS, told

#: Seconds by which a clock may be wrong: Discord's times of tokens are read with it.
_SKEW_MOST = 30.0
_HELLO = 10
_NAMED_MOST = 5
_PRIVILEGED = ("message_content", "guild_members", "presence")
_TOKEN, _APPLICATION, _INTENTS, _COMMANDS, _GATEWAY, _CLOCK = (
    "discord token",
    "discord application",
    "discord intents",
    "discord commands",
    "discord gateway",
    "clock",
)


class Visitor(EaselClient):
    """The bot as Discord knows it, which registers nothing and hears nothing."""

    def __init__(self, settings: Settings, clock: ports.Clock) -> None:
        self._clock = clock
        #: Seconds by which our clock is ahead of Discord's, as the latest answer told; None before one did.
        self.ahead: float | None = None
        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(self._read_date)
        super().__init__(settings.data_dir, trace)

    async def setup_hook(self) -> None:
        """Nothing: what is registered and run at a start is none of a visitor's business."""

    async def _read_date(
        self, _: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        try:
            theirs = parsedate_to_datetime(params.response.headers.get("Date", "")).timestamp()
        except ValueError:
            return
        self.ahead = self._clock.time() - theirs


async def token(visitor: Visitor, settings: Settings) -> Finding:
    """Whether Discord lets the bot in."""
    try:
        await visitor.login(settings.discord_token.get_secret_value())
    except discord.LoginFailure:
        mend = "Copy the bot's token again into EASEL_DISCORD_TOKEN, from Discord's developer portal."
        return bad(_TOKEN, "Discord refuses it", mend)
    except FAULTS as error:
        return bad(_TOKEN, f"Discord cannot be asked: {told(error)}", "Is EASEL_DISCORD_API_URL right? Try again.")
    return good(_TOKEN, f"Accepted: {visitor.user}, application {visitor.application_id}")


async def application(visitor: Visitor) -> Finding:
    """Whether Discord sends interactions to the gateway, and whether anybody invited the bot."""
    found = visitor.application
    assert found is not None
    if found.interactions_endpoint_url:
        said = f"Interactions go to {found.interactions_endpoint_url} and never reach Easel"
        return bad(_APPLICATION, said, "Empty the Interactions Endpoint URL in Discord's developer portal.")
    if found.bot_require_code_grant:
        said = "It requires an OAuth2 code grant, with which nobody can invite it"
        return bad(_APPLICATION, said, "Switch that off in Discord's developer portal, under Bot.")
    if not found.approximate_guild_count:
        return bad(_APPLICATION, "It is in no server", "Invite it with the link in the README.")
    return good(_APPLICATION, f"{found.name}; servers that it is in: {found.approximate_guild_count}")


async def intents(visitor: Visitor) -> Finding:
    """What Easel asks for, and what the portal grants beside it."""
    flags = visitor.application_flags
    granted = [
        name.replace("_", " ")
        for name in _PRIVILEGED
        if getattr(flags, f"gateway_{name}") or getattr(flags, f"gateway_{name}_limited")
    ]
    beside = f"; the portal also grants {', '.join(granted)}, which Easel never uses" if granted else ""
    return good(_INTENTS, f"Guilds alone, and no privileged one{beside}")


async def commands(visitor: Visitor) -> Finding:
    """Whether Discord knows the very commands of this Easel."""
    route = Route("GET", "/applications/{application_id}/commands", application_id=visitor.application_id)
    try:
        await visitor.load()
        wanted = await visitor.wanted()
        found = await visitor.http.request(route, params={"with_localizations": "true"})
    except FAULTS as error:
        return bad(_COMMANDS, f"They cannot be read: {told(error)}", "Try again.")
    if not (names := differences(wanted, found)):
        return good(_COMMANDS, f"{len(wanted)} are registered, as this Easel wants them")
    if not visitor.registered(wanted):
        return skipped(_COMMANDS, f"Not registered yet, and done at the next start: {_listed(names)}")
    mend = "Remove commands.sha256 from EASEL_DATA_DIR and start Easel again."
    return bad(_COMMANDS, f"Somebody changed them at Discord: {_listed(names)}", mend)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED_MOST} more" if len(names) > _NAMED_MOST else ""
    return ", ".join(names[:_NAMED_MOST]) + more


async def gateway(visitor: Visitor, settings: Settings) -> Finding:
    """Whether the gateway greets, and how often the bot may still begin a session today."""
    try:
        shards, url, limit = await visitor.http.get_bot_gateway()
        socket = await visitor.http.ws_connect(settings.discord_gateway_url or url)
        try:
            greeting = await _greeting(socket)
        finally:
            await socket.close()
    except (*FAULTS, ValueError) as error:
        return bad(_GATEWAY, f"It cannot be reached: {told(error)}", "Does a firewall stop WebSockets from here?")
    if greeting != _HELLO:
        return bad(_GATEWAY, "What answers there is no gateway", "Correct EASEL_DISCORD_GATEWAY_URL.")
    needed, left = settings.shard_count or shards, limit["remaining"]
    if left < needed:
        minutes = math.ceil(limit["reset_after"] / 60_000)
        said = f"{left} sessions are left, and {needed} shards need one each"
        return bad(_GATEWAY, said, f"Start Easel in {minutes} minutes, and find out what starts it again and again.")
    return good(_GATEWAY, f"It greets; {left} of {limit['total']} sessions are left, {needed} needed at a start")


async def _greeting(socket: aiohttp.ClientWebSocketResponse) -> int | None:
    """The number of the operation that the other side begins with."""
    said: Any = json.loads(await socket.receive_str())
    return cast("dict[str, Any]", said).get("op") if isinstance(said, dict) else None


async def clock(visitor: Visitor) -> Finding:
    """Whether this machine and Discord agree about the time."""
    ahead = visitor.ahead
    if ahead is None:
        return skipped(_CLOCK, "Discord's answers tell no time")
    if abs(ahead) > _SKEW_MOST:
        way = "ahead of" if ahead > 0 else "behind"
        mend = "Let NTP set it: replies are open for 15 minutes of Discord's time."
        return bad(_CLOCK, f"It is {abs(ahead):.0f} s {way} Discord's", mend)
    return good(_CLOCK, f"Within {max(1, math.ceil(abs(ahead)))} s of Discord's")
