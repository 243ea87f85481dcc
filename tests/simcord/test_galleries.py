"""What was painted and what is at hand under SimCord: galleries, tray, blends, preferences, the studio's status."""

import contextlib

import pytest
from simcord import InteractionResult, SetupError

from tests.simcord.conftest import Open, World
from tests.simcord.files import picture
from tests.simcord.reading import buttons, fields, options, pictures, text_of, whole

_PAGE = 6


async def filled(world: World, *colours: str) -> InteractionResult:
    """Ada's tray, with a picture of each colour."""
    files = [(f"{colour}.png", picture(colour)) for colour in colours]
    message = await world.ada.send(world.studio, "look", attachments=files)
    return await world.ada.context_menu(world.studio, "Use as reference", message)


@pytest.mark.parametrize("restarted", [False, True])
async def test_pages_are_turned(simulated: Open, restarted: bool) -> None:
    """Six to a page, on one sheet; back and on, by this bot or by the next."""
    async with simulated(daily_pictures=0, concurrent_generations=_PAGE + 1) as world:
        asked = [
            await world.ada.slash(world.studio, "imagine", prompt=f"boat {number}", quality="1K")
            for number in range(_PAGE + 1)
        ]
        for each in asked:
            await world.painted(each)
        shown = await world.bruno.slash(world.studio, "gallery", whose="server", search="boat")
        assert shown.ephemeral
        page = whole(shown)
        async with world.restarted() if restarted else contextlib.nullcontext():
            assert (len(options(page)), len(pictures(page)), len(page.attachments)) == (_PAGE, 1, 1)
            first = {option["value"] for option in options(page)}
            await world.bruno.click(page, label="▶")
            assert len(options(page)) == 1
            assert first.isdisjoint(option["value"] for option in options(page))
            await world.bruno.click(page, label="◀")
            assert {option["value"] for option in options(page)} == first


async def test_a_picture_is_opened(simulated: Open) -> None:
    """Its private panel, as by More."""
    async with simulated() as world:
        await world.gallery()
        shown = await world.bruno.slash(world.studio, "gallery", whose="server")
        (option,) = options(shown.response)
        panel = await world.bruno.select(whole(shown), [option["value"]])
        assert panel.ephemeral
        assert buttons(panel.response) == ["Favourite", "Details", "Use as reference", "Go to message", "Report…"]


async def test_what_is_private_is_ones_own(simulated: Open) -> None:
    """Nobody else finds it, however they look."""
    async with simulated() as world:
        await world.gallery(private=True)
        assert "a lighthouse" in text_of((await world.ada.slash(world.studio, "gallery")).response)
        for given in ({"whose": "server"}, {"member": world.ada}, {"whose": "server", "search": "lighthouse"}):
            shown = await world.bruno.slash(world.studio, "gallery", **given)
            assert options(shown.response) == []
            assert "a lighthouse" not in text_of(shown.response)


async def test_a_tray_is_blended(simulated: Open) -> None:
    """By its form, in its order; the first taken out, the rest blended with what the command brings; then emptied."""
    async with simulated() as world:
        tray = await filled(world, "red", "green", "blue")
        assert tray.ephemeral
        form = await world.ada.click(whole(tray), label="Blend…")
        assert fields(form) == ["prompt"]
        await world.painted(await world.ada.submit_modal(form, {"prompt": "picture 1 beside picture 2"}))
        await world.ada.select(whole(tray), [options(tray.response)[0]["value"]])
        assert len(options(tray.response)) == 2
        given = {f"image{number}": (f"{number}.png", picture("gold")) for number in range(1, 9)}
        blended = await world.ada.slash(world.studio, "blend", prompt="all of them", tray=True, quality="1K", **given)
        await world.painted(blended)
        assert [len(record.payload["image"]) for record in world.renders] == [3, 10]
        await world.ada.click(whole(tray), label="Empty")
        assert "Your tray is empty" in text_of(tray.response)
        assert whole(tray).attachments == []


async def test_preferences(simulated: Open) -> None:
    """Chosen on a panel, held by the next request, and put back."""
    async with simulated() as world:
        shown = await world.ada.slash(world.studio, "preferences")
        assert shown.ephemeral
        panel = whole(shown)
        for name, value in (("shape", "wide"), ("quality", "1K"), ("pictures", "2")):
            await world.ada.select(panel, [value], custom_id=f"easel:prefer:{name}")
        await world.ada.click(panel, label="Private: off")
        asked = await world.ada.slash(world.studio, "imagine", prompt="a boat")
        assert asked.ephemeral
        await world.painted(asked, 2)
        assert [record.payload["size"] for record in world.renders] == ["1280x720"] * 2
        await world.ada.click(panel, label="Reset")
        assert "Private: off" in buttons(panel)
        with pytest.raises(SetupError, match="disabled"):
            await world.ada.click(panel, label="Reset")


async def test_the_studio_is_for_managers(simulated: Open) -> None:
    """Members are not offered it; a manager sees the provider, and its model."""
    async with simulated() as world:
        assert "studio status" not in world.ada.available_commands(world.studio)
        with pytest.raises(SetupError, match="not visible"):
            await world.ada.slash(world.studio, "studio status")
        shown = await world.manager.slash(world.studio, "studio status")
        assert shown.ephemeral
        assert "**1. gmi** · well" in text_of(shown.response)
        model = await world.manager.click(whole(shown), label="Model details")
        assert model.ephemeral
        assert "Parameters" in text_of(model.response)


async def test_direct_messages(simulated: Open) -> None:
    """One paints and browses there, too; what is a server's is not to be had."""
    async with simulated() as world:
        asked = await world.ada.user.slash("imagine", prompt="a boat", quality="1K")
        gallery = await world.painted(asked)
        panel = await world.ada.user.click(gallery, label="More")
        assert "Favourite" in buttons(panel.response)
        assert "a boat" in text_of((await world.ada.user.slash("gallery")).response)
        assert "direct messages" in text_of((await world.ada.user.slash("gallery", whose="server")).response)
        assert "studio status" not in world.ada.user.available_commands()
