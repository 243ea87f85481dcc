"""What of others' pictures a member may see: held against discord.py's own guilds, channels, roles and members."""

from dataclasses import dataclass, replace
from typing import Any

import discord
import pytest

from bot.domain.generation import Failure, Generation, State
from bot.ui import sight
from tests.unit.ui.samples import generation

GUILD, EVERYONE, STAFF = 100, 100, 101
ADA, BRUNO, OWNER = 201, 202, 203
STUDIO, GALLERY, STAFFROOM, NIGHT, VOICE, CATEGORY, SILENT = range(301, 308)
OPEN_THREAD, PRIVATE_THREAD, HIDDEN_THREAD, NIGHT_THREAD = range(401, 405)
LONG_AGO = "2026-01-01T00:00:00Z"
VIEW, HISTORY, CONNECT = 1 << 10, 1 << 16, 1 << 20


@dataclass
class Visit:
    """An interaction, as far as what may be seen depends on it."""

    guild_id: int | None
    channel_id: int
    guild: discord.Guild | None
    user: Any
    channel: Any
    permissions: discord.Permissions


def _channel(identity: int, kind: int = 0, *, nsfw: bool = False, deny: int = 0, **more: Any) -> dict[str, Any]:
    everyone = {"id": str(EVERYONE), "type": 0, "allow": "0", "deny": str(deny)}
    staff = {"id": str(STAFF), "type": 0, "allow": str(deny), "deny": "0"}
    shared = {"id": str(identity), "type": kind, "name": f"channel-{identity}", "position": 0, "nsfw": nsfw}
    return {**shared, "permission_overwrites": [everyone, staff] if deny else [], "user_limit": 0, "bitrate": 1, **more}


def _thread(identity: int, parent: int, kind: int) -> dict[str, Any]:
    return {
        "id": str(identity), "guild_id": str(GUILD), "parent_id": str(parent), "owner_id": str(BRUNO), "type": kind,
        "name": "a thread", "message_count": 0, "member_count": 1, "rate_limit_per_user": 0,
        "thread_metadata": {"archived": False, "auto_archive_duration": 60, "archive_timestamp": LONG_AGO},
    }  # fmt: skip


@pytest.fixture
def guild() -> discord.Guild:
    """Rooms for everybody, for staff, for adults, to talk in, and threads in them."""
    state = discord.Client(intents=discord.Intents(guilds=True))._connection
    everyone = {"id": str(EVERYONE), "name": "@everyone", "permissions": str(VIEW | HISTORY | CONNECT), "position": 0}
    staff = {"id": str(STAFF), "name": "Staff", "permissions": "0", "position": 1}
    for role in (everyone, staff):
        role |= {"color": 0, "colors": {"primary_color": 0}, "hoist": False, "managed": False, "mentionable": False}
    data: Any = {
        "id": str(GUILD), "name": "The Painting Room", "owner_id": str(OWNER), "roles": [everyone, staff],
        "channels": [
            _channel(STUDIO), _channel(GALLERY), _channel(STAFFROOM, deny=VIEW), _channel(NIGHT, nsfw=True),
            _channel(VOICE, 2, deny=CONNECT), _channel(CATEGORY, 4), _channel(SILENT, deny=HISTORY),
        ],
        "threads": [
            _thread(OPEN_THREAD, STUDIO, 11), _thread(PRIVATE_THREAD, STUDIO, 12),
            _thread(HIDDEN_THREAD, STAFFROOM, 11), _thread(NIGHT_THREAD, NIGHT, 11),
        ],
    }  # fmt: skip
    return discord.Guild(data=data, state=state)


def visit(guild: discord.Guild, user: int = ADA, *roles: int, at: int = STUDIO) -> Any:
    """Somebody with these roles in a channel."""
    data: Any = {
        "user": {"id": str(user), "username": "x", "discriminator": "0", "avatar": None},
        "roles": [str(role) for role in roles], "joined_at": LONG_AGO, "flags": 0, "deaf": False, "mute": False,
    }  # fmt: skip
    member = discord.Member(data=data, guild=guild, state=guild._state)
    channel = guild.get_channel_or_thread(at)
    permissions = channel.permissions_for(member) if channel else discord.Permissions(VIEW | HISTORY)
    return Visit(guild_id=GUILD, channel_id=at, guild=guild, user=member, channel=channel, permissions=permissions)


def painted(
    channel: int = GALLERY, *, member: int = BRUNO, private: bool = False, guild_id: int | None = GUILD
) -> Generation:
    """Somebody's finished pictures in a channel."""
    row = generation(state=State.DONE, came=1, private=private)
    return replace(
        row, member_id=member, guild_id=guild_id, reply=replace(row.reply, channel_id=channel, private=private)
    )


def test_public_pictures_of_a_channel_in_view_are_seen(guild: discord.Guild) -> None:
    """From another channel of the server, and from their own."""
    assert sight.may_see(visit(guild), painted())
    assert sight.may_see(visit(guild, at=GALLERY), painted())


