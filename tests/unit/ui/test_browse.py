"""Pages of a gallery: what they say, what they keep of the question, and what they leave out."""

from dataclasses import replace

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import errors
from bot.domain.generation import Generation, State
from bot.domain.history import SEARCH_MOST, Entry, Page
from bot.ui.browsing import browse, pages
from bot.ui.browsing.look import MINE, SERVER, Look, search_of
from bot.ui.text import plain
from bot.ui.words import LOCALES, words
from tests.unit.ui.choices import choices_within_limits, selects, values
from tests.unit.ui.samples import ID, WORST_PROMPTS, components, generation, texts, within_limits

SAY = words("en-US")
LOOKS = [Look(), Look(whose=SERVER), Look(whose=str(ID)), Look(favourites=True), Look(whose=SERVER, favourites=True)]


def painted(number: int = 0, prompt: str = "a fox", *, came: int = 4, private: bool = False) -> Generation:
    row = generation(prompt, State.DONE, pictures=came, came=came, private=private)
    return replace(row, id=ID - number, reply=replace(row.reply, private=private))


def page(prompt: str = "a fox", *, count: int = 6, number: int = 1, total: int = 50) -> Page:
    entries = tuple(Entry(generation=painted(each, prompt, came=15)) for each in range(count))
    return Page(entries=entries, number=number, total=total)


def shown(look: Look, at: Page) -> discord.ui.LayoutView:
    """Everything on the page may be seen."""
    return browse.view(look, at, at.entries, SAY)


def ids(view: discord.ui.LayoutView) -> dict[str, bool]:
    """Custom ids of the buttons, and whether they can be pressed."""
    return {item["custom_id"]: not item.get("disabled") for item in components(view) if item["type"] == 2}


def read_back(look: Look) -> str:
    """What the message of such a look, as Discord gives it back, says is searched for."""
    sent = [discord.components._component_factory(each) for each in shown(look, page()).to_components()]  # pyright: ignore[reportArgumentType]
    return search_of([each for each in sent if each is not None])


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("prompt", WORST_PROMPTS)
async def test_a_page_is_within_discords_limits(look: Look, prompt: str) -> None:
    """However long the prompts, in every kind of gallery, with the longest search."""
    view = shown(replace(look, search="*" * SEARCH_MOST, number=10**6), page(prompt, number=10**6, total=10**8))
    within_limits(view)
    choices_within_limits(view)


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_language_has_room(locale: str) -> None:
    """Titles, lines, buttons and the choice."""
    for look in LOOKS:
        view = browse.view(look, page("*" * 2000, number=2), page("*" * 2000).entries, words(locale))
        within_limits(view)
        choices_within_limits(view)
        within_limits(pages.empty(look, words(locale)))


async def test_a_line_tells_prompt_time_number_and_place() -> None:
    """And the choice opens that very generation."""
    row = painted(prompt="a *red* fox @everyone")
    at = Page(entries=(Entry(generation=row),), number=1, total=1)
    line = texts(shown(Look(), at))[-1]
    assert line.startswith("**1** · a \\*red\\* fox")
    assert "@everyone" not in line
    assert "<t:1800000000:R> · ×4" in line
    assert f"https://discord.com/channels/{ID}/{ID}/{ID}" in line
    (select,) = selects(shown(Look(), at))
    assert [pages.opened(value) for value in values(select)] == [(row.id, 1)]


async def test_a_favourite_is_one_picture() -> None:
    """Its number is kept for opening it; how many others there were is not told."""
    at = Page(entries=(Entry(generation=painted(), picture=3),), number=1, total=1)
    view = shown(Look(favourites=True), at)
    assert "×" not in texts(view)[-1]
    assert values(selects(view)[0]) == [f"{painted().id}:3"]


async def test_two_favourites_of_one_generation_are_two_choices() -> None:
    """Their values differ."""
    row = painted()
    at = Page(entries=tuple(Entry(generation=row, picture=number) for number in (2, 1)), number=1, total=2)
    choices_within_limits(shown(Look(favourites=True), at))


async def test_a_private_picture_has_no_link() -> None:
    """Nobody could follow it."""
    at = Page(entries=(Entry(generation=painted(private=True)),), number=1, total=1)
    line = texts(shown(Look(), at))[-1]
    assert "private" in line
    assert "https://" not in line


