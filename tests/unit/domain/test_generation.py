"""A generation's states and legal moves, and the picture of them in the docs."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot import errors
from bot.domain.generation import MOVES, Failure, Generation, Picture, Render, Reply, Reservation, State
from bot.domain.request import PaintRequest
from bot.domain.size import Size

ROOT = Path(__file__).parents[3]
ENDS = {State.DONE, State.FAILED, State.CANCELLED, State.REFUSED}
PICTURE = Picture(digest="ab" * 32, content_type="image/jpeg", size=1, width=1024, height=1024)


def generation(state: State = State.RESERVED, pictures: int = 2) -> Generation:
    request = PaintRequest(prompt="a fox", size=Size(2048, 2048), seed=1, pictures=pictures)
    renders = tuple(Render(order=order) for order in request.orders())
    return Generation(
        id=1,
        member_id=2,
        guild_id=3,
        request=request,
        reply=Reply(application_id=4, channel_id=5),
        provider="gmi",
        created_at=0.0,
        state=state,
        renders=renders,
    )


def test_every_state_has_its_row_and_the_ends_have_no_move() -> None:
    """The table names each member of the enum once; four are ends."""
    assert set(MOVES) == set(State)
    assert {state for state in State if state.terminal} == {state for state in State if not MOVES[state]} == ENDS


def test_every_unfinished_state_can_fail_be_cancelled_and_be_refused() -> None:
    """Nothing that has not ended is without a way out."""
    for state in set(State) - ENDS:
        assert {State.FAILED, State.CANCELLED, State.REFUSED} <= MOVES[state]


def test_only_delivery_leads_to_done_and_only_submission_out_of_reserved() -> None:
    """Nothing is settled that was not delivered, and nothing is painted that was not written down first."""
    assert {state for state in State if State.DONE in MOVES[state]} == {State.DELIVERING}
    assert MOVES[State.RESERVED] - ENDS - {State.RESERVED} == {State.SUBMITTING}


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_moved_makes_legal_moves_and_refuses_all_others(before: State, after: State) -> None:
    """All 81 pairs."""
    row = generation(before)
    if after in MOVES[before]:
        moved = row.moved(after, counted=7)
        assert (moved.state, moved.counted) == (after, 7)
        assert replace(moved, state=before, counted=row.counted) == row
    else:
        with pytest.raises(ValueError, match=f"from {before} to {after}"):
            row.moved(after)


def test_the_picture_in_the_docs_shows_exactly_these_moves() -> None:
    """The mermaid diagram of docs/architecture.md against the table."""
    page = (ROOT / "docs" / "architecture.md").read_text()
    diagrams = re.findall(r"```mermaid\n(.*?)```", page, re.DOTALL)
    (picture,) = [each for each in diagrams if "stateDiagram" in each]
    arrows = re.findall(r"^\s*(\[\*\]|\w+)\s*-->\s*(\[\*\]|\w+)", picture, re.MULTILINE)
    assert len(arrows) == len(set(arrows))
    drawn = {(before, after) for before, after in arrows if "[*]" not in (before, after)}
    assert drawn == {(str(before), str(after)) for before, moves in MOVES.items() for after in moves}
    assert [after for before, after in arrows if before == "[*]"] == ["reserved"]
    assert {before for before, after in arrows if after == "[*]"} == {str(state) for state in ENDS}


def test_the_table_in_the_docs_tells_every_state() -> None:
    """Each state has its row, with what is true in it."""
    page = (ROOT / "docs" / "architecture.md").read_text()
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    told = [name for cell in rows for name in re.findall(r"`(\w+)`", cell)]
    assert {name for name in told if name in set(State)} == {str(state) for state in State}


def test_every_state_is_documented_where_it_is_defined() -> None:
    """One `#:` line above each member of the enum."""
    source = (ROOT / "bot" / "domain" / "generation.py").read_text()
    for kind in (State, Reservation):
        for member in kind:
            assert re.search(rf'#: .+\n    {member.name} = "{member.value}"', source), member


def test_pictures_come_in_the_order_of_their_renders() -> None:
    """Whichever arrived first."""
    first, second = replace(PICTURE, digest="1"), replace(PICTURE, digest="2")
    row = generation()
    row = row.with_render(1, replace(row.renders[1], pictures=(second,)))
    row = row.with_render(0, replace(row.renders[0], pictures=(first,)))
    assert row.pictures == (first, second)


def test_a_render_tells_whether_its_answer_is_still_out() -> None:
    """Sent and neither answered nor ended."""
    waiting = Render(order=generation().renders[0].order, submitted_at=1.0)
    assert waiting.unanswered
    assert not waiting.ended
    assert not replace(waiting, submitted_at=None).unanswered
    assert not replace(waiting, request_id="r").unanswered
    assert not replace(waiting, failure=Failure(code="x")).unanswered
    assert replace(waiting, failure=Failure(code="x")).ended
    assert replace(waiting, pictures=(PICTURE,)).ended


def test_a_failure_keeps_the_facts_that_can_be_written_down() -> None:
    """Numbers, words and None; nothing else reaches a row."""
    error = errors.LimitReached("operator's detail", left=0, resets_at=1.5, limit="daily", most=None, other=object())
    failure = Failure.of(error)
    assert (failure.code, failure.detail) == ("limit-reached", "operator's detail")
    assert failure.facts == {"left": 0, "resets_at": 1.5, "limit": "daily", "most": None}


@pytest.mark.parametrize(("kind", "extension"), [("image/jpeg", "jpg"), ("image/png", "png"), ("image/webp", "webp")])
def test_a_picture_is_named_by_its_type(kind: str, extension: str) -> None:
    """By what the bytes are."""
    assert replace(PICTURE, content_type=kind).extension == extension
