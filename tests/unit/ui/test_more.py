"""The panel of one picture and the question before deleting: within limits, and only what one may do is offered."""

from dataclasses import replace
from typing import Any

import pytest
from discord import ui

from bot.domain.generation import Post
from bot.ui.around import more, removing
from bot.ui.around.more import Back, Panel
from bot.ui.words import LOCALES, words
from tests.unit.ui.samples import ID, WORST_PROMPTS, components, generation, loaded, refused, texts, within_limits

ENGLISH = words("en-US")
LEFT = tuple(Post(channel_id=ID, message_id=ID - n) for n in range(4))


def labels(view: ui.LayoutView) -> list[str]:
    return [item["label"] for item in components(view) if item["type"] == 2]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("prompt", WORST_PROMPTS)
async def test_the_panel_is_within_discords_limits(prompt: str, locale: str) -> None:
    """Fifteen pictures, with every button."""
    row = loaded(prompt)
    row = replace(row, renders=(replace(row.renders[0], pictures=generation(pictures=15, came=15).pictures),))
    panel = Panel(generation=row, number=15, thumbnail="attachment://a.jpg", marked=True, deletable=True)
    view = more.view(panel, words(locale))
    within_limits(view)
    assert len(labels(view)) == 5
    (thumbnail,) = [item for item in components(view) if item["type"] == 11]
    assert 0 < len(thumbnail["description"]) <= 256


async def test_one_picture_needs_no_choice() -> None:
    """And what there is no address for has no picture in the panel."""
    view = more.view(Panel(generation=generation(came=1), number=1), ENGLISH)
    assert not [item for item in components(view) if item["type"] in (3, 11)]
    assert labels(view) == ["Favourite", "Details", "Use as reference", "Go to message"]


async def test_what_is_marked_can_be_unmarked_and_what_may_be_deleted_has_a_button() -> None:
    """Each button is for the picture that is shown."""
    row = generation(pictures=3, came=3)
    view = more.view(Panel(generation=row, number=2, marked=True, deletable=True), ENGLISH)
    assert labels(view) == ["Unfavourite", "Details", "Use as reference", "Go to message", "Delete…"]
    ids = [item["custom_id"] for item in components(view) if item["type"] == 2 and "custom_id" in item]
    assert ids == [f"easel:{action}:{ID}:2" for action in ("favourite", "details", "use", "delete")]


async def test_what_was_said_privately_is_not_linked_to() -> None:
    """Nobody could follow."""
    row = generation(came=1)
    row = replace(row, reply=replace(row.reply, private=True))
    assert "Go to message" not in labels(more.view(Panel(generation=row, number=1), ENGLISH))


async def test_what_was_never_shown_can_be_neither_marked_nor_gone_to() -> None:
    """Favourites are among what a gallery shows, and there is no message of its pictures."""
    view = more.view(Panel(generation=refused(), number=1, deletable=True), ENGLISH)
    assert labels(view) == ["Details", "Use as reference", "Delete…"]


async def test_a_spoiler_stays_one() -> None:
    """Small as well."""
    panel = Panel(generation=generation(came=1, spoiler=True), number=1, thumbnail="attachment://a.jpg")
    (thumbnail,) = [item for item in components(more.view(panel, ENGLISH)) if item["type"] == 11]
    assert thumbnail["spoiler"] is True


@pytest.mark.parametrize(("count", "words_"), [(1, "Delete this picture everywhere"), (4, "Delete these 4 pictures")])
async def test_the_question_says_how_many(count: int, words_: str) -> None:
    """With a way back."""
    view = removing.question(generation(pictures=count, came=count), Back(ID, 1, "Keep"), ENGLISH)
    within_limits(view)
    assert words_ in texts(view)[0]
    assert labels(view) == ["Delete", "Keep"]


async def test_messages_that_are_left_are_linked_to() -> None:
    """And can be tried again."""
    row = generation(pictures=4, came=4)
    view = removing.outcome(row, LEFT, ENGLISH)
    within_limits(view)
    for post in LEFT:
        assert f"https://discord.com/channels/{ID}/{ID}/{post.message_id}" in texts(view)[0]
    assert labels(view) == ["Try again"]


async def test_what_is_gone_everywhere_needs_nothing_more() -> None:
    """One sentence."""
    view = removing.outcome(generation(came=1), (), ENGLISH)
    assert texts(view) == ["The picture is deleted."]
    assert labels(view) == []


async def test_who_was_told_privately_dismisses_it() -> None:
    """Discord lets nobody else."""
    row = generation(came=1)
    row = replace(row, reply=replace(row.reply, private=True))
    view: Any = removing.outcome(row, LEFT, ENGLISH)
    assert "dismiss that message yourself" in texts(view)[0]
    assert "https://" not in texts(view)[0]
    assert labels(view) == []
