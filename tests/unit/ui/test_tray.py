"""The tray as its member sees it, and the numbering by which a prompt calls its pictures."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.reference import Reference
from bot.ui import modals
from bot.ui.numbering import numbered
from bot.ui.panels import tray
from bot.ui.words import LOCALES, words
from tests.unit.ui.choices import choices_within_limits, selects, values
from tests.unit.ui.samples import PICTURE, WORST_PROMPTS, components, texts, within_limits

SAY = words("en-US")


def references(count: int = 10, name: str = "cat.png") -> tuple[Reference, ...]:
    return tuple(
        Reference(
            url=f"https://cdn.discordapp.com/attachments/1/{number}/{'x' * 60}.png",
            name=name,
            original=replace(PICTURE, digest=f"{number:064x}"),
        )
        for number in range(count)
    )


def labels(view: Any) -> list[str]:
    return [item["label"] for item in components(view) if item["type"] == 2]


def test_references_are_numbered_from_one_in_their_order() -> None:
    """As the prompt may call them."""
    cat, hat = Reference(url="a", name="cat.png"), Reference(url="b", name="hat.png")
    assert numbered((cat, hat), SAY) == "Picture 1: cat.png · Picture 2: hat.png"
    assert numbered((), SAY) == ""


@pytest.mark.parametrize("name", ["*b*.png", "@everyone.png", "x" * 300, "a\nb.png", "`_~|.jpg"])
def test_names_act_in_no_message(name: str) -> None:
    """A file may be called anything; ten of them leave room for the rest of a caption."""
    line = numbered(references(10, name), SAY)
    assert "\n" not in line
    assert "@everyone" not in line
    assert len(line) <= 1000


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("count", [0, 1, 2, 10])
async def test_the_tray_is_within_discords_limits(count: int, locale: str) -> None:
    """In every language, with the worst names and a note above."""
    for name in WORST_PROMPTS:
        view = tray.view(references(count, name), "note " * 40, words(locale))
        within_limits(view)
        choices_within_limits(view)


async def test_an_empty_tray_says_how_to_fill_it() -> None:
    """And has nothing to press."""
    view = tray.view((), "", SAY)
    assert "Use as reference" in "\n".join(texts(view))
    assert labels(view) == []
    assert selects(view) == []


async def test_a_full_tray_lists_every_picture_and_what_can_be_done() -> None:
    """By number and name; each can be taken out, all can be emptied or blended."""
    view = tray.view(references(10), "", SAY)
    said = "\n".join(texts(view))
    assert all(f"- Picture {number}: cat.png" in said for number in range(1, 11))
    assert labels(view) == ["Blend…", "Empty"]
    assert len(values(selects(view)[0])) == 10


async def test_a_choice_names_its_picture_and_not_its_place() -> None:
    """So that an old panel takes out what it showed, whatever moved up meanwhile."""
    kept = references(3)
    view = tray.view(kept[1:], "", SAY)
    assert values(selects(view)[0]) == [each.original.digest for each in kept[1:] if each.original]


async def test_references_without_a_copy_are_told_apart_by_their_address() -> None:
    """Such as those of a tray of an earlier version."""
    kept = tuple(replace(each, original=None) for each in references(10))
    choices_within_limits(tray.view(kept, "", SAY))


async def test_a_note_stands_above() -> None:
    """Such as what was just put in."""
    assert texts(tray.view(references(1), "One picture was put in.", SAY))[0] == "One picture was put in."
    assert texts(tray.view((), "It was empty before.", SAY))[0] == "It was empty before."


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_form_of_a_blend_is_within_discords_limits(locale: str) -> None:
    """Title, label, description, placeholder; its answer finds its way back by its id."""
    form = tray.form(words(locale)).to_dict()
    assert form["custom_id"] == "easel:blend"
    assert "blend" in modals.ROUTES
    assert 1 <= len(form["title"]) <= 45
    (label,) = form["components"]
    assert 1 <= len(label["label"]) <= 45
    assert len(label["description"]) <= 100
    assert len(label["component"]["placeholder"]) <= 100
    assert label["component"]["max_length"] == 2000
