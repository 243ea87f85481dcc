"""Reports: by whom and about what, what moderators see of them, and every end they come to."""

import asyncio
from typing import Any

import pytest

from bot.domain.conduct import Deed
from bot.domain.policy import ReviewMode
from playground.fake_discord import demo, permissions
from playground.fake_discord.state import Overwrite
from playground.member import Exchange, Member, buttons, pictures, private, text_of
from tests.flows.studio import PATIENCE, Studio, painted
from tests.flows.test_review import card, cards, decides, deeds, fill_in, told

Json = dict[str, Any]
BUTTONS = ["Delete everywhere", "Ban…", "Dismiss"]
THANKS = "Thank you. The moderators of this server will look at it"


async def listening(studio: Studio) -> None:
    """The moderators have a channel, and review nothing."""
    await decides(studio, review=ReviewMode.OFF)


async def panel(member: Member, gallery: Json) -> Json:
    return await member.reply(await member.press(gallery, "More"), until=lambda m: bool(buttons(m)), timeout=PATIENCE)


async def report(member: Member, gallery: Json, reason: str = "It is *rude* <@1>") -> str:
    """Report by the menu, and what the member reads then."""
    opened = await member.menu("Report this picture", gallery)
    await member.modal(opened)
    return await told(member, await member.submit_modal(opened, {"What is wrong": reason}))


def labels(message: Json) -> list[str]:
    return [button["label"] for button in buttons(message)]


async def says(studio: Studio, words: str, number: int = 1) -> Json:
    """A card, once it says so."""
    await studio.until(lambda: len(cards(studio)) >= number and words in text_of(cards(studio)[number - 1]))
    return cards(studio)[number - 1]


async def test_a_report_comes_before_the_moderators(studio: Studio, ada: Member, bruno: Member) -> None:
    """From the panel behind More, with everything that they need; who reported is nobody else's business."""
    await listening(studio)
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    more = await panel(bruno, gallery)
    sent = await fill_in(bruno, more, "Report…", **{"What is wrong": "It is *rude* <@1>"})
    assert THANKS in await told(bruno, sent)
    shown = await card(studio)
    assert labels(shown) == BUTTONS
    assert [each["filename"] for each in shown["attachments"]] == [
        f"SPOILER_report-{number:02d}.jpg" for number in (1, 2)
    ]
    for part in ("a boat", f"<@{demo.ADA}>", f"<@{demo.BRUNO}>", f"/{demo.STUDIO}/{gallery['id']}", r"It is \*rude\*"):
        assert part in text_of(shown)
    assert not any(f"<@{demo.BRUNO}>" in text_of(each) for each in await ada.messages())
    assert await deeds(studio) == [(Deed.REPORTED, int(demo.BRUNO), "It is *rude* <@1>")]


async def test_further_reports_are_added_to_the_same_card(studio: Studio, ada: Member, bruno: Member) -> None:
    """Once a member; its pictures stay on it."""
    await listening(studio)
    _, gallery = await painted(studio, ada, prompt="a boat")
    assert THANKS in await report(bruno, gallery)
    assert "You reported these pictures before" in await report(bruno, gallery, "again")
    async with Member(studio.discord.url, "Olga") as olga:
        assert THANKS in await report(olga, gallery, "and bad")
    shown = await says(studio, "Reported by 2")
    assert "and bad" in text_of(shown)
    assert "again" not in text_of(shown)
    assert len(shown["attachments"]) == len(pictures(shown)) == 1
    assert labels(shown) == BUTTONS
    assert len(cards(studio)) == 1


