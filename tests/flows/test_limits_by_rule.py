"""Limits that a server sets, as its members meet them: by role, channel and member, by the calendar of its place."""

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.day import Window
from bot.domain.policy import Rule
from bot.domain.size import Quality
from playground.fake_discord import demo
from playground.member import Member, text_of
from tests.flows.ruling import ARTIST, NEWCOMER, decide, name_roles, told
from tests.flows.studio import Studio, asked, painted, quota


@pytest.fixture(autouse=True)
def roles(twins: Studio) -> None:
    """Two that nobody has yet, before the bot comes."""
    name_roles(twins)


def give(studio: Studio, member: Member, *roles: str) -> None:
    """These roles and no others."""
    studio.discord.world.change_person(member.id, roles=roles)


async def test_roles_give_their_members_what_is_theirs(studio: Studio, ada: Member, bruno: Member) -> None:
    """The most generous one counts; once it is taken away, what was painted counts against what is left."""
    rules = {int(ARTIST): Rule(daily_pictures=5), int(NEWCOMER): Rule(daily_pictures=1)}
    await decide(studio, by_role=rules)
    give(studio, ada, ARTIST, NEWCOMER)
    give(studio, bruno, NEWCOMER)
    await painted(studio, ada, prompt="a boat", pictures=3)
    assert f"2 of 5 left for these 24 hours · <@&{ARTIST}>" in await quota(ada)
    await painted(studio, bruno, prompt="a boat")
    sentence = await told(studio, bruno)
    assert "0 of 1 pictures left" in sentence
    assert "the rule of your roles" in sentence

    give(studio, ada, NEWCOMER)
    assert f"0 of 1 left for these 24 hours · <@&{NEWCOMER}>" in await quota(ada)
    await told(studio, ada)
    give(studio, ada)
    await painted(studio, ada, prompt="a boat")
    assert "46 of 50 left for these 24 hours · the studio's own limit" in await quota(ada)


async def test_a_role_can_forbid(studio: Studio, ada: Member, bruno: Member) -> None:
    """Whatever other roles say; /quota says so instead of numbers."""
    await decide(studio, by_role={int(NEWCOMER): Rule(allowed=False), int(ARTIST): Rule(daily_pictures=9)})
    give(studio, ada, ARTIST, NEWCOMER)
    assert "One of your roles may not paint" in await told(studio, ada)
    assert "One of your roles may not paint" in await quota(ada)
    await painted(studio, bruno, prompt="a boat")
    await decide(studio, paused=True, pause_reason="spring cleaning")
    assert "spring cleaning" in await quota(bruno)


async def test_a_channel_narrows_what_one_may(studio: Studio, ada: Member) -> None:
    """Its rule, and its total for all; elsewhere the server's hold."""
    await decide(
        studio,
        everyone=Rule(pictures=6),
        by_channel={int(demo.GALLERY): Rule(pictures=2, series=False, edits=False, quality=Quality.K1)},
        channel_totals={int(demo.GALLERY): 3},
        daily_total=9,
    )
    await painted(studio, ada, prompt="a boat", pictures=4)
    ada.channel = demo.GALLERY
    assert "at most 2 pictures at once" in await told(studio, ada, pictures=3, quality="1K")
    sentence = await told(studio, ada, quality="2K")
    assert "1K at most" in sentence
    assert "a rule of this channel" in sentence
    assert "Series are not allowed" in await told(studio, ada, series=True, pictures=2, quality="1K")
    await painted(studio, ada, prompt="a boat", pictures=2)
    sentence = await told(studio, ada, pictures=2, quality="1K")
    assert "This channel has 1 of 3 pictures left" in sentence
    shown = await quota(ada)
    for line in (
        f"**Largest quality:** 1K · <#{demo.GALLERY}>",
        f"**Series:** not allowed here · <#{demo.GALLERY}>",
        "**This channel, all together:** 1 of 3 left",
        "**This server, all together:** 3 of 9 left",
    ):
        assert line in shown
    ada.channel = demo.STUDIO
    await told(studio, ada, pictures=4)
    await painted(studio, ada, prompt="a boat", pictures=3, quality="2K")


async def test_a_channel_has_a_day_of_its_own(studio: Studio, ada: Member) -> None:
    """What was painted elsewhere takes nothing of it; a refusal says when more comes, and /quota too."""
    await decide(studio, everyone=Rule(daily_pictures=9), by_channel={int(demo.GALLERY): Rule(daily_pictures=2)})
    await painted(studio, ada, prompt="a boat", pictures=3)
    ada.channel = demo.GALLERY
    assert "**You, in this channel:** 2 of 2 left" in await quota(ada)
    await painted(studio, ada, prompt="a boat")
    assert "1 of 2 pictures left in this channel" in await told(studio, ada, pictures=2)
    shown = await quota(ada)
    assert "**You, in this channel:** 1 of 2 left · more <t:" in shown
    assert "5 of 9 left for these 24 hours · this server's rule" in shown
    studio.clock.jump(24 * 3600)
    await painted(studio, ada, prompt="a boat", pictures=2)


