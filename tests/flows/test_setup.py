"""`/studio setup`, `pause` and `resume`: saved at once, checked at once, and for who manages the server alone."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from playground.fake_discord import demo
from playground.fake_discord import permissions as p
from playground.fake_discord.state import Role
from playground.member import Member, private, selects, text_of
from tests.flows.studio import Studio, painted, refused

Json = dict[str, Any]


@pytest.fixture
async def olga(studio: Studio, session: aiohttp.ClientSession) -> AsyncIterator[Member]:
    async with Member(studio.discord.url, "Olga", session=session) as member:
        yield member


async def opened(member: Member) -> Json:
    message = await member.reply(await member.slash("studio setup"))
    assert private(message)
    return message


async def chosen(member: Member, message: Json, name: str, *values: str) -> Json:
    """The same panel, redrawn."""
    after = await member.reply(await member.select(message, f"easel:setup:{name}", *values))
    assert after["id"] == message["id"]
    return after


def values(message: Json) -> dict[str, list[str]]:
    """What each select shows as chosen."""
    return {
        select["custom_id"].rpartition(":")[2]: [each["id"] for each in select.get("default_values") or []]
        or [each["value"] for each in select.get("options") or [] if each.get("default")]
        for select in selects(message)
    }


NOTHING = {"channels": [], "roles": [], "moderators": [], "review": ["off"], "preset": [], "keeping": ["0"]}


async def test_every_choice_is_saved_at_once_and_shown(studio: Studio, olga: Member) -> None:
    """Also to a bot that was started anew, and by what was drawn before."""
    message = await opened(olga)
    assert values(message) == NOTHING
    message = await chosen(olga, message, "channels", demo.STUDIO, demo.GALLERY)
    message = await chosen(olga, message, "moderators", demo.MODERATORS)
    await studio.restart()
    message = await chosen(olga, message, "roles", demo.MODERATOR)
    message = await chosen(olga, message, "review", "flagged")
    message = await chosen(olga, message, "keeping", "7")
    after = {
        "channels": [demo.STUDIO, demo.GALLERY],
        "roles": [demo.MODERATOR],
        "moderators": [demo.MODERATORS],
        "review": ["flagged"],
        "preset": [],
        "keeping": ["7"],
    }
    assert values(message) == after
    assert values(await opened(olga)) == after
    message = await chosen(olga, message, "channels")
    message = await chosen(olga, message, "moderators")
    assert values(message) == after | {"channels": [], "moderators": []}


async def test_where_and_by_whom_is_held_from_then_on(studio: Studio, olga: Member, ada: Member) -> None:
    """Others are told where, and who; what is chosen anew holds anew."""
    message = await opened(olga)
    message = await chosen(olga, message, "channels", demo.GALLERY)
    assert f"<#{demo.GALLERY}>" in await refused(studio, ada, await ada.slash("imagine", prompt="a boat"))
    message = await chosen(olga, message, "channels", demo.STUDIO)
    await painted(studio, ada, prompt="a boat")
    await chosen(olga, message, "roles", demo.MODERATOR)
    assert f"<@&{demo.MODERATOR}>" in await refused(studio, ada, await ada.slash("imagine", prompt="a boat"))


async def test_the_servers_own_role_names_nobody(studio: Studio, olga: Member) -> None:
    """Everybody has it, so that everybody may paint."""
    message = await chosen(olga, await opened(olga), "roles", demo.GUILD, demo.MODERATOR)
    assert values(message)["roles"] == [demo.MODERATOR]


async def test_what_the_bot_lacks_is_named_where_it_lacks_it(studio: Studio, olga: Member) -> None:
    """By Discord's own names, and gone as soon as it is granted and looked at again."""
    message = await chosen(olga, await opened(olga), "channels", demo.STUDIO, demo.NO_PICTURES)
    text = text_of(message)
    assert f"✓ <#{demo.STUDIO}>" in text
    assert f"✗ <#{demo.NO_PICTURES}>: I lack Attach Files." in text
    studio.discord.world.change_channel(demo.NO_PICTURES, overwrites=())
    guild = studio.client and studio.client.get_guild(int(demo.GUILD))
    assert guild is not None

    def allowed() -> bool:
        channel = guild.get_channel(int(demo.NO_PICTURES))
        return channel is not None and channel.permissions_for(guild.me).attach_files

    await studio.until(allowed)
    message = await olga.reply(await olga.press(message, "Check again"))
    assert f"✓ <#{demo.NO_PICTURES}>" in text_of(message)
    assert "✗" not in text_of(message)