async def test_one_s_own_are_deleted_instead(studio: Studio, ada: Member) -> None:
    """The menu says so, and the panel doesn't offer it."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    assert "Report…" not in labels(await panel(ada, gallery))
    assert "These pictures are your own" in await told(ada, await ada.menu("Report this picture", gallery))
    assert await deeds(studio) == []


async def test_what_easel_did_not_paint_is_not_reported(studio: Studio, ada: Member, bruno: Member) -> None:
    """In words."""
    said = await ada.say("look")
    assert "I didn't paint this message" in await told(bruno, await bruno.menu("Report this picture", said))


@pytest.mark.parametrize("restarted", [False, True])
async def test_deleted_everywhere(studio: Studio, ada: Member, bruno: Member, mika: Member, restarted: bool) -> None:
    """From the channel, from galleries and from the disk; also by a bot that was started anew."""
    await listening(studio)
    exchange, gallery = await painted(studio, ada, prompt="a boat")
    await report(bruno, gallery)
    shown = await card(studio)
    if restarted:
        await studio.restart()
    await mika.press(shown, "Delete everywhere")
    decided = await says(studio, f"Deleted everywhere by <@{demo.MIKA}>")
    assert (buttons(decided), pictures(decided), decided["attachments"]) == ([], [], [])
    await ada.gone(gallery)
    assert studio.client is not None
    row = await studio.client.services.generations.find(int(exchange.id))
    assert row is not None
    assert row.deleted_at is not None
    assert not list((studio.data_dir / "pictures").rglob("*.jpg"))
    assert (Deed.DELETED, int(demo.MIKA), "") in await deeds(studio)


async def test_dismissed(studio: Studio, ada: Member, bruno: Member, mika: Member) -> None:
    """The pictures stay; a report by somebody else opens the card again."""
    await listening(studio)
    _, gallery = await painted(studio, ada, prompt="a boat")
    await report(bruno, gallery)
    await mika.press(await card(studio), "Dismiss")
    decided = await says(studio, f"Dismissed by <@{demo.MIKA}>")
    assert buttons(decided) == []
    assert any(each["id"] == gallery["id"] for each in await ada.messages())
    assert (Deed.DISMISSED, int(demo.MIKA), "") in await deeds(studio)
    async with Member(studio.discord.url, "Olga") as olga:
        await report(olga, gallery, "still bad")
    assert labels(await says(studio, "still bad")) == BUTTONS


async def test_two_moderators_at_once_decide_once(studio: Studio, ada: Member, bruno: Member, mika: Member) -> None:
    """The second is told who did."""
    await listening(studio)
    _, gallery = await painted(studio, ada, prompt="a boat")
    await report(bruno, gallery)
    shown = await card(studio)
    async with Member(studio.discord.url, "Olga") as olga:
        pressed = await asyncio.gather(mika.press(shown, "Dismiss"), olga.press(shown, "Delete everywhere"))
        await says(studio, "by <@")
        decided = [each for each in await deeds(studio) if each[0] in (Deed.DISMISSED, Deed.DELETED)]
        assert len(decided) == 1
        late = olga if decided[0][1] == int(demo.MIKA) else mika
        assert f"by <@{decided[0][1]}>" in await told(late, pressed[1 if late is olga else 0])


async def test_banned_from_the_card(studio: Studio, ada: Member, bruno: Member, mika: Member) -> None:
    """With length and reason; the report still waits."""
    await listening(studio)
    _, gallery = await painted(studio, ada, prompt="a boat")
    await report(bruno, gallery)
    sent = await fill_in(mika, await card(studio), "Ban…", **{"For how long": "1 day", "Reason": "rude"})
    assert f"<@{demo.ADA}> can't paint here any more; that ends <t:" in await told(mika, sent)
    assert "rude" in text_of(await ada.reply(await ada.slash("imagine", prompt="a boat")))
    assert labels(await card(studio)) == BUTTONS
    async with Member(studio.discord.url, "Olga") as olga:
        await report(olga, gallery, "too")
    assert f"<@{demo.ADA}> may not paint; that ends" in text_of(await says(studio, "too"))


async def test_only_moderators_decide(studio: Studio, ada: Member, bruno: Member, mika: Member) -> None:
    """Asked again at the press: a card may hang where others see it."""
    await decides(studio, review=ReviewMode.OFF, moderators_channel_id=int(demo.STUDIO))
    _, gallery = await painted(studio, ada, prompt="a boat")
    await report(bruno, gallery)
    shown = next(each for each in await bruno.messages() if "Dismiss" in labels(each))
    for button in BUTTONS:
        assert "You need the permission **Moderate Members**" in await told(bruno, await bruno.press(shown, button))
    await mika.acknowledged(await mika.press(shown, "Dismiss"))


async def test_without_a_channel_it_waits_in_the_list(studio: Studio, ada: Member, bruno: Member, mika: Member) -> None:
    """And is decided from there, one after the other; a channel that comes later gets the cards that are missing."""
    galleries = [(await painted(studio, ada, prompt=f"boat {number}"))[1] for number in (1, 2)]
    for gallery in galleries:
        assert "This server has set no channel for its moderators" in await report(bruno, gallery)
    shown = await mika.reply(await mika.slash("moderation reports"))
    assert private(shown)
    assert "boat 1" in text_of(shown)
    assert len(pictures(shown)) == 1
    second = await turned(mika, shown, "▶", "boat 2")
    await decided(mika, second, "Dismiss", "Dismissed by")
    shown = await mika.reply(await mika.slash("moderation reports"))
    assert labels(shown) == BUTTONS
    await listening(studio)
    await studio.until(lambda: studio.clock.jump(30) or cards(studio))
    assert ["boat 1" in text_of(each) for each in cards(studio)] == [True]
    await decided(mika, shown, "Delete everywhere", "Deleted everywhere")
    await says(studio, "Deleted everywhere")
    assert "No report waits" in text_of(await mika.reply(await mika.slash("moderation reports")))


async def turned(member: Member, message: Json, button: str, words: str) -> Json:
    await member.acknowledged(await member.press(message, button))
    return await member.message(message["id"], until=lambda m: words in text_of(m))


async def decided(member: Member, message: Json, button: str, words: str) -> Exchange:
    """In the place of the private card."""
    pressed = await member.press(message, button)
    await member.message(message["id"], until=lambda m: words in text_of(m))
    return pressed


async def test_a_card_that_discord_did_not_take_is_put_up_later(studio: Studio, ada: Member, bruno: Member) -> None:
    """Who reports need not know."""
    await listening(studio)
    _, gallery = await painted(studio, ada, prompt="a boat")
    world = studio.discord.world
    before = world.channels[demo.MODERATORS].overwrites
    silent = Overwrite(id=world.bot.id, kind=1, deny=permissions.SEND_MESSAGES)
    world.change_channel(demo.MODERATORS, overwrites=(*before, silent))
    assert THANKS in await report(bruno, gallery)
    assert cards(studio) == []
    world.change_channel(demo.MODERATORS, overwrites=before)
    await studio.until(lambda: studio.clock.jump(30) or cards(studio))
    assert labels(await card(studio)) == BUTTONS


async def test_a_card_that_was_deleted_is_put_up_again(studio: Studio, ada: Member, bruno: Member) -> None:
    """By the next report."""
    await listening(studio)
    _, gallery = await painted(studio, ada, prompt="a boat")
    await report(bruno, gallery)
    await card(studio)
    studio.discord.world.channels[demo.MODERATORS].messages.clear()
    studio.clock.jump(600)
    async with Member(studio.discord.url, "Olga") as olga:
        await report(olga, gallery, "too")
    assert "Reported by 2" in text_of(await card(studio))


async def test_five_open_reports_are_enough(studio: Studio, ada: Member, bruno: Member, mika: Member) -> None:
    """Until moderators have decided about one."""
    await listening(studio)
    galleries = [(await painted(studio, ada, prompt=f"boat {number}"))[1] for number in range(6)]
    for gallery in galleries[:5]:
        assert THANKS in await report(bruno, gallery)
    assert "You have 5 reports that moderators have not looked at yet" in await report(bruno, galleries[5])
    await mika.press(await card(studio), "Dismiss")
    await says(studio, "Dismissed")
    assert THANKS in await report(bruno, galleries[5])
