"""*Cancel*: for its member and for moderators, at every moment, with whatever has already come."""

import pytest

from playground.member import Exchange, Member, buttons, pictures, text_of
from tests.flows.studio import Studio, asked, in_line, is_gallery, is_progress, painted, quota, says

CANCELLED = ("cancelled", "released", 0)


async def _gone(studio: Studio, member: Member, exchange: Exchange) -> None:
    """The reply says that it was cancelled, without a button; nothing is counted."""
    message = await member.reply(exchange, until=says("Cancelled. Nothing was counted."))
    assert buttons(message) == []
    assert pictures(message) == []
    assert (await studio.ended(exchange)).ending == CANCELLED
    assert studio.row(exchange).failure is not None


async def _private_words(studio: Studio, member: Member, pressed: Exchange) -> str:
    """What only the one who pressed reads."""
    message = await member.reply(pressed, until=lambda m: bool(m["flags"] & 64))
    seen = next(shown for shown in studio.shown() if shown.id == message["id"])
    assert seen.private_to == member.id
    return text_of(message)


async def test_while_it_is_painted(studio: Studio, ada: Member) -> None:
    """The provider cannot call it back, so the money is booked, but the member's limits are not touched."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    await ada.press(progress, "Cancel")
    await _gone(studio, ada, exchange)
    assert studio.row(exchange).cost_micros == 30_000
    assert len(studio.records) == 1
    assert "50 of 50 left" in await quota(ada)
    studio.release()
    assert not any(is_gallery(message) for message in await ada.messages())


@pytest.mark.settings(concurrent_generations=1)
async def test_while_it_is_in_line(studio: Studio, ada: Member) -> None:
    """It never reaches the provider, and whoever stood behind moves up."""
    studio.hold()
    first, _ = await asked(ada, prompt="first")
    second, place = await asked(ada, prompt="second")
    third, _ = await asked(ada, prompt="third")
    assert in_line(place)
    await ada.press(place, "Cancel")
    await _gone(studio, ada, second)
    assert studio.row(second).cost_micros == 0
    await ada.reply(third, until=says("1 generation of yours before"))
    studio.release()
    await ada.reply(third, until=is_gallery)
    assert (await studio.ended(first)).state == "done"
    assert [record.order.prompt for record in studio.records] == ["first", "third"]


@pytest.mark.settings(concurrent_generations=1)
async def test_the_next_in_line_takes_the_turn(studio: Studio, ada: Member) -> None:
    """What is cancelled while it is painted makes room at once."""
    studio.hold()
    first, progress = await asked(ada, prompt="first")
    second, _ = await asked(ada, prompt="second")
    await ada.press(progress, "Cancel")
    await _gone(studio, ada, first)
    await ada.reply(second, until=is_progress)
    studio.release()
    await ada.reply(second, until=is_gallery)


@pytest.mark.parametrize("fault", ["slow_post", "drop_before_accept", "capacity"])
async def test_while_it_is_being_submitted(studio: Studio, ada: Member, fault: str) -> None:
    """In the middle of a POST, of the search for a lost one, or of waiting for capacity: it ends, once."""
    studio.gmi_faults({"name": fault})
    exchange, progress = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "submitting")
    await ada.press(progress, "Cancel")
    await _gone(studio, ada, exchange)
    assert len(studio.records) <= 1


async def test_a_stranger_may_not(studio: Studio, ada: Member, bruno: Member) -> None:
    """Bruno reads privately that it is not his; Ada's picture is painted."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    sentence = await _private_words(studio, bruno, await bruno.press(progress, "Cancel"))
    assert "Only the member who asked" in sentence
    assert studio.row(exchange).ended_at is None
    studio.release()
    await ada.reply(exchange, until=is_gallery)
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)


async def test_a_moderator_may(studio: Studio, ada: Member, mika: Member) -> None:
    """Who may manage messages may stop a generation."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    await mika.press(progress, "Cancel")
    await _gone(studio, ada, exchange)


async def test_after_its_end(studio: Studio, ada: Member) -> None:
    """A button that outlived its generation answers in words, and changes nothing."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    jobs = await ada.reply(await ada.slash("jobs"))
    studio.release()
    await ada.reply(exchange, until=is_gallery)
    before = await studio.ended(exchange)
    sentence = await _private_words(studio, ada, await ada.press(jobs, "Cancel"))
    assert "already ended" in sentence
    assert studio.row(exchange) == before


async def test_from_the_list_of_jobs(studio: Studio, ada: Member) -> None:
    """The list has a button for each generation; it stops that one alone."""
    studio.hold()
    first, _ = await asked(ada, prompt="first")
    second, _ = await asked(ada, prompt="second")
    jobs = await ada.reply(await ada.slash("jobs"))
    ids = [button["custom_id"] for button in buttons(jobs)]
    assert [name.rpartition(":")[2] for name in ids] == [first.id, second.id]
    await ada.press(jobs, ids[1])
    await _gone(studio, ada, second)
    assert studio.row(first).ended_at is None


async def test_pictures_that_are_there_are_delivered(studio: Studio, ada: Member) -> None:
    """One of three had come: it is delivered and counted, the others are told and free."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat", pictures=3)
    await studio.until(lambda: len(studio.records) == 3)
    studio.finish(studio.records[1])
    progress = await ada.reply(exchange, until=says("1 of 3 pictures"))
    await ada.press(progress, "Cancel")
    gallery = await ada.reply(exchange, until=is_gallery)
    assert len(pictures(gallery)) == 1
    assert "1 of 3 pictures" in text_of(gallery)
    assert "cancelled" in text_of(gallery)
    row = await studio.ended(exchange)
    assert row.ending == ("done", "settled", 1)
    assert "49 of 50 left" in await quota(ada)


async def test_pressing_twice(studio: Studio, ada: Member) -> None:
    """Two presses at once end it once, and neither is left without an answer."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    presses = [await ada.press(progress, "Cancel") for _ in range(2)]
    for pressed in presses:
        await ada.acknowledged(pressed)
    await _gone(studio, ada, exchange)


async def test_too_late_to_cancel(studio: Studio, ada: Member) -> None:
    """While the pictures are on their way into Discord the press is answered in words, and they arrive."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    jobs = await ada.reply(await ada.slash("jobs"))
    studio.discord_faults({"fault": "server_error", "count": 12, "route": "/messages", "status": 503})
    studio.release()
    await studio.in_state(exchange, "delivering")
    pressed = await ada.press(jobs, "Cancel")
    await ada.acknowledged(pressed)
    studio.discord_faults()
    await ada.message(progress["id"], is_gallery)
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)


async def test_the_button_names_its_generation(studio: Studio, ada: Member, bruno: Member) -> None:
    """Each press ends the generation of its own message."""
    studio.hold()
    mine, progress = await asked(ada, prompt="a boat")
    other, _ = await asked(bruno, prompt="a boat")
    await ada.press(progress, "Cancel")
    await _gone(studio, ada, mine)
    assert studio.row(other).ended_at is None
    studio.release()
    await bruno.reply(other, until=is_gallery)


async def test_painting_goes_on_after_a_cancellation(studio: Studio, ada: Member) -> None:
    """The member may ask again at once."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    await ada.press(progress, "Cancel")
    await _gone(studio, ada, exchange)
    studio.release()
    await painted(studio, ada, prompt="another boat")
