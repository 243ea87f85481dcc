"""Files on their way into a command or beside a message."""

import io

from PIL import Image
from playwright.async_api import expect

from tests.browser.painter import Painter
from tests.browser.visitor import Visitor


def _png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (32, 32), (200, 80, 40)).save(buffer, "PNG")
    return buffer.getvalue()


async def test_dropped_files_fill_the_next_free_attachment_options(visitor: Visitor, painter: Painter) -> None:
    """Two drops, image1 and image2, with thumbnails; the third finds no place and that is said."""
    await visitor.commands_known()
    await visitor.composer.fill("/imagine a fox")
    await expect(visitor.option("prompt")).to_be_focused()
    for name in ("one.png", "two.png"):
        await visitor.drop(name, "image/png", _png())
    await expect(visitor.page.locator('.chip[data-option="image1"] img')).to_be_visible()
    await expect(visitor.page.locator('.chip[data-option="image2"]')).to_contain_text("two.png")
    await visitor.drop("three.png", "image/png", _png())
    await expect(visitor.page.get_by_text("/imagine takes no more files.")).to_be_visible()
    await visitor.option("prompt").press("Enter")
    await expect(visitor.last.get_by_role("button", name="Open picture")).to_have_count(1)
    assert painter.received == ["one.png", "two.png"]


async def test_a_file_is_chosen_by_button_and_removed_by_backspace(visitor: Visitor, painter: Painter) -> None:
    """The chip opens the file dialog, shows the file, and gives it up again."""
    await visitor.commands_known()
    await visitor.composer.fill("/imagine a fox")
    await visitor.adder.fill("image1")
    await visitor.press("Enter")
    empty = visitor.page.get_by_role("button", name="image1: choose a file")
    async with visitor.page.expect_file_chooser() as chooser:
        await expect(empty).to_be_focused()
        await visitor.press("Enter")
    await (await chooser.value).set_files({"name": "chosen.png", "mimeType": "image/png", "buffer": _png()})
    chip = visitor.page.get_by_role("button", name="image1: chosen.png")
    await expect(chip).to_be_focused()
    await visitor.press("Backspace")
    await expect(empty).to_be_focused()
    await visitor.press("Backspace")
    await expect(visitor.page.locator(".chip")).to_have_count(1)


async def test_a_file_without_a_command_goes_beside_the_message(visitor: Visitor, painter: Painter) -> None:
    """Dropped on the empty composer it is sent as the member's own picture."""
    await visitor.drop("mine.png", "image/png", _png())
    await expect(visitor.page.get_by_role("group", name="Files to send")).to_contain_text("mine.png")
    await visitor.composer.press("Enter")
    mine = visitor.page.locator("article[data-message-id]")
    await expect(mine.get_by_role("button", name="Open picture: mine.png")).to_be_visible()
