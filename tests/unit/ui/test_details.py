"""Everything known of a picture: within limits whatever the prompt, easy to copy, and no more than one may see."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.generation import Generation, Post, Render
from bot.domain.wish import Craft, Origin
from bot.ui.around import details
from bot.ui.around.details import Details
from bot.ui.words import LOCALES, words
from tests.unit.ui.samples import NOW, PICTURE, WORST_PROMPTS, components, generation, loaded, texts, within_limits

ENGLISH = words("en-US")


def timed(row: Generation, seconds: float = 12.34) -> Generation:
    """The same, and how long each render took."""
    renders = tuple(replace(each, submitted_at=NOW, finished_at=NOW + seconds) for each in row.renders)
    return replace(row, renders=renders)


def said(asked: Details, locale: str = "en-US") -> str:
    view, files = details.told(asked, words(locale))
    within_limits(view)
    assert bool(files) == any(item["type"] == 13 for item in components(view))
    return "\n".join(texts(view))


def child(craft: Craft, picture: int | None = 1, **changes: Any) -> Generation:
    """Grown out of the picture of that number of another generation."""
    row = generation(came=1, origin=Origin(craft=craft, parent_id=1, picture=picture))
    return replace(row, **changes)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("prompt", [*WORST_PROMPTS, "`" * 2000, "```" * 600, "漢" * 2000])
async def test_it_is_within_discords_limits(prompt: str, locale: str) -> None:
    """With everything that there can be to tell, in every language."""
    row = timed(loaded(prompt))
    row = replace(
        row, request=replace(row.request, private=True, provider="segmind" * 4, origin=child(Craft.VARY).request.origin)
    )
    row = replace(row, renders=(replace(row.renders[0], pictures=(PICTURE,) * 15),))
    children = tuple(child(craft) for craft in (Craft.AGAIN, Craft.VARY, Craft.EDIT, Craft.ENLARGE) for _ in range(5))
    said(Details(generation=row, number=1, parent=row, children=children, with_cost=True), locale)


async def test_the_command_can_be_copied() -> None:
    """In a block of its own, in the order of the words: prompt, size, seed, pictures."""
    text = said(Details(generation=generation("a *fox*", pictures=2, came=2), number=1))
    assert "```\n/imagine prompt:a *fox* size:4096x4096 seed:2147483647 pictures:2\n```" in text
    assert "> a \\*fox\\*" in text


async def test_the_command_has_the_options_that_were_chosen() -> None:
    """And none that were not."""
    row = generation(came=1, pictures=2, series=True, spoiler=True, provider="gmi", seeded=False)
    assert details.command(row, 2000) == (
        "/imagine prompt:a fox size:4096x4096 pictures:2 series:True spoiler:True provider:gmi"
    )


async def test_a_prompt_of_several_lines_is_copied_as_one() -> None:
    """A command has one line."""
    assert details.command(generation("a fox\n\nat  night", came=1), 2000).startswith("/imagine prompt:a fox at night ")


@pytest.mark.parametrize("prompt", ["🦊" * 2000, "a ``` b"])
async def test_a_prompt_that_does_not_fit_comes_as_a_file(prompt: str) -> None:
    """Whole, as it was written."""
    view, files = details.told(Details(generation=generation(prompt, came=1), number=1), ENGLISH)
    within_limits(view)
    (file,) = files
    assert file.fp.read().decode() == prompt
    assert [item["file"]["url"] for item in components(view) if item["type"] == 13] == [f"attachment://{file.filename}"]


@pytest.mark.parametrize("prompt", ["a" * 2000, "*" * 1000])
async def test_a_prompt_that_fits_comes_without_a_file(prompt: str) -> None:
    """Whole, in the command at least."""
    view, files = details.told(Details(generation=generation(prompt, came=1), number=1), ENGLISH)
    assert files == []
    assert f"prompt:{prompt} size:" in "\n".join(texts(view))


async def test_seed_time_and_provider_are_those_of_the_picture() -> None:
    """Of the second of two."""
    row = timed(generation(pictures=2, came=2))
    text = said(Details(generation=row, number=2))
    assert "Picture 2 of 2" in text
    assert f"`{row.renders[1].order.seed}`" in text
    assert "in 12.3 s" in text
    assert "by gmi" in text


async def test_no_time_is_told_that_is_not_known() -> None:
    """A render of another version may lack it."""
    text = said(Details(generation=generation(came=1), number=1))
    assert " s\n" not in text
    assert "by gmi" in text


async def test_no_seed_is_told_where_the_provider_takes_none() -> None:
    """Neither alone nor in the command."""
    text = said(Details(generation=generation(came=1, seeded=False), number=1))
    assert "eed" not in text


@pytest.mark.parametrize(
    ("micros", "amount"), [(0, "$0.00"), (30_000, "$0.03"), (22_500, "$0.0225"), (1_500_000, "$1.50")]
)
async def test_the_cost_is_told_to_those_who_may_know(micros: int, amount: str) -> None:
    """And to nobody else."""
    row = replace(generation(came=1), cost_micros=micros)
    assert f"{amount}\n" in said(Details(generation=row, number=1, with_cost=True))
    assert "$" not in said(Details(generation=row, number=1))


async def test_the_cost_of_several_pictures_is_that_of_all() -> None:
    """What the provider charged for the generation."""
    row = replace(generation(pictures=2, came=2), cost_micros=60_000)
    assert "$0.06 for all 2 pictures" in said(Details(generation=row, number=1, with_cost=True))


async def test_the_parent_is_named_and_linked_to() -> None:
    """By the picture it grew out of."""
    parent = replace(generation(came=1), id=1)
    parent = replace(parent, reply=replace(parent.reply, posts=(Post(channel_id=5, message_id=6),)))
    text = said(Details(generation=child(Craft.VARY, 2), number=1, parent=parent))
    assert f"**Varied** from [Picture 2](https://discord.com/channels/{parent.guild_id}/5/6)" in text


async def test_a_parent_that_may_not_be_seen_is_named_alone() -> None:
    """No link leads to it."""
    text = said(Details(generation=child(Craft.AGAIN, None), number=1))
    assert "**Painted again** from these pictures" in text
    assert "https://" not in text


async def test_what_was_said_privately_is_not_linked_to() -> None:
    """No link leads there."""
    grown = child(Craft.EDIT)
    grown = replace(grown, reply=replace(grown.reply, private=True))
    text = said(Details(generation=generation(came=1), number=1, children=(grown,)))
    assert "**Grown out of it:** Edit" in text
    assert "https://" not in text


async def test_children_of_other_pictures_are_left_out() -> None:
    """Of a generation of two; what repeated both belongs to each."""
    row = generation(pictures=2, came=2)
    children = (child(Craft.VARY, 1), child(Craft.ENLARGE, 2), child(Craft.AGAIN, None))
    text = said(Details(generation=row, number=2, children=children))
    assert "[4K](" in text
    assert "[Again](" in text
    assert "Variation" not in text


async def test_many_children_are_counted() -> None:
    """Five are linked to."""
    text = said(Details(generation=generation(came=1), number=1, children=(child(Craft.VARY),) * 9))
    assert text.count("[Variation](") == 5
    assert "and 4 more" in text


def test_a_render_without_a_picture_has_no_number() -> None:
    """Pictures are counted, not renders."""
    row = generation(pictures=3, came=3)
    renders: tuple[Render, ...] = (replace(row.renders[0], pictures=()), *row.renders[1:])
    shown = Details(generation=timed(replace(row, renders=renders)), number=1)
    assert f"`{renders[1].order.seed}`" in said(shown)
