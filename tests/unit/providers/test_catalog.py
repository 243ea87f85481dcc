"""Which provider paints: the operator's order, what each can do, and how it fared of late."""

import asyncio
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest

from bot import errors
from bot.domain.breaker import FAULTS_MOST, PAUSE_LEAST, Circuit
from bot.domain.capability import Capabilities
from bot.domain.request import RenderOrder
from bot.domain.size import Size
from bot.domain.wish import Wish
from bot.ports import ModelCard, Ticket, TicketStatus
from bot.providers.catalog import ProviderCatalog

WISH = Wish(prompt="a fox")
ORDER = RenderOrder(prompt="a fox", size=Size(2048, 2048), seed=1)


@dataclass
class Hands:
    """A clock that is set by hand."""

    now: float = 1000.0

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Named:
    """A provider that only answers, by the error it is told to raise or with a ticket."""

    name: str
    capabilities: Capabilities = field(default_factory=lambda: Capabilities(references=10))
    error: errors.ProviderError | None = None

    async def submit(self, order: RenderOrder) -> Ticket:
        await asyncio.sleep(0)
        return await self.poll(order.prompt)

    async def poll(self, request_id: str) -> Ticket:
        if self.error is not None:
            raise self.error
        return Ticket(request_id=request_id, status=TicketStatus.QUEUED)

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> Ticket | None:
        del order, since, taken
        return None

    async def host(self, path: Path, content_type: str) -> str:
        return f"https://{self.name}/{path}.{content_type}"

    async def download(self, url: str, into: Path) -> None:
        del url, into

    async def models(self) -> tuple[str, ...]:
        return (self.name,)

    async def model(self, name: str) -> ModelCard:
        return ModelCard(name=name, description="", parameters=(), price="")

    async def credits(self) -> Decimal | None:
        return Decimal("3.5")


GMI = Named("gmi")
SEGMIND = Named("segmind", Capabilities(references=3, seeds=False, watermark=False))


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def catalog(hands: Hands) -> ProviderCatalog:
    return ProviderCatalog([replace(SEGMIND), replace(GMI)], hands)


def chosen(catalog: ProviderCatalog, wish: Wish = WISH, without: frozenset[str] = frozenset()) -> str:
    return catalog.choose(wish, 7, without)[0].name


async def fail(catalog: ProviderCatalog, name: str, error: errors.ProviderError, times: int = 1) -> None:
    provider = catalog.provider(name)
    provider.inner.error = error  # pyright: ignore[reportAttributeAccessIssue]
    for _ in range(times):
        with pytest.raises(type(error)):
            await provider.submit(ORDER)


def test_the_operators_order_decides(catalog: ProviderCatalog) -> None:
    """Unless the member names one, or it has refused already."""
    assert catalog.names == ("segmind", "gmi")
    assert chosen(catalog) == "segmind"
    assert chosen(catalog, replace(WISH, provider="gmi")) == "gmi"
    assert chosen(catalog, without=frozenset({"segmind"})) == "gmi"


@pytest.mark.parametrize("wish", [replace(WISH, seed=3), replace(WISH, watermark=True)], ids=["seed", "watermark"])
def test_who_cannot_do_it_is_passed_over(catalog: ProviderCatalog, wish: Wish) -> None:
    """Before anything is spent."""
    assert chosen(catalog, wish) == "gmi"


def test_the_request_suits_the_provider_that_gets_it(catalog: ProviderCatalog) -> None:
    """No seed is promised where there is none."""
    assert not catalog.choose(WISH, 7)[1].seeded
    assert catalog.choose(replace(WISH, provider="gmi"), 7)[1].seeded


def test_a_refusal_tells_what_no_provider_can_do(catalog: ProviderCatalog) -> None:
    """Not what only the last one lacks."""
    with pytest.raises(errors.InvalidPrompt):
        chosen(catalog, replace(WISH, prompt=" ", seed=3))
    with pytest.raises(errors.UnsupportedOption):
        chosen(catalog, replace(WISH, provider="segmind", seed=3))


def test_an_unknown_name_is_refused(catalog: ProviderCatalog) -> None:
    """In words that a member can mend; a row that names it can't be run."""
    with pytest.raises(errors.UnsupportedOption):
        chosen(catalog, replace(WISH, provider="elsewhere"))
    with pytest.raises(errors.UnknownModel):
        catalog.provider("elsewhere")


async def test_a_broken_provider_comes_last(catalog: ProviderCatalog, hands: Hands) -> None:
    """After faults in a row; and one trial after a while."""
    await fail(catalog, "segmind", errors.Unreachable(), FAULTS_MOST)
    assert chosen(catalog) == "gmi"
    assert [each.circuit for each in catalog.standings()] == [Circuit.OPEN, Circuit.CLOSED]
    hands.now += PAUSE_LEAST
    assert catalog.standings()[0].circuit is Circuit.HALF_OPEN
    assert [chosen(catalog), chosen(catalog)] == ["segmind", "segmind"]
    trial = asyncio.create_task(catalog.provider("segmind").submit(ORDER))
    await asyncio.sleep(0)
    assert chosen(catalog) == "gmi"
    with pytest.raises(errors.Unreachable):
        await trial


async def test_a_refused_key_is_known_at_once(catalog: ProviderCatalog) -> None:
    """And told in the standing."""
    await fail(catalog, "segmind", errors.BadKey())
    assert chosen(catalog) == "gmi"
    assert catalog.standings()[0].last_fault == "bad-key"


async def test_the_last_resort_is_asked_all_the_same(catalog: ProviderCatalog) -> None:
    """A breaker advises; it never leaves a member without a provider."""
    for name in catalog.names:
        await fail(catalog, name, errors.NoCredits())
    assert chosen(catalog) == "segmind"


async def test_an_answer_about_one_render_speaks_for_the_service(catalog: ProviderCatalog) -> None:
    """A refused prompt is a sign of life."""
    await fail(catalog, "segmind", errors.Unreachable(), FAULTS_MOST - 1)
    await fail(catalog, "segmind", errors.ContentRefused())
    await fail(catalog, "segmind", errors.Unreachable(), FAULTS_MOST - 1)
    assert chosen(catalog) == "segmind"


async def test_whatever_is_asked_reaches_the_provider_itself(catalog: ProviderCatalog) -> None:
    """Watching changes no answer."""
    provider = catalog.provider("gmi")
    assert (await provider.submit(ORDER)).request_id == "a fox"
    assert (await provider.poll("r1")).request_id == "r1"
    assert await provider.find(ORDER, 0.0, frozenset()) is None
    assert await provider.host(Path("a"), "image/png") == "https://gmi/a.image/png"
    assert await provider.models() == ("gmi",)
    assert (await provider.model("m")).name == "m"
    assert await provider.credits() == Decimal("3.5")
