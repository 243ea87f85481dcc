"""The month's budgets: estimates before, costs after, `/studio budget`, and what is said when the money runs out."""

import asyncio
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.conduct import Deed
from bot.domain.policy import ReviewMode
from playground.fake_discord import demo
from playground.member import Member, private, text_of
from tests.flows.studio import PATIENCE, Studio, asked, painted, quota, refused
from tests.flows.test_review import MODERATORS, cards, decides, deeds, fill_in, told

Json = dict[str, Any]
DAY = 86_400.0
#: Seconds between two looks at the books, with some to spare.
A_LOOK = 31.0
WARNED, STOPPED = "80 % of this month’s budget is spent", "This month’s budget is spent"


async def bounded(studio: Studio, dollars: float, **policy: Any) -> None:
    """The server has such a budget, and tells its moderators of it."""
    await decides(studio, review=ReviewMode.OFF, monthly_budget_micros=round(dollars * 1_000_000), **policy)


async def looked(studio: Studio, expected: int) -> list[str]:
    """What the moderators' channel says after another look, that many notices; the bot's own look may be saying one."""
    assert studio.client is not None
    await studio.client.services.budget.look()
    await studio.until(lambda: len(cards(studio)) >= expected)
    return [text_of(each) for each in cards(studio)]


async def opened(member: Member) -> Json:
    message = await member.reply(await member.slash("studio budget"), timeout=PATIENCE)
    assert private(message)
    return message


async def amount(member: Member, message: Json, text: str) -> str:
    """What the panel, or the refusal, says to that sum."""
    return text_of(await member.reply(await fill_in(member, message, "Set the budget…", amount=text)))


# The panel


async def test_a_budget_is_set_changed_and_taken_away(studio: Studio, olga: Member) -> None:
    """In the place of the panel, over a restart; each change is in the log of decisions."""
    message = await opened(olga)
    assert "No budget is set" in text_of(message)
    assert "moderators’ channel" not in text_of(message)
    assert "gmi: $0.03 a picture" in text_of(message)
    assert "**Left of this month’s $25.00:** $25.00" in await amount(olga, message, "25")
    await studio.restart()
    assert "choose a moderators’ channel" in text_of(await opened(olga))
    assert "of this month’s $12.50" in await amount(olga, message, "$ 12,50")
    assert "of this month’s $12.50" in await amount(olga, message, "12.50 USD")
    assert "No budget is set" in await amount(olga, message, " ")
    assert [deed for deed, *_ in await deeds(studio)] == [Deed.POLICY_CHANGED] * 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("much", "can’t read the sum “much”"),
        ("-5", "can’t read the sum"),
        ("1,000.50", "can’t read the sum"),
        ("0.001", "Write US dollars like 25 or 25.50"),
        ("0", "more than 0"),
        ("0.00", "more than 0"),
        ("1000001", "at most 1,000,000"),
        ("999999999", "at most 1,000,000"),
    ],
)
async def test_a_sum_that_is_none(studio: Studio, olga: Member, text: str, words: str) -> None:
    """Is told as such, and changes nothing."""
    await bounded(studio, 9)
    message = await opened(olga)
    sentence = await amount(olga, message, text)
    assert words in sentence
    assert "of this month’s $9.00" in text_of(await opened(olga))


@pytest.mark.settings(gmi_quality_prices_usd="4K=0.06")
async def test_the_month_so_far_and_what_it_comes_to(studio: Studio, olga: Member, ada: Member) -> None:
    """Set aside while it is painted, spent afterwards by the price of its quality; last month stays known."""
    await bounded(studio, 1)
    studio.hold()
    exchange = await ada.slash("imagine", prompt="a boat", quality="4K")
    await studio.in_state(exchange, "rendering")
    text = text_of(await opened(olga))
    assert "**Spent this month:** $0.00" in text
    assert "**Set aside for what is on its way:** $0.06" in text
    assert "**Left of this month’s $1.00:** $0.94" in text
    studio.release()
    await studio.ended(exchange)
    await painted(studio, ada, prompt="a boat", pictures=2)
    text = text_of(await opened(olga))
    assert "**Spent this month:** $0.12" in text
    assert "Set aside" not in text
    assert "4K: $0.06" in text
    assert "Last month: $0.00" in text
    studio.clock.jump(_until_next_month(studio) + 1)
    text = text_of(await opened(olga))
    assert "**Spent this month:** $0.00" in text
    assert "If it goes on like this" not in text
    assert "Last month: $0.12" in text
    await painted(studio, ada, prompt="a boat")
    studio.clock.jump(9 * DAY)
    found = re.search(r"this month comes to \$(\d+\.\d+)", text_of(await opened(olga)))
    assert found is not None
    assert 0.08 < float(found[1]) < 0.11


