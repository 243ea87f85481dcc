"""What was refused at the door and what was said of a budget: counted and claimed by many at once."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.account import Notice
from bot.storage.refusals import StoredRefusals
from bot.storage.warnings import StoredWarnings
from tests.contracts.conftest import Opening


async def test_refusals_are_counted_by_server_day_and_code(opened: Opening) -> None:
    """By several processes at once none is lost; an earlier day is left out."""
    books = [StoredRefusals(await opened()) for _ in range(2)]
    await asyncio.gather(*(book.count(5, "2026-11-21", "banned") for book in books for _ in range(10)))
    await books[0].count(5, "2026-11-20", "banned")
    await books[0].count(5, "2026-11-22", "limit-reached-daily")
    await books[0].count(6, "2026-11-22", "not-here")
    assert await books[1].since(5, "2026-11-21") == {"banned": 20, "limit-reached-daily": 1}
    assert await books[1].since(5, "2026-11-20") == {"banned": 21, "limit-reached-daily": 1}
    assert await books[1].since(7, "2026-11-20") == {}


NOTICE = Notice(guild_id=5, whole=False, month="2026-11", budget=10_000_000, percent=80)
AGAIN = 600.0


async def test_a_notice_is_claimed_once(opened: Opening) -> None:
    """Of all processes that look at the same moment one is told to say it."""
    books = [StoredWarnings(await opened()) for _ in range(3)]
    won = await asyncio.gather(*(book.claim(NOTICE, 1000.0, AGAIN) for book in books for _ in range(5)))
    assert won.count(True) == 1


async def test_what_was_not_said_is_claimed_again(opened: Opening) -> None:
    """After a while, by one; what was said is never claimed, whoever said it."""
    books = [StoredWarnings(await opened()) for _ in range(2)]
    assert await books[0].claim(NOTICE, 1000.0, AGAIN)
    assert not await books[1].claim(NOTICE, 1599.0, AGAIN)
    assert [await book.claim(NOTICE, 1600.0, AGAIN) for book in books] == [True, False]
    await books[0].said(NOTICE)
    assert not await books[1].claim(NOTICE, 9999.0, AGAIN)
    unclaimed = replace(NOTICE, percent=100)
    await books[0].said(unclaimed)
    assert not await books[1].claim(unclaimed, 9999.0, AGAIN)


@pytest.mark.parametrize(
    "other", [{"guild_id": 0}, {"whole": True}, {"month": "2026-12"}, {"budget": 20_000_000}, {"percent": 100}]
)
async def test_another_notice_is_another(opened: Opening, other: dict[str, Any]) -> None:
    """Another server's, the whole bot's, of another month, of a budget that was changed, of another share."""
    book = StoredWarnings(await opened())
    await book.said(NOTICE)
    assert await book.claim(replace(NOTICE, **other), 1000.0, AGAIN)
