"""`/moderation purge`: pictures out of sight in channels and galleries, and back again, over stops and faults."""

from typing import Any

import pytest

from bot.domain.conduct import Deed
from playground.fake_discord import demo
from playground.member import Exchange, Member, buttons, pictures, private, text_of
from tests.flows.studio import PATIENCE, Studio, is_gallery, painted, says
from tests.flows.test_review import deeds

Json = dict[str, Any]
NOTICE = "The moderators took these pictures out of sight"
WEEK = 7 * 86_400


async def question(moderator: Member, since: str = "1d", name: str = demo.ADA) -> Json:
    message = await moderator.reply(await moderator.slash("moderation purge", user=name, since=since))
    assert private(message)
    return message


async def purged(moderator: Member, since: str = "1d", name: str = demo.ADA) -> Json:
    """The private panel after it was confirmed."""
    asked = await question(moderator, since, name)
    await moderator.acknowledged(await moderator.press(asked, "Take out of sight"))
    return await moderator.message(asked["id"], says("are being taken out of sight"))


async def hidden(member: Member, gallery: Json) -> Json:
    notice = await member.message(gallery["id"], says(NOTICE), timeout=PATIENCE)
    assert (pictures(notice), buttons(notice), notice["attachments"]) == ([], [], [])
    return notice


async def shown_by(member: Member) -> str:
    return text_of(await member.reply(await member.slash("gallery", whose="server"), until=lambda m: bool(text_of(m))))


def originals(studio: Studio) -> int:
    return len(list((studio.data_dir / "pictures").rglob("*.jpg")))


async def undone(moderator: Member, panel: Json) -> Exchange:
    pressed = await moderator.press(panel, "Undo")
    await moderator.message(panel["id"], says("coming back"))
    return pressed


async def test_pictures_go_out_of_sight_and_come_back(studio: Studio, ada: Member, bruno: Member, mika: Member) -> None:
    """With their buttons and their number; others' stay where they are."""
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    _, other = await painted(studio, bruno, prompt="a fox")
    asked = await question(mika)
    assert f"1 request of <@{demo.ADA}>" in text_of(asked)
    assert is_gallery(next(each for each in await ada.messages() if each["id"] == gallery["id"]))
    panel = await purged(mika)
    notice = await hidden(ada, gallery)
    assert "a boat" not in text_of(notice)
    assert "a boat" not in await shown_by(bruno)
    assert is_gallery(next(each for each in await ada.messages() if each["id"] == other["id"]))
    await undone(mika, panel)
    again = await ada.message(gallery["id"], is_gallery, timeout=PATIENCE)
    assert len(pictures(again)) == 2
    assert [each.get("label") for each in buttons(again)] == [each.get("label") for each in buttons(gallery)]
    assert "a boat" in await shown_by(bruno)
    assert [(deed, by) for deed, by, _ in await deeds(studio)] == [
        (Deed.PURGED, int(demo.MIKA)),
        (Deed.RESTORED, int(demo.MIKA)),
    ]
    assert (await studio.ended(exchange)).ending == ("done", "settled", 2)


