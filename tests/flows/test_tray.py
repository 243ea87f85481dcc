"""`/tray` and what is done with it: shown, taken out of, emptied, blended; each member's own, kept over a restart."""

from typing import Any

import pytest

from playground.member import Member, buttons, fields, pictures, private, selects, text_of
from tests.flows.studio import Studio, is_gallery, painted, says
from tests.flows.trays import filled

Json = dict[str, Any]


async def tray(member: Member) -> Json:
    message = await member.reply(await member.slash("tray"))
    assert private(message)
    return message


def listed(message: Json) -> list[str]:
    """The numbered names."""
    return [line.removeprefix("- ") for line in text_of(message).splitlines() if line.startswith("- ")]


async def turned(member: Member, message: Json, button: str) -> Json:
    after = await member.reply(await member.press(message, button))
    assert after["id"] == message["id"]
    return after


async def test_an_empty_tray_says_how_to_fill_it(studio: Studio, ada: Member) -> None:
    """With nothing to press."""
    message = await tray(ada)
    assert "Your tray is empty" in text_of(message)
    assert "Use as reference" in text_of(message)
    assert (buttons(message), selects(message), pictures(message)) == ([], [], [])


async def test_what_is_put_in_is_shown_in_order(studio: Studio, ada: Member, bruno: Member) -> None:
    """By number and name, on one sheet; nobody else's tray has it, nobody else sees it."""
    shown = await filled(ada, "cat.jpg", "hat.jpg")
    message = await tray(ada)
    for each in (shown, message):
        assert listed(each) == ["Picture 1: cat.jpg", "Picture 2: hat.jpg"]
        assert pictures(each)[0]["description"] == "The 2 pictures in your tray, by their numbers"
        assert await ada.download(each)
        assert each["id"] not in {m["id"] for m in await bruno.messages()}
    assert "empty" in text_of(await tray(bruno))


async def test_one_is_taken_out(studio: Studio, ada: Member) -> None:
    """The others move up; an older panel takes out the picture that it showed, not the one in its place now."""
    await filled(ada, "a.jpg", "b.jpg", "c.jpg")
    older, newer = await tray(ada), await tray(ada)
    newer = await ada.reply(await ada.choose(newer, "1 · a.jpg"))
    assert listed(newer) == ["Picture 1: b.jpg", "Picture 2: c.jpg"]
    older = await ada.reply(await ada.choose(older, "2 · b.jpg"))
    assert listed(older) == ["Picture 1: c.jpg"]
    stale = await ada.reply(await ada.choose(newer, "1 · b.jpg"))
    assert listed(stale) == ["Picture 1: c.jpg"]
    last = await ada.reply(await ada.choose(stale, "1 · c.jpg"))
    assert "Your tray is empty" in text_of(last)
    assert last["attachments"] == []


async def test_it_is_emptied_after_a_restart(studio: Studio, ada: Member, bruno: Member) -> None:
    """By the button of an old message; another's tray stays."""
    shown = await filled(ada, "a.jpg", "b.jpg")
    await filled(bruno, "b.jpg")
    await studio.restart()
    await ada.online()
    assert listed(await tray(ada)) == ["Picture 1: a.jpg", "Picture 2: b.jpg"]
    after = await turned(ada, shown, "Empty")
    assert "Your tray is empty" in text_of(after)
    assert "empty" in text_of(await tray(ada))
    assert listed(await tray(bruno)) == ["Picture 1: b.jpg"]


async def test_one_is_taken_out_after_a_restart(studio: Studio, ada: Member) -> None:
    """By the list of an old message."""
    shown = await filled(ada, "a.jpg", "b.jpg")
    await studio.restart()
    await ada.online()
    after = await ada.reply(await ada.choose(shown, "1 · a.jpg"))
    assert listed(after) == ["Picture 1: b.jpg"]


async def test_a_tray_takes_ten(studio: Studio, ada: Member) -> None:
    """The eleventh is refused in words, and all ten fit on the sheet and into the list."""
    shown = await filled(ada, *(f"{number}.jpg" for number in range(11)))
    assert "Your tray is full" in text_of(shown)
    message = await tray(ada)
    assert listed(message) == [f"Picture {number + 1}: {number}.jpg" for number in range(10)]
    assert len(selects(message)[0]["options"]) == 10


@pytest.mark.parametrize("restarted", [False, True])
async def test_the_tray_is_blended_by_its_form(studio: Studio, ada: Member, restarted: bool) -> None:
    """Words asked for, pictures in the tray's order; the form finds its way back to a bot that was restarted."""
    shown = await filled(ada, "a.jpg", "b.jpg", "c.jpg")
    opened = await ada.press(shown, "Blend…")
    form = await ada.modal(opened)
    assert form["title"] == "Blend your tray"
    assert list(fields(form)) == ["What to make of them"]
    if restarted:
        await studio.restart()
        await ada.online()
    sent = await ada.submit_modal(opened, {"What to make of them": "picture 1 in the style of picture 2"})
    message = await ada.reply(sent, until=is_gallery)
    assert (await studio.ended(sent)).ending == ("done", "settled", 1)
    assert studio.payloads[-1]["prompt"] == "picture 1 in the style of picture 2"
    assert len(studio.payloads[-1]["image"]) == 3
    assert studio.row(sent).request["origin"]["craft"] == "blend"
    assert [each["name"] for each in studio.row(sent).request["references"]] == ["a.jpg", "b.jpg", "c.jpg"]
    assert "3 references" in text_of(message)
    assert not private(message)


async def test_a_form_of_a_tray_that_was_emptied_meanwhile(studio: Studio, ada: Member) -> None:
    """One picture is no blend: it says so, and nothing is spent."""
    shown = await filled(ada, "a.jpg", "b.jpg")
    opened = await ada.press(shown, "Blend…")
    await ada.modal(opened)
    await ada.reply(await ada.press(await tray(ada), "Empty"))
    sent = await ada.submit_modal(opened, {"What to make of them": "both"})
    message = await ada.reply(sent)
    assert private(message)
    assert "A blend needs two pictures or more" in text_of(message)
    assert studio.records == []


async def test_a_painted_picture_goes_into_the_tray(studio: Studio, ada: Member) -> None:
    """By the panel of More; and it is kept there after the message is gone."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    panel = await ada.reply(await ada.press(gallery, "More"))
    shown = await ada.reply(await ada.press(panel, "Use as reference"))
    assert len(listed(shown)) == 1
    assert says("Picture 1: ")(shown)
