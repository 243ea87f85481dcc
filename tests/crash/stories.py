"""What members do while the bot is killed under them. A story knows no kill: it may be broken off at any moment."""

import asyncio
from contextlib import suppress

from playground.member import DidNotRespond, NotSent, buttons
from tests.crash import council
from tests.crash.cast import Cast as Cast
from tests.crash.cast import Story as Story
from tests.crash.cast import labelled
from tests.flows.studio import jpeg


async def _one(cast: Cast) -> None:
    await cast.imagine()


async def _three(cast: Cast) -> None:
    await cast.imagine(pictures=3)


async def _eleven(cast: Cast) -> None:
    """More than one message takes."""
    await cast.imagine(pictures=11)


async def _eleven_private(cast: Cast) -> None:
    await cast.imagine(pictures=11, private=True)


async def _series(cast: Cast) -> None:
    await cast.ada.slash("series", prompt="a boat", pictures=4, quality="1K")


async def _line(cast: Cast) -> None:
    """One is painted, the next one waits for it."""
    cast.house.hold()
    await cast.progress(await cast.imagine("first"))
    await cast.progress(await cast.imagine("second"))
    cast.house.release()


async def _withdrawn(cast: Cast) -> None:
    """The one in line is cancelled."""
    cast.house.hold()
    await cast.progress(await cast.imagine("first"))
    waiting = await cast.progress(await cast.imagine("second"))
    await cast.ada.press(waiting, "Cancel")


async def _cancelled(cast: Cast) -> None:
    """The one that is painted is cancelled."""
    cast.house.hold()
    exchange = await cast.imagine()
    progress = await cast.progress(exchange)
    await cast.house.until(lambda: any(row["state"] == "rendering" for row in cast.house.rows()))
    await cast.ada.press(progress, "Cancel")


async def _refused(cast: Cast) -> None:
    cast.house.gmi.script.replace([{"name": "refused_input_text", "count": 1}])
    await cast.imagine()


async def _failed(cast: Cast) -> None:
    cast.house.gmi.script.replace([{"name": "failed_error", "count": 1}])
    await cast.imagine()


async def _lost(cast: Cast) -> None:
    """The answer to the submission does not come."""
    cast.house.gmi.script.replace([{"name": "drop_after_accept", "count": 1}])
    await cast.imagine()


async def _slow(cast: Cast) -> None:
    """The submission is accepted, and its answer takes its time."""
    for twin in (cast.house.gmi, cast.house.segmind):
        twin.script.replace([{"name": "slow_post", "count": 1}])
    cast.house.hold()
    await cast.imagine()
    await cast.house.until(lambda: cast.house.gmi.ledger.records or cast.house.segmind.ledger.records)


async def _no_capacity(cast: Cast) -> None:
    """Refused for now, and asked again."""
    cast.house.gmi.script.replace([{"name": "capacity", "count": 1}])
    await cast.imagine()


async def _no_credits(cast: Cast) -> None:
    """Refused for good here, so that it goes to the next provider."""
    cast.house.gmi.script.replace([{"name": "no_credits", "count": 1}])
    await cast.imagine()


async def _damaged(cast: Cast) -> None:
    """The file that comes first is no picture."""
    cast.house.gmi.script.replace([{"name": "result_truncated", "count": 1}])
    await cast.imagine()


async def _reference(cast: Cast) -> None:
    image = await cast.ada.upload(jpeg(), "sketch.jpg")
    await cast.imagine(image1=image)


async def _too_many(cast: Cast) -> None:
    """More than the day allows: refused before anything is spent."""
    await cast.imagine(pictures=3)


async def _deleted(cast: Cast) -> None:
    """Painted, then deleted everywhere."""
    gallery = await cast.gallery(await cast.imagine())
    panel = await cast.ada.reply(await cast.ada.press(gallery, "More"), until=lambda m: bool(buttons(m)))
    await cast.ada.acknowledged(await cast.ada.press(panel, "Delete…"))
    cast.kept["panel"] = await cast.ada.message(panel["id"], until=lambda m: labelled(m, "Delete"))
    await _delete(cast)


async def _delete(cast: Cast) -> None:
    # Where the first press came to its end, the button is gone.
    with suppress(NotSent):
        await cast.ada.press(cast.kept["panel"], "Delete")


async def _nothing(_: Cast) -> None:
    """The bot starts, and that is all."""


SEGMIND = {"EASEL_PROVIDERS": "segmind"}
ONE_AT_ONCE = {"EASEL_CONCURRENT_GENERATIONS": "1"}

STORIES = {
    "one picture": Story(begin=_one),
    "three pictures": Story(begin=_three),
    "eleven pictures": Story(begin=_eleven),
    "eleven private pictures": Story(begin=_eleven_private),
    "a series": Story(begin=_series),
    "one in line": Story(begin=_line, settings=ONE_AT_ONCE),
    "one withdrawn": Story(begin=_withdrawn, settings=ONE_AT_ONCE),
    "one cancelled": Story(begin=_cancelled),
    "one refused": Story(begin=_refused),
    "one failed": Story(begin=_failed),
    "a lost answer": Story(begin=_lost),
    "a slow answer": Story(begin=_slow),
    "a slow answer at Segmind": Story(begin=_slow, settings=SEGMIND),
    "no capacity": Story(begin=_no_capacity),
    "moved on": Story(begin=_no_credits, settings={"EASEL_PROVIDERS": "gmi,segmind"}),
    "a damaged file": Story(begin=_damaged),
    "a reference": Story(begin=_reference, settings={"EASEL_REHOST_REFERENCES": "always"}),
    "too many": Story(begin=_too_many, settings={"EASEL_DAILY_PICTURES": "2"}),
    "too many, late": Story(begin=_too_many, settings={"EASEL_DAILY_PICTURES": "2"}, race_seconds=0.0),
    "one picture, late": Story(begin=_one, race_seconds=0.0),
    "one deleted": Story(begin=_deleted, again=_delete),
    "one at Segmind": Story(begin=_one, settings=SEGMIND),
    "three at Segmind": Story(begin=_three, settings=SEGMIND),
    "a start": Story(begin=_nothing),
    **council.STORIES,
}


async def told_until_dead(cast: Cast, story: Story) -> None:
    """Tell the story until it is over or the bot is dead, whichever comes first; then the bot has to be dead."""
    telling = asyncio.ensure_future(story.begin(cast))
    death = asyncio.ensure_future(cast.house.killed())
    try:
        await asyncio.wait({telling, death}, return_when=asyncio.FIRST_COMPLETED)
        telling.cancel()
        with suppress(asyncio.CancelledError, DidNotRespond):
            await telling
        await death
    finally:
        telling.cancel()
        death.cancel()
        await asyncio.gather(telling, death, return_exceptions=True)
