"""What the metrics tell of generations, the database, and providers; and that listening changes nothing."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot import errors, metered, ports
from bot.domain.breaker import Circuit
from bot.domain.capability import Capabilities
from bot.domain.census import Census
from bot.domain.generation import Failure, Generation, Render, Reply, Reservation, State
from bot.domain.picture import Picture
from bot.domain.quota import Limits
from bot.domain.request import PaintRequest, RenderOrder
from bot.domain.size import Size
from bot.metrics import Metrics
from bot.ports import ModelCard, Ticket, TicketStatus
from bot.storage.database import Row, open_database
from bot.storage.dialects import SQLITE
from tests.unit.reading_metrics import samples

PICTURE = Picture(digest="ab" * 32, content_type="image/jpeg", size=1, width=1, height=1)
REQUEST = PaintRequest(prompt="a fox", size=Size(2048, 2048), seed=1, pictures=2)
ASKED = Generation(
    id=7,
    member_id=1,
    guild_id=None,
    request=REQUEST,
    reply=Reply(application_id=1, channel_id=2),
    provider="gmi",
    created_at=100.0,
    counted=2,
    cost_micros=60_000,
    owner="here",
)


def told(metrics: Metrics) -> dict[str, float]:
    return samples(metrics.page().decode())


def done() -> Generation:
    first, second = REQUEST.orders()
    painted = Render(order=first, submitted_at=104.0, finished_at=112.0, pictures=(PICTURE,))
    failed = Render(order=second, submitted_at=104.0, failure=Failure(code="render-failed"))
    return replace(ASKED, state=State.DONE, renders=(painted, failed), turn_at=103.0, ended_at=115.0)


def test_a_delivered_generation_is_told_with_its_times() -> None:
    """Only the pictures that came count, and only renders that were painted took a time to paint."""
    metrics = Metrics()
    metrics.generations.ended(done())
    page = told(metrics)
    assert page['easel_generations_ended_total{code="none",outcome="done"}'] == 1
    assert page['easel_pictures_delivered_total{provider="gmi"}'] == 1
    assert page["easel_line_seconds_sum"] == 3
    assert page['easel_generation_seconds_sum{provider="gmi"}'] == 12
    assert page['easel_render_seconds_count{provider="gmi"}'] == 1
    assert page['easel_render_seconds_sum{provider="gmi"}'] == 8


def test_a_failed_generation_is_told_by_its_code_alone() -> None:
    """Nothing was delivered, so nothing of delivery is told."""
    metrics = Metrics()
    ended = replace(done(), state=State.FAILED, renders=(), failure=Failure(code="bad-key"))
    metrics.generations.ended(ended)
    page = told(metrics)
    assert page['easel_generations_ended_total{code="bad-key",outcome="failed"}'] == 1
    assert not [name for name in page if name.startswith(("easel_pictures_delivered", "easel_generation_seconds"))]


def test_a_clock_that_went_back_is_told_as_no_time() -> None:
    """A histogram takes no negative seconds."""
    metrics = Metrics()
    metrics.generations.ended(replace(done(), turn_at=90.0, ended_at=80.0))
    assert told(metrics)["easel_line_seconds_sum"] == 0
    assert told(metrics)['easel_generation_seconds_sum{provider="gmi"}'] == 0


def test_what_the_database_holds_is_told_and_forgotten_when_it_is_away() -> None:
    """An old number would look like calm; NaN looks like what it is."""
    metrics = Metrics()
    states = {State.RESERVED: 3, State.RENDERING: 1}
    found = Census(
        states=states, in_line=2, unclaimed=1, oldest_turn_at=40.0, pictures=9, micros=270_000, lost=1,
        lost_micros=30_000,
    )  # fmt: skip
    metrics.store.holds(found, now=100.0)
    page = told(metrics)
    assert page['easel_generations{state="reserved"}'] == 3
    assert page['easel_generations{state="delivering"}'] == 0
    assert 'easel_generations{state="done"}' not in page
    assert (page["easel_generations_in_line"], page["easel_oldest_generation_seconds"]) == (2, 60)
    assert page["easel_generations_unclaimed"] == 1
    assert (page["easel_reservations_held"], page["easel_reserved_pictures"]) == (4, 9)
    assert (page["easel_reserved_dollars"], page["easel_lost_submission_dollars"]) == (0.27, 0.03)
    assert (page["easel_lost_submissions"], page["easel_database_up"]) == (1, 1)
    metrics.store.holds(None, now=101.0)
    page = told(metrics)
    assert page["easel_database_up"] == 0
    assert all(math.isnan(page[name]) for name in ("easel_generations_in_line", "easel_lost_submissions"))
    assert math.isnan(page['easel_generations{state="reserved"}'])


@pytest.mark.parametrize(("circuit", "number"), [(Circuit.CLOSED, 0), (Circuit.HALF_OPEN, 1), (Circuit.OPEN, 2)])
def test_a_breaker_is_told_as_a_number(circuit: Circuit, number: int) -> None:
    """As the documents say."""
    metrics = Metrics()
    metrics.providers.stands("gmi", circuit)
    assert told(metrics)['easel_breaker_state{provider="gmi"}'] == number


class Table:
    """A database that answers, or raises, what it is told to."""

    dialect = SQLITE

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault
        self.closed = False

    async def fetch(self, statement: str, params: Mapping[str, object], locks: Sequence[int] = ()) -> list[Row]:
        if self.fault is not None:
            raise self.fault
        return [(statement, params, locks)]

    async def close(self) -> None:
        self.closed = True


async def test_statements_go_through_unchanged_and_are_timed_by_kind() -> None:
    """Rows, locks and the end of the connection are the inner database's."""
    metrics, table = Metrics(), Table()
    heard = metered.database(table, metrics)
    assert await heard.fetch("\nSELECT 1", {"a": 1}, (5,)) == [("\nSELECT 1", {"a": 1}, (5,))]
    await heard.fetch("VACUUM", {})
    await heard.close()
    assert table.closed
    assert heard.dialect is SQLITE
    page = told(metrics)
    assert page['easel_database_statement_seconds_count{kind="select",result="ok"}'] == 1
    assert page['easel_database_statement_seconds_count{kind="other",result="ok"}'] == 1


