"""The menus on messages and members under SimCord: on our pictures, on anybody's, on what has none."""

import discord
import pytest
from simcord import InteractionResult

from tests.simcord.conftest import Open, World
from tests.simcord.files import picture
from tests.simcord.reading import fields, options, text_of

EDIT, USE, DETAILS, AVATAR = "Edit this picture", "Use as reference", "Picture details", "Paint this avatar"


async def posted(world: World, *names: str) -> discord.Message:
    """Bruno's own message, with a picture of each name."""
    colours = ("red", "green", "blue")
    files = [(name, picture(colours[number])) for number, name in enumerate(names)]
    return await world.bruno.send(world.studio, "look", attachments=files)


async def on(world: World, menu: str, message: object) -> InteractionResult:
    return await world.ada.context_menu(world.studio, menu, message)  # pyright: ignore[reportArgumentType]


async def test_on_our_own_picture(simulated: Open) -> None:
    """Edited with its prompt, put into the tray, told in detail."""
    async with simulated() as world:
        gallery = await world.gallery(pictures=2)
        form = await on(world, EDIT, gallery)
        assert fields(form) == ["prompt", "picture", "references"]
        edited = await world.ada.submit_modal(form, {"prompt": "a red lighthouse", "picture": ["2"]})
        await world.painted(edited)
        assert world.renders[-1].payload["prompt"] == "a red lighthouse"
        tray = await on(world, USE, gallery)
        assert tray.ephemeral
        assert options(tray.response)
        details = await on(world, DETAILS, gallery)
        assert "Picture 1 of 2" in text_of(details.response)


@pytest.mark.parametrize("names", [["cat.png"], ["cat.png", "hat.png"]])
async def test_on_anybodys_picture(simulated: Open, names: list[str]) -> None:
    """A form with an empty prompt, and a choice of several; the bot may not read their message, and need not."""
    async with simulated() as world:
        form = await on(world, EDIT, await posted(world, *names))
        assert fields(form) == ["prompt", *(["picture"] if len(names) > 1 else []), "references"]
        assert form.modal is not None
        given: dict[str, object] = {"prompt": "a blue cat", "references": [("sea.png", picture())]}
        if len(names) > 1:
            select = form.modal["components"][1]["component"]
            given["picture"] = [select["options"][1]["value"]]
        await world.painted(await world.ada.submit_modal(form, given))
        (payload,) = (record.payload for record in world.renders)
        assert (payload["prompt"], len(payload["image"])) == ("a blue cat", 2)


async def test_a_form_outlives_a_restart(simulated: Open) -> None:
    """The picture is kept, whatever becomes of its message."""
    async with simulated() as world:
        message = await posted(world, "cat.png")
        form = await on(world, EDIT, message)
        await world.bruno.delete(message)
        async with world.restarted():
            await world.painted(await world.ada.submit_modal(form, {"prompt": "a blue cat"}))
            assert len(world.renders[0].payload["image"]) == 1


@pytest.mark.parametrize("menu", [EDIT, USE])
async def test_on_what_has_no_picture(simulated: Open, menu: str) -> None:
    """Said privately; nothing is painted."""
    async with simulated() as world:
        words = await world.bruno.send(world.studio, "hello")
        notes = await world.bruno.send(world.studio, "look", attachments=[("notes.txt", b"words")])
        for message in (words, notes):
            told = await on(world, menu, message)
            assert told.ephemeral
            assert "no picture in this message" in text_of(told.response)
            unknown = await on(world, DETAILS, message)
            assert "I didn't paint this message" in text_of(unknown.response)
        assert world.renders == []


async def test_on_a_member(simulated: Open) -> None:
    """The avatar that Discord gave them, painted by who asked."""
    async with simulated() as world:
        form = await on(world, AVATAR, world.bruno)
        assert fields(form) == ["prompt", "references"]
        gallery = await world.painted(await world.ada.submit_modal(form, {"prompt": "as an oil painting"}))
        (payload,) = (record.payload for record in world.renders)
        assert len(payload["image"]) == 1
        assert "as an oil painting" in text_of(gallery)
