"""What the operator is shown of providers and work; providers that answer late, wrongly or not at all."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, cast

import pytest

from bot import errors
from bot.domain.breaker import Circuit
from bot.domain.capability import Capabilities
from bot.domain.latency import Kind, Latencies, Measurement, Spread
from bot.ports import Catalog, ModelCard, ProviderStanding
from bot.ui.panels import status
from bot.ui.panels.status import House, Report
from bot.ui.words import LOCALES, words
from tests.unit.ui.choices import choices_within_limits, chosen, selects
from tests.unit.ui.samples import NOW, components, texts, within_limits

SAY = words("en-US")
WELL = ProviderStanding(name="gmi", circuit=Circuit.CLOSED, opens_at=None, last_fault="")
REPORT = Report(standing=WELL, price_micros=30_000, credits=Decimal("12.345"), model="seedream-4-0-250828")
ABLE = Capabilities(references=3, price_micros=40_000)
SLOW = Spread(renders=2000, half=123.46, late=1799.99)
BUSY = House(running=3, waiting=2)
CARD = ModelCard(name="seedream", description="Paints.", parameters=("size", "seed"), price="$0.03 a picture")


def said(*reports: Report, warning: str = "1", house: House = BUSY) -> str:
    view = status.view(reports, house, Decimal(warning), SAY)
    within_limits(view)
    return "\n".join(texts(view))


async def test_a_provider_that_is_well() -> None:
    """Its place, its state, credits, model and price; what is in hand; the version."""
    text = said(REPORT)
    assert "**1. gmi** · well" in text
    assert "Last fault" not in text
    assert "Credits left: 12.345" in text
    assert "add some soon" not in text
    assert "seedream-4-0-250828 · 0.03 US dollars a picture" in text
    assert "3 running, 2 in line" in text
    assert "Easel 0." in text


async def test_providers_keep_the_operators_order() -> None:
    """Each with a button of its own."""
    second = replace(REPORT, standing=replace(WELL, name="segmind"))
    text = said(REPORT, second)
    assert text.index("**1. gmi**") < text.index("**2. segmind**")
    sent = components(status.view([REPORT, second], House(), Decimal(1), SAY))
    assert [b["custom_id"] for b in sent if b["type"] == 2] == ["easel:models:gmi", "easel:models:segmind"]


async def test_the_house_is_told_below_its_providers() -> None:
    """What waits for moderators and a pause only where there is any; connections always."""
    text = said(REPORT, house=House(shards=(1, 2), paused=True, reviews=4))
    assert "**Waiting for moderators:** 4" in text
    assert "The studio is paused" in text
    assert "1 of 2 connections stand" in text
    quiet = said(REPORT)
    assert "moderators" not in quiet
    assert "paused" not in quiet


async def test_latencies_are_told_once_they_are_known() -> None:
    """Half and nearly all of what was measured, of all kinds together."""
    assert "as a rule" not in said(REPORT)
    assert "Paints in 123.5 s as a rule, 95 of 100 in 1,800 s (2,000 measured)" in said(replace(REPORT, spread=SLOW))
    latencies = Latencies()
    for seconds in range(1, 101):
        kind = Kind(provider="a", megapixels=seconds % 3, pictures=1, references=0)
        latencies.add(Measurement(kind=kind, seconds=float(seconds)))
    (known, unknown) = await status.reported(row(Painter("a", gate=_open()), Painter("b", gate=_open())), latencies)
    assert known.spread is not None
    assert (known.spread.renders, round(known.spread.half), round(known.spread.late)) == (100, 50, 95)
    assert unknown.spread is None


def _open() -> asyncio.Event:
    gate = asyncio.Event()
    gate.set()
    return gate


async def test_circuits_are_told_with_their_times() -> None:
    """Open until when, or on trial; with the last fault as the log names it."""
    broken = replace(WELL, circuit=Circuit.OPEN, opens_at=NOW, last_fault="no-credits")
    text = said(replace(REPORT, standing=broken))
    assert f"avoided after faults, tried again <t:{NOW:.0f}:R>" in text
    assert "Last fault: `no-credits`" in text
    assert "one trial decides" in said(replace(REPORT, standing=replace(broken, circuit=Circuit.HALF_OPEN)))


@pytest.mark.parametrize(("left", "low"), [("0", True), ("0.99", True), ("1", False), ("250", False)])
async def test_few_credits_are_warned_of(left: str, low: bool) -> None:
    """Below the operator's threshold, not at it."""
    assert ("Fewer than 1: add some soon." in said(replace(REPORT, credits=Decimal(left)))) is low


