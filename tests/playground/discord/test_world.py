"""What the world holds and what of it may be changed: avatars, languages, boosts, roles, channels."""

import asyncio
import io
from datetime import UTC, datetime

import discord
import pytest
from PIL import Image

from playground.fake_discord import FakeDiscord, demo, permissions
from playground.fake_discord.state import Overwrite
from playground.member import Member, NotSent
from tests.playground.discord.raw_api import Api, first_error
from tests.playground.discord.tiny_bot import PNG, TinyBot

MIB = 1024 * 1024


@pytest.mark.parametrize(("extension", "form"), [("png", "PNG"), ("webp", "WEBP"), ("jpg", "JPEG")])
async def test_an_avatar_comes_in_the_form_and_size_that_is_asked_for(
    bot: TinyBot, ada: Member, extension: str, form: str
) -> None:
    """Ada has a picture of her own, drawn alike every time."""
    seen: list[str] = []

    async def handler(interaction: discord.Interaction) -> None:
        avatar = interaction.user.display_avatar
        seen.append(avatar.replace(size=64, format=extension).url)  # pyright: ignore[reportArgumentType]
        await interaction.response.send_message("seen")

    bot.handler = handler
    await ada.reply(await ada.slash("do", text="x"))
    data = await ada.fetch(seen[0])
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == (form, (64, 64))
        assert len(picture.convert("RGB").getcolors(64 * 64) or []) > 50
    assert await ada.fetch(seen[0]) == data


async def test_an_avatar_that_is_not_there_or_cannot_be_made_is_refused(ada: Member, server: FakeDiscord) -> None:
    """Another hash is 404; a size that is no power of two and an unknown form are 400."""
    own = server.world.people[demo.ADA].avatar
    urls = [f"avatars/{demo.ADA}/{'0' * 32}.png", f"avatars/{demo.ADA}/{own}.png?size=100"]
    urls += [f"avatars/{demo.ADA}/{own}.tiff", f"avatars/{demo.MIKA}/{own}.png"]
    statuses = []
    for url in urls:
        async with ada._http.get(f"{server.url}/{url}") as reply:
            statuses.append(reply.status)
    assert statuses == [404, 400, 400, 404]


async def test_ada_and_bruno_look_different_and_mika_has_the_default(ada: Member, server: FakeDiscord) -> None:
    """Two pictures of their own, one of Discord's."""
    people = server.world.people
    pictures = {await ada.fetch(f"{server.url}/avatars/{p.id}/{p.avatar}.png") for p in people.values() if p.avatar}
    assert len(pictures) == 2
    assert people[demo.MIKA].avatar is None
    assert (await ada.fetch(f"{server.url}/embed/avatars/3.png"))[:4] == PNG[:4]


async def test_a_user_menu_carries_the_avatar_of_its_target(bot: TinyBot, bruno: Member) -> None:
    """Bruno points at Ada: the bot is shown her picture, and may fetch it."""
    shown = await bruno.reply(await bruno.menu("Paint", "Ada"))
    assert f"/avatars/{demo.ADA}/" in shown["content"]
    assert (await bruno.fetch(shown["content"]))[:4] == PNG[:4]


async def test_an_interaction_tells_the_member_s_language_and_the_guild_s(bot: TinyBot, ada: Member) -> None:
    """Changed in the client, it holds for the next interaction of that member, and for nobody else's."""
    told: list[tuple[str, str]] = []

    async def handler(interaction: discord.Interaction) -> None:
        told.append((str(interaction.locale), str(interaction.guild_locale)))
        await interaction.response.send_message("told")

    bot.handler = handler
    await ada.reply(await ada.slash("do", text="x"))
    await ada.speaks("ja")
    await ada.guild(preferred_locale="fr")
    await ada.reply(await ada.slash("do", text="x"))
    assert told == [("en-US", "en-US"), ("ja", "fr")]
    assert {m["display_name"]: m["locale"] for m in (await ada.refresh())["members"]}["Bruno"] == "en-US"