def _until_next_month(studio: Studio) -> float:
    now = studio.clock.time()
    today = datetime.fromtimestamp(now, UTC)
    year, month = (today.year + 1, 1) if today.month == 12 else (today.year, today.month + 1)
    return datetime(year, month, 1, tzinfo=UTC).timestamp() - now


# Before it is spent


@pytest.mark.settings(gmi_quality_prices_usd="4K=0.06")
async def test_a_member_reads_what_a_picture_costs(studio: Studio, ada: Member) -> None:
    """Before anything is asked for, and of a request that the rest of the budget does not pay for."""
    assert "gmi: $0.03 · 4K: $0.06 a picture" in await quota(ada)
    await bounded(studio, 0.1)
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a boat", quality="4K", pictures=2))
    assert "more than this server's whole budget" in sentence
    await painted(studio, ada, prompt="a boat")
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a boat", quality="1K", pictures=3))
    assert "about $0.09" in sentence
    assert "Fewer or smaller pictures may still fit" in sentence
    await painted(studio, ada, prompt="a boat", pictures=2)


async def test_what_races_for_the_last_cents_does_not_pass_them(studio: Studio, ada: Member, bruno: Member) -> None:
    """Twenty at once, and money for three."""
    await bounded(studio, 0.1)
    studio.hold()
    exchanges = await asyncio.gather(
        *(member.slash("imagine", prompt="x", quality="1K") for member in (ada, bruno) for _ in range(10))
    )
    await asyncio.gather(*(m.reply(e) for m, e in zip([ada] * 10 + [bruno] * 10, exchanges, strict=True)))
    assert [row.cost_micros for row in studio.rows()] == [30_000] * 3
    studio.release()
    await studio.until(lambda: all(row.ended_at for row in studio.rows()))
    assert studio.charged == 3


# When it runs out


async def test_moderators_are_warned_and_told_of_the_stop_once(studio: Studio, ada: Member, bruno: Member) -> None:
    """At 80 % and at 100 %, however many look and however often the bot is started; a new month begins afresh."""
    await bounded(studio, 0.15)
    await painted(studio, ada, prompt="a boat", pictures=3)
    assert await looked(studio, 0) == []
    await painted(studio, bruno, prompt="a boat")
    await asyncio.gather(*(looked(studio, 1) for _ in range(5)))
    (warned,) = await looked(studio, 1)
    assert WARNED in warned
    assert "0.12 of 0.15 US dollars" in warned
    assert "<t:" in warned
    await studio.restart()
    assert await looked(studio, 1) == [warned]
    await painted(studio, bruno, prompt="a boat")
    _, stopped = await looked(studio, 2)
    assert STOPPED in stopped
    assert "0.15 of 0.15 US dollars" in stopped
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a boat"))
    assert "This server's budget for the month is spent" in sentence
    assert "<t:" in sentence
    await studio.restart()
    studio.clock.jump(DAY / 24)
    assert await looked(studio, 2) == [warned, stopped]

    studio.clock.jump(_until_next_month(studio) + 1)
    assert await looked(studio, 2) == [warned, stopped]
    await painted(studio, ada, prompt="a boat", pictures=5)
    assert [STOPPED in each for each in await looked(studio, 3)] == [False, True, True]


async def test_the_looks_are_made_by_themselves(studio: Studio, ada: Member) -> None:
    """Nobody has to ask for one."""
    await bounded(studio, 0.03)
    await painted(studio, ada, prompt="a boat")
    studio.clock.jump(A_LOOK)
    await studio.until(lambda: cards(studio))
    assert STOPPED in text_of(cards(studio)[0])


