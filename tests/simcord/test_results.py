"""What grows out of a picture under SimCord: the buttons below it, the form behind Edit…, the panel behind More."""

import contextlib

import pytest
from simcord import ResponseMessage, SetupError

from tests.simcord.conftest import Open, World
from tests.simcord.files import picture
from tests.simcord.reading import buttons, fields, options, pictures, text_of, whole


async def test_again(simulated: Open) -> None:
    """Anybody may; it is painted anew, for who pressed and at their cost."""
    async with simulated(daily_pictures=2) as world:
        gallery = await world.gallery(seed=7)
        again = await world.bruno.click(gallery, label="Again")
        assert not again.ephemeral
        other = await world.painted(again)
        assert other.id != gallery.id
        first, second = (record.payload for record in world.renders)
        assert first["prompt"] == second["prompt"]
        assert first["seed"] == 7 != second["seed"]
        told = await world.bruno.slash(world.studio, "quota")
        assert "1 of 2" in text_of(told.response)


@pytest.mark.parametrize("button", ["Vary", "4K"])
async def test_one_of_several_is_chosen(simulated: Open, button: str) -> None:
    """By a private question; what comes of it is public, made from that picture alone."""
    async with simulated() as world:
        gallery = await world.gallery(pictures=3, seed=7)
        question = await world.bruno.click(gallery, label=button)
        assert question.ephemeral
        assert [option["label"] for option in options(question.response)] == ["Picture 1", "Picture 2", "Picture 3"]
        chosen = await world.bruno.select(whole(question), ["2"])
        await world.until(lambda: len(world.renders) == 4)
        await world.painted(chosen)
        payload = world.renders[-1].payload
        assert len(payload["image"]) == 1
        assert (payload["size"] == "4096x4096", payload["seed"] == 8) == (
            (True, True) if button == "4K" else (False, False)
        )


async def test_at_once(simulated: Open) -> None:
    """One picture needs no question."""
    async with simulated() as world:
        gallery = await world.gallery()
        for button in ("Vary", "4K"):
            large = await world.painted(await world.ada.click(gallery, label=button))
        assert buttons(large) == ["Again", "Edit…", "Vary", "More"]


@pytest.mark.parametrize("restarted", [False, True])
async def test_edit(simulated: Open, restarted: bool) -> None:
    """The form with the prompt as it was; what comes back is painted once, by this bot or by the next."""
    async with simulated() as world:
        gallery = await world.gallery(pictures=2)
        form = await world.bruno.click(gallery, label="Edit…")
        assert fields(form) == ["prompt", "picture", "references"]
        assert form.modal is not None
        assert form.modal["components"][0]["component"]["value"] == "a lighthouse"
        given = {"prompt": "a red lighthouse", "picture": ["2"], "references": [("hat.png", picture())]}
        async with world.restarted() if restarted else contextlib.nullcontext():
            edited = await world.painted(await world.bruno.submit_modal(form, given))
            assert edited.id != gallery.id
            *_, payload = (record.payload for record in world.renders)
            assert (len(world.renders), payload["prompt"], len(payload["image"])) == (3, "a red lighthouse", 2)


async def test_a_form_is_refused_in_words(simulated: Open) -> None:
    """What is no picture, and a prompt that is too long."""
    async with simulated() as world:
        gallery = await world.gallery()
        for given, told in (
            ({"prompt": "x", "references": [("notes.txt", b"words")]}, "Reference 2 (notes.txt)"),
            ({"prompt": "x" * 2001}, "has 2001 characters"),
        ):
            form = await world.ada.click(gallery, label="Edit…")
            sent = await world.ada.submit_modal(form, given)
            assert sent.ephemeral
            assert told in text_of(sent.response)
        assert len(world.renders) == 1


async def panel_of(world: World, gallery: ResponseMessage) -> ResponseMessage:
    shown = await world.ada.click(gallery, label="More")
    assert shown.ephemeral
    return whole(shown)


async def test_the_panel(simulated: Open) -> None:
    """Private; another picture in its place; marked, unmarked, and found among the favourites."""
    async with simulated() as world:
        gallery = await world.gallery(pictures=2)
        panel = await panel_of(world, gallery)
        assert buttons(panel) == ["Favourite", "Details", "Use as reference", "Go to message", "Delete…"]
        assert len(pictures(panel)) == len(panel.attachments) == 1
        await world.ada.select(panel, ["2"])
        assert "Picture 2 of 2" in text_of(panel)
        await world.ada.click(panel, label="Favourite")
        assert buttons(panel)[0] == "Unfavourite"
        favourites = await world.ada.slash(world.studio, "favourites")
        assert len(options(favourites.response)) == 1
        await world.ada.click(panel, label="Unfavourite")
        assert buttons(panel)[0] == "Favourite"
        assert world.studio.history(viewer=world.bruno)[-1].id == gallery.id


async def test_details(simulated: Open) -> None:
    """Everything that is known, with the cost for its member alone, and for each picture."""
    async with simulated() as world:
        gallery = await world.gallery(pictures=2, seed=7)
        details = await world.ada.click(await panel_of(world, gallery), label="Details")
        assert "/imagine prompt:a lighthouse size:1024x1024 seed:7 pictures:2" in text_of(details.response)
        assert "**Cost:**" in text_of(details.response)
        await world.ada.select(whole(details), ["2"])
        assert "Picture 2 of 2" in text_of(details.response)
        others = await world.bruno.click(gallery, label="More")
        told = await world.bruno.click(whole(others), label="Details")
        assert "**Cost:**" not in text_of(told.response)


async def test_deleting(simulated: Open) -> None:
    """Offered to its member and to moderators; asked for again, kept, then done in every message."""
    async with simulated() as world:
        gallery = await world.gallery(pictures=12)
        await world.until(lambda: len(world.studio.history()) == 2)
        last = world.studio.history()[-1]
        strangers = await world.bruno.click(last, label="More")
        assert "Delete…" not in buttons(strangers.response)
        with pytest.raises(SetupError):
            await world.bruno.click(whole(strangers), label="Delete…")
        panel = whole(await world.moderator.click(last, label="More"))
        await world.moderator.click(panel, label="Delete…")
        assert "Delete these 12 pictures" in text_of(panel)
        await world.moderator.click(panel, label="Keep")
        await world.moderator.click(panel, label="Delete…")
        await world.moderator.click(panel, label="Delete")
        assert "12 pictures are deleted" in text_of(panel)
        assert {message.id for message in world.studio.history()}.isdisjoint({gallery.id, last.id})
        stale = await world.bruno.click(whole(strangers), label="Details")
        assert "not here any more" in text_of(stale.response)


async def test_rights_are_those_of_the_moment(simulated: Open) -> None:
    """Who may not use commands here any more paints by no button either."""
    async with simulated() as world:
        gallery = await world.gallery()
        world.forbid_commands(world.bruno)
        for button in ("Again", "Edit…", "Vary", "4K"):
            refused = await world.bruno.click(gallery, label=button)
            assert refused.ephemeral
            assert "Use Application Commands" in text_of(refused.response)
        assert len(world.renders) == 1
