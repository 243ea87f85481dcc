"""The bot is stopped and started again under living twins: painting goes on, delivered once, charged once."""

import asyncio

import pytest

from playground.member import Exchange, Member, buttons, pictures, text_of
from tests.flows.clock import SPEED
from tests.flows.studio import Studio, asked, in_line, is_gallery, is_progress, jpeg, painted, says

DONE = ("done", "settled", 1)


async def _arrived(studio: Studio, ada: Member, exchange: Exchange, count: int = 1) -> None:
    """In the reply of the exchange, once, with as many pictures; counted and charged as many."""
    row = await studio.ended(exchange)
    assert row.ending == ("done", "settled", count)
    await ada.reply(exchange, until=is_gallery)
    galleries = [m for m in studio.shown() if pictures(m.payload) and m.interaction == exchange.id]
    assert [len(pictures(message.payload)) for message in galleries] == [count]
    assert not any(is_progress(message.payload) for message in studio.shown() if message.interaction == exchange.id)


async def test_while_it_is_painted(studio: Studio, ada: Member) -> None:
    """The accepted render is asked after, not submitted again, and the member is told of the restart."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    await studio.stop()
    assert studio.row(exchange).ending == ("rendering", "held", 1)
    await studio.start()
    progress = await ada.reply(exchange, until=says("after a restart"))
    assert [button["label"] for button in buttons(progress)] == ["Cancel"]
    studio.release()
    await _arrived(studio, ada, exchange)
    assert len(studio.records) == 1
    assert studio.charged == 1
    assert studio.row(exchange).epoch == 2


async def test_painted_while_the_bot_was_away(studio: Studio, ada: Member) -> None:
    """What was finished meanwhile is fetched and delivered at the start."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    await studio.stop()
    studio.release()
    await studio.start()
    await _arrived(studio, ada, exchange)
    assert studio.charged == 1


async def test_in_the_middle_of_a_post(studio: Studio, ada: Member) -> None:
    """Stopped while the answer is out: found again in the provider's list, never sent twice."""
    studio.gmi_faults("slow_post")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.until(lambda: studio.records)
    await studio.stop()
    row = studio.row(exchange)
    assert (row.state, row.renders[0]["request_id"]) == ("submitting", None)
    await studio.start()
    await _arrived(studio, ada, exchange)
    assert len(studio.records) == 1
    assert studio.charged == 1


async def test_in_the_middle_of_a_post_that_was_never_accepted(studio: Studio, ada: Member) -> None:
    """The list does not know it after the restart: told, released, not sent a second time."""
    studio.gmi_faults({"name": "drop_before_accept"})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.in_state(exchange, "submitting")
    await studio.stop()
    studio.gmi_faults()
    await studio.start()
    assert (await studio.ended(exchange)).ending == ("failed", "released", 0)
    await ada.reply(exchange, until=says("didn't confirm"))
    assert studio.records == []


async def _between_submissions(studio: Studio, exchange: Exchange) -> None:
    """Time slows down to life's pace while the bot waits before it submits again."""
    while True:
        await studio.until(lambda: studio.row(exchange).renders[0]["submitted_at"] is None)
        studio.clock.speed = 1.0
        await asyncio.sleep(0.02)
        if studio.row(exchange).renders[0]["submitted_at"] is None:
            return
        studio.clock.speed = SPEED


async def test_while_it_waits_for_capacity(studio: Studio, ada: Member) -> None:
    """What was refused as "full" was not accepted: it is submitted after the restart, once."""
    studio.gmi_faults({"name": "capacity"})
    exchange, _ = await asked(ada, prompt="a boat")
    await ada.reply(exchange, until=says("busy"))
    await _between_submissions(studio, exchange)
    await studio.stop()
    studio.gmi_faults()
    studio.clock.speed = SPEED
    await studio.start()
    await _arrived(studio, ada, exchange)
    assert len(studio.records) == 1


async def test_while_it_is_delivered(studio: Studio, ada: Member) -> None:
    """Discord takes nothing, the bot is stopped, Discord is back: delivered once, from the kept picture."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    studio.discord_faults({"fault": "server_error", "route": "/messages", "status": 503})
    studio.release()
    await studio.in_state(exchange, "delivering")
    downloads = studio.records[0].downloads
    await studio.stop()
    assert studio.row(exchange).reservation == "held"
    studio.discord_faults()
    await studio.start()
    await _arrived(studio, ada, exchange)
    assert studio.records[0].downloads == downloads
    assert studio.charged == 1


async def test_what_has_ended_stays_ended(studio: Studio, ada: Member) -> None:
    """Done, failed and cancelled generations are left alone."""
    await painted(studio, ada, prompt="done")
    studio.gmi_faults("failed_error")
    failed = await ada.slash("imagine", prompt="failed", quality="1K")
    await studio.ended(failed)
    studio.hold()
    cancelled, progress = await asked(ada, prompt="cancelled")
    await ada.press(progress, "Cancel")
    await studio.ended(cancelled)
    await ada.reply(cancelled, until=says("Cancelled"))
    before, shown = studio.rows(), [message.payload for message in studio.shown()]
    await studio.restart()
    await ada.reply(await ada.slash("quota"))
    assert studio.rows() == before
    assert [message.payload for message in studio.shown()][: len(shown)] == shown
    assert not [line for line in studio.logs if line["event"] == "taken up"]


@pytest.mark.settings(concurrent_generations=1)
async def test_in_line(studio: Studio, ada: Member) -> None:
    """Who waited waits on, and comes in the old order."""
    studio.hold()
    exchanges = [(await asked(ada, prompt=name))[0] for name in ("first", "second", "third")]
    await studio.restart()
    rows = [studio.row(exchange) for exchange in exchanges]
    assert [row.turn_at is not None for row in rows] == [True, False, False]
    studio.release()
    for exchange in exchanges:
        await _arrived(studio, ada, exchange)
    assert [record.order.prompt for record in studio.records] == ["first", "second", "third"]
    assert studio.charged == 3


@pytest.mark.settings(concurrent_generations=1)
async def test_more_turns_after_a_restart(studio: Studio, ada: Member) -> None:
    """With a more generous setting the line moves at the start."""
    studio.hold()
    await asked(ada, prompt="first")
    second, place = await asked(ada, prompt="second")
    assert in_line(place)
    await studio.restart(concurrent_generations=2)
    await ada.reply(second, until=is_progress)
    await studio.until(lambda: len(studio.records) == 2)


async def test_with_some_pictures_there(studio: Studio, ada: Member) -> None:
    """Of three pictures one had come: it is not fetched again, the others are not painted again."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat", pictures=3)
    await studio.until(lambda: len(studio.records) == 3)
    first = studio.records[0]
    studio.finish(first)
    await ada.reply(exchange, until=says("1 of 3 pictures"))
    await studio.restart()
    await ada.reply(exchange, until=says("after a restart"))
    studio.release()
    await _arrived(studio, ada, exchange, 3)
    assert first.downloads == 1
    assert len(studio.records) == 3
    assert studio.charged == 3


