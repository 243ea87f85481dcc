"""How a generation on its way looks: within limits, true, and with *Cancel* while it helps."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.generation import State
from bot.ports import Stage
from bot.ui import progress
from bot.ui.buttons import CancelButton
from bot.ui.words import words
from tests.unit.ui.samples import ID, NOW, WORST_PROMPTS, components, generation, loaded, texts, within_limits

STAGE = Stage(place=None, started_at=NOW, expected_at=NOW + 12, fraction=0.5, arrived=0, total=1)
IN_LINE = Stage(place=3, started_at=None, expected_at=None, fraction=0.0, arrived=0, total=1)
ROOT = Path(__file__).parents[3]


def shown_at(stage: Stage, state: State = State.RENDERING) -> str:
    return "\n".join(texts(progress.view(generation(state=state), stage)))


@pytest.mark.parametrize("prompt", WORST_PROMPTS)
@pytest.mark.parametrize("stage", [STAGE, IN_LINE, replace(STAGE, arrived=14, total=15, note="held-back")])
async def test_it_is_within_discords_limits(prompt: str, stage: Stage) -> None:
    """For the longest prompts and the longest lines."""
    within_limits(progress.view(loaded(prompt), stage))


async def test_painting_shows_bar_share_and_times() -> None:
    """Half done, started and expected in Discord's own live times."""
    shown = shown_at(STAGE)
    assert "▰▰▰▰▰▰▱▱▱▱▱▱ 50%" in shown
    assert "started <t:1800000000:R>" in shown
    assert "expected <t:1800000012:R>" in shown
    assert "0 of 1" not in shown


async def test_several_pictures_are_counted() -> None:
    """As they arrive."""
    assert "3 of 12 pictures" in shown_at(replace(STAGE, arrived=3, total=12))


async def test_without_measurements_no_time_and_no_share_is_claimed() -> None:
    """It says so instead."""
    shown = shown_at(replace(STAGE, expected_at=None, fraction=0.0))
    assert "%" not in shown
    assert "expected <" not in shown
    assert "no estimate yet" in shown


@pytest.mark.parametrize(("place", "expected"), [(1, "1 generation of yours"), (3, "3 generations of yours")])
async def test_in_line_the_place_is_told(place: int, expected: str) -> None:
    """How many of the member's own are before it."""
    assert expected in shown_at(replace(IN_LINE, place=place))
    assert "<t:1800000060:R>" in shown_at(replace(IN_LINE, place=place, expected_at=NOW + 60))


async def test_every_note_of_the_pipeline_has_shown_at() -> None:
    """Each key that it returns is looked up without fail, and shown."""
    source = (ROOT / "bot" / "pipeline" / "progress.py").read_text()
    body = source[source.index("def _note(") :]
    notes = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', body))
    assert {"resumed", "cancelling", "held-back", "closing"} <= notes
    plain = shown_at(STAGE)
    assert len({shown_at(replace(STAGE, note=note)) for note in notes} | {plain}) == len(notes) + 1


@pytest.mark.parametrize(("note", "words"), [("closing", "can't be changed after <t:"), ("kept", "painted and kept")])
async def test_what_may_be_said_last_claims_no_state(note: str, words: str) -> None:
    """It has to be true for ever: neither painting, nor a bar, but where the pictures are found."""
    shown = shown_at(replace(STAGE, note=note))
    assert words in shown
    assert "`/jobs`" in shown
    assert "Painting" not in shown
    assert "%" not in shown


@pytest.mark.parametrize(("stage", "told"), [(IN_LINE, 1), (replace(STAGE, note="parked"), 1), (STAGE, 0)])
async def test_a_reply_that_closes_says_so_wherever_it_rests(stage: Stage, told: int) -> None:
    """In line and over a restart nobody may be there to say so in time; any other reply can be changed for ever."""
    row = generation()
    closing = replace(row, reply=replace(row.reply, by_token_only=True, token_expires_at=NOW + 900))
    assert "\n".join(texts(progress.view(closing, stage))).count("changed after <t:1800000840:t>") == told
    assert "changed after" not in "\n".join(texts(progress.view(row, stage)))


@pytest.mark.parametrize("state", [State.RESERVED, State.SUBMITTING, State.RENDERING])
async def test_it_can_be_cancelled_until_it_is_delivered(state: State) -> None:
    """The button carries the generation's id, and outlives a restart by it."""
    (button,) = [item for item in components(progress.view(generation(state=state), STAGE)) if item["type"] == 2]
    assert button["custom_id"] == f"easel:cancel:{ID}"
    found = CancelButton.__discord_ui_compiled_template__.fullmatch(button["custom_id"])
    assert found is not None
    assert int(found["id"]) == ID


async def test_on_its_way_there_is_nothing_to_cancel() -> None:
    """No button that would only say that it is too late."""
    shown = components(progress.view(generation(state=State.DELIVERING), STAGE))
    assert [item for item in shown if item["type"] in (1, 2)] == []


def test_the_line_of_facts_tells_what_differs_from_the_usual() -> None:
    """Size and seed always; references, series and watermark when there are any."""
    assert progress.facts(generation(), words("en-US")) == "4096 × 4096 · seed 2147483647"
    told = progress.facts(loaded("a"), words("en-US"))
    first, second = told.splitlines()
    assert first.endswith("10 references · series · watermark")
    assert second.startswith("-# Picture 1: a · Picture 2: a · ")
    assert second.endswith(" · Picture 10: a")