@pytest.mark.parametrize("channel", [STAFFROOM, SILENT, HIDDEN_THREAD])
def test_channels_hidden_from_a_member_show_nothing(guild: discord.Guild, channel: int) -> None:
    """Not viewed, or not read back; who has the role sees them, and the server's owner does."""
    assert not sight.may_see(visit(guild), painted(channel))
    assert sight.may_see(visit(guild, ADA, STAFF), painted(channel))
    assert sight.may_see(visit(guild, OWNER), painted(channel))


def test_what_is_hidden_meanwhile_is_not_seen_any_more(guild: discord.Guild) -> None:
    """The right is that of this moment, not of when it was painted."""
    assert sight.may_see(visit(guild), painted(GALLERY))
    guild._add_channel(discord.TextChannel(state=guild._state, guild=guild, data=_channel(GALLERY, deny=VIEW)))  # pyright: ignore[reportArgumentType]
    assert not sight.may_see(visit(guild), painted(GALLERY))


def test_what_discord_did_not_take_is_seen_by_its_member_alone(guild: discord.Guild) -> None:
    """It was never shown to anybody."""
    row = replace(painted(), state=State.FAILED, failure=Failure(code="delivery-failed"))
    assert not sight.may_see(visit(guild), row)
    assert sight.may_see(visit(guild, BRUNO), row)


def test_unknown_channels_show_nothing(guild: discord.Guild) -> None:
    """Deleted, or archived threads of which the bot knows no rights; a category holds no pictures."""
    assert not sight.may_see(visit(guild), painted(999))
    assert not sight.may_see(visit(guild, OWNER), painted(CATEGORY + 1000))


def test_threads(guild: discord.Guild) -> None:
    """A public one is as open as its channel; a private one is seen from within alone, whoever else asks."""
    assert sight.may_see(visit(guild), painted(OPEN_THREAD))
    assert not sight.may_see(visit(guild), painted(PRIVATE_THREAD))
    assert not sight.may_see(visit(guild, OWNER), painted(PRIVATE_THREAD))
    assert sight.may_see(visit(guild, at=PRIVATE_THREAD), painted(PRIVATE_THREAD))


def test_the_words_of_a_voice_channel_are_for_who_may_join(guild: discord.Guild) -> None:
    """To view it is not enough."""
    assert not sight.may_see(visit(guild), painted(VOICE))
    assert sight.may_see(visit(guild, ADA, STAFF), painted(VOICE))


@pytest.mark.parametrize("channel", [NIGHT, NIGHT_THREAD])
def test_age_restricted_pictures_are_seen_from_such_channels_alone(guild: discord.Guild, channel: int) -> None:
    """A thread is as restricted as its channel."""
    assert not sight.may_see(visit(guild), painted(channel))
    assert not sight.may_see(visit(guild, OWNER), painted(channel))
    assert sight.may_see(visit(guild, at=NIGHT), painted(channel))
    assert sight.may_see(visit(guild, at=NIGHT_THREAD), painted(channel))


def test_private_pictures_are_their_members_alone(guild: discord.Guild) -> None:
    """Wherever they were made, and whatever rights the other has."""
    secret = painted(STUDIO, private=True)
    assert not sight.may_see(visit(guild), secret)
    assert not sight.may_see(visit(guild, OWNER, STAFF), secret)
    assert sight.may_see(visit(guild, BRUNO), secret)


def test_either_note_of_privacy_is_enough(guild: discord.Guild) -> None:
    """The request's, or the reply's."""
    row = painted()
    assert not sight.may_see(visit(guild), replace(row, request=replace(row.request, private=True)))
    assert not sight.may_see(visit(guild), replace(row, reply=replace(row.reply, private=True)))


def test_another_servers_pictures_are_not_seen(guild: discord.Guild) -> None:
    """Nor those of direct messages, not even under the id of a channel that is in view."""
    assert not sight.may_see(visit(guild), painted(guild_id=GUILD + 1))
    assert not sight.may_see(visit(guild), painted(guild_id=None))


def test_own_pictures_are_seen_anywhere(guild: discord.Guild) -> None:
    """Of any server, from direct messages too, until they are deleted."""
    for mine in (painted(STAFFROOM, member=ADA), painted(NIGHT, member=ADA, guild_id=GUILD + 1)):
        assert sight.may_see(visit(guild), mine)
        assert sight.may_see(alone(guild), mine)
        assert not sight.may_see(visit(guild), replace(mine, deleted_at=1.0))


def alone(guild: discord.Guild) -> Any:
    """The same member in direct messages."""
    there = visit(guild)
    return replace(there, guild_id=None, guild=None, channel=None, channel_id=1)


def test_nobody_elses_pictures_are_seen_in_direct_messages(guild: discord.Guild) -> None:
    """There is no server whose rules would say so."""
    assert not sight.may_see(alone(guild), painted())
    assert not sight.may_see(alone(guild), painted(guild_id=None, channel=1))


def test_a_server_that_the_bot_does_not_know_shows_nothing(guild: discord.Guild) -> None:
    """Just after a start, or where the bot is not a member; the present channel's rights came with the question."""
    there = replace(visit(guild), guild=None)
    assert not sight.may_see(there, painted(GALLERY))
    assert sight.may_see(there, painted(STUDIO))
    assert not sight.may_see(replace(there, permissions=discord.Permissions(VIEW)), painted(STUDIO))