async def test_another_budget_is_told_of_anew(studio: Studio, ada: Member, olga: Member) -> None:
    """Raised, it stops nothing; and it is warned of by itself."""
    await bounded(studio, 0.03)
    await painted(studio, ada, prompt="a boat")
    assert len(await looked(studio, 1)) == 1
    await amount(olga, await opened(olga), "0.10")
    assert len(await looked(studio, 1)) == 1
    await painted(studio, ada, prompt="a boat", pictures=2)
    _, last = await looked(studio, 2)
    assert "0.09 of 0.10" in last


async def test_a_channel_that_is_gone_loses_no_word(studio: Studio, ada: Member) -> None:
    """It is logged; as soon as there is a channel, its moderators read it, once."""
    await bounded(studio, 0.03, moderators_channel_id=4242)
    await painted(studio, ada, prompt="a boat")
    assert await looked(studio, 0) == []
    untold = [line for line in studio.logs if line["event"] == "moderators could not be told of a budget"]
    assert [line["level"] for line in untold] == ["warning"]
    await refused(studio, ada, await ada.slash("imagine", prompt="a boat"))
    await decides(studio, review=ReviewMode.OFF, moderators_channel_id=MODERATORS)
    studio.clock.jump(601)
    assert [STOPPED in each for each in await looked(studio, 1)] == [True]
    studio.clock.jump(601)
    assert len(await looked(studio, 1)) == 1


async def test_discord_that_is_away_loses_no_word(studio: Studio, ada: Member) -> None:
    """It is said once Discord is back."""
    await bounded(studio, 0.03)
    await painted(studio, ada, prompt="a boat")
    studio.discord_faults({"fault": "missing_permissions", "route": "POST /channels/"})
    assert await looked(studio, 0) == []
    studio.discord_faults()
    studio.clock.jump(601)
    assert len(await looked(studio, 1)) == 1


# The whole bot's


@pytest.mark.settings(global_monthly_budget_usd=0.15, operators=(int(demo.OLGA),))
async def test_the_budget_of_the_whole_bot(studio: Studio, ada: Member, olga: Member) -> None:
    """Operators read it in the log and on their panel; moderators read when it ends, and not what others spend."""
    await decides(studio, review=ReviewMode.OFF)
    await painted(studio, ada, prompt="a boat", pictures=4)
    (warned,) = await looked(studio, 1)
    assert "80 % of what this bot may spend this month" in warned
    assert "0.1" not in warned
    await painted(studio, ada, prompt="a boat")
    await studio.restart()
    _, stopped = await looked(studio, 2)
    assert "What this bot may spend this month on all its servers together is spent" in stopped
    assert len(await looked(studio, 2)) == 2
    lines = [line for line in studio.logs if line["event"] == "the budget of the whole bot runs out"]
    assert [(line["percent"], line["spent"], line["budget"]) for line in lines] == [(80, 0.12, 0.15), (100, 0.15, 0.15)]
    assert "This bot's budget" in await refused(studio, ada, await ada.slash("imagine", prompt="a boat"))
    text = text_of(await opened(olga))
    assert "**The whole bot**" in text
    assert "**Left of this month’s $0.15:** $0.00" in text


@pytest.mark.settings(global_monthly_budget_usd=5)
async def test_the_whole_bots_money_is_for_operators(studio: Studio, olga: Member) -> None:
    """Who manages a server sees the server's."""
    assert "whole bot" not in text_of(await opened(olga))


async def test_a_member_does_not_see_the_servers_money(studio: Studio, ada: Member, olga: Member) -> None:
    """Nor does who lost the right since the panel was opened."""
    message = await opened(olga)
    world = studio.discord.world
    owner, world.owner_id = world.owner_id, demo.MIKA
    try:
        world.change_person(demo.OLGA, roles=())
        assert "Manage Server" in await told(olga, await olga.press(message, "Set the budget…"))
    finally:
        world.owner_id = owner
    _, progress = await asked(ada, prompt="a boat")
    assert "$" not in text_of(progress)
