"""What is done with a finished picture: choosing, editing, varying, deleting, paging, a spoiler, a member's avatar."""

from playwright.async_api import Locator, expect

from playground.fake_discord import FakeDiscord, avatars, demo
from tests.browser.painter import Painter
from tests.browser.visitor import Visitor

_LABELS = ["Again", "Edit…", "Vary", "4K", "More"]


def reference(name: str) -> bytes:
    """A small PNG."""
    return avatars.own(avatars.hashed(name), 64, "png")


async def shown(visitor: Visitor, line: str) -> Locator:
    """The message that a command line leads to, told apart from those that follow it."""
    await visitor.send(line)
    await expect(
        visitor.last.get_by_role("button", name="Open picture").or_(_spoilers(visitor.last)).first
    ).to_be_visible()
    return await visitor.this()


def _spoilers(message: Locator) -> Locator:
    return message.get_by_role("button", name="Spoiler, press to reveal the picture")


async def test_a_select_chooses_the_picture_that_is_meant(visitor: Visitor, painter: Painter) -> None:
    """The choice is shown in the select and in the words above, in the same message."""
    message = await shown(visitor, "/result a fox pictures: 3")
    select = message.get_by_role("combobox")
    await expect(select).to_have_text("Picture 1")
    await select.click()
    await message.get_by_role("option", name="Picture 3").click()
    await expect(message).to_contain_text("picture 3 is chosen")
    await expect(select).to_have_text("Picture 3")
    await expect(select).to_be_focused()
    await visitor.press("Enter", "ArrowUp", "Enter")
    await expect(message).to_contain_text("picture 2 is chosen")
    await expect(visitor.messages).to_have_count(1)


async def test_a_picture_is_edited_by_a_modal_with_further_references(visitor: Visitor, painter: Painter) -> None:
    """The prompt is there already; another picture and two files are chosen, shown, and sent."""
    message = await shown(visitor, "/result a fox pictures: 2")
    await message.get_by_role("button", name="Edit…").click()
    dialog = visitor.page.get_by_role("dialog", name="Edit this picture")
    prompt = dialog.get_by_role("textbox", name="Prompt")
    await expect(prompt).to_have_value("a fox")
    await prompt.fill("a fox at night")
    await dialog.get_by_role("combobox", name="Which picture").click()
    await dialog.get_by_role("option", name="Picture 2").click()
    files = [{"name": f"{n}.png", "mimeType": "image/png", "buffer": reference(n)} for n in ("moon", "snow")]
    await dialog.get_by_label("Further references").set_input_files(files)  # pyright: ignore[reportArgumentType]
    await expect(dialog.get_by_role("listitem").filter(has_text="moon.png").locator("img")).to_be_visible()
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog).to_have_count(0)
    await expect(visitor.last).to_contain_text("a fox at night; picture 2; moon.png, snow.png")
    await expect(visitor.last).to_contain_text("Only you can see this")


async def test_another_picture_comes_as_a_new_message_that_points_back(visitor: Visitor, painter: Painter) -> None:
    """Vary and 4K leave the first message as it is and answer below it."""
    message = await shown(visitor, "/result a fox")
    for label in ("Vary", "4K"):
        await message.get_by_role("button", name=label).click()
        await expect(visitor.last).to_contain_text(f"{label}: a fox")
        await expect(visitor.last.get_by_role("button", name="Open picture")).to_have_count(1)
    await expect(visitor.messages).to_have_count(3)
    await visitor.last.get_by_role("button", name="Easel a fox").click()
    await expect(message).to_be_in_viewport()


async def test_a_deleted_picture_disappears_at_once_for_everybody(visitor: Visitor, painter: Painter) -> None:
    """Ada deletes it in her private panel; Bruno's open page loses it without being reloaded."""
    message = await shown(visitor, "/result a fox")
    other = Visitor(await visitor.page.context.new_page(), visitor.url)
    await other.open()
    await other.speak_as("Bruno")
    await expect(other.messages).to_have_count(1)
    await message.get_by_role("button", name="More", exact=True).click()
    await expect(visitor.last.get_by_role("link", name="Original")).to_have_attribute("target", "_blank")
    await visitor.last.get_by_role("button", name="Delete").click()
    await expect(message).to_have_count(0)
    await expect(visitor.last).to_contain_text("Deleted.")
    await expect(other.messages).to_have_count(0)


