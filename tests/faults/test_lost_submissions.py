"""A submission whose answer was lost: looked for in the provider's list, adopted by whoever sent it, or given up."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.fake_discord.state import Interaction
from playground.fake_providers.ledger import Accepted, Record
from playground.fake_providers.timing import Wait
from tests.faults.scene import Scene, galleries, words_of
from tests.flows.row import Row

DONE, LOST = "done settled 1", "failed released 0, submission-unknown"
UNKNOWN = "didn't confirm this picture"
#: Seconds for which a lost submission is looked for.
BOUND = 65.0


@pytest.fixture
def lost(scene: Scene) -> Scene:
    """The scene with nothing in the way of a submission."""
    scene.door.set()
    return scene


def _row(scene: Scene, asked: Interaction) -> Row:
    return next(row for row in scene.studio.rows() if row.id == int(asked.id))


def _end(row: Row) -> str:
    """How it stands with a row, in one line."""
    reason = f", {row.failure['code']}" if row.failure else ""
    return " ".join(map(str, row.ending)) + reason


async def _ended(scene: Scene, *asked: Interaction) -> list[Row]:
    """The rows once all is said; the search is hurried through, as long as anything is sought."""

    def look() -> bool:
        rows = [row for row in scene.studio.rows() if row.id in [int(each.id) for each in asked]]
        if any(row.state == "submitting" for row in rows):
            scene.studio.clock.jump(1.0)
        return len(rows) == len(asked) and all(row.ended_at and row.reply["token"] is None for row in rows)

    await scene.studio.until(look)
    return [_row(scene, each) for each in asked]


def _requests(rows: list[Row]) -> list[str]:
    """What the rows took for theirs at the provider."""
    return [render["request_id"] for row in rows for render in row.renders if render["request_id"]]


def _younger(scene: Scene, count: int) -> None:
    """So many requests of other clients of the same account, that nobody here asked for."""
    (ours, *_) = scene.studio.records
    for number in range(count):
        scene.studio.gmi.ledger.accept(
            Accepted(
                model=ours.model,
                payload=ours.payload | {"seed": 1000 + number},
                order=replace(ours.order, seed=1000 + number),
                seed=1000 + number,
                size=ours.size,
                fate=ours.fate,
                charged=0,
                wait=Wait(0.0, 1.0),
            )
        )


def _hidden(scene: Scene, looks: int, whom: Callable[[Record], bool] = lambda _: True) -> list[int]:
    """The list does not show some records in its first looks; returns where looks are counted."""
    ledger, seen = scene.studio.gmi.ledger, [0]
    newest = ledger.newest

    def listed(model: str | None, offset: int, limit: int) -> tuple[list[Record], bool]:
        seen[0] += offset == 0
        page, more = newest(model, offset, limit)
        return [each for each in page if seen[0] > looks or not whom(each)], more

    ledger.newest = listed  # pyright: ignore[reportAttributeAccessIssue]
    return seen


async def _found(scene: Scene, asked: Interaction, *, accepted: int = 1) -> None:
    """Adopted, delivered once, and never sent again."""
    (row,) = await _ended(scene, asked)
    assert _end(row) == DONE
    assert _requests([row]) == [scene.studio.records[0].request_id]
    assert len(scene.studio.records) == accepted
    assert len(galleries(scene.studio.shown())) == 1
    scene.sound(asked, scene.studio.records[:1])


async def _given_up(scene: Scene, asked: Interaction) -> None:
    """Released and told; booked, because it may be paid for; and for the operator to decide."""
    (row,) = await _ended(scene, asked)
    assert (_end(row), row.cost_micros) == (LOST, 30_000)
    assert UNKNOWN in words_of(scene.replies(asked))
    assert galleries(scene.replies(asked)) == []


# Where it is found


async def test_on_a_later_page_of_the_list(lost: Scene) -> None:
    """Behind two hundred and fifty younger requests of the same account."""
    lost.studio.gmi_faults("drop_after_accept", {"name": "list_unavailable", "count": 4})
    asked = lost.ask(seed=5)
    await lost.studio.until(lambda: lost.studio.records)
    _younger(lost, 250)
    looks = _hidden(lost, 0)
    await _found(lost, asked, accepted=251)
    assert looks[0] >= 1


@pytest.mark.parametrize("looks", [1, 3, 4])
async def test_in_a_list_that_shows_it_late(lost: Scene, looks: int) -> None:
    """Not in the first looks, but within the bound."""
    _hidden(lost, looks)
    lost.studio.gmi_faults("drop_after_accept")
    await _found(lost, lost.ask(seed=5))


async def test_in_a_list_that_fails_every_other_time(lost: Scene) -> None:
    """A fault of the looking is no verdict."""
    lost.studio.gmi_faults("post_html", {"name": "list_unavailable", "count": 9})
    await _found(lost, lost.ask(seed=5))


async def test_painted_before_it_was_found(lost: Scene) -> None:
    """It is fetched at once; nothing has to be polled."""
    _hidden(lost, 3)
    lost.studio.gmi_faults("drop_after_accept")
    asked = lost.ask(seed=5)
    await _found(lost, asked)
    assert (lost.studio.records[0].polls, lost.studio.records[0].downloads) == (0, 1)


async def test_refused_before_it_was_found(lost: Scene) -> None:
    """The member reads of the refusal, not of the lost answer; nothing is booked."""
    lost.studio.gmi_faults("drop_after_accept", "refused_output_image")
    asked = lost.ask(seed=5)
    (row,) = await _ended(lost, asked)
    assert (_end(row), row.cost_micros) == ("refused released 0, content-refused", 0)
    assert "for its content" in words_of(lost.replies(asked))


# Where it is given up


async def test_it_is_given_up_after_a_bound(lost: Scene) -> None:
    """About a minute and a handful of looks; released, told, and never sent again."""
    looks = _hidden(lost, 10_000)
    lost.studio.gmi_faults("drop_after_accept")
    asked = lost.ask(seed=5)
    await _given_up(lost, asked)
    row = _row(lost, asked)
    assert row.ended_at is not None
    assert BOUND <= row.ended_at - row.renders[0]["submitted_at"] < BOUND + 60
    assert 3 <= looks[0] <= 8
    assert (len(lost.studio.records), lost.studio.charged) == (1, 1)
    lost.sound(asked, lost.studio.records)


async def test_what_shows_up_after_the_bound_is_left_alone(lost: Scene) -> None:
    """Its member was told, and asks again: that is a request of its own, with a seed of its own."""
    _hidden(lost, 6)
    lost.studio.gmi_faults("drop_after_accept")
    asked = lost.ask()
    await _given_up(lost, asked)
    again = lost.ask()
    (row,) = await _ended(lost, again)
    assert _end(row) == DONE
    first, second = lost.studio.records
    assert _requests([row]) == [second.request_id]
    assert first.seed != second.seed
    assert len(galleries(lost.studio.shown())) == 1


async def test_a_list_of_others_alone_is_given_up(lost: Scene) -> None:
    """Many pages without it end the search as well as an empty list."""
    other = lost.ask(prompt="another boat", seed=1)
    await _ended(lost, other)
    _younger(lost, 230)
    lost.studio.gmi_faults("drop_before_accept")
    await _given_up(lost, lost.ask(seed=5))
    assert len(lost.studio.records) == 231


# Beside an equal request of somebody else's


def _pair(scene: Scene) -> tuple[Interaction, Interaction]:
    return scene.ask("Ada", seed=5), scene.ask("Bruno", seed=5)


@pytest.mark.parametrize("first", ["answered", "lost"])
async def test_an_equal_request_that_was_answered_is_not_adopted(lost: Scene, first: str) -> None:
    """One answer came and one was lost: each has its own, whichever was first."""
    door = {"lost": ["drop_after_accept"], "answered": []}[first]
    lost.studio.gmi_faults(*door)
    one = lost.ask("Ada", seed=5)
    await lost.studio.until(lambda: lost.studio.records)
    if first == "answered":
        lost.studio.gmi_faults("drop_after_accept")
    two = lost.ask("Bruno", seed=5)
    rows = await _ended(lost, one, two)
    assert [_end(row) for row in rows] == [DONE, DONE]
    assert sorted(_requests(rows)) == sorted(record.request_id for record in lost.studio.records)
    assert len(lost.studio.records) == 2
    assert [len(galleries(lost.replies(each))) for each in (one, two)] == [1, 1]


async def test_two_equal_ones_of_which_one_never_arrived(lost: Scene) -> None:
    """Both answers are lost, one request is there: one adopts it, the other is told, and nothing is shown twice."""
    lost.studio.gmi_faults("drop_after_accept", "drop_before_accept")
    rows = await _ended(lost, *_pair(lost))
    assert sorted(_end(row) for row in rows) == [DONE, LOST]
    assert _requests(rows) == [lost.studio.records[0].request_id]
    assert lost.studio.charged == 1


async def test_an_equal_request_whose_answer_is_still_out_is_not_adopted(lost: Scene) -> None:
    """Ada's never arrived; Bruno's was accepted and is answered late: it is Bruno's, and Ada is told."""
    lost.studio.gmi_faults("drop_before_accept", "slow_post")
    ada = lost.ask("Ada", seed=5)
    await lost.studio.until(lambda: [each.name for each in lost.studio.gmi.script.active] == ["slow_post"])
    bruno = lost.ask("Bruno", seed=5)
    await lost.studio.until(lambda: lost.studio.records)
    rows = await _ended(lost, ada, bruno)
    assert len(_requests(rows)) == len(set(_requests(rows))), "two generations took the same request for theirs"
    assert [_end(row) for row in rows] == [LOST, DONE]
    assert lost.studio.charged == 1


