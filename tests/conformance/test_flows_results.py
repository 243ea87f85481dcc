"""The buttons below a result, the form behind Edit…, and the private panel behind More."""

import asyncio
from typing import Any

import pytest

from playground.member import Exchange, Member, buttons, fields, pictures, private, selects, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE, imagined, opened, painted, picture, says

Json = dict[str, Any]
drives = pytest.mark.drives
_ADDRESS = "/channels/{channel_id}/messages/{message_id}"


async def grown(member: Member, exchange: Exchange) -> Json:
    """The gallery that came of a press."""
    return await member.reply(exchange, until=painted(), timeout=PATIENCE)


async def changed(member: Member, exchange: Exchange, panel: Json, words: str) -> Json:
    """The same message, once it or one of its buttons says so."""
    await member.acknowledged(exchange)
    told = lambda m: words in text_of(m) or any(words == each["label"] for each in buttons(m))  # noqa: E731
    return await member.message(panel["id"], until=told, timeout=PATIENCE)


def panel_is_there(message: Json) -> bool:
    return bool(buttons(message))


@drives("item results.Again", "item results.Vary", "item results.Enlarge")
async def test_one_picture_grows(studio: Open) -> None:
    """Again, Vary, and 4K at once; what was painted at 4K offers no 4K."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Bruno") as bruno:
        _, gallery = await imagined(ada, until=painted())
        await grown(bruno, await bruno.press(gallery, "Again"))
        await grown(ada, await ada.press(gallery, "Vary"))
        large = await grown(ada, await ada.press(gallery, "4K"))
        assert "4K" in [button["label"] for button in buttons(gallery)]
        assert "4K" not in [button["label"] for button in buttons(large)]


@drives("item results.VaryOne", "item results.EnlargeOne")
async def test_one_of_several_grows(studio: Open) -> None:
    """After the question which of fifteen; the last of them, in another message than the first ten."""
    async with studio() as open_, open_.member("Ada") as ada:
        exchange, _ = await imagined(ada, until=painted(10), pictures=15)
        last = await ada.reply(exchange, until=painted(5), timeout=PATIENCE)
        for button in ("Vary", "4K"):
            question = await opened(ada, last, button)
            assert private(question)
            assert len(selects(question)[0]["options"]) == 15
            await grown(ada, await ada.choose(question, "Picture 15"))


@drives("item results.Edit", "form edit")
async def test_edit(studio: Open) -> None:
    """The form with its prompt, which of two pictures, and nine further references; then one left as it is."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, gallery = await imagined(ada, until=painted(2), pictures=2)
        form = await ada.press(gallery, "Edit…")
        prompt, choice, further = fields(await ada.modal(form))
        files = [(f"{number}.png", picture()) for number in range(9)]
        sent = await ada.submit_modal(form, {prompt: "a red lighthouse", choice: "2", further: files})
        assert "10 references" in text_of(await grown(ada, sent))
        assert len(list(open_.gmi.ledger.records.values())[-1].payload["image"]) == 10
        form = await ada.press(gallery, "Edit…")
        await grown(ada, await ada.submit_modal(form, {}))


async def test_the_longest_prompt_is_edited(studio: Open) -> None:
    """A form takes what a command took."""
    prompt = ("@everyone **x** <@1> \u202e🎨 " * 200)[:2000]
    async with studio() as open_, open_.member("Ada") as ada:
        _, gallery = await imagined(ada, until=painted(), prompt=prompt)
        form = await ada.press(gallery, "Edit…")
        assert fields(await ada.modal(form))["What it should show"]["value"]
        await grown(ada, await ada.submit_modal(form, {}))


