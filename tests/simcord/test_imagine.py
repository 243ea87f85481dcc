"""The main job under SimCord: what a member sees, what the provider was asked for, what is left of the limits."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from simcord import InteractionResult

from tests.simcord.conftest import Open, World
from tests.simcord.files import picture
from tests.simcord.reading import buttons, components, pictures, text_of

_PROMPT = "a **lighthouse** for @everyone"
Json = dict[str, Any]


async def imagine(world: World, **options: Any) -> InteractionResult:
    """Ada asks for a picture in #studio."""
    return await world.ada.slash(world.studio, "imagine", **{"prompt": _PROMPT, "quality": "1K", **options})


async def left(world: World) -> str:
    """The line of `/quota` that tells Ada's pictures."""
    told = await world.ada.slash(world.studio, "quota")
    assert told.ephemeral
    return next(line for line in text_of(told.response).splitlines() if "Pictures:" in line)


async def test_commands_are_synced(simulated: Open) -> None:
    """A member finds every command, registered in one call."""
    async with simulated() as world:
        assert set(world.ada.available_commands(world.studio)) >= {"imagine", "edit", "blend", "gallery", "help"}
        assert len(world.sent("PUT", "/commands")) == 1


async def test_from_command_to_gallery(simulated: Open) -> None:
    """The reply is deferred in public, shows progress with Cancel, and becomes a gallery with alt text."""
    async with simulated() as world:
        result = await imagine(world, seed=7)
        callback, *_ = world.sent("POST", "/callback")
        assert callback.json == {"type": 5}
        assert not result.ephemeral
        assert "**Painting**" in text_of(result.response)
        assert buttons(result.response) == ["Cancel"]
        await world.until(lambda: bool(pictures(result.response)))

        assert buttons(result.response) == ["Again", "Edit…", "Vary", "4K", "More"]
        [picture] = pictures(result.response)
        assert (picture["description"], bool(picture.get("spoiler"))) == (_PROMPT, False)
        assert result.response is not None
        [attachment] = result.response.attachments
        assert picture["media"]["url"] == attachment.url
        assert Image.open(BytesIO(await attachment.read())).format == "JPEG"
        assert r"\*\*lighthouse\*\*" in text_of(result.response)
        assert not result.response.message.mention_everyone
        assert "seed 7" in text_of(result.response)
        assert [record.payload["seed"] for record in world.renders] == [7]
        assert "49 of 50" in await left(world)


async def test_edit_and_series(simulated: Open) -> None:
    """The other ways to begin: from a picture, and several that belong together."""
    async with simulated() as world:
        given = {"prompt": "at night", "quality": "1K"}
        edited = await world.ada.slash(world.studio, "edit", image=("sea.png", picture()), **given)
        await world.painted(edited)
        series = await world.ada.slash(world.studio, "series", pictures=3, **given)
        await world.until(lambda: bool(pictures(series.response)))
        assert "1 reference" in text_of(edited.response)
        first, second = (record.payload for record in world.renders)
        assert (len(first["image"]), second["max_images"]) == (1, 3)


async def test_twelve_pictures_come_in_two_messages(simulated: Open) -> None:
    """Ten pictures fill the reply, and two follow; each was a render with its own seed."""
    async with simulated() as world:
        result = await imagine(world, pictures=12, seed=100)
        await world.until(lambda: bool(result.followups))
        assert [len(pictures(message)) for message in (result.response, *result.followups)] == [10, 2]
        assert sorted(record.payload["seed"] for record in world.renders) == list(range(100, 112))
        assert "38 of 50" in await left(world)


async def test_private_and_spoiler(simulated: Open) -> None:
    """A private reply is private from the defer to the gallery, and its pictures stay hidden until clicked."""
    async with simulated() as world:
        result = await imagine(world, private=True, spoiler=True)
        assert result.ephemeral
        await world.until(lambda: bool(pictures(result.response)))
        assert result.response is not None
        assert result.response.ephemeral
        [picture] = pictures(result.response)
        assert picture["spoiler"]
        assert result.response.attachments[0].filename.startswith("SPOILER_")
        assert world.studio.history(viewer=world.bruno) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"size": "99999x1"}, "can't be painted"),
        ({"size": "12x"}, "can't read the size"),
        ({"provider": "nobody"}, "no provider"),
        ({"image1": ("words.txt", b"no picture")}, "Reference 1"),
    ],
)
async def test_refusals_are_private(simulated: Open, options: Json, told: str) -> None:
    """What can't be painted is refused at once, in private, and costs nothing."""
    async with simulated() as world:
        result = await imagine(world, **options)
        assert result.ephemeral
        assert told in text_of(result.response)
        assert world.studio.history(viewer=world.bruno) == []
        assert world.renders == []
        assert "50 of 50" in await left(world)


