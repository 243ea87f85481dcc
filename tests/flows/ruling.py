"""What a server decided about its studio, and what its members are told of it, for flow tests."""

from dataclasses import replace
from typing import Any

from bot.domain.policy import Policy
from playground.fake_discord import demo
from playground.fake_discord import permissions as p
from playground.fake_discord.state import Role
from playground.member import Member
from tests.flows.studio import Studio, refused

ARTIST, NEWCOMER = "900000000000000001", "900000000000000002"
GUILD = int(demo.GUILD)


def name_roles(studio: Studio) -> None:
    """Two that nobody has yet; the bot must not have come."""
    for number, name in ((ARTIST, "Artist"), (NEWCOMER, "Newcomer")):
        studio.discord.world.roles[number] = Role(id=number, name=name, permissions=p.MEMBER, position=0)


async def decide(studio: Studio, **decided: Any) -> None:
    """What the server's managers would have set."""
    assert studio.client is not None
    await studio.client.services.policies.change(GUILD, lambda before: replace(before, **decided))


async def decided(studio: Studio) -> Policy:
    assert studio.client is not None
    return await studio.client.services.policies.of(GUILD)


async def told(studio: Studio, member: Member, **options: Any) -> str:
    """The refusal of a request."""
    return await refused(studio, member, await member.slash("imagine", **{"prompt": "a boat", **options}))