async def test_what_may_not_be_seen_leaves_an_empty_place() -> None:
    """Neither prompt nor painter nor a way to open it; the numbers of the others stay."""
    at = Page(entries=(Entry(generation=painted(0, "a secret")), Entry(generation=painted(1))), number=1, total=2)
    view = browse.view(Look(favourites=True), at, [None, at.entries[1]], SAY)
    said = "\n".join(texts(view))
    assert "secret" not in said
    assert "**1** · a picture of a place that you can't see from here" in said
    assert values(selects(view)[0]) == [f"{ID - 1}:1"]
    assert str(ID) not in str(selects(view)[0])


async def test_a_page_of_nothing_that_may_be_seen_offers_no_choice() -> None:
    """An empty select would be refused by Discord."""
    at = page(count=2, total=2)
    assert selects(browse.view(Look(favourites=True), at, [None, None], SAY)) == []


async def test_the_painter_is_named_where_there_are_several() -> None:
    """Not on every line of one's own."""
    named = f"<@{ID}>"
    assert named in texts(shown(Look(whose=SERVER), page()))[-1]
    assert named in texts(shown(Look(favourites=True), page()))[-1]
    assert named not in texts(shown(Look(), page()))[-1]


async def test_buttons_lead_to_the_pages_beside() -> None:
    """And at the ends to nothing."""
    look = Look(whose=SERVER, favourites=True)
    first, middle, last = (ids(shown(look, page(number=number))) for number in (1, 5, 9))
    assert middle == {f"easel:browse:server:favourites:{n}": usable for n, usable in ((4, True), (5, False), (6, True))}
    assert list(first.values()) == [False, False, True]
    assert list(last.values()) == [True, False, False]
    assert ids(shown(look, page(total=6))) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_a_button_keeps_the_whole_question(look: Look) -> None:
    """Whose, which, and the page; the words searched for lie in the message."""
    there = replace(look, number=123)
    assert pages.turned(pages.turn_id(there), "") == there
    assert len(pages.turn_id(replace(there, number=10**8))) <= 100


@given(st.text(max_size=SEARCH_MOST))
def test_a_search_is_read_back_as_it_was(search: str) -> None:
    """Whatever was typed: markdown, mentions, quotes, backslashes, invisible characters."""
    wanted = plain(search.encode(errors="replace").decode(), SEARCH_MOST)
    assert read_back(Look(search=wanted)) == wanted


@pytest.mark.parametrize(
    "search",
    ["> fox", "\\", "\\\\*", "@everyone <@123456789012345678>", "-# small", "“fox”", "%_'\"", "狐 雪", "🦊" * 50],
)
def test_hostile_searches_are_read_back(search: str) -> None:
    """Those that formatting would eat."""
    assert read_back(Look(search=search)) == search


def test_without_a_search_none_is_read() -> None:
    """A prompt in a line is no search, even one that looks like a quotation."""
    assert read_back(Look()) == ""
    at = Page(entries=(Entry(generation=painted(prompt="> fox")),), number=1, total=1)
    sent = [discord.components._component_factory(each) for each in shown(Look(), at).to_components()]  # pyright: ignore[reportArgumentType]
    assert search_of([each for each in sent if each is not None]) == ""


async def test_empty_galleries_say_why() -> None:
    """And what would change it."""
    said = {look: "\n".join(texts(pages.empty(look, SAY))) for look in LOOKS}
    assert "/imagine" in said[Look()]
    assert "Favourite" in said[Look(favourites=True)]
    assert f"<@{ID}> has no public pictures" in said[Look(whose=str(ID))]
    nothing = "\n".join(texts(pages.empty(Look(whose=MINE, search="*x* @here"), SAY)))
    assert "Nothing found for “\\*x\\*" in nothing
    assert "@here" not in nothing


@pytest.mark.parametrize("value", ["", "x", "1", "1:", ":1", "1:2:3", "-1:1", f"{2**63}:1", "1:1000", "1:1 "])
def test_a_choice_of_another_form_is_gone(value: str) -> None:
    """It can't have been ours."""
    with pytest.raises(errors.Gone):
        pages.opened(value)
