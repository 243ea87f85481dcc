"""The panel of a member's defaults, and what each of its parts changes."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.preferences import USUAL, Preferences
from bot.domain.size import Quality, Shape
from bot.ui.panels import preferences
from bot.ui.panels.preferences import Choice, Switch, with_choice, with_switch
from bot.ui.words import LOCALES, words
from tests.unit.ui.choices import choices_within_limits, chosen, selects, values
from tests.unit.ui.samples import components, texts, within_limits

SAY = words("en-US")
OTHER = Preferences(shape=Shape.TALL, quality=Quality.K4, pictures=15, private=True, watermark=True)


def buttons(shown: Preferences, **options: Any) -> dict[str, dict[str, Any]]:
    """By their labels."""
    sent = components(preferences.view(shown, SAY, **options))
    return {item["label"]: item for item in sent if item["type"] == 2}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("shown", [USUAL, OTHER])
@pytest.mark.parametrize("marks", [True, False])
async def test_the_panel_is_within_discords_limits(locale: str, shown: Preferences, marks: bool) -> None:
    """In every language."""
    view = preferences.view(shown, words(locale), marks=marks)
    within_limits(view)
    choices_within_limits(view)


@pytest.mark.parametrize(("shown", "expected"), [(USUAL, ["square", "2K", "1"]), (OTHER, ["tall", "4K", "15"])])
async def test_present_values_are_shown_as_chosen(shown: Preferences, expected: list[str]) -> None:
    """One in each list."""
    assert [chosen(select) for select in selects(preferences.view(shown, SAY))] == [[each] for each in expected]


async def test_every_value_can_be_chosen() -> None:
    """All shapes, all qualities, 1 to 15 pictures."""
    shape, quality, pictures = selects(preferences.view(USUAL, SAY))
    assert values(shape) == [each.value for each in Shape]
    assert values(quality) == [each.value for each in Quality]
    assert values(pictures) == [str(number) for number in range(1, 16)]


async def test_a_switch_tells_its_value_and_leads_to_the_other() -> None:
    """Pressed twice by mistake it stays where it was put."""
    off, on = buttons(USUAL), buttons(OTHER)
    assert off["Private: off"]["custom_id"] == "easel:prefer:private:on"
    assert on["Private: on"]["custom_id"] == "easel:prefer:private:off"
    assert off["Watermark: off"]["custom_id"] == "easel:prefer:watermark:on"
    assert on["Watermark: on"]["custom_id"] == "easel:prefer:watermark:off"


async def test_reset_is_offered_where_there_is_something_to_reset() -> None:
    """Who never chose anything can't press it."""
    assert buttons(USUAL)["Reset"].get("disabled") is True
    assert not buttons(OTHER)["Reset"].get("disabled")


async def test_without_watermarks_in_the_studio_none_can_be_turned_on() -> None:
    """It says why; one chosen before can still be turned off."""
    assert buttons(USUAL, marks=False)["Watermark: off"]["disabled"] is True
    assert not buttons(OTHER, marks=False)["Watermark: on"].get("disabled")
    assert "can't mark" in texts(preferences.view(USUAL, SAY, marks=False))[-1]
    assert "can't mark" not in texts(preferences.view(USUAL, SAY))[-1]


@pytest.mark.parametrize(
    ("choice", "value", "expected"),
    [
        (Choice.SHAPE, "cinema", replace(USUAL, shape=Shape.CINEMA)),
        (Choice.QUALITY, "1K", replace(USUAL, quality=Quality.K1)),
        (Choice.PICTURES, "15", replace(USUAL, pictures=15)),
    ],
)
def test_a_choice_changes_one_thing(choice: Choice, value: str, expected: Preferences) -> None:
    """And leaves the rest."""
    assert with_choice(USUAL, choice, value) == expected
    assert with_choice(OTHER, choice, value) == replace(OTHER, **{choice: getattr(expected, choice)})


@pytest.mark.parametrize("choice", Choice)
@pytest.mark.parametrize("value", ["", "0", "16", "-1", "²", "round", "9" * 5000])
def test_a_value_that_is_none_changes_nothing(choice: Choice, value: str) -> None:
    """A modified client may send anything."""
    assert with_choice(OTHER, choice, value) == OTHER


def test_a_switch_changes_one_thing() -> None:
    """To what it says, however it was."""
    for on in (True, False):
        for before in (USUAL, OTHER):
            assert with_switch(before, Switch.PRIVATE, on=on) == replace(before, private=on)
            assert with_switch(before, Switch.WATERMARK, on=on) == replace(before, watermark=on)
