"""Painting by `/imagine`: what the bot says, and what the loopback Discord answers, is what Discord documents.

Every test of this folder's `studio` is judged at its end: all exchanges, and the documented parts of what was heard.
"""

from dataclasses import replace

import pytest

from playground.member import buttons, pictures, private, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import cancellable, imagined, painted, picture

_HOOK = "/webhooks/{webhook_id}/{webhook_token}"
_ORIGINAL = f"{_HOOK}/messages/@original"
_SEND = "/channels/{channel_id}/messages"
_CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"


async def test_one_picture(studio: Open) -> None:
    """A reply deferred, edited with progress, then edited with a gallery."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, message = await imagined(ada, until=painted())
        assert pictures(message)[0]["description"] == "a lighthouse at dusk"
        sent = [each for each in open_.exchanges if each["files"]]
        assert [(each["method"], len(each["files"])) for each in sent] == [("PATCH", 1)]


async def test_twelve_pictures(studio: Open) -> None:
    """Ten pictures in the reply, and two in a message after it."""
    async with studio() as open_, open_.member("Ada") as ada:
        exchange, _ = await imagined(ada, until=painted(10), pictures=12)
        await ada.reply(exchange, until=painted(2))
        sent = [(each["method"], len(each["files"])) for each in open_.exchanges if each["files"]]
        assert sent == [("PATCH", 10), ("POST", 2)]


@pytest.mark.parametrize("options", [{"private": True}, {"spoiler": True}, {"watermark": True, "seed": 0}])
async def test_options(studio: Open, options: dict[str, object]) -> None:
    """Private, spoiler and marked pictures."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, message = await imagined(ada, until=painted(), **options)
        assert bool(message["flags"] & 64) == ("private" in options)
        assert pictures(message)[0]["spoiler"] == ("spoiler" in options)


async def test_every_character(studio: Open) -> None:
    """A prompt of 2000 characters full of markdown, mentions, marks and emoji."""
    prompt = ("@everyone **x** <@1> \u202e🎨 " * 200)[:2000]
    async with studio() as open_, open_.member("Ada") as ada:
        _, message = await imagined(ada, until=painted(), prompt=prompt)
        assert not message["mentions"]
        assert not message["mention_everyone"]


async def test_references(studio: Open) -> None:
    """A picture to work from, and one that is none."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, message = await imagined(ada, until=painted(), image1=("sea.png", picture()))
        assert "1 reference" in text_of(message)
        _, refusal = await imagined(ada, image1=("sea.png", b"words"))
        assert refusal["flags"] & 64


async def test_refusals(studio: Open) -> None:
    """Refused privately at once; refused after a defer that came first; refused where pictures are forbidden."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, refusal = await imagined(ada, size="99999x1")
        assert refusal["flags"] & 64
        open_.client.services = replace(open_.client.services, race_seconds=0.0)
        _, late = await imagined(ada, image1=("sea.png", b"words"), until=private)
        assert "Reference 1" in text_of(late)
        told = [each["method"] for each in open_.exchanges if each["route"] in (_HOOK, _ORIGINAL)]
        assert told == ["DELETE", "POST"]
        _, elsewhere = await imagined(ada.at("no-pictures"))
        assert "Attach Files" in text_of(elsewhere)


@pytest.mark.drives("/help", "/quota", "/jobs")
async def test_standing(studio: Open) -> None:
    """Help, quota and jobs, with work in hand and without."""
    async with studio(concurrent_generations=1) as open_, open_.member("Ada") as ada:
        for command in ("help", "quota", "jobs"):
            assert (await ada.reply(await ada.slash(command)))["flags"] & 64
        open_.gmi_fault("stuck_processing")
        await imagined(ada, until=cancellable)
        await imagined(ada, until=cancellable)
        shown = await ada.reply(await ada.slash("jobs"))
        assert len(buttons(shown)) == 2
        await ada.reply(await ada.slash("quota"))


