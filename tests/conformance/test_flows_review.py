"""Review: cards in the moderators' channel, the forms behind their buttons, the queue, and the mode."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.policy import Policy, ReviewMode
from playground.fake_discord import demo, permissions
from playground.member import Exchange, Member, private, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE, Studio, imagined, opened, painted, says

Json = dict[str, Any]
drives = pytest.mark.drives
WAITS = says("look at the picture")


async def _all_are_looked_at(studio: Studio, moderators: str | None = demo.MODERATORS) -> None:
    channel = None if moderators is None else int(moderators)

    def change(before: Policy) -> Policy:
        return replace(before, review=ReviewMode.ALL, moderators_channel_id=channel)

    await studio.client.services.policies.change(int(demo.GUILD), change)


async def _card(studio: Studio, number: int = 1) -> Json:
    messages = studio.discord.world.channels[demo.MODERATORS].messages

    def public() -> list[Json]:
        return [each.payload for each in messages.values() if each.private_to is None]

    await studio.until(lambda: len(public()) >= number)
    return public()[number - 1]


async def _filled(member: Member, card: Json, button: str, **given: Any) -> Exchange:
    form = await member.press(card, button)
    await member.modal(form)
    return await member.submit_modal(form, given)


@drives("item deciding.Approve")
async def test_approved(studio: Open) -> None:
    """In their channel; the reply becomes the gallery, the card a verdict."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Mika") as mika:
        await _all_are_looked_at(open_)
        exchange, _ = await imagined(ada, until=WAITS)
        await opened(mika, await _card(open_), "Approve", until=says("Approved"))
        await ada.reply(exchange, until=painted(), timeout=PATIENCE)


@drives("item deciding.Reject", "form reject", "item deciding.RejectAndTimeOut", "form reject-time-out")
async def test_rejected(studio: Open) -> None:
    """With a reason; with a time-out, which the bot may not give, and then may."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Mika") as mika:
        await _all_are_looked_at(open_)
        for number, answer in ((1, None), (2, "I need the permission"), (3, "is timed out")):
            exchange, _ = await imagined(ada, until=WAITS)
            card = await _card(open_, number)
            if answer is None:
                await _filled(mika, card, "Reject…", reason="Not *here*.")
            else:
                sent = await _filled(mika, card, "Reject and time out…", reason="x" * 500, length="4 weeks")
                await mika.reply(sent, until=lambda m, a=answer: private(m) and a in text_of(m), timeout=PATIENCE)
            await ada.reply(exchange, until=says("decided not to show"), timeout=PATIENCE)
            role = open_.discord.world.roles[demo.BOT]
            granted = role.permissions | (permissions.MODERATE_MEMBERS if number == 2 else 0)
            open_.discord.world.roles[demo.BOT] = replace(role, permissions=granted)


@drives("/moderation queue", "item deciding.TurnButton")
async def test_the_queue(studio: Open) -> None:
    """Empty, with two in it, and decided from."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Mika") as mika:
        await _all_are_looked_at(open_, None)
        empty = await mika.reply(await mika.slash("moderation queue"), timeout=PATIENCE)
        assert "Nothing waits" in text_of(empty)
        for pictures in (1, 12):
            await imagined(ada, until=says("look at the"), pictures=pictures)
        queue = await mika.reply(await mika.slash("moderation queue"), until=painted(), timeout=PATIENCE)
        await mika.press(queue, "Next")
        queue = await mika.message(queue["id"], painted(10), timeout=PATIENCE)
        await mika.press(queue, "Back")
        queue = await mika.message(queue["id"], painted(), timeout=PATIENCE)
        queue = await opened(mika, queue, "Approve", until=says("Approved"))
        await mika.press(queue, "Next")
        await mika.message(queue["id"], painted(10), timeout=PATIENCE)


@drives("/moderation mode")
async def test_the_mode(studio: Open) -> None:
    """Shown, and changed with every option."""
    async with studio() as open_, open_.member("Mika") as mika:
        for options in ({}, {"mode": "all", "channel": demo.STUDIO, "rejected": "counted"}, {"mode": "flagged"}):
            told = await mika.reply(await mika.slash("moderation mode", **options), timeout=PATIENCE)
            assert "This server" in text_of(told)


@drives("/moderation pictures", "item pictures.PicturesButton", "form picture-rules")
async def test_the_picture_rules(studio: Open) -> None:
    """Shown, and set for both kinds of channels; and what is no percentage."""
    async with studio() as open_, open_.member("Mika") as mika:
        panel = await mika.reply(await mika.slash("moderation pictures"), timeout=PATIENCE)
        for button, fields in (
            ("In most channels…", {"spoiler": "30", "review": "", "block": "60"}),
            ("In age-restricted channels…", {"block": "100"}),
        ):
            sent = await _filled(mika, panel, button, **fields)
            panel = await mika.reply(sent, until=says(f"from {fields['block']}%"), timeout=PATIENCE)
        sent = await _filled(mika, panel, "In most channels…", block="many")
        await mika.reply(sent, until=says("is no percentage"), timeout=PATIENCE)


async def test_a_reminder(studio: Open) -> None:
    """Of what waits for a day."""
    async with studio() as open_, open_.member("Ada") as ada:
        await _all_are_looked_at(open_)
        await imagined(ada, until=WAITS)
        await _card(open_)
        open_.clock.jump(90_000)
        assert "waiting for a decision" in text_of(await _card(open_, 2))