@pytest.mark.settings(largest_quality=Quality.K2, most_pictures=3, series=False)
async def test_no_server_lifts_what_the_operator_forbids(studio: Studio, ada: Member) -> None:
    """Neither for everyone nor for one; and preferences are narrowed in silence."""
    generous = Rule(quality=Quality.K4, pictures=15, series=True)
    await decide(studio, everyone=generous, by_member={int(ada.id): generous})
    sentence = await told(studio, ada, quality="4K")
    assert "2K at most" in sentence
    assert "the studio's own limit" in sentence
    assert "at most 3 pictures" in await told(studio, ada, pictures=4)
    assert "Series are not allowed" in await told(studio, ada, pictures=2, series=True)
    assert "**Largest quality:** 2K · the studio's own limit" in await quota(ada)
    await painted(studio, ada, prompt="a boat", pictures=3, quality="2K")


async def test_what_was_not_asked_for_by_name_is_narrowed_in_silence(studio: Studio, ada: Member) -> None:
    """A preference for 4K and five pictures paints two in 1K where no more is allowed."""
    message = await ada.reply(await ada.slash("preferences"))
    for name, value in (("quality", "4K"), ("pictures", "5")):
        message = await ada.reply(await ada.select(message, f"easel:prefer:{name}", value))
    await decide(studio, everyone=Rule(quality=Quality.K1, pictures=2))
    exchange = await ada.slash("imagine", prompt="a boat")
    assert (await studio.ended(exchange)).ending == ("done", "settled", 2)
    assert [payload["size"] for payload in studio.payloads] == ["1024x1024"] * 2
    assert "1K at most" in await told(studio, ada, quality="4K")
    assert "at most 2 pictures" in await told(studio, ada, pictures=5)


async def test_a_day_ends_at_the_servers_midnight(studio: Studio, ada: Member) -> None:
    """In Kyiv, on the night before the clocks change and on the day of 23 hours."""
    await decide(studio, everyone=Rule(daily_pictures=2), window=Window.CALENDAR, time_zone="Europe/Kyiv")

    def kyiv(text: str) -> float:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Kyiv")).timestamp()

    studio.clock.jump(kyiv("2027-03-27T23:00") - studio.clock.time())
    await painted(studio, ada, prompt="a boat", pictures=2)
    assert f"<t:{kyiv('2027-03-28T00:00'):.0f}:R>" in await told(studio, ada)
    assert "0 of 2 left today · this server's rule" in await quota(ada)
    studio.clock.jump(kyiv("2027-03-28T00:01") - studio.clock.time())
    await painted(studio, ada, prompt="a boat", pictures=2)
    midnight = kyiv("2027-03-29T00:00")
    assert f"<t:{midnight:.0f}:R>" in await told(studio, ada)
    assert midnight - kyiv("2027-03-28T00:00") == 23 * 3600
    studio.clock.jump(midnight + 1 - studio.clock.time())
    await painted(studio, ada, prompt="a boat", pictures=2)


async def test_twenty_at_once_admit_what_is_left(studio: Studio, ada: Member) -> None:
    """Three pictures a day: three of twenty get through."""
    await decide(studio, everyone=Rule(daily_pictures=3, concurrent=20))
    exchanges = await asyncio.gather(*(ada.slash("imagine", prompt=f"boat {n}", quality="1K") for n in range(20)))
    replies = await asyncio.gather(*(ada.reply(exchange) for exchange in exchanges))
    assert sum(bool(message["flags"] & 64) for message in replies) == 17
    await studio.until(lambda: all(row.ended_at for row in studio.rows()))
    assert [row.counted for row in studio.rows()] == [1, 1, 1]
    assert studio.charged == 3


async def test_a_row_waits_by_the_rule_it_came_with(studio: Studio, ada: Member) -> None:
    """One at once for newcomers; a role that came later holds for what is asked for later."""
    await decide(studio, by_role={int(NEWCOMER): Rule(concurrent=1), int(ARTIST): Rule(concurrent=3)})
    give(studio, ada, NEWCOMER)
    studio.hold()
    await asked(ada, prompt="first")
    _, place = await asked(ada, prompt="second")
    assert "1 generation of yours before this one" in text_of(place)
    give(studio, ada, ARTIST)
    studio.finish(studio.records[0])
    await studio.until(lambda: len(studio.records) == 2)
    await asked(ada, prompt="third")
    await studio.until(lambda: len(studio.records) == 3)
    studio.release()
    await studio.until(lambda: all(row.ended_at for row in studio.rows()))