@pytest.mark.drives("item buttons.CancelButton")
async def test_cancel(studio: Open) -> None:
    """Cancelled by a stranger (refused), by its member, by a moderator, in line, and after the end."""
    async with studio(concurrent_generations=1) as open_, open_.member("Ada") as ada, open_.member("Bruno") as bruno:
        open_.gmi_fault("stuck_processing")
        _, running = await imagined(ada, until=cancellable)
        _, waiting = await imagined(ada, until=cancellable)
        seen = await bruno.message(running["id"], until=cancellable)
        refusal = await bruno.reply(await bruno.press(seen, "Cancel"), until=private)
        assert "Only the member" in text_of(refusal)
        shown = await ada.reply(await ada.slash("jobs"))
        for message in (waiting, running):
            await ada.press(message, "Cancel")
            await ada.message(message["id"], until=lambda message: "Cancelled" in text_of(message))
        again = await ada.press(shown, "Cancel")
        assert "already ended" in text_of(await ada.reply(again, until=lambda message: not cancellable(message)))
        async with open_.member("Mika") as mika:
            _, third = await imagined(ada, until=cancellable)
            await mika.press(await mika.message(third["id"], until=cancellable), "Cancel")
            await ada.message(third["id"], until=lambda message: "Cancelled" in text_of(message))


async def test_limits(studio: Open) -> None:
    """A refusal for the day's pictures, with the time at which more come free."""
    async with studio(daily_pictures=2) as open_, open_.member("Ada") as ada:
        await imagined(ada, until=painted(2), pictures=2)
        _, refusal = await imagined(ada)
        assert "<t:" in text_of(refusal)


@pytest.mark.parametrize("fault", ["bad_key", "failed_error", "no_pictures", "refused_input_text"])
async def test_failures(studio: Open, fault: str) -> None:
    """What a member reads when nothing was painted."""
    async with studio() as open_, open_.member("Ada") as ada:
        open_.gmi_fault(fault)
        _, message = await imagined(ada, until=lambda message: "Nothing was counted" in text_of(message))
        assert not pictures(message)


async def test_expired_token(studio: Open) -> None:
    """An interaction's token that Discord no longer takes: the pictures come into the reply by the bot's own."""
    async with studio() as open_, open_.member("Ada") as ada:
        open_.discord_fault("expired_token", route=f"PATCH {_HOOK}")
        await ada.slash("imagine", prompt="a lighthouse at dusk", quality="1K")
        edited = f"{_SEND}/{{message_id}}"
        await open_.until(lambda: any(each["route"] == edited and each["files"] for each in open_.exchanges))
        assert 401 in {each["status"] for each in open_.exchanges}


async def test_after_fifteen_minutes(studio: Open) -> None:
    """A generation that outlives its interaction's token: the reply is edited by the bot's own token."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, message = await imagined(ada, until=cancellable)
        open_.discord.rate_limits.enabled = False
        open_.clock.jump(900.0)
        await ada.message(message["id"], until=painted(), timeout=20)
        sent = [(each["method"], each["route"]) for each in open_.exchanges if each["files"]]
        assert sent == [("PATCH", f"{_SEND}/{{message_id}}")]


@pytest.mark.parametrize("fault", ["lost_token", "rate_limit"])
async def test_discords_faults(studio: Open, fault: str) -> None:
    """Edits that Discord refuses once."""
    async with studio() as open_, open_.member("Ada") as ada:
        open_.discord_fault(fault, route=f"PATCH {_HOOK}", count=1)
        await imagined(ada, until=painted())
        assert {each["status"] for each in open_.exchanges} & {404, 429}


async def test_late_acknowledgement(studio: Open) -> None:
    """An interaction that Discord no longer takes an answer for."""
    async with studio() as open_, open_.member("Ada") as ada:
        open_.discord_fault("late_ack", count=1)
        await ada.slash("imagine", prompt="too late")
        await open_.until(lambda: open_.exchanges[-1]["status"] == 404)
        assert open_.gmi.ledger.records == {}


async def test_delivered_twice(studio: Open) -> None:
    """One interaction that arrives twice."""
    async with studio() as open_, open_.member("Ada") as ada:
        open_.discord_fault("duplicate_interaction", count=1)
        await imagined(ada, until=painted())
