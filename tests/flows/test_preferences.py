"""`/preferences`: kept at once, held for every option left open, and never for one that was chosen."""

from typing import Any

import pytest

from playground.member import Member, buttons, private, selects, text_of
from tests.flows.studio import Studio, painted, refused

Json = dict[str, Any]


async def panel(member: Member) -> Json:
    message = await member.reply(await member.slash("preferences"))
    assert private(message)
    return message


async def chosen(member: Member, message: Json, name: str, value: str) -> Json:
    """The same panel, redrawn."""
    after = await member.reply(await member.select(message, f"easel:prefer:{name}", value))
    assert after["id"] == message["id"]
    return after


async def pressed(member: Member, message: Json, label: str) -> Json:
    after = await member.reply(await member.press(message, label))
    assert after["id"] == message["id"]
    return after


def values(message: Json) -> list[str]:
    """What is shown as chosen, then the labels of the buttons."""
    shown = [option["value"] for select in selects(message) for option in select["options"] if option.get("default")]
    return shown + [button["label"] for button in buttons(message)]


USUAL = ["square", "2K", "1", "Private: off", "Watermark: off", "Reset"]


async def test_every_default_is_kept_and_shown_at_once(studio: Studio, ada: Member, bruno: Member) -> None:
    """Each by itself; a fresh panel shows the same, another member's is untouched."""
    message = await panel(ada)
    assert values(message) == USUAL
    message = await chosen(ada, message, "shape", "wide")
    assert values(message) == ["wide", *USUAL[1:]]
    message = await chosen(ada, message, "quality", "1K")
    message = await chosen(ada, message, "pictures", "3")
    message = await pressed(ada, message, "Private: off")
    message = await pressed(ada, message, "Watermark: off")
    after = ["wide", "1K", "3", "Private: on", "Watermark: on", "Reset"]
    assert values(message) == after
    assert values(await panel(ada)) == after
    assert values(await panel(bruno)) == USUAL


async def test_they_hold_for_what_is_left_open(studio: Studio, ada: Member) -> None:
    """Shape, quality, number, privacy and watermark of the next request."""
    message = await panel(ada)
    for name, value in (("shape", "tall"), ("quality", "1K"), ("pictures", "2")):
        message = await chosen(ada, message, name, value)
    for label in ("Private: off", "Watermark: off"):
        message = await pressed(ada, message, label)
    exchange = await ada.slash("imagine", prompt="a boat")
    await studio.ended(exchange)
    row = studio.row(exchange)
    assert row.ending == ("done", "settled", 2)
    assert row.reply["private"] is True
    assert [payload["size"] for payload in studio.payloads] == ["720x1280"] * 2
    assert all(payload["watermark"] for payload in studio.payloads)


async def test_what_is_chosen_goes_before_them(studio: Studio, ada: Member) -> None:
    """Also a "no" to something preferred."""
    message = await panel(ada)
    for name, value in (("shape", "tall"), ("quality", "4K"), ("pictures", "2")):
        message = await chosen(ada, message, name, value)
    for label in ("Private: off", "Watermark: off"):
        message = await pressed(ada, message, label)
    options = {"shape": "wide", "quality": "1K", "pictures": 1, "private": False, "watermark": False}
    exchange, _ = await painted(studio, ada, prompt="a boat", **options)
    assert studio.row(exchange).reply["private"] is False
    assert [(p["size"], p["watermark"]) for p in studio.payloads] == [("1280x720", False)]


async def test_a_preferred_privacy_hides_progress_too(studio: Studio, ada: Member, bruno: Member) -> None:
    """From the very first acknowledgement."""
    await pressed(ada, await panel(ada), "Private: off")
    studio.hold()
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.in_state(exchange, "rendering")
    assert await bruno.messages() == []
    studio.release()
    await studio.ended(exchange)
    assert await bruno.messages() == []


async def test_the_panel_works_after_a_restart(studio: Studio, ada: Member) -> None:
    """Lists, switches and reset of an old message; what was chosen before is still there."""
    message = await chosen(ada, await panel(ada), "shape", "cinema")
    await studio.restart()
    await ada.online()
    message = await chosen(ada, message, "pictures", "4")
    assert values(message)[:3] == ["cinema", "2K", "4"]
    await studio.restart()
    await ada.online()
    message = await pressed(ada, message, "Private: off")
    assert values(message) == ["cinema", "2K", "4", "Private: on", "Watermark: off", "Reset"]
    message = await pressed(ada, message, "Reset")
    assert values(message) == USUAL
    assert buttons(message)[-1]["disabled"]


async def test_two_panels_do_not_fight(studio: Studio, ada: Member) -> None:
    """A switch of an older panel puts the value where its label led when it was shown."""
    first, second = await panel(ada), await panel(ada)
    await pressed(ada, first, "Private: off")
    second = await pressed(ada, second, "Private: off")
    assert "Private: on" in values(second)


async def test_a_panel_is_seen_by_its_member_alone(studio: Studio, ada: Member, bruno: Member) -> None:
    """So nobody presses another's."""
    message = await panel(ada)
    assert message["id"] not in {each["id"] for each in await bruno.messages()}


@pytest.mark.settings(providers=("segmind",))
async def test_without_watermarks_none_can_be_preferred(studio: Studio, ada: Member) -> None:
    """The switch is shown, can't be pressed, and the panel says why; so does the command's option."""
    message = await panel(ada)
    (switch,) = (button for button in buttons(message) if button["label"] == "Watermark: off")
    assert switch["disabled"]
    assert "can't mark" in text_of(message)
    imagine = next(command for command in await ada.commands() if command["name"] == "imagine")
    told = {option["name"]: option["description"] for option in imagine["options"]}
    assert "not possible" in told["watermark"]
    assert "not possible" in told["seed"]
    assert "watermark" in await refused(studio, ada, await ada.slash("imagine", prompt="a boat", watermark=True))


async def test_a_preferred_watermark_stops_nobody_where_none_can_be_made(studio: Studio, ada: Member) -> None:
    """Chosen while it was possible, it waits until it is possible again; the panel lets it be turned off."""
    await pressed(ada, await panel(ada), "Watermark: off")
    await studio.restart(providers=("segmind",))
    await ada.online()
    exchange, _ = await painted(studio, ada, prompt="a boat")
    assert studio.row(exchange).request["watermark"] is False
    message = await pressed(ada, await panel(ada), "Watermark: on")
    assert "Watermark: off" in values(message)


async def test_with_another_provider_the_options_are_as_ever(studio: Studio, ada: Member) -> None:
    """One that can is enough."""
    await studio.restart(providers=("segmind", "gmi"))
    await ada.online()
    imagine = next(command for command in await ada.commands() if command["name"] == "imagine")
    told = {option["name"]: option["description"] for option in imagine["options"]}
    assert "not possible" not in told["watermark"] + told["seed"]
