"""What renders cost: measured where the provider says, else by the picture; never a millionth too much or little."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.domain import bill, price
from bot.domain.capability import Capabilities
from bot.domain.generation import Failure, Render
from bot.domain.picture import Picture
from bot.domain.request import RenderOrder
from bot.domain.size import Quality, Size

PRICE = 30_000
PICTURE = Picture(digest="ab" * 32, content_type="image/jpeg", size=1, width=1, height=1)
ORDER = RenderOrder(prompt="a fox", size=Size(2048, 2048), pictures=1, seed=1)
PAINTED = Render(order=ORDER, request_id="r", submitted_at=1.0, finished_at=2.0, pictures=(PICTURE,))
LOST = Render(order=ORDER, submitted_at=1.0, failure=Failure(code="submission-unknown"))
REFUSED = Render(order=ORDER, request_id="r", submitted_at=1.0, failure=Failure(code="content-refused"))


def decided(render: Render, decision: str) -> Render:
    assert render.failure is not None
    return replace(render, failure=replace(render.failure, facts={bill.DECIDED: decision}))


def test_what_was_measured_stands_before_the_price() -> None:
    """Also when it was free of charge."""
    assert bill.cost(PAINTED, PRICE) == PRICE
    assert bill.cost(replace(PAINTED, cost_micros=34_500), PRICE) == 34_500
    assert bill.cost(replace(PAINTED, cost_micros=0), PRICE) == 0
    assert bill.cost(REFUSED, PRICE) == 0


def test_a_lost_submission_counts_until_the_operator_says_that_it_was_free() -> None:
    """And goes on counting when it was charged."""
    assert bill.charged(LOST) == 1
    assert bill.charged(decided(LOST, bill.CHARGED)) == 1
    assert bill.charged(decided(LOST, bill.FREE)) == 0


def test_a_quality_may_have_its_own_price() -> None:
    """By the size that is really asked for; any other costs what is usual."""
    capabilities = Capabilities(references=1, price_micros=PRICE, quality_prices={Quality.K4: 60_000})
    prices = [
        price.of(capabilities, Size(*sides)) for sides in ((1024, 1024), (2048, 2048), (4096, 2304), (2304, 1792))
    ]
    assert prices == [PRICE, PRICE, 60_000, PRICE]


def test_the_shares_of_an_end_follow_what_each_render_caused() -> None:
    """Measured ones have theirs; the others share the rest by what they were charged for."""
    renders = (replace(PAINTED, cost_micros=35_000), PAINTED, REFUSED, LOST)
    assert bill.shares(95_000, renders, ended=True) == (35_000, 30_000, 0, 30_000)
    freed = (*renders[:3], decided(LOST, bill.FREE))
    assert bill.shares(65_000, freed, ended=True) == (35_000, 30_000, 0, 0)


def test_while_it_runs_each_has_what_was_set_aside() -> None:
    """By the pictures that it was sent for."""
    renders = (Render(order=ORDER), Render(order=replace(ORDER, pictures=3)))
    assert bill.shares(120_000, renders, ended=False) == (30_000, 90_000)


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 15), max_size=15))
def test_nothing_is_lost_in_parts(amount: int, weights: list[int]) -> None:
    """They add up to the amount, and what weighs nothing gets nothing, as long as anything weighs."""
    parts = bill.split(amount, weights)
    assert len(parts) == len(weights)
    assert not weights or sum(parts) == amount
    assert not sum(weights) or all(part == 0 for part, weight in zip(parts, weights, strict=True) if not weight)