@pytest.mark.parametrize(
    ("fault", "result"), [(errors.DatabaseBusy("locked"), "database-busy"), (RuntimeError("a bug"), "cut")]
)
async def test_a_statement_that_fails_is_told_by_its_error(fault: Exception, result: str) -> None:
    """And raises it all the same."""
    metrics = Metrics()
    with pytest.raises(type(fault)):
        await metered.database(Table(fault), metrics).fetch("UPDATE x", {})
    assert told(metrics)[f'easel_database_statement_seconds_count{{kind="update",result="{result}"}}'] == 1


async def test_generations_are_counted_when_they_are_written_down(tmp_path: Path) -> None:
    """An admission and an end once each; what is refused or superseded did not happen."""
    metrics = Metrics()
    database = await open_database(f"sqlite:///{tmp_path / 'easel.sqlite'}")
    rows = metered.generations(database, metrics)
    admitted = await rows.admit(ASKED, Limits())
    with pytest.raises(errors.Duplicate):
        await rows.admit(ASKED, Limits())
    ended = admitted.moved(
        State.CANCELLED,
        ended_at=120.0,
        reservation=Reservation.RELEASED,
        counted=0,
        failure=Failure(code="cancelled"),
    )
    await rows.move(admitted, ended)
    with pytest.raises(errors.Superseded):
        await rows.move(admitted, ended)
    await database.close()
    page = told(metrics)
    assert page["easel_generations_admitted_total"] == 1
    assert page['easel_generations_ended_total{code="cancelled",outcome="cancelled"}'] == 1


