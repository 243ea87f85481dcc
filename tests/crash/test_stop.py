"""The operator stops the bot: it takes nothing new, parks what runs and says so, ends soon; the next start goes on."""

import asyncio
import signal
import time
from typing import Any

import pytest

from playground.member import Exchange, text_of
from tests.crash import auditor, points
from tests.crash.cases import CASES, Case
from tests.crash.conftest import Open
from tests.crash.council import LATER
from tests.crash.saboteur import Deed, Plan
from tests.crash.stories import ONE_AT_ONCE, STORIES, Cast

Json = dict[str, Any]
#: Real seconds that a stop may take.
SECONDS = 10.0
PARKED = "the studio is being restarted"


async def _rendering(cast: Cast, **options: Any) -> Exchange:
    """Something is painted that will not end by itself."""
    cast.house.hold()
    exchange = await cast.imagine(**options)
    await cast.progress(exchange)
    await cast.house.until(lambda: any(row["state"] == "rendering" for row in cast.house.rows()))
    return exchange


async def _stopped(cast: Cast, *signals: signal.Signals) -> None:
    """It ends in time, and as it should, after these signals."""
    begun = time.monotonic()
    for number in signals:
        cast.house.send(number)
        await asyncio.sleep(0.1 if len(signals) > 1 else 0)
    assert await cast.house.dead(SECONDS + 1) == 0, cast.house.last_words()
    assert time.monotonic() - begun < SECONDS
    assert "Traceback" not in cast.house.bot.log.read_text()


async def _finished(cast: Cast) -> list[Json]:
    """The rows after the next start, when everything has ended and the books agree."""
    await cast.house.until(lambda: not cast.house.discord.gateway.sessions.online)
    await cast.house.start()
    cast.house.release()
    balance = auditor.audit(await cast.house.at_rest())
    assert balance.off == {}, f"\n{balance}\n{cast.house.last_words()}"
    return cast.house.rows()


async def test_what_runs_is_parked_and_says_so(cast: Cast) -> None:
    """The place is kept, nothing is given back, and the next start paints on."""
    await cast.house.start()
    exchange = await _rendering(cast)
    await _stopped(cast, signal.SIGTERM)
    (row,) = cast.house.rows()
    assert (row["state"], row["reservation"]) == ("rendering", "held")
    assert PARKED in text_of(await cast.ada.reply(exchange))
    (row,) = await _finished(cast)
    assert row["state"] == "done"
    assert PARKED not in text_of(await cast.gallery(exchange))


async def test_each_of_several_is_parked(cast: Cast) -> None:
    """Two that run say so; the one in line keeps its place, and all are painted after the next start."""
    cast.house.settings = {"EASEL_CONCURRENT_GENERATIONS": "2"}
    await cast.house.start()
    running = [await _rendering(cast, prompt=prompt) for prompt in ("first", "second")]
    waiting = await cast.imagine("third")
    await cast.progress(waiting)
    await cast.house.until(lambda: [row["state"] for row in cast.house.rows()] == ["rendering"] * 2 + ["reserved"])
    await _stopped(cast, signal.SIGTERM)
    for exchange in running:
        assert PARKED in text_of(await cast.ada.reply(exchange))
    rows = await _finished(cast)
    assert [row["state"] for row in rows] == ["done"] * 3


async def test_nothing_new_is_taken_while_it_stops(cast: Cast) -> None:
    """Whoever asks meanwhile reads a refusal, and nothing is reserved for them."""
    await cast.house.start(Plan(effect="Replies.show", nth=2, deed=Deed.WAIT, seconds=1.0))
    await _rendering(cast)
    cast.house.send(signal.SIGTERM)
    await cast.house.until(lambda: cast.house.bot.struck)
    refused = await cast.ada.reply(await cast.imagine("too late"))
    assert refused["flags"] & 64, "a refusal is private"
    assert await cast.house.dead(SECONDS) == 0
    rows = await _finished(cast)
    assert [row["state"] for row in rows] == ["done"]