@drives("item results.More", "item more.Choose", "item more.Mark", "item more.Use")
async def test_the_panel(studio: Open) -> None:
    """Another picture in it, marked and unmarked, put into the tray; by who did not paint it."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Bruno") as bruno:
        _, gallery = await imagined(ada, until=painted(3), pictures=3)
        panel = await opened(bruno, gallery, "More", until=panel_is_there)
        assert private(panel)
        panel = await changed(bruno, await bruno.choose(panel, "Picture 3"), panel, "Picture 3 of 3")
        panel = await changed(bruno, await bruno.press(panel, "Favourite"), panel, "Unfavourite")
        panel = await changed(bruno, await bruno.press(panel, "Unfavourite"), panel, "Favourite")
        tray = await opened(bruno, panel, "Use as reference", until=says("your tray"))
        assert pictures(tray)


@drives("item more.Details", "item details.DetailsOf")
async def test_details(studio: Open) -> None:
    """With parent and child, another picture, and a prompt that only fits into a file."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, gallery = await imagined(ada, until=painted(2), pictures=2, prompt="🦊" * 2000)
        question = await opened(ada, gallery, "Vary")
        child = await grown(ada, await ada.choose(question, "Picture 1"))
        for message, words in ((gallery, "**Grown out of it:**"), (child, "**Varied** from")):
            panel = await opened(ada, message, "More", until=panel_is_there)
            details = await opened(ada, panel, "Details")
            assert words in text_of(details)
            assert [each["filename"] for each in details["attachments"]] == ["prompt.txt"]
        panel = await opened(ada, gallery, "More", until=panel_is_there)
        details = await opened(ada, panel, "Details")
        await changed(ada, await ada.choose(details, "Picture 2"), details, "Picture 2 of 2")


@drives("item more.Delete", "item more.Back", "item removing.DeleteSurely")
async def test_deleting(studio: Open) -> None:
    """Kept, then deleted by a moderator out of two messages, with one try that Discord refuses."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Mika") as mika:
        exchange, first = await imagined(ada, until=painted(10), pictures=12)
        last = await ada.reply(exchange, until=painted(2), timeout=PATIENCE)
        panel = await opened(mika, last, "More", until=panel_is_there)
        question = await changed(mika, await mika.press(panel, "Delete…"), panel, "Keep")
        panel = await changed(mika, await mika.press(question, "Keep"), panel, "Details")
        question = await changed(mika, await mika.press(panel, "Delete…"), panel, "Keep")
        open_.discord_fault("missing_permissions", route="DELETE /channels/")
        left = await changed(mika, await mika.press(question, "Delete"), panel, "Try again")
        open_.discord.faults.set([])
        await mika.press(left, "Try again")
        for message in (first, last):
            await ada.gone(message)
        statuses = [each["status"] for each in open_.exchanges if each["method"] == "DELETE"]
        assert statuses == [403, 403, 204, 204]


async def test_a_private_picture_is_deleted(studio: Open) -> None:
    """Its message is the member's own to dismiss."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, gallery = await imagined(ada, until=painted(), private=True)
        panel = await opened(ada, gallery, "More", until=panel_is_there)
        question = await changed(ada, await ada.press(panel, "Delete…"), panel, "Keep")
        done = await changed(ada, await ada.press(question, "Delete"), panel, "The picture is deleted")
        assert "dismiss" in text_of(done)


@drives("item fetching.Fetch")
async def test_what_discord_did_not_take_is_fetched(studio: Open) -> None:
    """A private reply whose token died: found among the jobs, and fetched in two messages."""
    async with studio() as open_, open_.member("Ada") as ada:
        open_.discord_fault("expired_token", route="PATCH /webhooks")
        await ada.slash("imagine", prompt="a boat", quality="1K", private=True, pictures=12)
        async with asyncio.timeout(PATIENCE):
            while "ready to fetch" not in text_of(jobs := await ada.reply(await ada.slash("jobs"))):
                pass
        open_.discord.faults.set([])
        fetched = await ada.press(jobs, "Fetch")
        assert private(await ada.reply(fetched, until=painted(10), timeout=PATIENCE))
        assert private(await ada.reply(fetched, until=painted(2), timeout=PATIENCE))


async def test_addresses_are_asked_for(studio: Open) -> None:
    """Where a picture's original is gone, Discord is asked where it serves its copy."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, gallery = await imagined(ada, until=painted())
        panel = await opened(ada, gallery, "More", until=panel_is_there)
        for path in (open_.data_dir / "pictures").rglob("*"):
            if path.is_file():
                path.unlink()
        await opened(ada, panel, "Use as reference", until=says("your tray"))
        assert ("GET", _ADDRESS) in {(each["method"], each["route"]) for each in open_.exchanges}
