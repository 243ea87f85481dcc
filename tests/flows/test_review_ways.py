"""Review on every way that pictures come and go: crafts, providers, lost places, private replies, absent members."""

import os
import time
from typing import Any

import aiohttp
import pytest

from bot.domain.policy import ReviewMode
from playground.fake_discord import demo
from playground.member import Exchange, Member, buttons, pictures, private, text_of
from tests.flows.studio import PATIENCE, Studio, is_gallery, painted, says
from tests.flows.test_review import (
    APPROVE,
    MODERATORS,
    REJECT,
    REJECTED,
    TIME_OUT,
    card,
    cards,
    decides,
    fill_in,
    grant,
    let_pass,
    told,
    verdict,
    waiting,
)

Json = dict[str, Any]


async def _waits(studio: Studio, member: Member, exchange: Exchange) -> Json:
    """Whatever was asked for, once it is before the moderators."""
    shown = await member.reply(exchange, until=says("look at the"), timeout=PATIENCE)
    await studio.in_state(exchange, "reviewing")
    return shown


# How pictures come


async def test_a_series_is_seen_whole(studio: Studio, ada: Member, mika: Member) -> None:
    """All pictures of the one render on one card; then all in the reply."""
    await decides(studio)
    exchange = await ada.slash("series", prompt="a boat", pictures=3, quality="1K")
    words = await _waits(studio, ada, exchange)
    shown = await card(studio)
    assert len(pictures(shown)) == 3
    await mika.press(shown, APPROVE)
    assert len(pictures(await ada.message(words["id"], is_gallery, timeout=PATIENCE))) == 3
    assert (await studio.ended(exchange)).ending == ("done", "settled", 3)


@pytest.mark.parametrize("button", ["Again", "Vary"])
async def test_what_grows_out_of_a_picture_waits_as_well(
    studio: Studio, ada: Member, bruno: Member, mika: Member, button: str
) -> None:
    """Of whoever presses, also where the first one was shown before there was a review."""
    first, gallery = await painted(studio, ada, prompt="a boat")
    await decides(studio)
    exchange = await bruno.press(gallery, button)
    await _waits(studio, bruno, exchange)
    shown = await card(studio)
    assert f"<@{demo.BRUNO}>" in text_of(shown)
    await mika.press(shown, APPROVE)
    await bruno.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).state == "done"
    assert studio.row(exchange).request["origin"]["parent_id"] == int(first.id)


async def test_an_edit_waits_as_well(studio: Studio, ada: Member, mika: Member) -> None:
    """With the words that it was edited by; rejected, what it was made of stays as it is."""
    first, gallery = await painted(studio, ada, prompt="a boat")
    await decides(studio)
    form = await ada.press(gallery, "Edit…")
    await ada.modal(form)
    sent = await ada.submit_modal(form, {"What it should show": "a red boat"})
    await _waits(studio, ada, sent)
    shown = await card(studio)
    assert "a red boat" in text_of(shown)
    await fill_in(mika, shown, REJECT, reason="no red")
    await ada.reply(sent, until=says(REJECTED), timeout=PATIENCE)
    assert (await studio.ended(sent)).ending == ("refused", "released", 0)
    assert studio.row(first).state == "done"
    assert is_gallery(studio.discord.world.channels[demo.STUDIO].messages[gallery["id"]].payload)


@pytest.mark.settings(providers=("gmi", "segmind"))
async def test_what_another_provider_painted_waits_as_well(studio: Studio, ada: Member, mika: Member) -> None:
    """Painted and paid for once, where it was painted; the decision asks nobody to paint again."""
    await decides(studio)
    studio.gmi_faults("no_credits")
    exchange, _ = await waiting(studio, ada)
    await mika.press(await card(studio), APPROVE)
    assert studio.row(exchange).cost_micros > 0
    row = await studio.ended(exchange)
    assert (*row.ending, row.provider) == ("done", "settled", 1, "segmind")
    assert (len(studio.records), len(studio.segmind_records)) == (0, 1)


