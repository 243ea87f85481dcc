"""Limits: what is left and when it resets, the line and its fairness, and nobody who gets through twice."""

import asyncio
import re
from datetime import UTC, datetime

import pytest

from playground.member import Member, text_of
from tests.flows.studio import Studio, asked, in_line, is_gallery, is_progress, painted, quota, refused, says

DAY = 86_400.0


def _moments(text: str) -> list[int]:
    """Relative times in a text, as Unix seconds."""
    return [int(found) for found in re.findall(r"<t:(\d+):R>", text)]


@pytest.mark.settings(daily_pictures=3)
async def test_pictures_a_day(studio: Studio, ada: Member, bruno: Member) -> None:
    """What is left, when enough come free, and that they do; another member has a day of their own."""
    exchange, _ = await painted(studio, ada, prompt="a boat", pictures=2)
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a boat", pictures=2))
    assert "1 of 3 pictures left" in sentence
    assert "asked for 2" in sentence
    (resets,) = _moments(sentence)
    first = next(row.turn_at for row in studio.rows() if row.id == int(exchange.id))
    assert first is not None
    assert abs(resets - (first + DAY)) <= 2
    await painted(studio, ada, prompt="a boat")
    await painted(studio, bruno, prompt="a boat", pictures=3)
    assert "0 of 3 left" in await quota(ada)

    studio.clock.jump(DAY)
    await painted(studio, ada, prompt="a boat", pictures=3)
    assert studio.charged == 2 + 1 + 3 + 3


@pytest.mark.settings(daily_pictures=3)
async def test_more_than_a_day_allows(studio: Studio, ada: Member) -> None:
    """Waiting would not help, so no time is told."""
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a boat", pictures=4))
    assert "3 pictures a day" in sentence
    assert _moments(sentence) == []


@pytest.mark.settings(daily_pictures=2)
async def test_what_did_not_come_is_free_again(studio: Studio, ada: Member) -> None:
    """A failure, a partial result and a cancellation give back what they did not bring."""
    studio.gmi_faults("failed_error")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", pictures=1)
    await studio.ended(exchange)
    assert "2 of 2 left" in await quota(ada)
    studio.gmi_faults("refused_output_image")
    await painted(studio, ada, prompt="a boat", pictures=2)
    assert "1 of 2 left" in await quota(ada)
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    assert "0 of 2 left" in await quota(ada)
    await ada.press(progress, "Cancel")
    await studio.ended(exchange)
    assert "1 of 2 left" in await quota(ada)


@pytest.mark.settings(daily_pictures=0)
async def test_without_a_daily_limit(studio: Studio, ada: Member) -> None:
    """0 means as many as you like."""
    await painted(studio, ada, prompt="a boat", pictures=15)
    await painted(studio, ada, prompt="a boat", pictures=15)
    assert "as many as you like" in await quota(ada)


@pytest.mark.settings(concurrent_generations=1, waiting_generations=2)
async def test_the_line(studio: Studio, ada: Member, bruno: Member) -> None:
    """One paints, two wait with their places shown, a fourth is refused; places move up; Bruno is not held up."""
    studio.hold()
    first, _ = await asked(ada, prompt="first")
    second, place = await asked(ada, prompt="second")
    assert "1 generation of yours before this one" in text_of(place)
    third, place = await asked(ada, prompt="third")
    assert "2 generations of yours before this one" in text_of(place)
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="fourth"))
    assert "3 generations running or waiting" in sentence
    assert "`/jobs`" in sentence

    other, progress = await asked(bruno, prompt="Bruno's")
    assert is_progress(progress)
    await studio.until(lambda: len(studio.records) == 2)
    assert {record.order.prompt for record in studio.records} == {"first", "Bruno's"}

    studio.finish(studio.records[0])
    await ada.reply(first, until=is_gallery)
    await ada.reply(second, until=is_progress)
    moved = await ada.reply(third, until=says("1 generation of yours before"))
    assert in_line(moved)
    studio.release()
    for exchange in (second, third):
        await ada.reply(exchange, until=is_gallery)
        assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
    await bruno.reply(other, until=is_gallery)
    assert [record.order.prompt for record in studio.records] == ["first", "Bruno's", "second", "third"]
    assert studio.charged == 4