async def test_a_channel_without_pictures(simulated: Open) -> None:
    """Where the bot may not attach files it says so before anything is spent."""
    async with simulated() as world:
        result = await world.ada.slash(world.words_only, "imagine", prompt=_PROMPT)
        assert result.ephemeral
        assert "Attach Files" in text_of(result.response)
        assert world.renders == []


async def test_a_refused_prompt(simulated: Open) -> None:
    """The provider's refusal is told in the reply, and the pictures are given back."""
    async with simulated() as world:
        world.play("refused_input_text")
        result = await imagine(world)
        await world.until(lambda: "Nothing was counted" in text_of(result.response))
        assert "refused this prompt" in text_of(result.response)
        assert "50 of 50" in await left(world)


async def test_the_daily_limit(simulated: Open) -> None:
    """A request above the day's pictures is refused with the time at which more come free."""
    async with simulated(daily_pictures=2) as world:
        first = await imagine(world, pictures=2)
        await world.until(lambda: bool(pictures(first.response)))
        second = await imagine(world)
        assert second.ephemeral
        assert "0 of 2 pictures left" in text_of(second.response)
        assert "<t:" in text_of(second.response)
        assert len(world.renders) == 2


async def test_cancel(simulated: Open) -> None:
    """A stranger may not cancel, the member may; nothing is counted, and a late press is told so."""
    async with simulated() as world:
        result = await imagine(world)
        message = result.response
        assert message is not None
        shown = await world.ada.slash(world.studio, "jobs")
        refused = await world.bruno.click(message, label="Cancel")
        assert refused.ephemeral
        assert "Only the member" in text_of(refused.response)

        await world.ada.click(message, label="Cancel")
        await world.until(lambda: "Cancelled" in text_of(result.response))
        assert buttons(result.response) == []
        assert "50 of 50" in await left(world)
        assert shown.response is not None
        late = await world.ada.click(shown.response, custom_id=f"easel:cancel:{_generation(shown)}")
        assert "already ended" in text_of(late.response)


def _generation(shown: InteractionResult) -> str:
    accessory = next(part["accessory"] for part in components(shown.response) if "accessory" in part)
    return accessory["custom_id"].rpartition(":")[2]


async def test_a_moderator_cancels_in_line(simulated: Open) -> None:
    """A second request waits in line, and a moderator may take it out."""
    async with simulated(concurrent_generations=1) as world:
        await imagine(world)
        waiting = await imagine(world)
        assert "**In line**" in text_of(waiting.response)
        assert waiting.response is not None
        await world.moderator.click(waiting.response, label="Cancel")
        await world.until(lambda: "Cancelled" in text_of(waiting.response))
        assert len(world.renders) == 1


async def test_sizes_are_suggested(simulated: Open) -> None:
    """Typing a ratio offers sizes of that ratio."""
    async with simulated() as world:
        choices = await world.ada.autocomplete(world.studio, "imagine", "size", "16:9")
        assert choices
        assert all(_wide(choice["value"]) for choice in choices)


def _wide(value: str) -> bool:
    width, height = map(int, value.split("x"))
    return abs(width / height - 16 / 9) < 0.02


async def test_a_restart_in_the_middle(simulated: Open) -> None:
    """Another bot on the same data goes on painting: one render, one gallery, nothing registered again."""
    async with simulated() as world:
        result = await imagine(world)
        await world.until(lambda: bool(world.renders))
        async with world.restarted():
            assert not pictures(result.response)
            await world.until(lambda: bool(pictures(result.response)))
            assert len(world.renders) == 1
            assert len(world.studio.history()) == 1
            assert len(world.sent("PUT", "/commands")) == 1
            assert "49 of 50" in await left(world)


async def test_the_cancel_button_outlives_a_restart(simulated: Open) -> None:
    """A button that the first bot made is answered by the second."""
    async with simulated() as world:
        world.play("stuck_processing")
        result = await imagine(world)
        async with world.restarted():
            assert result.response is not None
            await world.ada.click(result.response, label="Cancel")
            await world.until(lambda: "Cancelled" in text_of(result.response))
            assert "50 of 50" in await left(world)