async def test_a_language_that_discord_does_not_have_is_refused(ada: Member) -> None:
    """A typo does not become a locale."""
    with pytest.raises(NotSent, match="'de-DE'"):
        await ada.speaks("de-DE")
    with pytest.raises(NotSent, match="'english'"):
        await ada.guild(preferred_locale="english")


@pytest.mark.parametrize(("tier", "limit"), [(0, 10), (1, 10), (2, 50), (3, 100)])
async def test_a_boost_level_decides_what_a_file_may_weigh(bot: TinyBot, ada: Member, tier: int, limit: int) -> None:
    """The interaction tells the limit, and the page's world does."""
    told: list[int] = []

    async def handler(interaction: discord.Interaction) -> None:
        told.append(interaction.filesize_limit)
        await interaction.response.send_message("told")

    bot.handler = handler
    world = await ada.guild(boost=tier)
    await ada.reply(await ada.slash("do", text="x"))
    assert told == [limit * MIB]
    assert world["guild"]["file_limit"] == limit * MIB


async def test_there_is_no_fourth_boost_level(ada: Member) -> None:
    """What Discord does not sell is refused in words."""
    with pytest.raises(NotSent, match="0, 1, 2 or 3"):
        await ada.guild(boost=4)


async def test_the_world_lists_roles_and_who_has_them(ada: Member) -> None:
    """A role is named once, and members point at it."""
    roles = {role["id"]: role["name"] for role in ada.world["roles"]}
    assert roles[demo.MODERATOR] == "Moderator"
    holders = {m["display_name"]: [roles[role] for role in m["roles"]] for m in ada.world["members"]}
    assert holders == {"Ada": [], "Bruno": [], "Mika": ["Moderator"], "Olga": ["Admin"]}


async def test_one_channel_is_age_restricted_and_one_is_for_moderators(bot: TinyBot, ada: Member) -> None:
    """The bot reads it from the interaction, the page from the world."""
    told: list[bool] = []

    async def handler(interaction: discord.Interaction) -> None:
        assert isinstance(interaction.channel, discord.TextChannel)
        told.append(interaction.channel.nsfw)
        await interaction.response.send_message("told")

    bot.handler = handler
    for name in ("studio", "after-dark"):
        await ada.reply(await ada.at(name).slash("do", text="x"))
    assert told == [False, True]
    hidden = [c["name"] for c in ada.world["channels"] if demo.ADA not in c["visible_to"]]
    assert hidden == ["moderators"]


async def test_a_changed_channel_is_told_to_the_bot_and_to_the_page(
    bot: TinyBot, ada: Member, server: FakeDiscord
) -> None:
    """Hidden from everyone, it is hidden in the bot's memory too, and in the page's list; nothing is started again."""
    told: list[discord.abc.GuildChannel] = []
    bot.on_guild_channel_update = lambda before, after: _noted(told, after)  # pyright: ignore[reportAttributeAccessIssue]
    hidden = Overwrite(id=demo.GUILD, kind=0, deny=permissions.VIEW_CHANNEL)
    server.world.change_channel(demo.GALLERY, overwrites=(hidden,), nsfw=True)
    async with asyncio.timeout(5):
        while not told:
            await asyncio.sleep(0.005)
    channel = bot.get_channel(int(demo.GALLERY))
    assert isinstance(channel, discord.TextChannel)
    assert (channel.nsfw, channel.permissions_for(channel.guild.default_role).view_channel) == (True, False)
    shown = next(c for c in (await ada.refresh())["channels"] if c["id"] == demo.GALLERY)
    assert demo.ADA not in shown["visible_to"]


