"""Pictures of others in a form's id: short enough, read back as they were, and hostile ids lead nowhere."""

import string
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import errors
from bot.domain.picture import Picture
from bot.domain.reference import REFERENCE_BYTES_MOST, Reference
from bot.ui.around import avatars, foreign, kept
from bot.ui.words import words
from tests.unit.ui.samples import ID, components, within_limits

ENGLISH = words("en-US")


def reference(digest: str = "ab" * 32, name: str = "cat.png", size: int = 5, kind: str = "image/png") -> Reference:
    picture = Picture(digest=digest, content_type=kind, size=size, width=300, height=200)
    return Reference(url="https://cdn.discordapp.com/x", name=name, original=picture)


@given(
    digest=st.text("0123456789abcdef", min_size=64, max_size=64),
    kind=st.sampled_from(["image/png", "image/jpeg"]),
    size=st.integers(1, REFERENCE_BYTES_MOST),
    sides=st.tuples(st.integers(1, 36_000), st.integers(1, 36_000)),
    name=st.text(max_size=200),
    most=st.integers(66, 100),
)
def test_a_kept_picture_fits_and_is_read_back(
    digest: str, kind: str, size: int, sides: tuple[int, int], name: str, most: int
) -> None:
    """All but the end of its name, and its address."""
    picture = Picture(digest=digest, content_type=kind, size=size, width=sides[0], height=sides[1])
    text = kept.packed(Reference(url="https://x", name=name, original=picture), most)
    assert len(text) <= most
    again = kept.unpacked(text)
    assert again.original == picture
    assert (again.url, again.content_type, again.size) == ("", kind, size)
    assert (again.width, again.height) == sides
    assert name.startswith(again.name)


@given(text=st.text(max_size=100) | st.text(string.ascii_letters + string.digits + "._-/", max_size=100))
def test_what_was_never_packed_is_gone(text: str) -> None:
    """No path, no other length."""
    with pytest.raises(errors.Gone):
        kept.unpacked(text)


async def test_late_forms_are_within_discords_limits() -> None:
    """Ten pictures with the longest names, a button for each."""
    references = [reference(digest=f"{n:02x}" * 32, name="ж" * 300, size=REFERENCE_BYTES_MOST) for n in range(10)]
    view = foreign.late(references, ENGLISH)
    within_limits(view)
    buttons = [item for item in components(view) if item["type"] == 2]
    assert [button["label"] for button in buttons] == [f"Picture {n}" for n in range(1, 11)]
    template = foreign.EditKept.__discord_ui_compiled_template__
    for each, button in zip(references, buttons, strict=True):
        match = template.fullmatch(button["custom_id"])
        assert match is not None
        assert kept.unpacked(match["packed"]).original == each.original


class Person:
    """As much of a user as its avatar."""

    def __init__(self, identity: int, key: str | None, name: str = "Ada") -> None:
        state: Any = SimpleNamespace(http=None)
        self.id, self.display_name = identity, name
        self.avatar = discord.Asset._from_avatar(state, identity, key) if key else None
        self.display_avatar = self.avatar or discord.Asset._from_default_avatar(state, 3)


def known(person: Person) -> Reference:
    identity = avatars.avatar_id(person)  # pyright: ignore[reportArgumentType]
    assert len(identity) <= 100
    action, *parts = identity.removeprefix("easel:").split(":")
    assert action == "avatar"
    return avatars.avatar_of(parts)


@pytest.mark.parametrize("key", ["0123456789abcdef" * 2, "a_" + "0123456789abcdef" * 2])
@pytest.mark.parametrize("name", ["Ada", "a:b", "漢" * 32, ":" * 32])
def test_an_avatar_is_known_by_its_forms_id(key: str, name: str) -> None:
    """Its address, still and large; its member's name."""
    found = known(Person(ID, key, name))
    assert found.url == f"{discord.Asset.BASE}/avatars/{ID}/{key}.png?size=1024"
    assert found.name == f"{name[: len(found.name) - 4]}.png"
    assert len(found.name) > 10 or found.name == f"{name}.png"
    assert found.content_type == "image/png"


def test_who_has_no_avatar_is_painted_from_discords_own() -> None:
    """One of a few colours."""
    assert known(Person(ID, None)).url == f"{discord.Asset.BASE}/embed/avatars/3.png?size=1024"


def test_the_avatar_of_a_server_is_known_too() -> None:
    """By server, member and key."""
    found = avatars.avatar_of(["5", "6", "abc", "Ada"])
    assert found.url == f"{discord.Asset.BASE}/guilds/5/users/6/avatars/abc.png?size=1024"


@pytest.mark.parametrize(
    "parts",
    [
        [],
        ["", "5", "abc"],
        ["", "5", "../abc", "Ada"],
        ["", "5", "a/b", "Ada"],
        ["", "5", "", "Ada"],
        ["x", "5", "abc", "Ada"],
        ["", "\uff15", "abc", "Ada"],
        ["", "5", "abc\n", "Ada"],
        ["", "5", "a?b", "Ada"],
    ],
)
def test_hostile_avatars_are_gone(parts: list[str]) -> None:
    """No other address can be made of an id."""
    with pytest.raises(errors.Gone):
        avatars.avatar_of(parts)
