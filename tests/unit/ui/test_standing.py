"""What a member reads of work in hand."""

from dataclasses import replace

import pytest

from bot.domain.generation import Generation, State
from bot.ui import standing
from bot.ui.words import LOCALES, words
from tests.unit.ui.samples import ID, WORST_PROMPTS, components, generation, refused, texts, within_limits

SAY = words("en-US")


def in_hand(count: int, prompt: str = "a fox") -> list[Generation]:
    return [replace(generation(prompt, pictures=15), id=ID - number) for number in range(count)]


def ended(count: int, prompt: str = "a fox") -> list[Generation]:
    return [generation(prompt, State.CANCELLED, pictures=15) for _ in range(count)]


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


def kept(count: int, prompt: str = "a fox") -> list[Generation]:
    return [replace(refused(prompt), id=number + 1) for number in range(count)]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("prompt", WORST_PROMPTS)
@pytest.mark.parametrize(("unfinished", "fetched"), [(0, 1), (0, 9), (0, 50), (9, 1), (3, 7), (300, 50)])
async def test_what_can_be_fetched_is_within_discords_limits(
    prompt: str, unfinished: int, fetched: int, locale: str
) -> None:
    """Beside any amount of work in hand."""
    view = standing.jobs(in_hand(unfinished, prompt), ended(5, prompt), words(locale), kept(fetched, prompt))
    within_limits(view)


async def test_what_can_be_fetched_has_a_button_each_and_stands_once() -> None:
    """Not again among what ended lately; four have room beside any amount of work, nine where there is none."""
    for unfinished, fetched in ((0, 9), (7, 4), (300, 4)):
        rows = kept(12)
        view = standing.jobs(in_hand(unfinished), [*rows[:2], *ended(1)], SAY, rows)
        ids = [item["custom_id"] for item in components(view) if item["type"] == 2]
        assert [each for each in ids if "fetch" in each] == [f"easel:fetch:{row.id}" for row in rows[:fetched]]
        assert len(ids) <= 9
        shown = "\n".join(texts(view))
        assert shown.count("**ready to fetch**") == fetched
        assert f"and {12 - fetched} more" in shown
        assert shown.count("**cancelled**") == 1
        assert "**failed**" not in shown


async def test_what_is_no_longer_kept_has_only_failed() -> None:
    """Its row tells so as any other."""
    assert "**failed**" in " ".join(texts(standing.jobs([], [refused()], SAY)))


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