async def test_an_equal_request_that_ended_just_before_is_not_adopted(lost: Scene) -> None:
    """Bruno had the same picture half a minute ago: Ada's lost submission is not that one."""
    bruno = lost.ask("Bruno", seed=5)
    await _ended(lost, bruno)
    lost.studio.gmi_faults("drop_before_accept")
    ada = lost.ask("Ada", seed=5)
    rows = await _ended(lost, bruno, ada)
    assert len(_requests(rows)) == len(set(_requests(rows))), "two generations took the same request for theirs"
    assert [_end(row) for row in rows] == [DONE, LOST]


async def test_an_equal_request_of_long_ago_is_not_adopted(lost: Scene) -> None:
    """Older than the clocks may differ."""
    bruno = lost.ask("Bruno", seed=5)
    await _ended(lost, bruno)
    lost.studio.clock.jump(300)
    lost.studio.gmi_faults("drop_before_accept")
    ada = lost.ask("Ada", seed=5)
    assert [_end(row) for row in await _ended(lost, bruno, ada)] == [DONE, LOST]


async def test_an_equal_request_that_was_cancelled_is_not_adopted(lost: Scene) -> None:
    """Bruno stopped his while it was painted: the request is still his."""
    lost.studio.hold()
    bruno = lost.ask("Bruno", seed=5)
    await lost.studio.until(lambda: _state(lost, bruno) == "rendering")
    await _cancel(lost, bruno)
    lost.studio.gmi_faults("drop_before_accept")
    ada = lost.ask("Ada", seed=5)
    (row,) = await _ended(lost, ada)
    assert _requests([row]) == [], "it took another generation's request for its own"
    assert _end(row) == LOST