async def test_credits_that_are_not_known() -> None:
    """Not told by the provider, or not to be had now: neither is a warning of few."""
    assert "doesn't tell" in said(replace(REPORT, credits=None))
    text = said(replace(REPORT, credits=None, credits_fault="unreachable", model="", model_fault="timeout"))
    assert "Credits: could not be asked for (`unreachable`)" in text
    assert "model: could not be asked for (`timeout`)" in text
    assert "add some soon" not in text


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_language_has_room(locale: str) -> None:
    """For ten providers in the worst state, with the worst names."""
    bad = replace(WELL, circuit=Circuit.OPEN, opens_at=NOW, last_fault="unintelligible-answer")
    reports = [
        replace(REPORT, standing=replace(bad, name=f"provider-{n}"), credits=Decimal(-1), model="*" * 500, spread=SLOW)
        for n in range(8)
    ]
    many = House(running=10**6, waiting=10**6, shards=(99, 100), paused=True, reviews=10**6)
    within_limits(status.view(reports, many, Decimal("99999.5"), words(locale)))
    card = ModelCard(name="*" * 500, description="*" * 9000, parameters=("_" * 500,) * 99, price="`" * 500)
    view = status.model_view(
        "segmind", card, ["🦊" * 50, "b" * 100, "c" * 101, "", *map(str, range(99))], words(locale)
    )
    within_limits(view)
    choices_within_limits(view)


async def test_a_model_is_told_with_its_parameters_and_price() -> None:
    """And others can be asked for; the one shown is marked."""
    view = status.model_view("gmi", CARD, ["seedream", "another"], SAY)
    text = "\n".join(texts(view))
    assert all(each in text for each in ("### seedream", "Paints.", "- size\n- seed", "$0.03 a picture", "gmi"))
    assert chosen(selects(view)[0]) == ["seedream"]
    assert selects(status.model_view("gmi", CARD, ["seedream"], SAY)) == []
    many = replace(CARD, parameters=tuple(f"parameter {n}" for n in range(20)))
    assert "and 8 more" in "\n".join(texts(status.model_view("gmi", many, [], SAY)))


@dataclass
class Painter:
    """A provider as far as it tells of itself."""

    name: str
    account: Callable[[], Any] = lambda: Decimal(5)
    shown: Callable[[], Any] = lambda: ("seedream", "other")
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    capabilities: Capabilities = ABLE

    async def credits(self) -> Decimal | None:
        await self.gate.wait()
        return self.account()

    async def models(self) -> tuple[str, ...]:
        await self.gate.wait()
        return self.shown()


@dataclass
class Row:
    """A catalog of such providers."""

    painters: dict[str, Painter]

    def standings(self) -> list[ProviderStanding]:
        return [replace(WELL, name=name) for name in self.painters]

    def provider(self, name: str) -> Painter:
        return self.painters[name]


def row(*painters: Painter) -> Catalog:
    return cast("Catalog", Row({each.name: each for each in painters}))


async def reported(*painters: Painter, seconds: float = 5.0) -> list[Report]:
    return await status.reported(row(*painters), Latencies(), seconds)


def fails(error: errors.ProviderError) -> Callable[[], Any]:
    def fail() -> Any:
        raise error

    return fail


async def test_providers_are_asked_side_by_side() -> None:
    """All questions are out before the first is answered."""
    gate = asyncio.Event()
    asking = asyncio.create_task(reported(Painter("a", gate=gate), Painter("b", gate=gate)))
    while len(gate._waiters) < 4:
        await asyncio.sleep(0)
    gate.set()
    first, second = await asking
    assert (first.standing.name, first.credits, first.model, first.price_micros) == (
        "a",
        Decimal(5),
        "seedream",
        40_000,
    )
    assert (second.standing.name, second.credits) == ("b", Decimal(5))


async def test_who_does_not_answer_holds_nobody_up() -> None:
    """Its time is short, the others' answers are there."""
    quick = Painter("quick")
    quick.gate.set()
    silent, answered = await reported(Painter("silent"), quick, seconds=0.0)
    assert (silent.credits, silent.credits_fault, silent.model_fault) == (None, "timeout", "timeout")
    assert answered.standing.name == "quick"


async def test_a_providers_error_is_told_by_its_code_alone() -> None:
    """Neither address nor key of the detail."""
    painter = Painter(
        "gmi", fails(errors.BadKey("key sk-secret refused")), fails(errors.Unreachable("http://10.0.0.1"))
    )
    painter.gate.set()
    (report,) = await reported(painter)
    assert (report.credits_fault, report.model_fault) == ("bad-key", "unreachable")
    text = said(report)
    assert "secret" not in text
    assert "10.0.0.1" not in text


async def test_a_provider_without_models() -> None:
    """An empty list is no fault."""
    painter = Painter("gmi", shown=lambda: ())
    painter.gate.set()
    (report,) = await reported(painter)
    assert "no model named" in said(report)


async def test_a_defect_is_not_swallowed() -> None:
    """What is no provider's error goes to the last wall."""
    painter = Painter("gmi", account=fails(cast("errors.ProviderError", ZeroDivisionError())))
    painter.gate.set()
    with pytest.raises(ZeroDivisionError):
        await reported(painter)
