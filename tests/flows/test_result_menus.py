"""The menus on messages and members: on the studio's pictures and on anybody's, and on what has none."""

import asyncio
import dataclasses
from typing import Any

import pytest

from bot.domain.reference import Reference
from playground.fake_discord import demo
from playground.member import Exchange, Member, buttons, fields, private, text_of
from tests.flows.row import Row
from tests.flows.studio import PATIENCE, Studio, asked, is_gallery, jpeg, painted, says

Json = dict[str, Any]
EDIT, USE, DETAILS, AVATAR = "Edit this picture", "Use as reference", "Picture details", "Paint this avatar"
PROMPT, PICTURE, FURTHER = "What it should show", "Which picture?", "Further references"


async def grown(studio: Studio, member: Member, sent: Exchange) -> Row:
    await member.reply(sent, until=is_gallery, timeout=PATIENCE)
    row = await studio.ended(sent)
    assert row.state == "done"
    return row


async def told(member: Member, sent: Exchange) -> str:
    return text_of(await member.reply(sent, until=lambda m: private(m) and bool(text_of(m)), timeout=PATIENCE))


async def posted(member: Member, *files: tuple[str, bytes], content: str = "look") -> Json:
    """An ordinary message with these files."""
    return await member.say(content, *[await member.upload(data, name) for name, data in files])


async def tray(studio: Studio, member: Member) -> list[str]:
    assert studio.client is not None
    return [each.name for each in await studio.client.services.trays.references(int(member.id))]


# On the studio's own pictures


@pytest.mark.parametrize("restarted", [False, True])
async def test_our_pictures_are_edited_as_by_their_button(
    studio: Studio, ada: Member, bruno: Member, restarted: bool
) -> None:
    """With the prompt as it was, and a choice of several."""
    first, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    if restarted:
        await studio.restart()
    opened = await bruno.menu(EDIT, gallery)
    assert list(fields(await bruno.modal(opened))) == [PROMPT, PICTURE, FURTHER]
    if restarted:
        await studio.restart()
    row = await grown(studio, bruno, await bruno.submit_modal(opened, {PROMPT: "a red boat", PICTURE: "2"}))
    assert row.request["origin"] == {"craft": "edit", "parent_id": int(first.id), "picture": 2}
    assert row.member_id == int(bruno.id)


async def test_each_of_several_messages_knows_its_own_pictures(studio: Studio, ada: Member) -> None:
    """The first has no buttons, the second begins at the eleventh picture."""
    exchange, _ = await painted(studio, ada, prompt="a boat", pictures=12)
    first, second = [m for m in await ada.messages() if is_gallery(m)]
    assert (len(buttons(first)), len(buttons(second))) == (0, 5)
    assert "Picture 1 of 12" in await told(ada, await ada.menu(DETAILS, first))
    assert "Picture 11 of 12" in await told(ada, await ada.menu(DETAILS, second))
    await told(ada, await ada.menu(USE, second))
    assert await tray(studio, ada) == ["11/12 · a boat", "12/12 · a boat"]
    assert studio.row(exchange).counted == 12


async def test_all_of_our_pictures_are_used(studio: Studio, ada: Member, bruno: Member) -> None:
    """In order, by anybody who sees them."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    assert "3 pictures are in your tray now" in await told(bruno, await bruno.menu(USE, gallery))
    assert await tray(studio, bruno) == [f"{number}/3 · a boat" for number in (1, 2, 3)]
    assert await tray(studio, ada) == []


async def test_what_finds_no_room_is_told(studio: Studio, ada: Member) -> None:
    """Ten lie in a tray; the first that come."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=8)
    await told(ada, await ada.menu(USE, gallery))
    _, other = await painted(studio, ada, prompt="a hat", pictures=4)
    text = await told(ada, await ada.menu(USE, other))
    assert "2 pictures are in your tray now" in text
    assert "2 more could not be used" in text
    assert len(await tray(studio, ada)) == 10
    _, third = await painted(studio, ada, prompt="a cat")
    assert "Your tray is full: it takes 10 pictures" in await told(ada, await ada.menu(USE, third))


async def test_details_of_what_others_wrote_are_not_known(studio: Studio, ada: Member) -> None:
    """Said plainly."""
    message = await posted(ada, ("cat.png", jpeg(form="PNG")))
    assert "I didn't paint this message" in await told(ada, await ada.menu(DETAILS, message))


async def test_what_is_still_painted_has_no_picture_yet(studio: Studio, ada: Member) -> None:
    """Its message is no picture to work from."""
    studio.hold()
    _, progress = await asked(ada, prompt="a boat")
    assert "no picture in this message" in await told(ada, await ada.menu(EDIT, progress))
    assert "no picture in this message" in await told(ada, await ada.menu(USE, progress))
    assert "I didn't paint this message" in await told(ada, await ada.menu(DETAILS, progress))


# On anybody's messages


@pytest.mark.parametrize("restarted", [False, True])
async def test_anybodys_picture_is_edited(studio: Studio, ada: Member, bruno: Member, restarted: bool) -> None:
    """In its own outline, with further references after it; its bytes were kept when the form was opened."""
    message = await posted(bruno, ("cat.png", jpeg(900, 1600, form="PNG")))
    opened = await ada.menu(EDIT, message)
    form = await ada.modal(opened)
    assert len(form["custom_id"]) <= 100
    assert list(fields(form)) == [PROMPT, FURTHER]
    if restarted:
        await studio.restart()
        del studio.discord.world.channels[ada.channel].messages[message["id"]]
    sent = await ada.submit_modal(opened, {PROMPT: "a blue cat", FURTHER: [("hat.jpg", jpeg())]})
    row = await grown(studio, ada, sent)
    assert [each["name"] for each in row.request["references"]] == ["cat.png", "hat.jpg"]
    address = row.request["references"][0]["url"]
    assert address == "" if restarted else address.startswith(studio.discord.url)
    assert row.request["origin"] == {"craft": "edit", "parent_id": None, "picture": None}
    assert row.request["size"]["height"] > row.request["size"]["width"] * 1.7
    assert len(studio.payloads[0]["image"]) == 2


