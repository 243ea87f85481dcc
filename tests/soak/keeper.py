"""Starts the bot, ends it as the plan says, and starts it again; knows what each of its deaths was."""

import asyncio
import signal
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

from playground.stage import Child
from tests.soak import plan
from tests.soak.diary import Diary
from tests.soak.scenery import Scenery

T = TypeVar("T")
#: Seconds that a stop may take, as the product promises.
_STOP_SECONDS = 10.0
#: Seconds before a bot that ended by itself is started again.
_AGAIN = 0.5
#: The exit code of a bot that cannot use Discord when it logs in.
_NO_DISCORD = 2


async def keep(stage: Scenery, seed: int, diary: Diary) -> None:
    """One bot after the other, until it is broken off."""
    for death in plan.deaths(seed):
        bot = await _to_its_end(stage.start_bot())
        if await _ended(bot, death.lives):
            diary.counts["ended by itself"] += 1
            if bot.process.returncode != _NO_DISCORD:
                diary.strange.append(f"ended by itself with code {bot.process.returncode}")
            await asyncio.sleep(_AGAIN)
            continue
        began = time.time()
        await _to_its_end(_kill(bot, diary) if death.brutal else _stop(bot, diary))
        diary.note_span(began)
        await asyncio.sleep(death.away)


async def _to_its_end(work: Coroutine[Any, Any, T]) -> T:
    """Also when the soak is over meanwhile: a birth or a death is never left half done."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    finally:
        await asyncio.wait({task})


async def _ended(bot: Child, seconds: float) -> bool:
    """Whether it ended by itself within so many seconds."""
    try:
        await asyncio.wait_for(bot.process.wait(), seconds)
    except TimeoutError:
        return False
    return True


async def _kill(bot: Child, diary: Diary) -> None:
    diary.counts["kills"] += 1
    bot.process.kill()
    await bot.process.wait()


async def _stop(bot: Child, diary: Diary) -> None:
    diary.counts["stops"] += 1
    bot.process.send_signal(signal.SIGTERM)
    if not await _ended(bot, _STOP_SECONDS):
        diary.strange.append(f"not stopped after {_STOP_SECONDS:.0f} s")
        bot.process.kill()
        await bot.process.wait()
    elif bot.process.returncode not in (0, -signal.SIGTERM):
        diary.strange.append(f"stopped with code {bot.process.returncode}")
