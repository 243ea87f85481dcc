"""`/studio limits`: rules, days and totals are seen, set and taken away, by who manages the server alone."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from bot.domain.conduct import Deed, LogQuery
from bot.domain.day import Window
from bot.domain.policy import Policy, Rule
from playground.fake_discord import demo
from playground.member import Exchange, Member, private, selects, text_of
from tests.flows.ruling import ARTIST, GUILD, decide, decided, name_roles, told
from tests.flows.studio import Studio

Json = dict[str, Any]


@pytest.fixture
async def olga(studio: Studio, session: aiohttp.ClientSession) -> AsyncIterator[Member]:
    async with Member(studio.discord.url, "Olga", session=session) as member:
        yield member


@pytest.fixture(autouse=True)
def roles(twins: Studio) -> None:
    """Two that nobody has yet, before the bot comes."""
    name_roles(twins)


async def opened(member: Member) -> Json:
    message = await member.reply(await member.slash("studio limits"))
    assert private(message)
    return message


async def written(member: Member, form: Exchange, **fields: Any) -> Json:
    """What comes of a form."""
    return await member.reply(await member.submit_modal(form, fields))


async def test_rules_are_set_on_the_panel(studio: Studio, olga: Member, ada: Member) -> None:
    """For everyone, a role, a channel and a member; each is shown, survives a restart, and can be taken away."""
    message = await opened(olga)
    assert "No rules yet" in text_of(message)
    form = await olga.press(message, "easel:limits:everyone")
    message = await written(olga, form, daily="10", concurrent="2", cooldown="", pictures="4",
                            may=["quality:2K", "series:no"])  # fmt: skip
    assert "**Everyone** · 10 pictures a day · 2 at once · up to 2K · 4 pictures a request · no series" in text_of(
        message
    )
    await studio.restart()
    for select, number, fields in (
        ("role", ARTIST, {"daily": "Unlimited", "cooldown": "30"}),
        ("channel", demo.GALLERY, {"may": ["allowed:no"]}),
        ("member", ada.id, {"daily": "0"}),
    ):
        form = await olga.select(message, f"easel:limits:{select}", number)
        message = await written(olga, form, **fields)
    shown = text_of(message)
    for line in (
        f"**<@&{ARTIST}>** · any number of pictures · 30 s between requests",
        f"**<#{demo.GALLERY}>** · may not paint",
        f"**<@{ada.id}>** · 0 pictures a day",
    ):
        assert line in shown
    assert "0 pictures a day" in await told(studio, ada)
    (remove,) = [each for each in selects(message) if each["custom_id"] == "easel:limits:remove:1"]
    assert [each["label"] for each in remove["options"]][1:3] == ["Role Artist", "Channel gallery"]
    message = await olga.reply(await olga.select(message, "easel:limits:remove", f"member:{ada.id}"))
    form = await olga.select(message, "easel:limits:channel", demo.GALLERY)
    assert "may not paint" not in text_of(await written(olga, form, may=[]))
    policy = await decided(studio)
    assert policy.by_member == policy.by_channel == {}
    assert policy.by_role == {int(ARTIST): Rule(daily_pictures=-1, cooldown=30)}
    assert studio.client is not None
    page = await studio.client.services.log.page(LogQuery(guild_id=GUILD, deed=Deed.POLICY_CHANGED), 1, 50)
    assert page.total == 6
    assert {entry.by_id for entry in page.entries} == {int(olga.id)}


async def test_days_and_totals_are_set_on_the_panel(studio: Studio, olga: Member) -> None:
    """A place's midnight, the server's total and a channel's; the channel's can be taken away."""
    message = await opened(olga)
    form = await olga.press(message, "easel:limits:day")
    message = await written(olga, form, window="calendar", zone="Europe/Kyiv", total="90", channel=[demo.GALLERY],
                            **{"channel-total": "20"})  # fmt: skip
    shown = text_of(message)
    assert "from midnight to midnight in Europe/Kyiv" in shown
    assert "**The whole server** · 90 pictures a day for all together" in shown
    assert f"**<#{demo.GALLERY}>** · 20 pictures a day for all together" in shown
    message = await olga.reply(await olga.select(message, "easel:limits:remove", f"total:{demo.GALLERY}"))
    assert "20 pictures" not in text_of(message)
    assert await decided(studio) == Policy(
        guild_id=GUILD, window=Window.CALENDAR, time_zone="Europe/Kyiv", daily_total=90
    )


async def test_many_rules_have_pages(studio: Studio, olga: Member) -> None:
    """Turned after a restart too; what is written is shown where it is, what is taken away leaves the page open."""
    rules = {int(demo.ADA) + 1000 + number: Rule(daily_pictures=number) for number in range(12)}
    await decide(studio, by_member=rules)
    message = await opened(olga)
    assert "Page 1 of 2" in str(message["components"])
    await studio.restart()
    message = await olga.reply(await olga.press(message, "easel:limits:page:2"))
    assert "11 pictures a day" in text_of(message)
    assert "9 pictures a day" not in text_of(message)
    form = await olga.select(await opened(olga), "easel:limits:member", demo.MIKA)
    message = await written(olga, form, pictures="3")
    assert f"**<@{demo.MIKA}>** · 3 pictures a request" in text_of(message)
    message = await olga.reply(await olga.select(message, "easel:limits:remove:2", f"member:{demo.MIKA}"))
    assert "11 pictures a day" in text_of(message)
    assert demo.MIKA not in text_of(message)


async def test_what_is_gone_is_listed_and_taken_away(studio: Studio, olga: Member) -> None:
    """A role and a channel that were deleted: by their numbers."""
    gone = 900000000000000077
    await decide(
        studio, by_role={gone: Rule(pictures=2)}, by_channel={gone: Rule(pictures=1)}, channel_totals={gone: 5}
    )
    message = await opened(olga)
    (remove,) = [each for each in selects(message) if each["custom_id"] == "easel:limits:remove:1"]
    assert [each["label"] for each in remove["options"]] == [f"Role {gone}", f"Channel {gone}", f"Total of {gone}"]
    for kind in ("role", "channel", "total"):
        message = await olga.reply(await olga.select(message, "easel:limits:remove", f"{kind}:{gone}"))
    assert "No rules yet" in text_of(message)
    assert await decided(studio) == Policy(guild_id=GUILD)


@pytest.mark.parametrize(
    ("button", "fields", "sentence"),
    [
        ("everyone", {"daily": "many", "pictures": "3"}, "“many” is no number of pictures a day"),
        ("everyone", {"daily": "-1"}, "is no number of pictures a day"),
        ("everyone", {"concurrent": "0"}, "from 1 to 50"),
        ("everyone", {"cooldown": "1.5"}, "no pause in seconds"),
        ("everyone", {"pictures": "16"}, "from 1 to 15"),
        ("everyone", {"may": ["series:yes", "series:no"]}, "contradict each other"),
        ("day", {"zone": "Europe/Kiyv", "total": "5"}, "Europe/Kyiv"),
        ("day", {"total": "lots"}, "can't be a total"),
        ("day", {"channel-total": "5"}, "Choose the channel too"),
    ],
)
async def test_what_cannot_be_read_is_told_and_nothing_is_saved(
    studio: Studio, olga: Member, button: str, fields: Json, sentence: str
) -> None:
    """Also not the fields that were fine."""
    form = await olga.press(await opened(olga), f"easel:limits:{button}")
    answered = await written(olga, form, **fields)
    assert private(answered)
    assert sentence in text_of(answered)
    assert await decided(studio) == Policy(guild_id=GUILD)


async def test_only_who_manages_the_server_sets_limits(studio: Studio, olga: Member) -> None:
    """At the command, at every press, and when the form comes back."""
    ruled = Policy(guild_id=GUILD, everyone=Rule(pictures=4))
    await decide(studio, everyone=ruled.everyone)
    message = await opened(olga)
    form = await olga.press(message, "easel:limits:everyone")
    studio.discord.world.change_person(olga.id, roles=())
    studio.discord.world.owner_id = demo.MIKA
    needed = "You need the permission **Manage Server**"
    tries: list[Callable[[], Any]] = [
        lambda: olga.submit_modal(form, {"daily": "3"}),
        lambda: olga.press(message, "easel:limits:day"),
        lambda: olga.select(message, "easel:limits:role", ARTIST),
        lambda: olga.select(message, "easel:limits:remove", "server:0"),
    ]
    for attempt in tries:
        assert needed in text_of(await olga.reply(await attempt()))
    assert await decided(studio) == ruled
