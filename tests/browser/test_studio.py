"""The studio around a picture, as a person meets it: the real bot, its twins, the page."""

from collections.abc import Mapping

import pytest
from playwright.async_api import Locator, expect

from playground.fake_discord import avatars
from playground.member import Member, buttons
from playground.stage import Stage
from tests.browser.visitor import Visitor

_PATIENCE = 40_000


def reference(name: str) -> Mapping[str, object]:
    """A small picture as a file of the page's own dialogs."""
    data = avatars.own(avatars.hashed(name), 512, "png")
    return {"name": f"{name}.png", "mimeType": "image/png", "buffer": data}


async def finished(guest: Visitor, count: int) -> Locator:
    """The newest message, once it shows `count` pictures and its buttons."""
    await expect(guest.last.get_by_role("button", name="Again")).to_be_visible(timeout=_PATIENCE)
    await expect(guest.last.get_by_role("button", name="Open picture")).to_have_count(count)
    return await guest.this()


async def painted(guest: Visitor, prompt: str, count: int = 1) -> Locator:
    """The message with `count` small pictures that Ada asked for."""
    await guest.commands_known(_PATIENCE)
    await guest.send(f"/imagine {prompt} pictures: {count} size: 1024x1024")
    return await finished(guest, count)


async def opened(guest: Visitor, message: Locator) -> Locator:
    """The private panel behind More."""
    await message.get_by_role("button", name="More", exact=True).click()
    await expect(guest.last.get_by_role("button", name="Details")).to_be_visible()
    return await guest.this()


async def test_two_pictures_are_blended_in_their_order(guest: Visitor) -> None:
    """Dropped one after the other, sent with a prompt that calls them by number."""
    await guest.commands_known(_PATIENCE)
    await guest.composer.fill("/blend the fox of picture 1 in the garden of picture 2 ")
    await expect(guest.option("prompt")).to_be_focused()
    for name in ("fox", "garden"):
        file = reference(name)
        await guest.drop(str(file["name"]), "image/png", file["buffer"])  # pyright: ignore[reportArgumentType]
    await expect(guest.page.locator('.chip[data-option="image1"]')).to_contain_text("fox.png")
    await expect(guest.page.locator('.chip[data-option="image2"]')).to_contain_text("garden.png")
    await guest.option("prompt").press("Enter")
    await finished(guest, 1)
    await expect(guest.last).to_contain_text("Ada used /blend")
    await expect(guest.last).to_contain_text("2 references")


async def test_a_picture_is_edited_by_a_form_that_outlives_the_bot(guest: Visitor, stage: Stage) -> None:
    """The prompt stands there; the second picture and a file are chosen; the bot is killed before it is sent."""
    message = await painted(guest, "a quiet harbour", 2)
    await message.get_by_role("button", name="Edit…").click()
    form = guest.page.get_by_role("dialog", name="Edit this picture")
    prompt = form.get_by_role("textbox", name="What it should show")
    await expect(prompt).to_have_value("a quiet harbour")
    await prompt.fill("a quiet harbour in the snow")
    await form.get_by_role("combobox", name="Which picture?").click()
    await form.get_by_role("option", name="Picture 2").click()
    await form.get_by_label("Further references").set_input_files([reference("snow")])  # pyright: ignore[reportArgumentType]
    assert stage.bot is not None
    stage.bot.process.kill()
    await stage.bot.process.wait()
    await expect(guest.page.get_by_text("The bot is offline")).to_be_visible()
    await stage.start_bot()
    await expect(guest.page.get_by_text("The bot is offline")).to_have_count(0, timeout=_PATIENCE)
    await form.get_by_role("button", name="Submit").click()
    await expect(form).to_have_count(0)
    await finished(guest, 1)
    await expect(guest.last).to_contain_text("a quiet harbour in the snow")
    await expect(guest.last).to_contain_text("2 references")
    panel = await opened(guest, guest.last)
    await panel.get_by_role("button", name="Details").click()
    await expect(guest.last).to_contain_text("Edited from Picture 2")


async def test_one_of_several_pictures_is_varied(guest: Visitor) -> None:
    """Asked which one is meant, a select answers; the variation stands below."""
    message = await painted(guest, "three boats", 2)
    await message.get_by_role("button", name="Vary").click()
    await expect(guest.last).to_contain_text("Which picture?")
    await guest.last.get_by_role("combobox", name="Which picture?").click()
    await guest.last.get_by_role("option", name="Picture 2").click()
    await finished(guest, 1)
    await expect(guest.last).to_contain_text("three boats")
    await expect(guest.last).to_contain_text("1 reference")


async def test_a_picture_is_painted_again_at_4k(guest: Visitor) -> None:
    """Four times the pixels of a side, and no 4K button any more."""
    message = await painted(guest, "a bell tower")
    await message.get_by_role("button", name="4K").click()
    await finished(guest, 1)
    await expect(guest.last).to_contain_text("4096 × 4096")
    await expect(guest.last.get_by_role("button", name="4K")).to_have_count(0)


