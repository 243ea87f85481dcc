"""The books beside the providers' own: each request costs what its provider charged, in the rows and in the export."""

import csv
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from bot import desk, export
from bot.settings import Settings
from playground.fake_providers.ledger import Record
from playground.member import Member
from tests.flows.studio import PATIENCE, Studio, asked, is_gallery, painted, says

Json = dict[str, Any]
Table = list[Mapping[str, str]]
MICROS = 1_000_000


def shell(studio: Studio) -> Settings:
    return Settings(_env_file=None, data_dir=studio.data_dir)  # pyright: ignore[reportCallIssue]


async def exported(studio: Studio) -> Table:
    """What `python -m bot export usage --csv` writes beside the running bot."""
    out = io.StringIO()
    count = await export.usage(shell(studio), export.query(None, None, None), out)
    table: Table = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert len(table) == count
    return table


def charged(record: Record) -> int:
    """What the provider keeps of it, in millionths of a US dollar."""
    return record.charged_micros - record.refunded_micros


async def balanced(studio: Studio) -> Table:
    """The export, once every generation ended and its costs are the providers' charges, request by request."""
    await studio.until(lambda: all(row.ended_at for row in studio.rows()))
    # Asking for the balance books what is paid back.
    assert studio.gmi.ledger.balance_micros + studio.segmind.ledger.balance_micros > 0
    theirs = {each.request_id: charged(each) for each in (*studio.records, *studio.segmind_records)}
    table = await exported(studio)
    ours = {row["request"]: _micros(row["cost_usd"]) for row in table if row["request"]}
    assert {name: cost for name, cost in theirs.items() if cost or name in ours} == ours
    total = sum(_micros(row["cost_usd"]) for row in table)
    assert total == sum(row.cost_micros for row in studio.rows()) == sum(theirs.values())
    return table


def _micros(dollars: str) -> int:
    return int(Decimal(dollars) * MICROS)


async def ends(studio: Studio, member: Member, **options: Any) -> None:
    exchange = await member.slash("imagine", prompt="a boat", quality="1K", **options)
    await studio.ended(exchange)


@pytest.mark.settings(concurrent_generations=5)
async def test_gmi_and_the_books_agree(studio: Studio, ada: Member, bruno: Member) -> None:
    """Painted, refused in part, failed, painted and lost on its way, a series that came short, cancelled."""
    await painted(studio, ada, prompt="a boat", pictures=3)
    studio.gmi_faults("refused_output_image")
    await painted(studio, bruno, prompt="a boat", pictures=2)
    studio.gmi_faults("failed_error")
    await ends(studio, ada)
    studio.gmi_faults("result_other_host")
    await ends(studio, ada)
    studio.gmi_faults("fewer_pictures")
    await painted(studio, ada, prompt="a boat", pictures=3, series=True)
    studio.gmi_faults("rejected")
    await ends(studio, bruno)
    studio.gmi_faults("drop_after_accept")
    await painted(studio, bruno, prompt="a boat")
    studio.hold()
    exchange, progress = await asked(bruno, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    await bruno.press(progress, "Cancel")
    await studio.ended(exchange)
    studio.release()
    table = await balanced(studio)
    assert {row["state"] for row in table} == {"done", "failed", "cancelled", "refused"}
    paid_in_vain = [row["failure"] for row in table if row["came"] == "0" and _micros(row["cost_usd"])]
    assert paid_in_vain == ["foreign-host", "cancelled"]


@pytest.mark.settings(providers=("segmind",), segmind_picture_price_usd=0.05, concurrent_generations=5)
@pytest.mark.parametrize(
    "api", [pytest.param(each, marks=pytest.mark.settings(segmind_api=each)) for each in ("v1", "v2")]
)
async def test_what_segmind_measures_stands_before_the_price(studio: Studio, ada: Member, api: str) -> None:
    """Set aside by the settings' price, booked by the headers, or by the record, of each answer."""
    del api
    await painted(studio, ada, prompt="a boat", pictures=2)
    table = await balanced(studio)
    assert [(row["estimated_usd"], row["cost_usd"], row["measured"]) for row in table] == [
        ("0.050000", "0.030000", "yes")
    ] * 2


@pytest.mark.settings(providers=("segmind",), segmind_api="v1")
async def test_a_lost_answer_counts_until_the_bill_says_otherwise(studio: Studio, ada: Member) -> None:
    """What the provider had charged balances at once; what never arrived does when the operator says so."""
    studio.segmind_faults("drop_after_accept")
    await painted(studio, ada, prompt="a boat", pictures=3)
    table = await exported(studio)
    assert sum(_micros(row["cost_usd"]) for row in table) == sum(map(charged, studio.segmind_records)) == 90_000
    assert [row["failure"] for row in table if not row["request"]] == ["submission-unknown"]
    studio.segmind_faults("drop_before_accept")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await ada.reply(exchange, until=says("didn't confirm"), timeout=PATIENCE)
    assert sum(_micros(row["cost_usd"]) for row in await exported(studio)) == 120_000
    await desk.decide(shell(studio), int(exchange.id), charged=False)
    assert sum(_micros(row["cost_usd"]) for row in await exported(studio)) == 90_000


async def test_what_is_still_painted_is_set_aside(studio: Studio, ada: Member) -> None:
    """The export says what is to come; it is a row for each render, without a word of the prompt."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a secret boat", pictures=2)
    await studio.in_state(exchange, "rendering")
    table = await exported(studio)
    assert [(row["state"], row["reservation"], row["cost_usd"], row["came"]) for row in table] == [
        ("rendering", "held", "0.030000", "0")
    ] * 2
    assert {row["member"] for row in table} == {ada.id}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["time_utc"]) for row in table)
    assert "secret" not in str(table)
    studio.release()
    await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    await balanced(studio)


async def test_who_is_forgotten_stays_in_the_sums(studio: Studio, ada: Member) -> None:
    """Rows of erased members have nobody's id, and cost what they cost."""
    await painted(studio, ada, prompt="a boat", pictures=2)
    studio.clock.jump(3 * 86_400)
    question = await ada.reply(await ada.slash("privacy delete"), timeout=PATIENCE)
    await ada.press(question, "Delete all but the messages")
    await studio.until(lambda: all(row.member_id == 0 for row in studio.rows()))
    assert {row["member"] for row in await balanced(studio)} == {"0"}