async def test_a_private_gallery_turns_its_pages_in_place(visitor: Visitor, painter: Painter) -> None:
    """One message, another sheet each time, no way past the ends, and nobody else sees it."""
    message = await shown(visitor, "/pages")
    newer, older = (message.get_by_role("button", name=name) for name in ("Newer", "Older"))
    await expect(newer).to_be_disabled()
    for number in (2, 3):
        await older.click()
        await expect(message).to_contain_text(f"Page {number} of 3")
        sheet = message.get_by_role("img", name=f"Sheet {number}")
        await expect(sheet).to_have_js_property("complete", value=True)
        assert await sheet.evaluate("(image) => image.naturalWidth") == 960
    await expect(older).to_be_disabled()
    await newer.click()
    await expect(message).to_contain_text("Page 2 of 3")
    await expect(visitor.messages).to_have_count(1)
    await visitor.speak_as("Bruno")
    await expect(visitor.page.get_by_role("heading", name="Welcome to #studio!")).to_be_visible()
    await expect(visitor.messages).to_have_count(0)


async def test_a_spoiler_is_revealed_before_it_is_opened(visitor: Visitor, painter: Painter) -> None:
    """The first press shows that one picture, the second opens it; the other stays covered."""
    message = await shown(visitor, "/result a secret pictures: 2 spoiler: True")
    await expect(_spoilers(message)).to_have_count(2)
    await _spoilers(message).first.click()
    await expect(_spoilers(message)).to_have_count(1)
    await expect(visitor.page.get_by_role("dialog", name="Picture")).to_have_count(0)
    await message.get_by_role("button", name="Open picture: a secret 0").click()
    await expect(visitor.page.get_by_role("dialog", name="Picture")).to_be_visible()


async def test_a_member_s_avatar_is_shown_and_offered_to_the_bot(visitor: Visitor, painter: Painter) -> None:
    """Bruno has a picture in the list of members, and a menu there."""
    bruno = visitor.page.get_by_role("button", name="Actions for Bruno")
    picture = bruno.locator("img.avatar")
    await expect(picture).to_have_js_property("complete", value=True)
    assert await picture.evaluate("(image) => image.naturalWidth") == 128
    await bruno.click(button="right")
    await visitor.page.get_by_role("menuitem", name="Paint this avatar").click()
    await expect(visitor.last).to_contain_text("an avatar of bruno")
    await expect(visitor.last).to_contain_text("Ada used Paint this avatar")


async def test_ten_dropped_files_keep_their_order(visitor: Visitor, painter: Painter) -> None:
    """Every file takes the next option; the eleventh finds no place."""
    await visitor.commands_known()
    await visitor.composer.fill("/blend together ")
    for number in range(1, 11):
        await visitor.drop(f"ref{number}.png", "image/png", reference(str(number)))
    await expect(visitor.page.locator('.chip[data-option="image10"]')).to_contain_text("ref10.png")
    await visitor.drop("ref11.png", "image/png", reference("11"))
    await expect(visitor.page.get_by_text("/blend takes no more files.")).to_be_visible()
    await visitor.option("prompt").press("Enter")
    await expect(visitor.last).to_contain_text("together: " + " ".join(f"ref{n}.png" for n in range(1, 11)))


async def test_the_five_buttons_stand_in_one_line_on_a_phone(visitor: Visitor, painter: Painter) -> None:
    """At 400 px none wraps, none sticks out, and each is large enough for a thumb."""
    await visitor.page.set_viewport_size({"width": 400, "height": 800})
    message = await shown(visitor, "/result a fox")
    buttons = message.get_by_role("group").filter(has_text="Vary").get_by_role("button")
    await expect(buttons).to_have_text(_LABELS)
    boxes = [await each.bounding_box() for each in await buttons.all()]
    assert len({box["y"] for box in boxes if box}) == 1
    assert all(box and box["height"] >= 40 and box["x"] + box["width"] <= 400 for box in boxes)


async def test_an_age_restricted_channel_is_marked(visitor: Visitor, painter: Painter, server: FakeDiscord) -> None:
    """The mark stands beside its name, and beside no other."""
    channels = visitor.page.get_by_role("navigation", name="Channels")
    await expect(channels.get_by_role("button").filter(has_text="18+")).to_have_text("after-dark18+")
    assert server.world.channels[demo.AFTER_DARK].nsfw
