"""What the doctor asks of Discord, and what it is told, is all documented."""

from dataclasses import replace

from bot.clock import SystemClock
from bot.doctor import rounds
from bot.doctor.finding import Mark
from bot.storage.database import open_database
from bot.storage.policies import StoredPolicies
from playground.fake_discord import demo
from tests.conformance.conftest import Open


async def test_a_visit(studio: Open) -> None:
    """Of a server that chose channels, so that every route is taken."""
    async with studio() as open_:
        settings = open_.settings
        database = await open_database(settings.database)
        policies = StoredPolicies(database, SystemClock())
        await policies.change(int(demo.GUILD), lambda policy: replace(policy, channels=(int(demo.STUDIO),)))
        await database.close()
        before = len(open_.exchanges)
        found = {each.thing: each.mark async for each in rounds.examined(settings, SystemClock())}
        assert found["permissions"] is found["discord commands"] is found["discord gateway"] is Mark.GOOD
        asked = [f"{each['method']} {each['route']}" for each in open_.exchanges[before:]]
    assert set(asked) == {
        "GET /users/@me",
        "GET /oauth2/applications/@me",
        "GET /applications/{application_id}/commands",
        "GET /gateway/bot",
        "GET /guilds/{guild_id}",
        "GET /guilds/{guild_id}/members/{user_id}",
        "GET /guilds/{guild_id}/channels",
    }