@pytest.mark.settings(concurrent_generations=1, waiting_generations=0)
async def test_without_a_line(studio: Studio, ada: Member) -> None:
    """Nobody may wait: the second is refused while the first is painted."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="first")
    await refused(studio, ada, await ada.slash("imagine", prompt="second"))
    studio.release()
    await studio.ended(exchange)
    await painted(studio, ada, prompt="third")


@pytest.mark.settings(concurrent_generations=1)
async def test_a_failure_gives_the_turn_away(studio: Studio, ada: Member) -> None:
    """What is refused or fails does not block the line behind it."""
    studio.hold()
    studio.gmi_faults({"name": "failed_error", "match": "first"})
    first, _ = await asked(ada, prompt="first")
    second, _ = await asked(ada, prompt="second")
    await studio.in_state(first, "rendering")
    studio.release()
    await ada.reply(second, until=is_gallery)
    assert studio.row(first).ending == ("failed", "released", 0)


@pytest.mark.settings(concurrent_generations=1)
async def test_a_place_is_edited_only_when_it_changed(studio: Studio, ada: Member) -> None:
    """Others who join behind do not make the reply of the one before flicker."""
    studio.hold()
    await asked(ada, prompt="first")
    second, _ = await asked(ada, prompt="second")
    before = studio.calls(second)
    for number in range(3):
        await asked(ada, prompt=f"behind {number}")
    assert studio.calls(second) == before


@pytest.mark.settings(cooldown_seconds=600)
async def test_a_pause_between_requests(studio: Studio, ada: Member, bruno: Member) -> None:
    """Too soon is told with the moment; then it works; what failed did not start the pause."""
    studio.gmi_faults("failed_error")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.ended(exchange)
    exchange, _ = await painted(studio, ada, prompt="a boat")
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a boat"))
    turn_at = studio.row(exchange).turn_at
    assert turn_at is not None
    (moment,) = _moments(sentence)
    assert abs(moment - turn_at - 600) <= 2
    assert "600 s, again <t:" in await quota(ada)
    await painted(studio, bruno, prompt="a boat")
    studio.clock.jump(600)
    assert "you can paint now" in await quota(ada)
    await painted(studio, ada, prompt="a boat")


@pytest.mark.settings(global_monthly_budget_usd=0.09)
async def test_the_budget_of_the_month_is_everybodys(studio: Studio, ada: Member, bruno: Member) -> None:
    """When it is spent nobody paints until the month ends, and the sentence says when."""
    await painted(studio, ada, prompt="a boat", pictures=2)
    await refused(studio, bruno, await bruno.slash("imagine", prompt="a boat", pictures=2))
    await painted(studio, bruno, prompt="a boat")
    sentence = await refused(studio, bruno, await bruno.slash("imagine", prompt="a boat"))
    assert "budget for the month" in sentence
    (moment,) = _moments(sentence)
    begins = datetime.fromtimestamp(moment, UTC)
    assert (begins.day, begins.hour, begins.minute, begins.second) == (1, 0, 0, 0)
    assert 0 < moment - studio.clock.time() <= 31 * DAY
    studio.clock.jump(moment - studio.clock.time() + 1)
    await painted(studio, bruno, prompt="a boat")
    assert studio.charged == 4


@pytest.mark.settings(daily_pictures=50, concurrent_generations=3, waiting_generations=500)
async def test_two_hundred_racing_requests(studio: Studio, ada: Member) -> None:
    """Of 200 at the same moment exactly the 50 of the day are admitted; 150 are told privately."""
    studio.hold()
    exchanges = await asyncio.gather(*(ada.slash("imagine", prompt=f"boat {n}", quality="1K") for n in range(200)))
    replies = await asyncio.gather(*(ada.reply(exchange) for exchange in exchanges))
    told = [message for message in replies if message["flags"] & 64]
    rows = studio.rows()
    assert len(rows) == 50
    assert sum(row.counted for row in rows) == 50
    assert len(told) == 150
    assert all("0 of 50 pictures left" in text_of(message) for message in told)
    assert sum(row.turn_at is not None for row in rows) == 3
    assert "0 of 50 left" in await quota(ada)
    await studio.until(lambda: len(studio.records) == 3)


@pytest.mark.settings(daily_pictures=10, concurrent_generations=5, waiting_generations=5)
async def test_racing_requests_of_several_pictures(studio: Studio, ada: Member, bruno: Member) -> None:
    """Three pictures each, ten a day: three requests of each member get through, all of them are painted."""
    exchanges = await asyncio.gather(
        *(m.slash("imagine", prompt="x", quality="1K", pictures=3) for m in (ada, bruno) for _ in range(8))
    )
    await studio.until(lambda: len(studio.rows()) == 6 and all(row.ended_at for row in studio.rows()))
    for member in (ada, bruno):
        mine = [row for row in studio.rows() if row.member_id == int(member.id)]
        assert [row.ending for row in mine] == [("done", "settled", 3)] * 3
        assert "1 of 10 left" in await quota(member)
    assert len(exchanges) == 16
    assert studio.charged == 18
