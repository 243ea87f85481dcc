"""`/gallery`, `/favourites` and `/tray`: pages, searches, what is opened; and a blend of the tray."""

from typing import Any

import pytest

from playground.fake_discord import demo
from playground.member import Member, buttons, fields, pictures, private, selects, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE, imagined, opened, painted, says, tray_of

Json = dict[str, Any]
drives = pytest.mark.drives


async def gallery(member: Member, command: str = "gallery", /, **options: Any) -> Json:
    message = await member.reply(await member.slash(command, **options), timeout=PATIENCE)
    assert private(message)
    return message


async def turned(member: Member, message: Json, label: str) -> Json:
    after = await opened(member, message, label)
    assert after["id"] == message["id"]
    return after


async def seven(member: Member, prompt: str) -> None:
    """More pictures than a page takes."""
    exchanges = [await member.slash("imagine", prompt=f"{prompt} {n}", quality="1K") for n in range(7)]
    for exchange in exchanges:
        await member.reply(exchange, until=painted(), timeout=PATIENCE)


@drives("/gallery", "item browse.PageButton", "item browse.OpenSelect")
async def test_pages(studio: Open) -> None:
    """Of one's own, the server's and a member's, with and without a search; opened on each page."""
    prompt = "@everyone **x** <@1> \u202e🎨 boat " * 50
    async with studio(concurrent_generations=7) as open_, open_.member("Ada") as ada, open_.member("Bruno") as bruno:
        await seven(ada, prompt)
        await imagined(ada, until=painted(2), pictures=2, spoiler=True, private=True)
        for member, options in (
            (ada, {}),
            (ada, {"search": "boat"}),
            (bruno, {"whose": "server"}),
            (bruno, {"member": demo.ADA, "search": "boat"}),
        ):
            page = await gallery(member, **options)
            assert len(pictures(page)) == 1
            page = await turned(member, page, "▶")
            assert buttons(page)[-1]["disabled"]
            page = await turned(member, page, "◀")
            value = selects(page)[0]["options"][-1]["value"]
            panel = await member.reply(
                await member.select(page, "easel:open", value), until=lambda m: bool(buttons(m)), timeout=PATIENCE
            )
            assert "Favourite" in [button["label"] for button in buttons(panel)]


@drives("/favourites", "item browse.OpenSelect")
async def test_favourites(studio: Open) -> None:
    """None; one of a channel for few, found by a search and opened; the same when that channel is out of sight."""
    async with studio() as open_, open_.member("Olga") as olga, open_.member("Mika") as mika:
        assert "Favourite" in text_of(await gallery(mika, "favourites"))
        _, painting = await imagined(olga.at("moderators"), until=painted(2), pictures=2)
        panel = await opened(mika.at("moderators"), painting, "More", until=lambda m: bool(buttons(m)))
        await mika.press(panel, "Favourite")
        await mika.message(panel["id"], until=lambda m: "Unfavourite" in [b["label"] for b in buttons(m)])
        page = await gallery(mika.at("studio"), "favourites", search="light")
        (option,) = selects(page)[0]["options"]
        await mika.reply(await mika.select(page, "easel:open", option["value"]), until=lambda m: bool(buttons(m)))
        open_.discord.world.change_person(demo.MIKA, roles=())
        page = await gallery(mika, "favourites")
        assert "lighthouse" not in text_of(page)
        assert (selects(page), len(pictures(page))) == ([], 1)


async def test_nothing_to_show(studio: Open) -> None:
    """Of one's own, a member's, the server's, and by a search whose words are full of marks."""
    async with studio() as open_, open_.member("Ada") as ada:
        for options in ({}, {"member": demo.BRUNO}, {"whose": "server"}, {"search": "*_`@everyone> # |" * 5}):
            page = await gallery(ada, **options)
            assert (pictures(page), buttons(page), selects(page)) == ([], [], [])


@drives("/tray", "item tray.TakeOut", "item tray.EmptyButton", "item tray.BlendButton", "form blend", "/blend")
async def test_tray(studio: Open) -> None:
    """Filled with ten, blended by its form and by the command, taken out of, emptied; too few for a blend then."""
    async with studio() as open_, open_.member("Ada") as ada:
        assert "Your tray is empty" in text_of(await gallery(ada, "tray"))
        tray = await tray_of(ada, *(f"{number} {'n' * 90}.png" for number in range(10)))
        assert len(selects(tray)[0]["options"]) == 10
        form = await ada.press(tray, "Blend…")
        (prompt,) = fields(await ada.modal(form))
        message = await ada.reply(await ada.submit_modal(form, {prompt: "x" * 2000}), until=painted(), timeout=PATIENCE)
        assert "10 references" in text_of(message)
        await ada.reply(await ada.slash("blend", prompt="both", quality="1K"), until=painted(), timeout=PATIENCE)
        tray = await gallery(ada, "tray")
        tray = await ada.reply(await ada.choose(tray, selects(tray)[0]["options"][9]["value"]), timeout=PATIENCE)
        assert len(selects(tray)[0]["options"]) == 9
        form = await ada.press(tray, "Blend…")
        await ada.modal(form)
        assert "Your tray is empty" in text_of(await opened(ada, tray, "Empty"))
        sent = await ada.submit_modal(form, {prompt: "both"})
        assert "A blend needs two" in text_of(await ada.reply(sent, until=says("A blend")))
        assert "A blend needs two" in text_of(await ada.reply(await ada.slash("blend", prompt="both")))