@pytest.mark.parametrize("second", [signal.SIGTERM, signal.SIGINT])
async def test_a_second_signal_changes_nothing(cast: Cast, second: signal.Signals) -> None:
    """It goes on stopping as it began."""
    await cast.house.start(Plan(effect="Replies.show", nth=2, deed=Deed.WAIT, seconds=0.5))
    exchange = await _rendering(cast)
    await _stopped(cast, signal.SIGTERM, second)
    assert PARKED in text_of(await cast.ada.reply(exchange))
    (row,) = await _finished(cast)
    assert row["state"] == "done"


async def test_it_ends_in_time_while_discord_is_away(cast: Cast) -> None:
    """Nobody can be told then; nothing is lost by it."""
    await cast.house.start()
    await _rendering(cast)
    cast.house.discord.faults.set([{"fault": "drop_connection", "when": "before", "route": "/"}])
    await _stopped(cast, signal.SIGTERM)
    cast.house.discord.faults.set([])
    (row,) = await _finished(cast)
    assert row["state"] == "done"


async def test_pictures_on_their_way_are_let_in(opened: Open) -> None:
    """What is being delivered is delivered before the process ends."""
    async with opened("slow", 5.0) as cast:
        await cast.house.start(Plan(effect="Replies.deliver", deed=Deed.WAIT, seconds=0.3))
        exchange = await cast.imagine()
        await cast.house.until(lambda: cast.house.bot.struck)
        await _stopped(cast, signal.SIGTERM)
        (row,) = cast.house.rows()
        assert row["state"] == "done"
        await cast.gallery(exchange)
        await _finished(cast)


def _ordinary() -> list[Case]:
    """One case of each effect that a member's own picture meets, up to its review."""
    told = [case for case in CASES if case.first is None and case.pardon is None]
    first = {case.effect: case for case in reversed(told) if case.story not in LATER}
    skipped = ("Pictures.sweep", "Generations.take_over", "Webhook.send", "Interaction.delete_original_response")
    return [case for effect, case in sorted(first.items()) if effect not in skipped]


@pytest.mark.parametrize("case", _ordinary()[::2], ids=str)
async def test_stopped_anywhere(opened: Open, case: Case) -> None:
    """Wherever the signal comes: it ends in time, and the next start brings everything to its end."""
    wrong = await asyncio.gather(*(_stopped_at(opened, case, side) for side in points.SIDES))
    assert not any(wrong), "\n".join(wrong)


async def _stopped_at(opened: Open, case: Case, side: str) -> str:
    async with opened(side) as cast:
        house, story = cast.house, STORIES[case.story]
        house.settings, house.race_seconds = dict(story.settings), story.race_seconds
        await house.start(Plan(effect=case.effect, side=side, nth=case.nth, deed=Deed.STOP))
        telling = asyncio.ensure_future(story.begin(cast))
        code = await house.dead(SECONDS)
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)
        house.race_seconds = None
        await house.until(lambda: not house.discord.gateway.sessions.online)
        await house.start()
        house.release()
        if story.again is not None:
            await story.again(cast)
        balance = auditor.audit(await house.at_rest())
        if code == 0 and balance.off == {}:
            return ""
        return f"{side} {case}, code {code}:\n{balance}\n{house.bots[0].log.read_text()[-2000:]}"


async def test_one_in_line_goes_on_waiting(cast: Cast) -> None:
    """Stopped and started, the line moves as before."""
    cast.house.settings = dict(ONE_AT_ONCE)
    await cast.house.start()
    await _rendering(cast, prompt="first")
    waiting = await cast.imagine("second")
    await cast.progress(waiting)
    await cast.house.until(lambda: len(cast.house.rows()) == 2)
    await _stopped(cast, signal.SIGTERM)
    rows = await _finished(cast)
    assert [row["state"] for row in rows] == ["done", "done"]
    await cast.gallery(waiting)
