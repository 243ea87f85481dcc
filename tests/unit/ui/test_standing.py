"""What a member reads of limits and work in hand."""

from dataclasses import replace

import pytest

from bot.domain.generation import Generation, State
from bot.domain.quota import Allowance, Limits
from bot.ui import standing
from bot.ui.words import words
from tests.unit.ui.samples import ID, NOW, WORST_PROMPTS, components, generation, texts, within_limits

SAY = words("en-US")
LIMITS = Limits(daily_pictures=50, concurrent=2, waiting=5, cooldown=30)
FRESH = Allowance(limits=LIMITS, used=0, running=0, waiting=0, frees_at=None, frees=0, cooled_at=None)
FULL = Allowance(limits=LIMITS, used=50, running=2, waiting=5, frees_at=NOW, frees=4, cooled_at=NOW + 9)


def in_hand(count: int, prompt: str = "a fox") -> list[Generation]:
    return [replace(generation(prompt, pictures=15), id=ID - number) for number in range(count)]


def ended(count: int, prompt: str = "a fox") -> list[Generation]:
    return [generation(prompt, State.CANCELLED, pictures=15) for _ in range(count)]


def test_with_nothing_used_everything_is_left() -> None:
    """And nothing comes free, because nothing is gone."""
    shown = standing.sentence(FRESH, SAY)
    assert "50 of 50 left" in shown
    assert "<t:" not in shown
    assert "0 of 2 running" in shown
    assert "you can paint now" in shown


def test_with_everything_used_it_says_when_more_comes() -> None:
    """Pictures, line and pause, each with its time."""
    shown = standing.sentence(FULL, SAY)
    assert "0 of 50 left" in shown
    assert f"4 pictures more <t:{NOW:.0f}:R>" in shown
    assert "2 of 2 running, 5 of 5 waiting" in shown
    assert f"again <t:{NOW + 9:.0f}:R>" in shown


def test_after_the_operator_lowered_a_limit_nothing_is_below_zero() -> None:
    """60 used of 50 leaves 0."""
    assert "0 of 50 left" in standing.sentence(replace(FULL, used=60), SAY)


def test_without_limits_none_is_told() -> None:
    """What was used is told all the same; there is no pause to speak of."""
    shown = standing.sentence(replace(FULL, limits=Limits(), cooled_at=None), SAY)
    assert "as many as you like (50 in the last 24 hours)" in shown
    assert "Pause" not in shown


@pytest.mark.parametrize("allowance", [FRESH, FULL])
def test_the_sentence_fits_a_message(allowance: Allowance) -> None:
    """2,000 characters."""
    assert len(standing.sentence(allowance, SAY)) <= 2000


async def test_with_no_work_it_says_how_to_begin() -> None:
    """Not an empty box."""
    view = standing.jobs([], [], SAY)
    within_limits(view)
    assert "/imagine" in " ".join(texts(view))


@pytest.mark.parametrize("prompt", WORST_PROMPTS)
@pytest.mark.parametrize(("unfinished", "recent"), [(0, 5), (1, 0), (7, 5), (9, 5), (10, 5), (300, 5)])
async def test_work_in_hand_is_within_discords_limits(prompt: str, unfinished: int, recent: int) -> None:
    """However many and however long: 40 components, 4,000 characters."""
    within_limits(standing.jobs(in_hand(unfinished, prompt), ended(recent, prompt), SAY))


async def test_each_generation_in_hand_can_be_cancelled() -> None:
    """One button each, of its own."""
    rows = in_hand(3)
    buttons = [item for item in components(standing.jobs(rows, [], SAY)) if item["type"] == 2]
    assert [button["custom_id"] for button in buttons] == [f"easel:cancel:{row.id}" for row in rows]


async def test_what_does_not_fit_is_counted() -> None:
    """Nothing disappears silently."""
    view = standing.jobs(in_hand(12), [], SAY)
    shown = len([item for item in components(view) if item["type"] == 2])
    assert f"{12 - shown} more" in " ".join(texts(view))


@pytest.mark.parametrize("state", State)
async def test_every_state_has_words(state: State) -> None:
    """None shows as its name in the code."""
    row = generation(state=state)
    view = standing.jobs([], [row], SAY) if state.terminal else standing.jobs([row], [], SAY)
    shown = " ".join(texts(view))
    assert "**" in shown
    assert state.value.upper() not in shown
    within_limits(view)


async def test_links_lead_to_the_reply() -> None:
    """In a server and in a direct message; a private reply has no link, because nobody could follow it."""
    row = generation(state=State.DONE)
    assert f"https://discord.com/channels/{ID}/{ID}/{ID}" in " ".join(texts(standing.jobs([], [row], SAY)))
    alone = replace(row, guild_id=None)
    assert f"https://discord.com/channels/@me/{ID}/{ID}" in " ".join(texts(standing.jobs([], [alone], SAY)))
    private = replace(row, reply=replace(row.reply, private=True))
    assert "https://" not in " ".join(texts(standing.jobs([], [private], SAY)))


async def test_what_waits_and_what_starts_are_told_apart() -> None:
    """Both are `reserved`."""
    waiting = generation(state=State.RESERVED)
    assert "starting" in " ".join(texts(standing.jobs([waiting], [], SAY)))
    assert "in line" in " ".join(texts(standing.jobs([replace(waiting, turn_at=None)], [], SAY)))
