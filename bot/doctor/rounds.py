"""Owns the order of the looks, and that none of them holds up or hides another; looks at nothing itself."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from bot import app, errors, ports
from bot.assembly import suppliers
from bot.client import point_at
from bot.doctor import doors, house, painters, reception
from bot.doctor.finding import Finding, bad, good, skipped
from bot.domain.policy import Policy
from bot.providers.catalog import ProviderCatalog
from bot.providers.http import Http
from bot.services import Services
from bot.settings import Settings
from bot.storage.checkup import examined as condition_of
from bot.storage.pictures import PictureFiles
from bot.storage.policies import StoredPolicies

#: Seconds that one look may take.
PATIENCE = 10.0
Findings = Finding | Sequence[Finding]
Look = Callable[[], Awaitable[Findings]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """All that commands ask of the services when they are loaded."""

    catalog: ports.Catalog


async def examined(settings: Settings, clock: ports.Clock) -> AsyncGenerator[Finding]:
    """Look at everything side by side, and tell it in one order, each as soon as it is known."""
    point_at(settings.discord_api_url, settings.discord_gateway_url, settings.discord_cdn_hosts)
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(Http(clock))
        providers = _providers(settings, http)
        visitor = await stack.enter_async_context(reception.Visitor(settings, clock))
        offered = [each for each in providers.values() if not isinstance(each, Finding)]
        visitor.services = cast("Services", _Offer(catalog=ProviderCatalog(offered, clock)))
        rounds = [
            _in_time("data directory", partial(house.disk, settings), clock),
            _in_time("database", partial(house.database, settings), clock),
            _at_discord(visitor, settings, clock),
            *(_at_painter(name, each, settings, clock) for name, each in providers.items()),
            *_at_hosts(settings, clock),
            _in_time("picture rules", partial(house.picture_rules, settings), clock),
        ]
        tasks = [asyncio.create_task(each) for each in rounds]
        yield good("settings", "Read: none is missing, none is wrong")
        for task in tasks:
            for finding in await task:
                yield finding


async def _in_time(thing: str, look: Look, clock: ports.Clock) -> Sequence[Finding]:
    """What a look found; too long a look and a defect are findings themselves."""
    looking, alarm = asyncio.ensure_future(look()), asyncio.ensure_future(clock.sleep(PATIENCE))
    await asyncio.wait({looking, alarm}, return_when=asyncio.FIRST_COMPLETED)
    alarm.cancel()
    if not looking.done():
        looking.cancel()
        return [bad(thing, f"No answer in {PATIENCE:g} seconds", "Look at the network, and try again.")]
    if (error := looking.exception()) is not None:
        return [
            bad(thing, f"A defect of Easel: {type(error).__name__}", "Please report it, with what was found above.")
        ]
    found = looking.result()
    return [found] if isinstance(found, Finding) else found


async def _at_discord(visitor: reception.Visitor, settings: Settings, clock: ports.Clock) -> Sequence[Finding]:
    looks: dict[str, Look] = {
        "discord application": partial(reception.application, visitor),
        "discord intents": partial(reception.intents, visitor),
        "discord commands": partial(reception.commands, visitor),
        "discord gateway": partial(reception.gateway, visitor, settings),
    }
    found = [*await _in_time("discord token", partial(reception.token, visitor, settings), clock)]
    if visitor.application is None:
        found += [skipped(thing, "Discord lets nobody in to look at it") for thing in (*looks, doors.THING)]
    else:
        for each in await asyncio.gather(*(_in_time(thing, look, clock) for thing, look in looks.items())):
            found += each
        found += await _permissions(visitor, settings, clock)
    return [*found, *await _in_time("clock", partial(reception.clock, visitor), clock)]


async def _permissions(visitor: reception.Visitor, settings: Settings, clock: ports.Clock) -> Sequence[Finding]:
    """One server after the other: Discord bears no more."""
    policies: list[Policy] = []

    async def read() -> Sequence[Finding]:
        told = await _policies(settings, clock)
        if told is None:
            return [skipped(doors.THING, "No database of this version tells which channels servers chose")]
        policies.extend(filter(doors.channels, told))
        if not policies:
            return [skipped(doors.THING, "No server has chosen channels; elsewhere /imagine says what it lacks")]
        return []

    found = [*await _in_time(doors.THING, read, clock)]
    for policy in policies:
        found += await _in_time(doors.THING, partial(doors.server, visitor, policy), clock)
    return found


async def _policies(settings: Settings, clock: ports.Clock) -> list[Policy] | None:
    """What servers chose; None where no database of this version tells it."""
    try:
        condition = await condition_of(settings.database)
        if condition.revision != condition.newest:
            return None
        database = await app.opened(settings)
    except errors.EaselError:
        return None
    try:
        return await StoredPolicies(database, clock).all()
    finally:
        await database.close()


def _providers(settings: Settings, http: Http) -> dict[str, ports.Provider | Finding]:
    """The providers of the settings; a finding where one cannot be made of them."""
    # It makes no directory before it is opened, and nothing is painted.
    pictures = PictureFiles(settings.data_dir)
    made: dict[str, ports.Provider | Finding] = {}
    for name in settings.providers:
        try:
            made[name] = suppliers.PROVIDERS[name](settings, http, pictures)
        except errors.SettingsError as error:
            made[name] = bad(f"{name} key", error.detail, f"Correct the settings that begin with EASEL_{name.upper()}.")
    pictures.close()
    return made


async def _at_painter(
    name: str, provider: ports.Provider | Finding, settings: Settings, clock: ports.Clock
) -> Sequence[Finding]:
    if isinstance(provider, Finding):
        return [provider]
    model = settings.gmi_model if name == "gmi" else None
    look = partial(painters.painter, provider, model, settings.credits_warning)
    return await _in_time(f"{name} key", look, clock)


def _at_hosts(settings: Settings, clock: ports.Clock) -> list[Coroutine[Any, Any, Sequence[Finding]]]:
    allowed = {
        "discord": ("EASEL_DISCORD_CDN_HOSTS", settings.discord_cdn_hosts),
        "gmi": ("EASEL_GMI_RESULT_HOSTS", settings.gmi_result_hosts),
        "segmind": ("EASEL_SEGMIND_RESULT_HOSTS", settings.segmind_result_hosts),
    }
    return [
        _in_time(f"{name} hosts", partial(painters.hosts, f"{name} hosts", *allowed[name]), clock)
        for name in ("discord", *settings.providers)
    ]