async def test_a_picture_is_deleted_for_everybody_once_it_was_asked(guest: Visitor) -> None:
    """Bruno, who may not, is not offered it; Ada is asked, keeps it, is asked again, and it is gone for both."""
    message = await painted(guest, "a mistake")
    other = Visitor(await guest.page.context.new_page(), guest.url)
    await other.open()
    await other.speak_as("Bruno")
    await other.commands_known()
    seen = other.messages.filter(has_text="a mistake").filter(has_text="Ada used")
    panel = await opened(other, seen)
    await expect(panel.get_by_role("button", name="Delete…")).to_have_count(0)
    panel = await opened(guest, message)
    await panel.get_by_role("button", name="Delete…").click()
    await expect(panel).to_contain_text("This can't be undone.")
    await panel.get_by_role("button", name="Keep").click()
    await panel.get_by_role("button", name="Delete…").click()
    await panel.get_by_role("button", name="Delete", exact=True).click()
    await expect(panel).to_contain_text("The picture is deleted.")
    await expect(message).to_have_count(0)
    await expect(seen).to_have_count(0)


async def test_a_select_chooses_which_picture_the_panel_is_about(guest: Visitor) -> None:
    """Title, small picture and details follow the choice, and a favourite is remembered for that one."""
    message = await painted(guest, "two lanterns", 2)
    panel = await opened(guest, message)
    await expect(panel).to_contain_text("Picture 1 of 2")
    before = await panel.get_by_role("img").get_attribute("src")
    await panel.get_by_role("combobox", name="Which picture?").click()
    await panel.get_by_role("option", name="Picture 2").click()
    await expect(panel).to_contain_text("Picture 2 of 2")
    assert await panel.get_by_role("img").get_attribute("src") != before
    await panel.get_by_role("button", name="Favourite", exact=True).click()
    await expect(panel.get_by_role("button", name="Unfavourite")).to_be_visible()
    await guest.send("/favourites")
    await expect(guest.last).to_contain_text("two lanterns")


async def test_a_gallery_is_paged_and_leads_back_to_its_pictures(guest: Visitor, stage: Stage) -> None:
    """Seven of Bruno's pictures on two pages, each with its sheet; one is opened, and its message is found."""
    async with Member(stage.url, "Bruno", channel="gallery") as bruno:
        await bruno.offered("imagine", timeout=30)
        for number in range(7):
            sent = await bruno.slash("imagine", prompt=f"bruno's number {number}", size="1024x1024")
            await bruno.reply(sent, until=lambda m: any(b.get("label") == "Again" for b in buttons(m)), timeout=40)
    await guest.speak_as("Bruno")
    await guest.commands_known(_PATIENCE)
    await guest.send("/gallery")
    await expect(guest.last).to_contain_text("Your pictures", timeout=_PATIENCE)
    gallery = await guest.this()
    await expect(gallery).to_contain_text("number 6")
    await expect(gallery.get_by_role("button", name="Page 1 of 2")).to_be_disabled()
    first = await gallery.get_by_role("img").get_attribute("src")
    await gallery.get_by_role("button", name="▶").click()
    await expect(gallery).to_contain_text("number 0")
    await expect(gallery.get_by_role("button", name="Page 2 of 2")).to_be_disabled()
    assert await gallery.get_by_role("img").get_attribute("src") != first
    await gallery.get_by_role("combobox", name="Open a picture…").click()
    await gallery.get_by_role("option", name="number 0").click()
    await expect(guest.last.get_by_role("link", name="Go to message")).to_be_visible(timeout=_PATIENCE)
    await guest.last.get_by_role("link", name="Go to message").click()
    await expect(guest.page.get_by_role("heading", name="Welcome to #gallery!")).to_have_count(1)
    await expect(
        guest.page.get_by_role("log").get_by_role("article").filter(has_text="number 0").first
    ).to_be_in_viewport()


async def test_references_are_collected_in_a_tray_and_emptied(guest: Visitor) -> None:
    """By the menu of a message, by the panel of a picture; the tray shows them by number until it is emptied."""
    message = await painted(guest, "a paper lantern")
    await message.locator(".text").first.click(button="right")
    await guest.page.get_by_role("menuitem", name="Use as reference").click()
    await expect(guest.last).to_contain_text("Your tray", timeout=_PATIENCE)
    await guest.drop("mine.png", "image/png", reference("mine")["buffer"])  # pyright: ignore[reportArgumentType]
    await guest.composer.press("Enter")
    mine = guest.messages.filter(has=guest.page.get_by_role("button", name="Open picture: mine.png")).last
    await expect(mine).to_be_visible()
    await mine.hover()
    await mine.get_by_role("button", name="More actions").click()
    await guest.page.get_by_role("menuitem", name="Use as reference").click()
    await expect(guest.last).to_contain_text("Picture 2: mine.png", timeout=_PATIENCE)
    await guest.send("/tray")
    await expect(guest.last).to_contain_text("Picture 2: mine.png", timeout=_PATIENCE)
    tray = await guest.this()
    await expect(tray.get_by_role("img", name="The 2 pictures in your tray, by their numbers")).to_be_visible()
    await tray.get_by_role("button", name="Empty").click()
    await expect(tray).to_contain_text("Your tray is empty")
    await expect(tray.get_by_role("img")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 400])
async def test_a_result_fits_wherever_it_is_read(guest: Visitor, width: int) -> None:
    """The five buttons stand in one line, at a desk and on a phone."""
    await guest.page.set_viewport_size({"width": width, "height": 800})
    message = await painted(guest, "a small boat")
    row = message.get_by_role("group").filter(has_text="Vary").get_by_role("button")
    await expect(row).to_have_text(["Again", "Edit…", "Vary", "4K", "More"])
    boxes = [box for each in await row.all() if (box := await each.bounding_box())]
    assert len({box["y"] for box in boxes}) == 1
    assert max(box["x"] + box["width"] for box in boxes) <= width
