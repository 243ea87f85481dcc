"""What stands below a finished picture: ids that any process understands, within Discord's limits, and its choices."""

from dataclasses import replace
from typing import Any

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot import errors
from bot.client import ITEMS
from bot.domain.generation import Generation
from bot.domain.size import Size
from bot.ui.around import choosing, foreign, results
from bot.ui.press import PressButton, PressSelect, chosen_number, custom_id, known_id
from bot.ui.words import LOCALES, words
from tests.unit.ui.samples import ID, WORST_PROMPTS, components, generation, texts, within_limits

ENGLISH = words("en-US")
EVERY = (*ITEMS, *foreign.ITEMS)


def small(row: Generation) -> Generation:
    """The same at 2K."""
    return replace(row, request=replace(row.request, size=Size(2048, 2048)))


def below(row: Generation, locale: str = "en-US") -> list[dict[str, Any]]:
    """The buttons below its gallery."""
    view: ui.LayoutView = ui.LayoutView(timeout=None)
    for each in results.rows(row, words(locale)):
        view.add_item(each)
    within_limits(view)
    return [item for item in components(view) if item["type"] == 2]


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_buttons_are_keyed_by_the_generation(locale: str) -> None:
    """In the order of their use, in every language."""
    ids = [button["custom_id"] for button in below(small(generation(came=1)), locale)]
    assert ids == [f"easel:{action}:{ID}" for action in ("again", "edit", "vary", "4k", "more")]


async def test_the_buttons_say_what_they_do() -> None:
    """In words."""
    assert [b["label"] for b in below(small(generation(came=1)))] == ["Again", "Edit…", "Vary", "4K", "More"]


async def test_nothing_is_larger_than_4k() -> None:
    """What is that large already has no button for it."""
    assert [button["label"] for button in below(generation(came=1))] == ["Again", "Edit…", "Vary", "More"]


@pytest.mark.parametrize("prompt", WORST_PROMPTS)
async def test_the_question_is_within_discords_limits(prompt: str) -> None:
    """Fifteen pictures, the longest prompts."""
    row = generation(prompt, pictures=15, came=15)
    view = choosing.question(row, results.VaryOne, ENGLISH)
    within_limits(view)
    (select,) = [item for item in components(view) if item["type"] == 3]
    assert [option["value"] for option in select["options"]] == [str(number) for number in range(1, 16)]
    assert texts(view)[0].startswith("### Which picture?")


async def test_a_choice_tells_the_seed_of_its_own_picture() -> None:
    """Of three renders the first failed: picture 1 is that of the second."""
    row = generation(pictures=3, came=3)
    renders = (replace(row.renders[0], pictures=()), *row.renders[1:])
    shown = choosing.options(replace(row, renders=renders), ENGLISH, chosen=2)
    assert [option.description for option in shown] == [f"seed {render.order.seed}" for render in renders[1:]]
    assert [option.default for option in shown] == [False, True]


async def test_pictures_of_a_series_have_no_seed_of_their_own() -> None:
    """One seed made them all."""
    row = generation(pictures=3, came=3, series=True)
    row = replace(row, renders=(replace(row.renders[0], pictures=row.renders[0].pictures * 3),))
    assert [option.description for option in choosing.options(row, ENGLISH)] == [None, None, None]


async def test_no_seed_is_told_where_the_provider_takes_none() -> None:
    """A number that repeats nothing would mislead."""
    row = generation(pictures=2, came=2, seeded=False)
    assert [option.description for option in choosing.options(row, ENGLISH)] == [None, None]


def test_every_id_has_one_owner() -> None:
    """discord.py calls every item whose template fits."""
    mine = [item for item in EVERY if issubclass(item, PressButton | PressSelect)]
    assert len(mine) >= 14
    for item in mine:
        identity = custom_id(item.action, ID, 15)
        assert len(identity) <= 100
        owners = [each for each in EVERY if each.__discord_ui_compiled_template__.fullmatch(identity)]
        assert owners == [item]


def test_no_action_is_known_twice() -> None:
    """Not by two names either."""
    actions = [item.action for item in EVERY if issubclass(item, PressButton | PressSelect)]
    assert len(set(actions)) == len(actions)


@pytest.mark.parametrize("values", [[], ["1", "2"], ["x"], ["-1"], ["\uff11"], [""], ["1 "], ["123"], ["1\n"]])
def test_a_choice_that_is_no_number_is_gone(values: list[str]) -> None:
    """Whatever a changed client sends."""
    with pytest.raises(errors.Gone):
        chosen_number(values)


@given(text=st.text(max_size=30))
def test_an_id_that_is_none_is_gone(text: str) -> None:
    """Only digits are read, and few enough."""
    if text.isascii() and text.isdigit() and len(text) <= 20:
        assert known_id([text]) == int(text)
    else:
        with pytest.raises(errors.Gone):
            known_id([text])
