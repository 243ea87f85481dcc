"""`/moderation ban`, `unban` and `bans`: who may, whom, for how long, and what the banned one is told."""

from typing import Any

import pytest

from bot.domain.conduct import Ban, Deed
from playground.fake_discord import demo
from playground.member import Member, private, text_of
from tests.flows.studio import PATIENCE, Studio, asked, in_line, is_gallery, painted, refused, says
from tests.flows.test_review import deeds

Json = dict[str, Any]
DAY = 86_400


async def banned(moderator: Member, name: str = demo.BRUNO, length: str = "1d", **options: Any) -> str:
    """What the moderator reads."""
    exchange = await moderator.slash("moderation ban", user=name, length=length, **options)
    message = await moderator.reply(exchange)
    assert private(message)
    return text_of(message)


async def listed(moderator: Member) -> str:
    return text_of(await moderator.reply(await moderator.slash("moderation bans")))


@pytest.mark.parametrize(
    ("length", "told"),
    [("1h", "ends <t:"), ("1d", "ends <t:"), ("7d", "ends <t:"), ("30d", "ends <t:"), ("forever", "any more. Reason")],
)
async def test_the_banned_one_reads_until_when_and_why(
    studio: Studio, bruno: Member, mika: Member, length: str, told: str
) -> None:
    """At the next try, privately; nothing is spent."""
    assert f"<@{demo.BRUNO}> can't paint here any more" in await banned(mika, length=length, reason="*rude* <@1>")
    sentence = await refused(studio, bruno, await bruno.slash("imagine", prompt="a boat"))
    assert told in sentence
    assert r"“\*rude\* \<" in sentence
    assert (await deeds(studio))[-1] == (Deed.BANNED, int(demo.MIKA), "*rude* <@1>")


async def test_a_ban_ends_by_itself(studio: Studio, bruno: Member, mika: Member) -> None:
    """Whoever was banned for an hour paints after it, and is in no list any more."""
    await banned(mika, length="1h")
    assert f"<@{demo.BRUNO}>, banned by <@{demo.MIKA}>" in await listed(mika)
    studio.clock.jump(3601)
    assert "Nobody is banned here" in await listed(mika)
    await painted(studio, bruno, prompt="a boat")


async def test_unbanned_one_paints_again(studio: Studio, bruno: Member, mika: Member) -> None:
    """Also after a restart; without a ban there is nothing to lift."""
    await banned(mika, length="forever")
    await studio.restart()
    sent = await mika.slash("moderation unban", user=demo.BRUNO)
    assert f"<@{demo.BRUNO}> can paint again" in text_of(await mika.reply(sent))
    await painted(studio, bruno, prompt="a boat")
    sent = await mika.slash("moderation unban", user=demo.BRUNO)
    assert "wasn't banned" in text_of(await mika.reply(sent))
    assert [deed for deed, _, _ in await deeds(studio)] == [Deed.BANNED, Deed.UNBANNED]


@pytest.mark.settings(concurrent_generations=1)
async def test_what_waits_is_cancelled_and_what_runs_is_finished(studio: Studio, bruno: Member, mika: Member) -> None:
    """Nothing is counted for what never ran."""
    studio.hold()
    running, _ = await asked(bruno, prompt="a boat")
    waiting, message = await asked(bruno, prompt="a fox")
    assert in_line(message)
    assert "1 request in line was cancelled" in await banned(mika)
    await bruno.message(message["id"], says("Cancelled"))
    assert (await studio.ended(waiting)).ending == ("cancelled", "released", 0)
    studio.release()
    await bruno.reply(running, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(running)).ending == ("done", "settled", 1)


@pytest.mark.settings(operators=(int(demo.ADA),))
@pytest.mark.parametrize(
    ("name", "told"),
    [
        (demo.MIKA, "You can't ban yourself"),
        (demo.OLGA, "Who moderates this server can't be banned"),
        (demo.ADA, "Who runs this bot can't be banned"),
        (demo.APPLICATION, "That is me"),
    ],
)
async def test_some_cannot_be_banned(studio: Studio, mika: Member, name: str, told: str) -> None:
    """In words, and nothing is written down."""
    assert told in await banned(mika, name)
    assert await deeds(studio) == []
    assert "Nobody is banned here" in await listed(mika)


@pytest.mark.settings(operators=(int(demo.OLGA),))
async def test_operators_ban_everywhere(studio: Studio, bruno: Member, mika: Member, olga: Member) -> None:
    """They alone; the server's moderators can't lift it."""
    assert "Only who runs this bot" in await banned(mika, everywhere=True)
    assert "can't paint anywhere any more" in await banned(olga, everywhere=True, reason="fraud")
    sentence = await refused(studio, bruno, await bruno.slash("imagine", prompt="a boat"))
    assert "The operator of this bot doesn't let you paint" in sentence
    sent = await mika.slash("moderation unban", user=demo.BRUNO)
    assert "wasn't banned" in text_of(await mika.reply(sent))
    sent = await mika.slash("moderation unban", user=demo.BRUNO, everywhere=True)
    assert "Only who runs this bot" in text_of(await mika.reply(sent))
    sent = await olga.slash("moderation unban", user=demo.BRUNO, everywhere=True)
    assert "can paint again" in text_of(await olga.reply(sent))
    await painted(studio, bruno, prompt="a boat")


async def test_many_bans_are_paged(studio: Studio, mika: Member) -> None:
    """Newest first, and by a bot that was started anew."""
    assert studio.client is not None
    for number in range(10):
        at = studio.clock.time() + number
        ban = Ban(guild_id=int(demo.GUILD), member_id=1000 + number, by_id=1, at=at, reason=f"reason {number}")
        await studio.client.services.bans.ban(ban)
    first = await mika.reply(await mika.slash("moderation bans"))
    assert "reason 9" in text_of(first)
    assert "reason 1" not in text_of(first)
    await studio.restart()
    await mika.acknowledged(await mika.press(first, "▶"))
    await mika.message(first["id"], says("reason 0"))


async def test_rights_are_asked_again(studio: Studio, bruno: Member, mika: Member) -> None:
    """A server may offer the commands to whom it likes; the bot asks for the right all the same."""
    world = studio.discord.world
    exchanges = [
        await mika.slash("moderation ban", user=demo.BRUNO, length="1d"),
        await mika.slash("moderation unban", user=demo.BRUNO),
    ]
    for exchange in exchanges:
        await mika.acknowledged(exchange)
    world.change_person(demo.MIKA, roles=())
    studio.discord.world.commands[None] = [
        {**each, "default_member_permissions": None} for each in studio.discord.world.commands[None]
    ]
    for command, options in (
        ("moderation ban", {"user": demo.BRUNO, "length": "1d"}),
        ("moderation unban", {"user": demo.BRUNO}),
        ("moderation bans", {}),
        ("moderation purge", {"user": demo.BRUNO, "since": "1d"}),
        ("moderation purges", {}),
        ("moderation reports", {}),
        ("moderation log", {}),
    ):
        message = await mika.reply(await mika.slash(command, **options))
        assert "You need the permission **Moderate Members**" in text_of(message), command
    del bruno
