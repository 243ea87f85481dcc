"""Buttons, selects, modals, menus and the lightbox."""

from playwright.async_api import expect

from tests.browser.painter import Painter
from tests.browser.visitor import Visitor
from tests.playground.discord.tiny_bot import JumpingClock


async def test_buttons_press_edit_link_and_stay_disabled(visitor: Visitor, painter: Painter) -> None:
    """A press edits the message; a disabled button cannot be pressed; a link is a link."""
    await visitor.send("/buttons")
    await visitor.last.get_by_role("button", name="Again").click()
    await expect(visitor.last).to_contain_text("pressed")
    await expect(visitor.last).not_to_contain_text("not pressed")
    await expect(visitor.last.get_by_role("button", name="Off")).to_be_disabled()
    link = visitor.last.get_by_role("link", name="Manual")
    await expect(link).to_have_attribute("href", "https://example.org/manual")


async def test_a_button_waits_visibly_and_then_says_that_it_failed(
    visitor: Visitor, painter: Painter, clock: JumpingClock
) -> None:
    """Unanswered, the button is busy until its 3 seconds are over."""
    await visitor.send("/buttons")
    quiet = visitor.last.get_by_role("button", name="Quiet")
    await quiet.click()
    await expect(quiet).to_have_attribute("aria-busy", "true")
    clock.jump(4)
    await expect(visitor.last.get_by_role("alert")).to_have_text("This interaction failed")
    await expect(quiet).not_to_have_attribute("aria-busy", "true")


async def test_a_select_is_used_by_keyboard(visitor: Visitor, painter: Painter) -> None:
    """Enter opens it, arrows move, Enter chooses."""
    await visitor.send("/buttons")
    select = visitor.last.get_by_role("combobox", name="Pick a colour")
    await select.focus()
    await visitor.press("Enter")
    await expect(visitor.page.get_by_role("option")).to_have_text(["red", "blue"])
    await visitor.press("ArrowDown", "Enter")
    await expect(visitor.last).to_contain_text("picked blue")


async def test_a_select_lists_the_server_and_may_be_left_empty(visitor: Visitor, painter: Painter) -> None:
    """Channels, roles, members and both; what was chosen is taken back by choosing it again, and no list is cut off."""
    await visitor.send("/places")
    await expect(visitor.last.get_by_role("combobox")).to_have_count(4)
    message = await visitor.this()
    for label, option, told in (
        ("One channel", "#gallery", "gallery"),
        ("Two roles", "@Moderator", "Moderator"),
        ("A member", "Bruno", "Bruno"),
        ("Anybody", "@Admin", "Admin"),
    ):
        select = message.get_by_role("combobox", name=label)
        for words in (told, "nothing"):
            await select.click()
            await expect(message.get_by_role("listbox")).to_be_in_viewport(ratio=0.99)
            await message.get_by_role("option", name=option, exact=True).click()
            await visitor.press("Escape")
            await expect(message.locator(".text").first).to_contain_text(words, ignore_case=True)
        await expect(select).to_have_text(label)


async def test_a_file_behind_a_spoiler_is_revealed_before_it_is_opened(visitor: Visitor, painter: Painter) -> None:
    """The first press uncovers its name alone."""
    await visitor.send("/places")
    cover = visitor.last.get_by_role("button", name="Spoiler, press to reveal")
    await cover.click()
    await expect(cover).to_have_count(0)
    await expect(visitor.last.get_by_role("link", name="names.csv")).to_be_visible()


async def test_a_modal_checks_its_fields_sends_them_and_closes(visitor: Visitor, painter: Painter) -> None:
    """Too short a text is named in the dialog; filled in, the bot gets it."""
    await visitor.send("/buttons")
    await visitor.last.get_by_role("button", name="Ask").click()
    dialog = visitor.page.get_by_role("dialog", name="Edit the prompt")
    prompt = dialog.get_by_role("textbox", name="Prompt")
    await expect(prompt).to_be_focused()
    await visitor.type("ab")
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog.locator(".field-error").first).to_have_text("Too short: 2 characters, at least 3 are needed.")
    await prompt.fill("a heron")
    await dialog.get_by_role("combobox", name="Shape").click()
    await dialog.get_by_role("option", name="tall").click()
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog).to_have_count(0)
    await expect(visitor.last).to_contain_text("a heron as tall")


async def test_menus_of_messages_and_members_reach_the_bot(visitor: Visitor, painter: Painter) -> None:
    """Right click on a message, and the button of an avatar, offer the bot's menu commands."""
    await visitor.send("/say hello")
    await expect(visitor.last).to_contain_text("hello")
    await visitor.last.locator(".text").click(button="right")
    await visitor.page.get_by_role("menuitem", name="Picture details").click()
    await expect(visitor.last).to_contain_text("details of hello")
    await expect(visitor.last).to_contain_text("Ada used Picture details")
    await visitor.page.get_by_role("button", name="Actions for Easel").first.focus()
    await visitor.press("Enter")
    await expect(visitor.page.get_by_role("menuitem", name="Paint this avatar")).to_be_focused()
    await visitor.press("Enter")
    await expect(visitor.last).to_contain_text("an avatar of Easel")


async def test_the_lightbox_opens_turns_and_gives_the_focus_back(visitor: Visitor, painter: Painter) -> None:
    """Large picture, alt text, arrows, a trapped focus, Esc."""
    await visitor.send("/imagine a fox pictures: 3")
    first = visitor.last.get_by_role("button", name="Open picture: alt text 0")
    await first.click()
    box = visitor.page.get_by_role("dialog", name="Picture")
    await expect(box.get_by_role("img", name="alt text 0")).to_be_visible()
    await visitor.press("ArrowRight")
    await expect(box.get_by_role("img", name="alt text 1")).to_be_visible()
    await expect(box).to_contain_text("2 of 3")
    await visitor.press("ArrowLeft", "ArrowLeft")
    await expect(box.get_by_role("img", name="alt text 2")).to_be_visible()
    href = await box.get_by_role("link", name="Open original").get_attribute("href")
    assert href is not None
    assert "picture-2.png" in href
    for _ in range(8):
        await visitor.press("Tab")
        assert await box.evaluate("(node) => node.contains(document.activeElement)")
    await visitor.press("Escape")
    await expect(box).to_have_count(0)
    await expect(first).to_be_focused()