async def _noted(told: list[discord.abc.GuildChannel], channel: discord.abc.GuildChannel) -> None:
    told.append(channel)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"name_localizations": {"de": "Malen"}}, "0.name:APPLICATION_COMMAND_INVALID_NAME"),
        ({"name_localizations": {"de-DE": "malen"}}, "0.name_localizations.de-DE:BASE_TYPE_CHOICES"),
        ({"name_localizations": {"de": "m" * 33}}, "0.name:APPLICATION_COMMAND_INVALID_NAME"),
        ({"description_localizations": {"fr": "d" * 101}}, "0.description_localizations.fr:BASE_TYPE_BAD_LENGTH"),
        ({"options": [{"type": 3, "name": "a", "description": "d", "name_localizations": {"uk": "x"}},
                      {"type": 3, "name": "b", "description": "d", "name_localizations": {"uk": "x"}}]},
         "0.options.name_localizations.uk:APPLICATION_COMMANDS_DUPLICATE_NAME"),
        ({"options": [{"type": 3, "name": "a", "description": "d", "choices": [
            {"name": "n", "value": "v", "name_localizations": {"ja": "n" * 101}}]}]},
         "0.options.0.choices.0.name_localizations.ja:BASE_TYPE_BAD_LENGTH"),
        ({"options": [{"type": 3, "name": f"o{n}", "description": "d", "choices": [
            {"name": "n", "value": "v" * 90, "name_localizations": {"ja": "n" * 100}} for _ in range(3)]}
            for n in range(15)]}, "0:APPLICATION_COMMAND_TOO_LARGE"),
    ],
)  # fmt: skip
async def test_translations_of_commands_are_held_to_discord_s_bounds(
    api: Api, changes: dict[str, object], where: str
) -> None:
    """The longest language of every field counts, names stay names, and no two options are called the same."""
    command = {"name": "paint", "description": "d"} | changes
    status, answer, _ = await api.call("PUT", f"/applications/{demo.APPLICATION}/commands", [command])
    assert (status, first_error(answer["errors"])) == (400, where)


async def test_translations_are_listed_only_when_they_are_asked_for(api: Api) -> None:
    """GET without `with_localizations` leaves them out, at every depth."""
    path = f"/applications/{demo.APPLICATION}/commands"
    option = {"type": 3, "name": "o", "description": "d", "name_localizations": {"de": "q"}}
    await api.call("PUT", path, [{"name": "p", "description": "d", "options": [option]}])
    plain = (await api.call("GET", path))[1][0]["options"][0]
    full = (await api.call("GET", f"{path}?with_localizations=1"))[1][0]["options"][0]
    assert ("name_localizations" in plain, full["name_localizations"]) == (False, {"de": "q"})


async def test_who_is_timed_out_reads_and_does_no_more(bot: TinyBot, server: FakeDiscord, ada: Member) -> None:
    """Neither commands nor messages until it is over; an administrator is never silenced."""
    world, studio = server.world, server.world.channels[demo.STUDIO]
    for who in (demo.ADA, demo.OLGA):
        until = datetime.fromtimestamp(world.now() + 600, UTC).isoformat()
        world.change_person(who, silenced_until=until)
    with pytest.raises(NotSent, match="timed you out"):
        await ada.slash("do", text="x")
    with pytest.raises(NotSent):
        await ada.say("hello")
    assert world.permissions(world.people[demo.ADA], studio) == permissions.SILENCED
    assert world.permissions(world.people[demo.OLGA], studio) == permissions.ALL
    world.change_person(demo.ADA, silenced_until=datetime.fromtimestamp(world.now() - 1, UTC).isoformat())
    await ada.say("hello again")


async def test_the_demo_s_server_is_furnished(server: FakeDiscord) -> None:
    """The bot may time out whoever stands below it, and a role of a member stands there too."""
    world = server.world
    demo.furnish(world)
    assert world.people[demo.BRUNO].roles == (demo.PATRON,)
    height = {role.id: role.position for role in world.roles.values()}
    assert height[demo.GUILD] < height[demo.PATRON] < height[demo.BOT] < height[demo.MODERATOR] < height[demo.ADMIN]
    assert permissions.base(world, world.bot) & permissions.MODERATE_MEMBERS
