"""What `ports.Bans` promises, shown on SQLite and on PostgreSQL."""

from dataclasses import replace

import pytest

from bot.domain.conduct import EVERYWHERE, Ban
from bot.storage.bans import StoredBans
from bot.storage.database import Database
from tests.contracts.rows import ADA, BRUNO, NOW

GUILD, OTHER = 2**62 + 7, 2**62 + 8
BAN = Ban(guild_id=GUILD, member_id=ADA, by_id=BRUNO, at=NOW, until=NOW + 60, reason="spam, “again” 🦊")


@pytest.fixture
def bans(database: Database) -> StoredBans:
    return StoredBans(database)


async def test_a_ban_holds_where_it_was_spoken_and_until_it_ends(bans: StoredBans) -> None:
    """Not elsewhere, not for others, and not at the very second of its end."""
    await bans.ban(BAN)
    assert await bans.of(GUILD, ADA, NOW + 59) == BAN
    assert await bans.of(GUILD, ADA, NOW + 60) is None
    assert await bans.of(OTHER, ADA, NOW) is None
    assert await bans.of(None, ADA, NOW) is None
    assert await bans.of(GUILD, BRUNO, NOW) is None


async def test_the_operators_ban_holds_everywhere_and_comes_first(bans: StoredBans) -> None:
    """In private messages too."""
    everywhere = replace(BAN, guild_id=EVERYWHERE, until=None)
    await bans.ban(BAN)
    await bans.ban(everywhere)
    for guild in (GUILD, OTHER, None):
        assert await bans.of(guild, ADA, NOW + 10**6) == everywhere
    assert await bans.of(GUILD, ADA, NOW) == everywhere


async def test_a_later_ban_replaces_an_earlier_one(bans: StoredBans) -> None:
    """One a place; the list shows what holds, newest first."""
    await bans.ban(BAN)
    longer = replace(BAN, until=None, reason="for good", at=NOW + 1)
    await bans.ban(longer)
    other = replace(BAN, member_id=BRUNO, at=NOW + 2)
    await bans.ban(other)
    assert await bans.all(GUILD, NOW) == [other, longer]
    assert await bans.all(GUILD, NOW + 60) == [longer]
    assert await bans.all(OTHER, NOW) == []


async def test_a_ban_is_lifted_once(bans: StoredBans) -> None:
    """The second time there is nothing to lift."""
    await bans.ban(BAN)
    assert await bans.unban(OTHER, ADA) is False
    assert await bans.unban(GUILD, ADA) is True
    assert await bans.of(GUILD, ADA, NOW) is None
    assert await bans.unban(GUILD, ADA) is False