@pytest.mark.parametrize("restarted", [False, True])
async def test_one_of_anybodys_pictures_is_chosen(studio: Studio, ada: Member, restarted: bool) -> None:
    """Each once; what is no PNG or JPEG, or is broken, is left out."""
    files = [
        ("one.png", jpeg(300, 300, "red", "PNG")),
        ("notes.txt", b"words"),
        ("two.jpg", jpeg(300, 300, "blue")),
        ("same.png", jpeg(300, 300, "red", "PNG")),
        ("broken.jpg", jpeg()[:300]),
    ]
    message = await posted(ada, *files)
    opened = await ada.menu(EDIT, message)
    choice = fields(await ada.modal(opened))[PICTURE]
    assert [option["label"] for option in choice["options"]] == ["Picture 1 · one.png", "Picture 2 · two.jpg"]
    if restarted:
        await studio.restart()
    sent = await ada.submit_modal(opened, {PROMPT: "a cat", PICTURE: "Picture 2 · two.jpg"})
    row = await grown(studio, ada, sent)
    assert [each["name"] for each in row.request["references"]] == ["two.jpg"]


@pytest.mark.parametrize("menu", [EDIT, USE])
async def test_a_message_without_a_picture_is_told_so(studio: Studio, ada: Member, menu: str) -> None:
    """Whatever else it has."""
    for message in (await ada.say("hello"), await posted(ada, ("notes.txt", b"words"))):
        assert "no picture in this message that I can work from" in await told(ada, await ada.menu(menu, message))
    assert studio.rows() == []


@pytest.mark.parametrize("menu", [EDIT, USE])
async def test_a_picture_that_is_no_use_is_refused_before_anything_else(studio: Studio, ada: Member, menu: str) -> None:
    """By what is wrong with it."""
    message = await posted(ada, ("line.png", jpeg(1000, 100, form="PNG")))
    assert "is too narrow" in await told(ada, await ada.menu(menu, message))
    assert await tray(studio, ada) == []


async def test_anybodys_pictures_are_used(studio: Studio, ada: Member, bruno: Member) -> None:
    """Those that can be; the others are counted."""
    message = await posted(bruno, ("one.png", jpeg(300, 300, form="PNG")), ("broken.jpg", jpeg()[:300]))
    text = await told(ada, await ada.menu(USE, message))
    assert "One picture is in your tray now" in text
    assert "One more could not be used" in text
    assert await tray(studio, ada) == ["one.png"]


class Slow:
    """References whose bytes come when the test lets them."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.gate = asyncio.Event()

    async def examine(self, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
        await self.gate.wait()
        return await self._real.examine(references)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_slow_picture_gets_a_button_for_its_form(studio: Studio, ada: Member, restarted: bool) -> None:
    """A form can't be opened after the three seconds; the button can be pressed whenever."""
    message = await posted(ada, ("one.png", jpeg(300, 300, "red", "PNG")), ("two.jpg", jpeg(300, 300, "blue")))
    assert studio.client is not None
    services = studio.client.services
    slow = Slow(services.references)
    studio.client.services = dataclasses.replace(services, references=slow, race_seconds=0.01)
    opened = await ada.menu(EDIT, message)
    await ada.acknowledged(opened)
    slow.gate.set()
    offer = await ada.reply(opened, until=says("ready to be edited"))
    assert private(offer)
    if restarted:
        await studio.restart()
    pressed = await ada.press(offer, "Picture 2")
    assert list(fields(await ada.modal(pressed))) == [PROMPT, FURTHER]
    row = await grown(studio, ada, await ada.submit_modal(pressed, {PROMPT: "a hat"}))
    assert [each["name"] for each in row.request["references"]] == ["two.jpg"]


# On members


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("name", ["Bruno", "Mika"])
async def test_an_avatar_is_painted(studio: Studio, ada: Member, name: str, restarted: bool) -> None:
    """A member's own, or the one that Discord gave them."""
    opened = await ada.menu(AVATAR, name)
    assert list(fields(await ada.modal(opened))) == [PROMPT, FURTHER]
    if restarted:
        await studio.restart()
    row = await grown(studio, ada, await ada.submit_modal(opened, {PROMPT: "as an oil painting"}))
    (reference,) = row.request["references"]
    assert reference["name"] == f"{name}.png"
    assert row.request["origin"]["craft"] == "avatar"
    assert row.request["prompt"] == "as an oil painting"
    assert row.member_id == int(ada.id)


async def test_an_avatar_that_is_gone_is_told(studio: Studio, ada: Member) -> None:
    """Changed between the form and its sending."""
    opened = await ada.menu(AVATAR, "Bruno")
    await ada.modal(opened)
    studio.discord.world.change_person(demo.BRUNO, avatar=None)
    text = await told(ada, await ada.submit_modal(opened, {PROMPT: "as an oil painting"}))
    assert "Bruno.png" in text
    assert studio.rows() == []