def _state(scene: Scene, asked: Interaction) -> str:
    return next((row.state for row in scene.studio.rows() if row.id == int(asked.id)), "")


async def _cancel(scene: Scene, asked: Interaction) -> None:
    """The member presses *Cancel*."""
    services: Any = scene.studio.client.services  # pyright: ignore[reportOptionalMemberAccess]
    generation = await services.generations.find(int(asked.id))
    await services.engine.cancel(generation)
    await _ended(scene, asked)


# A restart in the middle


async def test_a_restart_in_the_middle_of_the_search(lost: Scene) -> None:
    """Not found yet, the bot goes away, and finds it when it is back."""
    looks = _hidden(lost, 2)
    lost.studio.gmi_faults("drop_after_accept")
    asked = lost.ask(seed=5)
    await lost.studio.until(lambda: looks[0] >= 1)
    await lost.studio.restart()
    await _found(lost, asked)
    assert _row(lost, asked).epoch == 2


async def test_a_restart_in_the_middle_of_a_search_for_nothing(lost: Scene) -> None:
    """The next process looks for as long, and tells it once."""
    looks = _hidden(lost, 0)
    lost.studio.gmi_faults("drop_before_accept")
    asked = lost.ask(seed=5)
    await lost.studio.until(lambda: looks[0] >= 1)
    await lost.studio.restart()
    await _given_up(lost, asked)
    assert lost.studio.records == []
    lost.sound(asked, [])


async def test_a_restart_while_two_equal_ones_are_sought(lost: Scene) -> None:
    """Each takes one of the two, in whatever order they are taken up."""
    _hidden(lost, 4)
    lost.studio.gmi_faults({"name": "drop_after_accept", "count": 2})
    pair = _pair(lost)
    await lost.studio.until(lambda: len(lost.studio.records) == 2)
    await lost.studio.restart()
    rows = await _ended(lost, *pair)
    assert [_end(row) for row in rows] == [DONE, DONE]
    assert sorted(_requests(rows)) == sorted(record.request_id for record in lost.studio.records)
    assert lost.studio.charged == 2


async def test_restarts_again_and_again(lost: Scene) -> None:
    """Three restarts during one search: found in the end, sent once, shown once."""
    _hidden(lost, 5)
    lost.studio.gmi_faults("drop_after_accept")
    asked = lost.ask(seed=5)
    await lost.studio.until(lambda: lost.studio.records)
    for _ in range(3):
        await lost.studio.restart()
        await asyncio.sleep(0.02)
    await _found(lost, asked)
