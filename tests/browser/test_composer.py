"""Filling in a command as in the real client."""

from playwright.async_api import expect

from tests.browser.painter import Painter
from tests.browser.visitor import Visitor


async def test_a_command_is_completed_filled_and_sent_by_keyboard_alone(visitor: Visitor, painter: Painter) -> None:
    """Slash, Tab, prompt, one option, Enter: the pictures stand in the channel."""
    await visitor.commands_known()
    await visitor.composer.focus()
    await visitor.type("/im")
    await expect(visitor.page.get_by_role("option", name="/imagine")).to_have_class("option active")
    await visitor.press("Tab")
    await expect(visitor.option("prompt")).to_be_focused()
    await visitor.type("a fox")
    await visitor.press("Tab")
    await expect(visitor.adder).to_be_focused()
    await visitor.type("pict")
    await visitor.press("Enter")
    await visitor.type("2")
    await visitor.press("Enter")
    await expect(visitor.last.get_by_role("button", name="Open picture")).to_have_count(2)
    await expect(visitor.last).to_contain_text("Ada used /imagine")
    await expect(visitor.last).to_contain_text("a fox, square, 2K")
    await expect(visitor.composer).to_be_focused()


async def test_arrow_keys_choose_among_grouped_commands(visitor: Visitor, painter: Painter) -> None:
    """Down and up move through the list, Esc closes it."""
    await visitor.commands_known()
    await visitor.composer.focus()
    await visitor.type("/")
    options = visitor.page.get_by_role("option")
    await expect(options).to_have_count(8)
    await visitor.press("ArrowDown", "ArrowDown", "ArrowUp")
    await expect(options.nth(1)).to_have_class("option active")
    await expect(visitor.page.get_by_role("listbox")).to_contain_text("Easel")
    await visitor.press("Escape")
    await expect(options).to_have_count(0)


async def test_what_is_missing_or_wrong_is_said_under_its_option_and_nothing_is_sent(
    visitor: Visitor, painter: Painter
) -> None:
    """An empty prompt and 99 pictures are named in words; corrected, the command goes."""
    await visitor.commands_known()
    await visitor.composer.fill("/imagine pictures: 99")
    await visitor.press("Enter")
    alerts = visitor.page.locator(".chip-error")
    await expect(alerts.nth(0)).to_have_text("This option is required. Give it a value.")
    await expect(alerts.nth(1)).to_have_text("Must be a whole number between 1 and 10.")
    await expect(visitor.option("prompt")).to_be_focused()
    await expect(visitor.option("pictures")).to_have_attribute("aria-invalid", "true")
    assert painter.commands == 0
    await visitor.type("a fox")
    await visitor.option("pictures").fill("3")
    await visitor.press("Enter")
    await expect(visitor.last.get_by_role("button", name="Open picture")).to_have_count(3)


async def test_choices_true_false_and_suggestions_are_picked_from_lists(visitor: Visitor, painter: Painter) -> None:
    """Choices filter while typing, booleans are True or False, suggestions come from the bot."""
    await visitor.commands_known()
    await visitor.composer.fill("/imagine a fox")
    await visitor.adder.fill("shape")
    await visitor.press("Enter")
    await visitor.type("ta")
    await expect(visitor.page.get_by_role("option", name="tall picture")).to_be_visible()
    await visitor.press("Enter", "Tab")
    await visitor.type("private")
    await visitor.press("Enter")
    await expect(visitor.page.get_by_role("option")).to_have_text(["True", "False"])
    await visitor.press("Enter", "Tab")
    await visitor.type("size")
    await visitor.press("Enter")
    await expect(visitor.page.get_by_role("option")).to_have_text(["1K pixels", "2K pixels", "4K pixels"])
    await visitor.type("4")
    await expect(visitor.page.get_by_role("option")).to_have_text(["4K pixels"])
    await visitor.press("Enter", "Enter")
    await expect(visitor.last).to_contain_text("a fox: a secret tall of 4K")


async def test_a_choice_that_is_none_is_refused(visitor: Visitor, painter: Painter) -> None:
    """Free text in an option with choices is not sent."""
    await visitor.commands_known()
    await visitor.composer.fill("/imagine a fox")
    await visitor.adder.fill("shape")
    await visitor.press("Enter")
    await visitor.type("round")
    await visitor.press("Enter")
    await expect(visitor.page.locator(".chip-error").last).to_have_text("Pick one of the choices.")
    assert painter.commands == 0


async def test_backspace_removes_an_empty_option_and_esc_leaves_the_command(visitor: Visitor, painter: Painter) -> None:
    """Backspace goes back step by step to the typed slash; Esc empties the composer."""
    await visitor.commands_known()
    await visitor.composer.fill("/imagine ")
    await visitor.adder.fill("pictures")
    await visitor.press("Enter")
    await visitor.press("Backspace")
    await expect(visitor.page.locator(".chip")).to_have_count(1)
    await expect(visitor.option("prompt")).to_be_focused()
    await visitor.press("Backspace")
    await expect(visitor.composer).to_have_value("/imagine")
    await visitor.press("Enter", "Escape")
    await expect(visitor.composer).to_have_value("")


async def test_arrow_up_recalls_the_last_command(visitor: Visitor, painter: Painter) -> None:
    """The command comes back with everything that was filled in."""
    await visitor.send("/imagine a fox pictures: 2")
    await expect(visitor.last.get_by_role("button", name="Open picture")).to_have_count(2)
    await visitor.press("ArrowUp")
    await expect(visitor.option("prompt")).to_have_value("a fox")
    await expect(visitor.option("pictures")).to_have_value("2")


async def test_an_example_fills_the_composer(visitor: Visitor, painter: Painter) -> None:
    """One click on the empty page and the command is ready to send."""
    await visitor.commands_known()
    await visitor.page.get_by_role("group", name="Examples").get_by_role("button").first.click()
    await expect(visitor.option("prompt")).to_have_value("A lighthouse on a cliff at sunset, oil on canvas")


async def test_plain_text_is_answered_by_a_private_note(visitor: Visitor, painter: Painter) -> None:
    """The words are in the channel, and the writer alone is told that this bot answers commands."""
    await visitor.composer.fill("hello there")
    await visitor.press("Enter")
    note = visitor.page.get_by_role("article", name="Note from the playground")
    await expect(note).to_contain_text("only answers commands")
    await expect(visitor.page.locator("article[data-message-id]")).to_contain_text("hello there")
    await note.get_by_role("button", name="Dismiss message").click()
    await expect(note).to_have_count(0)


async def test_without_a_bot_the_page_says_that_it_waits(visitor: Visitor) -> None:
    """The completion explains why it is empty."""
    await visitor.composer.fill("/")
    await expect(visitor.page.locator(".listbox-empty")).to_have_text("The bot is offline: waiting for it to start.")
    await expect(visitor.page.get_by_role("complementary", name="Server").get_by_text("Offline")).to_be_visible()
