"""Forms that come back: read by hand from whatever arrives, handed to their owner by id, and kept by nobody."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.ui import modals
from bot.ui.modals import Form, Submitted, submitted

Json = dict[str, Any]


def label(item: Json) -> Json:
    return {"type": 18, "id": 1, "component": {"id": 2, **item}}


FILE = {
    "id": "7",
    "filename": "cat.png",
    "url": "https://cdn.discordapp.com/a/cat.png?ex=1",
    "content_type": "image/png",
    "size": 1234,
    "width": 30,
    "height": 40,
}
WHOLE: Json = {
    "custom_id": "easel:edit:5",
    "components": [
        label({"type": 4, "custom_id": "prompt", "value": "a fox\nat night"}),
        label({"type": 3, "custom_id": "picture", "values": ["2"]}),
        label({"type": 19, "custom_id": "references", "values": ["7", "8"]}),
        {"type": 10, "id": 9},
    ],
    "resolved": {"attachments": {"8": {**FILE, "filename": "hat.jpg"}, "7": FILE}},
}


def test_text_choice_and_files_are_read() -> None:
    """By the ids of the fields; files in the order in which they were given."""
    filled = submitted(WHOLE)
    assert filled.text("prompt") == "a fox\nat night"
    assert filled.chosen("picture") == ("2",)
    assert [file.name for file in filled.files("references")] == ["cat.png", "hat.jpg"]
    cat = filled.files("references")[0]
    assert (cat.url, cat.content_type) == (FILE["url"], "image/png")
    assert (cat.size, cat.width, cat.height) == (1234, 30, 40)


def test_what_did_not_come_is_empty() -> None:
    """A field that was left out is no fault."""
    filled = submitted({"custom_id": "easel:edit:5", "components": []})
    assert (filled.text("prompt"), filled.chosen("picture"), filled.files("references")) == ("", (), ())


def test_fields_in_rows_are_read_as_well() -> None:
    """The older form of a text field."""
    row = {"type": 1, "components": [{"type": 4, "custom_id": "prompt", "value": "a fox"}]}
    assert submitted({"components": [row]}).text("prompt") == "a fox"


@pytest.mark.parametrize(
    "resolved",
    [
        None,
        {},
        {"attachments": None},
        {"attachments": []},
        {"attachments": {"7": None}},
        {"attachments": {"7": {"filename": "cat.png"}}},
        {"attachments": {"7": {"url": 5, "filename": "cat.png"}}},
    ],
)
def test_a_file_that_is_not_there_is_left_out(resolved: object) -> None:
    """Whatever stands in its place."""
    assert submitted({**WHOLE, "resolved": resolved}).files("references") == ()


@pytest.mark.parametrize("value", [None, -1, True, "5", 2.5, [], {}])
def test_numbers_that_are_none_count_as_unknown(value: object) -> None:
    """Size and sides of a file."""
    files = {"attachments": {"7": {**FILE, "size": value, "width": value, "height": value}}}
    (file,) = submitted({**WHOLE, "resolved": files}).files("references")
    assert (file.size, file.width, file.height) == (0, 0, 0)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "component", "components", "custom_id", "value", "values", "resolved", "attachments", "7"]
            )
            | st.text(max_size=3),
            inner | st.sampled_from([1, 3, 4, 18, 19, "7", "prompt"]),
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(data=st.dictionaries(st.sampled_from(["components", "resolved", "custom_id"]), _JSON))
def test_whatever_comes_is_read_without_a_fault(data: Json) -> None:
    """And what is read has the types that it promises."""
    filled = submitted(data)
    assert all(isinstance(text, str) for text in filled.texts.values())
    assert all(isinstance(each, str) for values in filled.choices.values() for each in values)
    assert all(isinstance(file.url, str) for files in filled.uploads.values() for file in files)


@pytest.fixture
def heard() -> Iterator[list[tuple[list[str], Submitted]]]:
    """What the owner of "easel:test" was handed."""
    calls: list[tuple[list[str], Submitted]] = []

    async def owner(_: object, parts: list[str], filled: Submitted) -> None:
        calls.append((parts, filled))

    modals.ROUTES["test"] = owner
    yield calls
    del modals.ROUTES["test"]


def arriving(custom_id: object, kind: discord.InteractionType = discord.InteractionType.modal_submit) -> Any:
    """As much of an interaction as the way to the owner looks at."""
    return SimpleNamespace(type=kind, data={**WHOLE, "custom_id": custom_id}, id=1)


async def test_a_form_goes_to_its_owner_with_what_its_id_says(heard: list[tuple[list[str], Submitted]]) -> None:
    """Once, with the parts after the action."""
    assert await modals.route(arriving("easel:test:12:a:b"))
    assert [parts for parts, _ in heard] == [["12", "a", "b"]]
    assert heard[0][1].text("prompt") == "a fox\nat night"
    assert await modals.route(arriving("easel:test"))
    assert heard[1][0] == []


@pytest.mark.parametrize("custom_id", ["test", "other:test", "easel:nobody:1", "easel:", "", None, 5])
async def test_a_form_of_nobody_is_left_alone(heard: list[tuple[list[str], Submitted]], custom_id: object) -> None:
    """Whatever its id is."""
    assert not await modals.route(arriving(custom_id))
    assert heard == []


async def test_what_is_no_form_is_left_alone(heard: list[tuple[list[str], Submitted]]) -> None:
    """A button may have an id like a form's."""
    assert not await modals.route(arriving("easel:test:1", discord.InteractionType.component))
    assert heard == []


async def test_discord_py_keeps_no_form() -> None:
    """It stores what is not finished, and would act on what comes back a second time."""
    form = Form(title="A form", custom_id="easel:test:1")
    form.add_item(ui.Label(text="Prompt", component=ui.TextInput(custom_id="prompt")))
    assert form.is_finished()
    assert cast("Json", form.to_dict())["custom_id"] == "easel:test:1"