async def test_references_are_still_known(studio: Studio, ada: Member) -> None:
    """A generation with a reference whose submission was lost is found by the very same order."""
    studio.gmi_faults("slow_post")
    image = await ada.upload(jpeg(), "sketch.jpg")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", image1=image)
    await studio.until(lambda: studio.records)
    await studio.restart()
    await _arrived(studio, ada, exchange)
    assert studio.charged == 1


async def test_a_private_generation_stays_private(studio: Studio, ada: Member, bruno: Member) -> None:
    """The second process knows who may see it."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a secret boat", private=True)
    await studio.in_state(exchange, "rendering")
    await studio.restart()
    studio.release()
    await _arrived(studio, ada, exchange)
    assert await bruno.messages() == []


async def test_cancel_outlives_a_restart(studio: Studio, ada: Member, bruno: Member) -> None:
    """The button that an earlier process made still works, for the right member alone."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    await studio.restart()
    pressed = await bruno.press(progress, "Cancel")
    assert "Only the member" in text_of(await bruno.reply(pressed, until=lambda m: bool(m["flags"] & 64)))
    await ada.press(progress, "Cancel")
    assert (await studio.ended(exchange)).ending == ("cancelled", "released", 0)


async def test_measured_times_are_remembered(studio: Studio, ada: Member) -> None:
    """The expected time is told from the first picture after a restart on."""
    for number in range(6):
        await painted(studio, ada, prompt=f"boat {number}")
    await studio.restart()
    studio.hold()
    _, progress = await asked(ada, prompt="another")
    assert "expected <t:" in text_of(progress)


async def test_limits_are_remembered(studio: Studio, ada: Member) -> None:
    """What was counted before counts after."""
    await painted(studio, ada, prompt="a boat", pictures=3)
    await studio.restart(daily_pictures=4)
    exchange = await ada.slash("imagine", prompt="a boat", pictures=2)
    assert "1 of 4 pictures left" in text_of(await ada.reply(exchange))
    assert len(studio.records) == 3


async def _settled(studio: Studio, member: Member, exchange: Exchange, asked_for: int) -> int:
    """How many pictures came: all that the provider accepted, shown once; what may not have been sent is told."""
    row = await studio.ended(exchange)
    lost = [render["failure"]["code"] for render in row.renders if render["failure"]]
    assert lost == ["submission-unknown"] * (asked_for - row.counted)
    galleries = [m for m in studio.shown() if pictures(m.payload) and m.interaction == exchange.id]
    if row.counted:
        assert row.ending == ("done", "settled", row.counted)
        assert [len(pictures(message.payload)) for message in galleries] == [row.counted]
    else:
        assert row.ending == ("failed", "released", 0)
        assert galleries == []
        await member.reply(exchange, until=says("didn't confirm this picture"))
    return row.counted


@pytest.mark.parametrize("moment", [0.0, 0.002, 0.005, 0.01, 0.02, 0.03, 0.045, 0.06, 0.075, 0.09, 0.11])
async def test_at_any_moment(studio: Studio, ada: Member, moment: float) -> None:
    """Wherever the stop strikes: what the provider accepted is shown once and charged once, and nothing is repeated."""
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", pictures=2)
    await ada.acknowledged(exchange)
    await asyncio.sleep(moment)
    await studio.restart()
    count = await _settled(studio, ada, exchange, 2)
    assert len(studio.records) == count
    assert studio.charged == count


async def test_again_and_again(studio: Studio, ada: Member, bruno: Member) -> None:
    """Five restarts while eight generations are under way: each is delivered once and charged once."""
    exchanges = [
        (member, await member.slash("imagine", prompt=f"boat {n}", quality="1K"))
        for n in range(4)
        for member in (ada, bruno)
    ]
    for member, exchange in exchanges:
        await member.acknowledged(exchange)
    for _ in range(5):
        await asyncio.sleep(0.03)
        await studio.restart()
    counts = [await _settled(studio, member, exchange, 1) for member, exchange in exchanges]
    assert sum(counts) == len(studio.records) == studio.charged