# Where they go


async def test_a_reply_that_was_deleted_comes_afresh(studio: Studio, ada: Member, mika: Member) -> None:
    """Deleted by hand while it waits: the pictures come in a message of their own."""
    await decides(studio)
    exchange, words = await waiting(studio, ada)
    shown = await card(studio)
    let_pass(studio, 3600)
    del studio.discord.world.channels[demo.STUDIO].messages[words["id"]]
    await mika.press(shown, APPROVE)
    row = await studio.ended(exchange)
    assert row.ending == ("done", "settled", 1)
    (gallery,) = [each for each in await ada.messages() if is_gallery(each)]
    assert row.reply["posts"] == [{"channel_id": int(demo.STUDIO), "message_id": int(gallery["id"])}]


async def test_rejected_long_after_the_token_it_is_told(studio: Studio, ada: Member, mika: Member) -> None:
    """In the same message, by the bot's own token."""
    await decides(studio)
    exchange, words = await waiting(studio, ada)
    shown = await card(studio)
    let_pass(studio, 3 * 3600)
    await fill_in(mika, shown, REJECT, reason="too late for boats")
    notice = await ada.message(words["id"], says(REJECTED), timeout=PATIENCE)
    assert "too late for boats" in text_of(notice)
    assert (await studio.ended(exchange)).state == "refused"


@pytest.mark.parametrize("approved", [True, False])
async def test_a_private_reply_stays_private(studio: Studio, ada: Member, mika: Member, approved: bool) -> None:
    """Decided in time, its member alone reads the end of it."""
    await decides(studio)
    exchange, words = await waiting(studio, ada, private=True)
    shown = await card(studio)
    assert demo.STUDIO in text_of(shown)
    assert words["id"] not in text_of(shown)
    if approved:
        await mika.press(shown, APPROVE)
    else:
        await fill_in(mika, shown, REJECT, reason="no")
    end = await ada.message(words["id"], is_gallery if approved else says(REJECTED), timeout=PATIENCE)
    assert private(end)
    assert (await studio.ended(exchange)).state == ("done" if approved else "refused")
    assert not any(map(is_gallery, await mika.messages()))


async def test_originals_that_wait_are_not_removed_by_age(studio: Studio, ada: Member, mika: Member) -> None:
    """However long moderators take; what is older and shown goes."""
    shown, _ = await painted(studio, ada, prompt="a house")
    await decides(studio)
    exchange, words = await waiting(studio, ada)
    originals = list((studio.data_dir / "pictures").rglob("*.jpg"))
    assert len(originals) == 2
    written = time.time() - 40 * 86_400
    for path in originals:
        os.utime(path, (written, written))
    await studio.restart()
    await studio.until(lambda: sum(path.exists() for path in originals) == 1)
    await mika.online()
    await mika.press(await card(studio), APPROVE)
    await ada.message(words["id"], is_gallery, timeout=PATIENCE)
    assert [(await studio.ended(each)).state for each in (shown, exchange)] == ["done", "done"]


# Whose they are


async def test_of_a_member_who_was_banned_meanwhile(studio: Studio, ada: Member, mika: Member) -> None:
    """Moderators decide about the pictures all the same; only what stood in line is cancelled by a ban."""
    await decides(studio)
    first, _ = await waiting(studio, ada)
    second, _ = await waiting(studio, ada)
    await mika.reply(await mika.slash("moderation ban", user=demo.ADA, length="1d", reason="rude"))
    assert [studio.row(each).state for each in (first, second)] == ["reviewing", "reviewing"]
    await mika.press(await card(studio), APPROVE)
    await fill_in(mika, await card(studio, 2), REJECT)
    assert [(await studio.ended(each)).state for each in (first, second)] == ["done", "refused"]