class Service:
    """A provider that answers every call, or raises what it is told to."""

    name = "gmi"
    capabilities: Any = Capabilities

    def __init__(self, fault: Exception | None = None, left: Decimal | None = Decimal("2.5")) -> None:
        self.fault = fault
        self.left = left
        self.asked: list[object] = []

    def _answer(self, *asked: object) -> None:
        self.asked.append(asked)
        if self.fault is not None:
            raise self.fault

    async def submit(self, order: RenderOrder) -> Ticket:
        self._answer("submit", order)
        return Ticket(request_id="r", status=TicketStatus.QUEUED)

    async def poll(self, request_id: str) -> Ticket:
        self._answer("poll", request_id)
        return Ticket(request_id=request_id, status=TicketStatus.PAINTING)

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> Ticket | None:
        self._answer("find", order, since, taken)
        return None

    async def host(self, path: Path, content_type: str) -> str:
        self._answer("host", path, content_type)
        return "https://hosted.example/1"

    async def download(self, url: str, into: Path) -> None:
        self._answer("download", url, into)

    async def models(self) -> tuple[str, ...]:
        self._answer("models")
        return ("m",)

    async def model(self, name: str) -> ModelCard:
        self._answer("model", name)
        return ModelCard(name=name, description="", parameters=(), price="")

    async def credits(self) -> Decimal | None:
        self._answer("credits")
        return self.left


async def every_call(provider: ports.Provider) -> list[object]:
    """What each method answers, or the error that it raises."""
    order, path = REQUEST.orders()[0], Path("x")
    calls = (
        lambda: provider.submit(order),
        lambda: provider.poll("r"),
        lambda: provider.find(order, 1.0, frozenset({"t"})),
        lambda: provider.host(path, "image/png"),
        lambda: provider.download("https://a.example", path),
        provider.models,
        lambda: provider.model("m"),
        provider.credits,
    )
    answers: list[object] = []
    for call in calls:
        try:
            answers.append(await call())
        except (errors.EaselError, RuntimeError) as error:
            answers.append(error)
    return answers


@pytest.mark.parametrize("fault", [None, errors.NoCredits("empty"), RuntimeError("a bug")])
async def test_a_provider_that_is_listened_to_behaves_like_one_that_is_not(fault: Exception | None) -> None:
    """Same calls, same answers, same errors, for every method of the port."""
    plain, overheard = Service(fault), Service(fault)
    heard = metered.provider(overheard, Metrics())
    assert (heard.name, heard.capabilities) == ("gmi", Capabilities)
    assert await every_call(plain) == await every_call(heard)
    assert plain.asked == overheard.asked
    methods = {name for name in vars(ports.Provider) if not name.startswith("_")} - {"name", "capabilities"}
    assert {asked[0] for asked in overheard.asked if isinstance(asked, tuple)} == methods


@pytest.mark.parametrize(
    ("fault", "result", "news"),
    [(None, "ok", "painting"), (errors.Unreachable("x"), "unreachable", "unreachable"), (RuntimeError(), "cut", None)],
)
async def test_calls_to_a_provider_are_counted_by_what_they_came_to(
    fault: Exception | None, result: str, news: str | None
) -> None:
    """Each operation once, and a poll by its news as well."""
    metrics = Metrics()
    await every_call(metered.provider(Service(fault), metrics))
    page = told(metrics)
    operations = ("submit", "poll", "find", "host", "download", "models", "model", "credits")
    for operation in operations:
        labels = f'operation="{operation}",provider="gmi"'
        assert page[f'easel_provider_calls_total{{{labels},result="{result}"}}'] == 1
        assert page[f"easel_provider_call_seconds_count{{{labels}}}"] == 1
    polls = {name: value for name, value in page.items() if name.startswith("easel_polls_total")}
    assert polls == ({f'easel_polls_total{{provider="gmi",result="{news}"}}': 1} if news else {})
    assert page.get('easel_provider_credits{provider="gmi"}') == (2.5 if fault is None else None)


async def test_a_provider_that_tells_no_credits_has_none() -> None:
    """Zero would wake the operator."""
    metrics = Metrics()
    assert await metered.provider(Service(left=None), metrics).credits() is None
    assert not [name for name in told(metrics) if name.startswith("easel_provider_credits")]


def test_without_metrics_nobody_listens(tmp_path: Path) -> None:
    """What nobody asks for costs nothing."""
    table, service = Table(), Service()
    assert metered.database(table, None) is table
    assert metered.provider(service, None) is service
    metered.refusals(None)("limit-reached")
    assert type(metered.generations(table, None)).__name__ == "StoredGenerations"
