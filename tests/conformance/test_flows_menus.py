"""The menus on messages and members: on our pictures, on anybody's, on what has none; and their forms."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.reference import Reference
from playground.member import Exchange, Member, buttons, fields, private, selects, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE, imagined, painted, picture, says

Json = dict[str, Any]
drives = pytest.mark.drives
EDIT, USE, DETAILS, AVATAR = "Edit this picture", "Use as reference", "Picture details", "Paint this avatar"
PROMPT, PICTURE, FURTHER = "What it should show", "Which picture?", "Further references"
_UPLOAD = ("hat.png", picture(colour="navy"))


async def grown(member: Member, sent: Exchange) -> Json:
    return await member.reply(sent, until=painted(), timeout=PATIENCE)


async def told(member: Member, sent: Exchange) -> str:
    return text_of(await member.reply(sent, until=lambda m: private(m) and bool(text_of(m)), timeout=PATIENCE))


async def posted(member: Member, *names: str) -> Json:
    """A member's own message, with pictures of these names."""
    colours = ("red", "green", "blue", "gold", "black", "white", "pink", "brown", "navy", "lime")
    files = [await member.upload(picture(colour=colours[number]), name) for number, name in enumerate(names)]
    return await member.say("look", *files)


@drives(f"menu {EDIT}", f"menu {USE}", f"menu {DETAILS}", "form edit")
async def test_on_our_own_pictures(studio: Open) -> None:
    """Edited, put into the tray, and told in detail; by somebody else."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Bruno") as bruno:
        _, gallery = await imagined(ada, until=painted(2), pictures=2)
        form = await bruno.menu(EDIT, gallery)
        assert list(fields(await bruno.modal(form))) == [PROMPT, PICTURE, FURTHER]
        await grown(bruno, await bruno.submit_modal(form, {PROMPT: "a red boat", PICTURE: "2", FURTHER: [_UPLOAD]}))
        tray = await bruno.reply(await bruno.menu(USE, gallery), until=says("your tray"), timeout=PATIENCE)
        assert selects(tray)
        assert "Picture 1 of 2" in await told(bruno, await bruno.menu(DETAILS, gallery))


@drives(f"menu {EDIT}", "form edit-kept")
async def test_on_anybodys_pictures(studio: Open) -> None:
    """One, and one of ten; with as many further references as fit."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Bruno") as bruno:
        form = await ada.menu(EDIT, await posted(bruno, "cat.png"))
        await grown(ada, await ada.submit_modal(form, {PROMPT: "a blue cat", FURTHER: [_UPLOAD] * 9}))
        form = await ada.menu(EDIT, await posted(bruno, *(f"{number} {'n' * 80}.png" for number in range(10))))
        choice = fields(await ada.modal(form))[PICTURE]
        assert len(choice["options"]) == 10
        await grown(ada, await ada.submit_modal(form, {PROMPT: "x", PICTURE: choice["options"][9]["value"]}))


class Slow:
    """References whose bytes come when the test lets them."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.gate = asyncio.Event()

    async def examine(self, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
        await self.gate.wait()
        return await self._real.examine(references)


@drives("item foreign.EditKept", "form edit-kept")
async def test_on_slow_pictures(studio: Open) -> None:
    """Ten buttons instead of a form that would come too late, and the form behind the last."""
    async with studio() as open_, open_.member("Ada") as ada:
        slow = Slow(open_.client.services.references)
        message = await posted(ada, *(f"{number}.png" for number in range(10)))
        usual = open_.client.services
        open_.client.services = replace(usual, references=slow, race_seconds=0.01)  # pyright: ignore[reportArgumentType]
        sent = await ada.menu(EDIT, message)
        await ada.acknowledged(sent)
        slow.gate.set()
        offer = await ada.reply(sent, until=lambda m: bool(buttons(m)), timeout=PATIENCE)
        assert len(buttons(offer)) == 10
        open_.client.services = usual
        form = await ada.press(offer, "Picture 10")
        await grown(ada, await ada.submit_modal(form, {PROMPT: "a blue cat"}))


@drives(f"menu {AVATAR}", "form avatar")
@pytest.mark.parametrize("name", ["Bruno", "Mika"])
async def test_on_members(studio: Open, name: str) -> None:
    """With an avatar of their own, and with Discord's."""
    async with studio() as open_, open_.member("Ada") as ada:
        form = await ada.menu(AVATAR, name)
        await grown(ada, await ada.submit_modal(form, {PROMPT: "as an oil painting", FURTHER: [_UPLOAD]}))


@drives(f"menu {USE}")
async def test_on_several_pictures_at_once(studio: Open) -> None:
    """Ten fill the tray, the eleventh finds no room; what is broken is counted."""
    async with studio() as open_, open_.member("Ada") as ada:
        tray = await ada.reply(
            await ada.menu(USE, await posted(ada, *(f"{number}.png" for number in range(9)))),
            until=says("your tray"),
            timeout=PATIENCE,
        )
        assert len(selects(tray)[0]["options"]) == 9
        broken = await ada.upload(picture()[:60], "broken.png")
        good = await ada.upload(picture(colour="teal"), "good.png")
        last = await ada.upload(picture(colour="olive"), "last.png")
        assert "could not be used" in await told(ada, await ada.menu(USE, await ada.say("look", broken, good)))
        assert "Your tray is full" in await told(ada, await ada.menu(USE, await ada.say("look", last)))


@drives(f"menu {EDIT}", f"menu {USE}", f"menu {DETAILS}")
async def test_on_what_has_no_picture(studio: Open) -> None:
    """A word, a file that is none, the bot's own progress, and its refusals."""
    async with studio() as open_, open_.member("Ada") as ada:
        words = await ada.say("hello")
        notes = await ada.say("look", await ada.upload(b"words", "notes.txt"))
        narrow = await ada.say("look", await ada.upload(picture(1000, 100), "line.png"))
        open_.gmi_fault("stuck_processing")
        _, progress = await imagined(ada, until=lambda m: bool(buttons(m)))
        for message, sentence in (
            (words, "no picture in this message"),
            (notes, "no picture in this message"),
            (progress, "no picture in this message"),
            (narrow, "too narrow"),
        ):
            for menu in (EDIT, USE):
                assert sentence in await told(ada, await ada.menu(menu, message))
            assert "I didn't paint this message" in await told(ada, await ada.menu(DETAILS, message))