async def test_of_a_member_who_left_meanwhile(studio: Studio, session: aiohttp.ClientSession, mika: Member) -> None:
    """They can't be timed out any more, which the moderator reads; the rejection holds."""
    grant(studio)
    await decides(studio)
    async with Member(studio.discord.url, "Ada", session=session) as ada:
        exchange, _ = await waiting(studio, ada)
    shown = await card(studio)
    del studio.discord.world.people[demo.ADA]
    sent = await fill_in(mika, shown, TIME_OUT, length="1 hour")
    assert "I can't time out" in await told(mika, sent)
    assert (await studio.ended(exchange)).state == "refused"


async def test_a_pause_of_the_studio_keeps_nobody_from_deciding(
    studio: Studio, ada: Member, mika: Member, olga: Member
) -> None:
    """What was admitted before is finished."""
    await decides(studio)
    exchange, _ = await waiting(studio, ada)
    await olga.reply(await olga.slash("studio pause", reason="cleaning"))
    await mika.press(await card(studio), APPROVE)
    assert (await studio.ended(exchange)).state == "done"


# Where moderators are


async def test_cards_move_with_the_moderators_channel(studio: Studio, ada: Member, mika: Member) -> None:
    """Their channel is deleted, and another one named: the card comes there by itself."""
    await decides(studio)
    exchange, _ = await waiting(studio, ada)
    await card(studio)
    del studio.discord.world.channels[demo.MODERATORS]
    await decides(studio, moderators_channel_id=int(demo.GALLERY))
    messages = studio.discord.world.channels[demo.GALLERY].messages
    await studio.until(lambda: messages)
    mika.channel = demo.GALLERY
    await mika.press(next(each.payload for each in messages.values()), APPROVE)
    assert (await studio.ended(exchange)).state == "done"
    (shown,) = messages.values()
    await studio.until(lambda: "Approved by" in text_of(shown.payload))
    assert buttons(shown.payload) == []


async def test_a_card_that_stayed_behind_still_decides(studio: Studio, ada: Member, mika: Member) -> None:
    """Of two cards either is pressed; the other one tells who decided."""
    await decides(studio)
    exchange, _ = await waiting(studio, ada)
    old = await card(studio)
    await decides(studio, moderators_channel_id=int(demo.GALLERY))
    messages = studio.discord.world.channels[demo.GALLERY].messages
    await studio.until(lambda: messages)
    await mika.press(old, APPROVE)
    assert (await studio.ended(exchange)).state == "done"
    await verdict(studio, "Approved by")
    await studio.until(lambda: all("Approved by" in text_of(each.payload) for each in messages.values()))


async def test_a_card_that_was_deleted_is_found_in_the_queue(studio: Studio, ada: Member, mika: Member) -> None:
    """By a moderator's hand; the queue has it still, and decides."""
    await decides(studio)
    exchange, _ = await waiting(studio, ada)
    shown = await card(studio)
    del studio.discord.world.channels[str(MODERATORS)].messages[shown["id"]]
    queue = await mika.reply(await mika.slash("moderation queue"), until=is_gallery, timeout=PATIENCE)
    await mika.press(queue, APPROVE)
    assert (await studio.ended(exchange)).state == "done"
    assert cards(studio) == []


async def test_a_forum_has_a_mode_for_all_its_threads(studio: Studio, mika: Member) -> None:
    """It can be named where a channel is asked for."""
    (moderation,) = [each for each in studio.discord.world.commands[None] if each["name"] == "moderation"]
    (mode,) = [each for each in moderation["options"] if each["name"] == "mode"]
    (channel,) = [each for each in mode["options"] if each["name"] == "channel"]
    assert {0, 2, 5, 10, 11, 12, 15} == set(channel["channel_types"])
    await mika.reply(await mika.slash("moderation mode", mode="all", channel=demo.STUDIO), timeout=PATIENCE)
    assert studio.client is not None
    policy = await studio.client.services.policies.of(int(demo.GUILD))
    assert policy.review_by_channel == {int(demo.STUDIO): ReviewMode.ALL}