async def test_a_moderators_channel_is_looked_at(studio: Studio, olga: Member) -> None:
    """Missing though pictures wait for it; open to all; as it should be."""
    message = await opened(olga)
    assert "nobody is told of reports" in text_of(message)
    message = await chosen(olga, message, "review", "all")
    assert "only `/moderation queue` shows them" in text_of(message)
    message = await chosen(olga, message, "moderators", demo.GALLERY)
    assert f"Everybody can see <#{demo.GALLERY}>" in text_of(message)
    message = await chosen(olga, message, "moderators", demo.MODERATORS)
    assert "⚠" not in text_of(message)


async def test_a_preset_sets_limits_and_asks_before_it_replaces(studio: Studio, olga: Member, ada: Member) -> None:
    """What was set by hand stays until it is replaced knowingly."""
    message = await chosen(olga, await opened(olga), "preset", "community")
    assert (values(message)["preset"], values(message)["review"]) == (["community"], ["flagged"])
    asking = await ada.slash("imagine", prompt="a boat", quality="4K")
    assert "2K" in await refused(studio, ada, asking)
    message = await chosen(olga, message, "review", "all")
    message = await chosen(olga, message, "preset", "friends")
    assert "**Small friends’ server**" in text_of(message) or "**Small friends' server**" in text_of(message)
    assert (values(message)["preset"], values(message)["review"]) == (["community"], ["all"])
    message = await olga.reply(await olga.press(message, "Replace them"))
    assert (values(message)["preset"], values(message)["review"]) == (["friends"], ["off"])


async def test_two_who_set_up_at_once_lose_nothing(
    studio: Studio, olga: Member, session: aiohttp.ClientSession
) -> None:
    """Each choice is made upon what the other wrote."""
    world = studio.discord.world
    mika = world.people[demo.MIKA]
    world.change_person(mika.id, roles=(demo.ADMIN,))
    async with Member(studio.discord.url, "Mika", session=session) as other:
        mine, theirs = await opened(olga), await opened(other)
        await chosen(olga, mine, "channels", demo.STUDIO)
        after = await chosen(other, theirs, "review", "all")
    assert (values(after)["channels"], values(after)["review"]) == ([demo.STUDIO], ["all"])


async def test_who_lost_the_right_changes_nothing(studio: Studio, olga: Member, session: aiohttp.ClientSession) -> None:
    """The panel may be open for long: the right is asked for at each choice."""
    world = studio.discord.world
    world.change_person(demo.MIKA, roles=(demo.ADMIN,))
    async with Member(studio.discord.url, "Mika", session=session) as mika:
        message = await opened(mika)
        world.change_person(demo.MIKA, roles=(demo.MODERATOR,))
        told = await mika.reply(await mika.select(message, "easel:setup:channels", demo.STUDIO))
        assert private(told)
        assert "Manage Server" in text_of(told)
    assert values(await opened(olga)) == NOTHING


async def test_a_role_that_is_gone_is_told_and_forgotten(studio: Studio, olga: Member) -> None:
    """It is not offered as chosen any more."""
    world, gone = studio.discord.world, "1100000000000000199"
    world.roles[gone] = Role(id=gone, name="Painters", permissions=p.MEMBER, position=4)
    message = await chosen(olga, await opened(olga), "roles", gone)
    assert gone in text_of(message)
    message = await chosen(olga, message, "roles")
    assert gone not in text_of(message)


async def test_a_pause_refuses_new_work_and_finishes_the_rest(studio: Studio, olga: Member, ada: Member) -> None:
    """With its reason; until it ends, by whoever ends it, over a restart."""
    studio.hold()
    begun = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.until(lambda: len(studio.records) == 1)
    told = text_of(await olga.reply(await olga.slash("studio pause", reason="until *Monday*")))
    assert "until \\*Monday\\*" in told
    assert "until \\*Monday\\*" in await refused(studio, ada, await ada.slash("imagine", prompt="a house"))
    assert "until \\*Monday\\*" in text_of(await opened(olga))
    studio.release()
    assert (await studio.ended(begun)).state == "done"
    await studio.restart()
    assert "until" in await refused(studio, ada, await ada.slash("imagine", prompt="a house"))
    assert "takes new work again" in text_of(await olga.reply(await olga.slash("studio resume")))
    await painted(studio, ada, prompt="a house")
    assert "was not paused" in text_of(await olga.reply(await olga.slash("studio resume")))


async def test_a_pause_without_a_reason_is_told_as_such(studio: Studio, olga: Member, ada: Member) -> None:
    """In words of its own."""
    await olga.reply(await olga.slash("studio pause"))
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a house"))
    assert "paused" in sentence
    assert "{" not in sentence