async def test_presses_on_purged_pictures_find_nothing(studio: Studio, ada: Member, mika: Member) -> None:
    """Also those that were drawn before."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    more = await ada.reply(await ada.press(gallery, "More"), until=lambda m: bool(buttons(m)), timeout=PATIENCE)
    await purged(mika)
    assert "not here any more" in text_of(await ada.reply(await ada.press(more, "Details"), until=says("not here")))


async def test_it_goes_back_as_far_as_was_asked(studio: Studio, ada: Member, mika: Member) -> None:
    """And says so when there is nothing."""
    _, old = await painted(studio, ada, prompt="a boat")
    studio.clock.jump(2 * 86_400)
    assert "has no pictures here since then" in text_of(await question(mika, "1d"))
    _, new = await painted(studio, ada, prompt="a fox")
    assert "of 1 request" in text_of(await question(mika, "1d"))
    assert "of 2 requests" in text_of(await question(mika, "always"))
    await purged(mika, "1d")
    await hidden(ada, new)
    assert is_gallery(next(each for each in await ada.messages() if each["id"] == old["id"]))


@pytest.mark.settings(segmind_api_key="", providers=("gmi",))
async def test_several_messages_of_one_request(studio: Studio, ada: Member, mika: Member) -> None:
    """All of them, and each gets its own pictures back."""
    exchange, _ = await painted(studio, ada, prompt="a boat", pictures=12)
    galleries = [each for each in await ada.messages() if is_gallery(each)]
    assert [len(pictures(each)) for each in galleries] == [10, 2]
    panel = await purged(mika)
    for each in galleries:
        await hidden(ada, each)
    await undone(mika, panel)
    for each in galleries:
        again = await ada.message(each["id"], is_gallery, timeout=PATIENCE)
        assert [p["filename"] for p in again["attachments"]] == [p["filename"] for p in each["attachments"]]
    assert (await studio.ended(exchange)).counted == 12


async def test_a_restart_in_between_changes_nothing(studio: Studio, ada: Member, mika: Member) -> None:
    """What was decided and not done yet is done by the next process; the list brings everything back."""
    galleries = [(await painted(studio, ada, prompt=f"boat {number}"))[1] for number in range(3)]
    assert studio.client is not None
    await studio.client.services.purging.purge(int(demo.GUILD), int(demo.ADA), 0, int(demo.MIKA))
    await studio.restart()
    for each in galleries:
        await hidden(ada, each)
    listed = await mika.reply(await mika.slash("moderation purges"))
    assert f"3 requests of <@{demo.ADA}>, by <@{demo.MIKA}>" in text_of(listed)
    await studio.restart()
    await undone(mika, listed)
    await studio.restart()
    for each in galleries:
        await ada.message(each["id"], is_gallery, timeout=PATIENCE)
    assert "Nothing is out of sight" in text_of(await mika.reply(await mika.slash("moderation purges")))


async def test_what_discord_does_not_take_now_is_tried_again(studio: Studio, ada: Member, mika: Member) -> None:
    """The rest goes on meanwhile."""
    galleries = [(await painted(studio, ada, prompt=f"boat {number}"))[1] for number in range(2)]
    route = f"PATCH /channels/{demo.STUDIO}/messages/{galleries[0]['id']}"
    studio.discord_faults({"fault": "drop_connection", "count": 20, "route": route, "when": "before"})
    await purged(mika)
    await hidden(ada, galleries[1])
    studio.discord_faults()
    await studio.until(lambda: studio.clock.jump(60) or any(NOTICE in text_of(m.payload) for m in studio.shown()))
    await hidden(ada, galleries[0])


async def test_a_message_that_is_gone_holds_nothing_up(studio: Studio, ada: Member, mika: Member) -> None:
    """Somebody deleted it meanwhile."""
    galleries = [(await painted(studio, ada, prompt=f"boat {number}"))[1] for number in range(2)]
    del studio.discord.world.channels[demo.STUDIO].messages[galleries[0]["id"]]
    panel = await purged(mika)
    await hidden(ada, galleries[1])
    await undone(mika, panel)
    await ada.message(galleries[1]["id"], is_gallery, timeout=PATIENCE)


async def test_private_pictures_leave_the_gallery_alone(studio: Studio, ada: Member, mika: Member) -> None:
    """Nobody but their member saw the message, and no way leads there any more."""
    await painted(studio, ada, prompt="a boat", private=True)
    await purged(mika)
    assert "a boat" not in text_of(await ada.reply(await ada.slash("gallery"), until=lambda m: bool(text_of(m))))


async def test_after_a_week_it_is_final(studio: Studio, ada: Member, bruno: Member, mika: Member) -> None:
    """The originals are kept until then, and removed then; an undo comes too late and says so."""
    await painted(studio, ada, prompt="a boat")
    _, other = await painted(studio, bruno, prompt="a fox")
    panel = await purged(mika)
    assert originals(studio) == 2
    studio.clock.jump(WEEK + 3601)
    await studio.until(lambda: originals(studio) == 1)
    await mika.acknowledged(await mika.press(panel, "Undo"))
    await mika.message(panel["id"], says("can't be undone any more"))
    assert is_gallery(next(each for each in await ada.messages() if each["id"] == other["id"]))


async def test_an_undo_counts_once(studio: Studio, ada: Member, mika: Member, olga: Member) -> None:
    """The second moderator reads that it was done."""
    await painted(studio, ada, prompt="a boat")
    await purged(mika)
    first = await mika.reply(await mika.slash("moderation purges"))
    second = await olga.reply(await olga.slash("moderation purges"))
    await undone(mika, first)
    await olga.acknowledged(await olga.press(second, "Undo"))
    await olga.message(second["id"], says("can't be undone any more, or was before"))
    assert [deed for deed, _, _ in await deeds(studio)] == [Deed.PURGED, Deed.RESTORED]


async def test_what_is_deleted_meanwhile_stays_deleted(studio: Studio, ada: Member, mika: Member) -> None:
    """By its member, for good: an undo brings back the rest."""
    _, first = await painted(studio, ada, prompt="a boat")
    _, second = await painted(studio, ada, prompt="a fox")
    more = await ada.reply(await ada.press(first, "More"), until=lambda m: bool(buttons(m)), timeout=PATIENCE)
    await ada.acknowledged(await ada.press(more, "Delete…"))
    asked = await ada.message(more["id"], lambda m: any(each.get("label") == "Delete" for each in buttons(m)))
    panel = await purged(mika)
    await hidden(ada, first)
    await ada.acknowledged(await ada.press(asked, "Delete"))
    await ada.gone(first)
    await undone(mika, panel)
    await ada.message(second["id"], is_gallery, timeout=PATIENCE)
    assert not any(each["id"] == first["id"] for each in await ada.messages())
